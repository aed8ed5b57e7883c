//! Priming at the call.

use primed::prelude::*;
use primed::{CloseError, NextError, PrimeError, SendError, ThrowError};

use crate::support::{Error, Log};

#[generator(prime)]
fn consumer(log: &Log) -> impl Generator<i32, Yield = &'static str> {
    loop {
        let got = yield_!("discarded");
        log.add(format!("got {got}"));
    }
}

/// PRIME-1: the call runs to the first yield, and the generator takes a value at once.
#[test]
fn it_takes_a_value_at_once() {
    let log = Log::default();
    let mut g = consumer(&log);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.send(1), Ok("discarded"));
    assert_eq!(log.lines(), ["got 1"]);
}

/// How a body ends before its first yield.
#[derive(Clone, Copy)]
enum End {
    Return,
    Raise,
}

#[generator(prime)]
fn ending(end: End) -> impl Generator<Option<i32>, Error, Yield = i32, Return = i32> {
    match end {
        End::Return => return Ok(3),
        End::Raise => Err(Error::A)?,
    }
    yield_!(1);
    Ok(0)
}

/// PRIME-2: a body that returns before gives a closed generator, and nothing is lost: the
/// next call gives the value (D18).
#[test]
fn a_return_before_the_first_yield() {
    let mut g = ending(End::Return);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.send(None), Err(SendError::StopIteration(3)));
    assert_eq!(g.send(Some(1)), Err(SendError::Exhausted(Some(1))));
    let end = NextError::StopIteration(3);
    assert_eq!(ending(End::Return).next(), Err(end));
    assert_eq!(ending(End::Return).close(), Ok(Some(3)));
}

/// PRIME-3: one that raises before gives a closed generator: the next call raises (D18).
#[test]
fn an_error_before_the_first_yield() {
    let mut g = ending(End::Raise);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
    assert_eq!(g.next(), Err(NextError::Exhausted));
    let raised = ThrowError::Raised(Error::A);
    assert_eq!(ending(End::Raise).throw(Error::B), Err(raised));
    let closed = ending(End::Raise).close();
    assert_eq!(closed, Err(CloseError::Raised(Error::A)));
}

#[generator(prime)]
fn guarded(log: &Log) -> impl Generator<i32, Yield = ()> {
    let _finally = log.at_drop("fin");
    let outcome = try_yield!();
    log.add("cleanup");
    outcome?;
}

/// PRIME-5: one that was never used is suspended: to close it runs its cleanup, to drop it
/// its destructors (D3).
#[test]
fn one_that_was_never_used() {
    let log = Log::default();
    let mut g = guarded(&log);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["cleanup", "fin"]);
    drop(guarded(&log));
    assert_eq!(log.lines(), ["fin"]);
}

#[generator]
fn over<G>(inner: G) -> impl Generator<Option<i32>, Error, Yield = i32, Return = i32>
where
    G: Generator<Option<i32>, Error, Yield = i32, Return = i32>,
{
    let value = yield_from!(inner);
    Ok(value + 1)
}

/// An end that is held is what a delegation to it comes to.
#[test]
fn a_delegation_delivers_the_end() {
    let end = NextError::StopIteration(4);
    assert_eq!(over(ending(End::Return)).next(), Err(end));
    let raised = NextError::Raised(Error::A);
    assert_eq!(over(ending(End::Raise)).next(), Err(raised));
}
