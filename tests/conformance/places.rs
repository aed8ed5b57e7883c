//! Inspection: flags, lines and names.

use primed::prelude::*;
use primed::{NextError, Shared, WeakShared};

use crate::support::Log;

type Any = dyn Generator<Yield = i32, Return = ()>;

/// Logs what Python's `gi_running`, `gi_suspended` and `gi_frame` tell.
fn flags(g: &Shared<Any>, log: &Log) {
    let state = g.state();
    let running = state == GeneratorState::Running;
    let suspended = state == GeneratorState::Suspended;
    let frame = running || g.location().is_some();
    log.add(format!("{running} {suspended} {frame}"));
}

#[generator]
fn flagged(me: WeakShared<Any>, log: Log) -> impl Generator<Yield = i32> {
    flags(&me.upgrade().expect("it is being resumed"), &log);
    yield_!(1);
}

/// INSP-8: running and suspended, neither of which a created or closed one is.
#[test]
fn flags_per_state() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| flagged(me, log.clone()));
    flags(&g, &log);
    assert_eq!(g.next(), Ok(1));
    flags(&g, &log);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    flags(&g, &log);
    let expected = [
        "false false true",
        "true false true",
        "false true true",
        "false false false",
    ];
    assert_eq!(log.lines(), expected);
}

#[generator]
fn inner() -> impl Generator<Yield = i32> {
    yield_!(5);
}

const ABOVE: u32 = line!() + 2;
#[generator]
fn outer() -> impl Generator<Yield = i32> {
    let x = 1;
    yield_!(x);
    yield_from!(inner());
}

/// INSP-10: the line of the definition, then that of the yield or delegation; at last none.
#[test]
fn lines() {
    let line = |g: &dyn Observe| g.location().map(|at| at.line - ABOVE);
    let mut g = outer();
    assert_eq!(line(&g), Some(0));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(line(&g), Some(2));
    assert_eq!(g.next(), Ok(5));
    assert_eq!(line(&g), Some(3));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(line(&g), None);
}

#[generator]
fn around() -> impl Generator<Yield = i32> {
    yield_from!(inner());
    yield_!(2);
}

/// INSP-6: what it delegates to can be seen while it waits there, and at no other time. No
/// one can look while it runs: that takes a reference, and it is lent to the call.
#[test]
fn what_it_delegates_to() {
    let delegate = |g: &dyn Observe| g.delegate().map(Observe::name);
    let mut g = around();
    assert_eq!(delegate(&g), None);
    assert_eq!(g.next(), Ok(5));
    assert_eq!(delegate(&g), Some("inner"));
    assert_eq!(g.next(), Ok(2));
    assert_eq!(delegate(&g), None);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(delegate(&g), None);
}

/// INSP-11: it has the name of its function, to the end.
#[test]
fn names() {
    let mut g = outer();
    assert_eq!(g.name(), "outer");
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(None)));
    assert_eq!(g.name(), "outer");
}

/// INSP-12: states print as Python names them.
#[test]
fn states_print_as_in_python() {
    use GeneratorState::{Closed, Created, Running, Suspended};

    let printed = [Created, Running, Suspended, Closed].map(|state| state.to_string());
    let expected = ["GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"];
    assert_eq!(printed, expected);
}
