//! Delegation to a generator that is primed, running, or ignores an exit.

use std::cell::RefCell;
use std::rc::Rc;

use primed::prelude::*;
use primed::{Fault, NextError, SendError, Shared, WeakShared};

use crate::support::Log;

type Steps<'g> = dyn Generator<Yield = i32, Return = i32> + 'g;

#[generator]
fn listening(log: &Log) -> impl Generator<Option<i32>, Yield = &'static str> {
    loop {
        let got = yield_!("ready");
        log.add(format!("got {got:?}"));
    }
}

#[generator]
fn over_listening(
    inner: &mut dyn Generator<Option<i32>, Yield = &'static str, Return = ()>,
) -> impl Generator<Option<i32>, Yield = &'static str> {
    yield_from!(inner);
}

/// YF-20: delegating to a primed one sends it `None` first.
#[test]
fn a_primed_inner_is_sent_none() {
    let log = Log::default();
    let mut inner = listening(&log);
    assert_eq!(inner.next(), Ok("ready"));
    let mut g = over_listening(&mut inner);
    assert_eq!(g.next(), Ok("ready"));
    assert_eq!(log.lines(), ["got None"]);
    assert_eq!(g.send(Some(1)), Ok("ready"));
    assert_eq!(log.lines(), ["got Some(1)"]);
}

#[generator]
fn echo() -> impl Generator<i32, Yield = i32> {
    let mut last = 0;
    loop {
        last = yield_!(last);
    }
}

#[generator]
fn over_echo<G>(inner: G) -> impl Generator<i32, Yield = i32>
where
    G: Generator<i32, Yield = i32, Return = ()>,
{
    yield_from!(inner);
}

/// Where there is no nothing to send, one that has started cannot be started: a fault.
#[test]
fn a_primed_inner_that_must_be_sent_something() {
    let mut inner = echo();
    assert_eq!(inner.prime(), Ok(0));
    let mut g = over_echo(inner);
    let fault = primed::PrimeError::Fault(Fault::AlreadyStarted);
    assert_eq!(g.prime(), Err(fault));
    assert_eq!(g.send(1), Err(SendError::Exhausted(1)));
}

#[generator]
fn two(me: Shared<Steps<'static>>, log: Log) -> impl Generator<Yield = i32, Return = i32> {
    let _finally = log.at_drop("two fin");
    yield_!(1);
    yield_from!(me).unwrap_or(0)
}

#[generator]
fn one(me: WeakShared<Steps<'static>>, log: Log) -> impl Generator<Yield = i32, Return = i32> {
    yield_!(0);
    let me = me.upgrade().expect("it is being resumed");
    yield_from!(two(me, log))
}

/// Delegating to a running one is a fault at the delegation: YF-21, where nothing catches
/// it.
#[test]
fn a_running_inner_is_a_fault() {
    let log = Log::default();
    let g: Shared<Steps<'_>> = Shared::new_cyclic_dyn(|me| one(me, log.clone()));
    assert_eq!((g.next(), g.next()), (Ok(0), Ok(1)));
    assert_eq!(g.next(), Err(NextError::Fault(Fault::AlreadyExecuting)));
    assert_eq!(log.lines(), ["two fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn ignoring(log: &Log) -> impl Generator<Yield = i32> {
    let _dropped = log.at_drop("i dropped");
    let first = try_yield!(1);
    log.add(format!("exit {first:?}"));
    yield_!(2);
    log.add("not reached");
}

#[generator]
fn over_ignoring(log: &Log) -> impl Generator<Yield = i32> {
    let _dropped = log.at_drop("o dropped");
    yield_from!(ignoring(log));
    log.add("not reached");
}

/// One that ignored an exit is dropped before anything else of the outer one runs (D15):
/// YF-26, where nothing catches it.
#[test]
fn an_inner_that_ignored_an_exit_is_dropped_first() {
    let log = Log::default();
    let mut g = over_ignoring(&log);
    assert_eq!(g.next(), Ok(1));
    assert!(g.close().is_err());
    assert_eq!(log.lines(), ["exit Err(Exit)", "i dropped", "o dropped"]);
}

type Link = Rc<RefCell<Option<Shared<dyn Generator<Yield = i32, Return = ()>>>>>;

#[generator]
fn meddling(delegator: Link, log: Log) -> impl Generator<Yield = i32, Return = i32> {
    yield_!(1);
    if let Some(delegator) = &*delegator.borrow() {
        log.add(format!("{:?}", delegator.close()));
        log.add(format!("{:?}", delegator.close()));
    }
    yield_!(2);
    9
}

#[generator]
fn over_shared(inner: Shared<Steps<'static>>) -> impl Generator<Yield = i32> {
    yield_from!(inner);
}

/// An inner one that runs cannot be closed either: a fault of the delegator, which ends.
#[test]
fn a_running_inner_cannot_be_closed() {
    let log = Log::default();
    let link = Link::default();
    let inner: Shared<Steps<'_>> = Shared::new(meddling(Rc::clone(&link), log.clone())).into_dyn();
    let g = Shared::new(over_shared(inner.clone())).into_dyn();
    link.replace(Some(g.clone()));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(inner.next(), Ok(2));
    assert_eq!(log.lines(), ["Err(Fault(AlreadyExecuting))", "Ok(None)"]);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(inner.next(), Err(NextError::StopIteration(9)));
    link.take();
}
