#![deny(warnings)]

use primed::prelude::*;

struct Fail;

#[generator]
fn not_exhaustive() -> impl Generator<(), Fail, Yield = i32> {
    match try_yield!(1) {
        Ok(()) => {}
        Err(Thrown::Raised(_)) => {}
    }
    Ok(())
}

#[generator]
fn without_blocks(n: Option<i32>) -> impl Iterator<Item = i32> {
    match n {
        Some(0) => yield_!(2),
        Some(1..) => (),
    }
    match n {
        None => yield_!(1),
        Some(0) => yield_!(2),
    }
}

fn main() {
    let _ = not_exhaustive();
    let _ = without_blocks(None);
}
