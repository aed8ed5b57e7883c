//! The machine behind `impl Iterator`.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::frame::{self, Frame, Locals};
use super::take::Take;
use crate::{GeneratorState, Inspect, Location, Observe};

/// A lowered body with the face of an [`Iterator`].
///
/// `F` runs the body from where its frame `S` stands to the next yield. It gets the
/// locals and the frame to put them back into, and gives `None` at and after the end.
/// `T` is how the frame is taken.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMachine<S, F, T> {
    frame: S,
    body: F,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, F: Clone, T> Clone for IterMachine<S, F, T> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            body: self.body.clone(),
            take: PhantomData,
        }
    }
}

impl<S, F, T> IterMachine<S, F, T> {
    /// Joins a frame and the body that runs on it.
    #[inline]
    pub fn new<Y>(frame: S, body: F, _take: T) -> Self
    where
        F: FnMut(S, &mut S) -> Option<Y>,
    {
        Self {
            frame,
            body,
            take: PhantomData,
        }
    }
}

impl<S, F, T, Y> Iterator for IterMachine<S, F, T>
where
    F: FnMut(S, &mut S) -> Option<Y>,
    T: Take<S>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        T::take(&mut self.frame, &mut self.body)
    }
}

impl<S, F, T, Y> FusedIterator for IterMachine<S, F, T>
where
    F: FnMut(S, &mut S) -> Option<Y>,
    T: Take<S>,
{
}

impl<S: Frame, F, T> Observe for IterMachine<S, F, T> {
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

impl<S: Locals, F, T> Inspect for IterMachine<S, F, T> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_locals(visit);
    }
}

impl<S: Locals, F, T> fmt::Debug for IterMachine<S, F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::debug(&self.frame, f)
    }
}
