//! Async generators: how they start, what is sent to them, and how they end.

use std::pin::pin;
use std::task::Poll;

use futures::executor::block_on;
use primed::prelude::*;
use primed::{NextError, PrimeError, SendError};

use crate::async_generators_support::{pause, step};
use crate::support::{Error, Log};

#[generator]
fn lazy(log: &Log) -> impl AsyncGenerator<Option<i32>, Error, Yield = i32> {
    log.add("body");
    yield_!(1);
    Ok(())
}

/// AG-1: neither the call runs anything, nor the making of a resumption.
#[test]
fn nothing_runs_before_it_is_awaited() {
    let log = Log::default();
    let mut g = pin!(lazy(&log));
    let resumption = g.next();
    log.add("made");
    assert_eq!(block_on(resumption), Ok(1));
    assert_eq!(log.lines(), ["made", "body"]);
}

/// One that is never awaited leaves the generator as it is: AG-1 for the other methods.
#[test]
fn a_resumption_that_is_not_awaited_does_nothing() {
    let log = Log::default();
    let mut g = pin!(lazy(&log));
    let _unused = g.prime();
    let _unused = g.send(None);
    let _unused = g.throw(Error::A);
    let _unused = g.close();
    let _unused = g.finish();
    assert_eq!(g.state(), GeneratorState::Created);
    assert!(log.lines().is_empty());
    assert_eq!(block_on(g.next()), Ok(1));
}

#[generator]
fn waiting(log: &Log) -> impl AsyncGenerator<Yield = i32> {
    pause(log, "p1").await;
    yield_!(1);
    pause(log, "p2").await;
    yield_!(2);
}

/// AG-2: it runs to its next yield; what it awaits on the way is between it and the executor.
#[test]
fn it_runs_to_the_next_yield() {
    let log = Log::default();
    let mut g = pin!(waiting(&log));
    let mut first = g.prime();
    assert_eq!(step(&mut first), Poll::Pending);
    assert_eq!(log.lines(), ["~ p1"]);
    assert_eq!(step(&mut first), Poll::Ready(Ok(1)));
    let mut second = g.next();
    assert_eq!(step(&mut second), Poll::Pending);
    assert_eq!(log.lines(), ["~ p2"]);
    assert_eq!(step(&mut second), Poll::Ready(Ok(2)));
    assert!(log.lines().is_empty());
}

#[generator]
fn doubling(log: &Log) -> impl AsyncGenerator<Option<i32>, Yield = i32> {
    let value = yield_!(1).unwrap_or_default();
    pause(log, "p").await;
    yield_!(value * 2);
}

/// AG-3: what is sent goes to the yield, and once; later polls are for what the body awaits.
#[test]
fn what_is_sent_goes_to_the_yield() {
    let log = Log::default();
    let mut g = pin!(doubling(&log));
    assert_eq!(block_on(g.next()), Ok(1));
    let mut sent = g.send(Some(100));
    assert_eq!(step(&mut sent), Poll::Pending);
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(step(&mut sent), Poll::Ready(Ok(200)));
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));
}

/// AG-4: a value that is sent too early comes back; so does a `None` (D1).
#[test]
fn a_value_that_is_sent_too_early_comes_back() {
    let log = Log::default();
    let mut g = pin!(lazy(&log));
    for value in [Some(1), None] {
        let refused = Err(SendError::NotPrimed(value));
        assert_eq!(block_on(g.send(value)), refused);
        assert_eq!(g.state(), GeneratorState::Created);
    }
    assert!(log.lines().is_empty());
    assert_eq!(block_on(g.next()), Ok(1));
}

/// AG-5: the end comes once, and afterwards it is exhausted and hands back what it is sent
/// (D2).
#[test]
fn the_end_comes_once() {
    let log = Log::default();
    let mut g = pin!(lazy(&log));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
    let refused = Err(SendError::Exhausted(Some(5)));
    assert_eq!(block_on(g.send(Some(5))), refused);
    assert_eq!(block_on(g.prime()), Err(PrimeError::Exhausted));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn inner(log: &Log) -> impl AsyncGenerator<i32, Yield = &'static str, Return = i32> {
    let got = yield_!("inner");
    pause(log, "p").await;
    return got * 2;
}

#[generator]
fn outer(log: &Log) -> impl AsyncGenerator<i32, Yield = &'static str, Return = i32> {
    let got = yield_!("outer");
    got + yield_from!(inner(log))
}

/// AG-6: Python's can neither return a value nor delegate. These can: a return needs no
/// exception to carry its value, and a delegation is polled as the body itself is.
#[test]
fn they_return_and_delegate() {
    let log = Log::default();
    let mut g = pin!(outer(&log));
    assert_eq!(block_on(g.prime()), Ok("outer"));
    assert_eq!(block_on(g.send(1)), Ok("inner"));
    assert_eq!(block_on(g.send(20)), Err(SendError::StopIteration(41)));
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(block_on(g.send(3)), Err(SendError::Exhausted(3)));
}

#[generator]
fn failing() -> impl AsyncGenerator<(), Error, Yield = i32> {
    yield_!(1);
    Err(Error::A)
}

/// AG-7: an error of the body comes out of the resumption that meets it, and closes.
#[test]
fn an_error_comes_out() {
    let mut g = pin!(failing());
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.next()), Err(NextError::Raised(Error::A)));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
}

/// How `next` fails on a generator that returns a number.
type End = NextError<i32>;

#[generator]
fn raising(end: End) -> impl AsyncGenerator<(), End, Yield = i32, Return = i32> {
    yield_!(1);
    Err(end)
}

#[generator]
fn nine() -> impl AsyncGenerator<Yield = i32, Return = i32> {
    if true {
        return 9;
    }
    yield_!(1);
    0
}

#[generator]
fn unguarded(log: &Log) -> impl AsyncGenerator<(), End, Yield = i32, Return = i32> {
    yield_!(1);
    let item = Box::pin(nine()).next().await?;
    log.add("not reached");
    Ok(item)
}

/// AG-8: an end that the body raises is an error, and not its own end: here the types tell
/// them apart, where Python makes a `RuntimeError` of it (D17).
#[test]
fn a_raised_end_is_an_error() {
    for end in [End::StopIteration(7), End::Exhausted] {
        let mut g = pin!(raising(end.clone()));
        assert_eq!(block_on(g.next()), Ok(1));
        assert_eq!(block_on(g.next()), Err(NextError::Raised(end)));
        assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
    }
    let log = Log::default();
    let mut g = pin!(unguarded(&log));
    assert_eq!(block_on(g.next()), Ok(1));
    let raised = NextError::Raised(End::StopIteration(9));
    assert_eq!(block_on(g.next()), Err(raised));
    assert!(log.lines().is_empty());
}
