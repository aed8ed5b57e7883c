//! The machine behind `impl Iterator`.

use core::fmt;
use core::iter::FusedIterator;

use super::frame::{self, Frame, Locals};
use crate::{GeneratorState, Inspect, Location, Observe};

/// A lowered body with the face of an [`Iterator`].
///
/// `F` runs the body from where its frame `S` stands to the next yield, and
/// gives `None` at and after the end.
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
pub struct IterMachine<S, F> {
    frame: S,
    body: F,
}

impl<S, F> IterMachine<S, F> {
    /// Joins a frame and the body that runs on it.
    #[inline]
    pub const fn new<Y>(frame: S, body: F) -> Self
    where
        F: Fn(&mut S) -> Option<Y>,
    {
        Self { frame, body }
    }
}

impl<S, F, Y> Iterator for IterMachine<S, F>
where
    F: Fn(&mut S) -> Option<Y>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        (self.body)(&mut self.frame)
    }
}

impl<S, F, Y> FusedIterator for IterMachine<S, F> where F: Fn(&mut S) -> Option<Y> {}

impl<S: Frame, F> Observe for IterMachine<S, F> {
    #[inline]
    fn state(&self) -> GeneratorState {
        self.frame.state()
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.frame.location()
    }
}

impl<S: Locals, F> Inspect for IterMachine<S, F> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, F> fmt::Debug for IterMachine<S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::debug(&self.frame, f)
    }
}
