//! The traits of a shared handle.

use alloc::rc::Rc;
use core::fmt;

use super::Shared;
use crate::{Generator, GeneratorState, Inspect, Location, Observe, Refused, Resume, Step};

impl<G: ?Sized> Clone for Shared<G> {
    /// Makes another handle to the same generator.
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<G: Observe + ?Sized> fmt::Debug for Shared<G> {
    /// Shows the name and the state, which are known also while the body runs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("name", &self.name())
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

impl<G: Observe + ?Sized> Observe for Shared<G> {
    fn generator_state(&self) -> GeneratorState {
        Self::state(self)
    }

    fn name(&self) -> &'static str {
        Self::name(self)
    }

    fn location(&self) -> Option<Location> {
        Self::location(self)
    }
}

impl<G: Inspect + ?Sized> Inspect for Shared<G> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        match self.0.generator.try_borrow() {
            Ok(generator) if !self.0.entered.get() => generator.visit_locals(visit),
            _ => {}
        }
    }
}

impl<A, E, G: Generator<A, E> + ?Sized> Generator<A, E> for Shared<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
        Self::resume(self, input)
    }
}

impl<A, E, G: Generator<A, E> + ?Sized> Generator<A, E> for &Shared<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
        Shared::resume(*self, input)
    }
}
