//! What `#[generator]` makes of a body that returns `impl Stream`.

use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::stream::{FusedStream, Stream};
use pin_project::pin_project;

use crate::GeneratorState;
use crate::exchange::{Exchange, Yielder};
use crate::native::Native;

/// A body that rustc lowers, as a stream.
///
/// It names the closure that made the body, though it is gone: where the type of an item cannot be
/// inferred, rustc then asks for it at the expression, and not for that of the whole stream.
#[pin_project]
#[must_use = "streams do nothing unless polled"]
pub struct StreamMachine<F, B, T> {
    #[pin]
    body: Native<B, (T, ()), ()>,
    /// Whether it was polled.
    started: bool,
    made_by: PhantomData<fn() -> F>,
}

impl<F, B, T> StreamMachine<F, B, T> {
    /// Makes a stream of what makes its body.
    #[inline]
    pub fn new(start: F) -> Self
    where
        F: FnOnce(Yielder<(T, ()), ()>) -> B,
        B: Future<Output = ()>,
    {
        Self {
            body: Native::new(start),
            started: false,
            made_by: PhantomData,
        }
    }
}

impl<F, B, T> Stream for StreamMachine<F, B, T>
where
    B: Future<Output = ()>,
{
    type Item = T;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = self.project();
        *this.started = true;
        let mut exchange = Exchange {
            input: Some(()),
            output: None,
        };
        let Some(polled) = this.body.poll(cx.waker(), &mut exchange) else {
            return Poll::Ready(None);
        };
        match exchange.output {
            // One that ended may have left an item behind: that which `?` ended it with.
            Some((item, ())) => Poll::Ready(Some(item)),
            None => polled.map(|()| None),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.body.is_closed().then_some(0))
    }
}

impl<F, B, T> FusedStream for StreamMachine<F, B, T>
where
    B: Future<Output = ()>,
{
    fn is_terminated(&self) -> bool {
        self.body.is_closed()
    }
}

impl<F, B, T> fmt::Debug for StreamMachine<F, B, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.body {
            Native::Closed => GeneratorState::Closed,
            Native::Live { .. } if self.started => GeneratorState::Suspended,
            Native::Live { .. } => GeneratorState::Created,
        };
        f.debug_struct("Stream")
            .field("state", &state)
            .finish_non_exhaustive()
    }
}

/// Awaits the next item of a stream.
#[inline]
pub const fn next_of<S: ?Sized>(stream: Pin<&mut S>) -> NextOf<'_, S> {
    NextOf(stream)
}

/// The future of [`next_of`].
#[derive(Debug)]
#[must_use = "futures do nothing unless awaited"]
pub struct NextOf<'a, S: ?Sized>(Pin<&'a mut S>);

/// What `for await` loops over.
#[diagnostic::on_unimplemented(
    message = "`for await` loops over a stream, and `{Self}` is none",
    label = "not a stream",
    note = "an iterator is looped over by `for`, without `await`; an async generator is made a stream by `into_stream`"
)]
pub trait AwaitedFor: Stream {}

#[diagnostic::do_not_recommend]
impl<S: Stream + ?Sized> AwaitedFor for S {}

impl<S: AwaitedFor + ?Sized> Future for NextOf<'_, S> {
    type Output = Option<S::Item>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll_next(cx)
    }
}
