//! Patterns that take parts of a local and bind one of them to its name, each against a plain
//! function of the same text.

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

/// What can be taken apart, and has parts with an empty value.
#[derive(Debug)]
pub struct Parts {
    v: Vec<Tracer>,
    o: Option<Vec<Tracer>>,
    t: Tracer,
}

pub fn parts(n: i32) -> Parts {
    Parts {
        v: vec![make(n)],
        o: Some(vec![make(n + 1)]),
        t: make(n + 2),
    }
}

twins! {
    own_name_in_if { let c = Some(parts(1)); { let c = yield_!(1); } match (if let Some(Parts { v, o: Some(c), .. }) = c { log(v.len()); c.len() as i32 } else { 2 }) { n => yield_!(n) }; yield_!(8) }
    own_name_in_while { let mut c = Some(parts(1)); { let c = yield_!(1); } while let Some(Parts { v: c, .. }) = c { log(c.len()); if seen(1) == 1 { break; } else { return 1; } } yield_!(8) }
    own_name_in_chain { let c = Some(parts(1)); { let c = yield_!(1); } if let Some(Parts { v: c, .. }) = c && c.len() == 1 { log(c[0].0); } yield_!(8) }
    own_name_in_match { let c = Some(parts(1)); { let c = yield_!(1); } match c { Some(Parts { v: c, .. }) if c.len() == 2 => { log(c[0].0); } Some(Parts { o: c, .. }) => log(c.is_some()), None => {} } yield_!(8) }
    own_name_beside_a_yield { let c = Some(parts(1)); { let c = yield_!(1); } if let Some(Parts { v, o: Some(c), .. }) = c { yield_!(c.len() as i32); log(v.len()); } yield_!(8) }
    own_name_in_let_else { let c = Some(parts(1)); let Some(Parts { v: c, .. }) = c else { return 4 }; yield_!(c.len() as i32); yield_!(8) }
    own_name_kept { let c = Some(parts(1)); { let c = yield_!(1); } if seen(1) == 1 { if let Some(Parts { v: c, .. }) = c { log(c.len()); } else { log("none"); } yield_!(7); } yield_!(8) }
}
