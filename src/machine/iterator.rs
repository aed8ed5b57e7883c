//! The machine behind `impl Iterator`.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::at_once::{Onward, Rest, Whole, internal_iteration};
use super::frame::{self, Frame, Locals, Sink, TypeOf};
use super::take::{Guard, hand_out};
use crate::{GeneratorState, Inspect, Location, Observe};

/// A lowered body with the face of an [`Iterator`].
///
/// `F` runs the body from where its frame `S` stands to the next yield. It gets the
/// frame, takes the locals out and puts them back, and gives `None` at and after the end.
/// `W` runs the whole body at once, if that can be (`Whole`), and `R` what is left of it (`Rest`).
/// `T` is how the frame is taken.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMachine<S, F, T, W, R> {
    frame: S,
    body: F,
    whole: W,
    rest: R,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, F: Clone, T, W: Clone, R: Clone> Clone for IterMachine<S, F, T, W, R> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            body: self.body.clone(),
            whole: self.whole.clone(),
            rest: self.rest.clone(),
            take: PhantomData,
        }
    }
}

impl<S, F, T, W, R> IterMachine<S, F, T, W, R> {
    /// Joins a frame and the body that runs on it. What the body is given is of the frame's
    /// type; how it is taken may be left open.
    #[inline]
    pub fn new<Y>(frame: S, body: F, _take: TypeOf<T>, whole: W, rest: R) -> Self
    where
        F: FnMut(&mut S) -> Option<Y>,
    {
        Self {
            frame,
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
        body: F,
        take: TypeOf<T>,
        whole: W,
        rest: R,
    ) -> IterMachine<S, F, T, W, Onward<R>>
    where
        F: FnMut(&mut S) -> Option<Y>,
        W: Whole<S, Y>,
        R: FnMut(&mut S, Sink<'_, Y>) -> Option<Y>,
    {
        IterMachine::new(frame, body, take, whole, Onward(rest))
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
        F: FnMut(&mut S) -> Option<Y>,
        T: Guard<S>,
        W: Whole<S, Y>,
        R: Rest<S, Y>,
    {
        if R::AT_ONCE {
            if self.frame.state() == GeneratorState::Created && !self.step(&mut each) {
                return;
            }
            let rest = &mut self.rest;
            let last = T::leave(&mut self.frame, |frame| rest.run(frame, &mut each));
            if let Some(item) = last {
                each(item);
            }
            return;
        }
        while self.step(&mut each) {}
    }

    /// Hands the next item to `each`; says whether there was one, and that wants more.
    #[inline]
    fn step<Y>(&mut self, each: &mut impl FnMut(Y) -> bool) -> bool
    where
        S: Frame,
        F: FnMut(&mut S) -> Option<Y>,
        T: Guard<S>,
    {
        let item = T::leave_again(&mut self.frame, &mut self.body);
        item.is_some_and(|item| hand_out(&mut self.frame, item, each))
    }

    /// Hands all items to `each`.
    #[inline]
    fn all_that_is_left<Y>(mut self, mut each: impl FnMut(Y))
    where
        S: Frame,
        F: FnMut(&mut S) -> Option<Y>,
        T: Guard<S>,
        W: Whole<S, Y>,
        R: Rest<S, Y>,
    {
        if W::AT_ONCE && self.frame.state() == GeneratorState::Created {
            let last = self.whole.run(self.frame, &mut each);
            last.into_iter().for_each(each);
        } else if R::ONWARD {
            loop {
                let rest = &mut self.rest;
                let last = T::leave(&mut self.frame, |frame| rest.run_onward(frame, &mut each));
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

impl<S, F, T, W, R, Y> Iterator for IterMachine<S, F, T, W, R>
where
    S: Frame,
    F: FnMut(&mut S) -> Option<Y>,
    T: Guard<S>,
    W: Whole<S, Y>,
    R: Rest<S, Y>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        T::leave_again(&mut self.frame, &mut self.body)
    }

    internal_iteration!();
}

impl<S, F, T, W, R, Y> FusedIterator for IterMachine<S, F, T, W, R>
where
    S: Frame,
    F: FnMut(&mut S) -> Option<Y>,
    T: Guard<S>,
    W: Whole<S, Y>,
    R: Rest<S, Y>,
{
}

impl<S: Frame, F, T, W, R> Observe for IterMachine<S, F, T, W, R> {
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

impl<S: Locals, F, T, W, R> Inspect for IterMachine<S, F, T, W, R> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, F, T, W, R> fmt::Debug for IterMachine<S, F, T, W, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::debug(&self.frame, f)
    }
}
