//! What `#[generator(prime)]` makes of a pinned generator.

use core::fmt;
use core::pin::Pin;

use pin_project::pin_project;

use super::PinnedGenerator;
use crate::state::forward_observe;
use crate::{GeneratorState, Observe, Refusal, Refused, Resume, Step};

/// A pinned generator that advances to its first yield by itself.
///
/// It cannot do so on creation, as a movable one does: nothing runs before it is pinned. So it
/// does it at its first resumption, before what that sends goes in. The first yielded
/// value is dropped. If the body ends instead, that resumption delivers the end, and drops
/// what it was to send (see [`Started`](crate::Started)).
#[pin_project]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub struct PinnedStarted<G> {
    #[pin]
    generator: G,
}

impl<G> PinnedStarted<G> {
    /// Wraps a generator that was not started yet.
    #[inline]
    pub const fn new(generator: G) -> Self {
        Self { generator }
    }
}

impl<A, E, G: PinnedGenerator<A, E>> PinnedGenerator<A, E> for PinnedStarted<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(
        self: Pin<&mut Self>,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
        let mut generator = self.project().generator;
        if generator.generator_state() == GeneratorState::Created {
            if matches!(input, Resume::Start) {
                let refusal = Refusal::AlreadyStarted;
                return Err(Refused { refusal, input });
            }
            match generator.as_mut().resume(Resume::Start) {
                Ok(Step::Yielded(_)) => {}
                Ok(end) => return Ok(end),
                Err(refused) => {
                    let refusal = refused.refusal;
                    return Err(Refused { refusal, input });
                }
            }
        }
        generator.resume(input)
    }
}

impl<G: Observe> Observe for PinnedStarted<G> {
    /// It counts as suspended from the beginning: it can be sent something.
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        match self.generator.generator_state() {
            GeneratorState::Created => GeneratorState::Suspended,
            state => state,
        }
    }

    forward_observe!(but_state self => self.generator);
}

impl<G: fmt::Debug> fmt::Debug for PinnedStarted<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}
