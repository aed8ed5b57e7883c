//! Streams that go from thread to thread between their polls.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread::{self, ThreadId};

use futures::stream::BoxStream;
use futures::{Stream, StreamExt};
use primed::{AsyncGenerator, generator, stream};

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
    assert_eq!(all(stream), []);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_that_is_stolen() {
    let count = Arc::new(AtomicUsize::new(0));
    let tasks: Vec<_> = (0..20)
        .map(|n| {
            let count = Arc::clone(&count);
            let items: Pin<Box<dyn Stream<Item = String> + Send>> = Box::pin(stream! {
                let text = n.to_string();
                for part in text.chars() {
                    tokio::task::yield_now().await;
                    count.fetch_add(1, Ordering::Relaxed);
                    yield format!("{text}{part}");
                }
            });
            tokio::spawn(items.collect::<Vec<_>>())
        })
        .collect();
    for (n, task) in tasks.into_iter().enumerate() {
        let expected: Vec<_> = n
            .to_string()
            .chars()
            .map(|part| format!("{n}{part}"))
            .collect();
        assert_eq!(task.await.unwrap(), expected);
    }
    assert_eq!(count.load(Ordering::Relaxed), 30);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_async_generator_in_a_task() {
    #[generator]
    fn doubles(
        by: &'static str,
    ) -> impl AsyncGenerator<Option<u32>, Yield = u32, Return = usize> + Send {
        let mut n = 1;
        let mut count = 0;
        while n < 100 {
            tokio::task::yield_now().await;
            n = yield_!(n).unwrap_or(n * 2);
            count += by.len();
        }
        count
    }
    let task = tokio::spawn(async {
        let mut doubles = std::pin::pin!(doubles("x").into_stream());
        let mut sum = 0;
        while let Some(n) = doubles.next().await {
            sum += n.unwrap();
        }
        (sum, doubles.return_value().copied())
    });
    assert_eq!(task.await.unwrap(), (127, Some(7)));
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
