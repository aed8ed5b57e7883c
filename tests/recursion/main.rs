//! Generators that delegate to themselves: they run on a stack of levels.
//!
//! What that must not change, other tests say of generators that delegate to boxes of
//! themselves; here the two are compared, or a recursive function stands beside them.

mod depth;
mod drops;
mod expressions;
mod mutual;
mod observing;
mod panics;
mod passing;
mod signatures;
mod walks;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// What happened, in order.
#[derive(Clone, Default)]
pub(crate) struct Trace(Rc<RefCell<Vec<String>>>);

impl Trace {
    pub(crate) fn log(&self, what: impl fmt::Display) {
        self.0.borrow_mut().push(what.to_string());
    }

    pub(crate) fn take(&self) -> Vec<String> {
        self.0.take()
    }

    /// A value that logs its drop.
    pub(crate) fn noisy(&self, name: impl fmt::Display) -> Noisy {
        Noisy(self.clone(), name.to_string())
    }
}

/// Logs its drop.
pub(crate) struct Noisy(Trace, String);

impl Noisy {
    pub(crate) fn name(&self) -> &str {
        &self.1
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        self.0.log(format_args!("-{}", self.1));
    }
}

/// An error to throw.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Oops {
    Thrown,
    Own(u32),
}

impl fmt::Display for Oops {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Oops {}
