use primed::prelude::*;

#[generator(prime, spin)]
fn counter() -> impl Iterator<Item = u32> {
    yield_!(1);
    (0..3).for_each(|x| yield_!(x));
    return 5;
}

fn main() {
    let _: u32 = counter().sum();
}
