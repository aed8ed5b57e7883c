//! A generator whose body is a closure.

use core::fmt;

use super::body::Body;
use crate::{Generator, GeneratorState, Observe, Refused, Resume, Step};

/// Makes a generator of a closure that is called for each step of its body.
///
/// It is for a body that is easier to write as a machine than with yields. The
/// closure is given what the generator is resumed with, and says what that came
/// to. It need not look at the state:
///
/// | what comes in | what the closure is given |
/// |---|---|
/// | the first `prime` or `next` | [`Resume::Start`], once and first of all |
/// | a send | [`Resume::Send`] |
/// | a throw | [`Resume::Throw`]; before the start nothing: the generator raises the error |
/// | a close | [`Resume::Exit`]; before the start nothing: the generator exits |
///
/// After any step but [`Step::Yielded`] the generator is closed, and the closure
/// is dropped.
///
/// # Panics
///
/// The generator panics if the closure does, and is closed then.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Resume, SendError, Step, from_fn};
///
/// let mut total = 0;
/// let mut sum = from_fn(move |input: Resume<u32, &'static str>| match input {
///     Resume::Send(0) => Step::Returned("done"),
///     Resume::Send(value) => {
///         total += value;
///         Step::Yielded(total)
///     }
///     Resume::Start => Step::Yielded(total),
///     Resume::Throw(error) => Step::Raised(error),
///     Resume::Exit => Step::Exited,
/// });
/// assert_eq!(sum.prime(), Ok(0));
/// assert_eq!(sum.send(3), Ok(3));
/// assert_eq!(sum.send(4), Ok(7));
/// assert_eq!(sum.send(0), Err(SendError::StopIteration("done")));
/// ```
#[inline]
pub const fn from_fn<A, E, Y, R, F>(f: F) -> FromFn<F>
where
    F: FnMut(Resume<A, E>) -> Step<Y, R, E>,
{
    FromFn { body: Body::new(f) }
}

/// A generator whose body is a closure, from [`from_fn`].
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct FromFn<F> {
    body: Body<F>,
}

impl<F> Observe for FromFn<F> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.body.state()
    }

    fn name(&self) -> &'static str {
        "from_fn"
    }
}

impl<A, E, Y, R, F> Generator<A, E> for FromFn<F>
where
    F: FnMut(Resume<A, E>) -> Step<Y, R, E>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        self.body.resume(input, |f, input| f(input))
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FromFn")
            .field("state", &self.body.state())
            .finish_non_exhaustive()
    }
}
