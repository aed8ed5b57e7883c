//! Every method in each of the four states, through every kind of pointer.

#![cfg(feature = "alloc")]

mod common;

use std::cell::RefCell;
use std::rc::Rc;

use common::{Input, Oops, Out, Script, hand, script};
use primed::{
    CloseError, Generator, GeneratorState, NextError, PrimeError, Refusal, Refused, Resume,
    SendError, Shared, Step, ThrowError, WeakShared,
};

type Any = dyn Generator<Option<i32>, Oops, Yield = i32, Return = char>;

/// Brings a generator to a state: it yields 1 first, and 2 next.
fn at<G>(state: GeneratorState, make: impl Fn(Script) -> G) -> G
where
    G: Generator<Option<i32>, Oops, Yield = i32, Return = char>,
{
    let mut g = make(script([Step::Yielded(1), Step::Yielded(2)]));
    match state {
        GeneratorState::Created => {}
        GeneratorState::Suspended => assert_eq!(g.prime(), Ok(1)),
        GeneratorState::Closed => assert_eq!(g.close(), Ok(None)),
        GeneratorState::Running => panic!("no one but the body sees this state"),
    }
    assert_eq!(g.state(), state);
    g
}

/// What each method does in the three states that are seen from outside, and
/// what the state is afterwards.
fn table<G>(make: impl Fn(Script) -> G)
where
    G: Generator<Option<i32>, Oops, Yield = i32, Return = char>,
{
    use GeneratorState::{Closed, Created, Suspended};

    let all = [Created, Suspended, Closed];

    // NEXT-1, SEND-1, NEXT-4
    for (state, result, then) in [
        (Created, Ok(1), Suspended),
        (Suspended, Ok(2), Suspended),
        (Closed, Err(NextError::Exhausted), Closed),
    ] {
        let mut g = at(state, &make);
        assert_eq!((g.next(), g.state()), (result, then), "next when {state}");
    }

    for (state, result, then) in [
        (Created, Ok(1), Suspended),
        (Suspended, Err(PrimeError::AlreadyStarted), Suspended),
        (Closed, Err(PrimeError::Exhausted), Closed),
    ] {
        let mut g = at(state, &make);
        assert_eq!((g.prime(), g.state()), (result, then), "prime when {state}");
    }

    // SEND-2, SEND-3, SEND-5
    for (state, result, then) in [
        (Created, Err(SendError::NotPrimed(Some(7))), Created),
        (Suspended, Ok(2), Suspended),
        (Closed, Err(SendError::Exhausted(Some(7))), Closed),
    ] {
        let mut g = at(state, &make);
        assert_eq!(
            (g.send(Some(7)), g.state()),
            (result, then),
            "send when {state}"
        );
    }

    // THROW-1, THROW-3, THROW-7
    for (state, result, then) in [
        (Created, Err(ThrowError::Raised(Oops("in"))), Closed),
        (Suspended, Ok(2), Suspended),
        (Closed, Err(ThrowError::Exhausted(Oops("in"))), Closed),
    ] {
        let mut g = at(state, &make);
        assert_eq!(
            (g.throw(Oops("in")), g.state()),
            (result, then),
            "throw when {state}"
        );
    }

    // CLOSE-1, CLOSE-6, CLOSE-11
    for (state, result, then) in [
        (Created, Ok(None), Closed),
        (Suspended, Err(CloseError::ExitIgnored(2)), Suspended),
        (Closed, Ok(None), Closed),
    ] {
        let mut g = at(state, &make);
        assert_eq!((g.close(), g.state()), (result, then), "close when {state}");
    }

    // A refused resume hands back exactly what it was given.
    for state in all {
        for input in inputs() {
            let refusal = match (state, &input) {
                (Closed, _) => Refusal::Exhausted,
                (Created, Resume::Send(_)) => Refusal::NotPrimed,
                (Suspended, Resume::Start) => Refusal::AlreadyStarted,
                _ => continue,
            };
            let mut g = at(state, &make);
            let same = inputs()
                .find(|other| *other == input)
                .expect("it is one of them");
            assert_eq!(
                g.resume(input),
                Err(Refused {
                    refusal,
                    input: same
                })
            );
            assert_eq!(g.state(), state);
        }
    }

    let g = at(Created, &make);
    assert_eq!(g.name(), "script");
    assert_eq!(g.location().expect("it is known").yield_number, None);
    let g = at(Suspended, &make);
    assert_eq!(
        g.location().expect("it is known").to_string(),
        "hand.rs:2:5"
    );
    assert_eq!(at(Closed, &make).location(), None);
}

fn inputs() -> impl Iterator<Item = Input> {
    [
        Resume::Start,
        Resume::Send(Some(7)),
        Resume::Throw(Oops("in")),
        Resume::Exit,
    ]
    .into_iter()
}

#[test]
fn plain() {
    table(|g| g);
}

#[test]
fn mutable_references() {
    // Leaked, so that the reference outlives the closure which makes it.
    table(|g| Box::leak(Box::new(g)));
    table(|g| Box::leak(Box::new(g)) as &mut Any);
}

#[test]
fn boxes() {
    table(Box::new);
    table(|g| Box::new(g) as Box<Any>);
}

#[test]
fn shared_handles() {
    table(Shared::new);
    table(|g| Shared::new(Box::new(g) as Box<Any>));
    table(|g| -> Shared<Any> { Shared::new(g).into_dyn() });
    table(|g| -> &Shared<Script> { Box::leak(Box::new(Shared::new(g))) });
}

/// REENT-3, THROW-8, CLOSE-12: each method, from the body, in state running.
#[test]
fn running() {
    let log: Rc<RefCell<Vec<GeneratorState>>> = Rc::default();
    let seen = Rc::clone(&log);
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me: WeakShared<Any>| {
        hand(move |_: Input| -> Out {
            let me = me.upgrade().expect("it is being resumed");
            seen.borrow_mut().push(me.state());
            assert_eq!(me.next(), Err(NextError::AlreadyExecuting));
            assert_eq!(me.prime(), Err(PrimeError::AlreadyExecuting));
            assert_eq!(me.send(Some(7)), Err(SendError::AlreadyExecuting(Some(7))));
            assert_eq!(
                me.throw(Oops("in")),
                Err(ThrowError::AlreadyExecuting(Oops("in")))
            );
            assert_eq!(me.close(), Err(CloseError::AlreadyExecuting));
            for (input, same) in inputs().zip(inputs()) {
                let refused = Refused {
                    refusal: Refusal::AlreadyExecuting,
                    input: same,
                };
                assert_eq!(me.resume(input), Err(refused));
            }
            assert_eq!(me.name(), "hand");
            assert_eq!(me.location(), None);
            seen.borrow_mut().push(me.state());
            Step::Yielded(5)
        })
    });
    assert_eq!(g.next(), Ok(5)); // nothing was touched: the body went on
    assert_eq!(g.throw(Oops("in")), Ok(5));
    assert_eq!(g.close(), Err(CloseError::ExitIgnored(5)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(*log.borrow(), [GeneratorState::Running; 6]);
}
