//! A generator which yields the items of an iterator.

use core::convert::Infallible;
use core::fmt;
use core::marker::PhantomData;

use super::body::Body;
use crate::{Generator, GeneratorState, Inspect, Observe, Refused, Resume, Step};

/// Makes a generator that yields the items of an iterator and returns `()`.
///
/// Nothing can be sent into an iterator, so nothing but `()` can be sent here.
///
/// | what comes in | what it does |
/// |---|---|
/// | a start, a send of `()` | yields the next item, or returns if there is none |
/// | a throw | raises the error; the iterator is dropped |
/// | a close | exits; the iterator is dropped |
///
/// It raises no errors of its own, and this function gives a generator that
/// cannot be thrown any. [`FromIter::new`] gives one with the error type that its
/// place asks for.
///
/// # Panics
///
/// The generator panics if the iterator does, and is closed then.
///
/// # Examples
///
/// ```
/// use primed::{Generator, NextError, from_iter};
///
/// let mut g = from_iter(["a", "b"]);
/// assert_eq!(g.next(), Ok("a"));
/// assert_eq!(g.next(), Ok("b"));
/// assert_eq!(g.next(), Err(NextError::StopIteration(())));
/// ```
#[inline]
pub fn from_iter<I: IntoIterator>(items: I) -> FromIter<I::IntoIter> {
    FromIter::new(items)
}

/// A generator which yields the items of an iterator, from [`from_iter`].
#[must_use = "a generator does nothing until it is resumed"]
pub struct FromIter<I, E = Infallible> {
    body: Body<I>,
    error: PhantomData<fn() -> E>,
}

impl<I, E> FromIter<I, E> {
    /// Makes a generator of an iterator, whatever errors it may be thrown.
    ///
    /// What it does with them, and with the rest, [`from_iter`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{FromIter, Generator, Thrown, generator};
    ///
    /// #[generator]
    /// fn broken() -> impl Generator<(), &'static str, Yield = u8, Return = ()> {
    ///     yield_!(3);
    ///     Err("broken")
    /// }
    ///
    /// let g = FromIter::new([1, 2]).chain(broken());
    /// let all: Vec<_> = g.try_iter().collect();
    /// assert_eq!(all, [Ok(1), Ok(2), Ok(3), Err(Thrown::Raised("broken"))]);
    /// ```
    #[inline]
    pub fn new(items: impl IntoIterator<IntoIter = I>) -> Self {
        Self {
            body: Body::new(items.into_iter()),
            error: PhantomData,
        }
    }
}

impl<I, E> Observe for FromIter<I, E> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.body.state()
    }

    fn name(&self) -> &'static str {
        "from_iter"
    }
}

/// Shows the iterator, as `items`.
impl<I: fmt::Debug, E> Inspect for FromIter<I, E> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        if let Some(items) = self.body.value() {
            visit("items", items);
        }
    }
}

impl<I: Iterator, E> Generator<(), E> for FromIter<I, E> {
    type Yield = I::Item;
    type Return = ();

    #[inline]
    fn resume(
        &mut self,
        input: Resume<(), E>,
    ) -> Result<Step<I::Item, (), E>, Refused<Resume<(), E>>> {
        self.body.resume(input, |items, input| match input {
            Resume::Start | Resume::Send(()) => {
                items.next().map_or(Step::Returned(()), Step::Yielded)
            }
            Resume::Throw(error) => Step::Raised(error),
            Resume::Exit => Step::Exited,
        })
    }
}

impl<I: Clone, E> Clone for FromIter<I, E> {
    fn clone(&self) -> Self {
        Self {
            body: self.body.clone(),
            error: PhantomData,
        }
    }
}

impl<I: fmt::Debug, E> fmt::Debug for FromIter<I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromIter")
            .field("state", &self.body.state())
            .field("items", &self.body.value())
            .finish()
    }
}
