//! The stack of those that wait for the one they delegate to.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

#[cfg(not(feature = "alloc"))]
use no_alloc::Vec;

use super::super::frame::TypeOf;

/// All that waits for an inner one, the outermost first.
///
/// It drops the innermost first, as delegates that hold each other do, and in a loop: the
/// depth costs no stack of the thread's.
#[derive(Clone, Debug)]
pub struct Calls<C>(Vec<C>);

impl<C> Calls<C> {
    /// Makes an empty one, which has allocated nothing yet.
    #[inline]
    #[must_use]
    #[allow(clippy::new_without_default, reason = "only generated code makes one")]
    pub const fn new() -> Self
    where
        C: Stacked,
    {
        Self(Vec::new())
    }

    /// Says of what type that is which is put on it.
    #[inline]
    pub const fn tie(&self, _same: TypeOf<C>) {}

    /// Lets a level wait.
    #[inline]
    pub fn push(&mut self, call: C) {
        self.0.push(call);
    }

    /// Takes up again the level that waits for the innermost.
    #[inline]
    pub fn pop(&mut self) -> Option<C> {
        self.0.pop()
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn outermost(&self) -> Option<&C> {
        self.0.first()
    }

    /// Drops the innermost until `len` are left.
    pub(super) fn truncate(&mut self, len: usize) {
        if !core::mem::needs_drop::<C>() {
            return self.0.truncate(len);
        }
        while self.len() > len {
            self.pop();
        }
    }
}

impl<C> Drop for Calls<C> {
    #[inline]
    fn drop(&mut self) {
        if core::mem::needs_drop::<C>() {
            self.truncate(0);
        }
    }
}

/// Closes all levels if the body unwinds.
pub(super) struct ClearOnUnwind<'a, C>(pub(super) &'a mut Calls<C>);

impl<C> Drop for ClearOnUnwind<'_, C> {
    fn drop(&mut self) {
        self.0.truncate(0);
    }
}

/// Whether nothing happens when a value is dropped: then what comes before may take
/// its place.
#[inline]
pub const fn drops_nothing<T>(_value: &T) -> bool {
    !core::mem::needs_drop::<T>()
}

/// What can be put on a stack: anything, if there is an allocator.
#[diagnostic::on_unimplemented(
    message = "a generator that delegates to itself needs the feature `alloc` of `primed`",
    label = "this delegates to itself, so that it grows with its depth",
    note = "without `alloc`, keep what is still to be done in an array, and loop over that"
)]
pub trait Stacked {}

#[cfg(feature = "alloc")]
impl<C> Stacked for C {}

#[cfg(not(feature = "alloc"))]
mod no_alloc {
    use core::marker::PhantomData;

    /// Stands for a vector where there is none; nothing is ever in it.
    #[derive(Clone, Debug)]
    pub(super) struct Vec<C>(PhantomData<C>);

    #[allow(
        clippy::needless_pass_by_value,
        reason = "as a vector's methods have it"
    )]
    impl<C> Vec<C> {
        pub(super) const fn new() -> Self {
            Self(PhantomData)
        }

        pub(super) fn push(&mut self, _call: C) {
            unreachable!("a generator that delegates to itself does not compile without `alloc`")
        }

        pub(super) const fn pop(&mut self) -> Option<C> {
            None
        }

        pub(super) const fn len(&self) -> usize {
            0
        }

        pub(super) const fn is_empty(&self) -> bool {
            true
        }

        pub(super) const fn first(&self) -> Option<&C> {
            None
        }

        pub(super) const fn truncate(&mut self, _len: usize) {}
    }
}
