//! Random bodies: well typed, and accepted by the borrow checker as plain Rust, but for
//! a few, which are set aside when rustc has refused them.

mod adapted;
mod assign;
mod body;
mod bools;
mod borrows;
mod closures;
mod control;
mod data;
mod build;
mod ints;
mod jumps;
mod lets;
mod loops;
mod macros;
mod matching;
mod owners;
mod part_patterns;
mod parts;
mod patterns;
mod places;
mod rng;
mod scope;
pub mod sorts;
mod stmts;
mod written;
pub mod switches;
pub mod tree;

pub use body::{Body, Face};
pub use written::written;
