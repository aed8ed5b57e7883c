use futures::Stream;
use primed::prelude::*;

#[generator]
fn higher_ranked() -> impl for<'a> PinnedGenerator<&'a str, Yield = usize> {
    let mut last = 0;
    loop {
        last = yield_!(last).len();
    }
}

#[generator(prime)]
fn primed() -> impl Stream<Item = u8> {
    yield_!(1);
}

#[generator]
fn catches() -> impl Stream<Item = u8> {
    let _ = try_yield!(1);
}

#[generator]
fn never() -> impl AsyncGenerator<Yield = u8> {
    std::future::ready(()).await;
}

#[generator]
async fn awaits() -> impl Stream<Item = u8> {
    yield_!(1);
}

fn main() {
    let _ = (higher_ranked(), primed(), catches(), never(), awaits());
}
