//! Streams, next to those of other crates.

pub mod awaiting;
pub mod mpsc;
pub mod ready;

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

/// Polls a stream that is always ready, as an iterator.
#[inline(always)]
fn next<S: Stream>(stream: Pin<&mut S>) -> Option<S::Item> {
    match stream.poll_next(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(item) => item,
        Poll::Pending => None,
    }
}
