//! `next`.

use primed::prelude::*;
use primed::{NextError, Shared, Thrown, WeakShared};

use crate::support::{Error, Log};

#[generator]
fn keeping(log: &Log) -> impl Generator<Yield = i32> {
    let mut x = 1;
    log.add(format!("a {x}"));
    yield_!(x);
    x += 1;
    log.add(format!("b {x}"));
    yield_!(x * 10);
}

/// NEXT-1: it runs to the next yield, and the locals stay.
#[test]
fn it_runs_to_the_next_yield() {
    let log = Log::default();
    let mut g = keeping(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(log.lines(), ["a 1"]);
    assert_eq!(g.next(), Ok(20));
    assert_eq!(log.lines(), ["b 2"]);
    assert_eq!(g.state(), GeneratorState::Suspended);
}

#[generator]
fn receiving(log: &Log) -> impl Generator<Option<i32>, Yield = i32> {
    let got = yield_!(1);
    log.add(format!("got {got:?}"));
    let got = yield_!(2);
    log.add(format!("got {got:?}"));
}

/// NEXT-2: the yield evaluates to `None`.
#[test]
fn it_sends_nothing() {
    let log = Log::default();
    let mut g = receiving(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Ok(2));
    assert_eq!(log.lines(), ["got None"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(log.lines(), ["got None"]);
}

#[generator]
fn ending(value: Option<i32>) -> impl Generator<Yield = i32, Return = Option<i32>> {
    yield_!(1);
    value
}

/// NEXT-3, NEXT-4: the return value comes once, then the generator is exhausted.
#[test]
fn the_end_comes_once() {
    for value in [None, Some(5)] {
        let mut g = ending(value);
        assert_eq!(g.next(), Ok(1));
        assert_eq!(g.next(), Err(NextError::StopIteration(value)));
        assert_eq!(g.state(), GeneratorState::Closed);
        assert_eq!(g.next(), Err(NextError::Exhausted));
        assert_eq!(g.next(), Err(NextError::Exhausted));
    }
}

#[generator]
fn failing() -> impl Generator<(), Error, Yield = i32> {
    yield_!(1);
    Err(Error::A)
}

/// NEXT-5: an error of the body comes out, and closes.
#[test]
fn an_error_comes_out_and_closes() {
    let mut g = failing();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::Raised(Error::A)));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

#[generator]
fn bare() -> impl Generator<Yield = ()> {
    yield_!();
    yield_!(());
}

/// NEXT-6: a bare yield yields `()`, which is not the end.
#[test]
fn a_bare_yield() {
    let mut g = bare();
    assert_eq!((g.next(), g.next()), (Ok(()), Ok(())));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

type Any = dyn Generator<Yield = i32, Return = ()>;

fn operand(me: &WeakShared<Any>, log: &Log) -> i32 {
    let me = me.upgrade().expect("it is being resumed");
    log.add(format!("operand {}", me.state()));
    3
}

#[generator]
fn evaluating(me: WeakShared<Any>, log: Log) -> impl Generator<Yield = i32> {
    yield_!(operand(&me, &log));
    log.add("after");
}

/// NEXT-7: the operand is evaluated while running, what follows at the next resume.
#[test]
fn the_operand_is_evaluated_first() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| evaluating(me, log.clone()));
    assert_eq!(g.next(), Ok(3));
    assert_eq!(log.lines(), ["operand GEN_RUNNING"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(log.lines(), ["after"]);
}

#[generator]
fn three() -> impl Iterator<Item = i32> {
    yield_from!(0..3);
}

/// NEXT-8: it returns to whoever called it last, not to who made it.
#[test]
fn it_returns_to_its_caller() {
    let log = Log::default();
    let creator = || {
        let mut numbers = three();
        log.add(format!("creator {:?}", numbers.next()));
        numbers
    };
    for i in creator() {
        log.add(format!("caller {i}"));
    }
    assert_eq!(log.lines(), ["creator Some(0)", "caller 1", "caller 2"]);
}

#[generator]
fn nested(zero: i32) -> impl Iterator<Item = i32> {
    let outer: Result<(), &str> = 'outer: {
        yield_!(1);
        let inner: Result<(), &str> = 'inner: {
            yield_!(2);
            if 1_i32.checked_div(zero).is_none() {
                break 'inner Err("division by zero");
            }
            yield_!(3);
            Ok(())
        };
        if let Err(error) = inner {
            yield_!(4);
            yield_!(5);
            break 'outer Err(error);
        }
        yield_!(7);
        Ok(())
    };
    if outer.is_err() {
        yield_!(8);
    }
    yield_!(9);
    yield_!(10);
    yield_!(11);
}

/// NEXT-9: yields in the arms of nested handlers follow ordinary control flow.
#[test]
fn nested_handlers() {
    assert!(nested(0).eq([1, 2, 4, 5, 8, 9, 10, 11]));
    assert!(nested(1).eq([1, 2, 3, 7, 9, 10, 11]));
}

#[generator]
fn returning() -> impl Generator<Yield = i32, Return = i32> {
    yield_!(1);
    5
}

#[generator]
fn raising() -> impl Generator<(), Error, Yield = i32> {
    if true {
        return Err(Error::A);
    }
    yield_!(1);
    Ok(())
}

/// NEXT-10: an iterator's `None` stands for the end, whatever was returned; an error is
/// an item.
#[test]
fn a_default_at_the_end() {
    let mut g = returning();
    let mut next_or = |default| (&mut g).iter().next().unwrap_or(default);
    assert_eq!((next_or(8), next_or(8), next_or(8)), (1, 8, 8));
    let first = raising().try_iter().next();
    assert_eq!(first, Some(Err(Thrown::Raised(Error::A))));
}
