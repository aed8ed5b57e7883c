use primed::prelude::*;

macro_rules! twice {
    ($value:expr) => {
        yield_!($value);
        yield_!($value);
    };
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    twice!(1);
}

fn main() {
    let _: u32 = numbers().sum();
}
