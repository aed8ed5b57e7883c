//! The machine behind `impl Generator`.

use core::fmt;
use core::marker::PhantomData;

use super::frame::{self, Frame, Locals, TypeOf};
use super::take::Guard;
use crate::{
    Generator, GeneratorState, Inspect, Location, Observe, Refusal, Refused, Resume, Step,
};

/// A lowered body with the face of a [`Generator`].
///
/// `F` runs the body from where its frame `S` stands to the next yield. It gets the
/// frame, takes the locals out and puts them back, and an input that fits:
/// [`Resume::Start`] before the start, anything else at a yield. `T` is how the frame
/// is taken.
#[must_use = "a generator does nothing until it is resumed"]
pub struct Machine<S, F, T> {
    frame: S,
    body: F,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, F: Clone, T> Clone for Machine<S, F, T> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            body: self.body.clone(),
            take: PhantomData,
        }
    }
}

impl<S, F, T> Machine<S, F, T> {
    /// Joins a frame and the body that runs on it.
    ///
    /// `F` is bound only where the machine is used, so that a body may be sent
    /// a type with a lifetime of its own each time.
    #[inline]
    pub fn new(frame: S, body: F, _take: TypeOf<T>) -> Self {
        Self {
            frame,
            body,
            take: PhantomData,
        }
    }

    /// The frame.
    pub const fn frame(&self) -> &S {
        &self.frame
    }
}

impl<S, F, T, A, E, Y, R> Generator<A, E> for Machine<S, F, T>
where
    S: Frame,
    F: FnMut(&mut S, Resume<A, E>) -> Step<Y, R, E>,
    T: Guard<S>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        let refusal = match (self.frame.state(), &input) {
            (GeneratorState::Created, Resume::Start)
            | (GeneratorState::Suspended, Resume::Send(_) | Resume::Throw(_) | Resume::Exit) => {
                let body = &mut self.body;
                return Ok(T::leave(&mut self.frame, |frame| body(frame, input)));
            }
            (GeneratorState::Created, Resume::Send(_)) => Refusal::NotPrimed,
            (GeneratorState::Created, Resume::Throw(_) | Resume::Exit) => {
                self.frame = S::closed();
                return Ok(match input {
                    Resume::Throw(error) => Step::Raised(error),
                    _ => Step::Exited,
                });
            }
            (GeneratorState::Suspended, Resume::Start) => Refusal::AlreadyStarted,
            (GeneratorState::Closed | GeneratorState::Running, _) => Refusal::Exhausted,
        };
        Err(Refused { refusal, input })
    }
}

impl<S: Frame, F, T> Observe for Machine<S, F, T> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.frame.state()
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.frame.location()
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        self.frame.delegate()
    }
}

impl<S: Locals, F, T> Inspect for Machine<S, F, T> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, F, T> fmt::Debug for Machine<S, F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::debug(&self.frame, f)
    }
}

/// Ends a body whose value is a `Result`: an error is raised.
#[inline]
pub fn finish<Y, R, E>(value: Result<R, E>) -> Step<Y, R, E> {
    match value {
        Ok(value) => Step::Returned(value),
        Err(error) => Step::Raised(error),
    }
}
