//! A body that rustc lowers, from its creation to its end: what pinned generators,
//! streams and async generators have in common.

use core::future::Future;
use core::pin::Pin;
use core::task::{Poll, Waker};

use pin_project::pin_project;

use crate::Location;
#[cfg(feature = "async")]
use crate::exchange::Yielder;
use crate::exchange::{self, Exchange, Issued, Start};

/// Where a body stands: the name of its function, and a place in it.
#[derive(Debug)]
pub struct Place {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
}

impl Place {
    /// Names a place: that of a yield has its number, and where the body begins there is none.
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

/// A body that rustc lowers, with the number that it is polled with, until it ends or panics.
///
/// It is made together with the machine, and so a resumption has nothing to ask but whether it is
/// closed.
#[pin_project(project = Part)]
pub(crate) enum Native<B, Y, I> {
    /// The body, which is suspended unless it is being polled.
    Live {
        number: Issued<Y, I>,
        #[pin]
        body: B,
    },
    Closed,
}

impl<B: Future, Y, I> Native<B, Y, I> {
    /// Makes a body that yields by itself.
    #[cfg(feature = "async")]
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Yielder<Y, I>) -> B) -> Self {
        let (yielder, number) = exchange::yielder();
        let body = make(yielder);
        Self::Live { number, body }
    }

    /// Makes a body that yields in turns.
    #[inline]
    pub(crate) fn in_turns<F, R>(make: F) -> Self
    where
        F: for<'y> AsyncFnOnce(Start<'y, Y, I>) -> R,
        F: FnOnce(Start<'static, Y, I>) -> B,
    {
        let (body, number) = exchange::start(make);
        Self::Live { number, body }
    }

    /// Runs the body up to where it suspends: at a yield, if something is in the exchange
    /// then, and at an `.await` otherwise. A closed one gives nothing.
    #[cfg(feature = "async")]
    #[inline]
    pub(crate) fn poll(
        self: Pin<&mut Self>,
        waker: &Waker,
        exchange: &mut Exchange<Y, I>,
    ) -> Option<Poll<B::Output>> {
        let mut running = Running(self);
        let Part::Live { number, body } = running.0.as_mut().project() else {
            core::mem::forget(running);
            return None;
        };
        let polled = exchange::poll(body, *number, exchange, waker);
        if polled.is_pending() {
            core::mem::forget(running);
        }
        Some(polled)
    }

    /// The same, for one that yields in turns: where it suspends elsewhere, it is closed.
    #[inline]
    pub(crate) fn poll_in_turns(
        mut self: Pin<&mut Self>,
        waker: &Waker,
        exchange: &mut Exchange<Y, I>,
    ) -> Option<Poll<B::Output>> {
        let Part::Live { number, .. } = self.as_mut().project() else {
            return None;
        };
        exchange::meet(*number, exchange, waker, |cx, meeting| {
            // It is closed, if so, while the meeting goes on, of which the body may know.
            let mut running = Running(self);
            let Part::Live { body, .. } = running.0.as_mut().project() else {
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
}

impl<B, Y, I> Native<B, Y, I> {
    #[inline]
    pub(crate) const fn is_closed(&self) -> bool {
        matches!(self, Self::Closed)
    }
}

/// Closes the body where its end, or a panic, leads out of it.
struct Running<'a, B, Y, I>(Pin<&'a mut Native<B, Y, I>>);

impl<B, Y, I> Drop for Running<'_, B, Y, I> {
    #[inline]
    fn drop(&mut self) {
        self.0.set(Native::Closed);
    }
}
