use primed::prelude::*;

macro_rules! shout {
    ($($all:tt)*) => { println!("{}!", $($all)*) };
}

#[generator]
fn loud() -> impl Generator<u8, Yield = u8> {
    shout!(yield_!(1));
}

fn main() {
    let _ = loud().prime();
}
