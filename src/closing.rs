//! A guard that closes a generator, after Python's `contextlib.closing`.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use crate::{CloseError, Generator};

/// Makes a guard that closes a generator when it is dropped: Python's
/// `contextlib.closing(g)`.
///
/// Dropping a suspended generator runs the destructors of its locals only. The guard
/// resumes the body with an exit first, so that it can clean up around its `try_yield!`.
///
/// # Examples
///
/// ```
/// use std::cell::RefCell;
/// use primed::{Generator, closing, generator};
///
/// #[generator]
/// fn session(log: &RefCell<Vec<&'static str>>) -> impl Generator<Yield = u8> {
///     if try_yield!(1).is_err() {
///         log.borrow_mut().push("logged out");
///     }
/// }
///
/// let log = RefCell::default();
/// {
///     let mut session = closing(session(&log));
///     session.next()?;
/// } // closed here
/// assert_eq!(*log.borrow(), ["logged out"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(clippy::type_complexity, reason = "the hook has no name of its own")]
pub fn closing<A, E, G: Generator<A, E>>(
    generator: G,
) -> Closing<A, E, G, impl FnMut(CloseError<G::Yield, E>)> {
    Closing {
        generator: Some(generator),
        hook: drop,
        input: PhantomData,
    }
}

/// A generator that is closed when this is dropped; [`closing`] makes it.
///
/// It gives access to the generator by `Deref`. A drop closes it and drops what it
/// returns. If that fails (the body raises, or yields once more), the failure goes to the
/// hook, if [`on_failure`](Self::on_failure) gave one.
///
/// While a panic unwinds the thread, it stands back and runs no code of the body (only
/// with the feature `std`: without it that cannot be known, and the body is resumed).
#[must_use = "it closes the generator at once if it is dropped here"]
pub struct Closing<A, E, G, H>
where
    G: Generator<A, E>,
    H: FnMut(CloseError<G::Yield, E>),
{
    /// There until it is taken out.
    generator: Option<G>,
    hook: H,
    input: PhantomData<fn(A, E)>,
}

impl<A, E, G, H> Closing<A, E, G, H>
where
    G: Generator<A, E>,
    H: FnMut(CloseError<G::Yield, E>),
{
    /// Hands a failure to close the generator to `hook`, in place of any before.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use primed::{CloseError, Generator, closing, generator};
    ///
    /// #[generator]
    /// fn stubborn() -> impl Generator<Yield = u8> {
    ///     let _ = try_yield!(1);
    ///     yield_!(2);
    /// }
    ///
    /// let failed = RefCell::new(None);
    /// let mut g = closing(stubborn()).on_failure(|error| *failed.borrow_mut() = Some(error));
    /// g.next()?;
    /// drop(g);
    /// assert_eq!(failed.into_inner(), Some(CloseError::ExitIgnored(2)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn on_failure<F>(mut self, hook: F) -> Closing<A, E, G, F>
    where
        F: FnMut(CloseError<G::Yield, E>),
    {
        Closing {
            generator: self.generator.take(),
            hook,
            input: PhantomData,
        }
    }

    /// Closes the generator now, and gives what [`Generator::close`] gives.
    ///
    /// # Errors
    ///
    /// As [`Generator::close`]; the hook is not called.
    pub fn close(mut self) -> Result<Option<G::Return>, CloseError<G::Yield, E>> {
        self.generator.take().map_or(Ok(None), |mut g| g.close())
    }

    /// Gives the generator back, as it is: it will not be closed.
    ///
    /// # Panics
    ///
    /// Never: it is there until the guard is used up.
    pub fn into_inner(mut self) -> G {
        self.generator.take().expect(THERE)
    }
}

const THERE: &str = "the generator is there until the guard is used up";

impl<A, E, G, H> Deref for Closing<A, E, G, H>
where
    G: Generator<A, E>,
    H: FnMut(CloseError<G::Yield, E>),
{
    type Target = G;

    fn deref(&self) -> &G {
        self.generator.as_ref().expect(THERE)
    }
}

impl<A, E, G, H> DerefMut for Closing<A, E, G, H>
where
    G: Generator<A, E>,
    H: FnMut(CloseError<G::Yield, E>),
{
    fn deref_mut(&mut self) -> &mut G {
        self.generator.as_mut().expect(THERE)
    }
}

impl<A, E, G, H> Drop for Closing<A, E, G, H>
where
    G: Generator<A, E>,
    H: FnMut(CloseError<G::Yield, E>),
{
    fn drop(&mut self) {
        #[cfg(feature = "std")]
        if std::thread::panicking() {
            return;
        }
        if let Some(Err(error)) = self.generator.take().map(|mut g| g.close()) {
            (self.hook)(error);
        }
    }
}

impl<A, E, G, H> fmt::Debug for Closing<A, E, G, H>
where
    G: Generator<A, E> + fmt::Debug,
    H: FnMut(CloseError<G::Yield, E>),
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let generator = self.generator.as_ref();
        generator.map_or(Ok(()), |generator| generator.fmt(f))
    }
}
