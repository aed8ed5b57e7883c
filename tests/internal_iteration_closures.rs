//! Internal iteration of bodies that make closures behind a yield.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use asking::{Tracer, closes_by_panics, log, same};
use primed::prelude::*;

/// The closures, and what is made of them, end before the next yield.
#[generator]
fn between<F: Fn(u32) -> u32>(f: F, items: Vec<u32>, mut n: u32) -> impl Iterator<Item = u32> {
    yield_!(f(n));
    let mut seen: Vec<u32> = items.iter().map(|item| item + n).collect();
    while n < 4 {
        let kept = Tracer(n);
        {
            let mut add = |by: u32| {
                n += by;
                f(n) + kept.0
            };
            let both = (add(1), seen.iter().filter(|item| **item > 2).count());
            log(format_args!("{both:?}"));
        }
        yield_!(n);
        let total: u32 = items
            .iter()
            .map(|item| item * 2)
            .filter(|item| item % 3 != 0)
            .sum();
        seen.retain(|item| *item != n);
        yield_!(total + kept.0);
        seen.push(total);
        if items.iter().any(|item| item + 1 == n) {
            continue;
        }
        let add_up: Option<Box<dyn Fn(u32) -> u32>> = Some(Box::new(move |x| 10 * x + n));
        for i in 0..2 {
            yield_!(add_up.as_ref().map_or(0, |add_up| add_up(i)));
        }
    }
    log(seen.len());
}

#[test]
fn closures_between_yields() {
    let make = || between(|n| n * 10, vec![1, 2, 3], 0);
    same(make);
    closes_by_panics(make);
}

/// At each level one, gone before the next.
#[generator]
fn levels(n: u32) -> impl Iterator<Item = u32> {
    let _kept = Tracer(n);
    let more: Vec<u32> = (0..n).map(|i| i * 2).collect();
    for item in more {
        yield_!(item);
        yield_from!(levels(item / 3));
    }
    log((0..n).filter(|i| i % 2 == 0).count());
}

#[test]
fn closures_of_levels() {
    same(|| levels(4));
    closes_by_panics(|| levels(4));
}

/// What lives across a yield, and is of a type that one piece of code alone makes: by itself, in
/// a tuple, in an iterator, put into what was there before, moved from local to local, and under
/// a pattern. So each step is one call.
#[generator]
fn across(n: u32, numbers: &[u32]) -> impl Iterator<Item = u32> {
    let (mut all, mut slot) = (Vec::new(), None);
    for i in 0..n {
        yield_!(i);
        let kept = Tracer(i);
        let add = move |x: u32| x + i;
        yield_!(add(1));
        all.push(move |x: u32| x * i + kept.0);
        let pair = (i, add);
        for item in numbers.iter().map(move |item| item + i) {
            yield_!(item);
        }
        let (first, other) = pair;
        yield_!(other(first));
        let moved = other;
        slot = if i == 1 {
            yield_!(9);
            Some(moved)
        } else {
            slot
        };
        yield_!(all.iter().map(|f| f(2)).sum());
        match numbers.iter().filter(move |item| **item > i) {
            mut left if n > 0 => {
                yield_!(7);
                yield_!(left.next().copied().unwrap_or(0));
            }
            _ => yield_!(12),
        }
        yield_!(pass(move |x: u32| x - i, yield_(3)));
    }
    log(slot.is_some());
}

fn pass(f: impl Fn(u32) -> u32, x: u32) -> u32 {
    f(x + 10)
}

fn yield_(x: u32) -> u32 {
    x
}

#[generator]
fn operands(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
        let f = move |x: u32| x + i;
        let found = pass(f, {
            yield_!(5);
            i
        }) + pass(move |x| x * i, {
            yield_!(6);
            1
        });
        yield_!(found);
        let chosen = if i % 2 == 0 {
            yield_!(8);
            Some(f)
        } else {
            None
        };
        yield_!(u32::from(chosen.is_some()));
    }
}

#[test]
fn closures_across_yields() {
    same(|| across(3, &[1, 2]));
    same(|| operands(3));
}
