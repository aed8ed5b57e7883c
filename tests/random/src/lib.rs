//! What the generated bodies are linked against: the values they trace, the recorder
//! that stands in for a caller, and the comparison of the traces.
//!
//! The program next to it (`main.rs`) writes the bodies, compiles and runs them.

#[path = "run/compare.rs"]
pub mod compare;
#[path = "run/drive.rs"]
pub mod drive;
#[path = "run/faces.rs"]
pub mod faces;
#[path = "run/folded.rs"]
pub mod folded;
#[path = "run/helpers.rs"]
pub mod helpers;
#[path = "run/trace.rs"]
pub mod trace;
#[path = "run/values.rs"]
pub mod values;

/// Everything that a body may name.
pub mod prelude {
    pub use crate::helpers::*;
    pub use crate::trace::{log, tick};
    pub use crate::values::*;
    pub use primed::Thrown;
    pub use std::fmt::Write as _;
}
