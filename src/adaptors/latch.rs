//! What closes an adaptor whose closure panics.

use core::fmt;

use super::Outcome;
use crate::{
    Generator, GeneratorState, Inspect, Location, Observe, Refusal, Refused, Resume, Step,
};

/// A generator whose steps pass through a closure on their way in or out.
///
/// If that closure panics, the generator itself is suspended still, but what it
/// yielded is lost: the adaptor must be closed. So it is shut before each step,
/// and opened again after one that came to a yield.
#[derive(Clone)]
pub(super) struct Latch<G> {
    generator: G,
    shut: bool,
}

impl<G> Latch<G> {
    pub(super) const fn new(generator: G) -> Self {
        Self {
            generator,
            shut: false,
        }
    }

    /// Takes a step, unless an earlier one ended or panicked.
    #[inline]
    pub(super) fn step<A, E, Y, R>(
        &mut self,
        input: Resume<A, E>,
        step: impl FnOnce(&mut G, Resume<A, E>) -> Outcome<A, E, Y, R>,
    ) -> Outcome<A, E, Y, R> {
        if self.shut {
            return Err(Refused {
                refusal: Refusal::Exhausted,
                input,
            });
        }
        self.shut = true;
        let outcome = step(&mut self.generator, input);
        self.shut = !matches!(outcome, Ok(Step::Yielded(_)) | Err(_));
        outcome
    }

    /// Resumes the generator, and maps what it yields.
    #[inline]
    pub(super) fn resume<A, E, Z>(
        &mut self,
        input: Resume<A, E>,
        map: impl FnOnce(G::Yield) -> Z,
    ) -> Outcome<A, E, Z, G::Return>
    where
        G: Generator<A, E>,
    {
        self.step(input, |generator, input| {
            Ok(match generator.resume(input)? {
                Step::Yielded(value) => Step::Yielded(map(value)),
                Step::Returned(value) => Step::Returned(value),
                Step::Raised(error) => Step::Raised(error),
                Step::Exited => Step::Exited,
                Step::Fault(fault) => Step::Fault(fault),
            })
        })
    }
}

impl<G: Observe> Observe for Latch<G> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        if self.shut {
            GeneratorState::Closed
        } else {
            self.generator.generator_state()
        }
    }

    fn name(&self) -> &'static str {
        self.generator.name()
    }

    fn location(&self) -> Option<Location> {
        if self.shut {
            None
        } else {
            self.generator.location()
        }
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        if self.shut {
            None
        } else {
            self.generator.delegate()
        }
    }
}

impl<G: Inspect> Inspect for Latch<G> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        if !self.shut {
            self.generator.visit_locals(visit);
        }
    }
}

impl<G: fmt::Debug> fmt::Debug for Latch<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}

/// Lets a [`Latch`] in the field `inner` tell what there is to tell of an adaptor
/// with a closure.
macro_rules! told_by_latch {
    ($adaptor:ident) => {
        impl<G: $crate::Observe, F> $crate::Observe for $adaptor<G, F> {
            $crate::state::forward_observe!(self => self.inner);
        }

        impl<G: $crate::Inspect, F> $crate::Inspect for $adaptor<G, F> {
            fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn ::core::fmt::Debug)) {
                self.inner.visit_locals(visit);
            }
        }

        impl<G: ::core::fmt::Debug, F> ::core::fmt::Debug for $adaptor<G, F> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(stringify!($adaptor))
                    .field("generator", &self.inner)
                    .finish_non_exhaustive()
            }
        }
    };
}

pub(super) use told_by_latch;
