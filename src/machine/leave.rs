//! `?` on what `try_yield!` gives: what was thrown in is raised again, as Python's bare
//! `raise` does, an exit and a fault too.
//!
//! An error of any other type becomes the generator's with `From`. Which of the two it
//! is, method lookup decides: `(&&Leaving(&residual)).__leaves()` finds [`LeavesThrown`]
//! first. The macro asks only where the operand may be such a result, since method lookup
//! must know its type.

use super::question::{Failed, Raises, Returns};
use crate::{Step, Thrown};

/// Asks what leaves the body.
#[derive(Debug)]
pub struct Leaving<'a, R>(pub &'a R);

/// Found first: what was thrown in.
pub trait LeavesThrown {
    /// Answers so.
    fn __leaves(&self) -> TagThrown {
        TagThrown
    }
}

impl<E> LeavesThrown for &Leaving<'_, Failed<Thrown<E>>> {}

/// Found second: anything else.
pub trait LeavesOther {
    /// Answers so.
    fn __leaves(&self) -> TagOther {
        TagOther
    }
}

impl<R> LeavesOther for Leaving<'_, R> {}

/// See [`LeavesThrown`].
#[derive(Debug)]
pub struct TagThrown;

/// See [`LeavesOther`].
#[derive(Debug)]
pub struct TagOther;

impl TagThrown {
    /// Ends a body that has an error type.
    #[inline]
    pub fn raised<Y, R, E, F: From<E>>(self, end: Failed<Thrown<E>>) -> Step<Y, R, F> {
        match end.0 {
            Thrown::Raised(error) => Step::Raised(F::from(error)),
            Thrown::Exit => Step::Exited,
            Thrown::Fault(fault) => Step::Fault(fault),
        }
    }

    /// Ends a body that has none.
    #[inline]
    pub fn returned<Y, R, E>(self, end: Failed<Thrown<E>>) -> Step<Y, R, E> {
        Step::from(end.0)
    }

    /// Stands for the error where the body is checked but not run.
    ///
    /// # Panics
    /// Always.
    pub fn error<E, F: From<E>>(self, _end: Failed<Thrown<E>>) -> F {
        unreachable!("the plain body is not run")
    }

    /// Stands for the value where the body is checked but not run.
    ///
    /// # Panics
    /// Always.
    pub fn value<E, R>(self, _end: Failed<Thrown<E>>) -> R {
        unreachable!("the plain body is not run")
    }
}

impl TagOther {
    /// Ends a body that has an error type.
    #[inline]
    pub fn raised<Y, R, X: Raises<F>, F>(self, end: X) -> Step<Y, R, F> {
        Step::Raised(end.error())
    }

    /// Ends a body that has none.
    #[inline]
    pub fn returned<Y, R, X: Returns<R>, E>(self, end: X) -> Step<Y, R, E> {
        Step::Returned(end.value())
    }

    /// The error that leaves the body.
    #[inline]
    pub fn error<X: Raises<F>, F>(self, end: X) -> F {
        end.error()
    }

    /// The value that leaves the body.
    #[inline]
    pub fn value<X: Returns<R>, R>(self, end: X) -> R {
        end.value()
    }
}
