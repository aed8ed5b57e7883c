//! Generators with parameters of all kinds.

use std::collections::VecDeque;
use std::fmt::{Debug, Display};
use std::hash::Hash;

use primed::prelude::*;

/// A type parameter.
#[generator]
pub fn pairs<T: Clone>(items: &[T]) -> impl Iterator<Item = (T, T)> {
    for (i, a) in items.iter().enumerate() {
        for b in items.iter().skip(i + 1) {
            yield_!((a.clone(), b.clone()));
        }
    }
}

/// A bound of its own, and one that is in a `where`.
#[generator]
pub fn repeated<T>(item: T, count: usize) -> impl Iterator<Item = T> + Clone
where
    T: Clone,
{
    for _ in 0..count {
        yield_!(item.clone());
    }
}

/// `impl Trait` as a parameter.
#[generator]
pub fn evens(items: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    for item in items {
        if item % 2 == 0 {
            yield_!(item);
        }
    }
}

/// A function as a parameter.
#[generator]
pub fn mapped<T, U>(items: Vec<T>, f: impl Fn(T) -> U) -> impl Iterator<Item = U> {
    for item in items {
        yield_!(f(item));
    }
}

/// A number as a parameter.
#[generator]
pub fn array<T: Copy, const N: usize>(items: [T; N]) -> impl Iterator<Item = T> {
    for item in items {
        yield_!(item);
    }
}

/// Two lifetimes.
#[generator]
pub fn zipped<'a, 'b>(a: &'a [u8], b: &'b [u16]) -> impl Iterator<Item = (&'a u8, &'b u16)> {
    for pair in a.iter().zip(b) {
        yield_!(pair);
    }
}

/// A trait's own type.
#[generator]
pub fn flattened<I>(lists: I) -> impl Iterator<Item = <I::Item as IntoIterator>::Item>
where
    I: IntoIterator,
    I::Item: IntoIterator,
{
    for list in lists {
        yield_from!(list);
    }
}

/// Hands on what it is sent.
#[generator]
pub fn echo<T: Default>() -> impl Generator<T, Yield = T> {
    let mut last = T::default();
    loop {
        last = yield_!(last);
    }
}

/// Names a type in its body.
#[generator]
pub fn window<T>(items: impl IntoIterator<Item = T>, size: usize) -> impl Iterator<Item = Vec<T>>
where
    T: Clone,
{
    let mut held: VecDeque<T> = VecDeque::with_capacity(size);
    for item in items {
        if held.len() == size {
            drop(held.pop_front());
        }
        held.push_back(item);
        if held.len() == size {
            yield_!(held.iter().cloned().collect());
        }
    }
}

/// Has patterns for parameters.
#[generator]
pub fn spread((from, to): (u32, u32), [a, b]: [u32; 2]) -> impl Iterator<Item = u32> {
    for i in from..to {
        yield_!(i * a + b);
    }
}

/// Has mutable parameters, and one without a name.
#[generator]
pub fn counting<K: Hash + Eq + Debug>(
    mut count: u32,
    _: &K,
    label: impl Display,
) -> impl Iterator<Item = String> {
    while count > 0 {
        count -= 1;
        yield_!(format!("{label} {count}"));
    }
}
