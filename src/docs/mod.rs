//! What Python has and where it is here, and what the compiler says.
//!
//! This module holds no code, only documentation:
//!
//! - [`python`]: coming from Python, with each method, exception and inspection.
//! - [`errors`]: each kind of error that a body can meet, with its reason and remedy.

pub mod errors;
pub mod python;
