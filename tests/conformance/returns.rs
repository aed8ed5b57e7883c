//! Return values.

use primed::prelude::*;
use primed::{NextError, SendError};

use crate::support::{Error, Log};

#[generator]
fn five() -> impl Generator<Yield = i32, Return = i32> {
    yield_!(1);
    return 5;
}

/// RET-1: `return` ends the generator, and its value comes once.
#[test]
fn a_return_value_comes_once() {
    let mut g = five();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::StopIteration(5)));
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

#[generator]
fn leaving() -> impl Iterator<Item = i32> {
    let tried: Result<(), Error> = 'tried: {
        if true {
            return;
        }
        break 'tried Err(Error::A);
    };
    if tried.is_err() {
        yield_!(1);
    }
}

#[generator]
fn failing() -> impl Iterator<Item = i32> {
    let tried: Result<(), NextError> = Err(NextError::StopIteration(()));
    if tried.is_err() {
        yield_!(42);
    }
}

/// RET-2: a `return` is no error that the body's own handlers could see.
#[test]
fn a_return_is_no_error() {
    assert!(leaving().eq([]));
    assert!(failing().eq([42]));
}

#[generator]
fn put_off(log: &Log) -> impl Generator<Option<&'static str>, Yield = i32, Return = i32> {
    let value = 5;
    let got = yield_!(1);
    log.add(format!("fin {got:?}"));
    value
}

/// RET-3: cleanup that yields puts the return off (D16).
#[test]
fn cleanup_that_yields_puts_the_return_off() {
    let log = Log::default();
    let mut g = put_off(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.send(Some("x")), Err(SendError::StopIteration(5)));
    assert_eq!(log.lines(), [r#"fin Some("x")"#]);
}

#[generator]
fn overriding(returns: bool) -> impl Generator<(), Error, Yield = i32, Return = i32> {
    let _overridden: Result<i32, Error> = 'tried: {
        yield_!(1);
        if returns {
            break 'tried Ok(5);
        }
        Err(Error::A)
    };
    Ok(6)
}

/// RET-4: what the cleanup returns overrides a value and an error (D16).
#[test]
fn the_last_return_counts() {
    for returns in [true, false] {
        let mut g = overriding(returns);
        assert_eq!(g.next(), Ok(1));
        assert_eq!(g.next(), Err(NextError::StopIteration(6)));
    }
}

#[generator]
fn evaluated_first(log: &Log) -> impl Generator<Yield = i32, Return = i32> {
    let mut x = 1;
    let value = x;
    x = 2;
    log.add(format!("fin {x}"));
    yield_!(0);
    value
}

/// RET-5: the value is evaluated before the cleanup.
#[test]
fn the_value_is_evaluated_first() {
    let log = Log::default();
    let mut g = evaluated_first(&log);
    assert_eq!(g.next(), Ok(0));
    assert_eq!(log.lines(), ["fin 2"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(1)));
}

#[generator]
fn counting() -> impl Generator<Yield = i32, Return = i32> {
    yield_!(1);
    yield_!(2);
    9
}

/// RET-6: what goes through the items drops the return value.
#[test]
fn loops_drop_it() {
    assert_eq!(counting().iter().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(counting().iter().sum::<i32>(), 3);
    let mut seen = Vec::new();
    for x in counting().iter() {
        seen.push(x);
    }
    assert_eq!(seen, [1, 2]);
}

#[generator]
fn at_once() -> impl Generator<Yield = i32, Return = i32> {
    if true {
        return 3;
    }
    yield_!(1);
    4
}

/// RET-7: a body that yields nothing gives its value at the first resume.
#[test]
fn at_the_first_resume() {
    let mut g = at_once();
    assert_eq!(g.state(), GeneratorState::Created);
    assert_eq!(g.next(), Err(NextError::StopIteration(3)));
    assert_eq!(g.state(), GeneratorState::Closed);
}
