//! Generators that delegate to each other, on one stack.
//!
//! A generator that delegates to *itself* gets a stack of its own, see
//! [`generator`](macro@crate::generator). Several that delegate to each other have no type
//! in which they could be kept side by side, so each is boxed; but they need not hold each
//! other. Each yields what it delegates to, in the place of an item, and one loop around
//! them all keeps the stack: [`nested`] for iterators, [`levels`] for coroutines.

mod levels;
mod nested;

pub use levels::{Back, Level, Levels, levels};
pub use nested::{Nested, NestedItems, nested};

use alloc::boxed::Box;
use alloc::vec::Vec;

/// What waits, the outermost first; it drops the innermost first.
struct Stack<T: ?Sized>(Vec<Box<T>>);

impl<T: ?Sized> Stack<T> {
    fn of(first: Box<T>) -> Self {
        Self(alloc::vec![first])
    }

    fn clear(&mut self) {
        while let Some(innermost) = self.0.pop() {
            drop(innermost);
        }
    }
}

impl<T: ?Sized> Drop for Stack<T> {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Drops all of them if one unwinds.
struct ClearOnUnwind<'s, T: ?Sized>(&'s mut Stack<T>);

impl<T: ?Sized> Drop for ClearOnUnwind<'_, T> {
    fn drop(&mut self) {
        self.0.clear();
    }
}
