//! What a branch of an initialiser lends through `&mut *`: `if c { &mut *f() } else { .. }`.
//!
//! What a `&mut` leads to lives on by itself, and so does a reference to that. Of a box, or
//! another owner, what it owns must live as long as the reference: it is kept in a hidden
//! local. Which it is, method lookup decides.

use core::ops::DerefMut;

/// What is dereferenced.
#[derive(Debug)]
pub struct Lending<'a, T>(pub &'a T);

/// That of a `&mut`: found first.
pub trait LendReference {
    /// Says so.
    fn __lent(&self) -> LentByReference;
}

/// That of an owner: found next.
pub trait LendOwner {
    /// Says so.
    fn __lent(&self) -> LentByOwner;
}

impl<T: ?Sized> LendReference for Lending<'_, &mut T> {
    fn __lent(&self) -> LentByReference {
        LentByReference
    }
}

impl<T> LendOwner for &Lending<'_, T> {
    fn __lent(&self) -> LentByOwner {
        LentByOwner
    }
}

/// It leads to something that lives on.
#[derive(Debug)]
pub struct LentByReference;

impl LentByReference {
    /// Lends that; nothing is kept.
    #[inline]
    pub fn lend<'a, T: ?Sized>(self, reference: &'a mut T, _kept: &mut Option<()>) -> &'a mut T {
        reference
    }
}

/// It is kept, and lends what it owns.
#[derive(Debug)]
pub struct LentByOwner;

impl LentByOwner {
    /// Keeps the owner, and lends what it owns.
    #[inline]
    pub fn lend<T: DerefMut>(self, owner: T, kept: &mut Option<T>) -> &mut T::Target {
        kept.insert(owner)
    }
}
