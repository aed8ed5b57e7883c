//! What `#[generator(prime)]` makes of an async generator.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use pin_project::pin_project;

use super::AsyncGenerator;
use crate::outcome::Resumed;
use crate::{GeneratorState, Location, Observe, Refused, Resume, Step};

/// An async generator that advances to its first yield by itself.
///
/// It cannot do so on creation, since its body may have to await something on the way. So it
/// does it at its first resumption, before what that sends goes in. The first yielded value
/// is dropped. If the body ends instead, that resumption delivers the end, and drops what it
/// was to send (see [`Started`](crate::Started)).
#[pin_project]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub struct AsyncStarted<G> {
    #[pin]
    generator: G,
    primes: bool,
}

impl<G> AsyncStarted<G> {
    /// Wraps a generator that was not started yet.
    #[inline]
    pub const fn new(generator: G) -> Self {
        Self {
            generator,
            primes: true,
        }
    }
}

impl<A, E, G: AsyncGenerator<A, E>> AsyncGenerator<A, E> for AsyncStarted<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Resumed<G::Yield, G::Return, A, E>> {
        let mut this = self.project();
        if *this.primes {
            // Where an earlier resumption was dropped while this was going on, it goes on.
            let created = this.generator.generator_state() == GeneratorState::Created;
            let mut start = created.then_some(Resume::Start);
            let primed = ready!(this.generator.as_mut().poll_resume(cx, &mut start));
            *this.primes = false;
            match primed {
                Ok(Step::Yielded(_)) => {}
                Ok(end) => return Poll::Ready(Ok(end)),
                Err(Refused { refusal, .. }) => {
                    let input = input.take().unwrap_or(Resume::Start);
                    return Poll::Ready(Err(Refused { refusal, input }));
                }
            }
        }
        this.generator.poll_resume(cx, input)
    }
}

impl<G: Observe> Observe for AsyncStarted<G> {
    /// It counts as suspended until it is through with the first yield: it can be sent
    /// something.
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        match self.generator.generator_state() {
            GeneratorState::Created | GeneratorState::Running if self.primes => {
                GeneratorState::Suspended
            }
            state => state,
        }
    }

    fn name(&self) -> &'static str {
        self.generator.name()
    }

    fn location(&self) -> Option<Location> {
        self.generator.location()
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        self.generator.delegate()
    }
}

impl<G: fmt::Debug> fmt::Debug for AsyncStarted<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}
