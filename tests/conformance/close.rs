//! `close`: in each state, and when nothing goes wrong.

use primed::prelude::*;
use primed::{CloseError, NextError, Shared, WeakShared};

use crate::support::{Error, Log};

#[generator]
fn guarded(log: &Log) -> impl Generator<(), Error, Yield = i32, Return = i32> {
    let _outer = log.at_drop("outer");
    let _inner = log.at_drop("inner");
    log.add("body");
    yield_!(1);
    log.add("not reached");
    Ok(5)
}

/// CLOSE-1: a created generator runs nothing.
#[test]
fn a_created_generator_runs_nothing() {
    let log = Log::default();
    let mut g = guarded(&log);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert!(log.lines().is_empty());
}

/// CLOSE-2, CLOSE-4: an exit that is not caught leaves the body, which cleans up,
/// innermost first, and returns nothing.
#[test]
fn an_exit_leaves_the_body() {
    let log = Log::default();
    let mut g = guarded(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(log.lines(), ["body"]);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["inner", "outer"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn answering() -> impl Generator<(), Error, Yield = i32, Return = i32> {
    if let Err(Thrown::Exit) = try_yield!(1) {
        return Ok(5);
    }
    Ok(0)
}

/// CLOSE-3: a body may catch the exit and return: `close` gives the value, once (D7).
#[test]
fn a_body_can_return() {
    let mut g = answering();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(Some(5)));
    assert_eq!(g.close(), Ok(None));
}

#[generator]
fn exiting(log: &Log, again: bool) -> impl Generator<(), Error, Yield = i32> {
    let outcome = try_yield!(1);
    log.add("exiting");
    if again {
        outcome?;
    }
    Ok(())
}

#[generator]
fn exiting_anew() -> impl Generator<(), Error, Yield = i32> {
    if try_yield!(1).is_err() {
        Err(Thrown::Exit)?;
    }
    Ok(())
}

/// CLOSE-5: to fall off the end, to let the exit go on and to make a new one all close.
#[test]
fn every_end_will_do() {
    let log = Log::default();
    for (again, closed) in [(false, Ok(Some(()))), (true, Ok(None))] {
        let mut g = exiting(&log, again);
        assert_eq!(g.next(), Ok(1));
        assert_eq!(g.close(), closed);
        assert_eq!(log.lines(), ["exiting"]);
        assert_eq!(g.state(), GeneratorState::Closed);
    }
    let mut g = exiting_anew();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn ending(bad: bool) -> impl Generator<(), Error, Yield = i32, Return = i32> {
    yield_!(1);
    if bad { Err(Error::A) } else { Ok(9) }
}

/// CLOSE-11: closing what has ended does nothing, however often.
#[test]
fn a_closed_generator_stays_closed() {
    for (bad, end) in [
        (false, NextError::StopIteration(9)),
        (true, NextError::Raised(Error::A)),
    ] {
        let mut g = ending(bad);
        assert_eq!(g.next(), Ok(1));
        assert_eq!(g.next(), Err(end));
        assert_eq!((g.close(), g.close()), (Ok(None), Ok(None)));
        assert_eq!(g.state(), GeneratorState::Closed);
    }
}

type Any = dyn Generator<Yield = i32, Return = ()>;

#[generator]
fn closing_itself(me: WeakShared<Any>, log: Log) -> impl Generator<Yield = i32> {
    let _finally = log.at_drop("fin");
    let refused = me.upgrade().map(|me| me.close());
    assert_eq!(refused, Some(Err(CloseError::AlreadyExecuting)));
    yield_!(1);
}

/// CLOSE-12: a running generator refuses it, and cleans nothing up.
#[test]
fn a_running_generator_refuses_it() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| closing_itself(me, log.clone()));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert!(log.lines().is_empty());
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["fin"]);
}

#[generator]
fn catching_errors(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("finally");
    match try_yield!(1) {
        Err(Thrown::Raised(_) | Thrown::Fault(_)) => log.add("except"),
        other => other?,
    }
    Ok(())
}

/// CLOSE-13: a handler of errors does not catch an exit.
#[test]
fn an_exit_is_no_error() {
    let log = Log::default();
    let mut g = catching_errors(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["finally"]);
}

#[generator]
fn nested(log: &Log) -> impl Generator<Yield = i32> {
    log.add("enter 1");
    let _one = log.at_drop("exit 1");
    {
        log.add("enter 2");
        let _two = log.at_drop("exit 2");
        yield_!(1);
    }
    log.add("not reached");
}

/// CLOSE-16: guards are dropped in reverse order, as `with` blocks are left.
#[test]
fn guards_are_dropped_in_reverse() {
    let log = Log::default();
    let mut g = nested(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["enter 1", "enter 2", "exit 2", "exit 1"]);
}

#[generator]
fn holding(log: &Log) -> impl Generator<Yield = i32> {
    let _held = log.at_drop("dropped");
    yield_!(1);
}

/// CLOSE-17: the locals are dropped before `close` returns.
#[test]
fn locals_are_dropped_at_once() {
    let log = Log::default();
    let mut g = holding(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    log.add("closed");
    assert_eq!(log.lines(), ["dropped", "closed"]);
}
