//! What is to be seen of all this: names.

use core::fmt;

use super::beginning::Beginning;
use super::turns::{Here, Home, Start, Waiting};
use super::{Awaited, Parting, Turn, Yielder, Yielding};

macro_rules! named {
    ($([$($generic:tt)*] $name:literal = $type:ty;)+) => {$(
        impl<$($generic)*> fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($name)
            }
        }
    )+};
}

named! {
    [Y, I] "Beginning" = Beginning<Y, I>;
    [Y, I] "Yielder" = Yielder<Y, I>;
    [V, L, I, P, const AMID: bool] "Yielding" = Yielding<V, L, I, P, AMID>;
    [Y, I] "Parting" = Parting<'_, Y, I>;
    [F] "Awaited" = Awaited<F>;
    [Y, I] "Start" = Start<'_, Y, I>;
    [Y, I] "Home" = Home<'_, Y, I>;
    [Y, I] "Turn" = Turn<'_, Y, I>;
    [] "Here" = Here<'_>;
    [] "Waiting" = Waiting<'_, '_>;
}
