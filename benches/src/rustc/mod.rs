//! What rustc lowers: bodies that became async blocks, next to those of other crates.

#[macro_use]
mod source;
mod pinned;
mod streams;

use crate::part::{Part, Way};

/// Pinned generators, then streams.
pub static PART: Part = Part {
    name: "rustc",
    shapes: &[
        &pinned::counter::SHAPE,
        &pinned::fib::SHAPE,
        &pinned::nested2::SHAPE,
        &pinned::average::SHAPE,
        &streams::ready::SHAPE,
        &streams::awaiting::SHAPE,
        &streams::mpsc::SHAPE,
    ],
    ours: &[
        Way::new("generator", "`#[generator]`"),
        Way::new("stream", "`stream!`"),
    ],
    others: &[
        Way::new("genawaiter", "genawaiter"),
        Way::new("next_gen", "next-gen"),
        Way::new("coroutine", "nightly"),
        Way::new("async_stream", "async-stream"),
        Way::new("asynk_strim", "asynk-strim"),
        Way::shown("fauxgen", "fauxgen"),
        Way::new("by_hand", "by hand"),
    ],
    shows_others: false,
};
