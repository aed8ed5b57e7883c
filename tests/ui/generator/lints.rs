#![deny(warnings)]

use primed::prelude::*;

#[must_use]
fn important() -> u32 {
    1
}

#[generator]
fn numbers(unused_argument: u32, mut last: u32) -> impl Iterator<Item = u32> {
    let unused = 1;
    let mut steady = 2;
    yield_!(steady);
    important();
    yield_!(last);
    let assigned;
    assigned = 3;
    return;
    yield_!(4);
}

fn main() {
    let _ = numbers(1, 2);
}
