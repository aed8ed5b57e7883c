//! Keeping a local that is still in scope but not named again.
//!
//! Rust drops such a local at the end of its scope, so a suspended machine must
//! keep it. A `Copy` type has no drop, though: keeping it would only cost space,
//! and where it is a reference to another local it would even be refused. The
//! macro does not know types, so method lookup decides:
//! `(&Hold(&local)).kept().take(local)` finds [`HoldCopy`] first, where it
//! applies, and [`HoldValue`] one reference further.

use core::fmt;

/// Takes the receiver of `into_iter`, which that does only of an iterable itself:
/// through a `Deref` it could be left behind.
#[inline]
pub fn owned<T: IntoIterator>(receiver: T) -> T {
    receiver
}

/// Asks how `T` is to be kept.
#[derive(Debug)]
pub struct Hold<'a, T>(pub &'a T);

/// Stands for a `Copy` local that is in scope but was not worth keeping.
#[derive(Clone, Copy)]
pub struct NotKept;

impl fmt::Debug for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<not named again>")
    }
}

/// Keeps nothing of a value.
#[derive(Debug)]
pub struct KeepNothing;

impl KeepNothing {
    /// Forgets a value that has no drop.
    #[inline]
    pub fn take<T: Copy>(self, _value: T) -> NotKept {
        NotKept
    }
}

/// Keeps a value as it is.
#[derive(Debug)]
pub struct KeepValue;

impl KeepValue {
    /// Hands the value on.
    #[inline]
    pub fn take<T>(self, value: T) -> T {
        value
    }
}

/// Found first: the type is `Copy`.
pub trait HoldCopy {
    /// Answers that nothing need be kept.
    #[inline]
    fn kept(&self) -> KeepNothing {
        KeepNothing
    }
}

impl<T: Copy> HoldCopy for Hold<'_, T> {}

/// Found second: any other type.
pub trait HoldValue {
    /// Answers that the value must be kept.
    #[inline]
    fn kept(&self) -> KeepValue {
        KeepValue
    }
}

impl<T> HoldValue for &Hold<'_, T> {}
