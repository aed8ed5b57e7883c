//! Creation: a call runs nothing.

use std::marker::PhantomData;

use primed::NextError;
use primed::prelude::*;

use crate::support::Log;

#[generator]
fn noted(log: &Log) -> impl Generator<Yield = i32> {
    log.add("body");
    yield_!(1);
}

/// CRE-1: the body runs at the first resume.
#[test]
fn a_call_runs_nothing() {
    let log = Log::default();
    let mut g = noted(&log);
    log.add("created");
    assert_eq!(g.state(), GeneratorState::Created);
    assert_eq!(log.lines(), ["created"]);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(log.lines(), ["body"]);
}

fn argument(log: &Log, n: i32) -> i32 {
    log.add(format!("arg {n}"));
    n
}

#[generator]
fn sum(log: &Log, a: i32, b: i32) -> impl Generator<Yield = i32> {
    log.add(format!("body {a} {b}"));
    yield_!(a + b);
}

/// CRE-2: arguments are evaluated at the call, in order.
#[test]
fn arguments_are_evaluated_at_the_call() {
    let log = Log::default();
    let mut g = sum(&log, argument(&log, 1), argument(&log, 2));
    log.add("created");
    assert_eq!(log.lines(), ["arg 1", "arg 2", "created"]);
    assert_eq!(g.next(), Ok(3));
    assert_eq!(log.lines(), ["body 1 2"]);
}

#[generator]
fn never(log: &Log) -> impl Generator<Yield = (), Return = i32> {
    log.add("body");
    if false {
        yield_!();
    }
    7
}

/// CRE-3: a body that comes to none of its yields is a generator's all the same.
#[test]
fn an_unreachable_yield_is_enough() {
    let log = Log::default();
    let mut g = never(&log);
    log.add("created");
    assert_eq!(log.lines(), ["created"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(7)));
    assert_eq!(log.lines(), ["body"]);
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

#[generator]
fn counter(mut n: i32) -> impl Generator<Yield = i32> {
    loop {
        n += 1;
        yield_!(n);
    }
}

/// CRE-4: two calls give two generators.
#[test]
fn two_calls_are_independent() {
    let (mut a, mut b) = (counter(0), counter(10));
    assert_eq!((a.next(), a.next()), (Ok(1), Ok(2)));
    assert_eq!(b.next(), Ok(11));
    assert_eq!(a.next(), Ok(3));
    assert_eq!(a.close(), Ok(None));
    assert_eq!(a.state(), GeneratorState::Closed);
    assert_eq!(b.state(), GeneratorState::Suspended);
    assert_eq!(b.next(), Ok(12));
}

#[generator]
fn copied(mut n: i32) -> impl Generator<Yield = i32> + Clone {
    loop {
        n += 1;
        yield_!(n);
    }
}

/// Asks whether a value is `Clone`: its own answer hides that of the trait.
struct Asked<T>(PhantomData<T>);

const fn asked<T>(_value: &T) -> Asked<T> {
    Asked(PhantomData)
}

impl<T: Clone> Asked<T> {
    const fn is_clone(&self) -> bool {
        let Self(PhantomData) = self;
        true
    }
}

trait NotClone {
    fn is_clone(&self) -> bool {
        false
    }
}

impl<T> NotClone for Asked<T> {}

/// CRE-5: a generator is copied only where its signature says that it can be.
#[test]
fn a_generator_is_not_clone_unless_asked() {
    assert!(!asked(&counter(0)).is_clone());
    assert!(asked(&copied(0)).is_clone());
}
