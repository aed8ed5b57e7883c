//! Gathering all that a generator yields, and what it returns.

use alloc::vec::Vec;
use core::convert::Infallible;

use crate::{Generator, NextError, Nothing};

/// Why [`collect_return`](Generator::collect_return) came to no return value.
///
/// # Examples
///
/// ```
/// use primed::{Generator, NextError, generator};
///
/// #[generator]
/// fn broken() -> impl Generator<(), &'static str, Yield = u8, Return = ()> {
///     yield_!(1);
///     yield_!(2);
///     Err("broken")
/// }
///
/// let failed = broken().collect_return().unwrap_err();
/// assert_eq!(failed.yielded, [1, 2]);
/// assert_eq!(failed.error, NextError::Raised("broken"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct CollectError<Y, E = Infallible> {
    /// What was yielded before.
    pub yielded: Vec<Y>,
    /// What ended it; that it returned is ruled out by the type.
    pub error: NextError<Infallible, E>,
}

/// The body of [`Generator::collect_return`].
#[expect(clippy::type_complexity, reason = "what it gives is its two parts")]
pub(crate) fn collect_return<A, E, G>(
    generator: &mut G,
) -> Result<(Vec<G::Yield>, G::Return), CollectError<G::Yield, E>>
where
    A: Nothing,
    G: Generator<A, E> + ?Sized,
{
    let mut yielded = Vec::new();
    let error = loop {
        match generator.next() {
            Ok(value) => yielded.push(value),
            Err(NextError::StopIteration(value)) => return Ok((yielded, value)),
            Err(NextError::AlreadyExecuting) => break NextError::AlreadyExecuting,
            Err(NextError::Exhausted) => break NextError::Exhausted,
            Err(NextError::Raised(error)) => break NextError::Raised(error),
            Err(NextError::Exited) => break NextError::Exited,
            Err(NextError::Fault(fault)) => break NextError::Fault(fault),
        }
    };
    Err(CollectError { yielded, error })
}
