//! What the tests await, poll with, and see drops by.

use std::fmt::Display;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use futures::executor::block_on;
use futures::{Stream, StreamExt};

/// Lines in the order in which they were logged. Clones log to one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    /// Adds a line.
    pub(crate) fn add(&self, line: impl Display) {
        self.0.lock().unwrap().push(line.to_string());
    }

    /// Makes a value that logs its drop.
    pub(crate) fn dropped(&self, line: &'static str) -> Dropped {
        Dropped(self.clone(), line)
    }

    /// Gives what was logged since it was last asked.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// A value whose drop is logged.
#[derive(Debug)]
pub(crate) struct Dropped(Log, pub(crate) &'static str);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.add(self.1);
    }
}

/// A future that is pending once. It wakes whoever polls it.
#[derive(Debug, Default)]
pub(crate) struct Pause(bool);

/// Suspends once.
pub(crate) fn pause() -> Pause {
    Pause::default()
}

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Gives a value back after it was suspended once.
pub(crate) async fn soon<T>(value: T) -> T {
    pause().await;
    value
}

/// Everything that a stream gives.
pub(crate) fn all<S: Stream>(stream: S) -> Vec<S::Item> {
    block_on(stream.collect())
}

/// Polls a stream once, with a waker that wakes nobody.
pub(crate) fn poll<S: Stream + ?Sized>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}
