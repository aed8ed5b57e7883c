//! What a function with a mistake in it returns, so that its callers compile.

use core::convert::Infallible;
use core::fmt;
use core::marker::PhantomData;
#[cfg(target_has_atomic = "32")]
use core::pin::Pin;

#[cfg(all(feature = "async", target_has_atomic = "32"))]
use core::task::{Context, Poll};

#[cfg(target_has_atomic = "32")]
use crate::PinnedGenerator;
#[cfg(target_has_atomic = "32")]
use crate::outcome::Resumed;
use crate::{Generator, GeneratorState, Inspect, Observe, Refusal, Refused, Resume, Step};

/// An ended generator of any face.
///
/// It is never run: it stands beside a `compile_error!`.
pub struct StandIn<Y, R>(Infallible, PhantomData<fn() -> (Y, R)>);

impl<Y, R> StandIn<Y, R> {
    /// Makes one, in code that is never run.
    #[allow(clippy::new_without_default, reason = "it cannot be made")]
    #[must_use]
    pub fn new() -> Self {
        unreachable!("a function with an error is never run")
    }
}

impl<Y, R> Clone for StandIn<Y, R> {
    fn clone(&self) -> Self {
        match self.0 {}
    }
}

impl<Y, R> fmt::Debug for StandIn<Y, R> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {}
    }
}

impl<Y, R> Iterator for StandIn<Y, R> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        match self.0 {}
    }
}

impl<Y, R> Observe for StandIn<Y, R> {
    fn generator_state(&self) -> GeneratorState {
        match self.0 {}
    }
}

impl<Y, R> Inspect for StandIn<Y, R> {
    fn visit_locals(&self, _: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        match self.0 {}
    }
}

impl<A, E, Y, R> Generator<A, E> for StandIn<Y, R> {
    type Yield = Y;
    type Return = R;

    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        let refusal = Refusal::Exhausted;
        Err(Refused { refusal, input })
    }
}

#[cfg(target_has_atomic = "32")]
impl<Y, R, A, E> PinnedGenerator<A, E> for StandIn<Y, R> {
    type Yield = Y;
    type Return = R;

    fn resume(self: Pin<&mut Self>, _input: Resume<A, E>) -> Resumed<Y, R, A, E> {
        match self.0 {}
    }
}

#[cfg(all(feature = "async", target_has_atomic = "32"))]
impl<Y, R, A, E> crate::AsyncGenerator<A, E> for StandIn<Y, R> {
    type Yield = Y;
    type Return = R;

    fn poll_resume(
        self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
        _input: &mut Option<Resume<A, E>>,
    ) -> Poll<Resumed<Y, R, A, E>> {
        match self.0 {}
    }
}

#[cfg(all(feature = "async", target_has_atomic = "32"))]
impl<Y> futures_core::stream::Stream for StandIn<Y, ()> {
    type Item = Y;

    fn poll_next(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<Y>> {
        match self.0 {}
    }
}

#[cfg(all(feature = "async", target_has_atomic = "32"))]
impl<Y> futures_core::stream::FusedStream for StandIn<Y, ()> {
    fn is_terminated(&self) -> bool {
        match self.0 {}
    }
}
