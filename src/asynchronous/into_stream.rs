//! Streams of what generators yield, and of what iterators give.

use core::convert::Infallible;
use core::fmt;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::stream::{FusedStream, Stream};
use pin_project::pin_project;

use super::AsyncGenerator;
use crate::outcome;
use crate::{Generator, GeneratorState, Nothing, Resume, SendError, Step, Thrown};

/// A stream of what an async generator yields, from [`AsyncGenerator::into_stream`].
///
/// Where the generator may raise errors, the items are `Result`s, as those of
/// [`TryIter`](crate::TryIter). The return value is kept.
#[pin_project]
#[must_use = "streams do nothing unless polled"]
pub struct IntoStream<G, A = (), E = Infallible>
where
    G: AsyncGenerator<A, E>,
{
    #[pin]
    generator: G,
    ended: bool,
    returned: Option<G::Return>,
}

impl<G, A, E> IntoStream<G, A, E>
where
    G: AsyncGenerator<A, E>,
{
    #[inline]
    pub(super) const fn new(generator: G) -> Self {
        Self {
            generator,
            ended: false,
            returned: None,
        }
    }

    /// Looks at what the generator returned, if the stream came to that.
    #[must_use = "this only looks at the value"]
    pub const fn return_value(&self) -> Option<&G::Return> {
        self.returned.as_ref()
    }
}

impl<G, A, E> Stream for IntoStream<G, A, E>
where
    G: AsyncGenerator<A, E>,
    A: Nothing,
{
    type Item = Result<G::Yield, Thrown<E>>;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.project();
        if *this.ended {
            return Poll::Ready(None);
        }
        let mut input = match this.generator.generator_state() {
            GeneratorState::Created => Some(Resume::Start),
            GeneratorState::Running => None,
            GeneratorState::Suspended | GeneratorState::Closed => Some(Resume::Send(A::nothing())),
        };
        let resumed = ready!(this.generator.poll_resume(cx, &mut input));
        let end = match resumed {
            Ok(Step::Yielded(value)) => return Poll::Ready(Some(Ok(value))),
            Ok(end) => end,
            // It had ended before.
            Err(_) => {
                *this.ended = true;
                return Poll::Ready(None);
            }
        };
        *this.ended = true;
        Poll::Ready(match end {
            Step::Returned(value) => {
                *this.returned = Some(value);
                None
            }
            Step::Raised(error) => Some(Err(Thrown::Raised(error))),
            Step::Fault(fault) => Some(Err(Thrown::Fault(fault))),
            Step::Exited | Step::Yielded(_) => Some(Err(Thrown::Exit)),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.ended.then_some(0))
    }
}

impl<G, A, E> FusedStream for IntoStream<G, A, E>
where
    G: AsyncGenerator<A, E>,
    A: Nothing,
{
    fn is_terminated(&self) -> bool {
        self.ended
    }
}

impl<G, A, E> fmt::Debug for IntoStream<G, A, E>
where
    G: AsyncGenerator<A, E> + fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoStream")
            .field("generator", &self.generator)
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

/// Makes a stream of an iterator: each item is ready at once.
///
/// A [`Generator`] is one by way of [`iter`](Generator::iter) or
/// [`try_iter`](Generator::try_iter).
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

/// Sends each value of a stream to a generator: a stream of what it yields for them.
///
/// A generator that was not started is primed first, and its first yielded value is dropped.
/// The stream ends with the values, or with the generator; a value that comes too late is
/// handed back as the last item, and so is what else the generator ends with.
///
/// # Examples
///
/// ```
/// use futures::{StreamExt, TryStreamExt};
/// use primed::{Generator, drive, generator, stream_from};
///
/// #[generator]
/// fn averager() -> impl Generator<f64, Yield = f64> {
///     let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
///     loop {
///         total += yield_!(average);
///         count += 1.0;
///         average = total / count;
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let averages = drive(averager(), stream_from([10.0, 20.0, 60.0]));
/// assert_eq!(averages.try_collect::<Vec<_>>().await, Ok(vec![10.0, 15.0, 30.0]));
/// # });
/// ```
pub const fn drive<G, S, E>(generator: G, values: S) -> Driven<G, S, E>
where
    S: Stream,
    G: Generator<S::Item, E>,
{
    Driven {
        generator,
        values,
        ended: false,
        error: PhantomData,
    }
}

/// The stream of [`drive`].
#[pin_project]
#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Driven<G, S, E = Infallible> {
    generator: G,
    #[pin]
    values: S,
    ended: bool,
    error: PhantomData<fn() -> E>,
}

impl<G, S, E> Driven<G, S, E> {
    /// Takes it apart.
    pub fn into_parts(self) -> (G, S) {
        (self.generator, self.values)
    }
}

impl<G, S, E> Stream for Driven<G, S, E>
where
    S: Stream,
    G: Generator<S::Item, E>,
{
    type Item = Result<G::Yield, SendError<S::Item, G::Return, E>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.project();
        if *this.ended {
            return Poll::Ready(None);
        }
        if this.generator.state() == GeneratorState::Created {
            match this.generator.resume(Resume::Start) {
                Ok(Step::Yielded(_)) => {}
                ended => {
                    *this.ended = true;
                    return Poll::Ready(Some(outcome::sent(ended)));
                }
            }
        }
        let Some(value) = ready!(this.values.poll_next(cx)) else {
            *this.ended = true;
            return Poll::Ready(None);
        };
        let sent = this.generator.send(value);
        *this.ended = sent.is_err();
        Poll::Ready(Some(sent))
    }
}

impl<G, S, E> FusedStream for Driven<G, S, E>
where
    S: Stream,
    G: Generator<S::Item, E>,
{
    fn is_terminated(&self) -> bool {
        self.ended
    }
}
