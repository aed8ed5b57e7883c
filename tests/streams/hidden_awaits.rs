//! What a macro awaits out of sight, in a body that also yields: it sees a waker of the
//! machine's, which lives for one poll. What holds of that.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use futures::channel::oneshot;
use futures::stream::FuturesUnordered;
use futures::task::AtomicWaker;
use futures::{FutureExt, Stream, StreamExt};
use primed::generator;

#[derive(Default)]
struct Counter(AtomicUsize);

impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, SeqCst);
    }
}

fn counter() -> (Arc<Counter>, Waker) {
    let counter = Arc::new(Counter::default());
    (Arc::clone(&counter), Waker::from(counter))
}

fn poll<S: Stream>(stream: &mut Pin<&mut S>, waker: &Waker) -> Poll<Option<S::Item>> {
    let mut cx = Context::from_waker(waker);
    stream.as_mut().poll_next(&mut cx)
}

/// Looks at the waker of a poll.
fn look<T>(with: impl FnOnce(&Waker) -> T) -> impl Future<Output = T> {
    let mut with = Some(with);
    poll_fn(move |cx| Poll::Ready(with.take().unwrap()(cx.waker())))
}

/// Is ready when it is polled for the second time.
fn again() -> impl Future<Output = ()> {
    let mut polled = false;
    poll_fn(move |_cx| {
        if std::mem::replace(&mut polled, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
}

#[derive(Debug, PartialEq)]
struct Sight {
    /// It is the caller's own.
    is_real: bool,
    /// Its clone is the caller's own.
    clone_is_real: bool,
    /// It says so of its clone.
    like_its_clone: bool,
}

fn sight(real: &Waker) -> impl Future<Output = Sight> {
    look(move |waker| Sight {
        is_real: waker.will_wake(real),
        clone_is_real: waker.clone().will_wake(real),
        like_its_clone: waker.will_wake(&waker.clone()),
    })
}

#[generator]
fn sights(real: Waker) -> impl Stream<Item = Sight> {
    let (hidden,) = tokio::join!(sight(&real));
    yield_!(hidden);
    tokio::select! {
        hidden = sight(&real) => {
            yield_!(hidden);
            yield_!(sight(&real).await);
        }
    }
    futures::select! {
        seen = pin!(sight(&real).fuse()) => if !seen.is_real { yield_!(seen) },
    }
    let (in_argument, ()) = futures::join!(std::future::ready(sight(&real).await), again());
    yield_!(in_argument);
    yield_!(async { tokio::join!(sight(&real)).0 }.await);
}

#[test]
fn its_clone_is_the_callers() {
    let (_, waker) = counter();
    let mut stream = pin!(sights(waker.clone()));
    let hidden = || Sight {
        is_real: false,
        clone_is_real: true,
        like_its_clone: false,
    };
    let real = || Sight {
        is_real: true,
        clone_is_real: true,
        like_its_clone: true,
    };
    for expected in [hidden(), hidden(), real(), hidden()] {
        assert_eq!(poll(&mut stream, &waker), Poll::Ready(Some(expected)));
    }
    assert!(poll(&mut stream, &waker).is_pending());
    assert_eq!(poll(&mut stream, &waker), Poll::Ready(Some(real())));
    assert_eq!(poll(&mut stream, &waker), Poll::Ready(Some(real())));
    assert_eq!(poll(&mut stream, &waker), Poll::Ready(None));
}

/// Keeps a clone of the waker of each poll, until it is told to end.
fn keeps(kept: &Mutex<Vec<Waker>>, polls: usize) -> impl Future<Output = ()> {
    poll_fn(move |cx| {
        let mut kept = kept.lock().unwrap();
        kept.push(cx.waker().clone());
        if kept.len() < polls {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
}

/// Of two polls with one waker the clones are alike; of two with another each, they are not.
#[test]
fn clones_of_two_polls() {
    #[generator]
    fn joins(kept: &Mutex<Vec<Waker>>) -> impl Stream<Item = u8> {
        tokio::join!(keeps(kept, 3), std::future::ready(()));
        yield_!(1);
    }
    let (kept, (first, one), (second, two)) = (Mutex::default(), counter(), counter());
    let mut stream = pin!(joins(&kept));
    assert!(poll(&mut stream, &one).is_pending());
    assert!(poll(&mut stream, &one).is_pending());
    assert_eq!(poll(&mut stream, &two), Poll::Ready(Some(1)));
    let wakers = std::mem::take(&mut *kept.lock().unwrap());
    assert!(wakers[0].will_wake(&wakers[1]) && wakers[0].will_wake(&one));
    assert!(!wakers[0].will_wake(&wakers[2]) && wakers[2].will_wake(&two));
    wakers[1].wake_by_ref();
    wakers.into_iter().for_each(Waker::wake);
    assert_eq!((first.0.load(SeqCst), second.0.load(SeqCst)), (3, 1));
}

/// To wake it is to wake the caller's, while the poll goes on.
#[test]
fn woken_by_reference() {
    #[generator]
    fn wakes() -> impl Stream<Item = u8> {
        tokio::join!(
            look(Waker::wake_by_ref),
            look(|waker| {
                let kept = waker.clone();
                kept.wake();
            })
        );
        yield_!(1);
    }
    let (counter, waker) = counter();
    assert_eq!(poll(&mut pin!(wakes()), &waker), Poll::Ready(Some(1)));
    assert_eq!(counter.0.load(SeqCst), 2);
}

/// What registers a waker, and asks whether that is the one it has, is woken all the same.
#[test]
fn registered_anew_at_each_poll() {
    struct Event(AtomicWaker, AtomicUsize);
    impl Event {
        fn happens(&self) -> impl Future<Output = ()> {
            poll_fn(|cx| {
                self.0.register(cx.waker());
                if self.1.load(SeqCst) > 0 {
                    Poll::Ready(())
                } else {
                    Poll::Pending
                }
            })
        }
    }
    #[generator]
    fn waits(event: &Event) -> impl Stream<Item = u8> {
        tokio::select! { () = event.happens() => yield_!(1) }
    }
    let event = Event(AtomicWaker::new(), AtomicUsize::new(0));
    let ((first, one), (second, two)) = (counter(), counter());
    let mut stream = pin!(waits(&event));
    assert!(poll(&mut stream, &one).is_pending());
    assert!(poll(&mut stream, &one).is_pending());
    event.0.wake();
    assert_eq!(first.0.load(SeqCst), 1);
    assert!(poll(&mut stream, &two).is_pending());
    event.1.store(1, SeqCst);
    event.0.wake();
    assert_eq!((first.0.load(SeqCst), second.0.load(SeqCst)), (1, 1));
    assert_eq!(poll(&mut stream, &two), Poll::Ready(Some(1)));
}

/// Each future of many is polled when it was woken, and not otherwise.
#[test]
fn many_futures() {
    /// Counts its polls.
    fn counted(
        from: oneshot::Receiver<u8>,
        polls: Arc<AtomicUsize>,
    ) -> impl Future<Output = Option<u8>> {
        let mut from = from;
        poll_fn(move |cx| {
            polls.fetch_add(1, SeqCst);
            from.poll_unpin(cx).map(Result::ok)
        })
    }
    #[generator]
    fn gathers(
        from: Vec<oneshot::Receiver<u8>>,
        polls: Arc<AtomicUsize>,
    ) -> impl Stream<Item = u8> {
        let counted = from
            .into_iter()
            .map(|from| counted(from, Arc::clone(&polls)));
        let mut all = counted.collect::<FuturesUnordered<_>>();
        loop {
            tokio::select! {
                biased;
                next = all.next() => match next {
                    Some(n) => yield_!(n.unwrap_or(0)),
                    None => return,
                },
                () = std::future::pending() => {}
            }
        }
    }
    let (to, from): (Vec<_>, Vec<_>) = (0..10).map(|_| oneshot::channel()).unzip();
    let polls = Arc::new(AtomicUsize::new(0));
    let mut stream = pin!(gathers(from, Arc::clone(&polls)));
    let (counter, waker) = counter();
    assert!(poll(&mut stream, &waker).is_pending());
    assert_eq!(polls.load(SeqCst), 10);
    for (n, to) in (0..).zip(to) {
        let before = counter.0.load(SeqCst);
        to.send(n).unwrap();
        assert_eq!(counter.0.load(SeqCst), before + 1);
        assert_eq!(poll(&mut stream, &waker), Poll::Ready(Some(n)));
        let last = n == 9;
        assert_eq!(
            poll(&mut stream, &waker),
            if last {
                Poll::Ready(None)
            } else {
                Poll::Pending
            }
        );
    }
    assert_eq!(polls.load(SeqCst), 20);
}
