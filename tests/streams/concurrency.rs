//! Streams beside one another: the macros and combinators that poll many things at once,
//! within a body and around it.

use std::pin::pin;

use futures::future::{Either, FutureExt, join_all, select};
use futures::stream::{self, FuturesUnordered, SelectAll};
use futures::{Stream, StreamExt, TryStreamExt};
use primed::{generator, stream};
use tokio::sync::mpsc;

use crate::support::{all, pause, soon};

#[generator]
fn slow(n: u8) -> impl Stream<Item = u8> {
    for m in 0..3 {
        for _ in 0..n {
            pause().await;
        }
        yield_!(10 * n + m);
    }
}

#[test]
fn combinators() {
    assert_eq!(all(slow(1).zip(slow(2))), [(10, 20), (11, 21), (12, 22)]);
    assert_eq!(all(slow(1).chain(slow(2)).skip(2).step_by_two()), [12, 21]);
    assert_eq!(all(slow(1).map(slow).flatten().take(2)), [100, 101]);
    assert_eq!(
        all(slow(1)
            .then(soon)
            .filter(|n| std::future::ready(n % 2 == 0))),
        [10, 12]
    );
    assert_eq!(
        all(slow(3).peekable().ready_chunks(2)),
        [vec![30], vec![31], vec![32]]
    );
    let mut both = all(stream::select(slow(0), slow(3)));
    both.sort_unstable();
    assert_eq!(both, [0, 1, 2, 30, 31, 32]);
    let scanned = slow(1).scan(0, |sum, n| {
        *sum += n;
        std::future::ready(Some(*sum))
    });
    assert_eq!(all(scanned), [10, 21, 33]);
    let buffered = slow(1)
        .map(|n| async move { soon(n).await })
        .buffer_unordered(2);
    assert_eq!(all(buffered), [10, 11, 12]);
    let (even, odd): (Vec<_>, Vec<_>) = all(slow(2)).into_iter().partition(|n| n % 2 == 0);
    assert_eq!((even, odd), (vec![20, 22], vec![21]));
}

/// Adaptors of a trait of one's own, whose body is a stream's.
trait Steps: Stream + Sized {
    #[generator]
    fn step_by_two(self) -> impl Stream<Item = Self::Item> {
        let mut items = pin!(self);
        while let Some(item) = items.next().await {
            yield_!(item);
            items.next().await;
        }
    }
}

impl<S: Stream> Steps for S {}

#[test]
fn many_streams() {
    let mut merged: SelectAll<_> = [3, 1, 2].map(|n| Box::pin(slow(n))).into_iter().collect();
    let mut order = futures::executor::block_on(async {
        let mut order = Vec::new();
        while let Some(n) = merged.next().await {
            order.push(n);
        }
        order
    });
    let of_one = |of: u8| order.iter().filter(move |n| *n / 10 == of).copied();
    assert!((1..4).all(|of| of_one(of).is_sorted()));
    order.sort_unstable();
    assert_eq!(order, [10, 11, 12, 20, 21, 22, 30, 31, 32]);
    let flattened = stream::iter([1, 2]).flat_map_unordered(None, |n| Box::pin(slow(n)));
    assert_eq!(all(flattened).len(), 6);
    let sums = join_all((0..4).map(|n| slow(n).fold(0, |sum, n| soon(sum + u32::from(n)))));
    assert_eq!(futures::executor::block_on(sums), [3, 33, 63, 93]);
}

/// What polls many futures inside of a body.
#[generator]
fn unordered(inputs: &[u8]) -> impl Stream<Item = u8> {
    let mut running: FuturesUnordered<_> = inputs
        .iter()
        .map(|n| async move {
            for _ in 0..*n {
                pause().await;
            }
            *n
        })
        .collect();
    while let Some(n) = running.next().await {
        yield_!(n);
    }
    let mut buffered = pin!(stream::iter(inputs).map(|n| soon(*n)).buffer_unordered(2));
    while let Some(n) = buffered.next().await {
        yield_!(100 + n);
    }
    yield_!(join_all(inputs.iter().map(|n| soon(*n))).await.iter().sum());
}

#[test]
fn many_futures() {
    assert_eq!(all(unordered(&[3, 1, 2])), [1, 2, 3, 103, 101, 102, 6]);
}

#[generator]
fn joined() -> impl Stream<Item = u8> {
    let (a, b) = tokio::join!(soon(1), soon(2));
    yield_!(a + b);
    let (c, d) = futures::join!(soon(3), async { soon(4).await });
    yield_!(c + d);
    let tried = tokio::try_join!(async { Err::<u8, _>(soon(5).await) }, async {
        Ok::<u8, u8>(6)
    });
    yield_!(tried.unwrap_or_else(|error| (error, 0)).0);
    let list = [7, 8];
    let (e, f) = tokio::join!(soon(&list[0]), soon(&list[1]));
    yield_!(*e);
    yield_!(*f);
}

#[test]
fn joins() {
    assert_eq!(all(joined()), [3, 7, 5, 7, 8]);
}

enum Command {
    Add(u8),
    Skip,
    Stop,
}

#[generator]
fn commanded(
    mut commands: mpsc::Receiver<Command>,
    mut numbers: mpsc::Receiver<u8>,
) -> impl Stream<Item = u8> {
    let (mut sum, mut rounds) = (0, 0);
    let kept = [1, 2];
    loop {
        tokio::select! {
            biased;
            command = commands.recv() => match command {
                Some(Command::Add(n)) => {
                    sum += n;
                    yield_!(sum);
                }
                Some(Command::Skip) => continue,
                Some(Command::Stop) | None => break,
            },
            Some(n) = numbers.recv(), if kept.len() == 2 => {
                yield_!(n);
                pause().await;
                yield_!(n + kept[1]);
            }
        }
        rounds += 1;
    }
    yield_!(sum);
    yield_!(rounds);
}

#[tokio::test]
async fn selected_by_tokio() {
    let (command, commands) = mpsc::channel(8);
    let (number, numbers) = mpsc::channel(8);
    let mut stream = pin!(commanded(commands, numbers));
    command.send(Command::Add(5)).await.unwrap();
    assert_eq!(stream.next().await, Some(5));
    command.send(Command::Skip).await.unwrap();
    number.send(10).await.unwrap();
    assert_eq!(stream.next().await, Some(10));
    assert_eq!(stream.next().await, Some(12));
    assert!(stream.next().now_or_never().is_none());
    command.send(Command::Add(2)).await.unwrap();
    assert_eq!(stream.next().await, Some(7));
    command.send(Command::Stop).await.unwrap();
    assert_eq!(stream.next().await, Some(7));
    assert_eq!(stream.next().await, Some(3));
    assert_eq!(stream.next().await, None);
}

#[generator]
fn selected() -> impl Stream<Item = u8> {
    let mut left = pin!(slow(1).fuse());
    let mut right = pin!(slow(2).fuse());
    let mut done = 0;
    loop {
        futures::select! {
            n = left.select_next_some() => yield_!(n),
            n = right.select_next_some() => {
                yield_!(n);
                done += 1;
            }
            complete => break,
        }
    }
    yield_!(done);
    futures::select_biased! {
        _ = pin!(soon(1).fuse()) => yield_!(1),
        n = futures::future::ready(2) => yield_!(n),
    }
}

#[test]
fn selected_by_futures() {
    let mut given = all(selected());
    assert_eq!(given[6..], [3, 2]);
    given.truncate(6);
    given.sort_unstable();
    assert_eq!(given, [10, 11, 12, 20, 21, 22]);
}

/// A stream is what a `select!` of another polls, and may lose without harm.
#[tokio::test]
async fn selecting_among_streams() {
    let (mut a, mut b) = (pin!(slow(1)), pin!(slow(2)));
    let mut seen = Vec::new();
    loop {
        tokio::select! {
            Some(n) = a.next() => seen.push(n),
            Some(n) = b.next() => seen.push(n),
            else => break,
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, [10, 11, 12, 20, 21, 22]);
    let mut stream = pin!(slow(1));
    for n in 10..13 {
        let given = match select(stream.next(), pin!(std::future::pending::<()>())).await {
            Either::Left((given, _)) => given,
            Either::Right(_) => None,
        };
        assert_eq!(given, Some(n));
    }
}

#[test]
fn tried_together() {
    let parts = stream! {
        for n in 0..4_u8 {
            yield soon(if n == 3 { Err(n) } else { Ok(n) }).await;
        }
    };
    let squares = parts
        .map_ok(|n| async move { Ok(soon(n * n).await) })
        .try_buffered(2);
    let squares = futures::executor::block_on(squares.try_collect::<Vec<_>>());
    assert_eq!(squares, Err(3));
}
