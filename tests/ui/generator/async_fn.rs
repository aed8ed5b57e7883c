use primed::prelude::*;

#[generator]
async fn counter() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    let _: u32 = counter().sum();
}
