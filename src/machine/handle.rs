//! Delegating to a handle that others may have, too: [`Shared`](crate::Shared), or a
//! reference to one.
//!
//! Such a generator may have ended before; then it yields nothing, and there is no value
//! that it could give. So a delegation to one evaluates to `Option<Return>` (D6).

#[cfg(feature = "alloc")]
use super::delegate::DelegateTo;
#[cfg(feature = "async")]
use super::delegate::WrapTagged;
use super::delegate::{Delegate, Delegated, NextDelegate, SendDelegate};
use crate::{Fault, GeneratorState, Observe, Resume, Step, Thrown};
#[cfg(feature = "alloc")]
use crate::{Generator, Nothing, Shared};

/// A handle to a generator whose send type has a nothing.
pub trait SharedNext {
    /// Answers so.
    fn __tag(&self) -> TagSharedNext {
        TagSharedNext
    }
}

/// A handle to any other generator.
pub trait SharedSend {
    /// Answers so.
    fn __tag(&self) -> TagSharedSend {
        TagSharedSend
    }
}

#[cfg(feature = "alloc")]
impl<A: Nothing, E, G> SharedNext for &&&&&DelegateTo<'_, A, E, Shared<G>> where
    G: Generator<A, E> + ?Sized
{
}

#[cfg(feature = "alloc")]
impl<A: Nothing, E, G> SharedNext for &&&&&DelegateTo<'_, A, E, &Shared<G>> where
    G: Generator<A, E> + ?Sized
{
}

#[cfg(feature = "alloc")]
impl<A, E, G: Generator<A, E> + ?Sized> SharedSend for &&&&DelegateTo<'_, A, E, Shared<G>> {}

#[cfg(feature = "alloc")]
impl<A, E, G: Generator<A, E> + ?Sized> SharedSend for &&&&DelegateTo<'_, A, E, &Shared<G>> {}

/// See [`SharedNext`].
#[derive(Debug)]
pub struct TagSharedNext;

/// See [`SharedSend`].
#[derive(Debug)]
pub struct TagSharedSend;

impl TagSharedNext {
    /// Delegates to it: one that has started already goes on.
    #[inline]
    pub fn wrap<T>(self, generator: T) -> SharedDelegate<NextDelegate<T>> {
        SharedDelegate(NextDelegate(generator))
    }
}

impl TagSharedSend {
    /// Delegates to it.
    #[inline]
    pub fn wrap<T>(self, generator: T) -> SharedDelegate<SendDelegate<T>> {
        SharedDelegate(SendDelegate(generator))
    }
}

#[cfg(feature = "async")]
super::delegate::wrap_tagged! {
    [] TagSharedNext: SharedDelegate<NextDelegate<T>>;
    [] TagSharedSend: SharedDelegate<SendDelegate<T>>;
}

/// A generator that may have ended before.
#[derive(Clone, Debug)]
pub struct SharedDelegate<D>(D);

impl<A, E, D: Delegate<A, E> + Delegated> Delegate<A, E> for SharedDelegate<D> {
    type Yield = D::Yield;
    type Return = Option<D::Return>;

    fn resume(&mut self, input: Resume<A, E>) -> Step<D::Yield, Option<D::Return>, E> {
        let ended = self.observed().generator_state() == GeneratorState::Closed;
        match self.0.resume(input) {
            Step::Fault(Fault::Exhausted) if ended => Step::Returned(None),
            Step::Yielded(value) => Step::Yielded(value),
            Step::Returned(value) => Step::Returned(Some(value)),
            Step::Raised(error) => Step::Raised(error),
            Step::Exited => Step::Exited,
            Step::Fault(fault) => Step::Fault(fault),
        }
    }
}

impl<D: Delegated> Delegated for SharedDelegate<D> {
    fn observed(&self) -> &dyn Observe {
        self.0.observed()
    }
}

/// What left a delegate that did not return.
///
/// # Panics
/// If it did return, or yield.
pub fn left<Y, R, E>(step: Step<Y, R, E>) -> Thrown<E> {
    match step {
        Step::Raised(error) => Thrown::Raised(error),
        Step::Exited => Thrown::Exit,
        Step::Fault(fault) => Thrown::Fault(fault),
        Step::Yielded(_) | Step::Returned(_) => unreachable!("these have arms of their own"),
    }
}
