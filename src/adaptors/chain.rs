//! Two generators, one after the other.

use core::fmt;

use crate::{
    Generator, GeneratorState, Inspect, Location, Observe, Refusal, Refused, Resume, Step,
};

/// A generator that runs two others in turn, from [`Generator::chain`].
///
/// It is a body that delegates to the first and then to the other. What the first
/// returns is dropped, and the other's return value is that of the chain; to keep
/// both, write such a body, with [`yield_from!`](crate::yield_from).
///
/// | what comes in | what it does |
/// |---|---|
/// | a send | passes it to the part that it is in; if the first returns, starts the other, and gives its first yield |
/// | a throw | the same; if the first does not catch the error, the chain ends with it, and the other is never started |
/// | a close | closes the part that it is in; if that is the first, the chain ends, and the other is never started |
///
/// If the part yields in answer to a close, that is the chain's
/// [answer](crate::CloseError::ExitIgnored). If the first returns in answer to one,
/// the value is dropped like any other.
///
/// State, name, location, locals and delegate are those of the part that it is in. A first
/// that was closed before, or by another handle to it, is passed over. The other
/// must not have been started by the time when its turn comes, else the chain ends
/// with [`Fault::AlreadyStarted`](crate::Fault::AlreadyStarted) or another fault.
///
/// # Panics
///
/// Panics if the part does that it is in. The chain is closed then.
///
/// # Examples
///
/// ```
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn count(from: u32, to: u32) -> impl Generator<Yield = u32, Return = u32> {
///     for i in from..to {
///         yield_!(i);
///     }
///     to
/// }
///
/// let mut numbers = count(0, 2).chain(count(7, 9)).iter();
/// assert_eq!(numbers.by_ref().collect::<Vec<_>>(), [0, 1, 7, 8]);
/// assert_eq!(numbers.into_return(), Some(9));
/// ```
#[derive(Clone, Debug)]
#[must_use = "a generator does nothing until it is resumed"]
pub struct Chain<G, H> {
    first: G,
    other: H,
    part: Part,
}

/// Where a chain is.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// In the first, unless that is found closed.
    First,
    /// In the other.
    Other,
    /// It ended in the first.
    Over,
}

impl<G, H> Chain<G, H> {
    pub(crate) const fn new(first: G, other: H) -> Self {
        Self {
            first,
            other,
            part: Part::First,
        }
    }
}

impl<G: Observe, H> Chain<G, H> {
    /// Tells where it is, a first that was closed elsewhere being passed over.
    #[inline]
    fn part(&self) -> Part {
        match self.part {
            Part::First if self.first.generator_state() == GeneratorState::Closed => Part::Other,
            part => part,
        }
    }
}

impl<G: Observe, H: Observe> Observe for Chain<G, H> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        match self.part() {
            Part::First => self.first.generator_state(),
            Part::Other => self.other.generator_state(),
            Part::Over => GeneratorState::Closed,
        }
    }

    fn name(&self) -> &'static str {
        match self.part() {
            Part::First | Part::Over => self.first.name(),
            Part::Other => self.other.name(),
        }
    }

    fn location(&self) -> Option<Location> {
        match self.part() {
            Part::First => self.first.location(),
            Part::Other => self.other.location(),
            Part::Over => None,
        }
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        match self.part() {
            Part::First => self.first.delegate(),
            Part::Other => self.other.delegate(),
            Part::Over => None,
        }
    }
}

impl<G: Inspect, H: Inspect> Inspect for Chain<G, H> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        match self.part() {
            Part::First => self.first.visit_locals(visit),
            Part::Other => self.other.visit_locals(visit),
            Part::Over => {}
        }
    }
}

impl<A, E, G, H> Generator<A, E> for Chain<G, H>
where
    G: Generator<A, E>,
    H: Generator<A, E, Yield = G::Yield>,
{
    type Yield = G::Yield;
    type Return = H::Return;

    #[inline]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, H::Return, E>, Refused<Resume<A, E>>> {
        match self.part {
            Part::First => {}
            Part::Other => return self.other.resume(input),
            Part::Over => {
                let refusal = Refusal::Exhausted;
                return Err(Refused { refusal, input });
            }
        }
        let closing = matches!(input, Resume::Exit);
        self.part = Part::Over; // and so it stays after a panic
        let step = match self.first.resume(input) {
            Ok(step) => step,
            Err(refused) if refused.refusal == Refusal::Exhausted => {
                self.part = Part::Other;
                return self.other.resume(refused.input);
            }
            Err(refused) => {
                self.part = Part::First;
                return Err(refused);
            }
        };
        Ok(match step {
            Step::Yielded(value) => {
                self.part = Part::First;
                Step::Yielded(value)
            }
            Step::Returned(_) if closing => Step::Exited,
            Step::Returned(_) => match self.other.resume(Resume::Start) {
                Ok(step) => {
                    self.part = Part::Other;
                    step
                }
                Err(refused) => Step::Fault(refused.refusal.fault()),
            },
            Step::Raised(error) => Step::Raised(error),
            Step::Exited => Step::Exited,
            Step::Fault(fault) => Step::Fault(fault),
        })
    }
}
