//! Catching what leaves a delegate, at the delegation.

use primed::prelude::*;
use primed::{CloseError, NextError, Shared, ThrowError, WeakShared};

use crate::support::{Error, Log};

#[generator]
fn raising() -> impl Generator<(), Error, Yield = i32> {
    yield_!(1);
    Err(Error::A)
}

#[generator]
fn over_raising(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    if let Err(Thrown::Raised(Error::A)) = try_yield_from!(raising()) {
        log.add("outer caught");
    }
    yield_!(2);
    Ok(())
}

/// YF-5: an error of the delegate can be caught at the delegation.
#[test]
fn an_error_is_caught() {
    let log = Log::default();
    let mut g = over_raising(&log);
    assert_eq!((g.next(), g.next()), (Ok(1), Ok(2)));
    assert_eq!(log.lines(), ["outer caught"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

#[generator]
fn ignoring(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _dropped = log.at_drop("i dropped");
    if try_yield!(1).is_err() {
        yield_!(-1);
    }
    Ok(())
}

#[generator]
fn over_ignoring(again: bool, log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let ended = try_yield_from!(ignoring(log));
    log.add(format!("o caught: {ended:?}"));
    if again {
        yield_!(3);
    }
    Ok(())
}

/// YF-13, YF-26: that a delegate ignored an exit can be caught: the delegate is gone by
/// then (its drop runs destructors, D3). To return makes `close` succeed; to yield makes it
/// say that the exit was ignored.
#[test]
fn an_ignored_exit_is_caught() {
    let log = Log::default();
    let caught = ["i dropped", "o caught: Err(Fault(ExitIgnored))"];
    let mut g = over_ignoring(false, &log);
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(Some(()))));
    assert_eq!(log.lines(), caught);
    assert_eq!(g.state(), GeneratorState::Closed);

    let mut g = over_ignoring(true, &log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(3)));
    assert_eq!(log.lines(), caught);
    assert_eq!(g.state(), GeneratorState::Suspended);
}

#[generator]
fn failing_cleanup() -> impl Generator<(), Error, Yield = i32> {
    match try_yield!(1) {
        Ok(()) => Ok(()),
        Err(_) => Err(Error::A),
    }
}

#[generator]
fn over_failing(catch: bool, log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let ended = try_yield_from!(failing_cleanup());
    log.add(format!("o caught {ended:?}"));
    if !catch {
        ended?;
    }
    Ok(())
}

/// YF-14: an error of the delegate's cleanup is raised at the delegation, and no exit; it may
/// be caught, or raised again.
#[test]
fn a_failed_cleanup_is_caught() {
    let log = Log::default();
    let mut g = over_failing(false, &log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::Raised(Error::A)));
    assert_eq!(log.lines(), ["o caught Err(Raised(A))"]);

    let mut g = over_failing(true, &log);
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(Some(()))));
    assert_eq!(log.lines(), ["o caught Err(Raised(A))"]);
}

#[generator]
fn over_iterator(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("fin");
    match try_yield_from!(0..9) {
        Ok(()) => {}
        Err(Thrown::Raised(Error::A)) => {
            log.add("caught");
            yield_!(-1);
        }
        Err(thrown) => Err(thrown)?,
    }
    Ok(())
}

/// YF-15: what is thrown while an iterator is the delegate is raised at the delegation.
#[test]
fn what_cannot_be_thrown_further() {
    let log = Log::default();
    let mut g = over_iterator(&log);
    assert_eq!((g.next(), g.throw(Error::A)), (Ok(0), Ok(-1)));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["caught", "fin"]);

    let mut g = over_iterator(&log);
    assert_eq!((g.next(), g.close()), (Ok(0), Ok(None)));
    assert_eq!(log.lines(), ["fin"]);
    let mut g = over_iterator(&log);
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
}

type Numbers = dyn Generator<Yield = i32, Return = ()>;

#[generator]
fn one(me: WeakShared<Numbers>, log: Log) -> impl Generator<Yield = i32> {
    yield_!(0);
    yield_from!(two(me, log));
    yield_!(3);
}

#[generator]
fn two(one: WeakShared<Numbers>, log: Log) -> impl Generator<Yield = i32> {
    yield_!(1);
    let one = one.upgrade().expect("it is being resumed");
    log.add(format!("{:?}", try_yield_from!(one)));
    yield_!(2);
}

/// YF-21: to delegate to a running generator is a fault, which can be caught.
#[test]
fn a_running_delegate_is_caught() {
    let log = Log::default();
    let g: Shared<Numbers> = Shared::new_cyclic_dyn(|me| one(me, log.clone()));
    assert_eq!((&g).iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(log.lines(), ["Err(Fault(AlreadyExecuting))"]);
}

#[generator]
fn ending() -> impl Generator<(), Error, Yield = i32, Return = i32> {
    yield_!(1);
    Ok(7)
}

#[generator]
fn over_ending(log: &Log) -> impl Generator<(), Error, Yield = i32, Return = i32> {
    let ended = try_yield_from!(ending());
    log.add(format!("{ended:?}"));
    Ok(ended?)
}

/// YF-25: what is thrown at the delegate's last yield is an error at the delegation, and
/// not its end; the end itself is a value.
#[test]
fn an_error_is_no_end() {
    let log = Log::default();
    let mut g = over_ending(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
    assert_eq!(log.lines(), ["Err(Raised(B))"]);
    let mut g = over_ending(&log);
    assert_eq!(
        (g.next(), g.next()),
        (Ok(1), Err(NextError::StopIteration(7)))
    );
    assert_eq!(log.lines(), ["Ok(7)"]);
    let mut g = over_ending(&log);
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(None)));
    assert_eq!(log.lines(), ["Err(Exit)"]);
}
