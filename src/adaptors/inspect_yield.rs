//! Looking at what a generator yields.

use super::latch::{Latch, told_by_latch};
use crate::{Generator, Refused, Resume, Step};

/// A generator whose yields are shown to a closure, from
/// [`Generator::inspect_yield`].
///
/// | what comes in | what it does |
/// |---|---|
/// | a send, a start | passes it on, and shows what is yielded |
/// | a throw | passes it on; if the body catches it, shows what is yielded |
/// | a close | passes it on; the value of an [ignored exit](crate::CloseError::ExitIgnored) is shown, too |
///
/// What is returned or raised is not shown. The state is that of the generator.
///
/// # Panics
///
/// Panics if the closure does. The adaptor is closed then, whatever the state of
/// the generator in it, since the value that was yielded is lost.
///
/// # Examples
///
/// ```
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn double() -> impl Generator<i32, Yield = i32> {
///     let mut next = 0;
///     loop {
///         next = 2 * yield_!(next);
///     }
/// }
///
/// let mut seen = Vec::new();
/// let mut g = double().inspect_yield(|value| seen.push(*value));
/// g.prime()?;
/// assert_eq!(g.send(4), Ok(8));
/// drop(g);
/// assert_eq!(seen, [0, 8]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct InspectYield<G, F> {
    inner: Latch<G>,
    f: F,
}

impl<G, F> InspectYield<G, F> {
    pub(crate) const fn new(generator: G, f: F) -> Self {
        Self {
            inner: Latch::new(generator),
            f,
        }
    }
}

told_by_latch!(InspectYield);

impl<A, E, G, F> Generator<A, E> for InspectYield<G, F>
where
    G: Generator<A, E>,
    F: FnMut(&G::Yield),
{
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
        let f = &mut self.f;
        self.inner.resume(input, |value| {
            f(&value);
            value
        })
    }
}
