//! What a frame has of an array that stays outside of it.

use core::fmt;
use core::marker::PhantomData;

/// Stands in a frame for an array that is not moved with it, and shows its type.
pub struct InPlace<T>(PhantomData<fn() -> T>);

impl<T> Clone for InPlace<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for InPlace<T> {}

impl<T> InPlace<T> {
    /// Stands for `_array`.
    #[inline]
    pub const fn of(_array: &T) -> Self {
        Self(PhantomData)
    }
}

impl<T> fmt::Debug for InPlace<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(core::any::type_name::<T>())
    }
}
