//! The machine behind `impl Iterator` of a body with what stays in place: arrays, and the numbers
//! that a larger body keeps. Below, all of that is called the arrays.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::at_once::{Each, Onward, Whole, internal_iteration};
use super::frame::{self, Frame, Locals, Sink, TypeOf};
use super::take::{Guard, hand_out};
use crate::{GeneratorState, Inspect, Location, Observe};

/// What is left of a body, as [`Rest`](super::at_once::Rest) has it, which is lent the arrays.
pub trait LentRest<S, A, Y> {
    /// Whether it is run to the end only, and from some yields.
    const ONWARD: bool;

    /// Runs it until `each` wants no more.
    fn run(&mut self, frame: &mut S, arrays: &mut A, each: Each<'_, Y>) -> Option<Y>;

    /// Runs it to its end, unless it cannot be entered.
    fn run_onward(&mut self, _frame: &mut S, _arrays: &mut A, _sink: Sink<'_, Y>) -> Option<Y> {
        None
    }
}

impl<S, A, Y, R> LentRest<S, A, Y> for R
where
    R: FnMut(&mut S, &mut A, Each<'_, Y>) -> Option<Y>,
{
    const ONWARD: bool = false;

    #[inline]
    fn run(&mut self, frame: &mut S, arrays: &mut A, each: Each<'_, Y>) -> Option<Y> {
        self(frame, arrays, each)
    }
}

impl<S, A, Y, R> LentRest<S, A, Y> for Onward<R>
where
    R: FnMut(&mut S, &mut A, Sink<'_, Y>) -> Option<Y>,
{
    const ONWARD: bool = true;

    fn run(&mut self, _frame: &mut S, _arrays: &mut A, _each: Each<'_, Y>) -> Option<Y> {
        None
    }

    #[inline]
    fn run_onward(&mut self, frame: &mut S, arrays: &mut A, sink: Sink<'_, Y>) -> Option<Y> {
        self.0(frame, arrays, sink)
    }
}

/// A lowered body with the face of an [`Iterator`], and the arrays that it leaves in place.
///
/// It is an [`IterMachine`](super::iterator::IterMachine) otherwise. There a closure would own the
/// arrays; here two need them, and both are lent them: `F`, which runs the body to its next yield,
/// and `R`, which runs what is left of it at once.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct LendingIter<S, A, F, T, W, R> {
    frame: S,
    arrays: A,
    body: F,
    whole: W,
    rest: R,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, A: Clone, F: Clone, T, W: Clone, R: Clone> Clone for LendingIter<S, A, F, T, W, R> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            arrays: self.arrays.clone(),
            body: self.body.clone(),
            whole: self.whole.clone(),
            rest: self.rest.clone(),
            take: PhantomData,
        }
    }
}

impl<S, A, F, T, W, R> LendingIter<S, A, F, T, W, R> {
    /// Joins a frame, the arrays, and the body that runs on them.
    #[inline]
    pub fn new<Y>(frame: S, arrays: A, body: F, _take: TypeOf<T>, whole: W, rest: R) -> Self
    where
        F: FnMut(&mut S, &mut A) -> Option<Y>,
        R: FnMut(&mut S, &mut A, Each<'_, Y>) -> Option<Y>,
    {
        Self {
            frame,
            arrays,
            body,
            whole,
            rest,
            take: PhantomData,
        }
    }

    /// Joins them where the rest is run to the end only, and from some yields.
    #[inline]
    pub fn onward<Y>(
        frame: S,
        arrays: A,
        body: F,
        _take: TypeOf<T>,
        whole: W,
        rest: R,
    ) -> LendingIter<S, A, F, T, W, Onward<R>>
    where
        F: FnMut(&mut S, &mut A) -> Option<Y>,
        W: Whole<S, Y>,
        R: FnMut(&mut S, &mut A, Sink<'_, Y>) -> Option<Y>,
    {
        LendingIter {
            frame,
            arrays,
            body,
            whole,
            rest: Onward(rest),
            take: PhantomData,
        }
    }

    /// The frame.
    pub const fn frame(&self) -> &S {
        &self.frame
    }

    /// Hands items to `each` from where the body stands, until that wants no more or the body
    /// ends.
    #[inline]
    fn each<Y>(&mut self, mut each: impl FnMut(Y) -> bool)
    where
        S: Frame,
        F: FnMut(&mut S, &mut A) -> Option<Y>,
        T: Guard<S>,
        W: Whole<S, Y>,
        R: LentRest<S, A, Y>,
    {
        if R::ONWARD {
            while self.step(&mut each) {}
            return;
        }
        if self.frame.state() == GeneratorState::Created && !self.step(&mut each) {
            return;
        }
        let (arrays, rest) = (&mut self.arrays, &mut self.rest);
        let last = T::leave(&mut self.frame, |frame| rest.run(frame, arrays, &mut each));
        if let Some(item) = last {
            each(item);
        }
    }

    /// Hands the next item to `each`; says whether there was one, and that wants more.
    #[inline]
    fn step<Y>(&mut self, each: &mut impl FnMut(Y) -> bool) -> bool
    where
        S: Frame,
        F: FnMut(&mut S, &mut A) -> Option<Y>,
        T: Guard<S>,
        W: Whole<S, Y>,
        R: LentRest<S, A, Y>,
    {
        let item = self.next();
        item.is_some_and(|item| hand_out(&mut self.frame, item, each))
    }

    /// Hands all items to `each`.
    #[inline]
    fn all_that_is_left<Y>(mut self, mut each: impl FnMut(Y))
    where
        S: Frame,
        F: FnMut(&mut S, &mut A) -> Option<Y>,
        T: Guard<S>,
        W: Whole<S, Y>,
        R: LentRest<S, A, Y>,
    {
        if W::AT_ONCE && self.frame.state() == GeneratorState::Created {
            let last = self.whole.run(self.frame, &mut each);
            last.into_iter().for_each(each);
        } else if R::ONWARD {
            loop {
                let (arrays, rest) = (&mut self.arrays, &mut self.rest);
                let last = T::leave(&mut self.frame, |frame| {
                    rest.run_onward(frame, arrays, &mut each)
                });
                last.into_iter().for_each(&mut each);
                // Where it could not be entered, the body steps on.
                let Some(item) = self.next() else { return };
                each(item);
            }
        } else {
            self.each(|item| {
                each(item);
                true
            });
        }
    }
}

impl<S, A, F, T, W, R, Y> Iterator for LendingIter<S, A, F, T, W, R>
where
    S: Frame,
    F: FnMut(&mut S, &mut A) -> Option<Y>,
    T: Guard<S>,
    W: Whole<S, Y>,
    R: LentRest<S, A, Y>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        let (arrays, body) = (&mut self.arrays, &mut self.body);
        T::leave(&mut self.frame, |frame| body(frame, arrays))
    }

    internal_iteration!();
}

impl<S, A, F, T, W, R, Y> FusedIterator for LendingIter<S, A, F, T, W, R>
where
    S: Frame,
    F: FnMut(&mut S, &mut A) -> Option<Y>,
    T: Guard<S>,
    W: Whole<S, Y>,
    R: LentRest<S, A, Y>,
{
}

impl<S: Frame, A, F, T, W, R> Observe for LendingIter<S, A, F, T, W, R> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.frame.state()
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.frame.location()
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        self.frame.delegate()
    }
}

impl<S: Locals, A, F, T, W, R> Inspect for LendingIter<S, A, F, T, W, R> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, A, F, T, W, R> fmt::Debug for LendingIter<S, A, F, T, W, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::debug(&self.frame, f)
    }
}
