//! Handles which share a generator, also with its own body.

#![cfg(feature = "alloc")]

mod common;

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use common::{Oops, Script, hand, script};
use primed::{
    Generator, GeneratorState, Inspect, NextError, Observe, PrimeError, Refusal, Resume, SendError,
    Shared, Step, ThrowError, WeakShared, getgeneratorlocals,
};

type Numbers = dyn Generator<Yield = u8, Return = ()>;
type BoxedNumbers = Box<Numbers>;

#[test]
fn handles_share() {
    let one = Shared::new(script([1, 2, 3].map(Step::Yielded)));
    let other = one.clone();
    assert!(one.ptr_eq(&other));
    assert!(!one.ptr_eq(&Shared::new(script([]))));
    assert_eq!(
        (one.next(), other.next(), one.send(Some(0))),
        (Ok(1), Ok(2), Ok(3))
    );
    assert_eq!(other.state(), GeneratorState::Suspended);
}

/// REENT-1: refused at that call; the body goes on.
#[test]
fn resuming_itself() {
    let g: Shared<BoxedNumbers> = Shared::new_cyclic(|me: WeakShared<BoxedNumbers>| {
        assert!(me.upgrade().is_none(), "it is not made yet");
        Box::new(hand(move |_: Resume| -> Step<u8> {
            let me = me.upgrade().expect("it is being resumed");
            assert_eq!(me.next(), Err(NextError::AlreadyExecuting));
            Step::Yielded(1)
        })) as BoxedNumbers
    });
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Ok(1));
}

/// REENT-2: not caught, it leaves the body and closes the generator.
#[test]
fn resuming_itself_without_catching_that() {
    type Mine = dyn Generator<(), NextError, Yield = u8, Return = ()>;

    let g: Shared<Mine> = Shared::new_cyclic_dyn(|me: WeakShared<Mine>| {
        hand(move |_: Resume<(), NextError>| -> Step<u8, (), NextError> {
            match me.upgrade().expect("it is being resumed").next() {
                Err(NextError::AlreadyExecuting) => Step::Raised(NextError::AlreadyExecuting),
                _ => Step::Yielded(0),
            }
        })
    });
    assert_eq!(
        g.next(),
        Err(NextError::Raised(NextError::AlreadyExecuting))
    );
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

/// REENT-4: `a` resumes `b`, which resumes `a`.
#[test]
fn resuming_each_other() {
    type Link = Rc<RefCell<Option<WeakShared<Numbers>>>>;

    fn make(name: u8, link: &Link, log: &Rc<RefCell<Vec<String>>>) -> Shared<Numbers> {
        let (link, log) = (Rc::clone(link), Rc::clone(log));
        Shared::new(hand(move |_: Resume| -> Step<u8> {
            let other = link
                .borrow()
                .as_ref()
                .and_then(WeakShared::upgrade)
                .expect("it lives");
            let result = other.next();
            log.borrow_mut()
                .push(format!("{name}: {result:?}, then {}", other.state()));
            Step::Yielded(name)
        }))
        .into_dyn()
    }

    let log = Rc::default();
    let (to_a, to_b) = (Link::default(), Link::default());
    let (a, b) = (make(1, &to_b, &log), make(2, &to_a, &log));
    *to_a.borrow_mut() = Some(a.downgrade());
    *to_b.borrow_mut() = Some(b.downgrade());
    assert_eq!(a.next(), Ok(1));
    let expected = [
        "2: Err(AlreadyExecuting), then GEN_RUNNING",
        "1: Ok(2), then GEN_SUSPENDED",
    ];
    assert_eq!(*log.borrow(), expected);
    assert_eq!(
        (a.state(), b.state()),
        (GeneratorState::Suspended, GeneratorState::Suspended)
    );
}

/// REENT-6, FIN-10, INSP-7: it is running also while it is being closed.
#[test]
fn running_while_being_closed() {
    let seen = Rc::new(Cell::new(None));
    let log = Rc::clone(&seen);
    let g: Shared<Numbers> = Shared::new_cyclic_dyn(|me: WeakShared<Numbers>| {
        hand(move |input: Resume| -> Step<u8> {
            if input == Resume::Start {
                return Step::Yielded(1);
            }
            log.set(me.upgrade().map(|me| (me.state(), me.next())));
            Step::Exited
        })
    });
    g.next().unwrap();
    assert_eq!(g.close(), Ok(None));
    assert_eq!(
        seen.take(),
        Some((GeneratorState::Running, Err(NextError::AlreadyExecuting)))
    );
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// D13: a panic closes it, also where the generator inside does not say so.
#[test]
fn after_a_panic() {
    struct Careless;

    impl Observe for Careless {
        fn generator_state(&self) -> GeneratorState {
            GeneratorState::Suspended
        }

        fn location(&self) -> Option<primed::Location> {
            Some(primed::Location::new("careless.rs", 1, 1, Some(1)))
        }
    }

    impl Inspect for Careless {
        fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn Debug)) {
            visit("x", &1);
        }
    }

    impl Generator<u8, Oops> for Careless {
        type Yield = ();
        type Return = ();

        fn resume(
            &mut self,
            _: Resume<u8, Oops>,
        ) -> Result<Step<(), (), Oops>, primed::Refused<Resume<u8, Oops>>> {
            panic!("as told")
        }
    }

    let g = Shared::new(Careless);
    assert_eq!(getgeneratorlocals(&g).len(), 1);
    assert!(g.location().is_some());
    assert!(catch_unwind(AssertUnwindSafe(|| g.send(1))).is_err());
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.location(), None);
    assert!(getgeneratorlocals(&g).is_empty());
    assert_eq!(g.prime(), Err(PrimeError::Exhausted));
    assert_eq!(g.send(1), Err(SendError::Exhausted(1)));
    assert_eq!(g.throw(Oops("in")), Err(ThrowError::Exhausted(Oops("in"))));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.close(), Ok(None)); // asking once more changes nothing
    assert_eq!(
        format!("{g:?}"),
        r#"Shared { name: "<generator>", state: Closed, .. }"#
    );
}

/// Destructors which run while a panic unwinds the body see it running.
#[test]
fn while_a_panic_unwinds() {
    struct Asks(WeakShared<Numbers>, Rc<Cell<Option<GeneratorState>>>);

    impl Drop for Asks {
        fn drop(&mut self) {
            self.1.set(self.0.upgrade().map(|me| me.state()));
        }
    }

    let seen = Rc::new(Cell::new(None));
    let log = Rc::clone(&seen);
    let g: Shared<Numbers> = Shared::new_cyclic_dyn(|me: WeakShared<Numbers>| {
        hand(move |_: Resume| -> Step<u8> {
            let _asks = Asks(me.clone(), Rc::clone(&log));
            panic!("as told")
        })
    });
    assert!(catch_unwind(AssertUnwindSafe(|| g.next())).is_err());
    assert_eq!(seen.get(), Some(GeneratorState::Running));
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// The debug text, and the locals, are there also while the body runs.
#[test]
fn looked_at_from_its_own_body() {
    trait Seen: Generator<Option<i32>, Oops, Yield = i32, Return = char> + Inspect {}
    impl<G> Seen for G where G: Generator<Option<i32>, Oops, Yield = i32, Return = char> + Inspect {}

    type Any = dyn Generator<Yield = String, Return = ()>;
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me: WeakShared<Any>| {
        hand(move |_: Resume| -> Step<String> {
            Step::Yielded(format!("{:?}", me.upgrade().expect("it is being resumed")))
        })
    });
    let running = r#"Shared { name: "hand", state: Running, .. }"#;
    assert_eq!(g.next().as_deref(), Ok(running));
    assert_eq!(format!("{g:?}"), running.replace("Running", "Suspended"));
    assert_eq!(format!("{:?}", g.downgrade()), "(WeakShared)");

    let seen: Shared<Box<dyn Seen>> = Shared::new(Box::new(script([])) as Box<dyn Seen>);
    assert_eq!(getgeneratorlocals(&seen).len(), 2);
}

/// While its locals are being shown it cannot be resumed, and says so.
#[test]
fn resumed_while_its_locals_are_shown() {
    let g = Shared::new(script([Step::Yielded(1)]));
    let mut results = Vec::new();
    g.visit_locals(&mut |_, _| results.push((g.next(), g.state())));
    let refused = (Err(NextError::AlreadyExecuting), GeneratorState::Created);
    assert_eq!(results, [refused.clone_row(), refused]);
    assert_eq!(g.next(), Ok(1));
}

/// Errors are not `Clone`, rows of this one test are.
trait CloneRow {
    fn clone_row(&self) -> Self;
}

impl CloneRow for (Result<i32, NextError<char, Oops>>, GeneratorState) {
    fn clone_row(&self) -> Self {
        (Err(NextError::AlreadyExecuting), self.1)
    }
}

#[test]
fn weak_handles_keep_nothing_alive() {
    let weak = {
        let g = Shared::new(script([]));
        let weak = g.downgrade();
        assert!(weak.clone().upgrade().is_some_and(|same| same.ptr_eq(&g)));
        weak
    };
    assert!(weak.upgrade().is_none());

    // A body which holds a weak handle to itself is dropped with the last strong one.
    let token = Rc::new(());
    let held = Rc::clone(&token);
    let g: Shared<Numbers> = Shared::new_cyclic_dyn(|me: WeakShared<Numbers>| {
        hand(move |_: Resume| -> Step<u8> {
            let _both = (&me, &held);
            Step::Yielded(1)
        })
    });
    g.next().unwrap();
    assert_eq!(Rc::strong_count(&token), 2);
    drop(g);
    assert_eq!(Rc::strong_count(&token), 1);
}

/// Typed handles and handles which hide the type are to the same generator.
#[test]
fn hiding_the_type() {
    type Any = dyn Generator<Option<i32>, Oops, Yield = i32, Return = char>;

    let typed: Shared<Script> = Shared::new(script([1, 2].map(Step::Yielded)));
    let hidden: Shared<Any> = typed.clone().into_dyn();
    assert_eq!((typed.next(), hidden.next()), (Ok(1), Ok(2)));
    assert_eq!(hidden.name(), "script");

    // What is hidden may borrow.
    let text = String::from("ab");
    let mut letters = text.chars();
    let borrowing = Shared::new(hand(|_: Resume| -> Step<char> {
        letters.next().map_or(Step::Returned(()), Step::Yielded)
    }));
    let hidden: Shared<dyn Generator<Yield = char, Return = ()> + '_> = borrowing.into_dyn();
    assert_eq!((&hidden).iter().collect::<String>(), "ab");
}

/// A handle, and a reference to one, go wherever a generator goes.
#[test]
fn as_generators() {
    fn drive<G>(mut g: G) -> Vec<u8>
    where
        G: Generator<Yield = u8, Return = ()>,
    {
        let refused = g
            .resume(Resume::Send(()))
            .map_err(|refused| refused.refusal);
        assert!(matches!(refused, Err(Refusal::NotPrimed)));
        let first = g.next().expect("it yields");
        [first].into_iter().chain(g.iter()).collect()
    }

    fn three() -> impl Generator<Yield = u8, Return = ()> {
        let mut at = 0;
        hand(move |_: Resume| -> Step<u8> {
            at += 1;
            if at > 3 {
                Step::Returned(())
            } else {
                Step::Yielded(at)
            }
        })
    }

    assert_eq!(drive(Shared::new(three())), [1, 2, 3]);
    assert_eq!(drive(&Shared::new(three())), [1, 2, 3]);
    assert_eq!(drive(&mut Shared::new(three())), [1, 2, 3]);
    assert_eq!(
        drive(Shared::new(Box::new(three()) as BoxedNumbers)),
        [1, 2, 3]
    );
    let hidden: Shared<Numbers> = Shared::new(three()).into_dyn::<(), Infallible>();
    assert_eq!(drive(hidden), [1, 2, 3]);
}
