//! Generators that a stream of values drives.

use core::convert::Infallible;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::stream::{FusedStream, Stream};
use pin_project::pin_project;

use crate::outcome;
use crate::{Generator, GeneratorState, Resume, SendError, Step};

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
