//! Attempts to break the exchange of yields from safe code, most of them with the interface
//! that only generated code is meant to use.
#![cfg(all(feature = "std", feature = "async"))]
#![allow(missing_docs, reason = "tests")]

#[path = "common/alone.rs"]
mod alone;

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn, ready};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use futures::{FutureExt, Stream, StreamExt};
use primed::__private::{
    StreamMachine, Yielder, awaited, begun, nowhere, parted, yielded as yielded_at,
};
use primed::{Generator, GeneratorState, PinnedGenerator, Shared};
use primed::{SendError, generator};

use alone::{once, panics};

/// What a stream's body yields with.
type Items<T> = Yielder<(T, ()), ()>;

/// A yield in the body of a stream, which may stand beside anything.
fn yielded<T>(value: T, to: Items<T>) -> impl Future<Output = ((), Items<T>)> + Unpin {
    yielded_at::<_, _, _, _, true>(value, nowhere, to)
}

const ELSEWHERE: &str = "a yield was polled by something else than its own generator";

/// A stream whose yielder is taken out by its own body.
fn leaking<T>(to: &Cell<Option<Items<T>>>) -> impl Stream<Item = T> {
    StreamMachine::<_, _, T>::new(|yielder| {
        to.set(Some(yielder));
        async {}
    })
}

/// A yielder whose stream is gone.
fn orphan<T>() -> Items<T> {
    let yielder = Cell::new(None);
    assert!(once(Box::pin(leaking(&yielder)).next()).is_ready());
    yielder.take().expect("the body ran")
}

#[test]
fn a_leaked_yield_with_another_waker() {
    let yielder = orphan();
    assert_eq!(
        panics(|| once(yielded(String::from("a"), yielder))),
        ELSEWHERE
    );
}

#[test]
fn a_leaked_yield_keeps_its_value() {
    let value = Rc::new(());
    let yielder = orphan();
    let mut leaked = yielded(value.clone(), yielder);
    for _ in 0..3 {
        assert_eq!(panics(|| once(&mut leaked)), ELSEWHERE);
    }
    assert_eq!(Rc::strong_count(&value), 2);
    drop(leaked);
    assert_eq!(Rc::strong_count(&value), 1);
}

/// A stream that awaits what it is given under its own waker.
fn awaiting<T, F: Future>(what: F) -> impl Stream<Item = T> {
    StreamMachine::<_, _, T>::new(|_yielder| async {
        what.await;
    })
}

#[test]
fn a_leaked_yield_in_another_body() {
    let yielder = orphan::<String>();
    let leaked = yielded(String::from("a"), yielder);
    assert_eq!(
        panics(|| once(Box::pin(awaiting::<u8, _>(leaked)).next())),
        ELSEWHERE
    );
    // The same types make no difference.
    let yielder = orphan::<u8>();
    let leaked = yielded(1, yielder);
    assert_eq!(
        panics(|| once(Box::pin(awaiting::<u8, _>(leaked)).next())),
        ELSEWHERE
    );
}

#[test]
fn a_leaked_yield_in_a_body_at_the_same_address() {
    // A stream in the place of the one that the yielder is of.
    let leaked = Cell::new(None);
    let taken = Cell::new(None);
    let mut slot = pin!(None);
    slot.set(Some(leaking::<u64>(&leaked).boxed_local()));
    assert!(once(slot.as_mut().as_pin_mut().expect("set").next()).is_ready());
    taken.set(leaked.take());
    let other = StreamMachine::<_, _, u64>::new(|_| async {
        let yielder = taken.take().expect("it was leaked");
        yielded(1, yielder).await;
    });
    slot.set(Some(other.boxed_local()));
    assert_eq!(
        panics(|| once(slot.as_mut().as_pin_mut().expect("set").next())),
        ELSEWHERE
    );
}

#[test]
fn a_yield_of_the_outer_body_in_an_inner_one() {
    // The outer body's yield, awaited by a body that it resumes.
    let outer = StreamMachine::<_, _, u32>::new(|yielder| async move {
        let inner = StreamMachine::<_, _, String>::new(|_| async {
            yielded(7, yielder).await;
        });
        assert_eq!(pin!(inner).next().await, None);
    });
    assert_eq!(panics(|| once(Box::pin(outer).next())), ELSEWHERE);
}

#[test]
fn a_yield_on_another_thread() {
    let yielder = orphan::<u32>();
    let panicked = std::thread::spawn(move || once(yielded(1, yielder))).join();
    assert!(panicked.is_err());
    // Even with the right waker, which can be lent to a thread while its poll goes on: then
    // the value gets to the one that polls, as it is `Send`.
    let stream = StreamMachine::<_, _, u32>::new(|yielder| async move {
        let mut leaked = yielded(5, yielder);
        poll_fn(|cx| {
            let (waker, leaked) = (cx.waker(), &mut leaked);
            std::thread::scope(|scope| {
                let polled =
                    scope.spawn(move || leaked.poll_unpin(&mut Context::from_waker(waker)));
                polled.join().expect("it is at home")
            })
        })
        .await;
    });
    let mut stream = pin!(stream);
    assert_eq!(once(stream.next()), Poll::Ready(Some(5)));
    assert_eq!(once(stream.next()), Poll::Ready(None));
}

#[test]
fn a_yield_polled_again_and_again() {
    let stream = StreamMachine::<_, _, u32>::new(|yielder| async move {
        let mut leaked = yielded(1, begun(yielder).await);
        // What is sent in was there before it: that is not for this one.
        poll_fn(|cx| {
            for _ in 0..3 {
                assert!(leaked.poll_unpin(cx).is_pending());
            }
            Poll::Ready(())
        })
        .await;
        let ((), yielder) = (&mut leaked).await;
        yielded(2, yielder).await;
        // It gave the yielder back. It has no other one.
        let _ = (&mut leaked).await;
        unreachable!("it is over");
    });
    let mut stream = pin!(stream);
    assert_eq!(once(stream.next()), Poll::Ready(Some(1)));
    assert_eq!(once(stream.next()), Poll::Ready(Some(2)));
    assert_eq!(panics(|| once(stream.next())), ELSEWHERE);
    assert_eq!(once(stream.next()), Poll::Ready(None));
}

#[test]
fn a_yield_that_is_over_gives_no_second_yielder() {
    let again = Cell::new(false);
    let stream = StreamMachine::<_, _, u32>::new(|yielder| async {
        let mut leaked = yielded(1, yielder);
        let ((), yielder) = (&mut leaked).await;
        poll_fn(|cx| {
            again.set(leaked.poll_unpin(cx).is_ready());
            Poll::Ready(())
        })
        .await;
        let _ = yielder;
    });
    let mut stream = Box::pin(stream);
    assert_eq!(once(stream.next()), Poll::Ready(Some(1)));
    assert_eq!(panics(|| once(stream.next())), ELSEWHERE);
    assert!(!again.get());
}

#[test]
fn a_last_value_and_a_yield_in_one_resumption() {
    let value = Rc::new(());
    let stream = StreamMachine::<_, _, Rc<()>>::new(|mut yielder| async {
        parted(Some(value.clone()), &mut yielder).await;
        yielded(value.clone(), yielder).await;
    });
    assert_eq!(panics(|| once(Box::pin(stream).next())), ELSEWHERE);
    assert_eq!(Rc::strong_count(&value), 1);
}

#[test]
fn a_yield_that_is_new_takes_nothing_for_its_own() {
    // A yield of the other kind, after an await that this crate knows nothing of: it is not at
    // its turn where something was sent in. Its value stays, and is dropped once.
    let value = Rc::new(());
    let stream = StreamMachine::<_, _, Rc<()>>::new(|yielder| async {
        let mut polled = false;
        poll_fn(|_| {
            if std::mem::replace(&mut polled, true) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
        yielded_at::<_, _, _, _, false>(value.clone(), nowhere, yielder).await;
    });
    let mut stream = Box::pin(stream);
    assert!(once(stream.next()).is_pending());
    assert_eq!(panics(|| once(stream.next())), ELSEWHERE);
    assert_eq!(Rc::strong_count(&value), 1);
}

#[test]
fn a_beginning_where_it_is_not_at_home() {
    assert_eq!(panics(|| once(begun(orphan::<u8>()))), ELSEWHERE);
    let leaked = begun(orphan::<u8>());
    assert_eq!(
        panics(|| once(Box::pin(awaiting::<u8, _>(leaked)).next())),
        ELSEWHERE
    );
    // At home, but twice.
    let stream = StreamMachine::<_, _, u8>::new(|yielder| async {
        let mut beginning = begun(yielder);
        let yielder = (&mut beginning).await;
        let other = (&mut beginning).await;
        let _ = (yielder, other);
    });
    assert_eq!(panics(|| once(Box::pin(stream).next())), ELSEWHERE);
}

#[test]
fn a_value_is_dropped_once_wherever_it_is() {
    let value = Rc::new(());
    let stream = || {
        StreamMachine::<_, _, Rc<()>>::new(|yielder| async {
            let mut leaked = yielded(value.clone(), yielder);
            ready(()).await;
            (&mut leaked).await;
        })
    };
    // Handed out, and the future is still there.
    let mut suspended = Box::pin(stream());
    let Poll::Ready(Some(item)) = once(suspended.next()) else {
        panic!("an item");
    };
    assert_eq!(Rc::strong_count(&value), 2);
    drop(suspended);
    assert_eq!(Rc::strong_count(&value), 2);
    drop(item);
    assert_eq!(Rc::strong_count(&value), 1);
    // Never handed out.
    drop(yielded(value.clone(), orphan()));
    assert_eq!(Rc::strong_count(&value), 1);
    // After its end.
    let mut stream = Box::pin(stream());
    assert!(once(stream.next()).is_ready() && once(stream.next()).is_ready());
    assert_eq!(Rc::strong_count(&value), 1);
}

#[generator]
fn borrows(text: String) -> impl PinnedGenerator<i32, Yield = usize, Return = i32> {
    let mut total = 0;
    for word in text.split(' ') {
        total += yield_!(word.len());
    }
    total
}

#[test]
fn a_generator_that_moves_before_it_is_pinned() {
    let made = borrows("a bc".to_owned());
    let moved = [made];
    let [again] = moved;
    let mut boxed = Box::pin(again);
    assert_eq!(boxed.prime(), Ok(1));
    // The pointer moves, and what it points to does not.
    let mut other = std::mem::replace(&mut boxed, Box::pin(borrows("def".to_owned())));
    assert_eq!(boxed.prime(), Ok(3));
    assert_eq!(other.send(10), Ok(2));
    assert_eq!(other.send(20), Err(SendError::StopIteration(30)));
    assert_eq!(boxed.send(1), Err(SendError::StopIteration(1)));
}

#[test]
fn a_generator_that_resumes_itself() {
    type Handle =
        Rc<RefCell<Option<Shared<Pin<Box<dyn PinnedGenerator<Yield = String, Return = ()>>>>>>>;

    #[generator]
    fn itself(me: Handle) -> impl PinnedGenerator<Yield = String> {
        let handle = me.borrow().clone().expect("set below");
        assert_eq!(handle.state(), GeneratorState::Running);
        yield_!(format!("{:?}", handle.next()));
    }

    let handle = Handle::default();
    let made: Pin<Box<dyn PinnedGenerator<Yield = String, Return = ()>>> =
        Box::pin(itself(handle.clone()));
    let shared = Shared::new(made);
    *handle.borrow_mut() = Some(shared.clone());
    assert_eq!(shared.next().as_deref(), Ok("Err(AlreadyExecuting)"));
    // Its body holds a handle to it: only its end lets go of that.
    assert_eq!(shared.close(), Ok(None));
    *handle.borrow_mut() = None;
}

#[test]
fn generators_of_many_types_inside_of_each_other() {
    #[generator]
    fn numbers(n: u8) -> impl PinnedGenerator<Yield = u8> {
        for i in 0..n {
            yield_!(i);
        }
    }
    #[generator]
    fn texts(n: u8) -> impl Stream<Item = String> {
        let mut inner = pin!(numbers(n));
        while let Ok(i) = inner.next() {
            yield_!("x".repeat(usize::from(i)));
            let mut other = pin!(borrows("one".to_owned()));
            assert_eq!(other.prime(), Ok(3));
            ready(()).await;
        }
    }
    #[generator]
    fn lengths(n: u8) -> impl PinnedGenerator<Yield = usize> {
        let mut inner = pin!(texts(n));
        while let Poll::Ready(Some(text)) = once(inner.next()) {
            yield_!(text.len());
        }
    }
    assert_eq!(pin!(lengths(4)).iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
}

#[test]
fn after_a_panic() {
    #[generator]
    fn breaks(kept: Rc<()>) -> impl PinnedGenerator<i32, Yield = usize> {
        let mine = kept.clone();
        let n = yield_!(Rc::strong_count(&mine));
        assert!(n != 13, "bad luck");
        yield_!(0);
    }
    let kept = Rc::new(());
    let mut g = Box::pin(breaks(kept.clone()));
    assert_eq!(g.prime(), Ok(3));
    assert_eq!(panics(|| g.send(13)), "bad luck");
    assert_eq!(Rc::strong_count(&kept), 1);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.send(1), Err(SendError::Exhausted(1)));
}

/// Counts how often it was woken.
#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn wakers_are_kept_and_used_when_the_generator_is_gone() {
    let (count, kept) = (Arc::new(Count::default()), Arc::new(Mutex::new(Vec::new())));
    let real = Waker::from(count.clone());
    let keeps = kept.clone();
    let keep = move || {
        let (keeps, mut polled) = (keeps.clone(), false);
        poll_fn(move |cx| {
            keeps.lock().unwrap().push(cx.waker().clone());
            cx.waker().wake_by_ref();
            if std::mem::replace(&mut polled, true) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
    };
    let stream = StreamMachine::<_, _, u8>::new(|yielder| async move {
        // With the machine's own waker, and with the caller's.
        keep().await;
        awaited(keep()).await;
        yielded(1, yielder).await;
    });
    let mut stream = Box::pin(stream);
    let mut cx = Context::from_waker(&real);
    for _ in 0..2 {
        assert!(stream.as_mut().poll_next(&mut cx).is_pending());
    }
    assert_eq!(stream.as_mut().poll_next(&mut cx), Poll::Ready(Some(1)));
    drop(stream);
    let kept = std::mem::take(&mut *kept.lock().unwrap());
    assert_eq!((kept.len(), count.0.load(Ordering::SeqCst)), (4, 4));
    assert!(kept.iter().all(|waker| waker.will_wake(&real)));
    std::thread::spawn(move || kept.into_iter().for_each(Waker::wake))
        .join()
        .unwrap();
    assert_eq!(count.0.load(Ordering::SeqCst), 8);
    drop(real);
    assert_eq!(Arc::strong_count(&count), 1);
}
