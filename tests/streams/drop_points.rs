//! A stream that is dropped before its end, or whose `next` is.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use futures::future::{Either, select};
use futures::stream::{AbortHandle, Abortable};
use futures::{FutureExt, Stream, StreamExt};
use primed::generator;

use crate::support::{Dropped, Log, all, pause, poll};

#[generator]
fn steps(log: Log) -> impl Stream<Item = u8> {
    let _a = log.dropped("a");
    yield_!(1);
    let b = log.dropped("b");
    pause().await;
    {
        let _c = log.dropped("c");
        yield_!(2);
        held(log.dropped("argument"), log.clone()).await;
    }
    drop(b);
    yield_!(3);
}

async fn held(_argument: Dropped, log: Log) {
    let _local = log.dropped("local");
    pause().await;
}

#[test]
fn at_each_point() {
    let expected: [&[&str]; 7] = [
        &[],
        &["a"],
        &["b", "a"],
        &["c", "b", "a"],
        &["local", "argument", "c", "b", "a"],
        &["local", "argument", "c", "b", "a"],
        &["local", "argument", "c", "b", "a"],
    ];
    for (polls, expected) in expected.into_iter().enumerate() {
        let log = Log::default();
        let mut stream = Box::pin(steps(log.clone()));
        for _ in 0..polls {
            let _ = poll(stream.as_mut());
        }
        drop(stream);
        assert_eq!(log.take(), expected, "after {polls} polls");
    }
}

/// What waits in vain goes on where it was.
#[test]
fn a_dropped_next() {
    let log = Log::default();
    let mut stream = pin!(steps(log.clone()));
    assert_eq!(stream.next().now_or_never(), Some(Some(1)));
    assert_eq!(stream.next().now_or_never(), None); // left at the first await
    assert_eq!(stream.next().now_or_never(), Some(Some(2)));
    assert_eq!(stream.next().now_or_never(), None);
    assert_eq!(log.take(), [""; 0]);
    assert_eq!(stream.next().now_or_never(), Some(Some(3)));
    assert_eq!(log.take(), ["local", "argument", "c", "b"]);
    assert_eq!(stream.next().now_or_never(), Some(None));
    assert_eq!(log.take(), ["a"]);
}

#[test]
fn cancelled_by_a_combinator() {
    let log = Log::default();
    let taken = all(steps(log.clone()).take(2));
    assert_eq!(
        (taken, log.take()),
        (vec![1, 2], ["c", "b", "a"].map(String::from).into())
    );

    let until = all(steps(log.clone()).take_until(async {
        pause().await;
        pause().await;
    }));
    assert_eq!((until, log.take()), (vec![1], vec!["b".into(), "a".into()]));

    let (handle, registration) = AbortHandle::new_pair();
    let mut abortable = Box::pin(Abortable::new(steps(log.clone()), registration));
    assert_eq!(poll(abortable.as_mut()), Poll::Ready(Some(1)));
    handle.abort();
    assert_eq!(poll(abortable.as_mut()), Poll::Ready(None));
    drop(abortable);
    assert_eq!(log.take(), ["a"]);
}

#[test]
fn the_loser_of_a_race() {
    let log = Log::default();
    let mut stream = Box::pin(steps(log.clone()));
    futures::executor::block_on(async {
        assert_eq!(stream.next().await, Some(1));
        let raced = select(stream.next(), std::future::ready("first")).await;
        assert!(matches!(raced, Either::Right(("first", _))));
        assert_eq!(stream.next().await, Some(2));
    });
    assert_eq!(log.take(), [""; 0]);
    drop(stream);
    assert_eq!(log.take(), ["c", "b", "a"]);
}

/// `Pin::set` drops in place.
#[test]
fn replaced_in_place() {
    let log = Log::default();
    let mut stream = pin!(steps(log.clone()));
    let _ = poll(stream.as_mut());
    stream.set(steps(log.clone()));
    assert_eq!(log.take(), ["a"]);
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(1)));
}

#[generator]
fn holds(inner: impl Stream<Item = u8>, log: Log) -> impl Stream<Item = u8> {
    let _outer = log.dropped("outer");
    let mut inner = pin!(inner);
    while let Some(n) = inner.next().await {
        yield_!(n);
    }
}

#[test]
fn streams_in_streams() {
    let log = Log::default();
    let mut stream: Pin<Box<dyn Stream<Item = u8>>> = Box::pin(steps(log.clone()));
    for _ in 0..20 {
        stream = Box::pin(holds(stream, log.clone()));
    }
    let shared = Arc::new(());
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(poll(stream.as_mut()), Poll::Pending);
    drop((stream, shared));
    let dropped = log.take();
    assert_eq!(dropped[..2], ["b", "a"]); // the innermost is the last local of each
    assert_eq!(dropped[2..], ["outer"; 20]);
}
