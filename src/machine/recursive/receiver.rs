//! What a method call does to its receiver, where the method itself is not called.

/// Any receiver of a method: its references are found as a method's would be.
pub trait AsReceiver {
    /// What a method sees that takes `&self`.
    #[inline]
    fn __by_ref(&self) -> &Self {
        self
    }

    /// What a method sees that takes `&mut self`.
    #[inline]
    fn __by_mut(&mut self) -> &mut Self {
        self
    }
}

impl<T: ?Sized> AsReceiver for T {}
