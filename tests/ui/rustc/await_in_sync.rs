use primed::prelude::*;

#[generator]
fn pinned() -> impl PinnedGenerator<Yield = u8> {
    std::future::ready(()).await;
    yield_!(1);
}

#[generator]
fn explicit() -> impl Iterator<Item = u8> {
    yield_!(std::future::ready(1).await);
}

#[generator]
fn in_an_argument() -> impl PinnedGenerator<Yield = u8> {
    println!("{}", std::future::ready(1).await);
    yield_!(2);
}

#[generator]
fn misnamed() -> impl PinnedGenerator<Item = u8> {
    yield_!(2);
}

fn main() {
    let _ = (pinned(), explicit(), in_an_argument(), misnamed());
}
