//! The values that bodies hold: some say in the trace when they are dropped, some are
//! `Copy`, some are neither.

use crate::trace::log;

/// Says in the trace when it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct Tracer(pub i32);

impl Drop for Tracer {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
    }
}

impl Tracer {
    /// A method that borrows.
    pub fn plus(&self, n: i32) -> i32 {
        log(format_args!("plus {} {n}", self.0));
        self.0 + n
    }

    /// A method that borrows mutably.
    pub fn bump(&mut self, n: i32) -> i32 {
        self.0 += n % 5;
        log(format_args!("bump {}", self.0));
        n
    }

    /// A method that takes it.
    pub fn done(self, n: i32) -> i32 {
        log(format_args!("done {} {n}", self.0));
        self.0 + n
    }
}

/// A struct of numbers, which is `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct P {
    pub x: i32,
    pub y: i32,
    pub z: i32,
}

impl P {
    /// A method that borrows.
    pub fn plus(&self, n: i32) -> i32 {
        log(format_args!("p.plus {n}"));
        self.x + n
    }

    /// A method that borrows mutably.
    pub fn bump(&mut self, n: i32) -> i32 {
        self.y += n;
        self.y
    }

    /// A method that takes it, for chains.
    pub fn moved(self, n: i32) -> Self {
        log(format_args!("p.moved {n}"));
        Self {
            x: self.x + n,
            ..self
        }
    }

    /// The end of a chain.
    pub fn total(self) -> i32 {
        self.x + self.y + self.z
    }
}

/// A struct that owns tracers.
#[derive(Debug, PartialEq, Eq)]
pub struct Pt {
    pub t: Tracer,
    pub n: i32,
    pub u: Tracer,
}

/// An enum that owns tracers.
#[derive(Debug, PartialEq, Eq)]
pub enum Et {
    A(Tracer),
    B(Tracer, i32),
    C { t: Tracer, u: Tracer },
    D,
}

/// What a body fails with.
#[derive(Debug, PartialEq, Eq)]
pub struct Fail(pub i32);

/// An error that is converted by `?`.
#[derive(Debug, PartialEq, Eq)]
pub struct Tiny(pub i32);

impl From<Tiny> for Fail {
    fn from(tiny: Tiny) -> Self {
        log(format_args!("from {}", tiny.0));
        Self(tiny.0 + 100)
    }
}

/// Numbers outside of any generator: a reference to them may cross a yield.
pub static NUMS: [i32; 4] = [3, 1, 4, 2];
