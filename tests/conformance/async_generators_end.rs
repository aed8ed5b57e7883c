//! Async generators: `throw` and `close`.

use std::pin::pin;

use futures::executor::block_on;
use primed::prelude::*;
use primed::{CloseError, NextError, ThrowError};

use crate::async_generators_support::pause;
use crate::support::{Error, Log};

#[generator]
fn handling(log: &Log, yields: bool) -> impl AsyncGenerator<(), Error, Yield = i32> {
    match try_yield!(1) {
        Err(Thrown::Raised(Error::A)) => {
            pause(log, "in handler").await;
            if yields {
                yield_!(2);
            }
        }
        other => other?,
    }
    Ok(())
}

/// AG-9: a body that catches an error may await, and yield or return; one that does not ends.
#[test]
fn a_body_can_catch() {
    let log = Log::default();
    let mut g = pin!(handling(&log, true));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.throw(Error::A)), Ok(2));
    assert_eq!(log.lines(), ["~ in handler"]);
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));

    let mut g = pin!(handling(&log, false));
    assert_eq!(block_on(g.next()), Ok(1));
    let returned = Err(ThrowError::StopIteration(()));
    assert_eq!(block_on(g.throw(Error::A)), returned);
    assert_eq!(log.lines(), ["~ in handler"]);
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));

    let mut g = pin!(handling(&log, true));
    assert_eq!(block_on(g.next()), Ok(1));
    let raised = Err(ThrowError::Raised(Error::B));
    assert_eq!(block_on(g.throw(Error::B)), raised);
    assert!(log.lines().is_empty());
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
}

#[generator]
fn cleaning(log: &Log) -> impl AsyncGenerator<(), Error, Yield = i32> {
    log.add("body");
    let outcome = try_yield!(1);
    pause(log, "cleanup").await;
    log.add("fin");
    Ok(outcome?)
}

/// AG-10: one that was not started is closed by an error, and none of its body is run.
#[test]
fn an_error_before_the_start() {
    let log = Log::default();
    let mut g = pin!(cleaning(&log));
    let raised = Err(ThrowError::Raised(Error::A));
    assert_eq!(block_on(g.throw(Error::A)), raised);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
    assert!(log.lines().is_empty());
}

/// AG-11: one that has ended, or was closed, gives the error back, where Python loses it
/// (D12).
#[test]
fn an_error_after_the_end_comes_back() {
    let log = Log::default();
    let back = || Err(ThrowError::Exhausted(Error::A));
    let mut g = pin!(cleaning(&log));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));
    assert_eq!(block_on(g.throw(Error::A)), back());

    let mut g = pin!(cleaning(&log));
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(block_on(g.throw(Error::A)), back());
}

/// AG-12: an exit is raised at the yield, and the cleanup may await.
#[test]
fn the_cleanup_may_await() {
    let log = Log::default();
    let mut g = pin!(cleaning(&log));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(log.lines(), ["body", "~ cleanup", "fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
}

/// AG-13: one that was not started is closed, and none of its body is run.
#[test]
fn a_close_before_the_start() {
    let log = Log::default();
    let mut g = pin!(cleaning(&log));
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(block_on(g.next()), Err(NextError::Exhausted));
    assert!(log.lines().is_empty());
}

/// AG-14: to close what has ended or was closed is nothing.
#[test]
fn a_close_after_the_end() {
    let log = Log::default();
    let mut g = pin!(handling(&log, true));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(block_on(g.close()), Ok(None));

    let mut g = pin!(handling(&log, true));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(block_on(g.close()), Ok(None));
}

#[generator]
fn ignoring(log: &Log) -> impl AsyncGenerator<Yield = i32> {
    let _ignored = try_yield!(1);
    pause(log, "p").await;
    yield_!(12);
    log.add("after");
}

/// AG-15: a yield in answer to an exit comes back with the error, and the generator waits
/// there (D7).
#[test]
fn a_body_can_ignore_an_exit() {
    let log = Log::default();
    let mut g = pin!(ignoring(&log));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.close()), Err(CloseError::ExitIgnored(12)));
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));
    assert_eq!(log.lines(), ["after"]);
}

#[generator]
fn swallowing(log: &Log, bad: bool) -> impl AsyncGenerator<(), Error, Yield = i32, Return = i32> {
    if let Err(Thrown::Exit) = try_yield!(1) {
        log.add("exit");
        if bad {
            return Err(Error::A);
        }
    }
    Ok(5)
}

/// AG-16: a body that swallows the exit and returns is closed, and gives its value (D7); an
/// error of the cleanup comes out.
#[test]
fn an_exit_can_be_swallowed() {
    let log = Log::default();
    for (bad, closed) in [
        (false, Ok(Some(5))),
        (true, Err(CloseError::Raised(Error::A))),
    ] {
        let mut g = pin!(swallowing(&log, bad));
        assert_eq!(block_on(g.next()), Ok(1));
        assert_eq!(block_on(g.close()), closed);
        assert_eq!(log.lines(), ["exit"]);
        assert_eq!(g.state(), GeneratorState::Closed);
    }
}
