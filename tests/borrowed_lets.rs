//! What the initialiser of a `let` makes and borrows lives as long as what it is bound to, and
//! its parts are made in their order.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    irrefutable_let_patterns,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, log, make, seen};

fn pair(n: i32) -> (Tracer, Tracer) {
    (make(n), make(n + 1))
}

fn opt(n: i32) -> Option<Tracer> {
    Some(make(n))
}

twins! {
    in_their_order { let (x, y) = (make(1), &make(2)); seen(y.0); yield_!(x.0); 3 }
    in_their_order_with_else { yield_!(2); let (x, y) = (make(1), &make(2)) else { return 3 }; seen(y.0); yield_!(x.0); 3 }
    what_a_number_was { let mut n = 1; let (a, r) = ({ n += 1; n }, &make(n)); seen(r.0 + a); yield_!(3); a }
    what_a_cell_held { let t = std::cell::Cell::new(1); let (a, r) = (t.get(), &make({ t.set(4); t.get() })); seen(a + r.0); yield_!(4); 3 }
    around_a_jump { loop { yield_!(2); let (x, y) = (make(1), &make(2)) else { break }; seen(y.0); yield_!(x.0); break; } 3 }
    matched_around_a_jump { loop { yield_!(2); let Some(x) = &opt(1) else { break }; seen(x.0); yield_!(4); break; } 3 }
    part_around_a_jump { 'a: { yield_!(2); let Some(r) = Some(&pair(1).1) else { break 'a }; seen(r.0); yield_!(4); } 3 }
    several_around_a_jump { loop { yield_!(2); let [a, Some(x)] = [&opt(1), &opt(5)] else { break }; seen(x.0); yield_!(4); break; } 3 }
    behind_a_yield { loop { yield_!(2); let Some(x) = &opt(yield_!(3) * 0 + 1) else { break }; seen(x.0); yield_!(4); break; } 3 }
    across_a_yield { loop { yield_!(2); let (Some(x), n) = (&opt(1), yield_!(4)) else { break }; let n = x.0 + n; yield_!(4 + n); break; } 3 }
    each_yields { let (a, r) = (make(yield_!(1)), &make(yield_!(2))); seen(r.0); yield_!(3); a.0 }
    in_a_branch { let (one, text) = (1, "text".to_owned()); let r = if seen(1) == 1 { &make(2) } else { &make(3) }; seen(r.0); let z = make(4); yield_!(z.0); let s: &str = match seen(5) { 5 => &format!("{text}!"), _ => "none" }; log(s); let (a, b) = (if seen(6) == 1 { &pair(7).1 } else { let t = make(9); &make(10 + t.0) }, { seen(11); Some(&make(12)) }); log(a.0 + b.unwrap().0); yield_!(13); 3 }
    in_a_branch_in_a_loop { yield_!(1); for n in 0..3 { let s = if n == 1 { make(20); &mut make(21) } else { &mut make(n + 30) }; s.0 += 40; log(s.0); yield_!(n); } yield_!(4) }
    in_a_variant { let r = Some(&make(1)); seen(r.unwrap().0); yield_!(4); 3 }
    in_a_variant_with_else { let Some(r) = Some(&make(1)) else { return 3 }; seen(r.0); yield_!(4); 3 }
    coerced { let (f, r): (Box<dyn Fn(i32) -> i32>, &[Tracer]) = (Box::new(|n| n + 1), &[make(1), make(2)]); seen(f(r.len() as i32)); yield_!(3); f(5) }
    coerced_in_a_variant { let r: Option<&dyn std::fmt::Debug> = Some(&make(2)); log(format_args!("{r:?}")); yield_!(3); 5 }
    not_bound { let (x, _) = (&make(1), make(2)); seen(x.0); yield_!(4); let _ = (&make(1), make(2)); yield_!(4); let _ = Some(&make(1)); yield_!(5) }
}
