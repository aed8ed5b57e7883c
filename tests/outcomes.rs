//! What each method makes of what the body came to.

mod common;

use common::{Input, Oops, Out, Script, hand, script};
use primed::{
    CloseError, Fault, Generator, GeneratorState, NextError, Observe, PrimeError, Refusal, Refused,
    Resume, SendError, Step, ThrowError,
};

const IGNORED: Fault = Fault::ExitIgnored;

/// Each method, for each of the steps that a body can come to.
#[test]
fn outcomes() {
    fn primed(step: Out) -> Script {
        let mut g = script([Step::Yielded(0), step]);
        assert_eq!(g.prime(), Ok(0));
        g
    }

    /// Asserts on one method: each end gives its error and closes the generator.
    macro_rules! ends {
        ($error:ident, |$g:ident| $call:expr, $make:expr) => {
            for (step, error) in [
                (Step::Returned('r'), $error::StopIteration('r')), // RET-1, SEND-4, THROW-4
                (Step::Raised(Oops("out")), $error::Raised(Oops("out"))), // NEXT-5, THROW-6
                (Step::Exited, $error::Exited),                    // CLOSE-9
                (Step::Fault(IGNORED), $error::Fault(IGNORED)),    // YF-12
            ] {
                let mut $g = $make(step);
                assert_eq!($call, Err(error));
                assert_eq!($g.state(), GeneratorState::Closed);
                assert_eq!($g.next(), Err(NextError::Exhausted));
                assert_eq!($g.close(), Ok(None));
            }
        };
    }

    ends!(PrimeError, |g| g.prime(), |step| script([step]));
    ends!(NextError, |g| g.next(), |step| script([step])); // RET-7
    ends!(NextError, |g| g.next(), primed);
    ends!(SendError, |g| g.send(None), primed);
    ends!(ThrowError, |g| g.throw(Oops("in")), primed);

    for (step, result) in [
        (Step::Exited, Ok(None)),             // CLOSE-2, CLOSE-4
        (Step::Returned('r'), Ok(Some('r'))), // CLOSE-3, as of 3.13
        (
            Step::Raised(Oops("out")),
            Err(CloseError::Raised(Oops("out"))),
        ), // CLOSE-10
        (Step::Fault(IGNORED), Err(CloseError::Fault(IGNORED))), // YF-12
    ] {
        let mut g = primed(step);
        assert_eq!(g.close(), result);
        assert_eq!(g.state(), GeneratorState::Closed);
        assert_eq!(g.close(), Ok(None));
    }
}

/// CLOSE-7, CLOSE-8: after an ignored exit the generator can be used or closed.
#[test]
fn an_ignored_exit_leaves_it_usable() {
    let mut g = script(
        [1, 2, 3]
            .map(Step::Yielded)
            .into_iter()
            .chain([Step::Exited]),
    );
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(2)));
    assert_eq!(g.send(Some(1)), Ok(3));
    assert_eq!(g.close(), Ok(None));
}

/// A `next` says `Start` first and the send type's nothing afterwards (NEXT-2).
#[test]
fn what_the_body_receives() {
    let mut got = Vec::new();
    let mut g = hand(|input: Input| -> Out {
        got.push(input);
        Step::Yielded(0)
    });
    g.next().unwrap();
    g.next().unwrap();
    g.send(Some(4)).unwrap();
    g.throw(Oops("in")).unwrap();
    g.close().unwrap_err();
    let expected = [
        Resume::Start,
        Resume::Send(None),
        Resume::Send(Some(4)),
        Resume::Throw(Oops("in")),
        Resume::Exit,
    ];
    assert_eq!(got, expected);
}

/// What is sent may borrow, each time for another lifetime.
#[test]
fn higher_ranked_sends() {
    fn total(mut g: impl for<'a> Generator<&'a str, Yield = usize, Return = ()>) -> usize {
        assert!(g.prime().is_ok());
        let text = String::from("four");
        let four = g.send(&text).unwrap_or(0);
        four + g.send("two").unwrap_or(0)
    }

    let body = |input: Resume<&str>| -> Step<usize> {
        Step::Yielded(if let Resume::Send(text) = input {
            text.len()
        } else {
            0
        })
    };
    assert_eq!(total(hand(body)), 7);
    assert_eq!(total(&mut hand(body)), 7);
    #[cfg(feature = "alloc")]
    {
        assert_eq!(total(Box::new(hand(body))), 7);
        assert_eq!(total(primed::Shared::new(hand(body))), 7);
    }
}

/// An implementation which breaks the contract of `resume` makes no panic.
#[test]
fn a_broken_implementation() {
    struct Broken(Refusal);

    impl Observe for Broken {
        fn generator_state(&self) -> GeneratorState {
            GeneratorState::Suspended
        }
    }

    impl Generator for Broken {
        type Yield = ();
        type Return = ();

        fn resume(&mut self, _: Resume) -> Result<Step<()>, Refused<Resume>> {
            Err(Refused {
                refusal: self.0,
                input: Resume::Start,
            })
        }
    }

    let fault = Fault::ContractBroken;
    assert_eq!(
        Broken(Refusal::NotPrimed).prime(),
        Err(PrimeError::Fault(fault))
    );
    assert_eq!(
        Broken(Refusal::NotPrimed).next(),
        Err(NextError::Fault(fault))
    );
    assert_eq!(
        Broken(Refusal::AlreadyStarted).next(),
        Err(NextError::Fault(fault))
    );
    assert_eq!(
        Broken(Refusal::Exhausted).send(()),
        Err(SendError::Fault(fault))
    );
    assert_eq!(
        Broken(Refusal::NotPrimed).close(),
        Err(CloseError::Fault(fault))
    );
    assert_eq!(Broken(Refusal::NotPrimed).name(), "<generator>");
    assert_eq!(Broken(Refusal::NotPrimed).location(), None);
}
