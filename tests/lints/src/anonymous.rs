//! `iter!`, in many a place.

use primed::prelude::*;

/// As a value.
#[must_use]
pub fn total(limit: u32) -> u32 {
    iter! { for i in 0..limit { yield i * 2 } }.sum()
}

/// As what is returned.
pub fn greetings(names: Vec<String>) -> impl Iterator<Item = String> {
    let greeting = "hello";
    iter! {
        for name in names {
            if name.is_empty() {
                continue;
            }
            yield format!("{greeting} {name}");
        }
    }
}

/// As an argument, with its own functions.
#[must_use]
pub fn collected(text: &str) -> Vec<usize> {
    let scale = |n: usize| n * 2;
    iter! {
        for word in text.split(' ') {
            let length = word.len();
            yield scale(length);
            yield length;
        }
    }
    .collect()
}

/// In a method.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    items: Vec<u32>,
}

impl Bag {
    /// Names `self`.
    pub fn doubled(&self) -> impl Iterator<Item = u32> {
        iter! {
            for item in &self.items {
                yield item * 2;
            }
        }
    }
}

/// In a generator, and in itself.
#[generator]
pub fn nested(limit: u32) -> impl Iterator<Item = u32> {
    for i in iter! { for i in 0..limit { yield i + 1; } } {
        yield_!(i);
    }
    let inner = iter! {
        let numbers = iter! { yield 1; yield 2; };
        for number in numbers {
            yield number;
        }
    };
    yield_from!(inner);
}

/// With conditions, labels and jumps.
pub fn found(rows: &[Vec<u32>]) -> impl Iterator<Item = u32> {
    iter! {
        'rows: for row in rows {
            for cell in row {
                if *cell == 0 {
                    continue 'rows;
                }
                let Some(half) = cell.checked_div(2) else {
                    break 'rows;
                };
                #[cfg(any())]
                yield 0;
                yield half;
            }
        }
    }
}
