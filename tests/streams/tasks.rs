//! Streams in tasks: of one thread and of many, spawned, stolen and aborted.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{Stream, StreamExt, TryStreamExt};
use primed::{AsyncGenerator, generator, stream, try_stream};
use tokio::sync::oneshot;

use crate::support::soon;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spawned() {
    let handles = (0..8).map(|n| {
        tokio::spawn(async move {
            let numbers = stream! {
                for m in 0..50 {
                    tokio::task::yield_now().await;
                    yield n * m;
                }
            };
            numbers
                .fold(0, |sum, n| async move { sum + soon(n).await })
                .await
        })
    });
    for (n, sum) in futures::future::join_all(handles)
        .await
        .into_iter()
        .enumerate()
    {
        assert_eq!(sum.unwrap(), n * 49 * 25);
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

#[tokio::test]
async fn a_task_that_is_aborted() {
    struct Tells(Option<oneshot::Sender<&'static str>>);
    impl Drop for Tells {
        fn drop(&mut self) {
            let _ = self.0.take().unwrap().send("dropped");
        }
    }
    #[generator]
    fn waits(tells: Tells) -> impl Stream<Item = u8> {
        let _tells = tells;
        yield_!(1);
        std::future::pending::<()>().await;
    }
    let (tells, told) = oneshot::channel();
    let (begun, is_begun) = oneshot::channel();
    let task = tokio::spawn(async move {
        let mut stream = pin!(waits(Tells(Some(tells))));
        stream.next().await;
        begun.send(()).unwrap();
        stream.next().await;
    });
    is_begun.await.unwrap();
    task.abort();
    assert_eq!(told.await, Ok("dropped"));
    assert!(task.await.unwrap_err().is_cancelled());
}

#[test]
fn local_tasks() {
    let local = tokio::task::LocalSet::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let sum = local.block_on(&runtime, async {
        let shared = std::rc::Rc::new(std::cell::Cell::new(0));
        let numbers = stream! {
            let shared = std::rc::Rc::clone(&shared);
            for _ in 0..3 {
                shared.set(shared.get() + 1);
                tokio::task::yield_now().await;
                yield shared.get();
            }
        };
        tokio::task::spawn_local(numbers.collect::<Vec<_>>())
            .await
            .unwrap()
    });
    assert_eq!(sum, [1, 2, 3]);
}

#[test]
fn smol_tasks() {
    let executor = smol::Executor::new();
    let (to, from) = smol::channel::bounded(2);
    let doubled = try_stream! {
        let mut from = pin!(from);
        while let Some(n) = from.next().await {
            smol::future::yield_now().await;
            yield 2 * u8::try_from(n)?;
        }
    };
    let sums = executor.spawn(async move {
        let sum: Result<Vec<u8>, std::num::TryFromIntError> = doubled.try_collect().await;
        sum.is_err()
    });
    let sender = executor.spawn(async move {
        for n in [1, 2, 300] {
            let _ = to.send(n).await;
        }
    });
    assert!(smol::block_on(executor.run(async {
        sender.await;
        sums.await
    })));
}

#[test]
fn an_executor_of_futures() {
    use futures::task::LocalSpawnExt;
    let mut pool = futures::executor::LocalPool::new();
    let (to, from) = futures::channel::mpsc::unbounded();
    for n in 0..3 {
        let to = to.clone();
        let numbers = stream! {
            for m in 0..2 {
                yield soon(10 * n + m).await;
            }
        };
        let forwarded = numbers.map(Ok).forward(to);
        pool.spawner()
            .spawn_local(async { forwarded.await.unwrap() })
            .unwrap();
    }
    drop(to);
    let mut all: Vec<_> = pool.run_until(from.collect());
    all.sort_unstable();
    assert_eq!(all, [0, 1, 10, 11, 20, 21]);
}
