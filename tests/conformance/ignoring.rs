//! `close`: bodies that ignore an exit, put it off, fail, or return from their cleanup.

use primed::prelude::*;
use primed::{CloseError, NextError};

use crate::support::{Error, Log};

#[generator]
fn ignoring(log: &Log) -> impl Generator<Option<&'static str>, Error, Yield = i32> {
    match try_yield!(1) {
        Err(Thrown::Exit) => {
            let got = yield_!(2);
            log.add(format!("r {got:?}"));
        }
        other => {
            other?;
        }
    }
    log.add("after");
    yield_!(3);
    Ok(())
}

/// CLOSE-6: a yield in answer to an exit comes back with the error, and the generator
/// waits there.
#[test]
fn a_body_can_ignore_an_exit() {
    let log = Log::default();
    let mut g = ignoring(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(2)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert!(log.lines().is_empty());
}

/// CLOSE-7: it can be closed again, which is a new exit.
#[test]
fn it_can_be_closed_again() {
    let log = Log::default();
    let mut g = ignoring(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(2)));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert!(log.lines().is_empty());
}

/// CLOSE-8: it can be resumed; what it yielded is not lost (D7).
#[test]
fn it_can_be_resumed() {
    let log = Log::default();
    let mut g = ignoring(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close().unwrap_err().yielded(), Some(2));
    assert_eq!(g.send(Some("hi")), Ok(3));
    assert_eq!(log.lines(), [r#"r Some("hi")"#, "after"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

#[generator]
fn putting_off(log: &Log) -> impl Generator<Yield = i32> {
    let outcome = try_yield!(1);
    yield_!(2);
    log.add("fin end");
    outcome?;
}

/// CLOSE-9: an exit that was put off leaves the body at the next resume (D4).
#[test]
fn an_exit_can_be_put_off() {
    let log = Log::default();
    let mut g = putting_off(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(2)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Err(NextError::Exited));
    assert_eq!(log.lines(), ["fin end"]);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

#[generator]
fn failing() -> impl Generator<(), Error, Yield = i32> {
    match try_yield!(1) {
        Err(Thrown::Exit) => Err(Error::A),
        other => Ok(other?),
    }
}

/// CLOSE-10: an error of the cleanup comes out, and closes.
#[test]
fn an_error_comes_out() {
    let mut g = failing();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::Raised(Error::A)));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.close(), Ok(None));
}

#[generator]
fn swallowing() -> impl Generator<(), Error, Yield = i32, Return = i32> {
    let _outcome = try_yield!(1);
    Ok(5)
}

/// CLOSE-14: a return in the cleanup swallows the exit.
#[test]
fn a_return_swallows_the_exit() {
    let mut g = swallowing();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(Some(5)));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn endless(log: &Log) -> impl Generator<Yield = i32> {
    let mut n = 0;
    loop {
        n += 1;
        if try_yield!(n).is_err() {
            log.add(format!("ignored at {n}"));
        }
    }
}

/// CLOSE-15: a body may ignore every exit.
#[test]
fn every_exit_can_be_ignored() {
    let log = Log::default();
    let mut g = endless(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(2)));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(3)));
    assert_eq!(log.lines(), ["ignored at 1", "ignored at 2"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Ok(4));
}
