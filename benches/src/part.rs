//! What one run of the program compares.

use crate::shape::Shape;
use crate::{rustc, shapes};

/// Shapes, and the ways to write them which are compared.
pub struct Part {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its shapes, in the tables' order.
    pub shapes: &'static [&'static Shape],
    /// Our ways to write them.
    pub ours: &'static [Way],
    /// All other ways.
    pub others: &'static [Way],
    /// Whether a table shows what the others take, or only how many times as much ours do.
    pub shows_others: bool,
}

/// One way to write shapes.
pub struct Way {
    /// The name of the variant.
    pub variant: &'static str,
    /// What a table calls it.
    pub title: &'static str,
    /// Whether `--max-ratio` fails where ours are slower than this.
    pub is_bar: bool,
}

impl Way {
    /// A way that ours should not be slower than.
    pub const fn new(variant: &'static str, title: &'static str) -> Self {
        Self {
            variant,
            title,
            is_bar: true,
        }
    }

    /// A way that is only shown.
    pub const fn shown(variant: &'static str, title: &'static str) -> Self {
        Self {
            is_bar: false,
            ..Self::new(variant, title)
        }
    }
}

/// All parts; the first one is the default.
pub static ALL: [&Part; 2] = [&shapes::PART, &rustc::PART];
