//! Names in the arguments of macros, of locals that have another name in the machine, each
//! against a plain function of the same text.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unreachable_pub,
    unused,
    irrefutable_let_patterns,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, eat, log, make, seen};

/// A macro that the crate does not know.
macro_rules! logged {
    ($($token:tt)*) => { log(format!($($token)*)) };
}

/// Another one.
macro_rules! same {
    ($value:expr) => {
        $value
    };
}

twins! {
    arm_in_matches { let b = make(1); match make(2) { b if seen(1) == 1 => { yield_!(b.0); } _ => {} } log(matches!(match 6 { b => b, y => y }, 2..=6)); yield_!(b.0) }
    arm_in_unknown { let b = make(1); match make(2) { b if seen(1) == 1 => { yield_!(b.0); } _ => {} } log(same!(match 6 { b => b, y => y })); yield_!(b.0) }
    compared_and_inline { let x = 1; { let x = make(2); yield_!(x.0); } log(format!("{x} {}", x == 1)); assert!(x == 1, "{x}"); logged!("{x} {}", x == 1); logged!("{x} {}", 1 == x); yield_!(x) }
    compared_first { let x = 1; { let x = make(2); yield_!(x.0); } assert!(x == seen(1), "{x}"); let s = std::panic::catch_unwind(|| assert!(x == 2, "is {x}")); log(*s.unwrap_err().downcast::<String>().unwrap()); yield_!(x) }
    given_by_name { let x = 1; { let x = make(2); yield_!(x.0); } log(format!("{x} {y}", x = x + 1, y = x)); logged!("{x} {y}", x = 5, y = x == 1); yield_!(x) }
}
