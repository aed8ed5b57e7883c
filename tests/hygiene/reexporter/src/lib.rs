//! Hands `primed` on to crates that do not know it, and macros that use it there.

#![no_std]

pub use primed;

/// Where nobody would look for it.
pub mod deep {
    /// The same crate.
    pub use primed as machines;
}

/// Defines an iterator from one number to another.
#[macro_export]
macro_rules! counter {
    ($(#[$meta:meta])* $vis:vis fn $name:ident, $from:expr, $to:expr) => {
        $(#[$meta])*
        #[$crate::primed::generator(crate = $crate::primed)]
        $vis fn $name() -> impl ::core::iter::Iterator<Item = u32> {
            let from = $from;
            for i in from..$to {
                yield_!(i);
            }
        }
    };
}

/// Defines a coroutine of the caller's body: with the caller's names, and ours.
#[macro_export]
macro_rules! coroutine {
    ($name:ident, |$sent:ident: $ty:ty, $first:ident| $body:block) => {
        #[$crate::primed::generator(prime, crate = $crate::primed)]
        fn $name($first: $ty) -> impl $crate::primed::Generator<$ty, Yield = $ty, Return = $ty> {
            let mut count = 0;
            let mut $sent = $first;
            loop {
                // `count` here is not the one that the body may have.
                count += 1;
                let next: $ty = $body;
                $sent = yield_!(next);
                if count == 3 {
                    return $sent;
                }
            }
        }
    };
}

/// Defines a generator whose body is all the caller's.
#[macro_export]
macro_rules! body {
    ($name:ident, $item:ty, $body:block) => {
        #[$crate::primed::generator(crate = $crate::deep::machines)]
        fn $name() -> impl ::core::iter::Iterator<Item = $item> $body
    };
}

/// An iterator over each value twice.
#[macro_export]
macro_rules! twice {
    ($($value:expr),* $(,)?) => {
        $crate::primed::iter! { $(
            let value = $value;
            yield value;
            yield value;
        )* }
    };
}
