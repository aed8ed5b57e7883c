//! The ends that a body can come to, apart from a yield.

use crate::step::{Fault, Step};

/// How a body ended: a [`Step`] without its yield.
#[derive(Clone, Debug)]
pub(crate) enum End<R, E> {
    Returned(R),
    Raised(E),
    Exited,
    Fault(Fault),
}

impl<R, E> End<R, E> {
    /// Makes the step again which this end was made of.
    #[inline]
    pub(crate) fn into_step<Y>(self) -> Step<Y, R, E> {
        match self {
            Self::Returned(value) => Step::Returned(value),
            Self::Raised(error) => Step::Raised(error),
            Self::Exited => Step::Exited,
            Self::Fault(fault) => Step::Fault(fault),
        }
    }
}

/// Parts a step into what was yielded and how the body ended.
#[inline]
pub(crate) fn part<Y, R, E>(step: Step<Y, R, E>) -> Result<Y, End<R, E>> {
    match step {
        Step::Yielded(value) => Ok(value),
        Step::Returned(value) => Err(End::Returned(value)),
        Step::Raised(error) => Err(End::Raised(error)),
        Step::Exited => Err(End::Exited),
        Step::Fault(fault) => Err(End::Fault(fault)),
    }
}
