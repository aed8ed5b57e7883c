//! Iterating a generator which may raise errors.

use core::convert::Infallible;
use core::fmt;
use core::iter::FusedIterator;

use crate::{Fault, Generator, NextError, Nothing, Thrown};

/// An iterator over what a generator yields, from [`Generator::try_iter`].
///
/// Whatever ends the generator but a return is the last item: an error of the
/// body, an exit that left it late, or a fault. The return value is kept.
///
/// # Examples
///
/// ```
/// use std::num::ParseIntError;
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn numbers(text: &str) -> impl Generator<(), ParseIntError, Yield = u32, Return = usize> {
///     let mut count = 0;
///     for word in text.split(' ') {
///         yield_!(word.parse::<u32>()?);
///         count += 1;
///     }
///     Ok(count)
/// }
///
/// let mut good = numbers("1 2").try_iter();
/// assert_eq!(good.by_ref().collect::<Result<Vec<_>, _>>(), Ok(vec![1, 2]));
/// assert_eq!(good.into_return(), Some(2));
///
/// assert!(numbers("1 x").try_iter().nth(1).unwrap().is_err());
/// ```
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct TryIter<G, A = (), E = Infallible>
where
    G: Generator<A, E>,
{
    generator: G,
    ended: bool,
    returned: Option<G::Return>,
}

impl<G, A, E> TryIter<G, A, E>
where
    G: Generator<A, E>,
{
    pub(crate) const fn new(generator: G) -> Self {
        Self {
            generator,
            ended: false,
            returned: None,
        }
    }

    /// Takes the iterator apart: the generator, and what it returned.
    #[must_use = "this gives the generator back"]
    pub fn into_parts(self) -> (G, Option<G::Return>) {
        (self.generator, self.returned)
    }

    /// Looks at what the generator returned, if the iterator came to that.
    #[must_use = "this only looks at the value"]
    pub const fn return_value(&self) -> Option<&G::Return> {
        self.returned.as_ref()
    }

    /// Takes what the generator returned, if the iterator came to that.
    #[must_use = "this consumes the iterator to take its value out"]
    pub fn into_return(self) -> Option<G::Return> {
        self.returned
    }
}

impl<G, A, E> Iterator for TryIter<G, A, E>
where
    G: Generator<A, E>,
    A: Nothing,
{
    type Item = Result<G::Yield, Thrown<E>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let end = match self.generator.next() {
            Ok(value) => return Some(Ok(value)),
            Err(end) => end,
        };
        self.ended = true;
        match end {
            NextError::StopIteration(value) => {
                self.returned = Some(value);
                None
            }
            NextError::Exhausted => None,
            NextError::Raised(error) => Some(Err(Thrown::Raised(error))),
            NextError::Exited => Some(Err(Thrown::Exit)),
            NextError::Fault(fault) => Some(Err(Thrown::Fault(fault))),
            NextError::AlreadyExecuting => Some(Err(Thrown::Fault(Fault::AlreadyExecuting))),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.ended.then_some(0))
    }
}

impl<G, A, E> FusedIterator for TryIter<G, A, E>
where
    G: Generator<A, E>,
    A: Nothing,
{
}

impl<G, A, E> Clone for TryIter<G, A, E>
where
    G: Generator<A, E> + Clone,
    G::Return: Clone,
{
    fn clone(&self) -> Self {
        Self {
            generator: self.generator.clone(),
            ended: self.ended,
            returned: self.returned.clone(),
        }
    }
}

impl<G, A, E> fmt::Debug for TryIter<G, A, E>
where
    G: Generator<A, E> + fmt::Debug,
    G::Return: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TryIter")
            .field("generator", &self.generator)
            .field("ended", &self.ended)
            .field("returned", &self.returned)
            .finish()
    }
}
