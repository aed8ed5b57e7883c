use primed::prelude::*;

#[generator]
fn argument(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    yield_from!(argument("less"));
}

#[generator]
fn grows<T: Clone>(item: T, n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(grows((item.clone(), item), n - 1));
    }
}

#[generator]
fn closure(f: impl Fn(u32) -> u32, n: u32) -> impl Iterator<Item = u32> {
    yield_!(f(n));
    yield_from!(closure(move |n| f(n) + 1, n));
}

#[generator]
fn value(n: u32) -> impl Generator<Yield = u32, Return = u32> {
    yield_!(n);
    let text: &str = yield_from!(value(n));
    text.len() as u32
}

fn main() {}
