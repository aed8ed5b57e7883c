//! Delegation: what is yielded, sent and returned passes through.

use primed::prelude::*;
use primed::{NextError, SendError};

use crate::support::{Error, Log};

#[generator]
fn one_item(log: &Log) -> impl Generator<Yield = i32> {
    log.add("i1");
    yield_!(42);
    log.add("i2");
}

#[generator]
fn around(log: &Log) -> impl Generator<Yield = i32> {
    log.add("o1");
    yield_from!(one_item(log));
    log.add("o2");
}

/// YF-1: the first resume starts the inner one; what follows runs when that ends.
#[test]
fn the_inner_is_started() {
    let log = Log::default();
    let mut g = around(&log);
    assert_eq!(g.next(), Ok(42));
    assert_eq!(log.lines(), ["o1", "i1"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(log.lines(), ["i2", "o2"]);
}

#[generator]
fn inner_items() -> impl Iterator<Item = &'static str> {
    yield_!("i1");
    yield_!("i2");
}

#[generator]
fn outer_items() -> impl Iterator<Item = &'static str> {
    yield_!("o1");
    yield_from!(inner_items());
    yield_!("o2");
}

/// YF-2: items of the outer and the inner one come in order.
#[test]
fn items_interleave() {
    assert!(outer_items().eq(["o1", "i1", "i2", "o2"]));
}

#[generator]
fn inner_sent(log: &Log) -> impl Generator<i32, Yield = &'static str> {
    log.add(format!("i {}", yield_!("i1")));
    log.add(format!("i {}", yield_!("i2")));
}

#[generator]
fn outer_sent(log: &Log) -> impl Generator<i32, Yield = &'static str> {
    log.add(format!("o {}", yield_!("o1")));
    yield_from!(inner_sent(log));
    log.add(format!("o {}", yield_!("o2")));
}

/// YF-3: what is sent goes to the one that waits.
#[test]
fn what_is_sent_goes_to_the_one_that_waits() {
    let log = Log::default();
    let mut g = outer_sent(&log);
    assert_eq!(g.prime(), Ok("o1"));
    assert_eq!((g.send(1), g.send(2)), (Ok("i1"), Ok("i2")));
    assert_eq!(g.send(3), Ok("o2"));
    assert_eq!(g.send(4), Err(SendError::StopIteration(())));
    assert_eq!(log.lines(), ["o 1", "i 2", "i 3", "o 4"]);
}

#[generator]
fn giving<T>(value: T) -> impl Generator<Yield = char, Return = T> {
    yield_!('i');
    value
}

#[generator]
fn collecting(log: &Log) -> impl Generator<Yield = char, Return = &'static str> {
    yield_from!(giving(()));
    log.add(format!("r {:?}", yield_from!(giving((2,)))));
    "done"
}

/// YF-4: the delegation evaluates to what the inner one returns.
#[test]
fn a_delegation_has_the_value_that_is_returned() {
    let log = Log::default();
    let mut g = collecting(&log);
    assert_eq!((g.next(), g.next()), (Ok('i'), Ok('i')));
    assert_eq!(g.next(), Err(NextError::StopIteration("done")));
    assert_eq!(log.lines(), ["r (2,)"]);
}

#[generator]
fn empty(log: &Log) -> impl Generator<Yield = i32> {
    yield_from!([]);
    yield_from!(std::iter::empty());
    log.add(format!("r {}", yield_from!(seven())));
    yield_!(1);
}

#[generator]
fn seven() -> impl Generator<Yield = i32, Return = i32> {
    if true {
        return 7;
    }
    yield_!(0);
    8
}

/// YF-17: where the inner one yields nothing, there is no wait.
#[test]
fn an_empty_inner_does_not_wait() {
    let log = Log::default();
    let mut g = empty(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(log.lines(), ["r 7"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

#[generator]
fn innermost(log: &Log) -> impl Generator<i32, Error, Yield = char, Return = i32> {
    let _finally = log.at_drop("c fin");
    Ok(yield_!('c'))
}

#[generator]
fn middle(log: &Log) -> impl Generator<i32, Error, Yield = char, Return = i32> {
    let _finally = log.at_drop("b fin");
    let r = yield_from!(innermost(log));
    log.add(format!("b {r}"));
    Ok(r + 1)
}

#[generator]
fn outermost(log: &Log) -> impl Generator<i32, Error, Yield = char, Return = i32> {
    let _finally = log.at_drop("a fin");
    let r = yield_from!(middle(log));
    log.add(format!("a {r}"));
    Ok(r + 1)
}

/// YF-22: everything passes through every level, and cleanup runs innermost first.
#[test]
fn through_every_level() {
    let log = Log::default();
    let mut g = outermost(&log);
    assert_eq!(g.prime(), Ok('c'));
    assert_eq!(g.send(5), Err(SendError::StopIteration(7)));
    assert_eq!(log.lines(), ["c fin", "b 5", "b fin", "a 6", "a fin"]);

    let mut g = outermost(&log);
    assert_eq!(g.prime(), Ok('c'));
    assert_eq!(g.throw(Error::A), Err(primed::ThrowError::Raised(Error::A)));
    assert_eq!(log.lines(), ["c fin", "b fin", "a fin"]);

    let mut g = outermost(&log);
    assert_eq!(g.prime(), Ok('c'));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["c fin", "b fin", "a fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}
