//! `?` in a generator's body.
//!
//! The closure of a machine gives a step, not the body's own value, so the
//! macro rewrites `e?`: [`Try::branch`] splits `e`, and what ends the body goes
//! through the trait that fits its face: [`EndsIterator`], [`Returns`] (the
//! body's value is a `Result` or `Option` itself) or [`Raises`] (the generator
//! has an error type).

use core::ops::ControlFlow;

/// What `?` takes apart: `Result` and `Option`, as the standard library's
/// unstable `Try` does.
#[diagnostic::on_unimplemented(
    message = "`?` in a generator works on `Result` and `Option`",
    label = "this is a `{Self}`",
    note = "take other types apart with `match`; a future is awaited first, `.await?`"
)]
// `Output` is what the expression goes on with, `Residual` what ends the body. They are no
// associated types, of which rustc would say a second time that there are none.
pub trait Try<Output, Residual> {
    /// Splits into the one or the other.
    fn branch(self) -> ControlFlow<Residual, Output>;
}

/// What has the methods of `Result` and `Option`.
pub trait ResultOrOption {}

impl<T, E> ResultOrOption for Result<T, E> {}

impl<T> ResultOrOption for Option<T> {}

/// The `Err` of a `Result`.
#[derive(Debug)]
pub struct Failed<E>(pub(super) E);

/// The `None` of an `Option`.
#[derive(Debug)]
pub struct Missing;

impl<T, E> Try<T, Failed<E>> for Result<T, E> {
    #[inline]
    fn branch(self) -> ControlFlow<Failed<E>, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Failed(error)),
        }
    }
}

impl<T> Try<T, Missing> for Option<T> {
    #[inline]
    fn branch(self) -> ControlFlow<Missing, T> {
        self.map_or(ControlFlow::Break(Missing), ControlFlow::Continue)
    }
}

/// What may end an iterator's body: a `None`, or an `Err` where the items are
/// `Result`s.
#[diagnostic::on_unimplemented(
    message = "`?` on a `Result` needs an iterator whose items are `Result`s",
    label = "the error has nowhere to go: the items are `{Item}`",
    note = "make the item a `Result`, whose error type is made from this one with `From`, or handle the error here"
)]
pub trait EndsIterator<Item> {
    /// The last item, if there is one.
    fn last(self) -> Option<Item>;
}

impl<Item> EndsIterator<Item> for Missing {
    #[inline]
    fn last(self) -> Option<Item> {
        None
    }
}

impl<T, E, F: From<E>> EndsIterator<Result<T, F>> for Failed<E> {
    #[inline]
    fn last(self) -> Option<Result<T, F>> {
        Some(Err(F::from(self.0)))
    }
}

/// What may end a body whose value is a `Result` or `Option`.
#[diagnostic::on_unimplemented(
    message = "`?` does not fit what this generator returns",
    label = "the generator returns `{R}`",
    note = "name an error type in the signature, `impl Generator<A, E, ..>`, or return a `Result` or `Option` that it fits"
)]
pub trait Returns<R> {
    /// The value that the body returns.
    fn value(self) -> R;
}

impl<T> Returns<Option<T>> for Missing {
    #[inline]
    fn value(self) -> Option<T> {
        None
    }
}

impl<T, E, F: From<E>> Returns<Result<T, F>> for Failed<E> {
    #[inline]
    fn value(self) -> Result<T, F> {
        Err(F::from(self.0))
    }
}

/// What may be raised out of a generator that has the error type `E`.
#[diagnostic::on_unimplemented(
    message = "`?` cannot raise this in a generator whose error type is `{E}`",
    label = "`{E}` cannot be made from it",
    note = "implement `From` for `{E}`, or turn it into an error first: `ok_or(..)?`, `map_err(..)?`"
)]
pub trait Raises<E> {
    /// The error that the body raises.
    fn error(self) -> E;
}

impl<E, F: From<E>> Raises<F> for Failed<E> {
    #[inline]
    fn error(self) -> F {
        F::from(self.0)
    }
}
