//! Bodies written out, compiled, run, and made small where they fail.

pub mod chunk;
pub mod evaluate;
pub mod rustc;
pub mod shrink;
pub mod verdict;
