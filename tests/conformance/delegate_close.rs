//! Delegation: closing.

use primed::prelude::*;
use primed::{CloseError, Fault, Resume, Step};

use crate::support::{Error, Log};

type Out = &'static str;

/// What an inner generator does when it is closed.
#[derive(Clone, Copy)]
enum How {
    Leave,
    Return,
    Ignore,
    Raise,
}

#[generator]
fn inner(log: &Log, how: How) -> impl Generator<(), Error, Yield = Out, Return = i32> {
    let _finally = log.at_drop("i fin");
    let outcome = try_yield!("i");
    if outcome == Err(Thrown::Exit) {
        log.add("i exit");
        match how {
            How::Leave => {}
            How::Return => return Ok(5),
            How::Ignore => yield_!("no"),
            How::Raise => return Err(Error::A),
        }
    }
    outcome?;
    Ok(0)
}

#[generator]
fn outer(log: &Log, how: How) -> impl Generator<(), Error, Yield = Out> {
    let _finally = log.at_drop("o fin");
    let value = yield_from!(inner(log, how));
    log.add(format!("not reached {value}"));
    Ok(())
}

/// YF-10: the inner one is closed first.
#[test]
fn the_inner_is_closed_first() {
    let log = Log::default();
    let mut g = outer(&log, How::Leave);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["i exit", "i fin", "o fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// YF-11: an inner one that swallows the exit does not keep it from the outer one.
#[test]
fn an_inner_that_returns() {
    let log = Log::default();
    let mut g = outer(&log, How::Return);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["i exit", "i fin", "o fin"]);

    let mut g = outer(&log, How::Return);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Exited));
    assert_eq!(log.lines(), ["i exit", "i fin", "o fin"]);
}

/// YF-12: one that ignores it is a fault, which leaves the outer one in the exit's place.
#[test]
fn an_inner_that_ignores_it() {
    let log = Log::default();
    let mut g = outer(&log, How::Ignore);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.close(), Err(CloseError::Fault(Fault::ExitIgnored)));
    assert_eq!(log.lines(), ["i exit", "i fin", "o fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// An error of the inner one comes out: YF-14, where nothing catches it.
#[test]
fn an_inner_that_raises() {
    let log = Log::default();
    let mut g = outer(&log, How::Raise);
    assert_eq!(g.next(), Ok("i"));
    assert_eq!(g.close(), Err(CloseError::Raised(Error::A)));
    assert_eq!(log.lines(), ["i exit", "i fin", "o fin"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[generator]
fn items(log: &Log) -> impl Generator<(), Error, Yield = i32> {
    let _finally = log.at_drop("fin");
    yield_from!(0..9);
    Ok(())
}

/// An iterator can be neither thrown at nor closed: both are the outer one's. It is YF-15,
/// where nothing catches it.
#[test]
fn over_an_iterator() {
    let log = Log::default();
    let mut g = items(&log);
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.throw(Error::A), Err(primed::ThrowError::Raised(Error::A)));
    assert_eq!(log.lines(), ["fin"]);

    let mut g = items(&log);
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["fin"]);
}

/// YF-16: an iterator is sent nothing, which is its `next`. That nothing else can be
/// sent is a matter of types (D9).
#[test]
fn nothing_is_sent_into_an_iterator() {
    let log = Log::default();
    let mut g = items(&log);
    assert_eq!(g.next(), Ok(0));
    assert_eq!((g.send(()), g.next()), (Ok(1), Ok(2)));
}
