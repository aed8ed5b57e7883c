//! What a lowered body runs on: the machine types, and the few helpers that
//! generated code calls.
//!
//! `#[generator]` turns a body into two things: an enum that says where the body
//! stands and holds what it needs from there on (its [`Frame`]), and a closure that
//! runs the body from one yield point to the next. [`Machine`] and [`IterMachine`]
//! join the two and give them the face of a generator or of an iterator. The types of
//! the locals are never written down: they are the enum's type parameters, and rustc
//! infers them from the closure ([`TypeOf`]).
//!
//! [`Frame`]: frame::Frame
//! [`Machine`]: coroutine::Machine
//! [`IterMachine`]: iterator::IterMachine
//! [`TypeOf`]: frame::TypeOf

#![allow(
    clippy::unused_self,
    clippy::unnecessary_wraps,
    reason = "method lookup decides by the type of `self` what a method does"
)]

mod at_once;
mod called;
mod coroutine;
mod delegate;
mod frame;
mod handle;
mod hold;
mod in_place;
mod iterator;
mod leave;
mod lend;
mod lending;
mod no_drop;
mod part;
mod question;
mod range;
mod recursive;
mod stand_in;
mod take;
mod used_up;
mod view;

/// All that generated code may name, re-exported as `primed::__private`.
pub(crate) mod private {
    pub use super::at_once::{Each, Stepwise};
    pub use super::called::{
        UsedByCallOf0, UsedByCallOf1, UsedByCallOf2, UsedByCallOf3, UsedByCallOf4, UsedByCallOf5,
        UsedByCallOf6,
    };
    pub use super::coroutine::{Machine, finish};
    #[cfg(feature = "async")]
    pub use super::delegate::WrapTagged;
    pub use super::delegate::{
        Delegate, DelegateIterator, DelegateNext, DelegateNothing, DelegateSend, DelegateTo,
        Delegated, SentNothing, hand_on,
    };
    #[cfg(feature = "async")]
    pub(crate) use super::delegate::{pass, passed};
    pub use super::frame::{
        Frame, Locals, Sink, TypeOf, checked_not_run, comes, given, handed_in, seldom,
    };
    pub use super::handle::{SharedNext, SharedSend, left};
    pub use super::hold::{
        Hold, HoldCopy, HoldNoDrop, HoldValue, Moved, NotKept, PartsOfAny, PartsOfDrop,
        in_any_order, taken_apart, undecided,
    };
    pub use super::in_place::InPlace;
    pub use super::iterator::IterMachine;
    pub use super::leave::{LeavesOther, LeavesThrown, Leaving};
    pub use super::lend::{LendOwner, LendReference, Lending};
    pub use super::lending::LendingIter;
    pub use super::part::{Left, LeftOfItems, LeftOfOption, part};
    pub use super::question::{EndsIterator, Raises, Returns, Try};
    pub use super::range::{
        LoopOverAny, LoopOverRange, LoopRange, LoopRangeBack, Looping, RangeLoop,
    };
    pub use super::recursive::{
        AsReceiver, Calls, Delegations, RecursiveIter, RecursiveMachine, Waiting, WaitingLocals,
        drops_nothing,
    };
    pub use super::stand_in::StandIn;
    pub use super::take::{ByCopy, ByMove, Guard, Take, TakeCopy, TakeMove, Taking, put};
    pub use super::used_up::{
        UsedByAdapter, UsedByBytes, UsedByIntoIter, UsedByLines, UsedByMap, UsedByOpening,
        UsedByUnwrap,
    };
    pub use super::view::{View, ViewCopy, ViewRef};
    #[cfg(feature = "alloc")]
    pub use alloc::boxed::Box;
}
