//! `send`.

use primed::prelude::*;
use primed::{NextError, SendError};

use crate::support::{Error, Log};

#[generator]
fn noting(log: &Log) -> impl Generator<Option<i32>, Yield = i32> {
    log.add("body");
    let got = yield_!(1);
    log.add(format!("got {got:?}"));
}

/// SEND-1, SEND-2: before the start nothing can be sent, not even `None` (D1): it comes
/// back, and the generator is as it was.
#[test]
fn a_created_generator_hands_the_value_back() {
    let log = Log::default();
    let mut g = noting(&log);
    assert_eq!(g.send(None), Err(SendError::NotPrimed(None)));
    assert_eq!(g.send(Some(0)), Err(SendError::NotPrimed(Some(0))));
    assert_eq!(g.state(), GeneratorState::Created);
    assert!(log.lines().is_empty());
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.send(None), Err(SendError::StopIteration(())));
    assert_eq!(log.lines(), ["body", "got None"]);
}

#[generator]
fn doubling(log: &Log) -> impl Generator<i32, Yield = i32> {
    let x = yield_!(1);
    log.add(format!("x {x}"));
    let y = yield_!(x * 2);
    log.add(format!("y {y}"));
}

/// SEND-3: the yield evaluates to the value, and what is yielded next comes back.
#[test]
fn the_yield_evaluates_to_it() {
    let log = Log::default();
    let mut g = doubling(&log);
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.send(42), Ok(84));
    assert_eq!(g.send(7), Err(SendError::StopIteration(())));
    assert_eq!(log.lines(), ["x 42", "y 7"]);
}

#[generator]
fn plus_one() -> impl Generator<i32, Yield = (), Return = i32> {
    let x = yield_!();
    x + 1
}

/// SEND-4: it gives the return value.
#[test]
fn a_send_to_the_end() {
    let mut g = plus_one();
    assert_eq!(g.prime(), Ok(()));
    assert_eq!(g.send(4), Err(SendError::StopIteration(5)));
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// SEND-5: a generator that ended, also before it was started, is exhausted.
#[test]
fn a_closed_generator_hands_the_value_back() {
    let log = Log::default();
    let mut g = noting(&log);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
    assert_eq!(g.send(Some(5)), Err(SendError::Exhausted(Some(5))));
    assert_eq!(g.send(None), Err(SendError::Exhausted(None)));
    let mut g = noting(&log);
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.send(Some(5)), Err(SendError::Exhausted(Some(5))));
}

#[generator]
fn listening(log: &Log) -> impl Generator<Option<i32>, Yield = i32> {
    loop {
        let got = yield_!(0);
        log.add(format!("got {got:?}"));
    }
}

/// SEND-6: the body cannot tell `next` from `send(None)`.
#[test]
fn sending_none_is_next() {
    let log = Log::default();
    let mut g = listening(&log);
    assert_eq!((g.next(), g.next()), (Ok(0), Ok(0)));
    assert_eq!((g.send(None), g.send(Some(3))), (Ok(0), Ok(0)));
    assert_eq!(log.lines(), ["got None", "got None", "got Some(3)"]);
}

fn part(log: &Log, n: i32) -> i32 {
    log.add(format!("p {n}"));
    n
}

#[generator]
fn adding(log: &Log) -> impl Generator<i32, Yield = i32, Return = i32> {
    part(log, 100) + yield_!(1) + part(log, 1000)
}

/// SEND-7: operands to the left are kept, those to the right come after.
#[test]
fn a_yield_among_operands() {
    let log = Log::default();
    let mut g = adding(&log);
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(log.lines(), ["p 100"]);
    assert_eq!(g.send(7), Err(SendError::StopIteration(1107)));
    assert_eq!(log.lines(), ["p 1000"]);
}

type Seen = (&'static str, [usize; 2]);

#[generator]
fn assigning() -> impl Generator<usize, Yield = Seen, Return = [usize; 2]> {
    let mut d = [1, 2];
    let pair = (yield_!(("p", d)), yield_!(("q", d)));
    assert_eq!(pair, (8, 9));
    d[yield_!(("target", d))] = yield_!(("value", d));
    d[yield_!(("a", d))] = 27;
    d
}

/// SEND-8: from left to right, but for a target, which comes after its value.
#[test]
fn several_yields_in_one_expression() {
    let mut g = assigning();
    assert_eq!(g.prime(), Ok(("p", [1, 2])));
    assert_eq!(g.send(8), Ok(("q", [1, 2])));
    assert_eq!(g.send(9), Ok(("value", [1, 2])));
    assert_eq!(g.send(27), Ok(("target", [1, 2])));
    assert_eq!(g.send(0), Ok(("a", [27, 2])));
    assert_eq!(g.send(1), Err(SendError::StopIteration([27, 27])));
}

#[generator]
fn summing(log: &Log) -> impl Generator<i32, Yield = ()> {
    let mut count = 0;
    while count < 200 {
        count += yield_!();
        log.add(count.to_string());
    }
}

/// SEND-9: an augmented assignment.
#[test]
fn adding_what_is_sent() {
    let log = Log::default();
    let mut g = summing(&log);
    assert_eq!(g.prime(), Ok(()));
    assert_eq!((g.send(10), g.send(10)), (Ok(()), Ok(())));
    assert_eq!(log.lines(), ["10", "20"]);
}

#[generator]
fn echoing() -> impl Generator<i32, Yield = i32, Return = i32> {
    yield_!(yield_!(yield_!(1)))
}

/// SEND-10: what is sent to the inner yield is what the outer one yields.
#[test]
fn a_yield_of_a_yield() {
    let mut g = echoing();
    assert_eq!(g.prime(), Ok(1));
    assert_eq!((g.send(2), g.send(3)), (Ok(2), Ok(3)));
    assert_eq!(g.send(4), Err(SendError::StopIteration(4)));
}

#[generator]
fn deciding(log: &Log) -> impl Generator<bool, Yield = char> {
    let both = yield_!('1') && yield_!('2');
    log.add(format!("and {both}"));
    let either = yield_!('3') || yield_!('4');
    log.add(format!("or {either}"));
    let chosen = if yield_!('c') {
        yield_!('T')
    } else {
        yield_!('F')
    };
    log.add(format!("if {chosen}"));
}

/// SEND-11: what an operator skips does not yield.
#[test]
fn short_circuits() {
    let log = Log::default();
    let mut g = deciding(&log);
    assert_eq!(g.prime(), Ok('1'));
    assert_eq!(g.send(false), Ok('3'));
    assert_eq!(g.send(true), Ok('c'));
    assert_eq!(g.send(false), Ok('F'));
    assert_eq!(g.send(true), Err(SendError::StopIteration(())));
    assert_eq!(log.lines(), ["and false", "or true", "if true"]);
}

#[generator]
fn echo<T>() -> impl Generator<T, Yield = i32, Return = T> {
    yield_!(1)
}

/// SEND-12: errors and ends are plain data.
#[test]
fn anything_can_be_sent() {
    fn back<T>(value: T) -> Option<T> {
        let mut g = echo();
        assert!(g.prime().is_ok());
        g.send(value).err()?.return_value()
    }

    assert_eq!(back((2,)), Some((2,)));
    let end: NextError<i32> = NextError::StopIteration(2);
    assert_eq!(back(end), Some(NextError::StopIteration(2)));
    assert_eq!(back(Error::A), Some(Error::A));
    assert_eq!(back(Thrown::<Error>::Exit), Some(Thrown::Exit));
}

#[generator]
fn ignoring() -> impl Generator<i32, Yield = i32> {
    yield_!(1);
    yield_!(2);
}

/// SEND-13: a yield that is a statement drops what is sent.
#[test]
fn what_is_sent_may_be_ignored() {
    let mut g = ignoring();
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.send(99), Ok(2));
    assert_eq!(g.send(99), Err(SendError::StopIteration(())));
}
