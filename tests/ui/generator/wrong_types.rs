use primed::prelude::*;

#[generator]
fn items() -> impl Iterator<Item = u32> {
    yield_!("one");
}

#[generator]
fn sent() -> impl Generator<u32, Yield = u32> {
    let text: String = yield_!(1);
    drop(text);
}

#[generator]
fn returned() -> impl Generator<u32, Yield = u32, Return = u32> {
    yield_!(1);
    "two"
}

fn main() {
    let _: u32 = items().sum();
    let _ = (sent().prime(), returned().prime());
}
