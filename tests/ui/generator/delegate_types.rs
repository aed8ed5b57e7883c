use primed::prelude::*;

#[generator]
fn numbers() -> impl Generator<f64, Yield = f64> {
    yield_from!([1.0, 2.0]);
}

#[generator]
fn nothing() -> impl Iterator<Item = u8> {
    yield_from!(5);
}

fn main() {
    let _ = (numbers().prime(), nothing().count());
}
