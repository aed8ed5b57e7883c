//! What a body runs on that delegates to itself.
//!
//! A generator that held itself would have no size. So the body that delegates to itself
//! gets no delegate: it puts what it must keep meanwhile on a stack ([`Calls`]), goes on
//! as the inner one, from the start, and takes up again what lies on top of the stack
//! when that ends. What is resumed is always the innermost: an item costs the same however
//! deep it comes from, and nothing is boxed. Where an iterator's items are wanted at once, that
//! loop goes on behind each yield.
//!
//! The body's closure does all that itself, within one loop; what is left for
//! [`RecursiveIter`] and [`RecursiveMachine`] is what a panic leaves behind, and an exit
//! that the innermost ignores.

mod calls;
mod coroutine;
mod iterator;
mod level;
mod receiver;

pub use calls::{Calls, drops_nothing};
pub use coroutine::{Delegations, RecursiveMachine};
pub use iterator::RecursiveIter;
pub use level::{Waiting, WaitingLocals};
pub use receiver::AsReceiver;
