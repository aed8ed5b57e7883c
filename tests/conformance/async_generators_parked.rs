//! Async generators at an `.await`, where their resumption was let go of.
//!
//! A resumption's future borrows its generator. So where Python has a second awaitable beside a
//! parked one, here the parked one is dropped first, which leaves the body at its `.await`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use futures::executor::block_on;
use futures::future::{Aborted, abortable};
use primed::prelude::*;
use primed::{CloseError, NextError, PrimeError, SendError, Step, ThrowError};

use crate::async_generators_support::{pause, step};
use crate::support::{Error, Log};

#[generator]
fn waiting(log: &Log) -> impl AsyncGenerator<Option<i32>, Error, Yield = i32> {
    let _finally = log.at_drop("fin");
    pause(log, "p").await;
    yield_!(1);
    log.add("after");
    Ok(())
}

/// AG-17: a second resumption is refused, and the first is unharmed. Where Python refuses a
/// second `anext`, `next` goes on with the first: nobody else can be awaiting that.
#[test]
fn a_second_resumption_is_refused() {
    let log = Log::default();
    let mut g = pin!(waiting(&log));
    assert_eq!(step(&mut g.next()), Poll::Pending);
    let refused = Err(SendError::AlreadyExecuting(Some(5)));
    assert_eq!(block_on(g.send(Some(5))), refused);
    assert_eq!(block_on(g.prime()), Err(PrimeError::AlreadyExecuting));
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(block_on(g.next()), Ok(1));
}

/// AG-18: so are `close` and `throw`, and the body sees nothing of them.
#[test]
fn it_can_be_neither_closed_nor_thrown_into() {
    let log = Log::default();
    let mut g = pin!(waiting(&log));
    assert_eq!(step(&mut g.next()), Poll::Pending);
    assert_eq!(block_on(g.close()), Err(CloseError::AlreadyExecuting));
    let refused = Err(ThrowError::AlreadyExecuting(Error::A));
    assert_eq!(block_on(g.throw(Error::A)), refused);
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(block_on(g.finish()), Some(Step::Yielded(1)));
    assert_eq!(block_on(g.close()), Ok(None));
}

/// AG-19: `.await` uses a resumption up, by its type. One that is polled on by reference
/// after its end panics, as most futures do, and resumes nothing.
#[test]
fn a_resumption_is_used_once() {
    let log = Log::default();
    let mut g = pin!(waiting(&log));
    let mut resumption = g.next();
    assert_eq!(block_on(&mut resumption), Ok(1));
    assert!(catch_unwind(AssertUnwindSafe(|| block_on(&mut resumption))).is_err());
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(log.lines(), ["~ p"]);
    let mut close = g.close();
    assert_eq!(block_on(&mut close), Ok(None));
    assert!(catch_unwind(AssertUnwindSafe(|| block_on(&mut close))).is_err());
    assert_eq!(log.lines(), ["fin"]);
}

/// AG-23: it is running from the start of a resumption to its end, also where it waits. No
/// one can look while a future of it lives, its body included.
#[test]
fn it_is_running_where_it_waits() {
    let log = Log::default();
    let mut g = pin!(waiting(&log));
    assert_eq!(g.state(), GeneratorState::Created);
    assert_eq!(step(&mut g.next()), Poll::Pending);
    assert_eq!(g.state(), GeneratorState::Running);
    assert_eq!(block_on(g.finish()), Some(Step::Yielded(1)));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(block_on(g.finish()), None);
    assert_eq!(block_on(g.next()), Err(NextError::StopIteration(())));
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// AG-24: nothing can be thrown into an `.await`, which in Rust has no way to raise it: the
/// error comes back. What ends the generator there is its drop, which runs destructors (D11).
#[test]
fn nothing_is_thrown_into_an_await() {
    let log = Log::default();
    let mut g = Box::pin(waiting(&log));
    assert_eq!(step(&mut g.next()), Poll::Pending);
    let refused = Err(ThrowError::AlreadyExecuting(Error::A));
    assert_eq!(block_on(g.throw(Error::A)), refused);
    assert_eq!(g.state(), GeneratorState::Running);
    assert_eq!(log.lines(), ["~ p"]);
    drop(g);
    assert_eq!(log.lines(), ["fin"]);
}

/// AG-25: a task that is cancelled is dropped. The generator stays at its `.await`, to go on,
/// unless it is dropped as well.
#[test]
fn a_cancelled_task_leaves_it_waiting() {
    let log = Log::default();
    let mut g = pin!(waiting(&log));
    let (mut task, handle) = abortable(g.next());
    assert_eq!(step(&mut task), Poll::Pending);
    handle.abort();
    assert_eq!(step(&mut task), Poll::Ready(Err(Aborted)));
    assert_eq!(g.state(), GeneratorState::Running);
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(block_on(g.next()), Ok(1));

    let mut g = Box::pin(waiting(&log));
    let (mut task, handle) = abortable(Box::pin(async move { g.next().await }));
    assert_eq!(step(&mut task), Poll::Pending);
    handle.abort();
    assert_eq!(step(&mut task), Poll::Ready(Err(Aborted)));
    assert_eq!(log.lines(), ["~ p"]);
    drop(task);
    assert_eq!(log.lines(), ["fin"]);
}

#[generator]
fn catching(log: &Log) -> impl AsyncGenerator<(), Error, Yield = i32> {
    for n in 1.. {
        pause(log, "p").await;
        if let Err(thrown) = try_yield!(n) {
            log.add(format!("body got {thrown:?}"));
        }
    }
    Ok(())
}

/// AG-30: a body that catches sees nothing of what is thrown while it waits elsewhere.
#[test]
fn a_body_catches_at_its_yields_only() {
    let log = Log::default();
    let mut g = pin!(catching(&log));
    assert_eq!(step(&mut g.next()), Poll::Pending);
    let refused = Err(ThrowError::AlreadyExecuting(Error::A));
    assert_eq!(block_on(g.throw(Error::A)), refused);
    assert_eq!(log.lines(), ["~ p"]);
    assert_eq!(block_on(g.next()), Ok(1));
    assert_eq!(block_on(g.throw(Error::A)), Ok(2));
    assert_eq!(log.lines(), ["body got Raised(A)", "~ p"]);
}
