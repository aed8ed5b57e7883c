//! Bodies in edition 2021, each against a plain function of the same text.

#![allow(unused, clippy::all, reason = "bodies of every kind")]

#[path = "../../../twin/mod.rs"]
#[macro_use]
mod twin;

const EDITION: u32 = 2021;

include!("../../forms.rs");

mod reserved_later {
    use super::*;

    twins! {
        a_local { let gen = yield_!(1); let gen = gen + 1; yield_!(gen); log(format!("{gen}")); gen }
        a_parameter { let f = |gen: i32| gen + 1; let n = f(yield_!(1)); yield_!(n) }
    }
}
