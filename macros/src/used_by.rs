//! Method calls that may use a local up.
//!
//! A macro does not see whether a method takes `self` or `&self`. For the methods of
//! the standard library the receiver's type tells, and that is asked later, by method
//! lookup in generated code (see `primed`'s `machine/used_up.rs`). For all others the
//! local is kept, and rustc reports that it was moved.

use proc_macro2::Ident;

use crate::names::Keep;

/// What may have used a local up, if its type is one that it uses up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum UsedBy {
    /// It was called: a closure that owns something is gone then.
    Call,
    /// `*local`: what is in a box is moved out of it.
    Opened,
    /// It was called with so many arguments: what can be called only once is gone then.
    Called(usize),
    /// A method of `Iterator`.
    Adapter,
    /// `into_iter`.
    IntoIter,
    /// A method of `Option` and `Result`.
    Unwrap,
    /// A method of all three of them.
    Map,
    /// `lines` of a reader.
    Lines,
    /// `bytes` of a reader.
    Bytes,
}

/// Methods with `self`, by how many arguments they take.
type Methods = [&'static [&'static str]; 3];

const MAP: Methods = [
    &["flatten", "cloned", "copied"],
    &["map", "filter", "zip", "inspect"],
    &[],
];

const ADAPTERS: Methods = [
    &[
        "enumerate",
        "peekable",
        "rev",
        "fuse",
        "cycle",
        "collect",
        "count",
        "last",
        "sum",
        "product",
        "max",
        "min",
        "unzip",
    ],
    &[
        "filter_map",
        "flat_map",
        "skip",
        "skip_while",
        "take",
        "take_while",
        "map_while",
        "step_by",
        "chain",
        "for_each",
        "partition",
        "reduce",
        "max_by",
        "max_by_key",
        "min_by",
        "min_by_key",
    ],
    &["scan", "fold"],
];

const UNWRAPS: Methods = [
    &[
        "unwrap",
        "unwrap_or_default",
        "unwrap_err",
        "ok",
        "err",
        "transpose",
    ],
    &[
        "unwrap_or",
        "unwrap_or_else",
        "expect",
        "expect_err",
        "ok_or",
        "ok_or_else",
        "map_err",
        "and_then",
        "and",
        "or",
        "or_else",
        "xor",
    ],
    &["map_or", "map_or_else"],
];

/// Up to how many arguments calls are told apart.
const MOST_ARGUMENTS: usize = 6;

impl UsedBy {
    /// Whether ways that do it and ways that do not can be made alike.
    pub(crate) const fn is_put_away(self) -> bool {
        !matches!(self, Self::Call | Self::Opened)
    }

    /// What a call may use the called local up by. Of a closure in this body, its text tells.
    pub(crate) const fn call(keep: Keep, arguments: usize) -> Self {
        match keep {
            Keep::ByType if arguments <= MOST_ARGUMENTS => Self::Called(arguments),
            _ => Self::Call,
        }
    }

    /// What the method of that name may use its receiver up by.
    pub(crate) fn method(name: &Ident, arguments: usize) -> Option<Self> {
        let name = name.to_string();
        let is_one_of = |methods: &Methods| {
            let methods = methods.get(arguments);
            methods.is_some_and(|methods| methods.contains(&name.as_str()))
        };
        match (name.as_str(), arguments) {
            ("into_iter", 0) => Some(Self::IntoIter),
            ("lines", 0) => Some(Self::Lines),
            ("bytes", 0) => Some(Self::Bytes),
            _ if is_one_of(&MAP) => Some(Self::Map),
            _ if is_one_of(&ADAPTERS) => Some(Self::Adapter),
            _ if is_one_of(&UNWRAPS) => Some(Self::Unwrap),
            _ => None,
        }
    }
}

/// Whether methods of this name use their receiver up, by Rust's naming conventions
/// (API guidelines, C-CONV).
pub(crate) fn consumes_by_name(method: &Ident) -> bool {
    let method = method.to_string();
    let of_std = matches!(method.as_str(), "into" | "try_into");
    of_std || method.starts_with("into_") && method != "into_iter"
}
