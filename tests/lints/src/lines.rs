//! Statements that share a line.

use primed::prelude::*;

/// A yield behind an `if`.
#[generator]
#[rustfmt::skip]
pub fn yields(flag: bool) -> impl Iterator<Item = u32> {
    let mut n = 1;
    if flag { n += 1; } yield_!(n);
    if flag { n += 2; } yield_! { n }
    if flag { yield_!(5); } yield_!(n);
}

/// The same with what is sent.
#[generator]
#[rustfmt::skip]
pub fn sent(flag: bool) -> impl Generator<u32, Yield = u32> {
    let mut n = 1;
    if flag { n += 1; } yield_!(n);
    if flag { n += yield_!(0); } yield_!(n);
}

/// The same, with all forms of it.
#[generator]
#[rustfmt::skip]
pub fn forms(flag: bool) -> impl Generator<(), String, Yield = u32, Return = ()> {
    let mut n = 1;
    if flag { n += 1; } yield_!(n);
    if flag { n += 1; yield_!(0); } try_yield!(n)?;
    if flag { n += 2; } yield_from!([n]);
    if flag { n += 3; } try_yield_from!([n])?;
    if flag { n += 3; } Err(n.to_string())
}

/// A jump behind an `if`.
#[generator]
#[rustfmt::skip]
pub fn leaves(flag: bool) -> impl Iterator<Item = u32> {
    let mut n = 1;
    while n < 99 {
        if flag { n += 1; } yield_!(n);
        if n > 9 { if n > 50 { yield_!(n); } return; }
    }
}

/// The value behind an `if`.
#[generator]
#[rustfmt::skip]
pub fn value(flag: bool) -> impl Generator<u32, Yield = u32, Return = u32> {
    let mut n = yield_!(0);
    if flag { n += yield_!(n); } n
}
