//! State handles: any generator can be watched, from anywhere.

#![cfg(feature = "std")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use primed::prelude::*;
use primed::{SendError, StateHandle, getgeneratorlocals, getgeneratorstate};

#[generator]
fn asking(me: StateHandle) -> impl Generator<i32, Yield = String> + Inspect {
    let mut sum = 0;
    while sum < 100 {
        sum += yield_!(format!("{} {sum}", me.state()));
    }
    assert_ne!(sum, 666, "no such sum");
}

/// INSP-2: running is seen from the body, and from what it calls.
#[test]
fn the_four_states() {
    let me = StateHandle::new();
    assert_eq!(me.state(), GeneratorState::Created);
    let mut g = me.watch(asking(me.clone()));
    assert_eq!(getgeneratorstate(&me), GeneratorState::Created);
    assert_eq!(g.send(5), Err(SendError::NotPrimed(5)));
    assert_eq!(me.state(), GeneratorState::Created);
    assert_eq!(g.prime().unwrap(), "GEN_RUNNING 0");
    assert_eq!(me.state(), GeneratorState::Suspended);
    assert_eq!(g.send(7).unwrap(), "GEN_RUNNING 7");
    assert_eq!(g.name(), "asking");
    assert_eq!(g.location().unwrap().yield_number, Some(1));
    assert_eq!(getgeneratorlocals(&g).get("sum"), Some("7"));
    assert_eq!(g.send(100), Err(SendError::StopIteration(())));
    assert_eq!(me.state(), GeneratorState::Closed);
    assert_eq!(format!("{me:?}"), "StateHandle(GEN_CLOSED)");
}

#[test]
fn a_panic_and_a_drop_close_it() {
    let me = StateHandle::default();
    let mut g = me.watch(asking(me.clone()));
    g.prime().unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| g.send(666))).is_err());
    assert_eq!(me.state(), GeneratorState::Closed);

    let me = StateHandle::new();
    let g = me.watch(asking(me.clone()));
    drop(g);
    assert_eq!(me.state(), GeneratorState::Closed);
}

#[generator]
fn letters(me: StateHandle) -> impl Iterator<Item = GeneratorState> + Observe {
    for _ in 0..2 {
        yield_!(me.state());
    }
}

#[test]
fn an_iterator_can_be_watched() {
    let me = StateHandle::new();
    let mut states = me.watch(letters(me.clone()));
    assert_eq!(states.next(), Some(GeneratorState::Running));
    assert_eq!(me.state(), GeneratorState::Suspended);
    assert_eq!(states.by_ref().count(), 1);
    assert_eq!(me.state(), GeneratorState::Closed);
}

#[test]
fn it_is_read_from_another_thread() {
    let me = StateHandle::new();
    let mut g: Box<dyn Generator<i32, Yield = String, Return = ()>> =
        Box::new(me.watch(asking(me.clone())));
    g.prime().unwrap();
    let there = me.clone();
    let state = thread::spawn(move || there.state()).join().unwrap();
    assert_eq!(state, GeneratorState::Suspended);
}

#[generator]
fn driving(me: StateHandle, inner: StateHandle) -> impl Generator<Yield = [GeneratorState; 2]> {
    let mut driven = inner.watch(asking(inner.clone()));
    let _ = driven.prime();
    yield_!([me.state(), inner.state()]);
    let said = driven.send(1).unwrap();
    assert_eq!(said, "GEN_RUNNING 1");
    yield_!([me.state(), inner.state()]);
}

/// INSP-5: the driver runs throughout, the driven one only inside of that call.
#[test]
fn a_body_that_drives_another() {
    let (me, inner) = (StateHandle::new(), StateHandle::new());
    let mut g = me.watch(driving(me.clone(), inner.clone()));
    let states = [GeneratorState::Running, GeneratorState::Suspended];
    assert_eq!((g.next(), g.next()), (Ok(states), Ok(states)));
    assert_eq!(me.state(), GeneratorState::Suspended);
}
