//! Generators behind a pointer: `&mut G` and `Box<G>`.
//!
//! Every method is forwarded, not only `resume`: a call through a `dyn
//! Generator` is then one virtual call.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;

use crate::state::forward_observe;
use crate::{
    CloseError, Generator, Inspect, NextError, Nothing, Observe, PrimeError, Refused, Resume,
    SendError, Step, ThrowError,
};

macro_rules! forward {
    ($($pointer:ty),*) => {$(
        impl<G: Observe + ?Sized> Observe for $pointer {
            forward_observe!(self => (**self));
        }

        impl<G: Inspect + ?Sized> Inspect for $pointer {
            fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
                (**self).visit_locals(visit);
            }
        }

        impl<A, E, G: Generator<A, E> + ?Sized> Generator<A, E> for $pointer {
            type Yield = G::Yield;
            type Return = G::Return;

            #[inline]
            fn resume(
                &mut self,
                input: Resume<A, E>,
            ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
                (**self).resume(input)
            }

            #[inline]
            fn prime(&mut self) -> Result<G::Yield, PrimeError<G::Return, E>> {
                (**self).prime()
            }

            #[inline]
            fn next(&mut self) -> Result<G::Yield, NextError<G::Return, E>>
            where
                A: Nothing,
            {
                (**self).next()
            }

            #[inline]
            fn send(&mut self, value: A) -> Result<G::Yield, SendError<A, G::Return, E>> {
                (**self).send(value)
            }

            #[inline]
            fn throw(&mut self, error: E) -> Result<G::Yield, ThrowError<G::Return, E>> {
                (**self).throw(error)
            }

            #[inline]
            fn close(&mut self) -> Result<Option<G::Return>, CloseError<G::Yield, E>> {
                (**self).close()
            }
        }
    )*};
}

forward!(&mut G);
#[cfg(feature = "alloc")]
forward!(Box<G>);
