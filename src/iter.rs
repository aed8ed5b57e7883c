//! Iterating a generator which raises no errors.

use core::convert::Infallible;
use core::fmt;
use core::iter::FusedIterator;

use crate::{Generator, NextError, Nothing};

/// An error type without values: a generator which raises nothing.
///
/// It is what [`Generator::iter`] asks of a generator, since an iterator of
/// plain values could not say that one failed. The trait is sealed.
///
/// # Examples
///
/// ```
/// fn is_unfailing<E: primed::Unfailing>() {}
///
/// is_unfailing::<core::convert::Infallible>();
/// ```
#[diagnostic::on_unimplemented(
    message = "this generator may raise a `{Self}`: iterate it with `try_iter()`",
    label = "may raise a `{Self}`",
    note = "the items of `try_iter()` are `Result`s, so that no error is lost"
)]
pub trait Unfailing: sealed::Sealed {}

impl Unfailing for Infallible {}

mod sealed {
    pub trait Sealed {}

    impl Sealed for core::convert::Infallible {}
}

/// An iterator over what a generator yields, from [`Generator::iter`].
///
/// It ends where [`next`](Generator::next) gives an error, and keeps that: the
/// [return value](Self::into_return), or whatever [else](Self::end) it was.
///
/// # Examples
///
/// ```
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn letters() -> impl Generator<Yield = char, Return = usize> {
///     yield_!('a');
///     yield_!('b');
///     2
/// }
///
/// let mut letters = letters().iter();
/// let mut text = String::new();
/// for letter in &mut letters {
///     text.push(letter);
/// }
/// assert_eq!(text, "ab");
/// assert_eq!(letters.return_value(), Some(&2));
/// ```
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<G, A = (), E = Infallible>
where
    G: Generator<A, E>,
{
    generator: G,
    end: Option<NextError<G::Return, E>>,
}

impl<G, A, E> Iter<G, A, E>
where
    G: Generator<A, E>,
{
    pub(crate) const fn new(generator: G) -> Self {
        Self {
            generator,
            end: None,
        }
    }

    /// Tells why the iterator ended; `None` if it did not yet.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, NextError, generator};
    ///
    /// #[generator]
    /// fn once() -> impl Generator<Yield = u8> {
    ///     yield_!(1);
    /// }
    ///
    /// let mut g = once();
    /// g.close().unwrap();
    /// let mut values = g.iter();
    /// assert_eq!(values.end(), None);
    /// assert_eq!(values.next(), None);
    /// assert_eq!(values.end(), Some(&NextError::Exhausted));
    /// ```
    #[must_use = "this only looks at the end"]
    pub const fn end(&self) -> Option<&NextError<G::Return, E>> {
        self.end.as_ref()
    }

    /// Takes the iterator apart: the generator, and why the iterator ended.
    #[must_use = "this gives the generator back"]
    pub fn into_parts(self) -> (G, Option<NextError<G::Return, E>>) {
        (self.generator, self.end)
    }

    /// Looks at what the generator returned, if the iterator came to that.
    #[must_use = "this only looks at the value"]
    pub const fn return_value(&self) -> Option<&G::Return> {
        match &self.end {
            Some(NextError::StopIteration(value)) => Some(value),
            _ => None,
        }
    }

    /// Takes what the generator returned, if the iterator came to that.
    #[must_use = "this consumes the iterator to take its value out"]
    pub fn into_return(self) -> Option<G::Return> {
        self.end.and_then(NextError::return_value)
    }
}

impl<G, A, E> Iterator for Iter<G, A, E>
where
    G: Generator<A, E>,
    A: Nothing,
{
    type Item = G::Yield;

    #[inline]
    fn next(&mut self) -> Option<G::Yield> {
        if self.end.is_some() {
            return None;
        }
        match self.generator.next() {
            Ok(value) => Some(value),
            Err(end) => {
                self.end = Some(end);
                None
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.end.as_ref().map(|_| 0))
    }
}

impl<G, A, E> FusedIterator for Iter<G, A, E>
where
    G: Generator<A, E>,
    A: Nothing,
{
}

impl<G, A, E> Clone for Iter<G, A, E>
where
    G: Generator<A, E> + Clone,
    G::Return: Clone,
    E: Clone,
{
    fn clone(&self) -> Self {
        Self {
            generator: self.generator.clone(),
            end: self.end.clone(),
        }
    }
}

impl<G, A, E> fmt::Debug for Iter<G, A, E>
where
    G: Generator<A, E> + fmt::Debug,
    G::Return: fmt::Debug,
    E: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter")
            .field("generator", &self.generator)
            .field("end", &self.end)
            .finish()
    }
}
