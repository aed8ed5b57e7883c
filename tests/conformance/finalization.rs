//! Dropping: destructors run, and no more of the body (D3). To clean up with code, close.

use primed::prelude::*;
use primed::{NextError, Shared, WeakShared};

use crate::support::{AtDrop, Error, Log};

#[generator]
fn guarded(log: &Log) -> impl Generator<Yield = i32> {
    let _outer = log.at_drop("outer");
    let _inner = log.at_drop("inner");
    yield_!(1);
    log.add("not reached");
}

/// FIN-1: the drop of a suspended generator runs its destructors, in Rust's order.
#[test]
fn a_drop_runs_destructors() {
    let log = Log::default();
    let mut g = guarded(&log);
    assert_eq!(g.next(), Ok(1));
    log.add("drop");
    drop(g);
    log.add("after");
    assert_eq!(log.lines(), ["drop", "inner", "outer", "after"]);
}

#[generator]
fn tidy(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("fin");
    let outcome = try_yield!(1);
    log.add("exit seen");
    outcome?;
    Ok(())
}

/// The drop runs no code of the body, where `close` does: FIN-2 without a guard.
#[test]
fn a_drop_is_no_close() {
    let log = Log::default();
    let mut g = tidy(&log);
    assert_eq!(g.next(), Ok(1));
    drop(g);
    assert_eq!(log.lines(), ["fin"]);

    let mut g = tidy(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    drop(g);
    assert_eq!(log.lines(), ["exit seen", "fin"]);
}

#[generator]
fn with_arguments(first: AtDrop, second: AtDrop, log: &Log) -> impl Generator<Yield = i32> {
    let _finally = log.at_drop("fin");
    log.add("body");
    yield_!(1);
    drop((first, second));
}

/// FIN-3: one that never started drops its arguments, as a function does, last to first.
#[test]
fn a_created_generator_drops_its_arguments() {
    let log = Log::default();
    let g = with_arguments(log.at_drop("first"), log.at_drop("second"), &log);
    log.add("drop");
    drop(g);
    assert_eq!(log.lines(), ["drop", "second", "first"]);
}

#[generator]
fn ending(log: &Log, bad: bool) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("fin");
    yield_!(1);
    if bad { Err(Error::A) } else { Ok(()) }
}

/// FIN-4: one that has ended has nothing left to drop.
#[test]
fn a_closed_generator_drops_nothing() {
    let log = Log::default();
    for (bad, end) in [
        (false, NextError::StopIteration(())),
        (true, NextError::Raised(Error::A)),
    ] {
        let mut g = ending(&log, bad);
        assert_eq!(g.next(), Ok(1));
        assert_eq!(g.next(), Err(end));
        log.add("drop");
        drop(g);
        assert_eq!(log.lines(), ["fin", "drop"]);
    }
    let mut g = ending(&log, false);
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(None)));
    assert_eq!(log.lines(), ["fin"]);
    drop(g);
    assert!(log.lines().is_empty());
}

#[generator]
fn inner(log: &Log) -> impl Generator<Yield = i32> {
    let _finally = log.at_drop("i fin");
    yield_!(1);
}

#[generator]
fn outer(log: &Log) -> impl Generator<Yield = i32> {
    let _finally = log.at_drop("o fin");
    yield_from!(inner(log));
}

/// FIN-5: a delegate is dropped before its delegator's locals.
#[test]
fn a_delegate_is_dropped_first() {
    let log = Log::default();
    let mut g = outer(&log);
    assert_eq!(g.next(), Ok(1));
    drop(g);
    assert_eq!(log.lines(), ["i fin", "o fin"]);
}

#[generator]
fn three(log: &Log) -> impl Generator<Yield = i32> {
    let _finally = log.at_drop("fin");
    yield_from!(1..4);
}

/// FIN-8: a `break` drops a temporary generator after its loop; one with a name goes on.
#[test]
fn after_a_break() {
    let log = Log::default();
    for x in three(&log).iter() {
        log.add(format!("x {x}"));
        if x == 1 {
            break;
        }
    }
    log.add("after loop 1");
    assert_eq!(log.lines(), ["x 1", "fin", "after loop 1"]);

    let mut g = three(&log);
    for x in (&mut g).iter() {
        if x == 1 {
            break;
        }
    }
    assert!(log.lines().is_empty());
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Ok(2));
}

#[generator]
fn holding(log: &Log) -> impl Generator<Yield = i32, Return = i32> {
    let _held = log.at_drop("dropped");
    yield_!(1);
    2
}

/// FIN-9: the locals are dropped before the end is told.
#[test]
fn locals_are_dropped_before_the_end_is_told() {
    let log = Log::default();
    let mut g = holding(&log);
    assert_eq!(g.next(), Ok(1));
    let end = g.next();
    log.add("told");
    assert_eq!(end, Err(NextError::StopIteration(2)));
    assert_eq!(log.lines(), ["dropped", "told"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

type Any = dyn Generator<Yield = i32, Return = ()>;

/// Looks for its generator when it is dropped.
struct Looks(WeakShared<Any>, Log);

impl Drop for Looks {
    fn drop(&mut self) {
        let found = self.0.upgrade().map(|g| (g.state(), g.next()));
        self.1.add(format!("{found:?}"));
    }
}

#[generator]
fn looking(me: WeakShared<Any>, log: Log) -> impl Generator<Yield = i32> {
    let _looks = Looks(me, log);
    yield_!(1);
}

/// FIN-10: what is being closed is running; what is being dropped cannot be reached.
#[test]
fn a_generator_on_its_way_out_cannot_be_resumed() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| looking(me, log.clone()));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["Some((Running, Err(AlreadyExecuting)))"]);
    assert_eq!(g.state(), GeneratorState::Closed);

    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| looking(me, log.clone()));
    assert_eq!(g.next(), Ok(1));
    drop(g);
    assert_eq!(log.lines(), ["None"]);
}
