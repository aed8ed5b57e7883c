//! The machine behind `impl Iterator` of a body that delegates to itself.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::super::frame::{Frame, Locals, TypeOf};
use super::super::take::Take;
use super::calls::{Calls, ClearOnUnwind};
use super::level::{Innermost, Waiting, WaitingLocals};
use crate::{GeneratorState, Inspect, Location, Observe};

/// A lowered body with the face of an [`Iterator`], and the stack of those that wait.
///
/// It is an [`IterMachine`](super::super::iterator::IterMachine) otherwise; `frame` is
/// that of the innermost level.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RecursiveIter<S, C, F, T> {
    // Dropped before those that wait for it.
    frame: Innermost<S>,
    calls: Calls<C>,
    body: F,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, C: Clone, F: Clone, T> Clone for RecursiveIter<S, C, F, T> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            calls: self.calls.clone(),
            body: self.body.clone(),
            take: PhantomData,
        }
    }
}

impl<S, C, F, T> RecursiveIter<S, C, F, T> {
    /// Joins a frame and the body that runs on it.
    #[inline]
    pub fn new<Y>(frame: S, calls: Calls<C>, body: F, _take: TypeOf<T>) -> Self
    where
        F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
    {
        Self {
            frame: Innermost(frame),
            calls,
            body,
            take: PhantomData,
        }
    }

    /// The innermost frame.
    pub const fn frame(&self) -> &S {
        &self.frame.0
    }
}

impl<S, C, F, T, Y> Iterator for RecursiveIter<S, C, F, T>
where
    F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
    T: Take<S>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        let body = &mut self.body;
        let guard = ClearOnUnwind(&mut self.calls);
        let item = T::take(&mut self.frame.0, |locals, frame| {
            body(locals, frame, &mut *guard.0)
        });
        core::mem::forget(guard);
        item
    }
}

impl<S, C, F, T, Y> FusedIterator for RecursiveIter<S, C, F, T>
where
    F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
    T: Take<S>,
{
}

impl<S: Frame, C: Waiting, F, T> Observe for RecursiveIter<S, C, F, T> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.frame.state_of_all(&self.calls)
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.frame.location_of_all(&self.calls)
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        self.frame.delegate_of_all(&self.calls)
    }
}

impl<S: Locals, C: WaitingLocals, F, T> Inspect for RecursiveIter<S, C, F, T> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_outermost(&self.calls, visit);
    }
}

impl<S: Locals, C: WaitingLocals, F, T> fmt::Debug for RecursiveIter<S, C, F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.frame.debug_all(&self.calls, f)
    }
}
