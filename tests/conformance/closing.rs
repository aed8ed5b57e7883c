//! What Python does when it collects a generator, a guard does here (D3).

use std::cell::RefCell;

use primed::prelude::*;
use primed::{CloseError, closing};

use crate::support::{Error, Log};

#[generator]
fn body(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    if let Err(thrown) = try_yield!(1) {
        log.add("exit seen");
        log.add("more");
        Err(thrown)?;
    }
    Ok(())
}

/// FIN-2: a body that catches the exit sees it when the guard is dropped, and runs on.
#[test]
fn the_guard_lets_the_body_see_it() {
    let log = Log::default();
    {
        let mut g = closing(body(&log));
        assert_eq!(g.next(), Ok(1));
    }
    assert_eq!(log.lines(), ["exit seen", "more"]);
    {
        let mut g = body(&log);
        assert_eq!(g.next(), Ok(1));
    }
    assert!(log.lines().is_empty());
}

#[generator]
fn failing(raises: bool, log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("fin");
    if try_yield!(1).is_err() {
        log.add("exit");
        if raises {
            return Err(Error::A);
        }
        yield_!(2);
        log.add("never");
    }
    Ok(())
}

/// FIN-6, FIN-7: an error of the cleanup, and a yield in it, go to the hook, and not to
/// whoever drops the guard; the rest of the body does not run.
#[test]
fn failures_go_to_the_hook() {
    let log = Log::default();
    let failures = RefCell::new(Vec::new());
    for raises in [true, false] {
        let hook = |failure| failures.borrow_mut().push(failure);
        let mut g = closing(failing(raises, &log)).on_failure(hook);
        assert_eq!(g.next(), Ok(1));
        drop(g);
        log.add("goes on");
    }
    let expected = [CloseError::Raised(Error::A), CloseError::ExitIgnored(2)];
    assert_eq!(failures.into_inner(), expected);
    let lines = ["exit", "fin", "goes on"];
    assert_eq!(log.lines(), [lines, lines].concat());
}

#[generator]
fn asking(log: &Log) -> impl Generator<i32, Yield = &'static str> {
    let x = yield_!("first");
    log.add(format!("x {x}"));
    yield_!("second");
}

/// PRIME-4: the first value can be kept, together with the generator.
#[test]
fn the_first_value_is_kept() {
    let log = Log::default();
    let (mut g, first) = asking(&log).primed().expect("it yields").into_parts();
    assert_eq!(first, "first");
    assert_eq!(g.send(4), Ok("second"));
    assert_eq!(log.lines(), ["x 4"]);
}
