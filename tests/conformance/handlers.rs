//! `throw`: handlers that yield, keep what they caught, or are left by another error;
//! and what becomes of an error on its way out.

use std::num::ParseIntError;

use primed::prelude::*;
use primed::{NextError, Resume, SendError, Step, ThrowError};

use crate::support::{Error, Log};

#[generator]
fn yielding_cleanup(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let outcome = try_yield!(1);
    log.add("fin");
    yield_!(2);
    log.add("fin end");
    outcome?;
    Ok(())
}

/// THROW-11: cleanup that yields puts the error off: the next resume raises it (D16).
#[test]
fn cleanup_that_yields_puts_the_error_off() {
    let log = Log::default();
    let mut g = yielding_cleanup(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(2));
    assert_eq!(log.lines(), ["fin"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
    assert_eq!(log.lines(), ["fin end"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn serving(log: &Log) -> impl Generator<Option<i32>, Error, Yield = ()> {
    loop {
        match try_yield!() {
            Ok(got) => log.add(format!("got {got:?}")),
            Err(Thrown::Raised(Error::A)) => log.add("caught A"),
            Err(other) => Err(other)?,
        }
    }
}

/// THROW-13: a loop that catches keeps serving.
#[test]
fn a_loop_that_catches() {
    let log = Log::default();
    let mut g = serving(&log);
    assert_eq!(g.next(), Ok(()));
    assert_eq!(g.throw(Error::A), Ok(()));
    assert_eq!(g.send(Some(1)), Ok(()));
    assert_eq!(g.throw(Error::A), Ok(()));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert_eq!(log.lines(), ["caught A", "got Some(1)", "caught A"]);
}

#[generator]
fn keeping() -> impl Generator<(), Error, Yield = i32> {
    if let Err(thrown) = try_yield!(1) {
        yield_!(2);
        yield_!(3);
        Err(thrown)?;
    }
    Ok(())
}

/// THROW-14: what was caught is kept across yields, and can be raised later.
#[test]
fn a_handler_keeps_its_error() {
    let mut g = keeping();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(2));
    assert_eq!(g.next(), Ok(3));
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
}

#[generator]
fn left(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let outcome: Result<(), Error> = Err(Error::A);
    match outcome {
        Err(Error::A) => yield_!(1),
        Err(Error::B) => log.add("not here"),
        Ok(()) => {}
    }
    Ok(())
}

/// THROW-15: an error thrown at a yield of a handler leaves the handler.
#[test]
fn an_error_in_a_handler() {
    let log = Log::default();
    let mut g = left(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert!(log.lines().is_empty());
}

#[generator]
fn answering_an_exit() -> impl Generator<(), Error, Yield = i32> {
    match try_yield!(1) {
        Err(Thrown::Exit) => yield_!(2),
        other => other?,
    }
    Ok(())
}

/// THROW-17: only `close` minds that an exit is answered with a yield.
#[test]
fn an_exit_answered_with_a_yield() {
    let mut g = answering_an_exit();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Yielded(2)));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

/// What the outermost of the bodies below may raise.
#[derive(Debug, PartialEq, Eq)]
enum Failure {
    Number,
    Given(Error),
}

impl From<ParseIntError> for Failure {
    fn from(_: ParseIntError) -> Self {
        Self::Number
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Given(error)
    }
}

#[generator]
fn parsing() -> impl for<'a> Generator<&'a str, Failure, Yield = i32> {
    let mut last = 0;
    loop {
        last = match try_yield!(last) {
            Ok("") => Err(Error::B)?,
            Ok(text) => text.parse::<i32>()?,
            Err(Thrown::Raised(Failure::Given(Error::A))) => -1,
            Err(thrown) => Err(thrown)?,
        };
    }
}

/// An error is converted with `From` on its way out.
#[test]
fn errors_are_converted() {
    fn primed() -> impl for<'a> Generator<&'a str, Failure, Yield = i32, Return = ()> {
        let mut g = parsing();
        assert_eq!(g.prime(), Ok(0));
        g
    }

    let mut g = primed();
    assert_eq!(g.send("7"), Ok(7));
    assert_eq!(g.throw(Failure::Given(Error::A)), Ok(-1));
    assert_eq!(g.send("x"), Err(SendError::Raised(Failure::Number)));
    let given = Failure::Given(Error::B);
    assert_eq!(primed().send(""), Err(SendError::Raised(given)));
    let thrown = primed().throw(Failure::Number);
    assert_eq!(thrown, Err(ThrowError::Raised(Failure::Number)));
}
