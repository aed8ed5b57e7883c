//! The shapes, each written as a generator, by hand, for nightly, and with other crates.

mod array;
mod average;
mod boxed_dyn;
mod chain;
mod counter;
mod fib;
pub mod nested2;
mod nested3;
mod permutations;
mod pipeline;
mod recursion;
mod requests;
mod tokenizer;

use corosensei::Coroutine;

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
        &tokenizer::SHAPE,
        &requests::SHAPE,
        &permutations::SHAPE,
        &array::SHAPE,
        &average::SHAPE,
        &pipeline::SHAPE,
        &boxed_dyn::SHAPE,
        &recursion::tree::SHAPE,
        &recursion::shallow::SHAPE,
        &recursion::deep::SHAPE,
    ],
    ours: &[Way::new("generated", "generated")],
    others: &[
        Way::new("by_hand", "by hand"),
        Way::new("loops", "loops"),
        Way::shown("gen_block", "nightly"),
        Way::shown("diapause", "diapause"),
        Way::shown("genawaiter", "genawaiter"),
        Way::shown("next_gen", "next-gen"),
        Way::shown("fauxgen", "fauxgen"),
        Way::shown("corosensei", "corosensei"),
        Way::shown("generator_rs", "generator"),
    ],
    shows_others: true,
};

/// What a coroutine of corosensei's gives, as an iterator.
#[inline(always)]
fn suspended<T>(mut coroutine: Coroutine<(), T, ()>) -> impl Iterator<Item = T> {
    std::iter::from_fn(move || coroutine.resume(()).as_yield())
}
