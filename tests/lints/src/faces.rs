//! Every face, with every bound and option.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::iter::FusedIterator;

use primed::prelude::*;

/// An iterator that never ends.
#[generator]
pub fn fib() -> impl Iterator<Item = u64> {
    let (mut a, mut b) = (0_u64, 1_u64);
    loop {
        yield_!(b);
        (a, b) = (b, a.wrapping_add(b));
    }
}

/// With all bounds that a machine can meet.
#[generator]
pub fn bounded(limit: u32) -> impl Iterator<Item = u32> + Clone + Debug + Send + Sync + Inspect {
    let mut a = 1;
    while a < limit {
        yield_!(a);
        a *= 2;
    }
}

/// Fused, by name.
#[generator]
pub fn fused(limit: u32) -> impl FusedIterator<Item = u32> {
    for i in 0..limit {
        yield_!(i);
    }
}

/// Borrows what it is given.
#[generator]
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    for word in text.split(' ') {
        if word.is_empty() {
            continue;
        }
        yield_!(word);
    }
}

/// Says what it captures.
#[generator]
pub fn counted<'a, T>(
    names: &'a [String],
    also: Vec<T>,
) -> impl Iterator<Item = usize> + use<'a, T> {
    for name in names {
        yield_!(name.len() + also.len());
    }
}

/// A box of an iterator.
#[generator]
pub fn boxed(items: &[u8]) -> Box<dyn Iterator<Item = u8> + '_> {
    for item in items {
        yield_!(*item);
    }
}

/// A tree, walked by a generator that calls itself.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What it holds.
    pub value: u32,
    /// What is below.
    pub children: Vec<Self>,
}

/// Calls itself, through a box.
#[generator]
pub fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
    yield_!(tree.value);
    for child in &tree.children {
        yield_from!(walk(child));
    }
}

/// Is sent numbers.
#[generator]
pub fn averager() -> impl Generator<f64, Yield = f64> + Clone {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// Comes primed.
#[generator(prime)]
pub fn primed_averager(first: f64) -> impl Generator<f64, Yield = f64> {
    let mut total = first;
    let mut count = 1.0;
    loop {
        total += yield_!(total / count);
        count += 1.0;
    }
}

/// Says that it does not.
#[generator(prime = false)]
pub fn not_primed() -> impl Generator<i32, Yield = i32> {
    let sent = yield_!(1);
    yield_!(sent);
}

/// Sent what is new each time.
#[generator]
pub fn lengths() -> impl for<'a> Generator<&'a str, Yield = usize, Return = usize> {
    let mut all = 0;
    loop {
        let text = yield_!(all);
        if text.is_empty() {
            return all;
        }
        all += text.len();
    }
}

/// Nothing is sent, nothing yielded.
#[generator]
pub fn ticks(count: u8) -> impl Generator {
    for _ in 0..count {
        yield_!();
    }
}

/// A box of a coroutine.
#[generator]
pub fn boxed_coroutine(start: i32) -> Box<dyn Generator<i32, Yield = i32, Return = i32>> {
    let first = yield_!(start);
    let second = yield_!(first);
    first + second
}

/// The name of a box.
pub type Numbers<'a> = Box<dyn Iterator<Item = u32> + 'a>;

/// An iterator by option.
#[generator(iterator)]
pub fn aliased(items: &[u32]) -> Numbers<'_> {
    for item in items {
        yield_!(item + 1);
    }
}

/// The name of another box.
pub type Stage<'a> = Box<dyn for<'s> Generator<&'s str, Yield = usize, Return = ()> + 'a>;

/// A coroutine by option.
#[generator(generator = for<'s> Generator<&'s str, Yield = usize>)]
pub fn stage(names: &[String]) -> Stage<'_> {
    for name in names {
        let text = yield_!(name.len());
        if text.is_empty() {
            return;
        }
    }
}

/// Says where the crate is.
#[generator(crate = ::primed)]
pub fn located(table: BTreeMap<String, u32>) -> impl Iterator<Item = (String, u32)> {
    for (name, number) in table {
        yield_!((name, number));
    }
}

/// In both ways that there are, with the code of each way written once.
#[generator(__copies = 0)]
pub fn joined(limit: u32) -> impl Iterator<Item = u32> + Clone {
    let mut a = limit;
    while a > 0 {
        if a.is_multiple_of(2) {
            yield_!(a);
        } else {
            yield_!(a * 3);
        }
        a -= 1;
    }
}

/// Not to be forgotten.
#[must_use = "it does nothing by itself"]
#[inline]
#[generator]
pub fn attributed(text: &str, skip: usize) -> impl Iterator<Item = char> {
    for c in text.chars().skip(skip) {
        yield_!(c);
    }
}
