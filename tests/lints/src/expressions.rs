//! Yields in expressions of every form.

use primed::prelude::*;

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
    /// Away.
    pub z: i32,
}

const fn weighted(a: i32, b: i32, c: i32) -> i32 {
    a * 100 + b * 10 + c
}

/// Operators.
#[generator]
pub fn operators() -> impl Generator<i32, Yield = i32, Return = bool> {
    let sum = yield_!(1) + yield_!(2) * 3;
    let negative = -yield_!(sum);
    let both = yield_!(negative) > 1 && yield_!(4) > 2;
    let either = both || yield_!(5) == 3;
    let mask = yield_!(6) & 0xf | 1;
    let shifted = mask << (yield_!(7) % 4);
    either && !matches!(yield_!(shifted), 3..)
}

/// Calls and their arguments.
#[generator]
pub fn calls() -> impl Generator<i32, Yield = i32, Return = i32> {
    let f = |a: i32, b: i32| a - b;
    let called = weighted(1, yield_!(1), 3);
    let nested = weighted(yield_!(called), weighted(1, 2, yield_!(2)), 5);
    let closure = f(yield_!(nested), 1);
    let mut list = vec![closure];
    list.push(yield_!(3));
    list.extend([yield_!(4), 5]);
    let chained = list.iter().map(|n| n + 1).sum::<i32>() + yield_!(5);
    chained.max(yield_!(6)).pow(2).abs()
}

/// Literals.
#[generator]
pub fn literals() -> impl Generator<i32, Yield = i32, Return = Point> {
    let tuple = (yield_!(1), 2, yield_!(3));
    let array = [tuple.0, yield_!(4)];
    let repeated = [yield_!(5); 3];
    let x = tuple.2 + array[1] + repeated[2];
    let point = Point {
        x,
        y: yield_!(6),
        ..Point::default()
    };
    Point {
        z: yield_!(point.y),
        ..point
    }
}

/// Ranges, casts and indices.
#[generator]
pub fn ranges() -> impl Generator<u8, Yield = u8, Return = u32> {
    let table = [1, 2, 3, 4];
    let mut total = 0_u32;
    for i in yield_!(1)..=yield_!(2) {
        total += u32::from(i);
    }
    for i in (0..yield_!(3)).rev() {
        total += u32::from(yield_!(i));
    }
    let at = usize::from(yield_!(4)) % table.len();
    total += table[at];
    total += table[usize::from(yield_!(5)) % 4];
    let slice = &table[1..];
    total + slice[0]
}

/// References to what is outside, and to what is not held.
#[generator]
pub fn references(text: &str) -> impl Generator<usize, Yield = usize, Return = usize> {
    let owned = text.to_owned();
    let sent = yield_!(owned.as_str().len());
    let mut count = sent;
    let counter = &mut count;
    *counter += 1;
    yield_!(*counter);
    let first = text.get(..yield_!(count)).unwrap_or_default();
    yield_!(first.len());
    owned.len() + first.len()
}

/// Conditions.
#[generator]
pub fn conditions(limit: Option<i32>) -> impl Generator<i32, Yield = i32, Return = i32> {
    let chosen = if yield_!(1) > 3 {
        yield_!(2)
    } else if let Some(limit) = limit {
        limit + yield_!(limit)
    } else {
        4
    };
    if let Some(limit) = limit
        && chosen > limit
        && yield_!(chosen) > 0
    {
        yield_!(limit);
    }
    let matched = match yield_!(5) {
        0 => 1,
        n @ 1..=9 => n * yield_!(n),
        n if n < 0 => -n,
        n => {
            let half = n / 2;
            yield_!(half)
        }
    };
    match limit {
        Some(n) if n > matched => yield_!(n),
        Some(_) => 1,
        None => yield_!(yield_!(0)),
    }
}

/// Closures beside the yields.
#[generator]
pub fn closures(names: Vec<String>) -> impl Generator<usize, Yield = usize, Return = usize> {
    let find = move |i: usize| names.get(i).map_or(0, String::len);
    let first = yield_!(find(0));
    let scale = |n: usize| n * 2;
    let second = yield_!(scale(first));
    find(second) + scale(first)
}
