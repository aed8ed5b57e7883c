//! A coroutine which gives what it is sent to a closure.

use core::convert::Infallible;
use core::fmt;
use core::marker::PhantomData;

use super::body::Body;
use crate::{Generator, GeneratorState, Observe, Refused, Resume, Step};

/// Makes a coroutine that calls a closure with each value it is sent.
///
/// It stands at the end of a pipeline. It yields `()` for ever and never returns,
/// and like any coroutine it must be [primed](Generator::prime) before it is sent
/// anything; the closure is not called for that.
///
/// | what comes in | what it does |
/// |---|---|
/// | a send | calls the closure with the value, and yields `()` |
/// | a throw | raises the error; the closure is dropped |
/// | a close | exits; the closure is dropped |
///
/// It raises no errors of its own, and this function gives a coroutine that
/// cannot be thrown any. [`Sink::new`] gives one with the error type that its
/// place asks for. A sink that answers, fails or ends is made by
/// [`from_fn`](crate::from_fn).
///
/// A closure that is written in the call takes references of one lifetime. To send
/// shorter and shorter ones, name a function, or bind the closure with `let` before.
///
/// # Panics
///
/// The coroutine panics if the closure does, and is closed then.
///
/// # Examples
///
/// ```
/// use primed::{Generator, sink};
///
/// let mut lines = Vec::new();
/// let mut printer = sink(|line: &str| lines.push(line.to_uppercase()));
/// printer.prime()?;
/// printer.send("one")?;
/// printer.send("two")?;
/// printer.close()?;
/// drop(printer);
/// assert_eq!(lines, ["ONE", "TWO"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[inline]
pub const fn sink<A, F>(f: F) -> Sink<F>
where
    F: FnMut(A),
{
    Sink::new(f)
}

/// A coroutine which gives what it is sent to a closure, from [`sink`].
#[must_use = "a generator does nothing until it is resumed"]
pub struct Sink<F, E = Infallible> {
    body: Body<F>,
    error: PhantomData<fn() -> E>,
}

impl<F, E> Sink<F, E> {
    /// Makes a coroutine of a closure, whatever errors it may be thrown.
    ///
    /// What it does with them, and with the rest, [`sink`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, Sink, ThrowError};
    ///
    /// let mut g = Sink::new(|_: u8| {});
    /// g.prime().unwrap();
    /// assert_eq!(g.throw("no more"), Err(ThrowError::Raised("no more")));
    /// ```
    #[inline]
    pub const fn new<A>(f: F) -> Self
    where
        F: FnMut(A),
    {
        Self {
            body: Body::new(f),
            error: PhantomData,
        }
    }
}

impl<F, E> Observe for Sink<F, E> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.body.state()
    }

    fn name(&self) -> &'static str {
        "sink"
    }
}

impl<A, E, F: FnMut(A)> Generator<A, E> for Sink<F, E> {
    type Yield = ();
    type Return = ();

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<(), (), E>, Refused<Resume<A, E>>> {
        self.body.resume(input, |f, input| match input {
            Resume::Start => Step::Yielded(()),
            Resume::Send(value) => {
                f(value);
                Step::Yielded(())
            }
            Resume::Throw(error) => Step::Raised(error),
            Resume::Exit => Step::Exited,
        })
    }
}

impl<F: Clone, E> Clone for Sink<F, E> {
    fn clone(&self) -> Self {
        Self {
            body: self.body.clone(),
            error: PhantomData,
        }
    }
}

impl<F, E> fmt::Debug for Sink<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sink")
            .field("state", &self.body.state())
            .finish_non_exhaustive()
    }
}
