//! What `#[generator(prime)]` makes of an async generator.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use pin_project::pin_project;

use super::AsyncGenerator;
use crate::outcome::Resumed;
use crate::state::forward_observe;
use crate::{GeneratorState, Observe, Refusal, Refused, Resume, Step};

/// An async generator that advances to its first yield by itself.
///
/// It cannot do so on creation, since its body may have to await something on the way. So it
/// does it at its first resumption, before what that sends goes in. The first yielded value
/// is dropped. If the body ends instead, that resumption delivers the end, and drops what it
/// was to send (see [`Started`](crate::Started)).
#[pin_project]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub struct AsyncStarted<G, A, E> {
    #[pin]
    generator: G,
    primes: bool,
    /// What is to go in when it is primed. It is kept here and not with the resumption,
    /// which may be dropped on the way.
    input: Option<Resume<A, E>>,
}

impl<G, A, E> AsyncStarted<G, A, E> {
    /// Wraps a generator that was not started yet.
    #[inline]
    pub const fn new(generator: G) -> Self
    where
        G: AsyncGenerator<A, E>,
    {
        Self {
            generator,
            primes: true,
            input: None,
        }
    }
}

impl<A, E, G: AsyncGenerator<A, E>> AsyncGenerator<A, E> for AsyncStarted<G, A, E> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Resumed<G::Yield, G::Return, A, E>> {
        let mut this = self.project();
        if !*this.primes {
            return this.generator.poll_resume(cx, input);
        }
        let state = this.generator.generator_state();
        if state == GeneratorState::Closed {
            // It panicked on the way.
            *this.primes = false;
            *this.input = None;
            return this.generator.poll_resume(cx, input);
        }
        let created = state == GeneratorState::Created;
        if let Some(input) = input.take() {
            let refusal = match input {
                _ if !created => Some(Refusal::AlreadyExecuting),
                Resume::Start => Some(Refusal::AlreadyStarted),
                _ => None,
            };
            if let Some(refusal) = refusal {
                return Poll::Ready(Err(Refused { refusal, input }));
            }
            *this.input = Some(input);
        } else if created {
            let (refusal, input) = (Refusal::NotPrimed, Resume::Start);
            return Poll::Ready(Err(Refused { refusal, input }));
        }
        let mut start = created.then_some(Resume::Start);
        let primed = ready!(this.generator.as_mut().poll_resume(cx, &mut start));
        *this.primes = false;
        match (primed, this.input.take()) {
            (Ok(Step::Yielded(_)), mut input) => this.generator.poll_resume(cx, &mut input),
            (Ok(end), _) => Poll::Ready(Ok(end)),
            (Err(Refused { refusal, input }), kept) => {
                let input = kept.unwrap_or(input);
                Poll::Ready(Err(Refused { refusal, input }))
            }
        }
    }
}

impl<G: Observe, A, E> Observe for AsyncStarted<G, A, E> {
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

impl<G: fmt::Debug, A, E> fmt::Debug for AsyncStarted<G, A, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}
