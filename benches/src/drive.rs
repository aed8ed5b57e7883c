//! The loops that pull items, one by one.
//!
//! All variants of a shape share them as source; each is inlined into a function
//! of its own per variant.

use std::hint::black_box;

/// Pulls from a local that no one else sees: the optimiser may keep its state in
/// registers, as in most `for` loops.
#[inline(always)]
pub fn local<G, T>(mut source: G, items: u64, mut step: impl FnMut(&mut G) -> Option<T>) {
    for _ in 0..items {
        // Looked at where it is: to move an item can cost more than `next()`.
        match &step(&mut source) {
            Some(item) => black_box(item),
            None => break,
        };
    }
}

/// Pulls from a place that others may see: the state must be in memory whenever
/// an item is out, so that each `next()` starts anew, though it is inlined.
#[inline(always)]
pub fn inlined<G, T>(mut source: G, items: u64, mut step: impl FnMut(&mut G) -> Option<T>) {
    local(black_box(&mut source), items, move |source| step(source));
}

/// Pulls through a vtable.
#[inline(always)]
pub fn opaque<G: ?Sized, T>(source: Box<G>, items: u64, mut step: impl FnMut(&mut G) -> Option<T>) {
    local(black_box(source), items, move |source| step(source));
}
