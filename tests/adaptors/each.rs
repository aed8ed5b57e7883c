//! What each adaptor does with sends, throws and closes.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use crate::common::{Input, Oops, script};
use crate::{body, told};
use primed::{
    CloseError, Fault, FromIter, Generator, GeneratorState, Inspect, NextError, Observe,
    PrimeError, Resume, SendError, Sink, Started, Step, ThrowError, broadcast, from_fn, from_iter,
    generator, sink,
};

#[test]
fn map_yield_maps_every_yield() {
    let mut g = body().map_yield(|value| value.to_string());
    assert_eq!(g.prime().as_deref(), Ok("0"));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.send(Some(7)).as_deref(), Ok("7"));
    assert_eq!(g.throw(Oops("caught")).as_deref(), Ok("100"));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored("-1".to_owned())));
    assert_eq!(g.close(), Ok(Some('c')));
    assert_eq!(g.send(Some(1)), Err(SendError::Exhausted(Some(1))));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Exhausted(Oops("x"))));
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

/// What is refused was not mapped, and the closure was not called.
#[test]
fn map_send_maps_what_is_taken() {
    let calls = Cell::new(0);
    let make = || {
        body().map_send(|text: &'static str| {
            calls.set(calls.get() + 1);
            text.parse().ok()
        })
    };
    let mut g = make();
    assert_eq!(g.send("7"), Err(SendError::NotPrimed("7")));
    assert_eq!((g.state(), calls.get()), (GeneratorState::Created, 0));
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send("7"), Ok(7));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.throw(Oops("caught")), Ok(100));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(-1)));
    assert_eq!(g.send("end"), Err(SendError::StopIteration('r')));
    assert_eq!(calls.get(), 2);
    assert_eq!(g.send("8"), Err(SendError::Exhausted("8")));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Exhausted(Oops("x"))));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(calls.get(), 2);
    assert_eq!(make().throw(Oops("x")), Err(ThrowError::Raised(Oops("x"))));
}

#[test]
fn map_return_maps_every_return() {
    let make = || body().map_return(|letter| letter.to_string());
    let mut g = make();
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.next(), Err(NextError::StopIteration("r".to_owned())));
    assert_eq!(g.next(), Err(NextError::Exhausted));
    let mut g = make();
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(-1)));
    assert_eq!(g.close(), Ok(Some("c".to_owned())));
    let mut g = make();
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Raised(Oops("x"))));
}

#[test]
fn inspect_yield_sees_every_yield() {
    let mut seen = Vec::new();
    let mut g = body().inspect_yield(|value| seen.push(*value));
    assert_eq!(g.send(Some(7)), Err(SendError::NotPrimed(Some(7))));
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send(Some(7)), Ok(7));
    assert_eq!(g.throw(Oops("caught")), Ok(100));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(-1)));
    assert_eq!(g.send(None), Err(SendError::StopIteration('r')));
    drop(g);
    assert_eq!(seen, [0, 7, 100, -1]);
}

#[test]
fn chain_goes_on_where_the_first_returns() {
    let mut g = body().map_return(|_| ()).chain(script([
        Step::Yielded(50),
        Step::Yielded(51),
        Step::Returned('s'),
    ]));
    assert_eq!(g.name(), "body");
    assert_eq!(g.send(Some(1)), Err(SendError::NotPrimed(Some(1))));
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.send(Some(1)), Ok(1));
    assert_eq!(told(&g).3, ["ignored=false"]);
    assert_eq!(g.send(None), Ok(50)); // the first returns, the other starts
    assert_eq!(g.name(), "script");
    assert_eq!(told(&g).3, ["left=2", "word=\"hey\""]);
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.send(Some(1)), Ok(51));
    assert_eq!(g.next(), Err(NextError::StopIteration('s')));
    assert_eq!(g.send(Some(1)), Err(SendError::Exhausted(Some(1))));
    assert_eq!(g.close(), Ok(None));
}

/// What ends the first but a return ends the chain; the other stays as it is.
#[test]
fn chain_ends_in_the_first() {
    let mut other = script([Step::Yielded(50)]);
    let mut g = body().chain(&mut other);
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Raised(Oops("x"))));
    assert_eq!(told(&g), (GeneratorState::Closed, "body", None, vec![]));
    assert_eq!(g.next(), Err(NextError::Exhausted));
    assert_eq!(g.send(Some(1)), Err(SendError::Exhausted(Some(1))));

    let mut g = body().chain(&mut other);
    assert_eq!(g.next(), Ok(0));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(-1)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.send(Some(3)), Ok(3));
    assert_eq!(g.close(), Ok(None)); // 'c' is the first's, and dropped
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(other.state(), GeneratorState::Created);

    assert_eq!(other.next(), Ok(50)); // too early
    let mut g = script([Step::Returned('r')]).chain(&mut other);
    let fault = Fault::AlreadyStarted;
    assert_eq!(g.next(), Err(NextError::Fault(fault)));
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// An end that came while priming is held, and comes out of every adaptor.
#[test]
fn an_end_that_is_held() {
    let ended = |step| Started::new(script([step]));
    let raised = || ended(Step::Raised(Oops("x")));
    let error = || SendError::Raised(Oops("x"));
    assert_eq!(raised().map_yield(|y| y).send(None), Err(error()));
    assert_eq!(
        raised().map_send(|()| None).send(()),
        Err(SendError::Raised(Oops("x")))
    );
    assert_eq!(raised().chain(body()).send(None), Err(error()));
    assert_eq!(ended(Step::Returned('s')).chain(body()).next(), Ok(0));
    let mut all = broadcast([ended(Step::Returned('s')), raised()]);
    assert_eq!(all.prime(), Err(PrimeError::Raised(Oops("x"))));
}

#[test]
fn from_fn_is_given_what_fits() {
    let dropped = Rc::new(());
    let held = Rc::clone(&dropped);
    let make = || {
        let held = Rc::clone(&held);
        from_fn(move |input: Input| -> Step<usize, char, Oops> {
            match input {
                Resume::Start | Resume::Exit => Step::Yielded(Rc::strong_count(&held)),
                Resume::Send(Some(_)) => Step::Returned('r'),
                Resume::Send(None) => Step::Exited,
                Resume::Throw(error) => Step::Raised(error),
            }
        })
    };
    let mut g = make();
    assert_eq!((g.state(), g.name()), (GeneratorState::Created, "from_fn"));
    assert_eq!(g.send(None), Err(SendError::NotPrimed(None)));
    assert_eq!(g.prime(), Ok(3));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(3)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.send(Some(1)), Err(SendError::StopIteration('r')));
    assert_eq!(Rc::strong_count(&dropped), 2, "it dropped the closure");
    assert_eq!(g.send(Some(1)), Err(SendError::Exhausted(Some(1))));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Exhausted(Oops("x"))));
    assert_eq!((g.close(), make().close()), (Ok(None), Ok(None)));
    assert_eq!(make().throw(Oops("x")), Err(ThrowError::Raised(Oops("x"))));
}

#[test]
fn from_iter_yields_the_items() {
    let mut g = FromIter::new(vec![1, 2, 3]);
    assert_eq!(told(&g).3, ["items=IntoIter([1, 2, 3])"]);
    assert_eq!(g.send(()), Err(SendError::NotPrimed(())));
    assert_eq!((g.prime(), g.send(()), g.next()), (Ok(1), Ok(2), Ok(3)));
    assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
    assert_eq!(g.clone().next(), Err(NextError::StopIteration(())));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Raised(Oops("x"))));
    assert_eq!(
        told(&g),
        (GeneratorState::Closed, "from_iter", None, vec![])
    );
    assert_eq!(g.next(), Err(NextError::Exhausted));
    let mut g = from_iter(0..);
    assert_eq!((g.next(), g.close()), (Ok(0), Ok(None)));
    assert_eq!(g.send(()), Err(SendError::Exhausted(())));
}

#[test]
fn sink_takes_what_is_sent() {
    let got = RefCell::new(Vec::new());
    let mut g = Sink::new(|value: u8| got.borrow_mut().push(value));
    assert_eq!(g.send(1), Err(SendError::NotPrimed(1)));
    assert_eq!(g.prime(), Ok(()));
    assert_eq!((g.send(2), g.send(3)), (Ok(()), Ok(())));
    assert_eq!(g.throw(Oops("x")), Err(ThrowError::Raised(Oops("x"))));
    assert_eq!(g.send(4), Err(SendError::Exhausted(4)));
    assert_eq!(*got.borrow(), [2, 3]);
    let mut g = sink(|(): ()| {});
    assert_eq!((g.next(), g.next(), g.close()), (Ok(()), Ok(()), Ok(None)));
    assert_eq!((g.state(), g.name()), (GeneratorState::Closed, "sink"));
}

/// Adaptors lend the delegate of what they are made of, and none when closed.
#[test]
fn delegates() {
    #[generator]
    fn outer() -> impl Generator<Option<i32>, Oops, Yield = i32, Return = ()> + Inspect + Clone {
        yield_from!(body());
        Ok(())
    }

    let lent = |g: &dyn Observe| g.delegate().map(Observe::name);
    let mut g = outer()
        .map_yield(|value| assert_eq!(value, 0, "as asked"))
        .chain(outer().map_yield(|_| ()));
    assert_eq!(lent(&g), None);
    assert_eq!(g.next(), Ok(()));
    assert_eq!(lent(&g), Some("body"));
    let mut broken = g.clone();
    assert!(catch_unwind(AssertUnwindSafe(|| broken.send(Some(1)))).is_err());
    assert_eq!(lent(&broken), None);
    assert_eq!(g.send(None), Ok(())); // the first returns
    assert_eq!(lent(&g), Some("body"));
    assert!(g.throw(Oops("x")).is_err());
    assert_eq!(lent(&g), None);
}
