//! Delegation: errors, raised by the inner generator or thrown into it.

use primed::prelude::*;
use primed::{NextError, ThrowError};

use crate::support::{Error, Log};

type Out = &'static str;

#[generator]
fn raising(log: &Log, before: bool) -> impl Generator<(), Error, Yield = Out> {
    let _finally = log.at_drop("i fin");
    if before {
        return Err(Error::A);
    }
    yield_!("i");
    Err(Error::A)
}

#[generator]
fn over_raising(log: &Log, before: bool) -> impl Generator<(), Error, Yield = Out> {
    let _finally = log.at_drop("o fin");
    yield_from!(raising(log, before));
    log.add("not reached");
    yield_!("o");
    Ok(())
}

/// YF-6: an error before the inner one's first yield is raised at the delegation.
#[test]
fn an_error_before_the_first_yield() {
    let log = Log::default();
    let mut g = over_raising(&log, true);
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
    assert_eq!(log.lines(), ["i fin", "o fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// An error after it, too: YF-5, where nothing catches it.
#[test]
fn an_error_after_the_first_yield() {
    let log = Log::default();
    let mut g = over_raising(&log, false);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
    assert_eq!(log.lines(), ["i fin", "o fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn waiting(log: &Log) -> impl Generator<(), Error, Yield = Out> {
    let _finally = log.at_drop("i fin");
    yield_!("i");
    Ok(())
}

#[generator]
fn over_waiting(log: &Log) -> impl Generator<(), Error, Yield = Out> {
    let _finally = log.at_drop("o fin");
    yield_from!(waiting(log));
    Ok(())
}

/// YF-7: the inner one is thrown at first, and unwinds first.
#[test]
fn the_inner_unwinds_first() {
    let log = Log::default();
    let mut g = over_waiting(&log);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.throw(Error::A), Err(ThrowError::Raised(Error::A)));
    assert_eq!(log.lines(), ["i fin", "o fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn catching(log: &Log) -> impl Generator<(), Error, Yield = Out> {
    match try_yield!("i1") {
        Err(Thrown::Raised(Error::A)) => {
            log.add("i caught");
            yield_!("i2");
            yield_!("i3");
        }
        other => other?,
    }
    Ok(())
}

#[generator]
fn over_catching(log: &Log) -> impl Generator<(), Error, Yield = Out> {
    yield_from!(catching(log));
    yield_!("o");
    Ok(())
}

/// YF-8: an inner one that catches and yields keeps the delegation.
#[test]
fn the_inner_catches_and_yields() {
    let log = Log::default();
    let mut g = over_catching(&log);
    assert_eq!(g.next(), Ok("i1"));
    assert_eq!(g.throw(Error::A), Ok("i2"));
    assert_eq!(log.lines(), ["i caught"]);
    assert_eq!((g.next(), g.next()), (Ok("i3"), Ok("o")));
}

#[generator]
fn returning() -> impl Generator<(), Error, Yield = i32, Return = i32> {
    match try_yield!(1) {
        Err(Thrown::Raised(Error::A)) => Ok(5),
        other => {
            other?;
            Ok(0)
        }
    }
}

#[generator]
fn over_returning(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let v = yield_from!(returning());
    log.add(format!("v {v}"));
    yield_!(v * 10);
    Ok(())
}

/// YF-9: an inner one that catches and returns lets the outer one go on.
#[test]
fn the_inner_catches_and_returns() {
    let log = Log::default();
    let mut g = over_returning(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(50));
    assert_eq!(log.lines(), ["v 5"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

#[generator]
fn swallowing() -> impl Generator<(), Error, Yield = i32, Return = i32> {
    let _outcome = try_yield!(1);
    Ok(5)
}

#[generator]
fn over_swallowing(log: &Log) -> impl Generator<(), Error, Yield = i32, Return = i32> {
    let r = yield_from!(swallowing());
    log.add(format!("r {r}"));
    Ok(r)
}

/// YF-24: what the inner one's cleanup returns takes the error's place.
#[test]
fn the_inner_swallows_the_error() {
    let log = Log::default();
    let mut g = over_swallowing(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Err(ThrowError::StopIteration(5)));
    assert_eq!(log.lines(), ["r 5"]);
}

type End = NextError<i32>;

#[generator]
fn one() -> impl Generator<(), End, Yield = i32> {
    yield_!(1);
    Ok(())
}

#[generator]
fn over_one(log: &Log) -> impl Generator<(), End, Yield = i32> {
    yield_from!(one());
    log.add("not reached");
    Ok(())
}

/// An end that is thrown into an inner one leaves it as an error, and the delegation
/// does not end by it: YF-25, where nothing catches it.
#[test]
fn a_thrown_end_does_not_end_the_delegation() {
    let log = Log::default();
    let mut g = over_one(&log);
    assert_eq!(g.next(), Ok(1));
    let raised = ThrowError::Raised(End::StopIteration(3));
    assert_eq!(g.throw(End::StopIteration(3)), Err(raised));
    assert!(log.lines().is_empty());
}
