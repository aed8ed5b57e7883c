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

#[generator]
fn shadowed(lines: Vec<u32>) -> impl Iterator<Item = usize> {
    for line in lines {
        let line = line.to_string();
        for digit in line.chars() {
            yield_!(digit.len_utf8());
        }
    }
}

fn main() {
    let _ = (lines().count(), first().count());
}
