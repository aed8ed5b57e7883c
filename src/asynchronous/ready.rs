//! An async generator that never has to wait, as a generator.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use super::AsyncGenerator;
use crate::outcome::Resumed;
use crate::state::forward_observe;
use crate::{Fault, Generator, Observe, Resume, Step};

/// The generator of [`AsyncGenerator::ready`].
#[derive(Clone)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct Ready<G>(G);

impl<G> Ready<G> {
    #[inline]
    pub(super) const fn new(generator: G) -> Self {
        Self(generator)
    }

    /// The async generator again.
    pub fn into_inner(self) -> G {
        self.0
    }
}

impl<A, E, G: AsyncGenerator<A, E> + Unpin> Generator<A, E> for Ready<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Resumed<G::Yield, G::Return, A, E> {
        let mut cx = Context::from_waker(Waker::noop());
        match Pin::new(&mut self.0).poll_resume(&mut cx, &mut Some(input)) {
            Poll::Ready(resumed) => resumed,
            Poll::Pending => Ok(Step::Fault(Fault::Pending)),
        }
    }
}

impl<G: Observe> Observe for Ready<G> {
    forward_observe!(self => self.0);
}

impl<G: fmt::Debug> fmt::Debug for Ready<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ready").field(&self.0).finish()
    }
}
