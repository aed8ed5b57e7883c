use primed::prelude::*;

#[generator(prime = maybe)]
fn one() -> impl Generator<u32, Yield = u32> {
    yield_!(1);
}

#[generator(prime, prime)]
fn two() -> impl Generator<u32, Yield = u32> {
    yield_!(1);
}

#[generator(iterator, generator)]
fn three() -> impl Generator<u32, Yield = u32> {
    yield_!(1);
}

fn main() {
    let _ = (one().prime(), two().prime(), three().prime());
}
