//! What the branches of an initialiser make and lend lives as long as what it is bound to, also
//! where a branch beside them yields. Each body is compared with a plain function of the same
//! text.

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

static OTHER: i32 = 7;

fn two(n: i32) -> (Tracer, Tracer) {
    (make(n), make(n + 1))
}

fn some(n: i32) -> Option<Tracer> {
    (n % 3 != 0).then(|| make(n))
}

fn shown(of: &dyn std::fmt::Debug) {
    log(format_args!("{of:?}"));
}

twins! {
    beside_a_yield { let r = if seen(1) == 1 { &make(2) } else { yield_!(1); &make(3) }; seen(r.0); yield_!(9) }
    behind_a_yield { let r = if seen(1) == 2 { &make(2) } else { yield_!(1); &make(3) }; seen(r.0); yield_!(9) }
    beside_a_static { let r = if seen(1) == 1 { yield_!(1); &OTHER } else { &make(2).by_ref(3) }; yield_!(*r) }
    beside_a_local { let k = make(7); let r = if seen(1) == 1 { &make(2) } else { yield_!(1); &k }; seen(r.0); yield_!(1) }
    mutably { let r = if seen(1) == 1 { let x = make(4); yield_!(1); &mut make(x.0 + 1) } else { &mut make(8) }; r.0 += 3; *r = make(12); seen(r.0); yield_!(4) }
    to_nothing { let _ = if seen(1) == 1 { &make(2) } else { yield_!(1); &make(3) }; seen(5); yield_!(1) }
    by_a_block { let r = { yield_!(1); &make(3) }; seen(r.0); let _ = { yield_!(2); &make(4) }; yield_!(1) }
    by_a_block_with_locals { let r = { let q = make(2); yield_!(1); &make(q.0 + 3) }; seen(r.0); yield_!(1) }
    by_a_block_in_a_block { let r = { let q = make(2); let n = { yield_!(1); &make(q.0 + 3) }; seen(n.0); &make(n.0 + 1) }; seen(r.0); yield_!(1) }
    by_a_match { let r = match yield_!(1) { 1 => &make(2), 2 => { yield_!(2); &make(3) } n => { let k = make(n); &make(k.0 + 5) } }; seen(r.0); yield_!(9) }
    by_guarded_arms { let r = match seen(3) { 3 if yield_!(2) == 6 => &make(3), 3 => &make(4), _ => { yield_!(4); &make(5) } }; seen(r.0); yield_!(1) }
    by_arms_that_bind { let r = match some(4) { Some(t) => { yield_!(1); &make(t.0 + 1) } None => &make(3) }; seen(r.0); yield_!(1) }
    by_if_let { let r = if let Some(t) = some(yield_!(2)) { Some(&make(t.0 + 1)) } else if seen(1) == 1 { let q = make(40); yield_!(4); Some(&make(q.0)) } else { panic!() }; seen(r.map_or(4, |r| r.0)); yield_!(3) }
    by_branches_in_branches { let r = if seen(1) == 1 { if yield_!(2) == 6 { &make(1) } else { yield_!(9); &make(11) } } else if seen(3) == 3 { &make(4) } else { yield_!(5); &make(6) }; seen(r.0); yield_!(3) }
    with_a_value { let (r, n) = if seen(1) == 1 { (&make(2), 3) } else { yield_!(1); (&make(3), 5) }; seen(r.0 + n); yield_!(1) }
    with_a_value_moved { let b = make(9); let (r, s) = if seen(1) == 1 { let q = make(40); yield_!(q.0); (&make(q.0 + 1), q) } else { (&make(1), b) }; seen(r.0 + s.0); yield_!(3) }
    two_of_them { let (a, b) = if seen(1) == 1 { let q = make(40); yield_!(q.0); (&make(q.0 + 1), &make(q.0 + 2)) } else { (&make(1), &make(2)) }; seen(a.0 + b.0); yield_!(3) }
    part_of_it { let r = if seen(1) == 2 { yield_!(2); &make(1) } else { &two(5).1 }; seen(r.0); yield_!(1) }
    an_operand { let (y, x) = (make(2), if seen(1) == 1 { &make(3) } else { yield_!(4); &make(5) }); seen(x.0); yield_!(y.0) }
    of_several_types { let r: &dyn std::fmt::Debug = if seen(1) == 1 { let x = make(4); yield_!(1); &make(x.0 + 1) } else { &two(8) }; shown(r); yield_!(4) }
    a_slice { let r: &[i32] = if seen(1) == 1 { let x = make(4); yield_!(1); &vec![x.0, 3] } else { yield_!(4); &[3, 4, 5] }; shown(&r); yield_!(4) }
    a_constant { let r = if seen(1) == 1 { &Some(3) } else { yield_!(1); &None }; yield_!(r.map_or(4, |r| r)) }
    what_a_branch_moves { let s = make(1); let r = if seen(1) == 1 { yield_!(1); &make(eat(s)) } else { &make(4) }; seen(r.0); yield_!(1) }
    what_no_yield_moves { let s = make(7); yield_!(3); let r = if seen(1) == 1 { eat(s); &make(2) } else { &make(3) }; seen(r.0); yield_!(1) }
    beside_a_return { let r = if seen(1) == 1 { Some(&make(3)) } else { return yield_!(1); }; yield_!(3) }
    beside_a_break { for i in 0..3 { let r = if i == 1 { break; } else { yield_!(1); &make(i) }; seen(r.0); yield_!(4); } for i in 0..3 { let r = if i == 2 { break; } else { &make(i) }; seen(r.0); yield_!(4); } 3 }
    ahead_of_a_break { for i in 0..3 { let r = if i == 2 { yield_!(3); break; } else { let k = make(i + 3); &make(k.0) }; seen(r.0); yield_!(4); } yield_!(1) }
    round_and_round { for i in 0..3 { let r = if i == 1 { &make(2) } else { yield_!(1); &make(i) }; seen(r.0); if i == 2 { break; } yield_!(4); } yield_!(1) }
    twice { let r = if seen(1) == 1 { &make(2) } else { yield_!(1); &make(3) }; seen(r.0); yield_!(2); let r = if seen(2) == 1 { &make(12) } else { yield_!(1); &make(13) }; seen(r.0); yield_!(3) }
    out_of_a_box { let r = if seen(1) == 1 { &*Box::new(make(1)) } else { yield_!(4); &*Box::new(make(2)) }; seen(r.0); yield_!(1); let _ = if seen(2) == 1 { &*Box::new(make(3)) } else { yield_!(5); &make(4) }; yield_!(2) }
    out_of_a_box_without_a_yield { let r = if seen(1) == 1 { &*Box::new(make(1)) } else { &make(2) }; yield_!(1); let q = if seen(1) == 1 { &mut *Box::new(make(3)) } else { &mut make(4) }; q.0 = 5; yield_!(2) }
    of_let_else { for i in 0..4 { let Some(x) = (match i { 1 => Some(&make(3)), 2 => None, n => { let k = make(n); yield_!(4); Some(&make(k.0)) } }) else { yield_!(6); continue }; seen(x.0); yield_!(1); } 3 }
    whose_type_is_told_late { for i in 0..3 { let r = if i == 1 { let n = make(i); yield_!(n.0); Ok(&make(n.0 + 10)) } else { Err(make(8)) }; log(match r { Ok(r) => r.by_ref(3), Err(t) => eat(t) }); } yield_!(5) }
    beside_a_continue { let mut k = 0; let r = loop { k += 1; let q = match k { 1 => { yield_!(1); continue } 2 => Some(&make(k)), 3 => { let w = make(30); yield_!(w.0); Some(&make(w.0 + 1)) } _ => break k }; seen(q.map_or(0, |q| q.0)); }; yield_!(r) }
    through_a_reference { fn leak(n: i32) -> &'static mut i32 { Box::leak(Box::new(n)) } let r = if seen(1) == 1 { &mut *leak(3) } else { &mut *leak(4) }; *r += 1; yield_!(*r); *r += 2; yield_!(*r); let r = if seen(2) == 1 { &mut *leak(5) } else { yield_!(6); &mut *leak(7) }; *r += 1; yield_!(*r); *r }
    through_an_owner { { let r = if seen(1) == 1 { &mut *Box::new(make(1)) } else { &mut *Box::new(make(2)) }; r.0 += 3; log(r.0); } yield_!(1); { let r = if seen(2) == 1 { &mut *Box::new(make(3)) } else { yield_!(2); &mut **Box::new(Box::new(make(4))) }; r.0 += 5; log(r.0); } yield_!(3) }
}
