//! Unsafe blocks.

use primed::prelude::*;

/// Unsafe blocks that yield, and that do not.
#[generator]
pub fn bytes(text: &str) -> impl Iterator<Item = u8> {
    let bytes = text.as_bytes();
    for i in 0..bytes.len() {
        // SAFETY: `i` is less than the length.
        let byte = unsafe { *bytes.get_unchecked(i) };
        yield_!(byte);
    }
    if let Some(last) = bytes.len().checked_sub(1) {
        // SAFETY: there is a last one.
        unsafe {
            yield_!(*bytes.get_unchecked(last));
            yield_!(*bytes.get_unchecked(0));
        }
    }
}

/// An unsafe block with a `let … else` that yields.
#[generator]
pub fn first(text: &str) -> impl Iterator<Item = char> {
    // SAFETY: nothing is cut off.
    unsafe {
        let Some(first) = text.get_unchecked(..).chars().next() else {
            yield_!(' ');
            return;
        };
        yield_!(first);
    }
}
