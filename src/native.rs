//! A body that rustc lowers, from its creation to its end: what pinned generators,
//! streams and async generators have in common.

use core::future::Future;
use core::pin::Pin;
use core::task::{Poll, Waker};

use pin_project::pin_project;

#[cfg(feature = "async")]
use crate::exchange::Yielder;
use crate::exchange::{self, Exchange, Issued, Start};
use crate::{GeneratorState, Location};

/// Where a body stands: the name of its function, and a place in it.
#[derive(Debug)]
pub struct Place {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
}

impl Place {
    /// Names a place.
    #[must_use]
    pub const fn new(name: &'static str, location: Location) -> Self {
        Self { name, location }
    }
}

/// The operand of a yield: a field, so that rustc says of it what it says of a value in
/// any other place of a given type.
#[derive(Debug)]
pub struct Operand<Y> {
    /// The operand.
    pub value: Y,
}

/// A value with the place where it is yielded.
pub(crate) type At<Y> = (Y, &'static Place);

/// Where an item of a stream is yielded: nobody asks.
pub const fn nowhere() {}

/// A body that is yet to be made, the async block that it became, or nothing any more.
///
/// No more room is taken than by the body and its number: that is never zero, so it is the tag.
#[pin_project(project = Part)]
pub(crate) enum Native<F, B, Y, I> {
    /// The body, which is suspended unless it is being polled.
    Started {
        number: Issued<Y, I>,
        #[pin]
        body: B,
    },
    /// What makes the body: only now can a yielder be had. There is none if it ended, or panicked.
    Idle(Option<F>),
}

impl<F, B, Y, I> Native<F, B, Y, I> {
    #[inline]
    pub(crate) const fn is_started(&self) -> bool {
        matches!(self, Self::Started { .. })
    }

    #[inline]
    pub(crate) const fn state(&self) -> GeneratorState {
        match self {
            Self::Started { .. } => GeneratorState::Suspended,
            Self::Idle(Some(_)) => GeneratorState::Created,
            Self::Idle(None) => GeneratorState::Closed,
        }
    }
}

impl<F, B: Future, Y, I> Native<F, B, Y, I> {
    /// Runs the body up to where it suspends: at a yield, if something is in the exchange
    /// then, and at an `.await` otherwise. A closed one gives nothing.
    #[cfg(feature = "async")]
    #[inline]
    pub(crate) fn poll(
        mut self: Pin<&mut Self>,
        waker: &Waker,
        exchange: &mut Exchange<Y, I>,
    ) -> Option<Poll<B::Output>>
    where
        F: FnOnce(Yielder<Y, I>) -> B,
    {
        let waits = self.is_started();
        if !waits {
            self.as_mut().start(|start| {
                let (yielder, number) = exchange::yielder();
                (start(yielder), number)
            });
        }
        let mut running = Running(self);
        let Part::Started { number, body } = running.0.as_mut().project() else {
            core::mem::forget(running);
            return None;
        };
        let polled = exchange::poll(body, *number, exchange, waits, waker);
        if polled.is_pending() {
            core::mem::forget(running);
        }
        Some(polled)
    }

    /// The same, for one that yields in turns: where it suspends elsewhere, it is closed.
    #[inline]
    pub(crate) fn poll_in_turns<R>(
        mut self: Pin<&mut Self>,
        waker: &Waker,
        exchange: &mut Exchange<Y, I>,
    ) -> Option<Poll<B::Output>>
    where
        F: for<'y> AsyncFnOnce(Start<'y, Y, I>) -> R,
        F: FnOnce(Start<'static, Y, I>) -> B,
    {
        let waits = self.is_started();
        if !waits {
            rare();
            self.as_mut().start(exchange::start);
        }
        let Part::Started { number, .. } = self.as_mut().project() else {
            return None;
        };
        exchange::meet(*number, exchange, waits, waker, |cx, meeting| {
            // It is closed, if so, while the meeting goes on, of which the body may know.
            let mut running = Running(self);
            let Part::Started { body, .. } = running.0.as_mut().project() else {
                return None;
            };
            let polled = body.poll(cx);
            meeting.check();
            if polled.is_pending() && meeting.is_over() {
                core::mem::forget(running);
            }
            Some(polled)
        })
    }

    /// Makes the body, unless that was done before.
    #[inline]
    fn start(mut self: Pin<&mut Self>, make: impl FnOnce(F) -> (B, Issued<Y, I>)) {
        let Part::Idle(start) = self.as_mut().project() else {
            return;
        };
        // If what makes the body panics, it is closed already.
        if let Some(start) = start.take() {
            let (body, number) = make(start);
            self.set(Self::Started { number, body });
        }
    }
}

/// Closes the body where its end, or a panic, leads out of it.
struct Running<'a, F, B, Y, I>(Pin<&'a mut Native<F, B, Y, I>>);

impl<F, B, Y, I> Drop for Running<'_, F, B, Y, I> {
    #[inline]
    fn drop(&mut self) {
        self.0.set(Native::Idle(None));
    }
}

/// Says that what calls this happens once in the life of a body, so that the rest comes first.
#[cold]
#[inline]
const fn rare() {}
