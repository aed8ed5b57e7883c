//! The protocol around a body that is a value and a function.

use super::Outcome;
use crate::{GeneratorState, Refusal, Refused, Resume, Step};

/// What a generator keeps between its steps, and where it is in its life.
///
/// The value is dropped when the generator ends, as the locals of a body are.
#[derive(Clone)]
pub(super) struct Body<T> {
    value: Option<T>,
    state: GeneratorState,
}

impl<T> Body<T> {
    pub(super) const fn new(value: T) -> Self {
        Self {
            value: Some(value),
            state: GeneratorState::Created,
        }
    }

    #[inline]
    pub(super) const fn state(&self) -> GeneratorState {
        self.state
    }

    /// Looks at the value; `None` when closed.
    pub(super) const fn value(&self) -> Option<&T> {
        match self.state {
            GeneratorState::Closed => None,
            _ => self.value.as_ref(),
        }
    }

    /// Takes a step, if the input fits the state: `run` is given a start first,
    /// and then anything else.
    #[inline]
    pub(super) fn resume<A, E, Y, R>(
        &mut self,
        input: Resume<A, E>,
        run: impl FnOnce(&mut T, Resume<A, E>) -> Step<Y, R, E>,
    ) -> Outcome<A, E, Y, R> {
        let refusal = match (self.state, &input, &mut self.value) {
            (GeneratorState::Created, Resume::Send(_), Some(_)) => Refusal::NotPrimed,
            (GeneratorState::Suspended, Resume::Start, Some(_)) => Refusal::AlreadyStarted,
            (state @ (GeneratorState::Created | GeneratorState::Suspended), _, Some(value)) => {
                self.state = GeneratorState::Closed; // and so it stays after a panic
                let step = match (state, input) {
                    (GeneratorState::Created, Resume::Throw(error)) => Step::Raised(error),
                    (GeneratorState::Created, Resume::Exit) => Step::Exited,
                    (_, input) => run(value, input),
                };
                if matches!(step, Step::Yielded(_)) {
                    self.state = GeneratorState::Suspended;
                } else {
                    self.value = None;
                }
                return Ok(step);
            }
            _ => Refusal::Exhausted,
        };
        Err(Refused { refusal, input })
    }
}
