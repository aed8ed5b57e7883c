//! Bodies in edition 2024, each against a plain function of the same text.

#![allow(unused, clippy::all, reason = "bodies of every kind")]

#[path = "../../../twin/mod.rs"]
#[macro_use]
mod twin;

const EDITION: u32 = 2024;

include!("../../forms.rs");

mod allowed_now {
    use super::*;

    twins! {
        a_raw_name { let r#gen = yield_!(1); let r#gen = r#gen + 1; yield_!(r#gen); r#gen }
        a_chain { let o = Some(3); if let Some(n) = o && n > 2 && let Some(m) = Some(seen(n)) && yield_!(m) > 0 { yield_!(n + m) } else { seen(1) } }
        a_chain_in_a_loop { let mut n = 0; while let Some(m) = Some(seen(n)) && m < 3 { n += 1; yield_!(m); } n }
    }
}

/// A body that is taken apart follows these rules in any edition, and so is compared
/// with a plain function in this one only.
mod as_in_2024 {
    use super::*;

    twins! {
        if_let_else_yields { if let None = make(1).part().number() { log("then"); } else { log("else"); } if let Some(3) = make(2).part().number() { yield_!(1); } else { log("between"); } yield_!(2) }
        tail_after_yield { let n = { let _a = make(1); yield_!(1); make(2).part().number().unwrap_or(0) }; yield_!(n); n }
        tail_of_body { let _a = make(1); yield_!(1); make(2).part().number().unwrap_or(0) }
        tail_of_branch { if yield_!(1) > 0 { let _a = make(1); make(2).part().number().unwrap_or(0) } else { 0 } }
        tail_of_label { let n = 'a: { let _a = make(1); if yield_!(1) > 90 { break 'a 3; } make(2).part().number().unwrap_or(0) }; yield_!(n) }
        tail_of_unsafe { #[allow(unused_unsafe)] let n = unsafe { let _a = make(1); yield_!(1); make(2).part().number() }; n.unwrap_or(0) }
    }
}
