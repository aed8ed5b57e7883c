//! What the compiler says about generators, and what to write instead.
//!
//! This module holds no code, only documentation:
//!
//! - [`errors`]: each kind of error that a body can meet, with its reason and remedy.

pub mod errors;
