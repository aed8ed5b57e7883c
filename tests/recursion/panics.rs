//! A panic at any level closes all of them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use primed::SendError;
use primed::prelude::*;

use crate::Trace;

#[generator]
fn falls(n: u32, trace: Trace) -> impl Iterator<Item = u32> {
    let _mine = trace.noisy(n);
    yield_!(n);
    if n > 0 {
        yield_from!(falls(n - 1, trace.clone()));
    } else {
        panic!("at the bottom");
    }
    trace.log("never");
}

#[test]
fn an_iterator() {
    let trace = Trace::default();
    let mut items = falls(3, trace.clone());
    assert!(items.by_ref().take(4).eq([3, 2, 1, 0]));
    let fell = catch_unwind(AssertUnwindSafe(|| items.next()));
    assert!(fell.is_err());
    assert_eq!(trace.take(), ["-0", "-1", "-2", "-3"]);
    assert_eq!(items.next(), None);
    drop(items);
    assert!(trace.take().is_empty());
}

#[generator]
fn falls_when_told(n: u32, trace: Trace) -> impl Generator<bool, Yield = u32> {
    let _mine = trace.noisy(n);
    if n > 0 {
        yield_from!(falls_when_told(n - 1, trace.clone()));
    }
    while !yield_!(n) {}
    panic!("at {n}");
}

#[test]
fn a_generator() {
    let trace = Trace::default();
    let mut g = falls_when_told(3, trace.clone());
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send(false), Ok(0));
    let fell = catch_unwind(AssertUnwindSafe(|| g.send(true)));
    assert!(fell.is_err());
    assert_eq!(trace.take(), ["-0", "-1", "-2", "-3"]);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.send(true), Err(SendError::Exhausted(true)));
}

/// The body falls on its way back out, when a level has been left already.
#[test]
fn on_the_way_back() {
    #[generator]
    fn climbs(n: u32, trace: Trace) -> impl Iterator<Item = u32> {
        let _mine = trace.noisy(n);
        if n > 0 {
            yield_from!(climbs(n - 1, trace.clone()));
        }
        assert!(n < 2, "too high");
        yield_!(n);
    }
    let trace = Trace::default();
    let mut items = climbs(4, trace.clone());
    assert!(items.by_ref().take(2).eq([0, 1]));
    assert_eq!(trace.take(), ["-0"]);
    assert!(catch_unwind(AssertUnwindSafe(|| items.next())).is_err());
    assert_eq!(trace.take(), ["-1", "-2", "-3", "-4"]);
    assert_eq!(items.next(), None);
}

/// The drop of a level that ignored an exit falls.
#[test]
fn in_a_drop_of_the_innermost() {
    struct Falls(Trace);
    impl Drop for Falls {
        fn drop(&mut self) {
            self.0.log("falls");
            panic!("dropped");
        }
    }
    #[generator]
    fn ignores(n: u32, trace: Trace) -> impl Generator<Yield = u32> {
        let _mine = trace.noisy(n);
        if n > 0 {
            yield_from!(ignores(n - 1, trace.clone()));
            return;
        }
        let _falls = Falls(trace.clone());
        loop {
            if try_yield!(n).is_err() {
                trace.log("ignored");
            }
        }
    }
    let trace = Trace::default();
    let mut g = ignores(2, trace.clone());
    assert_eq!(g.next(), Ok(0));
    assert!(catch_unwind(AssertUnwindSafe(|| g.close())).is_err());
    assert_eq!(trace.take(), ["ignored", "falls", "-0", "-1", "-2"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// A frame that is `Copy` is not taken out while the body runs: it is closed all the same.
#[test]
fn of_a_frame_that_is_copied() {
    #[generator]
    fn copied(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
        if n > 0 {
            yield_from!(copied(n - 1));
            yield_!(n);
        }
        assert!(n > 0, "at the bottom");
    }
    let mut items = copied(3);
    assert!(items.by_ref().take(4).eq([3, 2, 1, 0]));
    assert!(catch_unwind(AssertUnwindSafe(|| items.next())).is_err());
    assert_eq!(items.next(), None);
}
