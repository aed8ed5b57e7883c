//! Streams of what iterators give.

use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::stream::{FusedStream, Stream};

/// Makes a stream of an iterator: each item is ready at once.
///
/// A [`Generator`](crate::Generator) is one by way of [`iter`](crate::Generator::iter) or
/// [`try_iter`](crate::Generator::try_iter).
///
/// # Examples
///
/// ```
/// use futures::StreamExt;
/// use primed::{Generator, generator, stream_from};
///
/// #[generator]
/// fn countdown(from: u32) -> impl Generator<Yield = u32> {
///     for n in (1..=from).rev() {
///         yield_!(n);
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let numbers = stream_from(countdown(3).iter());
/// assert_eq!(numbers.collect::<Vec<_>>().await, [3, 2, 1]);
/// # });
/// ```
pub fn stream_from<I: IntoIterator>(items: I) -> StreamFrom<I::IntoIter> {
    StreamFrom {
        items: Some(items.into_iter()),
    }
}

/// The stream of [`stream_from`].
#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct StreamFrom<I> {
    items: Option<I>,
}

// The iterator is never pinned.
impl<I> Unpin for StreamFrom<I> {}

impl<I: Iterator> Stream for StreamFrom<I> {
    type Item = I::Item;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<I::Item>> {
        let item = self.items.as_mut().and_then(Iterator::next);
        if item.is_none() {
            self.items = None;
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items
            .as_ref()
            .map_or((0, Some(0)), Iterator::size_hint)
    }
}

impl<I: Iterator> FusedStream for StreamFrom<I> {
    fn is_terminated(&self) -> bool {
        self.items.is_none()
    }
}
