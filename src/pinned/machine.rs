//! What `#[generator]` makes of a body that returns `impl PinnedGenerator`.

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Poll, Waker};

use pin_project::pin_project;

use super::PinnedGenerator;
use crate::exchange::{Exchange, Start};
use crate::native::{At, Native, Place};
use crate::{Fault, GeneratorState, Location, Nothing, Observe, Refusal, Refused, Resume, Step};

/// A body that rustc lowers, with the protocol around it.
#[pin_project]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub struct PinnedMachine<B, Y, A, E> {
    #[pin]
    pub(crate) body: Native<B, At<Y>, Resume<A, E>>,
    pub(crate) place: &'static Place,
}

/// Says of a closure that it is one for any brand, before a machine asks for one of them.
#[inline]
pub const fn in_turns<F, Y, A, E, R>(start: F) -> F
where
    F: for<'y> AsyncFnOnce(Start<'y, At<Y>, Resume<A, E>>) -> Step<Y, R, E>,
{
    start
}

impl<B, Y, A, E> PinnedMachine<B, Y, A, E> {
    /// Makes a generator of what makes its body.
    #[inline]
    pub fn new<F, R>(place: &'static Place, start: F) -> Self
    where
        F: for<'y> AsyncFnOnce(Start<'y, At<Y>, Resume<A, E>>) -> Step<Y, R, E>,
        F: FnOnce(Start<'static, At<Y>, Resume<A, E>>) -> B,
        B: Future<Output = Step<Y, R, E>>,
    {
        Self {
            body: Native::in_turns(start),
            place,
        }
    }

    /// Ends a body that has not started, if an error or an exit comes in: it never runs, and
    /// what it was given is dropped. Gives back what else comes in.
    #[inline]
    pub(crate) fn end_unstarted<R>(
        self: Pin<&mut Self>,
        input: Resume<A, E>,
    ) -> Result<Step<Y, R, E>, Resume<A, E>> {
        if self.generator_state() != GeneratorState::Created {
            return Err(input);
        }
        let step = match input {
            Resume::Throw(error) => Step::Raised(error),
            Resume::Exit => Step::Exited,
            input => return Err(input),
        };
        self.project().body.set(Native::Closed);
        Ok(step)
    }
}

impl<B, Y, A, E, R> PinnedGenerator<A, E> for PinnedMachine<B, Y, A, E>
where
    B: Future<Output = Step<Y, R, E>>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn resume(
        mut self: Pin<&mut Self>,
        input: Resume<A, E>,
    ) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        if let Err(refusal) = accepts(self.generator_state(), &input) {
            return Err(Refused { refusal, input });
        }
        match self.as_mut().end_unstarted(input) {
            Ok(step) => Ok(step),
            Err(input) => Ok(self.run(input).unwrap_or(Step::Fault(Fault::Pending))),
        }
    }

    #[inline]
    fn resume_next(self: Pin<&mut Self>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>>
    where
        A: Nothing,
    {
        // A new body has nothing that waits for it.
        self.run(Resume::Send(A::nothing())).ok_or_else(|| Refused {
            refusal: Refusal::Exhausted,
            input: Resume::Send(A::nothing()),
        })
    }
}

impl<B, Y, A, E, R> PinnedMachine<B, Y, A, E>
where
    B: Future<Output = Step<Y, R, E>>,
{
    /// Runs it with an input that it takes, or that a new body drops. A closed one gives nothing.
    #[inline]
    fn run(self: Pin<&mut Self>, input: Resume<A, E>) -> Option<Step<Y, R, E>> {
        let this = self.project();
        let mut exchange = Exchange {
            input: Some(input),
            output: None,
        };
        let polled = this.body.poll_in_turns(Waker::noop(), &mut exchange)?;
        if let Poll::Ready(step) = polled {
            return Some(step);
        }
        let Some((value, place)) = exchange.output else {
            // It awaits what is no yield, in a macro that hides it: nobody will wake it.
            return Some(Step::Fault(Fault::Pending));
        };
        *this.place = place;
        Some(Step::Yielded(value))
    }
}

/// Whether a generator in that state can be resumed with that.
#[inline]
pub(crate) const fn accepts<A, E>(
    state: GeneratorState,
    input: &Resume<A, E>,
) -> Result<(), Refusal> {
    match (state, input) {
        (GeneratorState::Created, Resume::Send(_)) => Err(Refusal::NotPrimed),
        (GeneratorState::Suspended, Resume::Start) => Err(Refusal::AlreadyStarted),
        (GeneratorState::Running, _) => Err(Refusal::AlreadyExecuting),
        (GeneratorState::Closed, _) => Err(Refusal::Exhausted),
        (GeneratorState::Created | GeneratorState::Suspended, _) => Ok(()),
    }
}

impl<B, Y, A, E> Observe for PinnedMachine<B, Y, A, E> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        match self.body {
            Native::Closed => GeneratorState::Closed,
            Native::Live { .. } if self.place.location.yield_number.is_none() => {
                GeneratorState::Created
            }
            Native::Live { .. } => GeneratorState::Suspended,
        }
    }

    fn name(&self) -> &'static str {
        self.place.name
    }

    fn location(&self) -> Option<Location> {
        (!self.body.is_closed()).then_some(self.place.location)
    }
}

impl<B, Y, A, E> fmt::Debug for PinnedMachine<B, Y, A, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self, f)
    }
}

/// How a generator is shown whose locals cannot be seen.
pub(crate) fn debug(generator: &dyn Observe, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(generator.name());
    shown.field("state", &generator.generator_state());
    if let Some(location) = generator.location() {
        shown.field("at", &format_args!("{location}"));
    }
    shown.finish_non_exhaustive()
}
