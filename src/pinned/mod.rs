//! Pinned generators: their bodies may hold references to their own locals.

mod machine;
mod started;

use core::convert::Infallible;
use core::ops::{Deref, DerefMut};
use core::pin::Pin;

pub use machine::{PinnedMachine, in_turns};
#[cfg(feature = "async")]
pub(crate) use machine::{accepts, debug};
pub use started::PinnedStarted;

use crate::outcome;
use crate::state::forward_observe;
use crate::{Generator, GeneratorState, NextError, Nothing, Observe, Refused, Resume, Step};

/// A generator that must be pinned before it is resumed.
///
/// In turn its body may hold whatever Rust allows across a yield: a reference to a local, a slice's
/// iterator, a guard. Where a body needs none of this, return
/// [`Generator`](crate::Generator): that can be moved at any time, cloned and looked into.
///
/// It is used through a pinned pointer, which *is* a [`Generator`](crate::Generator):
/// `pin!(f())` on the stack, without allocation, or `Box::pin(f())`. Where nothing is sent,
/// [`iter`](crate::Generator::iter) makes an iterator of it.
///
/// The function's attribute hands the body to rustc's own lowering, as an async block. So
/// what it can be sent has one type: `impl for<'a> PinnedGenerator<&'a str>` is refused. Its
/// frame is rustc's, so its locals cannot be listed, and
/// [`delegate`](Observe::delegate) does not tell what it delegates to.
///
/// # Examples
///
/// ```
/// use core::pin::pin;
/// use primed::prelude::*;
///
/// #[generator]
/// fn words(text: String) -> impl PinnedGenerator<Yield = String> {
///     // The iterator borrows from a local, and lives across the yield.
///     for word in text.split_whitespace() {
///         yield_!(word.to_uppercase());
///     }
/// }
///
/// let mut words = pin!(words("gnu's not".to_owned()));
/// assert_eq!(words.next().unwrap(), "GNU'S");
/// assert_eq!(words.state(), GeneratorState::Suspended);
/// assert_eq!(words.iter().collect::<Vec<_>>(), ["NOT"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a pinned generator which is sent `{A}` and may raise `{E}`",
    label = "not a `PinnedGenerator<{A}, {E}>`",
    note = "a pinned generator comes from a function with `#[generator]` which returns `impl PinnedGenerator<A, E, Yield = Y, Return = R>`"
)]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub trait PinnedGenerator<A = (), E = Infallible>: Observe {
    /// What it hands out at each yield.
    type Yield;

    /// What it returns in the end.
    type Return;

    /// Resumes the generator up to its next yield or its end.
    ///
    /// All methods of [`Generator`](crate::Generator) go through this.
    ///
    /// # Errors
    ///
    /// [`Refused`] gives the input back where the generator is in no state for it; nothing has
    /// run then.
    #[expect(
        clippy::type_complexity,
        reason = "both what came of it and what was refused are told, each by its own type"
    )]
    fn resume(
        self: Pin<&mut Self>,
        input: Resume<A, E>,
    ) -> Result<Step<Self::Yield, Self::Return, E>, Refused<Resume<A, E>>>;

    /// Starts it, or sends nothing: what [`next`](Generator::next) does.
    #[doc(hidden)]
    #[expect(
        clippy::type_complexity,
        reason = "both what came of it and what was refused are told, each by its own type"
    )]
    #[inline]
    fn resume_next(
        self: Pin<&mut Self>,
    ) -> Result<Step<Self::Yield, Self::Return, E>, Refused<Resume<A, E>>>
    where
        A: Nothing,
    {
        let input = match self.generator_state() {
            GeneratorState::Created => Resume::Start,
            _ => Resume::Send(A::nothing()),
        };
        self.resume(input)
    }
}

impl<A, E, P> Generator<A, E> for Pin<P>
where
    P: DerefMut<Target: PinnedGenerator<A, E>>,
{
    type Yield = <P::Target as PinnedGenerator<A, E>>::Yield;
    type Return = <P::Target as PinnedGenerator<A, E>>::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<Self::Yield, Self::Return, E>, Refused<Resume<A, E>>> {
        self.as_mut().resume(input)
    }

    #[inline]
    fn next(&mut self) -> Result<Self::Yield, NextError<Self::Return, E>>
    where
        A: Nothing,
    {
        outcome::next(self.as_mut().resume_next())
    }
}

impl<P: Deref<Target: Observe>> Observe for Pin<P> {
    forward_observe!(self => (**self));
}
