//! Bodies whose rest is not run at once: what keeps a value at each yield of which one piece of code
//! alone makes the type, what yields one, and what yields in no loop.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use std::any::type_name_of_val;

use asking::{Tracer, same};
use primed::prelude::*;

/// There is nothing else to tell it by but the time it takes.
#[track_caller]
fn steps<I>(items: &I) {
    let name = type_name_of_val(items);
    assert!(name.ends_with("::Stepwise>"), "{name}");
}

/// No yield keeps nothing of that.
#[generator]
fn always_kept(n: u32) -> impl Iterator<Item = u32> {
    let _kept = Tracer(n);
    for x in 0..n {
        for z in (0..x).map(move |y| y * x) {
            yield_!(z);
        }
    }
}

/// No loop.
#[generator]
fn in_no_loop(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    let f = move |x: u32| x + n;
    yield_!(f(1));
    yield_!(f(2));
}

#[test]
fn others_step() {
    steps(&always_kept(4));
    same(|| always_kept(4));
    steps(&in_no_loop(1));
    same(|| in_no_loop(1));
    let unnamed = iter! {
        for x in 0..3_u32 {
            yield (0..x).map(move |y| y + x);
        }
    };
    steps(&unnamed);
    let mut unnamed = unnamed;
    assert!(unnamed.next().is_some());
    assert_eq!(unnamed.map(Iterator::sum::<u32>).sum::<u32>(), 6);
}
