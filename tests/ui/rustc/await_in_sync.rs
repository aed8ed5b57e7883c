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

fn main() {
    let _ = (pinned(), explicit());
}
