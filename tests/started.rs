//! Generators which are primed when they are made.

mod common;

use std::cell::Cell;

use common::{Oops, Out, Script, hand, script};
use primed::{
    CloseError, Fault, Generator, GeneratorState, NextError, Observe, PrimeError, Resume,
    SendError, Started, Step, ThrowError,
};

type Primed = Started<Script, char, Oops>;

fn ended(step: Out) -> Primed {
    let g = Started::new(script([step]));
    assert_eq!(g.state(), GeneratorState::Closed);
    g
}

/// PRIME-1: the first value is dropped, and it takes a value at once.
#[test]
fn takes_a_value_at_once() {
    let mut g = Started::new(script([
        Step::Yielded(1),
        Step::Yielded(2),
        Step::Returned('r'),
    ]));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.name(), "script");
    assert_eq!(g.location().and_then(|at| at.yield_number), Some(1));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.send(Some(7)), Ok(2));
    assert_eq!(g.send(Some(7)), Err(SendError::StopIteration('r')));
    assert_eq!(g.send(Some(7)), Err(SendError::Exhausted(Some(7))));
}

/// PRIME-2, PRIME-3: how the body ended is delivered by the next call, once,
/// whichever call it is.
#[test]
fn an_end_before_the_first_yield() {
    macro_rules! delivered {
        ($error:ident, |$g:ident| $call:expr) => {
            for (step, error) in [
                (Step::Returned('r'), $error::StopIteration('r')),
                (Step::Raised(Oops("x")), $error::Raised(Oops("x"))),
                (Step::Exited, $error::Exited),
                (
                    Step::Fault(Fault::ExitIgnored),
                    $error::Fault(Fault::ExitIgnored),
                ),
            ] {
                let mut $g = ended(step);
                assert_eq!($call, Err(error));
                exhausted($g);
            }
        };
    }

    delivered!(PrimeError, |g| g.prime());
    delivered!(NextError, |g| g.next());
    delivered!(SendError, |g| g.send(Some(7)));
    delivered!(ThrowError, |g| g.throw(Oops("in")));

    for (step, result) in [
        (Step::Returned('r'), Ok(Some('r'))),
        (Step::Raised(Oops("x")), Err(CloseError::Raised(Oops("x")))),
        (Step::Exited, Ok(None)),
        (
            Step::Fault(Fault::ExitIgnored),
            Err(CloseError::Fault(Fault::ExitIgnored)),
        ),
    ] {
        let mut g = ended(step);
        assert_eq!(g.close(), result);
        exhausted(g);
    }
}

/// Asserts that nothing is left, and that everything is handed back.
fn exhausted(mut g: Primed) {
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.prime(), Err(PrimeError::Exhausted));
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert_eq!(g.send(Some(7)), Err(SendError::Exhausted(Some(7))));
    assert_eq!(g.throw(Oops("in")), Err(ThrowError::Exhausted(Oops("in"))));
    assert_eq!(g.close(), Ok(None));
}

/// PRIME-5: closing one that was never used runs the body's cleanup.
#[test]
fn closing_runs_the_cleanup() {
    let cleaned = Cell::new(false);
    let mut g = Started::new(hand(|input: Resume<u8>| -> Step<u8> {
        match input {
            Resume::Exit => {
                cleaned.set(true);
                Step::Exited
            }
            _ => Step::Yielded(0),
        }
    }));
    assert_eq!(g.close(), Ok(None));
    assert!(cleaned.get());
}

/// One which was started by someone else is taken as it is.
#[test]
fn one_that_was_started_before() {
    let mut g = script([Step::Yielded(1), Step::Yielded(2)]);
    g.next().unwrap();
    let mut g = Started::new(g);
    assert_eq!(g.send(None), Ok(2));
}

#[test]
fn debug_is_that_of_the_generator() {
    let g = Started::new(script([Step::Yielded(1), Step::Yielded(2)]));
    assert_eq!(format!("{g:?}"), "Script(1 left)");
}

#[test]
fn clones_are_independent() {
    let mut at = 0;
    let mut one = Started::new(hand(move |_: Resume<u8>| -> Step<u8> {
        at += 1;
        Step::Yielded(at)
    }));
    assert_eq!(one.send(0), Ok(2));
    let mut other = one.clone();
    assert_eq!(one.send(0), Ok(3));
    assert_eq!(other.send(0), Ok(3));

    let ended = Started::new(hand(|_: Resume<u8>| -> Step<u8, char> {
        Step::Returned('r')
    }));
    for mut g in [ended.clone(), ended] {
        assert_eq!(g.send(1), Err(SendError::StopIteration('r'))); // each holds the end
    }
}

/// Higher-ranked sends come through.
#[test]
fn higher_ranked() {
    fn lengths() -> impl for<'a> Generator<&'a str, Yield = usize, Return = ()> {
        let body = |input: Resume<&str>| -> Step<usize> {
            Step::Yielded(if let Resume::Send(text) = input {
                text.len()
            } else {
                0
            })
        };
        Started::new::<&str>(hand(body))
    }

    let mut g = lengths();
    let text = String::from("four");
    assert_eq!(g.send(&text).ok(), Some(4));
    drop(text);
    assert_eq!(g.send("two").ok(), Some(3));
}
