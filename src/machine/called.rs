//! What a call leaves of the local that was called.
//!
//! A value that can be called only once is used up by it, all others are borrowed. Which it
//! is, rustc sees by the traits of its type, and so does method lookup:
//! `(&&&&&Hold(&local)).__after_call_of_2()`, where there were two arguments.

use super::hold::{Hold, KeepNothing, KeepValue, UsedUp};
use super::no_drop::NoDrop;

macro_rules! used_up_by_call {
    ($($name:ident, $method:ident($($argument:ident)*);)*) => {$(
        /// A call with that many arguments.
        pub trait $name<Arguments> {
            /// How much is kept.
            type Keep;
            /// Answers how much is kept.
            fn $method(&self) -> Self::Keep;
        }

        impl<T: Copy> $name<()> for &&&&Hold<'_, T> {
            type Keep = KeepNothing;
            fn $method(&self) -> KeepNothing {
                KeepNothing
            }
        }

        impl<T: NoDrop> $name<()> for &&&Hold<'_, T> {
            type Keep = KeepNothing;
            fn $method(&self) -> KeepNothing {
                KeepNothing
            }
        }

        impl<T, R, $($argument),*> $name<($($argument,)*)> for &&Hold<'_, T>
        where
            T: FnMut($($argument),*) -> R,
        {
            type Keep = KeepValue;
            fn $method(&self) -> KeepValue {
                KeepValue
            }
        }

        impl<T, R, $($argument),*> $name<($($argument,)*)> for &Hold<'_, T>
        where
            T: FnOnce($($argument),*) -> R,
        {
            type Keep = UsedUp<T>;
            fn $method(&self) -> UsedUp<T> {
                UsedUp::default()
            }
        }

        // What leads to something that can be called: `Rc<dyn Fn()>`.
        impl<T> $name<()> for Hold<'_, T> {
            type Keep = KeepValue;
            fn $method(&self) -> KeepValue {
                KeepValue
            }
        }
    )*};
}

used_up_by_call! {
    UsedByCallOf0, __after_call_of_0();
    UsedByCallOf1, __after_call_of_1(A);
    UsedByCallOf2, __after_call_of_2(A B);
    UsedByCallOf3, __after_call_of_3(A B C);
    UsedByCallOf4, __after_call_of_4(A B C D);
    UsedByCallOf5, __after_call_of_5(A B C D E);
    UsedByCallOf6, __after_call_of_6(A B C D E F);
}
