//! Keeping a local that is still in scope but not named again.
//!
//! Rust drops such a local at the end of its scope, so a suspended machine must
//! keep it. A `Copy` type has no drop, though, nor have others ([`NoDrop`]): keeping one
//! would only cost space, and where the local borrows from another, or is borrowed
//! from, it would even be refused. The macro does not know types, so method
//! lookup decides, and generated code says
//!
//! ```text
//! let how = match undecided() {
//!     Some(never) => { match never {} (&&&&&Hold(&local)).__kept() }
//!     None => Default::default(),
//! };
//! let held = match how.decide() {
//!     Ok(value) => { let value = value.certain(); value.value(local) }
//!     Err(nothing) => { let nothing = nothing.certain(); nothing.nothing() }
//! };
//! ```
//!
//! The first `match` asks without touching the local: it names it only where no
//! way leads. Of the second, one arm begins with a call that cannot return, since
//! its type has no values. So where nothing is kept, the local is not used at all
//! in the eyes of the borrow checker.

use core::convert::Infallible;
use core::fmt;
use core::marker::PhantomData;

use super::no_drop::NoDrop;

/// Asks how `T` is to be kept.
#[derive(Debug)]
pub struct Hold<'a, T>(pub &'a T);

/// Found first: the type is `Copy`.
pub trait HoldCopy {
    /// Answers that nothing need be kept.
    fn __kept(&self) -> KeepNothing {
        KeepNothing
    }
}

impl<T: Copy> HoldCopy for &&&&Hold<'_, T> {}

/// Found second: the type is known to have no drop.
pub trait HoldNoDrop {
    /// Answers that nothing need be kept.
    fn __kept(&self) -> KeepNothing {
        KeepNothing
    }
}

impl<T: NoDrop> HoldNoDrop for &&&Hold<'_, T> {}

/// Found last: any other type.
pub trait HoldValue {
    /// Answers that the value must be kept.
    fn __kept(&self) -> KeepValue {
        KeepValue
    }
}

impl<T> HoldValue for Hold<'_, T> {}

/// Stands for a local without a drop that is in scope but was not worth keeping.
#[derive(Clone, Copy)]
pub struct NotKept;

impl fmt::Debug for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<not named again>")
    }
}

/// Gives nothing; the macro asks for it where code must be checked but not run.
#[inline]
#[must_use]
pub const fn undecided() -> Option<Infallible> {
    None
}

/// The answer that nothing need be kept.
#[derive(Debug, Default)]
pub struct KeepNothing;

/// The answer that the value must be kept.
#[derive(Debug, Default)]
pub struct KeepValue;

/// The answer that the value, a `T`, was used up.
#[derive(Debug)]
pub struct UsedUp<T>(PhantomData<fn() -> T>);

impl<T> Default for UsedUp<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// It is certain that the value was used up.
#[derive(Debug)]
pub struct Gone<T>(PhantomData<fn() -> T>);

/// What is certain.
#[derive(Debug)]
pub struct Certain;

/// What never happens, though it has a name.
#[derive(Debug)]
pub struct Impossible;

/// The proof that it never happens.
#[derive(Debug)]
pub enum Never {}

impl KeepNothing {
    /// Decides for nothing.
    ///
    /// # Errors
    ///
    /// Always: `Err` stands for nothing.
    #[inline]
    pub const fn decide(self) -> Result<Impossible, Certain> {
        Err(Certain)
    }

    /// Decides that the value is still there.
    ///
    /// # Errors
    ///
    /// Never: `Err` stands for a value that was used up.
    #[inline]
    pub const fn gone(self) -> Result<CertainValue, Impossible> {
        Ok(CertainValue)
    }
}

impl KeepValue {
    /// Decides for the value.
    ///
    /// # Errors
    ///
    /// Never: `Err` stands for nothing.
    #[inline]
    pub const fn decide(self) -> Result<CertainValue, Impossible> {
        Ok(CertainValue)
    }

    /// Decides that the value is still there.
    ///
    /// # Errors
    ///
    /// Never: `Err` stands for a value that was used up.
    #[inline]
    pub const fn gone(self) -> Result<CertainValue, Impossible> {
        Ok(CertainValue)
    }
}

impl<T> UsedUp<T> {
    /// Decides for nothing.
    ///
    /// # Errors
    ///
    /// Always: `Err` stands for nothing.
    #[inline]
    pub const fn decide(self) -> Result<Impossible, Gone<T>> {
        Err(Gone(PhantomData))
    }

    /// Decides that the value was used up.
    ///
    /// # Errors
    ///
    /// Always: `Err` stands for a value that was used up.
    #[inline]
    pub const fn gone(self) -> Result<Impossible, Gone<T>> {
        Err(Gone(PhantomData))
    }
}

impl<T> Gone<T> {
    /// Says so.
    #[inline]
    #[must_use]
    pub const fn certain(self) -> Self {
        self
    }

    /// Keeps nothing.
    #[inline]
    #[must_use]
    pub const fn nothing(self) -> NotKept {
        NotKept
    }

    /// Keeps nothing of what may be kept elsewhere.
    #[inline]
    #[must_use]
    pub const fn none(self) -> Option<T> {
        None
    }
}

impl Certain {
    /// Says so.
    #[inline]
    #[must_use]
    pub const fn certain(self) -> Self {
        self
    }

    /// Keeps nothing.
    #[inline]
    #[must_use]
    pub const fn nothing(self) -> NotKept {
        NotKept
    }

    /// Keeps nothing of what may be kept elsewhere.
    #[inline]
    #[must_use]
    pub const fn none(self) -> Option<NotKept> {
        None
    }
}

/// It is certain that the value is kept.
#[derive(Debug)]
pub struct CertainValue;

impl CertainValue {
    /// Says so.
    #[inline]
    #[must_use]
    pub const fn certain(self) -> Self {
        self
    }

    /// Keeps the value.
    #[inline]
    pub fn value<T>(self, value: T) -> T {
        value
    }

    /// Keeps the value, which may not be there elsewhere.
    #[inline]
    pub const fn some<T>(self, value: T) -> Option<T> {
        Some(value)
    }

    /// Keeps what another decision left of it.
    #[inline]
    pub fn option<T>(self, value: Option<T>) -> Option<T> {
        value
    }
}

impl Impossible {
    /// Never returns.
    ///
    /// # Panics
    ///
    /// If it is reached after all.
    #[inline]
    #[must_use]
    pub fn certain(self) -> Never {
        unreachable!("what is kept of a local is decided by its type")
    }
}

impl Never {
    /// Never called.
    #[inline]
    pub fn value<T>(self, _value: T) -> NotKept {
        match self {}
    }

    /// Never called.
    #[inline]
    #[must_use]
    pub fn nothing<T>(self) -> T {
        match self {}
    }

    /// Never called.
    #[inline]
    #[must_use]
    pub fn none<T>(self) -> Option<T> {
        match self {}
    }

    /// Never called.
    #[inline]
    pub fn some<T, H>(self, _value: T) -> Option<H> {
        match self {}
    }

    /// Never called.
    #[inline]
    pub fn option<T, H>(self, _value: Option<T>) -> Option<H> {
        match self {}
    }
}

/// Makes a method call move its receiver: `Moved(local).0.into_iter()`.
///
/// A method that only borrows could leave the local behind, and what is then to be
/// kept cannot be seen. A field of a packed struct cannot be borrowed, so rustc
/// refuses that (E0793).
#[repr(Rust, packed)]
#[allow(missing_debug_implementations, reason = "its field cannot be borrowed")]
pub struct Moved<T>(pub T);

/// Found first: the type implements `Drop`, so a pattern cannot move parts out of it.
pub trait PartsOfDrop {
    /// Answers so.
    fn __parts(&self) -> LeftWhole {
        LeftWhole
    }
}

#[allow(drop_bounds, reason = "it is the implementation that counts")]
impl<T: Drop> PartsOfDrop for &Hold<'_, T> {}

/// Found second: any other type.
pub trait PartsOfAny {
    /// Answers so.
    fn __parts(&self) -> TakenApart {
        TakenApart
    }
}

impl<T> PartsOfAny for Hold<'_, T> {}

/// A value that is still there when its parts have been copied.
#[derive(Debug)]
pub struct LeftWhole;

/// A value of which nothing is left.
#[derive(Debug)]
pub struct TakenApart;

/// What a pattern may take apart.
#[diagnostic::on_unimplemented(
    message = "this is taken apart, but its type implements `Drop`",
    label = "it is dropped at the end of its scope, but that cannot be told apart from a move here",
    note = "read it instead, from a local: `let part = value.field;`, or `let part = match &value {{ .. }};`"
)]
pub trait Parts {}

impl Parts for TakenApart {}

/// Checks that nothing is left of a value.
pub fn taken_apart<P: Parts>(_parts: P) {}

/// Checks that it does not matter which of two values is dropped first.
#[inline]
pub const fn in_any_order<A, B>(_one: &A, _other: &B) {
    const {
        assert!(
            !core::mem::needs_drop::<A>() || !core::mem::needs_drop::<B>(),
            "two fields that own something are left unbound by a pattern, and live across a \
             yield: give them names, since they drop in the order of the struct, which a macro \
             does not see",
        );
    }
}
