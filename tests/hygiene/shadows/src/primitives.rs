//! Types of the user that are called like primitive ones.

use ::core::iter::Iterator;
use ::core::option::Option::{None, Some};
use ::primed::{Inspect, generator};
use types::Number;

mod types {
    /// What the user calls these, and the machine must not.
    pub(super) type Number = u8;
}

#[allow(
    dead_code,
    non_camel_case_types,
    reason = "they are here to be in the way"
)]
mod shadows {
    pub(super) struct bool;
    pub(super) struct str;
    pub(super) struct u8;
    pub(super) struct u32;
    pub(super) struct usize;
}

#[allow(unused_imports, reason = "they are here to be in the way")]
use shadows::{bool, str, u8, u32, usize};

#[generator(__copies = 0)]
pub(super) fn primitives(a: Number) -> impl Iterator<Item = Number> + Inspect {
    let both = a > 3 && {
        yield_!(1);
        true
    };
    if both || a == 2 {
        yield_!(2);
    } else {
        yield_!(3);
    }
    let Some(x) = (if both { Some(a) } else { None }) else {
        return;
    };
    yield_!(x);
}
