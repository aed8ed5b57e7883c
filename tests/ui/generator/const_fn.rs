use primed::prelude::*;

#[generator]
const fn counter() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    let _: u32 = counter().sum();
}
