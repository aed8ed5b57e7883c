//! An end which is raised (PEP 479). The end of a generator is a value here, and no
//! error; a body that raises such a value raises it as any other (D17).

use primed::prelude::*;
use primed::{NextError, Resume, Step, ThrowError};

use crate::common::{Hand, hand};
use crate::support::Log;

/// How `next` fails on a generator that returns a number.
type End = NextError<i32>;

#[generator]
fn raising() -> impl Generator<(), End, Yield = i32, Return = i32> {
    yield_!(1);
    Err(End::StopIteration(7))
}

/// P479-1: it comes out as an error that was raised, and is not the generator's end.
#[test]
fn a_raised_end_is_an_error() {
    let mut g = raising();
    assert_eq!(g.next(), Ok(1));
    let raised = NextError::Raised(End::StopIteration(7));
    assert_eq!(g.next(), Err(raised));
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

#[generator]
fn empty() -> impl Generator<Yield = i32, Return = i32> {
    if true {
        return 9;
    }
    yield_!(1);
    0
}

#[generator]
fn unguarded(log: &Log) -> impl Generator<(), End, Yield = i32, Return = i32> {
    let mut inner = empty();
    yield_!(1);
    let item = inner.next()?;
    log.add("not reached");
    Ok(item)
}

/// P479-2: `?` on the end of another generator does not read as a return.
#[test]
fn a_question_mark_is_no_return() {
    let log = Log::default();
    let mut g = unguarded(&log);
    assert_eq!(g.next(), Ok(1));
    let raised = NextError::Raised(End::StopIteration(9));
    assert_eq!(g.next(), Err(raised));
    assert!(log.lines().is_empty());
}

#[generator]
fn guarded(log: &Log) -> impl Generator<Yield = i32> {
    if let Err(NextError::StopIteration(_)) = empty().next() {
        log.add("caught");
    }
    yield_!(2);
}

/// P479-3: the body can look at such an end, and go on.
#[test]
fn an_end_can_be_caught() {
    let log = Log::default();
    let mut g = guarded(&log);
    assert_eq!(g.next(), Ok(2));
    assert_eq!(log.lines(), ["caught"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

#[generator]
fn thrown_into(catch: bool) -> impl Generator<(), End, Yield = &'static str> {
    match try_yield!("first") {
        Err(Thrown::Raised(End::StopIteration(_))) if catch => yield_!("ok"),
        other => other?,
    }
    Ok(())
}

/// P479-4: one that is thrown in is an error like any other.
#[test]
fn a_thrown_end_is_an_error() {
    let mut g = thrown_into(false);
    assert_eq!(g.next(), Ok("first"));
    let raised = ThrowError::Raised(End::StopIteration(3));
    assert_eq!(g.throw(End::StopIteration(3)), Err(raised));
    let mut g = thrown_into(true);
    assert_eq!(g.next(), Ok("first"));
    assert_eq!(g.throw(End::StopIteration(3)), Ok("ok"));
}

#[generator]
fn delegating<F>(inner: Hand<F>, log: &Log) -> impl Generator<Yield = i32>
where
    F: FnMut(Resume) -> Step<i32, i32>,
{
    let value = yield_from!(inner);
    log.add(format!("r {value}"));
    if value == 0 {
        yield_!(0);
    }
}

/// P479-5: the end of a delegate is the value of the delegation.
#[test]
fn the_end_of_a_delegate_is_a_value() {
    let log = Log::default();
    let mut g = delegating(hand(|_: Resume| Step::Returned(42)), &log);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(log.lines(), ["r 42"]);
}
