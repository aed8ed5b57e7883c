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

/// A body that cannot: what it yields is of a type that no other code makes.
#[derive(Clone, Copy, Debug)]
pub struct Stepwise;

impl<S, Y> Whole<S, Y> for Stepwise {
    const AT_ONCE: bool = false;

    fn run(self, _start: S, _sink: Sink<'_, Y>) -> Option<Y> {
        None
    }
}

/// A lowered body with the face of an [`Iterator`].
///
/// `F` runs the body from where its frame `S` stands to the next yield. It gets the
/// frame, takes the locals out and puts them back, and gives `None` at and after the end.
/// `W` runs the whole body at once, if that can be (`Whole`). `T` is how the frame is taken.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMachine<S, F, T, W> {
    frame: S,
    body: F,
    whole: W,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, F: Clone, T, W: Clone> Clone for IterMachine<S, F, T, W> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            body: self.body.clone(),
            whole: self.whole.clone(),
            take: PhantomData,
        }
    }
}

impl<S, F, T, W> IterMachine<S, F, T, W> {
    /// Joins a frame and the body that runs on it. What the body is given is of the frame's
    /// type; how it is taken may be left open.
    #[inline]
    pub fn new<Y>(frame: S, body: F, _take: TypeOf<T>, whole: W) -> Self
    where
        F: FnMut(&mut S) -> Option<Y>,
        W: Whole<S, Y>,
    {
        Self {
            frame,
            body,
            whole,
            take: PhantomData,
        }
    }

    /// The frame.
    pub const fn frame(&self) -> &S {
        &self.frame
    }
}

impl<S, F, T, W, Y> Iterator for IterMachine<S, F, T, W>
where
    S: Frame,
    F: FnMut(&mut S) -> Option<Y>,
    T: Take<S>,
    W: Whole<S, Y>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        T::leave_again(&mut self.frame, &mut self.body)
    }

    /// Runs the body as the loops that the user wrote, if it has not started.
    ///
    /// This is internal iteration: `sum`, `for_each` and the like come here, also through
    /// the adaptors of std.
    #[inline]
    fn fold<B, G>(self, init: B, mut f: G) -> B
    where
        G: FnMut(B, Y) -> B,
    {
        let (mut frame, mut body) = (self.frame, self.body);
        if !W::AT_ONCE || frame.state() != GeneratorState::Created {
            let mut folded = init;
            while let Some(item) = T::leave_again(&mut frame, &mut body) {
                folded = f(folded, item);
            }
            return folded;
        }
        let mut folded = Some(init);
        // It is empty only while `f` runs, and for good if that panics.
        let mut each = |item| folded = folded.take().map(|folded| f(folded, item));
        let last = self.whole.run(frame, &mut each);
        last.into_iter().for_each(each);
        match folded {
            Some(folded) => folded,
            None => unreachable!("what is folded is given back"),
        }
    }
}

impl<S, F, T, W, Y> FusedIterator for IterMachine<S, F, T, W>
where
    S: Frame,
    F: FnMut(&mut S) -> Option<Y>,
    T: Take<S>,
    W: Whole<S, Y>,
{
}

impl<S: Frame, F, T, W> Observe for IterMachine<S, F, T, W> {
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

impl<S: Locals, F, T, W> Inspect for IterMachine<S, F, T, W> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, F, T, W> fmt::Debug for IterMachine<S, F, T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::debug(&self.frame, f)
    }
}
