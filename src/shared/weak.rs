//! A handle which does not keep its generator alive.

use alloc::rc::Weak;
use core::fmt;

use super::{Shared, Slot};

/// A handle to a shared generator which does not keep it alive.
///
/// It comes from [`Shared::downgrade`], or is given to a generator that is made
/// by [`Shared::new_cyclic`].
///
/// # Examples
///
/// ```
/// use primed::{Generator, Shared, generator};
///
/// #[generator]
/// fn once() -> impl Generator<Yield = u8> {
///     yield_!(1);
/// }
///
/// let g = Shared::new(once());
/// let weak = g.downgrade();
/// assert!(weak.upgrade().is_some_and(|same| same.ptr_eq(&g)));
/// drop(g);
/// assert!(weak.upgrade().is_none());
/// ```
#[must_use = "a handle does nothing until it is upgraded and resumed"]
pub struct WeakShared<G: ?Sized>(pub(super) Weak<Slot<G>>);

impl<G: ?Sized> WeakShared<G> {
    /// Makes a full handle; `None` if the generator was dropped, or is not made yet.
    pub fn upgrade(&self) -> Option<Shared<G>> {
        self.0.upgrade().map(Shared)
    }
}

impl<G: ?Sized> Clone for WeakShared<G> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<G: ?Sized> fmt::Debug for WeakShared<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(WeakShared)")
    }
}
