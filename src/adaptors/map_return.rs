//! Mapping what a generator returns.

use super::latch::{Latch, told_by_latch};
use crate::{Fault, Generator, Refused, Resume, Step};

/// A generator whose return value is mapped, from [`Generator::map_return`].
///
/// | what comes in | what it does |
/// |---|---|
/// | a send, a start | passes it on; if the body returns, maps the value |
/// | a throw | passes it on; if the body catches it and returns, maps the value |
/// | a close | passes it on; if the body returns in answer, maps the value |
///
/// What is yielded or raised comes out as it is, and so does an exit. The state
/// is that of the generator.
///
/// # Panics
///
/// Panics if the closure does. The generator has ended by then.
///
/// # Examples
///
/// ```
/// use primed::{Generator, NextError, generator};
///
/// #[generator]
/// fn words(text: &str) -> impl Generator<Yield = &str, Return = usize> {
///     let mut count = 0;
///     for word in text.split_whitespace() {
///         yield_!(word);
///         count += 1;
///     }
///     count
/// }
///
/// let mut g = words("only one").map_return(|count| format!("{count} words"));
/// assert_eq!(g.next(), Ok("only"));
/// assert_eq!(g.next(), Ok("one"));
/// assert_eq!(g.next(), Err(NextError::StopIteration(String::from("2 words"))));
/// ```
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct MapReturn<G, F> {
    inner: Latch<G>,
    /// A return value comes once, so the closure is used up by it.
    f: Option<F>,
}

impl<G, F> MapReturn<G, F> {
    pub(crate) const fn new(generator: G, f: F) -> Self {
        Self {
            inner: Latch::new(generator),
            f: Some(f),
        }
    }
}

told_by_latch!(MapReturn);

impl<A, E, G, F, S> Generator<A, E> for MapReturn<G, F>
where
    G: Generator<A, E>,
    F: FnOnce(G::Return) -> S,
{
    type Yield = G::Yield;
    type Return = S;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, S, E>, Refused<Resume<A, E>>> {
        let f = &mut self.f;
        self.inner.step(input, |generator, input| {
            Ok(match generator.resume(input)? {
                Step::Yielded(value) => Step::Yielded(value),
                Step::Returned(value) => match f.take() {
                    Some(f) => Step::Returned(f(value)),
                    None => Step::Fault(Fault::ContractBroken),
                },
                Step::Raised(error) => Step::Raised(error),
                Step::Exited => Step::Exited,
                Step::Fault(fault) => Step::Fault(fault),
            })
        })
    }
}
