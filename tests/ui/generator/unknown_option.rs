use primed::prelude::*;

#[generator(primed, prime = true)]
fn sum() -> impl Generator<u32, Yield = u32> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

fn main() {
    let _ = sum().send(1);
}
