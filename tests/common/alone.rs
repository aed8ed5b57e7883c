//! What tests by hand need: a single poll, and the message of a panic.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Polls once, with a waker of nobody's.
pub(crate) fn once<F: Future>(future: F) -> Poll<F::Output> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// The message of a panic.
pub(crate) fn panics<T>(what: impl FnOnce() -> T) -> String {
    let payload = catch_unwind(AssertUnwindSafe(what))
        .err()
        .expect("this must panic");
    match payload.downcast::<&str>() {
        Ok(text) => (*text).to_owned(),
        Err(payload) => *payload.downcast::<String>().expect("a message"),
    }
}
