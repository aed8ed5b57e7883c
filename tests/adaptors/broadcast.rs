//! One coroutine that sends to several.

use std::cell::{Cell, RefCell};

use crate::common::{Oops, hand};
use primed::{
    CloseError, Fault, Generator, GeneratorState, Observe, PrimeError, Resume, SendError, Sink,
    Step, ThrowError, broadcast, sink,
};

type Log = RefCell<Vec<(char, String)>>;

/// A target which notes what it is resumed with; `steps` are for all after the start.
fn target(
    name: char,
    log: &Log,
    steps: Vec<Step<(), (), Oops>>,
) -> impl Generator<u8, Oops, Yield = (), Return = ()> {
    let mut steps = steps.into_iter();
    hand(move |input: Resume<u8, Oops>| {
        log.borrow_mut().push((name, format!("{input:?}")));
        match input {
            Resume::Start => Step::Yielded(()),
            Resume::Exit => steps.next().unwrap_or(Step::Exited),
            _ => steps.next().unwrap_or(Step::Yielded(())),
        }
    })
}

fn taken(log: &Log) -> String {
    let all = log.take().into_iter();
    let all: Vec<_> = all.map(|(name, input)| format!("{name}:{input}")).collect();
    all.join(" ")
}

/// In order; what has ended is passed over, and when all have, so has the broadcast.
#[test]
fn broadcast_sends_to_all() {
    let log = Log::default();
    let mut g = broadcast([
        target('a', &log, vec![Step::Yielded(()), Step::Returned(())]),
        target('b', &log, vec![Step::Returned(())]),
    ]);
    assert_eq!(
        (g.state(), g.name()),
        (GeneratorState::Created, "broadcast")
    );
    assert_eq!(g.send(1), Err(SendError::NotPrimed(1)));
    assert_eq!(taken(&log), "");
    assert_eq!(g.prime(), Ok(2));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(taken(&log), "a:Start b:Start");
    assert_eq!(g.send(1), Ok(1));
    assert_eq!(taken(&log), "a:Send(1) b:Send(1)");
    assert_eq!(g.send(2), Err(SendError::StopIteration(())));
    assert_eq!(g.send(3), Err(SendError::Exhausted(3)));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Exhausted(Oops("x"))));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(taken(&log), "a:Send(2)");
    let none: [Sink<fn(u8)>; 0] = [];
    assert_eq!(broadcast(none).prime(), Err(PrimeError::StopIteration(())));
}

/// A failure while sending: those after it are sent nothing, the others are closed.
#[test]
fn broadcast_ends_with_a_failure() {
    let log = Log::default();
    let mut g = broadcast([
        target(
            'a',
            &log,
            vec![Step::Yielded(()), Step::Raised(Oops("later"))],
        ),
        target('b', &log, vec![Step::Raised(Oops("first"))]),
        target('c', &log, vec![]),
    ]);
    g.prime().unwrap();
    taken(&log);
    assert_eq!(g.send(1), Err(SendError::Raised(Oops("first"))));
    assert_eq!(taken(&log), "a:Send(1) b:Send(1) a:Exit c:Exit");
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.send(2), Err(SendError::Exhausted(2)));
}

/// All are closed, in order, and the first failure is reported.
#[test]
fn broadcast_closes_all() {
    let log = Log::default();
    let make = || {
        broadcast([
            target('a', &log, vec![Step::Returned(())]),
            target('b', &log, vec![Step::Yielded(())]),
            target('c', &log, vec![Step::Raised(Oops("second"))]),
            target('d', &log, vec![]),
        ])
    };
    let mut g = make();
    g.prime().unwrap();
    taken(&log);
    assert_eq!(g.close(), Err(CloseError::Fault(Fault::ExitIgnored)));
    assert_eq!(taken(&log), "a:Exit b:Exit c:Exit d:Exit");
    assert_eq!((g.state(), g.close()), (GeneratorState::Closed, Ok(None)));

    let mut g = make();
    g.prime().unwrap();
    taken(&log);
    assert_eq!(g.throw(Oops("in")), Err(ThrowError::Raised(Oops("in"))));
    assert_eq!(taken(&log), "a:Exit b:Exit c:Exit d:Exit");

    assert_eq!(make().close(), Ok(None)); // nothing of the bodies runs
    assert_eq!(taken(&log), "");
    let mut primed = target('p', &log, vec![]);
    primed.prime().unwrap();
    assert_eq!(broadcast([primed]).close(), Ok(None));
    assert_eq!(taken(&log), "p:Start p:Exit");
}

/// The targets may differ in type, be borrowed, and be closed by others.
#[test]
fn broadcast_to_borrowed_targets() {
    let got = Cell::new(0);
    let (mut one, mut two) = (sink(|n: u8| got.set(got.get() + n)), sink(|_: u8| {}));
    let targets: [&mut dyn Generator<u8, Yield = (), Return = ()>; 2] = [&mut one, &mut two];
    let mut g = broadcast(targets);
    assert_eq!((g.prime(), g.send(3)), (Ok(2), Ok(2)));
    assert_eq!(got.get(), 3);
    g.into_targets()[1].close().unwrap();
    let mut rest = [one];
    assert_eq!(broadcast(&mut rest[..]).prime(), Ok(1));
    assert_eq!(two.state(), GeneratorState::Closed);
}
