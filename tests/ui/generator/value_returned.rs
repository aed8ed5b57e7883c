use primed::prelude::*;

#[generator]
fn counter(stop: bool) -> impl Iterator<Item = u32> {
    yield_!(1);
    if stop {
        return 2;
    }
    yield_!(3);
}

#[generator]
fn tail() -> impl Iterator<Item = u32> {
    yield_!(1);
    2
}

fn main() {
    let _: u32 = counter(true).chain(tail()).sum();
}
