//! Python's protocol on lowered bodies: throw, close, and what a body can catch.
//!
//! Each test names the behaviours of Python that it shows.

use std::cell::RefCell;

use primed::prelude::*;
use primed::{CloseError, Fault, NextError, SendError, ThrowError};

#[derive(Debug, PartialEq, Eq)]
struct Error(&'static str);

type Out<T> = Result<T, Error>;

#[generator]
fn plain(
    log: &RefCell<Vec<&'static str>>,
) -> impl Generator<i32, Error, Yield = i32, Return = i32> {
    log.borrow_mut().push("body");
    let a = yield_!(1);
    log.borrow_mut().push("after");
    let b = yield_!(a);
    Ok(a + b)
}

/// THROW-1, THROW-2, THROW-7, CLOSE-1, CLOSE-4, CLOSE-11.
#[test]
fn what_is_not_caught_closes() {
    let log = RefCell::new(Vec::new());
    let mut g = plain(&log);
    assert_eq!(
        g.throw(Error("early")),
        Err(ThrowError::Raised(Error("early")))
    );
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(
        g.throw(Error("late")),
        Err(ThrowError::Exhausted(Error("late")))
    );
    assert_eq!(g.close(), Ok(None));
    drop(g);
    assert!(log.borrow().is_empty());

    let mut g = plain(&log);
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.throw(Error("now")), Err(ThrowError::Raised(Error("now"))));
    assert_eq!(g.send(5), Err(SendError::Exhausted(5)));

    let mut g = plain(&log);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.prime(), Err(primed::PrimeError::Exhausted));

    let mut g = plain(&log);
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.close(), Ok(None));
    drop(g);
    assert_eq!(*log.borrow(), ["body", "body"]);
}

#[generator]
fn catching() -> impl Generator<i32, Error, Yield = i32, Return = &'static str> {
    let mut n = 0;
    loop {
        match try_yield!(n) {
            Ok(sent) => n += sent,
            Err(Thrown::Raised(Error("stop"))) => return Ok("stopped"),
            Err(Thrown::Raised(Error("other"))) => return Err(Error("converted")),
            Err(Thrown::Raised(_)) => n = -1,
            Err(Thrown::Exit) => return Ok("closed"),
            Err(Thrown::Fault(_)) => return Ok("fault"),
        }
    }
}

/// THROW-3, THROW-4, THROW-6, THROW-13, CLOSE-3.
#[test]
fn a_body_can_catch() {
    let mut g = catching();
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send(3), Ok(3));
    assert_eq!(g.throw(Error("once")), Ok(-1));
    assert_eq!(g.send(4), Ok(3));
    assert_eq!(g.throw(Error("twice")), Ok(-1));
    assert_eq!(
        g.throw(Error("stop")),
        Err(ThrowError::StopIteration("stopped"))
    );

    let mut g = catching();
    g.prime().unwrap();
    assert_eq!(
        g.throw(Error("other")),
        Err(ThrowError::Raised(Error("converted")))
    );

    let mut g = catching();
    g.prime().unwrap();
    assert_eq!(g.close(), Ok(Some("closed")));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn stubborn() -> impl Generator<(), Error, Yield = i32, Return = ()> {
    let mut ignored = 0;
    while ignored < 2 {
        if try_yield!(ignored).is_err() {
            ignored += 1;
        }
    }
    Err(Error("in cleanup"))
}

/// CLOSE-6, CLOSE-7, CLOSE-8, CLOSE-10.
#[test]
fn a_body_can_ignore_an_exit() {
    let mut g = stubborn();
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(1)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Err(CloseError::Raised(Error("in cleanup"))));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn nowhere() -> impl Generator<i32, Error, Yield = i32> {
    let mut target = 1;
    target += try_yield!(0).unwrap_or(10) + yield_!(1);
    let caught = try_yield!(target);
    let text = match caught {
        Ok(value) => format!("{value}"),
        Err(thrown) => format!("{thrown:?}"),
    };
    yield_!(i32::try_from(text.len()).unwrap_or(i32::MAX));
    Ok(())
}

/// THROW-9: the exception is at the yield, in the middle of an expression.
#[test]
fn a_throw_is_at_its_yield() {
    let mut g = nowhere();
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.throw(Error("x")), Ok(1));
    assert_eq!(g.send(5), Ok(16));
    assert_eq!(g.throw(Error("why")), Ok(20));
    assert_eq!(g.send(1), Err(SendError::StopIteration(())));
}

#[generator]
fn delegating(twice: bool) -> impl Generator<i32, Error, Yield = i32, Return = String> {
    let first = yield_from!(catching());
    let again = if twice {
        yield_from!(catching())
    } else {
        "none"
    };
    Ok(format!("{first} {again}"))
}

/// YF-4, YF-7, YF-8, YF-9, YF-11, YF-22.
#[test]
fn throws_reach_the_delegate() {
    let mut g = delegating(true);
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.throw(Error("once")), Ok(-1));
    assert_eq!(g.throw(Error("stop")), Ok(0));
    assert_eq!(g.send(7), Ok(7));
    assert_eq!(
        g.throw(Error("stop")),
        Err(ThrowError::StopIteration("stopped stopped".into()))
    );

    let mut g = delegating(true);
    g.prime().unwrap();
    assert_eq!(g.close(), Ok(None));

    let mut g = delegating(true);
    g.prime().unwrap();
    assert_eq!(
        g.throw(Error("other")),
        Err(ThrowError::Raised(Error("converted")))
    );
}

#[generator]
fn over_stubborn() -> impl Generator<(), Error, Yield = i32> {
    yield_from!(stubborn());
    Ok(())
}

/// YF-12: a delegate that ignores an exit is a fault of it.
#[test]
fn a_delegate_that_ignores_an_exit() {
    let mut g = over_stubborn();
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.close(), Err(CloseError::Fault(Fault::ExitIgnored)));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn resumed(
    inner: &mut dyn Generator<(), Error, Yield = i32, Return = ()>,
) -> impl Generator<(), Error, Yield = i32> {
    yield_from!(inner);
    Ok(())
}

#[generator]
fn three() -> impl Generator<(), Error, Yield = i32> {
    yield_!(1);
    yield_!(2);
    yield_!(3);
    Ok(())
}

/// YF-18, and delegation to a `dyn Generator`.
#[test]
fn a_started_delegate_goes_on() {
    let mut inner = three();
    assert_eq!(inner.next(), Ok(1));
    let mut g = resumed(&mut inner);
    assert_eq!((g.next(), g.next()), (Ok(2), Ok(3)));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

fn build<T>(result: Out<T>) -> Out<T> {
    result
}

#[generator]
fn conversions() -> impl Generator<(), String, Yield = i32> {
    let value = build(Ok(1)).map_err(|error| error.0)?;
    yield_!(value);
    Err("text")?;
    Ok(())
}

/// An error is converted with `From` on its way out.
#[test]
fn errors_are_converted() {
    let mut g = conversions();
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::Raised("text".to_owned())));
}

#[derive(Debug, PartialEq, Eq)]
enum Failure {
    Given(&'static str),
    Number,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Given(error.0)
    }
}

impl From<std::num::ParseIntError> for Failure {
    fn from(_: std::num::ParseIntError) -> Self {
        Self::Number
    }
}

#[generator]
fn raising_again(
    text: &str,
    log: &RefCell<Vec<&'static str>>,
) -> impl Generator<i32, Failure, Yield = i32, Return = i32> {
    let first = try_yield!(1);
    log.borrow_mut().push("cleaned up");
    let first = first?;
    // Its type is known only from the call behind it.
    let number = text.parse()?;
    match try_yield!(2) {
        Ok(second) => Ok(first + second + i32::abs(number)),
        Err(thrown) => {
            yield_!(3);
            Err(thrown)?
        }
    }
}

#[generator]
fn exiting_again() -> impl Generator<(), Yield = u8, Return = Option<u8>> {
    let sent = try_yield!(1);
    let seven = Some(7)?;
    sent?;
    Some(try_yield!(seven)?).map(|()| 8)
}

#[generator]
fn mapped() -> impl Generator<i32, Failure, Yield = i32, Return = i32> {
    let n = try_yield!(1).map(|sent| sent + 1)?;
    let tried = 'tried: {
        yield_!(n);
        if n > 5 {
            break 'tried Err("large");
        }
        yield_!(0);
        Ok(())
    };
    Ok(if tried.is_err() { yield_!(-1) } else { n })
}

fn pass<T>(value: T) -> T {
    value
}

#[generator]
fn roundabout() -> impl Generator<u32, Yield = u32, Return = Result<u32, Box<dyn std::error::Error>>>
{
    let caught = try_yield!(1);
    let n = caught.map(|n| n + 1)?;
    let m = pass(try_yield!(n))?;
    let k = (match m {
        0 => try_yield!(2),
        m => Ok(m),
    })?;
    let parsed: u32 = "4".parse()?;
    Ok(k + parsed)
}

/// Whatever way a caught result takes to its `?`: an exit is no error of the body's.
#[test]
fn an_exit_is_never_an_error() {
    for resumed in 0..3 {
        let mut g = roundabout();
        let mut yielded = g.prime();
        for _ in 0..resumed {
            yielded = Ok(g.send(0).unwrap());
        }
        assert!(yielded.is_ok());
        assert!(matches!(g.close(), Ok(None)), "after {resumed}");
    }
    let mut g = roundabout();
    g.prime().unwrap();
    let Ok(1) = g.send(0) else { panic!() };
    let Err(SendError::StopIteration(Ok(12))) = g.send(8) else {
        panic!()
    };
}

/// What is done with a result before its `?` does not hide what it is.
#[test]
fn what_was_mapped_is_raised_again() {
    let mut g = mapped();
    assert_eq!((g.prime(), g.close()), (Ok(1), Ok(None)));
    let mut g = mapped();
    assert_eq!((g.prime(), g.send(6), g.send(0)), (Ok(1), Ok(7), Ok(-1)));
    assert_eq!(g.send(3), Err(SendError::StopIteration(3)));
}

/// THROW-5: what was caught can be raised again, an exit too.
#[test]
fn what_was_caught_is_raised_again() {
    let log = RefCell::default();
    let mut g = raising_again("5", &log);
    g.prime().unwrap();
    let raised = g.throw(Failure::Given("a"));
    assert_eq!(raised, Err(ThrowError::Raised(Failure::Given("a"))));
    assert_eq!(log.take(), ["cleaned up"]);

    let mut g = raising_again("5", &log);
    g.prime().unwrap();
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.take(), ["cleaned up"]);

    let mut g = raising_again("five", &log);
    g.prime().unwrap();
    assert_eq!(g.send(1), Err(SendError::Raised(Failure::Number)));

    let mut g = raising_again("5", &log);
    g.prime().unwrap();
    assert_eq!(g.send(1), Ok(2));
    assert_eq!(g.throw(Failure::Given("late")), Ok(3));
    let raised = g.send(0);
    assert_eq!(raised, Err(SendError::Raised(Failure::Given("late"))));

    let mut g = exiting_again();
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(None)));
    let mut g = exiting_again();
    assert_eq!((g.next(), g.next()), (Ok(1), Ok(7)));
    assert_eq!(g.close(), Ok(None));
    let mut g = exiting_again();
    assert_eq!((g.next(), g.next()), (Ok(1), Ok(7)));
    assert_eq!(g.next(), Err(NextError::StopIteration(Some(8))));
}

#[generator]
fn middle() -> impl Generator<(), Error, Yield = i32> {
    yield_from!(three());
    yield_from!([10, 11]);
    Ok(())
}

#[generator]
fn outermost(
    inner: &mut dyn Generator<(), Error, Yield = i32, Return = ()>,
) -> impl Generator<(), Error, Yield = i32> {
    yield_!(0);
    yield_from!(inner);
    yield_!(99);
    Ok(())
}

#[generator]
fn items() -> impl Iterator<Item = u8> {
    yield_from!([1, 2].into_iter().rev());
}

/// INSP-6: a generator tells what it delegates to, through any depth.
#[test]
fn what_it_delegates_to() {
    let mut inner = middle();
    let mut g = outermost(&mut inner);
    assert!(g.delegate().is_none());
    assert_eq!(g.next(), Ok(0));
    assert!(g.delegate().is_none());
    assert_eq!(g.next(), Ok(1));
    let inner = g.delegate().unwrap();
    assert_eq!(inner.name(), "middle");
    assert_eq!(inner.generator_state(), GeneratorState::Suspended);
    let innermost = inner.delegate().unwrap();
    assert_eq!(innermost.name(), "three");
    assert_eq!(innermost.location().unwrap().yield_number, Some(1));
    assert!(innermost.delegate().is_none());
    assert_eq!((g.next(), g.next(), g.next()), (Ok(2), Ok(3), Ok(10)));
    let iterator = g.delegate().and_then(Observe::delegate).unwrap();
    assert!(iterator.name().contains("IntoIter"), "{}", iterator.name());
    assert_eq!((g.next(), g.next()), (Ok(11), Ok(99)));
    assert!(g.delegate().is_none());

    let mut items = items();
    assert_eq!(items.next(), Some(2));
}
