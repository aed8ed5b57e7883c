//! Streams of what async generators yield.

use core::convert::Infallible;
use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::stream::{FusedStream, Stream};
use pin_project::pin_project;

use super::AsyncGenerator;
use crate::{GeneratorState, Nothing, Resume, Step, Thrown};

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
