use primed::prelude::*;

#[generator]
fn items(text: &str) -> impl Iterator<Item = u32> {
    let n: u32 = text.parse()?;
    yield_!(n);
}

#[generator]
fn coroutine(text: &str) -> impl Generator<u32, std::fmt::Error, Yield = u32> {
    let n: u32 = text.parse()?;
    yield_!(n);
    Ok(())
}

fn main() {
    let _ = items("1").count();
    let _ = coroutine("1").prime();
}
