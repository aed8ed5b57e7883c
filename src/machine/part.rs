//! Parts that are moved out of a local which lives on.
//!
//! `let name = person.name;` leaves the rest of the person, which drops at the end of its
//! scope: a suspended machine must keep it. A local of which a part is missing cannot be moved,
//! though, and what the other parts are a macro does not see. So where the part is of a type
//! that has an empty value, which costs nothing and does nothing when it is dropped, such a
//! value takes its place, and the local is whole again. What is `Copy` stays where it is. Which
//! it is, method lookup decides, as in [`super::hold`]:
//!
//! ```text
//! let how = match undecided() {
//!     Some(never) => { match never {} (&&&part(person.name)).__left() }
//!     None => Default::default(),
//! };
//! let name = match how.decide() {
//!     Ok(how) => {
//!         let how = how.certain();
//!         let part = person.name;
//!         person.name = how.empty();
//!         part
//!     }
//!     Err(how) => { how.certain(); person.name }
//! };
//! ```

use core::cell::{Cell, RefCell};
use core::marker::PhantomData;

use super::hold::{Certain, Impossible, Never};

/// A type with a value that holds nothing, takes no memory from the heap, and does nothing
/// when it is dropped.
///
/// No `&mut` is one: where it looks moved, it may be reborrowed, and then it is used again.
pub trait Empty {
    /// Makes that value.
    fn empty() -> Self;
}

/// Writes that the default of a type is such a value.
macro_rules! empty {
    ($($({$($generics:tt)*})? $ty:ty;)*) => {$(
        impl $(<$($generics)*>)? Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::default()
            }
        }
    )*};
}

empty! {
    u8; u16; u32; u64; u128; usize;
    i8; i16; i32; i64; i128; isize;
    f32; f64; bool; char; ();
    {T} Option<T>;
    {'a} &'a str;
    {'a, T} &'a [T];
    {'a, T} core::slice::IterMut<'a, T>;
    {T: Empty + Default} core::ops::Range<T>;
}

#[cfg(feature = "alloc")]
empty! {
    alloc::string::String;
    {T} alloc::vec::Vec<T>;
    {T} alloc::vec::IntoIter<T>;
    {T} alloc::boxed::Box<[T]>;
    alloc::boxed::Box<str>;
    {T} alloc::collections::VecDeque<T>;
    {T} alloc::collections::LinkedList<T>;
    {T: Ord} alloc::collections::BinaryHeap<T>;
    {T} alloc::collections::BTreeSet<T>;
    {K, V} alloc::collections::BTreeMap<K, V>;
}

#[cfg(feature = "std")]
empty! {
    {T} std::collections::HashSet<T>;
    {K, V} std::collections::HashMap<K, V>;
    std::ffi::OsString;
    std::path::PathBuf;
}

impl<T: Empty> Empty for Cell<T> {
    #[inline]
    fn empty() -> Self {
        Self::new(T::empty())
    }
}

impl<T: Empty> Empty for RefCell<T> {
    #[inline]
    fn empty() -> Self {
        Self::new(T::empty())
    }
}

impl<T: Empty, const N: usize> Empty for [T; N] {
    #[inline]
    fn empty() -> Self {
        core::array::from_fn(|_| T::empty())
    }
}

/// Writes that a tuple of such types is one.
macro_rules! tuples {
    ($(($($part:ident)*))*) => {$(
        impl<$($part: Empty),*> Empty for ($($part,)*) {
            #[inline]
            fn empty() -> Self {
                ($($part::empty(),)*)
            }
        }
    )*};
}

tuples! { (A) (A B) (A B C) (A B C D) }

/// Asks what is left where a `T` was.
#[derive(Debug)]
pub struct Part<T>(PhantomData<fn() -> T>);

/// Asks about a part; never called.
#[inline]
pub fn part<T>(_part: T) -> Part<T> {
    Part(PhantomData)
}

/// Writes a question, and by what is found first its answers: what is `Copy` is still there;
/// what has an empty value, under a condition, is replaced; nothing takes the place of others.
macro_rules! left {
    ($($(#[$doc:meta])* $name:ident, $method:ident: [$($generics:tt)*] $empty:ty;)*) => {$(
        $(#[$doc])*
        pub trait $name {
            /// What takes the place of the part.
            type Left;
            /// Answers what does.
            fn $method(&self) -> Self::Left;
        }

        impl<T: Copy> $name for &&Part<T> {
            type Left = AsItIs;
            fn $method(&self) -> AsItIs {
                AsItIs
            }
        }

        impl<$($generics)*> $name for &Part<$empty> {
            type Left = Emptied<$empty>;
            fn $method(&self) -> Emptied<$empty> {
                Emptied::default()
            }
        }

        impl<T> $name for Part<T> {
            type Left = AsItIs;
            fn $method(&self) -> AsItIs {
                AsItIs
            }
        }
    )*};
}

left! {
    /// Of a part that is moved.
    Left, __left: [T: Empty] T;
    /// Of one on which a method of `Option` is called that uses it up, such as `unwrap`.
    LeftOfOption, __left_of_option: [T] Option<T>;
    /// Of one on which `into_iter` is called.
    LeftOfItems, __left_of_items: [T: Empty + IntoIterator] T;
}

/// The answer that nothing takes the place of a part.
#[derive(Debug, Default)]
pub struct AsItIs;

/// The answer that an empty value takes the place of a part, a `T`.
#[derive(Debug)]
pub struct Emptied<T>(PhantomData<fn() -> T>);

impl<T> Default for Emptied<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl AsItIs {
    /// Decides so.
    ///
    /// # Errors
    ///
    /// Always: `Err` says that nothing takes its place.
    #[inline]
    pub const fn decide(self) -> Result<Impossible, Certain> {
        Err(Certain)
    }
}

impl<T> Emptied<T> {
    /// Decides so.
    ///
    /// # Errors
    ///
    /// Never: `Err` says that nothing takes its place.
    #[inline]
    pub const fn decide(self) -> Result<CertainEmpty<T>, Impossible> {
        Ok(CertainEmpty(PhantomData))
    }
}

/// It is certain that an empty value takes the place of a `T`.
#[derive(Debug)]
pub struct CertainEmpty<T>(PhantomData<fn() -> T>);

impl<T> CertainEmpty<T> {
    /// Says so.
    #[inline]
    #[must_use]
    pub const fn certain(self) -> Self {
        self
    }
}

impl<T: Empty> CertainEmpty<T> {
    /// Makes the empty value.
    #[inline]
    #[must_use]
    pub fn empty(self) -> T {
        T::empty()
    }

    /// Takes the part, and leaves the empty value in its place.
    #[inline]
    pub fn take(self, place: &mut T) -> T {
        core::mem::replace(place, T::empty())
    }
}

impl Never {
    /// Never called.
    #[inline]
    #[must_use]
    pub fn empty<T>(self) -> T {
        match self {}
    }

    /// Never called.
    #[inline]
    pub fn take<P, T>(self, _place: P) -> T {
        match self {}
    }
}
