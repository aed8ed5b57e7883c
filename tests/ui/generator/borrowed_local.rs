use primed::prelude::*;

#[generator]
fn lines() -> impl Iterator<Item = usize> {
    let text = String::from("a\nb");
    for line in text.lines() {
        yield_!(line.len());
    }
}

#[generator]
fn first() -> impl Iterator<Item = u8> {
    let list = vec![1, 2, 3];
    let first = &list[0];
    yield_!(*first);
    yield_!(*first + 1);
}

fn main() {
    let _ = (lines().count(), first().count());
}
