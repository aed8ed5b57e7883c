//! Parts moved out of a local that no later yield finds, each against a plain function of the
//! same text: see `macros/src/flow/inline.rs`.

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

/// What can be taken apart, and of which no part has an empty value.
#[derive(Debug)]
pub struct Pair {
    a: Tracer,
    n: i32,
    b: Tracer,
}

pub fn pair(n: i32) -> Pair {
    Pair {
        a: make(n),
        n,
        b: make(n + 1),
    }
}

twins! {
    waits_for_its_drop { let x = pair(1); if let None = (if let Some(t) = Some(1) { None } else if yield_!(5) < 3 { match x { Pair { a: d, n: _, b: mut n } if true => {} _ => {} } Some(8) } else { None }) {} 1 }
    waits_by_some_ways { let x = pair(1); if seen(1) == 1 { yield_!(1); log(eat(x.a)); } else { yield_!(2); } log("behind"); if seen(2) == 3 { log("not"); } 4 }
    waits_on_the_other_way { let x = pair(1); if seen(1) == 1 { yield_!(1); } else { yield_!(2); log(eat(x.a)); } log(x.n); 4 }
    waits_in_a_loop { let mut i = 0; while i < 3 { yield_!(i); let x = pair(i); let y = make(i + 5); if i == 1 { yield_!(7); log(eat(x.b)); } else { yield_!(8); let Pair { a, .. } = x; log(a.0); } i += 1; if i == 2 { continue; } log(i); } yield_!(9) }
    waits_for_a_jump { let x = 'a: { let x = pair(1); if seen(1) == 1 { yield_!(1); log(eat(x.a)); break 'a 5; } yield_!(2); log("far"); 6 }; yield_!(x) }
    waits_between_loops { let x = pair(1); for i in 0..2 { yield_!(i); } let y = if seen(1) == 1 { x.b } else { make(8) }; for i in 0..2 { log(i); } log(y.0); 3 }
    waits_in_two { let x = pair(1); let z = pair(4); if seen(1) == 1 { yield_!(1); log(eat(x.a)); } else { yield_!(2); log(eat(z.b)); } if seen(3) > 2 { log("far"); } else { log("near"); } 4 }
}
