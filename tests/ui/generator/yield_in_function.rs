use primed::prelude::*;

#[generator]
fn outer() -> impl Iterator<Item = u32> {
    fn inner() {
        yield_!(1);
    }
    inner();
}

fn main() {
    let _: u32 = outer().sum();
}
