//! What async bodies wait for, and how one is stepped by hand.

use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::support::Log;

/// Is pending once, and logs that: Python's traces show it as `~ line`.
pub(crate) async fn pause(log: &Log, line: &str) {
    let mut waits = true;
    poll_fn(|cx| {
        if !mem::take(&mut waits) {
            return Poll::Ready(());
        }
        log.add(format!("~ {line}"));
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Polls a future once, as Python's `awaitable.send(None)` does.
pub(crate) fn step<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    let mut cx = Context::from_waker(Waker::noop());
    Pin::new(future).poll(&mut cx)
}
