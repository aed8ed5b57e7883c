//! Mapping what a generator yields.

use super::latch::{Latch, told_by_latch};
use crate::{Generator, Refused, Resume, Step};

/// A generator whose yields are mapped, from [`Generator::map_yield`].
///
/// | what comes in | what it does |
/// |---|---|
/// | a send, a start | passes it on, and maps what is yielded |
/// | a throw | passes it on; if the body catches it, maps what is yielded |
/// | a close | passes it on; the value of an [ignored exit](crate::CloseError::ExitIgnored) is mapped, too |
///
/// What is returned or raised comes out as it is. The state is that of the
/// generator.
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
/// fn running_sum() -> impl Generator<i32, Yield = i32> {
///     let mut total = 0;
///     loop {
///         total += yield_!(total);
///     }
/// }
///
/// let mut sums = running_sum().map_yield(|total| format!("total {total}"));
/// assert_eq!(sums.prime().unwrap(), "total 0");
/// assert_eq!(sums.send(7).unwrap(), "total 7");
/// assert_eq!(sums.send(1).unwrap(), "total 8");
/// assert_eq!(sums.close(), Ok(None));
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct MapYield<G, F> {
    inner: Latch<G>,
    f: F,
}

impl<G, F> MapYield<G, F> {
    pub(crate) const fn new(generator: G, f: F) -> Self {
        Self {
            inner: Latch::new(generator),
            f,
        }
    }
}

told_by_latch!(MapYield);

impl<A, E, G, F, Z> Generator<A, E> for MapYield<G, F>
where
    G: Generator<A, E>,
    F: FnMut(G::Yield) -> Z,
{
    type Yield = Z;
    type Return = G::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<Z, G::Return, E>, Refused<Resume<A, E>>> {
        self.inner.resume(input, &mut self.f)
    }
}
