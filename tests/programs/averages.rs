//! Coroutines that are sent numbers: averages, tallies, a counter, the running median.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use primed::prelude::*;
use primed::{SendError, ThrowError};

/// The running averager of PEP 342's users, ended by `None`.
#[generator]
fn averager() -> impl Generator<Option<f64>, Yield = Option<f64>, Return = (u32, f64)> {
    let mut total = 0.0;
    let mut count = 0;
    let mut average = None;
    while let Some(term) = yield_!(average) {
        total += term;
        count += 1;
        average = Some(total / f64::from(count));
    }
    (count, average.unwrap_or(f64::NAN))
}

/// What's new in Python 3.3: a loop that delegates to one summing coroutine after the other.
#[generator]
fn accumulate() -> impl Generator<Option<i32>, Yield = (), Return = i32> {
    let mut tally = 0;
    loop {
        match yield_!() {
            None => return tally,
            Some(next) => tally += next,
        }
    }
}

#[generator(prime)]
fn gather_tallies(tallies: &mut Vec<i32>) -> impl Generator<Option<i32>, Yield = (), Return = ()> {
    loop {
        tallies.push(yield_from!(accumulate()));
    }
}

#[derive(Debug, PartialEq)]
enum Reset {
    Start,
    Stop,
}

/// A counter which an error resets.
#[generator]
fn counter() -> impl Generator<(), Reset, Yield = u32, Return = u32> {
    let mut n = 0;
    loop {
        match try_yield!(n) {
            Ok(()) => n += 1,
            Err(Thrown::Raised(Reset::Start)) => n = 0,
            Err(Thrown::Raised(error)) => return Err(error),
            Err(Thrown::Exit | Thrown::Fault(_)) => return Ok(n),
        }
    }
}

/// The median so far: two heaps, and the lower half is never the smaller one.
#[generator(prime)]
fn running_median() -> impl Generator<f64, Yield = f64> {
    let (mut low, mut high) = (vec![], vec![]);
    let mut median = f64::NAN;
    loop {
        let new = yield_!(median);
        let side = if new <= low.last().copied().unwrap_or(new) {
            &mut low
        } else {
            &mut high
        };
        side.push(new);
        low.sort_by(f64::total_cmp);
        high.sort_by(|a: &f64, b| b.total_cmp(a));
        if low.len() > high.len() + 1 {
            high.extend(low.pop());
        } else if high.len() > low.len() {
            low.extend(high.pop());
        }
        median = match (low.last(), high.last()) {
            (Some(a), Some(b)) if low.len() == high.len() => f64::midpoint(*a, *b),
            (Some(a), _) => *a,
            _ => unreachable!("the lower half is never empty here"),
        };
    }
}

/// The same for whole numbers, with heaps.
#[generator(prime)]
fn median_of_heaps() -> impl Generator<i32, Yield = Option<i32>> {
    let mut low = BinaryHeap::new();
    let mut high = BinaryHeap::new();
    loop {
        low.push(yield_!(low.peek().copied()));
        high.extend(low.pop().map(Reverse));
        if high.len() > low.len() {
            low.extend(high.pop().map(|Reverse(least)| least));
        }
    }
}

#[test]
fn averages() {
    let mut average = averager();
    assert_eq!(
        average.send(Some(1.0)),
        Err(SendError::NotPrimed(Some(1.0)))
    );
    assert_eq!(average.prime(), Ok(None));
    assert_eq!(average.send(Some(10.0)), Ok(Some(10.0)));
    assert_eq!(average.send(Some(30.0)), Ok(Some(20.0)));
    assert_eq!(average.send(Some(5.0)), Ok(Some(15.0)));
    assert_eq!(average.send(None), Err(SendError::StopIteration((3, 15.0))));
}

#[test]
fn tallies() {
    let mut tallies = vec![];
    let mut gather = gather_tallies(&mut tallies);
    for end in [4, 5] {
        for i in 0..end {
            gather.send(Some(i)).unwrap();
        }
        gather.send(None).unwrap();
    }
    drop(gather);
    assert_eq!(tallies, [6, 10]);
}

#[test]
fn resets() {
    let mut count = counter();
    assert_eq!(
        (count.next(), count.next(), count.next()),
        (Ok(0), Ok(1), Ok(2))
    );
    assert_eq!(count.throw(Reset::Start), Ok(0));
    assert_eq!(count.next(), Ok(1));
    assert_eq!(
        count.throw(Reset::Stop),
        Err(ThrowError::Raised(Reset::Stop))
    );
}

#[test]
fn medians() {
    let mut median = running_median();
    for (n, expected) in [(5.0, 5.0), (15.0, 10.0), (1.0, 5.0), (3.0, 4.0)] {
        assert_eq!(median.send(n), Ok(expected));
    }
    let mut median = median_of_heaps();
    let found = [2, 1, 5, 7, 2, 0, 5].map(|n| median.send(n).unwrap().unwrap());
    assert_eq!(found, [2, 1, 2, 2, 2, 2, 2]);
}
