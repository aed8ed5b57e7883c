//! What a `for` loop iterates over.
//!
//! A range is not `Copy`, since it is an iterator that users hold. The one that a
//! `for` loop holds is hidden, so that a frame that keeps it can be `Copy`
//! ([`ByCopy`](super::take::ByCopy)).

use core::ops::Range;

/// A range that can be copied, though it is an iterator.
#[derive(Clone, Copy, Debug)]
pub struct LoopRange<T> {
    start: T,
    end: T,
}

#[allow(clippy::copy_iterator, reason = "no user ever holds one")]
impl<T: Copy> Iterator for LoopRange<T>
where
    Range<T>: Iterator<Item = T>,
{
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let mut range = self.start..self.end;
        let item = range.next();
        self.start = range.start;
        item
    }
}

/// The same from its end: what `.rev()` makes of a range cannot be copied either.
#[derive(Clone, Copy, Debug)]
pub struct LoopRangeBack<T>(LoopRange<T>);

#[allow(clippy::copy_iterator, reason = "no user ever holds one")]
impl<T: Copy> Iterator for LoopRangeBack<T>
where
    Range<T>: DoubleEndedIterator<Item = T>,
{
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let mut range = self.0.start..self.0.end;
        let item = range.next_back();
        self.0.end = range.end;
        item
    }
}

/// Asks what a loop's iterator is.
#[derive(Debug)]
pub struct Looping<'a, I>(pub &'a I);

/// Found first: it is a range of a `Copy` type.
pub trait LoopOverRange {
    /// Answers so.
    #[inline]
    fn __kind(&self) -> RangeLoop {
        RangeLoop
    }
}

impl<T: Copy> LoopOverRange for Looping<'_, Range<T>> {}

/// Found second: any other iterator.
pub trait LoopOverAny {
    /// Answers so.
    #[inline]
    fn __kind(&self) -> AnyLoop {
        AnyLoop
    }
}

impl<I> LoopOverAny for &Looping<'_, I> {}

/// See [`LoopOverRange`].
#[derive(Debug)]
pub struct RangeLoop;

/// See [`LoopOverAny`].
#[derive(Debug)]
pub struct AnyLoop;

impl RangeLoop {
    /// Makes the range one that can be copied.
    #[inline]
    pub fn over<T>(self, range: Range<T>) -> LoopRange<T> {
        LoopRange {
            start: range.start,
            end: range.end,
        }
    }
}

impl RangeLoop {
    /// The same for `range.rev()`.
    #[inline]
    pub fn back<T, I>(self, range: Range<T>, _rev: impl FnOnce(Range<T>) -> I) -> LoopRangeBack<T> {
        LoopRangeBack(self.over(range))
    }
}

impl AnyLoop {
    /// Calls the user's own `rev`.
    #[inline]
    pub fn back<T, I>(self, items: T, rev: impl FnOnce(T) -> I) -> <I as IntoIterator>::IntoIter
    where
        I: IntoIterator,
    {
        rev(items).into_iter()
    }

    /// Hands the iterator on.
    #[inline]
    pub fn over<I>(self, iterator: I) -> I {
        iterator
    }
}
