//! What `#[generator(prime)]` gives.

use core::convert::Infallible;
use core::fmt;

use crate::end::{End, part};
use crate::state::forward_observe;
use crate::{Generator, Inspect, Observe, Refused, Resume, Step};

/// A generator which was run to its first yield when it was made.
///
/// `#[generator(prime)]` gives it, behind the return type of the signature. The
/// first yielded value is dropped, as Python's priming decorator drops it, so
/// that the first thing to do is to [`send`](Generator::send).
///
/// # When the body ends before its first yield
///
/// The generator comes back closed, and holds that end: the return value, the
/// error, the exit or the fault. The next call delivers it, once, whichever call
/// it is: `send` gives [`StopIteration`](crate::SendError::StopIteration) or
/// [`Raised`](crate::SendError::Raised), `close` the value or the error. After
/// that every call says that the generator is exhausted.
///
/// No body receives the input of that one call: a value sent, or an error thrown
/// in, is dropped, just as if the body had taken it and come to the same end.
/// Who cannot part with it asks for [`state`](Generator::state) first, which is
/// [`Closed`](crate::GeneratorState::Closed) in this case, and calls `close` for the end.
///
/// # Examples
///
/// ```
/// use primed::{Generator, SendError, generator};
///
/// #[generator(prime)]
/// fn running_sum(mut total: i32) -> impl Generator<i32, Yield = i32, Return = &'static str> {
///     while total >= 0 {
///         total += yield_!(total);
///     }
///     "negative"
/// }
///
/// assert_eq!(running_sum(5).send(2), Ok(7));
///
/// let mut ended = running_sum(-1);
/// assert_eq!(ended.send(2), Err(SendError::StopIteration("negative")));
/// assert_eq!(ended.send(2), Err(SendError::Exhausted(2)));
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct Started<G, R = (), E = Infallible> {
    generator: G,
    /// How the body ended while being primed, until that is delivered.
    end: Option<End<R, E>>,
}

impl<G, R, E> Started<G, R, E> {
    /// Runs a created generator to its first yield.
    ///
    /// One that was started before is taken as it is.
    ///
    /// # Panics
    ///
    /// Panics if the body does.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, Started, generator};
    ///
    /// #[generator]
    /// fn echo() -> impl Generator<u8, Yield = u8> {
    ///     let mut last = 0;
    ///     loop {
    ///         last = yield_!(last);
    ///     }
    /// }
    ///
    /// assert_eq!(Started::new(echo()).send(9), Ok(9));
    /// ```
    #[inline]
    pub fn new<A>(mut generator: G) -> Self
    where
        G: Generator<A, E, Return = R>,
    {
        let end = match generator.resume(Resume::Start) {
            Ok(step) => part(step).err(),
            Err(_) => None,
        };
        Self { generator, end }
    }
}

impl<G: Observe, R, E> Observe for Started<G, R, E> {
    forward_observe!(self => self.generator);
}

impl<G: Inspect, R, E> Inspect for Started<G, R, E> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.generator.visit_locals(visit);
    }
}

impl<A, G, R, E> Generator<A, E> for Started<G, R, E>
where
    G: Generator<A, E, Return = R>,
{
    type Yield = G::Yield;
    type Return = R;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, R, E>, Refused<Resume<A, E>>> {
        match self.end.take() {
            None => self.generator.resume(input),
            Some(end) => Ok(end.into_step()),
        }
    }
}

impl<G: fmt::Debug, R, E> fmt::Debug for Started<G, R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}
