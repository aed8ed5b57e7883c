//! What a match guard that yields sees of the value that is matched.
//!
//! A binding in a guard looks at a value that stays where it is. Each use of one in a
//! guard that yields finds its part of the value anew, and gets a look that lasts for
//! that use: a copy of what is `Copy`, so that a reference is not borrowed again, and a
//! reference to anything else. Method lookup decides: `(&View(&part)).__view()` finds
//! [`ViewCopy`] first, and [`ViewRef`] one reference further.

use core::ops::Deref;

/// A part of a value, seen in a guard.
#[derive(Debug)]
pub struct View<'a, T>(pub &'a T);

/// A copy, which is looked at as a reference is.
#[derive(Clone, Copy, Debug)]
pub struct Copied<T>(T);

impl<T> Deref for Copied<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Found first: the part is `Copy`.
pub trait ViewCopy<T> {
    /// Copies it.
    fn __view(&self) -> Copied<T>;
}

impl<T: Copy> ViewCopy<T> for View<'_, T> {
    #[inline]
    fn __view(&self) -> Copied<T> {
        Copied(*self.0)
    }
}

/// Found second: any other part.
pub trait ViewRef<'a, T> {
    /// Looks at it.
    fn __view(&self) -> &'a T;
}

impl<'a, T> ViewRef<'a, T> for &View<'a, T> {
    #[inline]
    fn __view(&self) -> &'a T {
        self.0
    }
}
