//! The futures of an async generator's methods.

use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

use super::AsyncGenerator;
use crate::Resume;
use crate::outcome::Resumed;

/// The future of one resumption of an async generator.
///
/// `O` is the method that made it. Nothing runs before it is polled; dropped while it is
/// pending, it leaves the body at an `.await`: see
/// [`AsyncGenerator`](AsyncGenerator#a-resumption-that-is-dropped).
///
/// # Panics
///
/// If it is polled again after it was ready, as most futures do.
#[must_use = "a generator does nothing until its resumption is awaited"]
pub struct Resuming<'a, G: ?Sized, A, E, O> {
    generator: &'a mut G,
    input: Option<Resume<A, E>>,
    done: bool,
    outcome: PhantomData<fn() -> O>,
}

impl<'a, G: ?Sized, A, E, O> Resuming<'a, G, A, E, O> {
    #[inline]
    pub(super) const fn new(generator: &'a mut G, input: Option<Resume<A, E>>) -> Self {
        Self {
            generator,
            input,
            done: false,
            outcome: PhantomData,
        }
    }
}

// The input is moved out, and never pinned.
impl<G: ?Sized, A, E, O> Unpin for Resuming<'_, G, A, E, O> {}

impl<G, A, E, O> Future for Resuming<'_, G, A, E, O>
where
    G: AsyncGenerator<A, E> + Unpin + ?Sized,
    O: Outcome<G::Yield, G::Return, A, E>,
{
    type Output = O::Output;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<O::Output> {
        let this = &mut *self;
        assert!(!this.done, "a resumption was polled after it was through");
        let resumed = Pin::new(&mut *this.generator).poll_resume(cx, &mut this.input);
        this.done = resumed.is_ready();
        resumed.map(O::of)
    }
}

impl<G: fmt::Debug + ?Sized, A, E, O> fmt::Debug for Resuming<'_, G, A, E, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resuming")
            .field("generator", &self.generator)
            .finish_non_exhaustive()
    }
}

/// What a method makes of a resumption; [`outcomes`] has one type for each.
pub trait Outcome<Y, R, A, E>: sealed::Sealed {
    /// What the future comes to.
    type Output;

    /// Makes it.
    #[doc(hidden)]
    fn of(resumed: Resumed<Y, R, A, E>) -> Self::Output;
}

mod sealed {
    pub trait Sealed {}
}

/// The methods of [`AsyncGenerator`], as the types that tell their futures apart.
pub mod outcomes {
    use super::{Outcome, sealed};
    use crate::outcome::{self, Resumed};
    use crate::{CloseError, NextError, PrimeError, SendError, Step, ThrowError};

    macro_rules! outcomes {
        ($($(#[$doc:meta])* $name:ident: $output:ty = $of:path;)*) => {$(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub enum $name {}

            impl sealed::Sealed for $name {}

            impl<Y, R, A, E> Outcome<Y, R, A, E> for $name {
                type Output = $output;

                #[inline]
                fn of(resumed: Resumed<Y, R, A, E>) -> $output {
                    $of(resumed)
                }
            }
        )*};
    }

    outcomes! {
        /// Of `prime`.
        Prime: Result<Y, PrimeError<R, E>> = outcome::primed;
        /// Of `next`.
        Next: Result<Y, NextError<R, E>> = outcome::next;
        /// Of `send`.
        Send: Result<Y, SendError<A, R, E>> = outcome::sent;
        /// Of `throw`.
        Throw: Result<Y, ThrowError<R, E>> = outcome::thrown;
        /// Of `close`.
        Close: Result<Option<R>, CloseError<Y, E>> = outcome::closed;
        /// Of `resume`.
        Resume: Resumed<Y, R, A, E> = core::convert::identity;
        /// Of `finish`.
        Finish: Option<Step<Y, R, E>> = Result::ok;
    }
}
