use primed::prelude::*;

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let list = Vec::new();
    yield_!(1);
    yield_!(list.len());
}

fn main() {
    let _ = lengths();
}
