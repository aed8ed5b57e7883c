use primed::prelude::*;

#[generator]
fn one() -> impl Iterator<Item = u32> {
    yield_!(1 2);
}

#[generator]
fn two() -> impl Iterator<Item = u32> {
    yield_from!();
}

#[generator]
fn three() -> impl Iterator<Item = u32> {
    let caught = try_yield!(1);
}

#[generator]
fn four() -> impl Generator<Yield = u32> {
    try_yield_from!();
}

#[generator]
fn five() -> impl Iterator<Item = u32> {
    let caught = try_yield_from!(0..3);
}

fn main() {
    let _ = (four(), five());
    let _: u32 = one().chain(two()).chain(three()).sum();
}
