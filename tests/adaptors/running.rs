//! Adaptors of a generator which is running, or which others have closed.

use std::fmt::Debug;

use crate::common::{Input, hand};
use crate::{body, shout};
use primed::{
    CloseError, Fault, Generator, GeneratorState, NextError, PrimeError, Resume, SendError, Shared,
    Step, WeakShared, broadcast,
};

type Any = dyn Generator<Option<u8>, Yield = u8, Return = ()>;

/// Asserts that a running generator refuses all, and hands it back.
fn refuses<A, G>(mut g: G, value: A)
where
    A: Copy + PartialEq + Debug,
    G: Generator<A>,
{
    assert_eq!(g.state(), GeneratorState::Running);
    assert!(matches!(g.send(value), Err(SendError::AlreadyExecuting(back)) if back == value));
    assert!(matches!(g.prime(), Err(PrimeError::AlreadyExecuting)));
    assert!(matches!(g.close(), Err(CloseError::AlreadyExecuting)));
    assert_eq!(g.state(), GeneratorState::Running);
}

#[test]
fn while_the_generator_runs() {
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me: WeakShared<Any>| {
        hand(move |input: Resume<Option<u8>>| -> Step<u8> {
            let me = || me.upgrade().expect("it runs");
            let ended = || hand(|_: Resume<Option<u8>>| -> Step<u8> { Step::Exited });
            refuses(me().map_yield(shout), Some(1));
            refuses(me().map_send(|_: &str| Some(1)), "text");
            refuses(me().map_return(shout), Some(1));
            refuses(me().inspect_yield(|_| {}), Some(1));
            refuses(me().chain(ended()), Some(1));
            refuses(broadcast([me(), me()]), Some(1));
            if matches!(input, Resume::Start) {
                Step::Yielded(1)
            } else {
                Step::Returned(())
            }
        })
    });
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.next(), Err(NextError::StopIteration(())));
}

/// Others may close what an adaptor was made of.
#[test]
fn closed_by_another_handle() {
    let endless = || {
        Shared::new(hand(|input: Input| match input {
            Resume::Exit => Step::Exited,
            _ => Step::Yielded(1),
        }))
    };
    let g = endless();
    let mut chained = g.clone().chain(body());
    assert_eq!(chained.next(), Ok(1));
    assert_eq!(g.close(), Ok(None::<char>));
    assert_eq!(chained.state(), GeneratorState::Created); // the other is next
    assert_eq!(chained.send(Some(4)), Err(SendError::NotPrimed(Some(4))));
    assert_eq!(chained.next(), Ok(0));

    let g = endless();
    let mut all = broadcast([g.clone()]);
    assert_eq!(all.prime(), Ok(1));
    assert_eq!(g.close(), Ok(None::<char>));
    assert_eq!(all.state(), GeneratorState::Closed);
    assert_eq!(all.send(Some(4)), Err(SendError::Exhausted(Some(4))));

    // The closure itself closes it, so that what it made cannot be delivered.
    let g = endless();
    let handle = g.clone();
    let mut mapped = g.map_send(|()| {
        assert_eq!(handle.close(), Ok(None::<char>));
        None
    });
    assert_eq!(mapped.next(), Ok(1));
    assert_eq!(mapped.next(), Err(NextError::Fault(Fault::Exhausted)));
    assert_eq!(mapped.next(), Err(NextError::Exhausted));
}
