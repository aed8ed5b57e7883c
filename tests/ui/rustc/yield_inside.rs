use futures::Stream;
use primed::prelude::*;

#[generator]
fn in_async_block() -> impl Stream<Item = u8> {
    let later = async { yield_!(1) };
    later.await;
}

#[generator]
fn in_closure() -> impl AsyncGenerator<Yield = u8> {
    [1, 2].iter().for_each(|n| yield_!(*n));
}

fn main() {
    let _ = (in_async_block(), in_closure());
    let _ = primed::stream! {
        let later = async { yield 1 };
        later.await;
        yield 2;
    };
}
