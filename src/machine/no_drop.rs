//! Types whose values do nothing when they are dropped.
//!
//! A local of such a type need not be kept for its drop. Often it could not be: an
//! iterator over a local borrows from it, long after it was used for the last time. rustc
//! knows which types have no drop, but tells it to no trait but `Copy`. So the borrowers of
//! the standard library are listed here.

use core::iter::{
    Chain, Cloned, Copied, Enumerate, Filter, FilterMap, Fuse, Inspect, Map, MapWhile, Peekable,
    Rev, Skip, SkipWhile, StepBy, Take, TakeWhile, Zip,
};
use core::{cell, ops, slice, str};

/// A type without a drop, as far as the macro can make method lookup find that out.
pub trait NoDrop {}

/// Writes that types have no drop, of which there may be parameters without one as well.
macro_rules! no_drop {
    ($($({$($generics:tt)*})? $ty:ty;)*) => {$(
        impl $(<$($generics)*>)? NoDrop for $ty {}
    )*};
}

no_drop! {
    u8; u16; u32; u64; u128; usize;
    i8; i16; i32; i64; i128; isize;
    f32; f64; bool; char; ();
    {T: ?Sized} &T;
    {T: ?Sized} &mut T;
    {T: ?Sized} *const T;
    {T: ?Sized} *mut T;
    {A: NoDrop} (A,);
    {A: NoDrop, B: NoDrop} (A, B);
    {A: NoDrop, B: NoDrop, C: NoDrop} (A, B, C);
    {A: NoDrop, B: NoDrop, C: NoDrop, D: NoDrop} (A, B, C, D);
    {T: NoDrop, const N: usize} [T; N];
    {T: NoDrop} Option<T>;
    {T: NoDrop, E: NoDrop} Result<T, E>;
    {T: NoDrop} cell::Cell<T>;
    {T: NoDrop} ops::Range<T>;
    {T: NoDrop} ops::RangeFrom<T>;
    {T: NoDrop} ops::RangeInclusive<T>;
}

// What borrows from a slice or a string, and walks along it.
no_drop! {
    {T} slice::Iter<'_, T>;
    {T} slice::IterMut<'_, T>;
    {T} slice::Chunks<'_, T>;
    {T} slice::ChunksMut<'_, T>;
    {T} slice::ChunksExact<'_, T>;
    {T} slice::RChunks<'_, T>;
    {T} slice::Windows<'_, T>;
    {T, F: Copy + FnMut(&T) -> bool} slice::Split<'_, T, F>;
    str::Chars<'_>;
    str::CharIndices<'_>;
    str::Bytes<'_>;
    str::Lines<'_>;
    str::SplitWhitespace<'_>;
    str::SplitAsciiWhitespace<'_>;
}

/// The ways to split a string, by the patterns that there are.
macro_rules! splits {
    ($($of:ident)*) => {$(
        no_drop! {
            str::$of<'_, char>;
            str::$of<'_, &str>;
            str::$of<'_, &[char]>;
            {const N: usize} str::$of<'_, [char; N]>;
            {const N: usize} str::$of<'_, &[char; N]>;
            {F: Copy + FnMut(char) -> bool} str::$of<'_, F>;
        }
    )*};
}

splits! { Split RSplit SplitN RSplitN SplitTerminator SplitInclusive Matches MatchIndices }

// What is built on other iterators.
no_drop! {
    {I: NoDrop} Cloned<I>;
    {I: NoDrop} Copied<I>;
    {I: NoDrop} Enumerate<I>;
    {I: NoDrop} Fuse<I>;
    {I: NoDrop} Rev<I>;
    {I: NoDrop} Skip<I>;
    {I: NoDrop} StepBy<I>;
    {I: NoDrop} Take<I>;
    {I: NoDrop + Iterator<Item: NoDrop>} Peekable<I>;
    {I: NoDrop, J: NoDrop} Chain<I, J>;
    {I: NoDrop, J: NoDrop} Zip<I, J>;
    {I: NoDrop, F: Copy} Filter<I, F>;
    {I: NoDrop, F: Copy} FilterMap<I, F>;
    {I: NoDrop, F: Copy} Inspect<I, F>;
    {I: NoDrop, F: Copy} Map<I, F>;
    {I: NoDrop, F: Copy} MapWhile<I, F>;
    {I: NoDrop, F: Copy} SkipWhile<I, F>;
    {I: NoDrop, F: Copy} TakeWhile<I, F>;
}

/// What borrows from the collections of `alloc`.
#[cfg(feature = "alloc")]
mod of_alloc {
    use super::NoDrop;
    use alloc::collections::{binary_heap, btree_map, btree_set, linked_list, vec_deque};

    no_drop! {
        {T} vec_deque::Iter<'_, T>;
        {T} vec_deque::IterMut<'_, T>;
        {T} linked_list::Iter<'_, T>;
        {T} linked_list::IterMut<'_, T>;
        {T} binary_heap::Iter<'_, T>;
        {T} btree_set::Iter<'_, T>;
        {T} btree_set::Range<'_, T>;
        {K, V} btree_map::Iter<'_, K, V>;
        {K, V} btree_map::IterMut<'_, K, V>;
        {K, V} btree_map::Keys<'_, K, V>;
        {K, V} btree_map::Values<'_, K, V>;
        {K, V} btree_map::ValuesMut<'_, K, V>;
        {K, V} btree_map::Range<'_, K, V>;
        {K, V} btree_map::RangeMut<'_, K, V>;
    }
}

/// What borrows from the collections of `std`.
#[cfg(feature = "std")]
mod of_std {
    use super::NoDrop;
    use std::collections::{hash_map, hash_set};

    no_drop! {
        {T} hash_set::Iter<'_, T>;
        {K, V} hash_map::Iter<'_, K, V>;
        {K, V} hash_map::IterMut<'_, K, V>;
        {K, V} hash_map::Keys<'_, K, V>;
        {K, V} hash_map::Values<'_, K, V>;
        {K, V} hash_map::ValuesMut<'_, K, V>;
    }
}
