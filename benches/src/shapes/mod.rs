//! The shapes, each written as a generator, by hand, and for nightly.

mod array;
mod average;
mod chain;
mod counter;
mod fib;
mod nested2;
mod nested3;

use crate::shape::Shape;

/// All of them, from the plainest on.
pub static ALL: [&Shape; 7] = [
    &counter::SHAPE,
    &fib::SHAPE,
    &nested2::SHAPE,
    &nested3::SHAPE,
    &chain::SHAPE,
    &average::SHAPE,
    &array::SHAPE,
];
