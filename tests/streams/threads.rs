//! Streams that go from thread to thread between their polls.

use std::sync::{Arc, Barrier};
use std::thread::{self, ThreadId};

use futures::stream::BoxStream;
use futures::{Stream, StreamExt};
use primed::{generator, stream};

use crate::support::{Log, all, soon};

#[generator]
fn whereabouts(times: usize) -> impl Stream<Item = ThreadId> + Send {
    let begun = thread::current().id();
    for n in 0..times {
        let shared = vec![n; 3];
        let lent = &shared;
        yield_!(thread::current().id());
        assert_eq!(lent.iter().sum::<usize>(), 3 * n);
    }
    yield_!(begun);
}

#[test]
fn a_thread_for_each_poll() {
    let mut stream: BoxStream<'static, ThreadId> = Box::pin(whereabouts(5));
    let mut seen = Vec::new();
    for _ in 0..6 {
        let polled = thread::spawn(move || {
            let next = futures::executor::block_on(stream.next());
            (thread::current().id(), next, stream)
        });
        let (id, next, rest) = polled.join().unwrap();
        seen.push((id, next.unwrap()));
        stream = rest;
    }
    assert!(seen[..5].iter().all(|(id, given)| id == given));
    assert_eq!(seen[5].1, seen[0].0);
    assert!(all(stream).is_empty());
}

#[test]
fn many_at_once() {
    let barrier = Arc::new(Barrier::new(4));
    let threads = (0..4_usize).map(|n| {
        let barrier = Arc::clone(&barrier);
        thread::spawn(move || {
            let make = || {
                stream! {
                    for m in 0..100 {
                        for await k in stream! { yield soon(m).await; yield m + 1; } {
                            yield (n, k);
                        }
                    }
                }
            };
            barrier.wait();
            let (mut a, mut b) = (Box::pin(make()), Box::pin(make()));
            futures::executor::block_on(async {
                loop {
                    let (x, y) = (a.next().await, b.next().await);
                    assert_eq!(x, y);
                    if x.is_none() {
                        break;
                    }
                }
            });
        })
    });
    for thread in threads.collect::<Vec<_>>() {
        thread.join().unwrap();
    }
}

/// Dropped by a thread that never polled it.
#[test]
fn dropped_elsewhere() {
    let log = Log::default();
    let inner = log.clone();
    let mut stream = Box::pin(stream! {
        let _first = inner.dropped("first");
        yield 1;
        let _second = inner.dropped("second");
        yield 2;
    });
    futures::executor::block_on(async {
        stream.next().await;
        stream.next().await;
    });
    thread::spawn(move || drop(stream)).join().unwrap();
    assert_eq!(log.take(), ["second", "first"]);
}
