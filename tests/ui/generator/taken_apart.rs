use primed::prelude::*;

struct Guard(u32);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("released {}", self.0);
    }
}

enum Kind {
    One(u32),
    Two,
}

impl Drop for Kind {
    fn drop(&mut self) {
        println!("released");
    }
}

#[generator]
fn local() -> impl Iterator<Item = u32> {
    let guard = Guard(1);
    let Guard(number) = guard;
    yield_!(number);
}

#[generator]
fn part_of_a_local() -> impl Iterator<Item = u32> {
    let guard = Some((Guard(1), 2));
    if let Some((Guard(number), _two)) = guard {
        yield_!(number);
    }
    yield_!(0);
}

#[generator]
fn part_of_a_local_ahead_of_a_yield() -> impl Iterator<Item = u32> {
    let guard = Some(Guard(1));
    let number = match guard {
        Some(Guard(number)) => number,
        None => 0,
    };
    yield_!(number);
}

#[generator]
fn value() -> impl Iterator<Item = u32> {
    if let Guard(number @ 1..) = Guard(1) {
        yield_!(number);
    }
}

#[generator]
fn part_of_a_value() -> impl Iterator<Item = u32> {
    while let Ok(Some(Guard(number))) = Ok::<_, ()>(Some(Guard(1))) {
        yield_!(number);
    }
}

#[generator]
fn item() -> impl Iterator<Item = u32> {
    for (at, Guard(number)) in [Guard(1)].into_iter().enumerate() {
        yield_!(number + u32::try_from(at).unwrap());
    }
}

#[generator]
fn cases() -> impl Iterator<Item = u32> {
    match Kind::One(1) {
        Kind::One(number) if number > 2 => {
            yield_!(number);
        }
        Kind::One(_) | Kind::Two => {
            yield_!(0);
        }
    }
}

#[generator]
fn in_a_block_with_items() -> impl Iterator<Item = u32> {
    let kind = Kind::One(1);
    let number = {
        use Kind::{One, Two};
        match kind {
            One(number) => number,
            Two => 0,
        }
    };
    yield_!(number);
}

#[generator]
fn later_in_a_chain() -> impl Iterator<Item = u32> {
    if let Some(number) = Some(1)
        && number > 0
        && let Guard(same) = Guard(number)
    {
        yield_!(same);
    }
}

#[generator]
fn else_leaves(guard: Option<Guard>) -> impl Iterator<Item = u32> {
    let Some(Guard(number)) = guard else { return };
    yield_!(number);
}

fn main() {
    let _: u32 = local().sum();
}
