//! Async generators: loops over them, and what becomes of those that are left.

use std::future::{pending, ready};
use std::pin::{Pin, pin};

use futures::executor::{LocalPool, block_on};
use futures::task::LocalSpawnExt;
use futures::{StreamExt, TryStreamExt};
use primed::prelude::*;
use primed::{CloseError, NextError, SendError};

use crate::async_generators_support::pause;
use crate::support::{Error, Log};

#[generator]
fn three(log: &Log) -> impl AsyncGenerator<Yield = i32> {
    let _finally = log.at_drop("fin");
    for n in 1..=3 {
        yield_!(n);
    }
}

/// AG-20: a loop goes to the end; one that is left leaves the generator suspended.
#[test]
fn loops() {
    let log = Log::default();
    let mut g = pin!(three(&log));
    block_on(async {
        let mut items = g.as_mut().into_stream();
        while let Some(Ok(n)) = items.next().await {
            log.add(format!("{n}"));
            if n == 1 {
                break;
            }
        }
    });
    log.add("after break");
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(block_on(g.next()), Ok(2));
    assert_eq!(log.lines(), ["1", "after break"]);
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(log.lines(), ["fin"]);

    let items = Box::pin(three(&log)).into_stream().try_collect::<Vec<_>>();
    assert_eq!(block_on(items), Ok(vec![1, 2, 3]));
    assert_eq!(log.lines(), ["fin"]);
}

#[generator]
fn counting(log: &Log, to: i32) -> impl AsyncGenerator<Yield = i32> {
    for n in 0..to {
        pause(log, "p").await;
        yield_!(n);
    }
}

/// AG-21: comprehensions are a stream's methods, and generator expressions are `stream!`.
#[test]
fn comprehensions() {
    let log = Log::default();
    let numbers = Box::pin(counting(&log, 3)).into_stream();
    let others = numbers.try_filter(|n| ready(*n != 1));
    let doubled = others.map_ok(|n| n * 2).try_collect::<Vec<_>>();
    assert_eq!(block_on(doubled), Ok(vec![0, 4]));
    assert_eq!(log.lines(), ["~ p", "~ p", "~ p"]);

    let numbers = Box::pin(counting(&log, 2)).into_stream();
    let more = stream! {
        for await n in numbers {
            yield n.map(|n| n + 1);
        }
    };
    assert_eq!(block_on(more.try_collect::<Vec<_>>()), Ok(vec![1, 2]));
    assert_eq!(log.lines(), ["~ p", "~ p"]);
}

#[generator]
fn once() -> impl AsyncGenerator<Yield = i32> {
    yield_!(1);
}

/// AG-22: a stream of a reference is the generator itself; the end can have a default.
#[test]
fn a_stream_and_a_default() {
    let mut g = pin!(once());
    let first = block_on(g.as_mut().into_stream().next());
    assert_eq!(first, Some(Ok(1)));
    assert_eq!(block_on(g.next()).unwrap_or(0), 0);
    assert_eq!(block_on(g.next()).unwrap_or(0), 0);

    let mut g = pin!(once());
    assert_eq!(block_on(g.next()).unwrap_or(0), 1);
}

#[generator]
fn cleaning(log: Log) -> impl AsyncGenerator<Yield = i32> {
    let _finally = log.at_drop("fin");
    let outcome = try_yield!(1);
    pause(&log, "cleanup").await;
    log.add("cleaned up");
    outcome?
}

/// AG-27: a drop cannot await, so it runs destructors at once and no more of the body (D11).
/// What is to be cleaned up later is handed to a task that closes it.
#[test]
fn a_drop_does_not_clean_up() {
    let log = Log::default();
    let mut g = Box::pin(cleaning(log.clone()));
    assert_eq!(block_on(g.next()), Ok(1));
    drop(g);
    log.add("dropped");
    assert_eq!(log.lines(), ["fin", "dropped"]);

    let mut pool = LocalPool::new();
    let mut g = Box::pin(cleaning(log.clone()));
    assert_eq!(block_on(g.next()), Ok(1));
    let closing = async move { assert_eq!(g.close().await, Ok(None)) };
    pool.spawner().spawn_local(closing).expect("the pool lives");
    log.add("handed over");
    pool.run();
    assert_eq!(
        log.lines(),
        ["handed over", "~ cleanup", "cleaned up", "fin"]
    );
}

#[generator]
fn failing(log: Log, bad: bool) -> impl AsyncGenerator<(), Error, Yield = i32> {
    let outcome = try_yield!(1);
    log.add(format!("fin {bad}"));
    if bad {
        return Err(Error::A);
    }
    Ok(outcome?)
}

type Open = Pin<Box<dyn AsyncGenerator<(), Error, Yield = i32, Return = ()>>>;

/// AG-28: no executor knows of generators, so that its end closes none, but drops those that
/// its tasks hold (D11). Whoever keeps them can close them, and an error is a value to report.
#[test]
fn at_shutdown() {
    let log = Log::default();
    let mut pool = LocalPool::new();
    let mut g = Box::pin(failing(log.clone(), true));
    let task = async move {
        assert_eq!(g.next().await, Ok(1));
        pending::<()>().await;
    };
    pool.spawner().spawn_local(task).expect("the pool lives");
    pool.run_until_stalled();
    drop(pool);
    assert!(log.lines().is_empty());

    let mut open: Vec<Open> = Vec::new();
    for bad in [false, true] {
        let mut g: Open = Box::pin(failing(log.clone(), bad));
        assert_eq!(block_on(g.next()), Ok(1));
        open.push(g);
    }
    log.add("main done");
    let mut closed = Vec::new();
    for mut g in open {
        closed.push(block_on(g.close()));
    }
    assert_eq!(closed, [Ok(None), Err(CloseError::Raised(Error::A))]);
    assert_eq!(log.lines(), ["main done", "fin false", "fin true"]);
}

#[generator]
fn inner(log: &Log) -> impl AsyncGenerator<Option<i32>, Yield = i32> {
    let _finally = log.at_drop("inner fin");
    let got = yield_!(1);
    log.add(format!("inner got {got:?}"));
    yield_!(2);
}

#[generator]
fn looping<G>(inner: &mut G) -> impl AsyncGenerator<Option<i32>, Yield = i32>
where
    G: AsyncGenerator<Option<i32>, Yield = i32> + Unpin,
{
    while let Ok(n) = inner.next().await {
        yield_!(n);
    }
}

/// AG-29: a loop forwards neither what is sent nor a close; `yield_from!` is what does.
#[test]
fn a_loop_forwards_nothing() {
    let log = Log::default();
    let mut inner = pin!(inner(&log));
    let mut g = Box::pin(looping(&mut inner));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.send(Some(7))), Ok(2));
    assert_eq!(log.lines(), ["inner got None"]);
    assert_eq!(block_on(g.close()), Ok(None));
    drop(g);
    assert!(log.lines().is_empty());
    assert_eq!(inner.state(), GeneratorState::Suspended);
    assert_eq!(block_on(inner.close()), Ok(None));
    assert_eq!(log.lines(), ["inner fin"]);
}

#[generator]
fn delegating<G>(inner: &mut G) -> impl AsyncGenerator<Option<i32>, Yield = i32>
where
    G: AsyncGenerator<Option<i32>, Yield = i32> + Unpin,
{
    yield_from!(inner);
}

/// A delegation forwards both: AG-29's other side, which Python's do not have.
#[test]
fn a_delegation_forwards() {
    let log = Log::default();
    let mut inner = pin!(inner(&log));
    let mut g = Box::pin(delegating(&mut inner));
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.send(Some(7))), Ok(2));
    assert_eq!(log.lines(), ["inner got Some(7)"]);
    assert_eq!(block_on(g.close()), Ok(None));
    assert_eq!(log.lines(), ["inner fin"]);
    let refused = Err(SendError::Exhausted(None));
    assert_eq!(block_on(g.send(None)), refused);
    drop(g);
    assert_eq!(block_on(inner.next()), Err(NextError::Exhausted));
}
