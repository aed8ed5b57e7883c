//! Primed generators by type, and generators that are closed by a guard.

#![cfg(feature = "std")]

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use primed::prelude::*;
use primed::{CloseError, PrimeError, PrimedError, SendError, closing};

#[generator]
fn sums(
    from: i32,
) -> impl Generator<i32, &'static str, Yield = i32, Return = &'static str> + Clone + Inspect {
    let mut sum = from;
    if sum == 100 {
        return Ok("too much");
    }
    if sum == 101 {
        return Err("far too much");
    }
    assert_ne!(sum, 102, "absurd");
    loop {
        sum += yield_!(sum);
    }
}

/// PRIME-1, PRIME-2: by type it can be sent something at once, and the first value is kept.
#[test]
fn primed_by_type() {
    let mut g = sums(3).primed().unwrap();
    assert_eq!(*g.first(), 3);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.send(4), Ok(7));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    let mut other = g.clone();
    assert_eq!((g.send(1), other.send(2)), (Ok(8), Ok(9)));
    assert_eq!(*g.first(), 3);
    assert_eq!(g.name(), "sums");
    assert_eq!(g.location().unwrap().yield_number, Some(1));
    let (mut bare, first) = g.into_parts();
    assert_eq!((bare.send(1), first), (Ok(9), 3));
    assert_eq!(bare.close(), Ok(None));

    let mut there = sums(1);
    let mut lent = (&mut there).primed().unwrap();
    assert_eq!(lent.send(1), Ok(2));
    assert_eq!(there.send(1), Ok(3));
}

/// PRIME-3: what ends before its first yield is no primed generator; nothing is lost.
#[test]
fn an_end_before_the_first_yield() {
    let ended = sums(100).primed().err().unwrap();
    assert_eq!(ended.error, PrimeError::StopIteration("too much"));
    assert_eq!(ended.generator.state(), GeneratorState::Closed);
    let PrimedError { error, .. } = sums(101).primed().err().unwrap();
    assert_eq!(error, PrimeError::Raised("far too much"));
    assert!(catch_unwind(|| sums(102).primed().is_ok()).is_err());

    let mut started = sums(5);
    started.prime().unwrap();
    let refused = started.primed().err().unwrap();
    assert_eq!(
        refused.to_string(),
        PrimeError::<(), &str>::AlreadyStarted.to_string()
    );
    let mut back = refused.generator;
    assert_eq!(back.send(1), Ok(6));
    back.close().unwrap();
    let refused = back.primed().err().unwrap();
    assert_eq!(refused.error, PrimeError::Exhausted);
}

#[generator]
fn session(log: &RefCell<Vec<String>>) -> impl Generator<i32, String, Yield = i32, Return = i32> {
    let mut sum = 0;
    loop {
        match try_yield!(sum) {
            Ok(-1) => panic!("minus one"),
            Ok(sent) => sum += sent,
            Err(Thrown::Exit) if sum < 10 => {
                log.borrow_mut().push(format!("closed at {sum}"));
                return Ok(sum);
            }
            Err(Thrown::Exit) if sum < 20 => return Err("cannot close".into()),
            Err(thrown) => log.borrow_mut().push(format!("{thrown:?}")),
        }
    }
}

/// FIN-1: a drop runs no code of the body; the guard does.
#[test]
fn a_guard_closes() {
    let log = RefCell::default();
    {
        let mut g = session(&log);
        g.prime().unwrap();
    }
    assert!(log.borrow().is_empty());
    {
        let mut g = closing(session(&log));
        g.prime().unwrap();
        assert_eq!(g.send(3), Ok(3));
        assert_eq!(g.state(), GeneratorState::Suspended);
    }
    assert_eq!(log.take(), ["closed at 3"]);

    let mut g = closing(session(&log));
    g.prime().unwrap();
    assert_eq!(g.close(), Ok(Some(0)));
    assert_eq!(log.take(), ["closed at 0"]);

    let mut g = closing(session(&log));
    g.prime().unwrap();
    drop(g.into_inner());
    assert!(log.take().is_empty());
    drop(closing(session(&log)));
    assert!(log.take().is_empty());
}

#[test]
fn a_failure_goes_to_the_hook() {
    let log = RefCell::default();
    let failures = RefCell::new(Vec::new());
    let hook = |error| failures.borrow_mut().push(error);
    {
        let mut g = closing(session(&log)).on_failure(hook);
        g.prime().unwrap();
        g.send(15).unwrap();
    }
    assert_eq!(
        failures.take(),
        [CloseError::Raised("cannot close".to_owned())]
    );
    {
        let mut g = closing(session(&log)).on_failure(hook);
        g.prime().unwrap();
        g.send(25).unwrap();
    }
    assert_eq!(failures.take(), [CloseError::ExitIgnored(25)]);
    {
        let mut g = closing(session(&log));
        g.prime().unwrap();
        g.send(25).unwrap();
    }
    let mut g = closing(session(&log)).on_failure(hook);
    g.prime().unwrap();
    assert_eq!(g.send(25), Ok(25));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(25)));
    assert!(failures.take().is_empty());
}

/// While a panic unwinds, no code of the body runs.
#[test]
fn it_stands_back_from_a_panic() {
    let log = RefCell::default();
    let unwound = catch_unwind(AssertUnwindSafe(|| {
        let mut g = closing(session(&log));
        g.prime().unwrap();
        panic!("elsewhere");
    }));
    assert!(unwound.is_err());
    assert!(log.borrow().is_empty());
    let unwound = catch_unwind(AssertUnwindSafe(|| {
        let mut g = closing(session(&log));
        g.prime().unwrap();
        let error = g.send(-1);
        assert!(
            matches!(error, Err(SendError::Exhausted(_))),
            "never reached"
        );
    }));
    assert!(unwound.is_err());
    assert!(log.borrow().is_empty());
}
