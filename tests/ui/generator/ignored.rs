#![deny(warnings)]

use primed::prelude::*;

struct Fail;

#[generator]
fn ignored() -> impl Generator<(), Fail, Yield = i32> {
    try_yield!(1);
    { try_yield!(2) }?;
    try_yield_from!([3]);
    Ok(())
}

fn main() {
    let _ = ignored();
}
