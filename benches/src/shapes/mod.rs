//! The shapes, each written as a generator, by hand, and for nightly.

mod array;
mod average;
mod chain;
mod counter;
mod fib;
pub mod nested2;
mod nested3;

use crate::part::{Part, Way};

/// All of them, from the plainest on.
pub static PART: Part = Part {
    name: "machines",
    shapes: &[
        &counter::SHAPE,
        &fib::SHAPE,
        &nested2::SHAPE,
        &nested3::SHAPE,
        &chain::SHAPE,
        &average::SHAPE,
        &array::SHAPE,
    ],
    ours: &[Way::new("generated", "generated")],
    others: &[
        Way::new("by_hand", "by hand"),
        Way::shown("gen_block", "nightly"),
    ],
    shows_others: true,
};
