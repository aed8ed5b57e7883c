use primed::prelude::*;

macro_rules! shout {
    ($($all:tt)*) => { println!("{}!", $($all)*) };
}

#[generator]
fn loud() -> impl Generator<u8, Yield = u8> {
    shout!(yield_!(1));
}

#[generator]
fn by_path() -> impl Generator<u8, Yield = u8> {
    shout!(primed::yield_!(1));
}

fn main() {
    let _ = (loud().prime(), by_path().prime());
}
