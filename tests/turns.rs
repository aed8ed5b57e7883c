//! Attempts to break the turns of pinned generators from safe code, with the interface that only
//! generated code is meant to use.
#![cfg(all(feature = "std", feature = "async"))]
#![allow(missing_docs, reason = "tests")]

#[path = "common/alone.rs"]
mod alone;

use std::cell::Cell;
use std::convert::Infallible;
use std::future::{Future, pending, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures::FutureExt;
use primed::__private::{
    Home, PinnedMachine, Place, Start, StreamMachine, Turn, hand_out, in_turns,
};
use primed::{Generator, GeneratorState, Location, NextError, PinnedGenerator, Resume, Step};

use alone::{once, panics};

static PLACE: &Place = &Place::new("by hand", Location::new(file!(), line!(), column!(), None));

/// A value with its place.
type At<Y> = (Y, &'static Place);

/// Makes a generator of a body by hand.
macro_rules! machine {
    ($yield:ty, |$start:ident| $body:block) => {
        PinnedMachine::<_, $yield, (), Infallible>::new(
            PLACE,
            in_turns(async |$start: Start<'_, At<$yield>, Resume<(), Infallible>>| {
                $body
                Step::Returned(())
            }),
        )
    };
}

const ELSEWHERE: &str = "a yield was polled by something else than its own generator";

const FAULT: &str = "Err(Fault(Pending))";

#[test]
fn a_body_by_hand() {
    let machine = machine!(String, |start| {
        let (mut home, turn) = start.await;
        let here = hand_out(String::from("a"), || PLACE, turn, &mut home).await;
        let Ok((Resume::Send(()), turn)) = Turn::next(here, &mut home) else {
            panic!("its own turn");
        };
        hand_out(String::from("b"), || PLACE, turn, &mut home).await;
    });
    let mut machine = pin!(machine);
    assert_eq!(machine.prime(), Ok(String::from("a")));
    assert_eq!(machine.next(), Ok(String::from("b")));
    assert_eq!(machine.next(), Err(NextError::StopIteration(())));
    assert_eq!(machine.next(), Err(NextError::Exhausted));
}

#[test]
fn a_place_that_panics() {
    let value = Rc::new(());
    let machine = machine!(Rc<()>, |start| {
        let (mut home, turn) = start.await;
        hand_out(value.clone(), || panic!("no place"), turn, &mut home).await;
    });
    let mut machine = Box::pin(machine);
    assert_eq!(panics(|| machine.next()), "no place");
    assert_eq!(machine.state(), GeneratorState::Closed);
    assert_eq!(Rc::strong_count(&value), 1);
}

#[test]
fn a_body_that_awaits_what_is_never_ready() {
    // Before its start, with its turn, and without it.
    let never = machine!(u8, |start| {
        pending::<()>().await;
        start.await;
    });
    let with = machine!(u8, |start| {
        let (mut home, turn) = start.await;
        pending::<()>().await;
        hand_out(1, || PLACE, turn, &mut home).await;
    });
    let without = machine!(u8, |start| {
        start.await;
        pending::<()>().await;
    });
    let mut all: [std::pin::Pin<Box<dyn PinnedGenerator<Yield = u8, Return = ()>>>; 3] =
        [Box::pin(never), Box::pin(with), Box::pin(without)];
    for machine in &mut all {
        assert_eq!(format!("{:?}", machine.next()), FAULT);
        assert_eq!(machine.state(), GeneratorState::Closed);
    }
}

#[test]
fn a_turn_that_is_kept_is_used_by_its_own_body_only_while_it_is_one() {
    type Rest<'y> = (
        Turn<'y, At<Rc<()>>, Resume<(), Infallible>>,
        Home<'y, At<Rc<()>>, Resume<(), Infallible>>,
    );

    struct Late<'y>(Option<Rest<'y>>, Rc<()>);

    impl Drop for Late<'_> {
        fn drop(&mut self) {
            if let Some((turn, mut home)) = self.0.take() {
                drop(hand_out(self.1.clone(), || PLACE, turn, &mut home));
            }
        }
    }

    // The body is dropped while its meeting goes on, so this hands out where nobody looks.
    let value = Rc::new(());
    let machine = machine!(Rc<()>, |start| {
        let (home, turn) = start.await;
        let _late = Late(Some((turn, home)), value.clone());
        pending::<()>().await;
    });
    let mut machine = Box::pin(machine);
    let _ = machine.next();
    assert_eq!(machine.state(), GeneratorState::Closed);
    drop(machine);
    assert_eq!(Rc::strong_count(&value), 1);
    // The same, at its end, and where it panics.
    for ends in [true, false] {
        let machine = machine!(Rc<()>, |start| {
            let (home, turn) = start.await;
            let _late = Late(Some((turn, home)), value.clone());
            assert!(ends, "it does not");
        });
        let mut machine = Box::pin(machine);
        let ended = catch_unwind(AssertUnwindSafe(|| machine.next().is_err()));
        assert_eq!(ended.ok(), ends.then_some(true));
        assert_eq!(machine.state(), GeneratorState::Closed);
        assert_eq!(Rc::strong_count(&value), 1);
    }
}

#[test]
fn a_turn_that_is_forgotten() {
    let machine = machine!(u8, |start| {
        let (_home, turn) = start.await;
        let _kept = std::mem::ManuallyDrop::new(turn);
        pending::<()>().await;
    });
    let mut machine = Box::pin(machine);
    assert_eq!(format!("{:?}", machine.next()), FAULT);
    assert_eq!(machine.state(), GeneratorState::Closed);
}

#[test]
fn what_waits_with_another_waker() {
    let value = Rc::new(());
    let machine = machine!(Rc<()>, |start| {
        let (mut home, turn) = start.await;
        let mut waiting = pin!(hand_out(value.clone(), || PLACE, turn, &mut home));
        let _ = once(&mut waiting);
    });
    let mut machine = Box::pin(machine);
    assert_eq!(panics(|| machine.next()), ELSEWHERE);
    assert_eq!(Rc::strong_count(&value), 1);
    let machine = machine!(u8, |start| {
        let _ = once(start);
    });
    assert_eq!(panics(|| Box::pin(machine).next()), ELSEWHERE);
}

#[test]
fn what_waits_polled_again_and_again() {
    let machine = machine!(u8, |start| {
        let (mut home, turn) = start.await;
        let mut waiting = pin!(hand_out(1, || PLACE, turn, &mut home));
        let mut polls = 0;
        let here = poll_fn(|cx| {
            for _ in 0..3 {
                if let Poll::Ready(here) = waiting.poll_unpin(cx) {
                    return Poll::Ready(here);
                }
                polls += 1;
            }
            Poll::Pending
        })
        .await;
        assert_eq!(polls, 3);
        let Ok((_, turn)) = Turn::next(here, &mut home) else {
            panic!("its own turn");
        };
        hand_out(2, || PLACE, turn, &mut home).await;
    });
    let mut machine = pin!(machine);
    assert_eq!(machine.next(), Ok(1));
    assert_eq!(machine.next(), Ok(2));
}

#[test]
fn a_turn_of_the_outer_body_in_an_inner_one() {
    // What waits for it.
    let outer = machine!(u32, |start| {
        let (mut home, turn) = start.await;
        let waiting = hand_out(7, || PLACE, turn, &mut home);
        let kept = Cell::new(None);
        let inner = machine!(String, |start| {
            let _inner = start.await;
            kept.set(Some(waiting.await));
        });
        let _ = pin!(inner).next();
        let _ = kept.take().map(|here| Turn::next(here, &mut home));
    });
    assert_eq!(panics(|| Box::pin(outer).next()), ELSEWHERE);
    // The inner body has not taken its own turn: then it gets that one, which is not the outer's.
    let outer = machine!(u32, |start| {
        let (mut home, turn) = start.await;
        let mut waiting = hand_out(7, || PLACE, turn, &mut home);
        for _ in 0..2 {
            let kept = Cell::new(None);
            let inner = machine!(String, |_start| {
                kept.set(Some(waiting.await));
            });
            assert_eq!(pin!(inner).next(), Err(NextError::StopIteration(())));
            let here = kept.take().expect("the inner one's");
            // The meeting that it points to is over.
            waiting = Turn::next(here, &mut home)
                .map(drop)
                .expect_err("not at home");
        }
        let here = waiting.await;
        assert!(Turn::next(here, &mut home).is_ok());
    });
    let mut outer = Box::pin(outer);
    assert_eq!(outer.next(), Ok(7));
    assert_eq!(outer.next(), Err(NextError::StopIteration(())));
    // Its start.
    let outer = machine!(u32, |start| {
        let inner = machine!(String, |_start| {
            let _ = start.await;
        });
        let _ = pin!(inner).next();
    });
    assert_eq!(panics(|| Box::pin(outer).next()), ELSEWHERE);
}

#[test]
fn a_turn_in_a_stream() {
    let outer = machine!(u32, |start| {
        let (mut home, turn) = start.await;
        let waiting = hand_out(7, || PLACE, turn, &mut home);
        let kept = Cell::new(None);
        let inner = StreamMachine::<_, _, u8>::new(|_yielder| async {
            kept.set(Some(waiting.await));
            pending::<()>().await;
        });
        let mut inner = Box::pin(inner);
        assert!(once(futures::StreamExt::next(&mut inner)).is_pending());
        let here = kept.take().expect("the stream's");
        let waiting = Turn::next(here, &mut home)
            .map(drop)
            .expect_err("not at home");
        waiting.await;
    });
    let mut outer = Box::pin(outer);
    assert_eq!(outer.next(), Ok(7));
    assert_eq!(outer.next(), Err(NextError::StopIteration(())));
}

#[test]
fn what_waits_on_another_thread() {
    // The right waker can be lent to a thread while its poll goes on. But there the turn is lost.
    let value = Arc::new(());
    let machine = machine!(Arc<()>, |start| {
        let (mut home, turn) = start.await;
        let mut waiting = hand_out(value.clone(), || PLACE, turn, &mut home);
        let here = poll_fn(|cx| {
            let (waker, lent) = (cx.waker(), &mut waiting);
            std::thread::scope(|scope| {
                let polls = move || drop(lent.poll_unpin(&mut Context::from_waker(waker)));
                scope.spawn(polls).join().expect("it does not panic");
            });
            waiting.poll_unpin(cx)
        })
        .await;
        assert!(Turn::next(here, &mut home).is_ok());
    });
    let mut machine = Box::pin(machine);
    assert!(machine.next().is_ok());
    assert_eq!(panics(|| machine.next()), ELSEWHERE);
    assert_eq!(machine.state(), GeneratorState::Closed);
    assert_eq!(Arc::strong_count(&value), 1);
}

#[test]
fn a_start_on_another_thread() {
    // This way the value gets to the one that polls, as it is `Send`.
    let machine = machine!(u32, |start| {
        let mut start = Some(start);
        let mut home = poll_fn(|cx| {
            let (waker, start) = (cx.waker(), start.take().expect("it is polled once"));
            let first = move || {
                let polled = pin!(start).poll(&mut Context::from_waker(waker));
                polled.map(|(mut home, turn)| {
                    drop(hand_out(3, || PLACE, turn, &mut home));
                    home
                })
            };
            std::thread::scope(|scope| scope.spawn(first).join().expect("it is at home"))
        })
        .await;
        // What waited was dropped there, so there is no second turn.
        let _ = &mut home;
        pending::<()>().await;
    });
    let mut machine = Box::pin(machine);
    assert_eq!(machine.next(), Ok(3));
    assert_eq!(format!("{:?}", machine.next()), FAULT);
}

#[test]
fn bodies_that_await_nothing_are_send_if_their_locals_are() {
    const fn is_send<T: Send>(_of: &T) {}

    #[primed::generator]
    fn words(text: String) -> impl PinnedGenerator<Yield = String> + Send {
        for word in text.split(' ') {
            yield_!(word.to_owned());
        }
    }

    let mut words = Box::pin(words(String::from("a b")));
    is_send(&words);
    assert_eq!(words.next().as_deref(), Ok("a"));
    let rest = std::thread::spawn(move || words.next().ok()).join();
    assert_eq!(rest.ok().flatten().as_deref(), Some("b"));
}
