//! What methods and `*local` leave of a local.
//!
//! A method that takes `self` uses its receiver up, if that is of a type which has the
//! method from the standard library: `unwrap` an `Option`, but not a `Cell`. Which it is,
//! method lookup decides, as in [`super::hold`].

use super::hold::{Hold, KeepNothing, KeepValue, UsedUp};
use super::no_drop::NoDrop;

/// What a local may have been used up by: a method that takes `self`, if its type is
/// one that has that method from the standard library. Whether it is, method lookup
/// decides again: `(&&&&&Hold(&local)).__after_adapter()`.
macro_rules! used_up_by {
    ($($(#[$doc:meta])* $name:ident, $method:ident: $bound:path $(, or $other:path)?;)*) => {$(
        $(#[$doc])*
        pub trait $name {
            /// How much is kept.
            type Keep;
            /// Answers how much is kept.
            fn $method(&self) -> Self::Keep;
        }

        impl<T: Copy> $name for &&&&Hold<'_, T> {
            type Keep = KeepNothing;
            fn $method(&self) -> KeepNothing {
                KeepNothing
            }
        }

        impl<T: NoDrop> $name for &&&Hold<'_, T> {
            type Keep = KeepNothing;
            fn $method(&self) -> KeepNothing {
                KeepNothing
            }
        }

        impl<T: $bound> $name for &&Hold<'_, T> {
            type Keep = UsedUp<T>;
            fn $method(&self) -> UsedUp<T> {
                UsedUp::default()
            }
        }

        $(impl<T: $other> $name for &Hold<'_, T> {
            type Keep = UsedUp<T>;
            fn $method(&self) -> UsedUp<T> {
                UsedUp::default()
            }
        })?

        impl<T> $name for Hold<'_, T> {
            type Keep = KeepValue;
            fn $method(&self) -> KeepValue {
                KeepValue
            }
        }
    )*};
}

used_up_by! {
    /// A method of [`Iterator`], such as `enumerate`.
    UsedByAdapter, __after_adapter: Iterator;
    /// `into_iter`.
    UsedByIntoIter, __after_into_iter: IntoIterator;
    /// A method of `Option` or `Result`, such as `unwrap`.
    UsedByUnwrap, __after_unwrap: super::question::ResultOrOption;
    /// A method that both have, such as `map`.
    UsedByMap, __after_map: Iterator, or super::question::ResultOrOption;
}

#[cfg(feature = "std")]
used_up_by! {
    /// `lines` of a reader: that of a string only borrows.
    UsedByLines, __after_lines: std::io::BufRead;
    /// `bytes` of a reader: that of a string only borrows.
    UsedByBytes, __after_bytes: std::io::Read;
}

#[cfg(not(feature = "std"))]
used_up_by! {
    /// `lines` of a reader, of which there is none without `std`.
    UsedByLines, __after_lines: super::question::ResultOrOption;
    /// The same of `bytes`.
    UsedByBytes, __after_bytes: super::question::ResultOrOption;
}

/// `*local`: what a box holds is moved out of it, if it is not `Copy`.
pub trait UsedByOpening {
    /// How much is kept.
    type Keep;
    /// Answers how much is kept.
    fn __after_opening(&self) -> Self::Keep;
}

/// Writes the answers, by what is found first.
macro_rules! opened {
    ($([$($generics:tt)*] $ty:ty: $keep:ident;)*) => {$(
        impl<$($generics)*> UsedByOpening for $ty {
            type Keep = $keep;
            fn __after_opening(&self) -> $keep {
                $keep
            }
        }
    )*};
}

opened! {
    [T: Copy] &&&&Hold<'_, T>: KeepNothing;
    [T: NoDrop] &&&Hold<'_, T>: KeepNothing;
    [T] Hold<'_, T>: KeepValue;
}

#[cfg(feature = "alloc")]
opened! {
    [T: Copy] &&Hold<'_, alloc::boxed::Box<T>>: KeepValue;
    [T] &Hold<'_, alloc::boxed::Box<T>>: KeepNothing;
}
