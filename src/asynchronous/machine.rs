//! What `#[generator]` makes of a body that returns `impl AsyncGenerator`.

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

use pin_project::pin_project;

use super::{AsyncGenerator, Resumed};
use crate::exchange::{Exchange, Yielder};
use crate::native::{At, Native, Place};
use crate::pinned::{PinnedMachine, accepts, debug};
use crate::{GeneratorState, Location, Observe, Refusal, Refused, Resume, Step};

/// A body that rustc lowers, with the protocol around it: that of a pinned generator, which
/// may also be suspended at an `.await`.
#[pin_project]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub struct AsyncMachine<B, Y, A, E> {
    #[pin]
    machine: PinnedMachine<B, Y, A, E>,
    /// Whether the body is suspended at an `.await`.
    awaits: bool,
}

impl<B, Y, A, E> AsyncMachine<B, Y, A, E> {
    /// Makes a generator of what makes its body.
    #[inline]
    pub fn new<F, R>(place: &'static Place, start: F) -> Self
    where
        F: FnOnce(Yielder<At<Y>, Resume<A, E>>) -> B,
        B: Future<Output = Step<Y, R, E>>,
    {
        Self {
            machine: PinnedMachine {
                body: Native::new(start),
                place,
            },
            awaits: false,
        }
    }
}

impl<B, Y, A, E, R> AsyncGenerator<A, E> for AsyncMachine<B, Y, A, E>
where
    B: Future<Output = Step<Y, R, E>>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Resumed<Y, R, A, E>> {
        let state = self.generator_state();
        let mut this = self.project();
        let mut exchange = Exchange {
            input: None,
            output: None,
        };
        match input.take() {
            Some(input) => {
                if let Err(refusal) = accepts(state, &input) {
                    return Poll::Ready(Err(Refused { refusal, input }));
                }
                match this.machine.as_mut().end_unstarted(input) {
                    Ok(step) => return Poll::Ready(Ok(step)),
                    Err(input) => exchange.input = Some(input),
                }
            }
            // Nothing goes in, so nothing but an `.await` can go on.
            None if state != GeneratorState::Running => {
                let refusal = match state {
                    GeneratorState::Created => Refusal::NotPrimed,
                    GeneratorState::Closed => Refusal::Exhausted,
                    _ => Refusal::AlreadyStarted,
                };
                let input = Resume::Start;
                return Poll::Ready(Err(Refused { refusal, input }));
            }
            None => {}
        }
        // Should the body panic, it is closed, and awaits nothing.
        *this.awaits = false;
        let machine = this.machine.project();
        let polled = machine.body.poll(cx.waker(), &mut exchange);
        match polled.unwrap_or(Poll::Pending) {
            Poll::Ready(step) => Poll::Ready(Ok(step)),
            Poll::Pending => {
                let Some((value, place)) = exchange.output else {
                    *this.awaits = true;
                    return Poll::Pending;
                };
                *machine.place = place;
                Poll::Ready(Ok(Step::Yielded(value)))
            }
        }
    }
}

impl<B, Y, A, E> Observe for AsyncMachine<B, Y, A, E> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        if self.awaits {
            GeneratorState::Running
        } else {
            self.machine.generator_state()
        }
    }

    fn name(&self) -> &'static str {
        self.machine.name()
    }

    fn location(&self) -> Option<Location> {
        match self.generator_state() {
            GeneratorState::Created | GeneratorState::Suspended => {
                Some(self.machine.place.location)
            }
            GeneratorState::Running | GeneratorState::Closed => None,
        }
    }
}

impl<B, Y, A, E> fmt::Debug for AsyncMachine<B, Y, A, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self, f)
    }
}
