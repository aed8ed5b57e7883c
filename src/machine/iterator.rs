//! The machine behind `impl Iterator`.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::frame::{self, Frame, Locals, Sink, TypeOf};
use super::take::Take;
use crate::{GeneratorState, Inspect, Location, Observe};

/// A body that can be run at once, from its start.
pub trait Whole<S, Y> {
    /// Whether it can.
    const AT_ONCE: bool;

    /// Runs it, and hands its items to `sink`; gives the last one, if a `?` made that.
    fn run(self, start: S, sink: Sink<'_, Y>) -> Option<Y>;
}

impl<S, Y, W> Whole<S, Y> for W
where
    W: FnOnce(S, Sink<'_, Y>) -> Option<Y>,
{
    const AT_ONCE: bool = true;

    #[inline]
    fn run(self, start: S, sink: Sink<'_, Y>) -> Option<Y> {
        self(start, sink)
    }
}

/// What wants the items of a body: it says whether it wants more.
pub type Each<'a, Y> = &'a mut (dyn FnMut(Y) -> bool + 'a);

/// What is left of a body after a yield, and can be run at once.
pub trait Rest<S, Y> {
    /// Whether it can.
    const AT_ONCE: bool;

    /// Runs it from where its frame stands, and hands its items to `each` until that wants no
    /// more: then it is suspended. Gives the last item, if a `?` made that.
    fn run(&mut self, frame: &mut S, each: Each<'_, Y>) -> Option<Y>;
}

impl<S, Y, R> Rest<S, Y> for R
where
    R: FnMut(&mut S, Each<'_, Y>) -> Option<Y>,
{
    const AT_ONCE: bool = true;

    #[inline]
    fn run(&mut self, frame: &mut S, each: Each<'_, Y>) -> Option<Y> {
        self(frame, each)
    }
}

/// A body that cannot be run at once, or of which the rest cannot: it makes values of a type that
/// no other code makes.
#[derive(Clone, Copy, Debug)]
pub struct Stepwise;

impl<S, Y> Whole<S, Y> for Stepwise {
    const AT_ONCE: bool = false;

    fn run(self, _start: S, _sink: Sink<'_, Y>) -> Option<Y> {
        None
    }
}

impl<S, Y> Rest<S, Y> for Stepwise {
    const AT_ONCE: bool = false;

    fn run(&mut self, _frame: &mut S, _each: Each<'_, Y>) -> Option<Y> {
        None
    }
}

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
        W: Whole<S, Y>,
        R: Rest<S, Y>,
    {
        Self {
            frame,
            body,
            whole,
            rest,
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
        F: FnMut(&mut S) -> Option<Y>,
        T: Take<S>,
        W: Whole<S, Y>,
        R: Rest<S, Y>,
    {
        if R::AT_ONCE {
            let is_new = self.frame.state() == GeneratorState::Created;
            if is_new && !self.next().is_some_and(&mut each) {
                return;
            }
            let rest = &mut self.rest;
            let last = T::leave(&mut self.frame, |frame| rest.run(frame, &mut each));
            if let Some(item) = last {
                each(item);
            }
            return;
        }
        while self.next().is_some_and(&mut each) {}
    }
}

impl<S, F, T, W, R, Y> Iterator for IterMachine<S, F, T, W, R>
where
    S: Frame,
    F: FnMut(&mut S) -> Option<Y>,
    T: Take<S>,
    W: Whole<S, Y>,
    R: Rest<S, Y>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        T::leave_again(&mut self.frame, &mut self.body)
    }

    /// Runs the body as the loops that the user wrote: from its start, or on from where it is
    /// suspended.
    ///
    /// This is internal iteration: `sum`, `for_each` and the like come here, also through
    /// the adaptors of std.
    #[inline]
    fn fold<B, G>(mut self, init: B, mut f: G) -> B
    where
        G: FnMut(B, Y) -> B,
    {
        let mut folded = Some(init);
        // It is empty only while `f` runs, and for good if that panics.
        let mut each = |item| folded = folded.take().map(|folded| f(folded, item));
        if W::AT_ONCE && self.frame.state() == GeneratorState::Created {
            let last = self.whole.run(self.frame, &mut each);
            last.into_iter().for_each(each);
        } else {
            self.each(|item| {
                each(item);
                true
            });
        }
        match folded {
            Some(folded) => folded,
            None => unreachable!("what is folded is given back"),
        }
    }

    // What the caller's function panics with unwinds through the body, and so closes it.

    #[inline]
    fn find<P>(&mut self, mut predicate: P) -> Option<Y>
    where
        P: FnMut(&Y) -> bool,
    {
        self.find_map(|item| predicate(&item).then_some(item))
    }

    #[inline]
    fn find_map<B, G>(&mut self, mut f: G) -> Option<B>
    where
        G: FnMut(Y) -> Option<B>,
    {
        let mut found = None;
        self.each(|item| {
            found = f(item);
            found.is_none()
        });
        found
    }

    #[inline]
    fn any<G>(&mut self, mut f: G) -> bool
    where
        G: FnMut(Y) -> bool,
    {
        self.find_map(|item| f(item).then_some(())).is_some()
    }

    #[inline]
    fn all<G>(&mut self, mut f: G) -> bool
    where
        G: FnMut(Y) -> bool,
    {
        !self.any(|item| !f(item))
    }

    #[inline]
    fn position<P>(&mut self, mut predicate: P) -> Option<usize>
    where
        P: FnMut(Y) -> bool,
    {
        let mut before = 0;
        self.find_map(|item| {
            let found = predicate(item).then_some(before);
            before += 1;
            found
        })
    }

    #[inline]
    fn nth(&mut self, mut n: usize) -> Option<Y> {
        self.find(|_| match n.checked_sub(1) {
            Some(left) => {
                n = left;
                false
            }
            None => true,
        })
    }
}

impl<S, F, T, W, R, Y> FusedIterator for IterMachine<S, F, T, W, R>
where
    S: Frame,
    F: FnMut(&mut S) -> Option<Y>,
    T: Take<S>,
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
