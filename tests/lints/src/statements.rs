//! Every form of statement.

use primed::prelude::*;

/// Locals of all kinds.
#[generator]
pub fn locals(text: &str) -> impl Generator<u32, Yield = u32, Return = u32> {
    let first = yield_!(1);
    let mut total: u32 = first;
    let (a, mut b) = (yield_!(2), yield_!(3));
    let [c, .., d] = [a, b, yield_!(4)];
    total += c + d;
    b += total;
    let length = text.len();
    let _ = yield_!(b);
    let ((), e) = ((), yield_!(5));
    total + e + u32::try_from(length).unwrap_or(0)
}

/// Late initialisation.
#[generator]
pub fn late(flag: bool) -> impl Generator<u32, Yield = u32, Return = u32> {
    let chosen;
    if flag {
        yield_!(0);
        chosen = yield_!(1);
    } else {
        chosen = 7;
    }
    let later: u32;
    loop {
        let sent = yield_!(chosen);
        if sent > 3 {
            later = sent;
            break;
        }
    }
    chosen + later
}

/// Shadowing.
#[generator]
pub fn shadowed(text: &str) -> impl Iterator<Item = usize> {
    let text = text.trim();
    yield_!(text.len());
    let text = text.trim_matches('x');
    yield_!(text.len());
    {
        let text = text.len();
        yield_!(text);
    }
    for text in text.split('A') {
        let text = text.len();
        yield_!(text);
    }
}

/// `let … else`.
#[generator]
pub fn parsed(lines: Vec<String>) -> impl Iterator<Item = u32> {
    for line in lines {
        let Some((name, number)) = line.split_once('=') else {
            continue;
        };
        let Ok(number) = number.parse::<u32>() else {
            yield_!(0);
            return;
        };
        if name.is_empty() {
            break;
        }
        yield_!(number);
    }
}

/// Assignments to places of all kinds.
#[generator]
pub fn places() -> impl Generator<usize, Yield = usize, Return = Vec<usize>> {
    let mut list = vec![1, 2, 3];
    let mut pair = (0, 1);
    let mut table = [[0, 1], [2, 3]];
    list[0] = yield_!(0);
    list[1] += yield_!(1);
    pair.0 = yield_!(list[1]);
    pair.1 -= 1;
    table[pair.1][1] = yield_!(pair.0);
    table[yield_!(2) % 2][0] |= 4;
    list.push(yield_!(table[0][1]));
    (pair.0, pair.1) = (pair.1, yield_!(pair.0));
    [list[0], _] = [yield_!(3), pair.1];
    list.push(pair.0);
    list
}

/// Blocks, and what they evaluate to.
#[generator]
pub fn blocks() -> impl Generator<u8, Yield = u8, Return = u8> {
    let inner = {
        let a = yield_!(1);
        a / 2
    };
    let found = 'search: {
        if inner > 3 {
            break 'search inner;
        }
        let other = yield_!(2);
        if other > 5 {
            break 'search other;
        }
        9
    };
    yield_!(found);
    let constant = const { 3 + 4 };
    found.min(constant)
}

/// What is not named again.
#[generator]
pub fn unnamed(items: Vec<(u8, String)>) -> impl Iterator<Item = u8> {
    for (number, _) in items {
        yield_!(number);
    }
    for _ in 0..2 {
        yield_!(0);
    }
    let _guard = String::from("kept");
    yield_!(1);
}

/// Ends in the middle.
#[generator]
pub fn early(limit: u8) -> impl Generator<u8, Yield = u8, Return = &'static str> {
    for i in 0.. {
        if i > limit {
            return "limit";
        }
        if yield_!(i) == 0 {
            return "zero";
        }
        if i == 200 {
            break;
        }
    }
    "end"
}
