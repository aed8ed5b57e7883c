//! Loops, labels and jumps.

use primed::prelude::*;

/// Nested loops with labels.
#[generator]
pub fn labelled(rows: &[Vec<u32>]) -> impl Iterator<Item = u32> {
    'rows: for (i, row) in rows.iter().enumerate() {
        for cell in row {
            if *cell == 0 {
                continue 'rows;
            }
            if *cell > 100 {
                break 'rows;
            }
            yield_!(*cell);
        }
        if i > 10 {
            break;
        }
    }
}

/// A label twice.
#[generator]
pub fn reused() -> impl Generator<u32, Yield = u32, Return = u32> {
    let mut total = 0;
    'again: loop {
        total += yield_!(total);
        if total > 5 {
            break 'again;
        }
    }
    'again: loop {
        loop {
            total += yield_!(total);
            if total > 50 {
                break 'again;
            }
            if total % 3 == 0 {
                continue 'again;
            }
        }
    }
    total
}

/// Values of loops.
#[generator]
pub fn values() -> impl Generator<u32, Yield = u32, Return = u32> {
    let mut i = 0;
    let found = loop {
        i += yield_!(i) + 1;
        if i > 9 {
            break i * 2;
        }
    };
    let other = 'outer: loop {
        loop {
            let sent = yield_!(found);
            if sent > 3 {
                break 'outer sent;
            }
            if sent == 3 {
                break;
            }
        }
    };
    found + other
}

/// `while`, with and without yields.
#[generator]
pub fn whiles(mut queue: Vec<u32>) -> impl Generator<u32, Yield = u32, Return = u32> {
    let mut total = 0;
    while total < 3 {
        total += 1;
    }
    while yield_!(total) > 0 {
        total += 2;
    }
    while let Some(last) = queue.pop() {
        total += last;
        if last == 7 {
            continue;
        }
        let sent = yield_!(last);
        if sent > 0 {
            queue.push(sent - 1);
        }
    }
    while let Some(last) = queue.pop()
        && last > 3
    {
        yield_!(last);
    }
    total
}

/// Plain loops beside the yields.
#[generator]
pub fn plain(sizes: &[usize]) -> impl Iterator<Item = usize> {
    for size in sizes {
        let mut sum = 0;
        for i in 0..*size {
            if i % 2 == 0 {
                continue;
            }
            sum += i;
        }
        let largest = sizes.iter().copied().filter(|other| other < size).max();
        yield_!(sum + largest.unwrap_or_default());
    }
}

/// By hand, what `for` does.
#[generator]
pub fn peeked(text: &str) -> impl Iterator<Item = String> {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut number = c.to_string();
            while let Some(next) = chars.next_if(char::is_ascii_digit) {
                number.push(next);
            }
            yield_!(number);
        } else if !c.is_whitespace() {
            yield_!(c.into());
        }
    }
}

/// Never ends but by a panic or a return.
#[generator]
pub fn diverging(limit: u8) -> impl Generator<u8, Yield = u8, Return = u8> {
    let mut n = 0;
    loop {
        n += 1;
        if n > limit {
            return n;
        }
        let step: u8 = match yield_!(n) {
            0 => continue,
            255 => unreachable!("it is never sent so much"),
            step => step,
        };
        n += step;
    }
}

/// A branch of a tail with a value, next to one that yields.
#[generator]
pub fn tail(flag: bool, n: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    yield_!(n);
    if flag { 7 } else { yield_!(n) }
}

/// The same, where the other branch decides once more.
#[generator]
pub fn tails(n: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    if n > 9 {
        match n {
            10 => 1,
            _ => n + 2,
        }
    } else if n > 5 {
        let sent = yield_!(n);
        sent + 1
    } else {
        yield_!(n)
    }
}

/// The same without a value.
#[generator]
pub fn empty_tail(flag: bool, mut steps: Vec<u32>) -> impl Iterator<Item = usize> {
    if flag {
        drop(steps);
    } else {
        steps.clear();
        yield_!(steps.len());
    }
}

/// Arms that only yield are no blocks.
#[generator]
pub fn arms(number: u32, other: Option<u32>) -> impl Iterator<Item = u32> {
    match number {
        0 => yield_!(100),
        _ => yield_!(number),
    }
    match other {
        Some(other) => yield_!(other),
        None => yield_!(7),
    }
    yield_!(3);
}

/// What is left of it runs to its end with a frame of its own.
#[generator]
pub fn inner_loops(n: u32) -> impl Iterator<Item = u32> {
    for x in 0..n {
        yield_!(x);
        let it = (0..x).map(move |y| y * x);
        for z in it {
            yield_!(z);
        }
    }
}

/// The closure has a copy of the array.
#[generator]
pub fn copied(n: u32) -> impl Iterator<Item = u32> {
    let mut row = [1_u32; 40];
    for i in 0..n {
        row[0] += i;
        yield_!(row[0]);
        let shown = move || format!("{row:?}");
        assert!(shown().len() > 100);
    }
}
