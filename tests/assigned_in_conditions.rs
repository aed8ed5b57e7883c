//! Conditions that assign a local on the way to where they hold: there it has a value, elsewhere
//! perhaps none. Each body is compared with a plain function of the same text.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, eat, log, make, seen};

fn odd(n: i32) -> bool {
    log(format_args!("odd {n}"));
    n % 2 != 0
}

twins! {
    of_a_statement { let mut t; let mut i = 0; while i < 4 { i += 1; if odd(i) && { t = make(i); t.0 != 3 } { eat(t); } yield_!(i); } 4 }
    of_an_operand { let mut t; let mut i = 0; loop { i += 1; log(make(20).0 + if odd(i) && { t = make(i); t.0 != 1 } { eat(t) } else { 3 } + make(21).0); yield_!(i); if i == 4 { break; } } 4 }
    of_an_initialiser { let mut t; for i in 0..4 { let k = make(20).0 + if i > 0 && odd(i) && { t = make(i); t.0 > 1 } { eat(t) } else { 3 }; yield_!(k); } 4 }
    of_a_branch_that_yields { let mut t; for i in 0..4 { let k = seen(1) + if odd(i) && { t = make(i); odd(t.0) } { yield_!(eat(t)) } else { 3 }; yield_!(k); } 4 }
    behind_a_part_that_yields { let mut t; for i in 0..4 { let k = seen(1) + if yield_!(i) != 3 && { t = make(i); odd(t.0) } { eat(t) } else { 3 }; yield_!(k); } 4 }
    ahead_of_a_part_that_yields { let mut t; for i in 0..4 { let k = seen(1) + if odd(i) && { t = make(i); yield_!(t.0) != 3 } { eat(t) } else { 3 }; yield_!(k); } 4 }
    where_it_does_not_hold { let mut t; for i in 0..4 { let k = make(20).0 + if odd(i) || { t = make(i); odd(t.0) } { seen(1) } else { eat(t) }; yield_!(k); } 4 }
    where_it_does_not_hold_and_yields { let mut t; for i in 0..4 { let k = if odd(i) || { t = make(i); odd(t.0) } { yield_!(1) } else { yield_!(2); eat(t) }; yield_!(k); } 4 }
    of_else_if { let mut t; for i in 0..5 { let k = make(20).0 + if i == 4 { 3 } else if odd(i) && { t = make(i); t.0 > 1 } { eat(t) } else if i == 2 || { t = make(30); odd(t.0) } { 5 } else { eat(t) }; yield_!(k); } 4 }
    of_a_loop { let mut t; for i in 0..4 { while odd(i) && { t = make(i); odd(t.0) } { eat(t); if i == 1 { break; } if i == 3 { break; } } yield_!(2); } 4 }
    of_a_loop_that_yields { let mut t; let mut i = 0; while i < 5 && { t = make(i); t.0 != 4 } { i += 1; yield_!(eat(t)); } yield_!(3) }
    of_a_loop_to_its_end { let mut t; let mut i = 0; for _ in 0..3 { while odd(i) || { t = make(i); odd(t.0) } { i += 1; if i == 3 { continue; } seen(i); } yield_!(eat(t)); i += 3; } 4 }
    of_a_chain { let mut t; for i in 0..4 { let k = make(20).0 + if let Some(n) = Some(i) && n != 2 && { t = make(n); odd(t.0) } { eat(t) + n } else { 3 }; yield_!(k); } 4 }
    of_a_local_that_was_there { let mut t = make(9); for i in 0..4 { let k = make(20).0 + if odd(i) && { t = make(i); t.0 != 3 } { eat(t) } else { 3 }; yield_!(k); t = make(8); } 4 }
    of_two { let (mut t, mut u); for i in 0..4 { log(make(20).0 + if odd(i) && { (t, u) = (make(i), make(i + 10)); t.0 != 3 } { eat(t) + eat(u) } else { 3 }); yield_!(i); } 4 }
    of_numbers { let mut k = 1; let mut s = 0; while s < 5 && { k = s; k != 3 } { s += 1; yield_!(k); } if s == 3 || { k = 12; seen(k) == 3 } { seen(k); } yield_!(k) }
    in_parentheses { let mut t; for i in 0..4 { log(make(20).0 + if (odd(i) && { t = make(i); t.0 != 3 }) && seen(2) == 2 { eat(t) } else { seen(3) }); yield_!(i); if (odd(i) || (seen(1) == 2 || { t = make(i); t.0 != 2 })) { seen(4); } else { eat(t); } yield_!(5); } 4 }
    negated { let mut t; for i in 0..4 { if !(odd(i) && { t = make(i); t.0 != 3 }) { seen(3); } else { eat(t); } yield_!(i); log(make(20).0 + if !(odd(i) && { t = make(i); t.0 != 3 }) { seen(3) } else { eat(t) }); yield_!(i); } 4 }
    negated_in_a_loop { let mut t; for i in 0..3 { let mut k = i; log({ while !(odd(k) && { t = make(i); t.0 != 3 }) { k += 1; } eat(t) }); yield_!(i); } 4 }
    of_a_lazy_operand { let mut t; for i in 0..4 { let ok = odd(i) && { t = make(i); t.0 == 3 } && seen(i) == 3; yield_!(i32::from(ok)); } 4 }
    of_a_lazy_operand_used_up { let mut t; for i in 0..4 { let ok = odd(i) && { t = make(i); eat(t) == 3 }; yield_!(i32::from(ok)); } 4 }
    of_a_lazy_operand_and_elsewhere { let mut t; for i in 0..4 { let ok = odd(i) && { t = make(i); t.0 == 3 }; yield_!(i32::from(ok)); log(make(20).0 + if i == 2 { t = make(9); eat(t) } else { t = make(7); 3 }); yield_!(2); let no = odd(i) || { t = make(i + 30); t.0 == 3 }; yield_!(3); } 4 }
    of_a_part_in_parentheses { let mut t; for i in 0..4 { log(make(20).0 + if (odd(i) || { t = make(i); t.0 != 3 }) && seen(2) == 2 { 3 } else { seen(3) }); yield_!(i); if odd(i) || (seen(1) == 1 && { t = make(i + 30); t.0 != 2 }) { seen(5); } else { seen(6); } yield_!(7); } 4 }
}
