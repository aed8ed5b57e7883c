use primed::prelude::*;

#[generator]
fn outer() -> impl Iterator<Item = u32> {
    let later = async { yield_!(1) };
    drop(later);
}

fn main() {
    let _: u32 = outer().sum();
}
