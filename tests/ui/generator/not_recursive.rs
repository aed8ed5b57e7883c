use primed::prelude::*;

#[generator(recursive)]
fn once(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
}

#[generator(recursive = other)]
fn by_path(n: u32) -> impl Generator<Yield = u32> {
    yield_from!(once(n));
}

#[generator(recursive)]
fn pinned(n: u32) -> impl PinnedGenerator<Yield = u32> {
    yield_from!(Box::pin(pinned(n)));
}

fn main() {}
