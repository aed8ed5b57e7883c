//! Sets and maps in the order of their keys, of which each is one `Vec`.
//!
//! A body has few of whatever is collected, so nothing is won by the trees of the standard
//! library; and for each type that they hold rustc makes thousands of lines of code, which
//! those who use this crate wait for.

mod map;
mod set;

pub(crate) use map::Map;
pub(crate) use set::Set;
