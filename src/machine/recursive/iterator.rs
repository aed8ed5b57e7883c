//! The machine behind `impl Iterator` of a body that delegates to itself.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::super::at_once::{Each, Stepwise, internal_iteration};
use super::super::frame::{Frame, Locals, TypeOf};
use super::super::take::{Take, hand_out};
use super::calls::{Calls, ClearOnUnwind};
use super::level::{Innermost, Waiting, WaitingLocals};
use crate::{GeneratorState, Inspect, Location, Observe};

/// What is left of all levels, and can be run at once.
pub trait LevelsRest<S, C, Y> {
    /// Whether it can.
    const AT_ONCE: bool;

    /// Runs it from where the innermost level stands, out of whose frame `locals` were taken, and
    /// hands its items to `each` until that wants no more: then that level is suspended.
    fn run(&mut self, locals: S, frame: &mut S, calls: &mut Calls<C>, each: Each<'_, Y>);
}

impl<S, C, Y, R> LevelsRest<S, C, Y> for R
where
    R: FnMut(S, &mut S, &mut Calls<C>, Each<'_, Y>) -> Option<Y>,
{
    const AT_ONCE: bool = true;

    #[inline]
    fn run(&mut self, locals: S, frame: &mut S, calls: &mut Calls<C>, each: Each<'_, Y>) {
        // It hands on the last item, too, since an outer level may have more.
        let _none = self(locals, frame, calls, each);
    }
}

impl<S, C, Y> LevelsRest<S, C, Y> for Stepwise {
    const AT_ONCE: bool = false;

    fn run(&mut self, _locals: S, _frame: &mut S, _calls: &mut Calls<C>, _each: Each<'_, Y>) {}
}

/// A lowered body with the face of an [`Iterator`], and the stack of those that wait.
///
/// It is an [`IterMachine`](super::super::iterator::IterMachine) otherwise; `frame` is
/// that of the innermost level. What `R` runs at once begins with the start of a level, too.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RecursiveIter<S, C, F, T, R> {
    // Dropped before those that wait for it.
    frame: Innermost<S>,
    calls: Calls<C>,
    body: F,
    rest: R,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, C: Clone, F: Clone, T, R: Clone> Clone for RecursiveIter<S, C, F, T, R> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            calls: self.calls.clone(),
            body: self.body.clone(),
            rest: self.rest.clone(),
            take: PhantomData,
        }
    }
}

impl<S, C, F, T, R> RecursiveIter<S, C, F, T, R> {
    /// Joins a frame and the body that runs on it.
    #[inline]
    pub fn new<Y>(frame: S, calls: Calls<C>, body: F, _take: TypeOf<T>, rest: R) -> Self
    where
        F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
        R: LevelsRest<S, C, Y>,
    {
        Self {
            frame: Innermost(frame),
            calls,
            body,
            rest,
            take: PhantomData,
        }
    }

    /// The innermost frame.
    pub const fn frame(&self) -> &S {
        &self.frame.0
    }

    /// Hands items to `each` from where the innermost level stands, until that wants no more or
    /// all levels have ended.
    #[inline]
    fn each<Y>(&mut self, mut each: impl FnMut(Y) -> bool)
    where
        S: Frame,
        F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
        T: Take<S>,
        R: LevelsRest<S, C, Y>,
    {
        if !R::AT_ONCE {
            while let Some(item) = self.next() {
                let guard = ClearOnUnwind(&mut self.calls);
                let more = hand_out(&mut self.frame.0, item, &mut each);
                core::mem::forget(guard);
                if !more {
                    break;
                }
            }
            return;
        }
        let rest = &mut self.rest;
        let guard = ClearOnUnwind(&mut self.calls);
        T::take(&mut self.frame.0, |locals, frame| {
            rest.run(locals, frame, &mut *guard.0, &mut each);
        });
        core::mem::forget(guard);
    }

    /// Hands all items to `each`.
    #[inline]
    fn all_that_is_left<Y>(mut self, mut each: impl FnMut(Y))
    where
        S: Frame,
        F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
        T: Take<S>,
        R: LevelsRest<S, C, Y>,
    {
        self.each(|item| {
            each(item);
            true
        });
    }
}

impl<S, C, F, T, R, Y> Iterator for RecursiveIter<S, C, F, T, R>
where
    S: Frame,
    F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
    T: Take<S>,
    R: LevelsRest<S, C, Y>,
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

    internal_iteration!();
}

impl<S, C, F, T, R, Y> FusedIterator for RecursiveIter<S, C, F, T, R>
where
    S: Frame,
    F: FnMut(S, &mut S, &mut Calls<C>) -> Option<Y>,
    T: Take<S>,
    R: LevelsRest<S, C, Y>,
{
}

impl<S: Frame, C: Waiting, F, T, R> Observe for RecursiveIter<S, C, F, T, R> {
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

impl<S: Locals, C: WaitingLocals, F, T, R> Inspect for RecursiveIter<S, C, F, T, R> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_outermost(&self.calls, visit);
    }
}

impl<S: Locals, C: WaitingLocals, F, T, R> fmt::Debug for RecursiveIter<S, C, F, T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.frame.debug_all(&self.calls, f)
    }
}
