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

/// A struct with parts that have an empty value, next to a tracer and a number.
#[derive(Debug, PartialEq, Eq)]
pub struct Ps {
    pub h: Option<Tracer>,
    pub v: Vec<Tracer>,
    pub w: Tracer,
    pub n: i32,
    pub s: String,
    pub q: Option<Vec<Tracer>>,
}

/// A struct with such a struct in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Ns {
    pub v: Vec<Tracer>,
    pub p: Ps,
    pub t: Tracer,
}

/// An enum with such parts.
#[derive(Debug, PartialEq, Eq)]
pub enum Vs {
    A {
        h: Option<Tracer>,
        t: Tracer,
        n: i32,
        v: Vec<Tracer>,
    },
    B(Vec<Tracer>, Tracer),
    C(Vec<Tracer>),
    D,
}

/// A tuple with such parts.
pub type Ts = (Vec<Tracer>, Tracer, i32, Option<Tracer>);

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
