//! What can be told of a generator from outside, and by its own body.

use std::cell::RefCell;
use std::rc::Rc;

use primed::prelude::*;
use primed::{CloseError, NextError, Shared, ThrowError, WeakShared};
use primed::{getgeneratorlocals, getgeneratorstate};

use crate::support::{Error, Log};

#[generator]
fn two() -> impl Generator<(), Error, Yield = i32> {
    yield_!(1);
    yield_!(2);
    Ok(())
}

/// INSP-1: the states of a normal life.
#[test]
fn a_normal_life() {
    let mut g = two();
    assert_eq!(getgeneratorstate(&g), GeneratorState::Created);
    for item in [1, 2] {
        assert_eq!(g.next(), Ok(item));
        assert_eq!(getgeneratorstate(&g), GeneratorState::Suspended);
    }
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Closed);
}

#[generator]
fn failing() -> impl Generator<(), Error, Yield = i32> {
    yield_!(1);
    Err(Error::A)
}

/// INSP-3: closed after an error, and after a throw or close of a created one.
#[test]
fn closed_in_other_ways() {
    let mut g = failing();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
    assert_eq!(g.state(), GeneratorState::Closed);
    let mut g = failing();
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
    assert_eq!(g.state(), GeneratorState::Closed);
    let mut g = failing();
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.state(), GeneratorState::Closed);
}

type Any = dyn Generator<(), Error, Yield = i32, Return = ()>;
type Link = Rc<RefCell<Option<WeakShared<Any>>>>;

/// Logs the state of a generator.
fn note(log: &Log, g: &WeakShared<Any>) {
    let g = g.upgrade().expect("it lives");
    log.add(g.state().to_string());
}

#[generator]
fn watching_itself(me: WeakShared<Any>, log: Log) -> impl Generator<(), Error, Yield = i32> {
    note(&log, &me);
    yield_!(1);
    note(&log, &me);
    Ok(())
}

/// INSP-2: only the body, and what it calls, sees that it is running.
#[test]
fn the_body_sees_that_it_runs() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| watching_itself(me, log.clone()));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(log.lines(), ["GEN_RUNNING", "GEN_RUNNING"]);
}

#[generator]
fn watching_both(
    me: WeakShared<Any>,
    other: Link,
    log: Log,
) -> impl Generator<(), Error, Yield = i32> {
    if let Some(other) = &*other.borrow() {
        note(&log, other);
    }
    note(&log, &me);
    yield_!(1);
    Ok(())
}

#[generator]
fn delegating(inner: Shared<Any>) -> impl Generator<(), Error, Yield = i32> {
    yield_from!(inner);
    Ok(())
}

/// INSP-4: a delegator is in the state that its delegate is in.
#[test]
fn a_delegator_runs_with_its_delegate() {
    let log = Log::default();
    let link = Link::default();
    let inner: Shared<Any> =
        Shared::new_cyclic_dyn(|me| watching_both(me, Rc::clone(&link), log.clone()));
    let g: Shared<Any> = Shared::new(delegating(inner.clone())).into_dyn();
    link.replace(Some(g.downgrade()));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(log.lines(), ["GEN_RUNNING", "GEN_RUNNING"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(inner.state(), GeneratorState::Suspended);
}

#[generator]
fn driving(inner: Shared<Any>, log: Log) -> impl Generator<(), Error, Yield = i32> {
    log.add(inner.state().to_string());
    log.add(format!("{:?}", inner.next()));
    log.add(inner.state().to_string());
    yield_!(2);
    Ok(())
}

/// INSP-5: what a body drives runs only inside that call; the driver all the while.
#[test]
fn a_driver_runs_all_the_while() {
    let log = Log::default();
    let link = Link::default();
    let inner: Shared<Any> =
        Shared::new_cyclic_dyn(|me| watching_both(me, Rc::clone(&link), log.clone()));
    let g: Shared<Any> = Shared::new(driving(inner, log.clone())).into_dyn();
    link.replace(Some(g.downgrade()));
    assert_eq!(g.next(), Ok(2));
    let expected = [
        "GEN_CREATED",
        "GEN_RUNNING",
        "GEN_RUNNING",
        "Ok(1)",
        "GEN_SUSPENDED",
    ];
    assert_eq!(log.lines(), expected);
}

/// Logs the state of its generator when it is dropped.
struct NotesAtDrop(WeakShared<Any>, Log);

impl Drop for NotesAtDrop {
    fn drop(&mut self) {
        note(&self.1, &self.0);
    }
}

#[generator]
fn cleaning_up(me: WeakShared<Any>, log: Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = NotesAtDrop(me.clone(), log.clone());
    match try_yield!(1) {
        Err(Thrown::Raised(Error::A)) => {
            note(&log, &me);
            match try_yield!(2) {
                Err(Thrown::Exit) => {
                    note(&log, &me);
                    yield_!(3);
                }
                other => other?,
            }
        }
        other => other?,
    }
    Ok(())
}

/// INSP-7: cleanup sees that it runs; an ignored exit leaves the generator suspended.
#[test]
fn cleanup_sees_that_it_runs() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| cleaning_up(me, log.clone()));
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::A), Ok(2));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(3)));
    assert_eq!(log.lines(), ["GEN_RUNNING", "GEN_RUNNING"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["GEN_RUNNING"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn each(
    list: Vec<i32>,
    a: Option<i32>,
) -> impl Generator<Yield = i32, Return = (usize, Option<i32>, String)> + Inspect {
    let b = String::from("b");
    let mut c = 0;
    for at in 0..list.len() {
        let v = list[at];
        if v == 2 {
            c = 12;
        }
        yield_!(v + c);
        c += v;
    }
    (list.len(), a, b)
}

/// INSP-9: created shows the arguments, suspended what is bound so far, closed nothing.
#[test]
fn locals() {
    let shown = |g: &dyn Inspect| getgeneratorlocals(g).to_string();
    let mut g = each(vec![1, 2], None);
    assert_eq!(shown(&g), "{'list': [1, 2], 'a': None}");
    assert_eq!(g.next(), Ok(1));
    let locals = getgeneratorlocals(&g);
    for (name, value) in [("list", "[1, 2]"), ("a", "None"), ("b", r#""b""#)] {
        assert_eq!(locals.get(name), Some(value), "{locals}");
    }
    assert_eq!((locals.get("v"), locals.get("c")), (Some("1"), Some("0")));
    assert_eq!(g.next(), Ok(14));
    let locals = getgeneratorlocals(&g);
    assert_eq!((locals.get("v"), locals.get("c")), (Some("2"), Some("12")));
    assert!(g.next().is_err());
    assert_eq!(shown(&g), "{}");
}
