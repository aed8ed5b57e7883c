//! What the errors say and hand back.

mod common;

use std::error::Error;

use common::{Oops, hand};
use primed::{
    CloseError, Fault, Generator, NextError, PrimeError, Refusal, Refused, Resume, SendError, Step,
    ThrowError, Thrown,
};

/// A value without `Display`, `Clone` or `PartialEq`.
#[derive(Debug)]
struct Plain;

type Prime = PrimeError<Plain, Oops>;
type Next = NextError<Plain, Oops>;
type Send = SendError<Plain, Plain, Oops>;
type Throw = ThrowError<Plain, Oops>;
type Close = CloseError<Plain, Oops>;

/// Asserts that an error tells what happened, and what to do.
fn says(error: impl Error, parts: &[&str]) {
    let text = error.to_string();
    for part in parts {
        assert!(text.contains(part), "{text:?} tells {part:?}");
    }
    assert!(!text.ends_with('.'), "{text:?} has no full stop");
    assert!(
        text.starts_with(char::is_lowercase),
        "{text:?} starts in lower case"
    );
}

const EXECUTING: &[&str] = &["already executing", "cannot resume"];
const EXHAUSTED: &[&str] = &["exhausted", "make a new one"];
const RETURNED: &[&str] = &["returned", "take the value from `StopIteration`"];
const EXITED: &[&str] = &["exit", "make a new one"];
const STARTED: &[&str] = &["already started", "`next` or `send`"];

#[test]
fn texts_of_prime_and_next() {
    says(Prime::AlreadyStarted, STARTED);
    says(Prime::AlreadyExecuting, EXECUTING);
    says(Prime::Exhausted, EXHAUSTED);
    says(Prime::StopIteration(Plain), RETURNED);
    says(Prime::Raised(Oops("x")), &["oops: x"]);
    says(Prime::Exited, EXITED);
    says(
        Prime::Fault(Fault::ExitIgnored),
        &["delegate ignored the exit", "let its body end"],
    );
    says(Next::AlreadyExecuting, EXECUTING);
    says(Next::Exhausted, EXHAUSTED);
    says(Next::StopIteration(Plain), RETURNED);
    says(Next::Raised(Oops("x")), &["oops: x"]);
    says(Next::Exited, EXITED);
    says(
        Next::Fault(Fault::Exhausted),
        &["delegate exhausted", "a new one"],
    );
}

#[test]
fn texts_of_send_throw_and_close() {
    says(
        Send::NotPrimed(Plain),
        &["not primed", "call `prime` first, then `send`"],
    );
    says(Send::AlreadyExecuting(Plain), EXECUTING);
    says(Send::Exhausted(Plain), EXHAUSTED);
    says(Send::StopIteration(Plain), RETURNED);
    says(Send::Raised(Oops("x")), &["oops: x"]);
    says(Send::Exited, EXITED);
    says(
        Send::Fault(Fault::NotPrimed),
        &["delegate not primed", "prime it first"],
    );
    says(Throw::AlreadyExecuting(Oops("x")), EXECUTING);
    says(Throw::Exhausted(Oops("x")), &["exhausted", "comes back"]);
    says(Throw::StopIteration(Plain), RETURNED);
    says(Throw::Raised(Oops("x")), &["oops: x"]);
    says(Throw::Exited, EXITED);
    says(
        Throw::Fault(Fault::AlreadyExecuting),
        &["delegate already executing"],
    );
    says(
        Close::ExitIgnored(Plain),
        &["ignored the exit", "close it again or resume it"],
    );
    says(
        Close::AlreadyExecuting,
        &["already executing", "cannot close"],
    );
    says(Close::Raised(Oops("x")), &["oops: x"]);
    says(
        Close::Fault(Fault::ContractBroken),
        &["broke its contract", "correct it"],
    );
}

#[test]
fn texts_of_refusals_and_what_is_thrown() {
    says(Refusal::NotPrimed, &["not primed", "call `prime` first"]);
    says(Refusal::AlreadyStarted, STARTED);
    says(Refusal::AlreadyExecuting, EXECUTING);
    says(Refusal::Exhausted, EXHAUSTED);
    says(
        Refused {
            refusal: Refusal::Exhausted,
            input: Plain,
        },
        EXHAUSTED,
    );
    says(Thrown::Raised(Oops("x")), &["oops: x"]);
    says(Thrown::<Oops>::Exit, &["being closed", "let its body end"]);
    says(
        Thrown::<Oops>::Fault(Fault::ExitIgnored),
        &["delegate ignored the exit"],
    );
}

/// `Raised` and `Fault` are transparent: their sources are those of what they hold.
#[test]
fn sources() {
    #[derive(Debug)]
    struct Outer(Oops);

    impl std::fmt::Display for Outer {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("outer")
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    let raised = NextError::<(), _>::Raised(Outer(Oops("inner")));
    assert_eq!(raised.to_string(), "outer");
    assert_eq!(
        raised.source().expect("it has one").to_string(),
        "oops: inner"
    );
    assert!(Next::Exhausted.source().is_none());
}

#[test]
fn what_is_handed_back() {
    type Sent = SendError<u8, u8, Oops>;
    type Threw = ThrowError<u8, Oops>;

    assert_eq!(PrimeError::<_>::StopIteration(4).return_value(), Some(4));
    assert_eq!(PrimeError::<u8>::Exhausted.return_value(), None);
    assert_eq!(NextError::<_>::StopIteration(4).return_value(), Some(4));
    assert_eq!(NextError::<u8>::Exhausted.return_value(), None);
    assert_eq!(SendError::<(), _>::StopIteration(4).return_value(), Some(4));
    assert_eq!(SendError::<_, u8>::Exhausted(5).return_value(), None);
    assert_eq!(
        ThrowError::<_, Oops>::StopIteration(4).return_value(),
        Some(4)
    );
    assert_eq!(
        ThrowError::<u8, _>::Exhausted(Oops("x")).return_value(),
        None
    );

    assert_eq!(Sent::NotPrimed(5).undelivered(), Some(5));
    assert_eq!(Sent::AlreadyExecuting(5).undelivered(), Some(5));
    assert_eq!(Sent::Exhausted(5).undelivered(), Some(5));
    assert_eq!(Sent::StopIteration(4).undelivered(), None);
    assert_eq!(Sent::Exited.undelivered(), None);

    assert_eq!(
        Threw::AlreadyExecuting(Oops("x")).undelivered(),
        Some(Oops("x"))
    );
    assert_eq!(Threw::Exhausted(Oops("x")).undelivered(), Some(Oops("x")));
    assert_eq!(Threw::Raised(Oops("x")).undelivered(), None);

    assert_eq!(CloseError::<_, Oops>::ExitIgnored(3).yielded(), Some(3));
    assert_eq!(CloseError::<u8, _>::Raised(Oops("x")).yielded(), None);
}

/// `Resume` and `Thrown` turn into what a body evaluates its yields to.
#[test]
fn conversions() {
    type Out = Step<u8, u8, Oops>;

    assert_eq!(Resume::<u8, Oops>::Send(1).into_sent(), Ok(1));
    assert_eq!(
        Resume::<u8, _>::Throw(Oops("x")).into_sent(),
        Err(Thrown::Raised(Oops("x")))
    );
    assert_eq!(Resume::<u8, Oops>::Exit.into_sent(), Err(Thrown::Exit));
    assert_eq!(Resume::<u8, Oops>::Start.into_sent(), Err(Thrown::Exit));

    assert_eq!(Out::from(Thrown::Raised(Oops("x"))), Out::Raised(Oops("x")));
    assert_eq!(Out::from(Thrown::Exit), Out::Exited);
    assert_eq!(
        Out::from(Thrown::Fault(Fault::Exhausted)),
        Out::Fault(Fault::Exhausted)
    );
}

/// All errors of a plain coroutine pass `?` into a boxed error.
#[test]
fn question_mark() -> Result<(), Box<dyn Error>> {
    let mut g = hand(|input: Resume<f64>| -> Step<f64> {
        match input {
            Resume::Send(value) => Step::Yielded(value),
            Resume::Start => Step::Yielded(0.0),
            _ => Step::Exited,
        }
    });
    g.prime()?;
    assert!((g.send(10.0)? - 10.0).abs() < f64::EPSILON);
    let Step::Yielded(_) = g.resume(Resume::Send(1.0))? else {
        panic!("it yields")
    };
    assert_eq!(g.close()?, None);

    let mut g = hand(|_: Resume<(), Oops>| -> Step<u8, (), Oops> { Step::Yielded(1) });
    g.next()?;
    g.throw(Oops("x"))?;
    Ok(())
}
