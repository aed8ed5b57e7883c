//! How a body comes to its yielder.

use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::sync::atomic::Ordering::Relaxed;
use core::task::{Context, Poll};

use super::{Yielder, elsewhere, meeting};

/// Begins a body: from here on the compiler knows that the yielder is at home, and what was sent
/// with the first poll is for no yield.
#[inline]
pub const fn begun<Y, I>(with: Yielder<Y, I>) -> Beginning<Y, I> {
    Beginning { with: Some(with) }
}

/// The future of [`begun`]: it does not suspend.
#[must_use = "a beginning must be awaited"]
pub struct Beginning<Y, I> {
    with: Option<Yielder<Y, I>>,
}

impl<Y, I> Unpin for Beginning<Y, I> {}

impl<Y, I> Future for Beginning<Y, I> {
    type Output = Yielder<Y, I>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let with = self.with.take();
        match (with, meeting(cx.waker())) {
            (Some(yielder), Some(meeting)) if yielder.0 == meeting.number => {
                // Nothing waits for it: it is dropped.
                meeting.sent.store(false, Relaxed);
                Poll::Ready(Yielder(meeting.number, PhantomData))
            }
            (_, Some(meeting)) => meeting.refuse(),
            (_, None) => elsewhere(),
        }
    }
}
