//! The machine behind `impl Generator`.

use core::fmt;

use super::frame::{self, Frame, Locals};
use crate::{
    Generator, GeneratorState, Inspect, Location, Observe, Refusal, Refused, Resume, Step,
};

/// A lowered body with the face of a [`Generator`].
///
/// `F` runs the body from where its frame `S` stands to the next yield. It is
/// called only with an input that the frame can take: [`Resume::Start`] before
/// the start, anything else at a yield.
#[must_use = "a generator does nothing until it is resumed"]
#[derive(Clone)]
pub struct Machine<S, F> {
    frame: S,
    body: F,
}

impl<S, F> Machine<S, F> {
    /// Joins a frame and the body that runs on it.
    ///
    /// `F` is bound only where the machine is used, so that a body may be sent
    /// a type with a lifetime of its own each time.
    #[inline]
    pub const fn new(frame: S, body: F) -> Self {
        Self { frame, body }
    }
}

impl<S, F, A, E, Y, R> Generator<A, E> for Machine<S, F>
where
    S: Frame,
    F: Fn(&mut S, Resume<A, E>) -> Step<Y, R, E>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        let refusal = match (self.frame.state(), &input) {
            (GeneratorState::Created, Resume::Start)
            | (GeneratorState::Suspended, Resume::Send(_) | Resume::Throw(_) | Resume::Exit) => {
                return Ok((self.body)(&mut self.frame, input));
            }
            (GeneratorState::Created, Resume::Send(_)) => Refusal::NotPrimed,
            (GeneratorState::Created, Resume::Throw(_) | Resume::Exit) => {
                self.frame.close();
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

impl<S: Frame, F> Observe for Machine<S, F> {
    #[inline]
    fn state(&self) -> GeneratorState {
        self.frame.state()
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.frame.location()
    }
}

impl<S: Locals, F> Inspect for Machine<S, F> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, F> fmt::Debug for Machine<S, F> {
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
