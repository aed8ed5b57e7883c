//! Whatever else has the names that generated code uses: what is generated means its
//! own things by them, and what the user wrote means the user's.
//!
//! `no_implicit_prelude` and modules named like crates are in the crate's own
//! `tests/hygiene.rs`, with the simpler bodies; here are the forms that need more code.

#![cfg(test)]
#![no_implicit_prelude]

mod forms;
mod locals;
mod items;
mod methods;
mod primitives;
mod constants;
