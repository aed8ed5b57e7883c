//! `throw`: what a body does with an error, and in which state.

use primed::prelude::*;
use primed::{NextError, Resume, Shared, Step, ThrowError, WeakShared};

use crate::support::{Error, Log};

#[generator]
fn tried(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("finally");
    log.add("body");
    if let Err(Thrown::Raised(Error::A)) = try_yield!(1) {
        log.add("caught");
    }
    Ok(())
}

/// THROW-1: a created generator is closed, and none of its body is run.
#[test]
fn a_created_generator_runs_nothing() {
    let log = Log::default();
    let mut g = tried(&log);
    assert_eq!(g.throw(Error::A), Err(ThrowError::Raised(Error::A)));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert!(log.lines().is_empty());
}

#[generator]
fn plain(log: &Log) -> impl Generator<(), Box<u8>, Yield = i32> {
    yield_!(1);
    log.add("not reached");
    Ok(())
}

/// THROW-2: an error that is not caught comes out, the very same one.
#[test]
fn what_is_not_caught_comes_out() {
    let log = Log::default();
    let mut g = plain(&log);
    assert_eq!(g.next(), Ok(1));
    let error = Box::new(7);
    let address: *const u8 = &raw const *error;
    let Err(ThrowError::Raised(error)) = g.throw(error) else {
        panic!("it is raised");
    };
    assert_eq!(&raw const *error, address);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert!(log.lines().is_empty());
}

#[generator]
fn yielding(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    match try_yield!(1) {
        Err(Thrown::Raised(Error::A)) => {
            log.add("caught");
            yield_!(2);
        }
        other => other?,
    }
    yield_!(3);
    Ok(())
}

/// THROW-3: the value that a catching body yields comes back, and it goes on.
#[test]
fn a_body_can_catch_and_yield() {
    let log = Log::default();
    let mut g = yielding(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(2));
    assert_eq!(log.lines(), ["caught"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Ok(3));

    let mut g = yielding(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
}

/// THROW-12: a handler covers its own yields only.
#[test]
fn a_handler_covers_its_own_yields() {
    let log = Log::default();
    let mut g = yielding(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(2));
    assert_eq!(g.throw(Error::A), Err(ThrowError::Raised(Error::A)));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn answering(how: &str) -> impl Generator<(), Error, Yield = i32, Return = i32> {
    match try_yield!(1) {
        Err(Thrown::Raised(Error::A)) if how == "return" => return Ok(5),
        Err(Thrown::Raised(Error::A)) if how == "other" => return Err(Error::B),
        other => other?,
    }
    Ok(0)
}

/// THROW-4, THROW-5, THROW-6: a catching body may return, raise it again, or raise
/// another error.
#[test]
fn a_body_can_catch_and_end() {
    for (how, end) in [
        ("return", ThrowError::StopIteration(5)),
        ("again", ThrowError::Raised(Error::A)),
        ("other", ThrowError::Raised(Error::B)),
    ] {
        let mut g = answering(how);
        assert_eq!(g.next(), Ok(1));
        assert_eq!(g.throw(Error::A), Err(end));
        assert_eq!(g.state(), GeneratorState::Closed);
    }
}

/// THROW-7: a closed generator hands the error back, and runs nothing.
#[test]
fn a_closed_generator_hands_the_error_back() {
    let log = Log::default();
    let mut g = tried(&log);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.throw(Error::A), Err(ThrowError::Exhausted(Error::A)));
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert!(log.lines().is_empty());
    let mut g = answering("again");
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::StopIteration(0)));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Exhausted(Error::B)));
}

type Any = dyn Generator<(), Error, Yield = i32, Return = ()>;

#[generator]
fn throwing_into_itself(me: WeakShared<Any>) -> impl Generator<(), Error, Yield = i32> {
    let refused = me.upgrade().map(|me| me.throw(Error::A));
    assert_eq!(refused, Some(Err(ThrowError::AlreadyExecuting(Error::A))));
    yield_!(1);
    Ok(())
}

/// THROW-8: a running generator refuses it, and goes on.
#[test]
fn a_running_generator_refuses_it() {
    let g: Shared<Any> = Shared::new_cyclic_dyn(throwing_into_itself);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

fn evaluated(log: &Log) -> i32 {
    log.add("evaluated");
    1
}

#[generator]
fn in_an_expression(log: &Log) -> impl Generator<i32, Error, Yield = i32> {
    let mut x = 0;
    let outcome: Result<(), Thrown<Error>> = 'tried: {
        x = match try_yield!(1) {
            Ok(sent) => sent,
            Err(thrown) => break 'tried Err(thrown),
        } + evaluated(log);
        Ok(())
    };
    if let Err(Thrown::Raised(Error::A)) = outcome {
        log.add(format!("x {x}"));
    }
    yield_!(2);
    Ok(())
}

/// THROW-9: the error is at the yield: nothing is assigned, the rest is skipped.
#[test]
fn the_rest_of_the_expression_is_skipped() {
    let log = Log::default();
    let mut g = in_an_expression(&log);
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(2));
    assert_eq!(log.lines(), ["x 0"]);
}

#[generator]
fn two_guards(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _outer = log.at_drop("outer");
    let _inner = log.at_drop("inner");
    yield_!(1);
    Ok(())
}

/// THROW-10: what cleans up runs innermost first, before `throw` gives the error.
#[test]
fn cleanup_runs_innermost_first() {
    let log = Log::default();
    let mut g = two_guards(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Err(ThrowError::Raised(Error::A)));
    assert_eq!(log.lines(), ["inner", "outer"]);
}

/// THROW-16: an exit can be thrown by `resume`, and comes out where `close` takes it.
#[test]
fn an_exit_comes_out_of_resume() {
    let log = Log::default();
    let mut g = two_guards(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Exited));
    assert_eq!(log.lines(), ["inner", "outer"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}
