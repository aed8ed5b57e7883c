//! The errors of `prime`, `next`, `send`, `throw` and `close`.
//!
//! Each has exactly the outcomes that its method can have, and carries what
//! would be lost otherwise: the value or error that could not be delivered, the
//! return value, the value yielded in answer to a close.

use core::convert::Infallible;

use crate::end::End;
use crate::step::Fault;

/// Why [`prime`](crate::Generator::prime) gave no value.
///
/// # Examples
///
/// ```
/// use primed::{Generator, PrimeError, generator};
///
/// #[generator]
/// fn once() -> impl Generator<Yield = u8> {
///     yield_!(1);
/// }
///
/// let mut g = once();
/// assert_eq!(g.prime(), Ok(1));
/// assert_eq!(g.prime(), Err(PrimeError::AlreadyStarted));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrimeError<R = (), E = Infallible> {
    /// It was started before; nothing was touched.
    #[error("generator already started; resume it with `next` or `send`")]
    AlreadyStarted,
    /// The call came from its own body; nothing was touched.
    #[error("generator already executing; a body cannot resume its own generator")]
    AlreadyExecuting,
    /// It had ended before.
    #[error("generator exhausted before; make a new one to start over")]
    Exhausted,
    /// The body returned this before its first yield.
    #[error("generator returned before its first yield; take the value from `StopIteration`")]
    StopIteration(R),
    /// The body raised this before its first yield.
    #[error(transparent)]
    Raised(E),
    /// An exit left the body before its first yield.
    #[error("generator was left by an exit; make a new one to start over")]
    Exited,
    /// A fault of a delegate left the body before its first yield.
    #[error(transparent)]
    Fault(Fault),
}

/// Why [`next`](crate::Generator::next) gave no value.
///
/// # Examples
///
/// ```
/// use primed::{Generator, NextError, generator};
///
/// #[generator]
/// fn once() -> impl Generator<Yield = u8, Return = char> {
///     yield_!(1);
///     'r'
/// }
///
/// let mut g = once();
/// assert_eq!(g.next(), Ok(1));
/// assert_eq!(g.next(), Err(NextError::StopIteration('r')));
/// assert_eq!(g.next(), Err(NextError::Exhausted));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NextError<R = (), E = Infallible> {
    /// The call came from its own body; nothing was touched.
    #[error("generator already executing; a body cannot resume its own generator")]
    AlreadyExecuting,
    /// It had ended before.
    #[error("generator exhausted before; make a new one to start over")]
    Exhausted,
    /// The body returned this, just now.
    #[error("generator returned; take the value from `StopIteration`")]
    StopIteration(R),
    /// The body raised this, just now.
    #[error(transparent)]
    Raised(E),
    /// An exit left the body, just now: one which it had put off before.
    #[error("generator was left by an exit; make a new one to start over")]
    Exited,
    /// A fault of a delegate left the body, just now.
    #[error(transparent)]
    Fault(Fault),
}

/// Why [`send`](crate::Generator::send) gave no value.
///
/// # Examples
///
/// ```
/// use primed::{Generator, SendError, generator};
///
/// #[generator]
/// fn echo() -> impl Generator<u8, Yield = u8> {
///     let mut last = 0;
///     loop {
///         last = yield_!(last);
///     }
/// }
///
/// let error = echo().send(9).unwrap_err();
/// assert_eq!(error, SendError::NotPrimed(9));
/// assert_eq!(error.undelivered(), Some(9));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError<A, R = (), E = Infallible> {
    /// It was not started, so that nothing awaits this value; nothing was touched.
    #[error("generator not primed: nothing awaits a value yet; call `prime` first, then `send`")]
    NotPrimed(A),
    /// The call came from its own body; nothing was touched.
    #[error("generator already executing; a body cannot resume its own generator")]
    AlreadyExecuting(A),
    /// It had ended before, and the value comes back.
    #[error("generator exhausted before; make a new one to start over")]
    Exhausted(A),
    /// The body took the value and returned this.
    #[error("generator returned; take the value from `StopIteration`")]
    StopIteration(R),
    /// The body took the value and raised this.
    #[error(transparent)]
    Raised(E),
    /// An exit left the body: one which it had put off before.
    #[error("generator was left by an exit; make a new one to start over")]
    Exited,
    /// A fault of a delegate left the body.
    #[error(transparent)]
    Fault(Fault),
}

/// Why [`throw`](crate::Generator::throw) gave no value.
///
/// # Examples
///
/// ```
/// use primed::{Generator, ThrowError, generator};
///
/// #[generator]
/// fn once() -> impl Generator<(), &'static str, Yield = u8, Return = ()> {
///     yield_!(1);
///     Ok(())
/// }
///
/// let mut g = once();
/// assert_eq!(g.next(), Ok(1));
/// assert_eq!(g.throw("no"), Err(ThrowError::Raised("no"))); // out of the body
/// assert_eq!(g.throw("no"), Err(ThrowError::Exhausted("no"))); // back at once
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThrowError<R, E> {
    /// The call came from its own body; nothing was touched.
    #[error("generator already executing; a body cannot resume its own generator")]
    AlreadyExecuting(E),
    /// It had ended before, and the error comes back.
    #[error("generator exhausted before; the error which was thrown comes back")]
    Exhausted(E),
    /// The body caught the error and returned this.
    #[error("generator returned; take the value from `StopIteration`")]
    StopIteration(R),
    /// The body raised this: the error which was thrown, or another one.
    #[error(transparent)]
    Raised(E),
    /// The body caught the error, and an exit left it: one which it had put off.
    #[error("generator was left by an exit; make a new one to start over")]
    Exited,
    /// A fault of a delegate left the body.
    #[error(transparent)]
    Fault(Fault),
}

/// Why [`close`](crate::Generator::close) did not end the generator quietly.
///
/// # Examples
///
/// ```
/// use primed::{CloseError, Generator, generator};
///
/// #[generator]
/// fn stubborn() -> impl Generator<Yield = u8> {
///     if try_yield!(1).is_err() {
///         yield_!(2);
///     }
/// }
///
/// let mut g = stubborn();
/// assert_eq!(g.next(), Ok(1));
/// assert_eq!(g.close(), Err(CloseError::ExitIgnored(2)));
/// assert_eq!(g.close(), Ok(None)); // it was not closed, and can be asked again
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CloseError<Y, E = Infallible> {
    /// The body answered the exit with a yield of this; it is suspended there
    /// and can be resumed, or closed again.
    #[error(
        "generator ignored the exit: it yielded while being closed; close it again or resume it"
    )]
    ExitIgnored(Y),
    /// The call came from its own body; nothing was touched.
    #[error("generator already executing; a body cannot close its own generator")]
    AlreadyExecuting,
    /// The body raised this in answer to the exit, and is closed.
    #[error(transparent)]
    Raised(E),
    /// A fault of a delegate left the body, which is closed.
    #[error(transparent)]
    Fault(Fault),
}

/// What the errors with a return value have in common.
macro_rules! stops {
    ($($name:ident <$($param:ident),*>)*) => {$(
        impl<$($param),*> $name<$($param),*> {
            /// Takes the return value out, if the generator has just returned.
            #[must_use = "this consumes the error to take its value out"]
            #[inline]
            pub fn return_value(self) -> Option<R> {
                match self {
                    Self::StopIteration(value) => Some(value),
                    _ => None,
                }
            }
        }

        impl<$($param),*> From<End<R, E>> for $name<$($param),*> {
            #[inline]
            fn from(end: End<R, E>) -> Self {
                match end {
                    End::Returned(value) => Self::StopIteration(value),
                    End::Raised(error) => Self::Raised(error),
                    End::Exited => Self::Exited,
                    End::Fault(fault) => Self::Fault(fault),
                }
            }
        }
    )*};
}

stops! {
    PrimeError<R, E>
    NextError<R, E>
    SendError<A, R, E>
    ThrowError<R, E>
}

impl<A, R, E> SendError<A, R, E> {
    /// Drops the value that was not delivered.
    ///
    /// An error that holds a borrowed value cannot leave the function that
    /// borrowed it, in a `Box<dyn Error>` say. This one can.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::SendError;
    ///
    /// let line = String::from("text");
    /// let error: SendError<&str> = SendError::NotPrimed(&line);
    /// let error: Box<dyn std::error::Error> = Box::new(error.without_value());
    /// drop(line);
    /// assert!(error.to_string().contains("prime"));
    /// ```
    #[must_use = "this returns the error"]
    pub fn without_value(self) -> SendError<(), R, E> {
        match self {
            Self::NotPrimed(_) => SendError::NotPrimed(()),
            Self::AlreadyExecuting(_) => SendError::AlreadyExecuting(()),
            Self::Exhausted(_) => SendError::Exhausted(()),
            Self::StopIteration(value) => SendError::StopIteration(value),
            Self::Raised(error) => SendError::Raised(error),
            Self::Exited => SendError::Exited,
            Self::Fault(fault) => SendError::Fault(fault),
        }
    }

    /// Takes the sent value out, if it was not delivered.
    #[must_use = "this consumes the error to take its value out"]
    #[inline]
    pub fn undelivered(self) -> Option<A> {
        match self {
            Self::NotPrimed(value) | Self::AlreadyExecuting(value) | Self::Exhausted(value) => {
                Some(value)
            }
            _ => None,
        }
    }
}

impl<R, E> ThrowError<R, E> {
    /// Takes the thrown error out, if it was not delivered.
    #[must_use = "this consumes the error to take its value out"]
    #[inline]
    pub fn undelivered(self) -> Option<E> {
        match self {
            Self::AlreadyExecuting(error) | Self::Exhausted(error) => Some(error),
            _ => None,
        }
    }
}

impl<Y, E> CloseError<Y, E> {
    /// Takes out the value which was yielded in answer to the exit.
    #[must_use = "this consumes the error to take its value out"]
    #[inline]
    pub fn yielded(self) -> Option<Y> {
        match self {
            Self::ExitIgnored(value) => Some(value),
            _ => None,
        }
    }
}
