use primed::prelude::*;

#[generator]
fn list() -> Vec<u32> {
    yield_!(1);
}

#[generator]
fn nothing() {
    yield_!(1);
}

#[generator]
fn other() -> impl Send {
    yield_!(1);
}

fn main() {
    let _: usize = list().len();
    nothing();
    other();
}
