//! Resuming a generator while it runs: through `Shared` handles, from its own body, and
//! from what that calls.

use std::cell::RefCell;

use primed::prelude::*;
use primed::{
    CloseError, Fault, NextError, PrimeError, Resume, SendError, Shared, Step, ThrowError,
    WeakShared,
};

use crate::common::hand;
use crate::support::{Error, Log};

type Any<'g> = dyn Generator<Option<i32>, Failure, Yield = &'static str, Return = ()> + 'g;

/// What the bodies here raise: the refusal that they met.
#[derive(Debug, PartialEq, Eq)]
enum Failure {
    Thrown(Error),
    Refused,
}

impl<R, E> From<NextError<R, E>> for Failure {
    fn from(error: NextError<R, E>) -> Self {
        assert!(matches!(error, NextError::AlreadyExecuting));
        Self::Refused
    }
}

/// What stands for `return` in these signatures.
type Out = &'static str;

#[generator]
fn resuming_itself<'g>(
    me: WeakShared<Any<'g>>,
    log: Log,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    let again = me.upgrade().map(|me| me.next());
    assert_eq!(again, Some(Err(NextError::AlreadyExecuting)));
    log.add("goes on");
    yield_!("1");
    Ok(())
}

/// REENT-1: `next` is refused at that call, and the body goes on.
#[test]
fn a_body_that_resumes_itself_is_refused() {
    let log = Log::default();
    let g: Shared<Any<'_>> = Shared::new_cyclic_dyn(|me| resuming_itself(me, log.clone()));
    assert_eq!(g.next(), Ok("1"));
    assert_eq!(log.lines(), ["goes on"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

#[generator]
fn unguarded<'g>(
    me: WeakShared<Any<'g>>,
    log: Log,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    let _finally = log.at_drop("fin");
    let me = me.upgrade().expect("it is being resumed");
    yield_!(me.next()?);
    Ok(())
}

/// REENT-2: a refusal that is not caught leaves the body and closes the generator.
#[test]
fn a_refusal_can_leave_the_body() {
    let log = Log::default();
    let g: Shared<Any<'_>> = Shared::new_cyclic_dyn(|me| unguarded(me, log.clone()));
    assert_eq!(g.next(), Err(NextError::Raised(Failure::Refused)));
    assert_eq!(log.lines(), ["fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn trying_all<'g>(
    me: WeakShared<Any<'g>>,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    {
        let me = me.upgrade().expect("it is being resumed");
        assert_eq!(me.next(), Err(NextError::AlreadyExecuting));
        assert_eq!(me.prime(), Err(PrimeError::AlreadyExecuting));
        for value in [None, Some(5)] {
            assert_eq!(me.send(value), Err(SendError::AlreadyExecuting(value)));
        }
        let thrown = me.throw(Failure::Thrown(Error::A));
        let back = Failure::Thrown(Error::A);
        assert_eq!(thrown, Err(ThrowError::AlreadyExecuting(back)));
        assert_eq!(me.close(), Err(CloseError::AlreadyExecuting));
    }
    yield_!("1");
    Ok(())
}

/// REENT-3: every operation is refused alike.
#[test]
fn every_operation_is_refused() {
    let g: Shared<Any<'_>> = Shared::new_cyclic_dyn(trying_all);
    assert_eq!(g.next(), Ok("1"));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

type Link<'g> = RefCell<Option<WeakShared<Any<'g>>>>;

fn linked<'g>(link: &Link<'g>) -> Shared<Any<'g>> {
    let weak = link.borrow().as_ref().and_then(WeakShared::upgrade);
    weak.expect("it lives")
}

#[generator]
fn first<'g>(
    other: &'g Link<'g>,
    log: Log,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    log.add("a");
    let item = linked(other).next();
    log.add(format!("next {item:?}"));
    yield_!("a1");
    Ok(())
}

#[generator]
fn second<'g>(
    other: &'g Link<'g>,
    log: Log,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    log.add("b");
    {
        let other = linked(other);
        log.add(format!("next {:?}", other.next()));
        log.add(format!("state {}", other.state()));
    }
    yield_!("b1");
    Ok(())
}

/// REENT-4: `a` resumes `b`, which is refused when it resumes `a`.
#[test]
fn by_a_detour() {
    let log = Log::default();
    let (to_a, to_b) = (Link::default(), Link::default());
    let a: Shared<Any<'_>> = Shared::new(first(&to_b, log.clone())).into_dyn();
    let b: Shared<Any<'_>> = Shared::new(second(&to_a, log.clone())).into_dyn();
    to_a.replace(Some(a.downgrade()));
    to_b.replace(Some(b.downgrade()));
    assert_eq!(a.next(), Ok("a1"));
    let expected = [
        "a",
        "b",
        "next Err(AlreadyExecuting)",
        "state GEN_RUNNING",
        r#"next Ok("b1")"#,
    ];
    assert_eq!(log.lines(), expected);
    assert_eq!(a.state(), GeneratorState::Suspended);
    assert_eq!(b.state(), GeneratorState::Suspended);
}

#[generator]
fn inner_of_a_loop<'g>(
    me: Shared<Any<'g>>,
    log: Log,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    yield_!("2");
    log.add("about to loop");
    yield_from!(me);
    Ok(())
}

#[generator]
fn a_loop<'g>(
    me: WeakShared<Any<'g>>,
    log: Log,
) -> impl Generator<Option<i32>, Failure, Yield = Out> + use<'g> {
    yield_!("1");
    let me = me.upgrade().expect("it is being resumed");
    yield_from!(inner_of_a_loop(me, log));
    Ok(())
}

/// REENT-5: the delegation that closes a cycle fails.
#[test]
fn a_cycle_of_delegations() {
    let log = Log::default();
    let g: Shared<Any<'_>> = Shared::new_cyclic_dyn(|me| a_loop(me, log.clone()));
    assert_eq!((g.next(), g.next()), (Ok("1"), Ok("2")));
    assert_eq!(g.next(), Err(NextError::Fault(Fault::AlreadyExecuting)));
    assert_eq!(log.lines(), ["about to loop"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn over<G>(inner: G) -> impl Generator<Option<i32>, Failure, Yield = Out>
where
    G: Generator<Option<i32>, Failure, Yield = Out, Return = ()>,
{
    yield_from!(inner);
    Ok(())
}

/// REENT-6: a delegator is running while its delegate is closed.
#[test]
fn running_while_the_delegate_is_closed() {
    let log = Log::default();
    let g: Shared<Any<'_>> = Shared::new_cyclic_dyn(|me: WeakShared<Any<'_>>| {
        let log = log.clone();
        over(hand(move |input: Resume<Option<i32>, Failure>| {
            let me = me.upgrade().expect("it is being resumed");
            if !matches!(input, Resume::Exit) {
                return Step::Yielded("42");
            }
            log.add(format!("{} {:?}", me.state(), me.next()));
            Step::Exited
        }))
    });
    assert_eq!(g.next(), Ok("42"));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["GEN_RUNNING Err(AlreadyExecuting)"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}
