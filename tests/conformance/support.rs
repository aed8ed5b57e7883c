//! What the bodies here log to, raise, and clean up with.

use std::cell::RefCell;
use std::rc::Rc;

/// Python's unrelated exceptions `A` and `B`. They are moved, and cannot be cloned.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Error {
    A,
    B,
}

/// Lines in the order in which they were logged. Clones log to one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    /// Adds a line.
    pub(crate) fn add(&self, line: impl AsRef<str>) {
        self.0.borrow_mut().push(line.as_ref().to_owned());
    }

    /// Makes a guard which logs `line` when it is dropped.
    pub(crate) fn at_drop(&self, line: &'static str) -> AtDrop {
        AtDrop {
            log: self.clone(),
            line,
        }
    }

    /// Gives what was logged since it was last asked.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.take()
    }
}

/// What a `finally` clause is here, or a value whose end can be seen.
#[derive(Debug)]
pub(crate) struct AtDrop {
    log: Log,
    line: &'static str,
}

impl Drop for AtDrop {
    fn drop(&mut self) {
        self.log.add(self.line);
    }
}
