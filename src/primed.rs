//! A generator of which the type says that it was primed.

use core::convert::Infallible;
use core::fmt;

use crate::state::forward_observe;
use crate::{Generator, Inspect, Observe, PrimeError, Refused, Resume, Step};

/// A generator that waits, or has waited, at its first yield, and what it yielded there.
///
/// [`Generator::primed`] gives it, as the priming decorator does for generators that
/// someone else wrote: what takes a `Primed<G, Y>` need not ask whether it can be sent
/// something, and [`SendError::NotPrimed`](crate::SendError::NotPrimed) never comes.
/// `#[generator(prime)]` gives a [`Started`](crate::Started) instead: it has no first value
/// to show, and an end before the first yield comes with the next call, not at once.
///
/// | | |
/// |---|---|
/// | send, throw, close | go to the generator as they are |
/// | [`prime`](Generator::prime) | [`AlreadyStarted`](PrimeError::AlreadyStarted), or [`Exhausted`](PrimeError::Exhausted) |
///
/// # Examples
///
/// ```
/// use primed::{Generator, Primed, generator};
///
/// #[generator]
/// fn greeter() -> impl Generator<&'static str, Yield = String> {
///     let mut reply = "who are you?".to_owned();
///     loop {
///         reply = format!("hello, {}", yield_!(reply));
///     }
/// }
///
/// let mut greeter = greeter().primed()?;
/// assert_eq!(greeter.first(), "who are you?");
/// assert_eq!(greeter.send("you")?, "hello, you");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct Primed<G, Y> {
    generator: G,
    first: Y,
}

impl<G, Y> Primed<G, Y> {
    /// Runs a created generator to its first yield: [`Generator::primed`].
    ///
    /// # Errors
    ///
    /// As [`Generator::prime`]; the error holds the generator.
    ///
    /// # Panics
    ///
    /// Panics if the body does.
    pub fn new<A, E>(mut generator: G) -> Result<Self, PrimedError<G, G::Return, E>>
    where
        G: Generator<A, E, Yield = Y>,
    {
        match generator.prime() {
            Ok(first) => Ok(Self { generator, first }),
            Err(error) => Err(PrimedError { generator, error }),
        }
    }

    /// Gives the value that was yielded first.
    #[must_use = "this only looks"]
    pub const fn first(&self) -> &Y {
        &self.first
    }

    /// Gives the generator, and the value that was yielded first.
    #[must_use = "the generator is dropped otherwise"]
    pub fn into_parts(self) -> (G, Y) {
        (self.generator, self.first)
    }
}

impl<G: Observe, Y> Observe for Primed<G, Y> {
    forward_observe!(self => self.generator);
}

impl<G: Inspect, Y> Inspect for Primed<G, Y> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.generator.visit_locals(visit);
    }
}

impl<A, E, G: Generator<A, E>, Y> Generator<A, E> for Primed<G, Y> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
        self.generator.resume(input)
    }
}

impl<G: fmt::Debug, Y: fmt::Debug> fmt::Debug for Primed<G, Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Primed")
            .field("generator", &self.generator)
            .field("first", &self.first)
            .finish()
    }
}

/// Why [`Generator::primed`] gave no primed generator; it holds the one that it was given.
///
/// # Examples
///
/// ```
/// use primed::{Generator, PrimeError, generator};
///
/// #[generator]
/// fn count() -> impl Generator<Yield = u8> {
///     yield_!(1);
///     yield_!(2);
/// }
///
/// let mut g = count();
/// g.prime()?;
/// let refused = g.primed().err().expect("it was started before");
/// assert_eq!(refused.error, PrimeError::AlreadyStarted);
/// let mut g = refused.generator;
/// assert_eq!(g.next(), Ok(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct PrimedError<G, R = (), E = Infallible> {
    /// The generator, as it is now.
    pub generator: G,
    /// What is wrong.
    pub error: PrimeError<R, E>,
}

impl<G, R: fmt::Debug, E: fmt::Debug> fmt::Debug for PrimedError<G, R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrimedError")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl<G, R, E> fmt::Display for PrimedError<G, R, E>
where
    PrimeError<R, E>: fmt::Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<G, R, E> core::error::Error for PrimedError<G, R, E>
where
    PrimeError<R, E>: core::error::Error,
    R: fmt::Debug,
    E: fmt::Debug,
{
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.error.source()
    }
}
