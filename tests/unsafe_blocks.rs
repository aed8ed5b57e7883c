//! An `unsafe` block is a block: what is made in it lives as long as in any other, and each
//! piece of it may do what the whole may.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unsafe_code,
    irrefutable_let_patterns,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    clippy::restriction,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, eat, log, make, seen};

/// Of what is made, mostly one half is used, and the other stays behind.
unsafe fn pair(n: i32) -> (Tracer, Tracer) {
    (make(n), make(n + 1))
}

unsafe fn list(n: i32) -> Vec<Tracer> {
    (0..n).map(make).collect()
}

unsafe fn is(a: i32, b: i32) -> bool {
    seen(a) == b
}

unsafe fn some(of: &Tracer) -> Option<&Tracer> {
    log(format_args!("some {}", of.0));
    Some(of)
}

twins! {
    part_of_a_union { union U { a: i32, b: u32 } let u = U { a: 3 }; let n = unsafe { u.a }; yield_!(n); yield_!(unsafe { u.b } as i32) }
    part_behind_a_pointer { struct P { n: i32, t: Tracer } let mut p = P { n: 3, t: make(1) }; let q = (&raw mut p) as usize; let n = unsafe { (*(q as *mut P)).n }; yield_!(n); yield_!(4) }
    for_leaves_half { 'a: { unsafe { yield_!(1); for _ in [pair(1).0] { if is(1, 1) { break 'a; } } } } yield_!(2) }
    for_borrows { let n = unsafe { yield_!(1); 'a: { for x in list(3).iter() { if is(x.0, 1) { break 'a x.0; } } 7 } }; yield_!(n) }
    for_without_label { let mut t = 0; loop { t += 1; unsafe { yield_!(t); match some(&pair(t).0) { Some(x) if is(x.0, 3) => { seen(x.0); break; } Some(x) => { seen(x.0); continue; } None => {} } } } t }
    for_in_the_tail { let s = make(9); unsafe { yield_!(1); for x in list(3).iter() { if is(x.0, 1) { return eat(s); } } 7 } }
    for_yields { unsafe { for x in list(3) { if is(x.0, 1) { continue; } yield_!(x.0); if is(x.0, 2) { break; } } } 4 }
    match_borrows { 'a: { yield_!(1); unsafe { match some(&make(1)) { Some(x) => { seen(x.0); if is(2, 2) { break 'a; } } None => {} } seen(3); } } yield_!(2) }
    match_leaves_half { let n = 'a: { yield_!(1); unsafe { match (pair(1).0, pair(3)) { (x, (y, _)) => { if is(x.0, 1) { break 'a y.0; } seen(8); } } } 3 }; yield_!(n) }
    match_of_reference { 'a: { yield_!(1); unsafe { match &pair(1) { (x, _) => { seen(x.0); if is(1, 1) { break 'a; } } } seen(4); } } yield_!(2) }
    match_of_place { let s = Some(make(1)); let p = &raw const s as usize; unsafe { match *(p as *const Option<Tracer>) { Some(ref x) if is(x.0, 1) => { seen(4); yield_!(x.0); } _ => { yield_!(2); } } } 3 }
    match_guard_leaves { let mut t = 0; 'a: loop { t += 1; yield_!(t); unsafe { match pair(t).0 { x if is(x.0, 2) => break 'a, Tracer(n) => { if is(n, 1) { continue 'a; } } } } } t }
    if_let_borrows { 'a: { yield_!(1); unsafe { if let Some(x) = some(&pair(1).1) { if is(x.0, 2) { break 'a; } seen(4); } else { seen(5); } } } yield_!(2) }
    if_let_in_the_tail { let s = make(9); yield_!(1); unsafe { if let Some(x) = some(&pair(1).1) { return eat(s) + x.0; } else { yield_!(5) } } }
    chain { 'a: { yield_!(1); unsafe { if is(1, 1) && let Some(x) = some(&pair(1).1) && is(x.0, 2) && let (y, _) = pair(5) { seen(x.0 + y.0); break 'a; } seen(7); } } yield_!(2) }
    while_let_borrows { let mut t = 0; 'a: loop { t += 1; yield_!(t); unsafe { while let Some(x) = some(&pair(t).0) { if is(x.0, 2) { break 'a; } continue 'a; } } } t }
    let_leaves_rest { let n = unsafe { yield_!(1); let (x, _) = (make(2), some(&pair(3).0).map(|x| make(x.0))); yield_!(x.0); seen(x.0) }; yield_!(n) }
    let_else_leaves { 'a: { yield_!(1); unsafe { let (Some(x), _) = (some(&make(1)).map(|x| x.0), pair(5).0) else { break 'a; }; yield_!(x); let Some(2) = some(&make(3)).map(|x| x.0) else { break 'a; }; } } yield_!(2) }
    let_of_reference { unsafe { let r = &pair(1).0; seen(r.0); let _ = (make(2), some(&make(3)).is_some()); } yield_!(2) }
    tail_drops_first { let n = unsafe { let s = make(1); yield_!(1); some(&s).map_or(0, |x| x.0) + some(&pair(2).0).map_or(0, |x| x.0) }; yield_!(n) }
    items_in_it { let n = unsafe { const N: i32 = 3; unsafe fn of(n: i32) -> i32 { seen(n) } yield_!(of(N)); let mut t = 0; while is(t, t) { t += 1; if of(t) == N { break; } yield_!(of(N + t)); } t }; yield_!(n) }
    one_in_another { unsafe { let s = pair(1); unsafe { yield_!(1); if is(1, 2) { return 3; } } yield_!(s.0.0); if is(2, 2) { yield_!(some(&s.1).map_or(0, |x| x.0)); } } 4 }
    among_operands { let s = make(9); let n = seen(1) + unsafe { yield_!(2); if is(3, 3) { seen(4) } else { return eat(s); } } + unsafe { yield_!(is(5, 5) as i32) }; yield_!(n) }
}

/// What is given to a generator that delegates to itself is made in its own block.
#[test]
fn delegated_to_itself() {
    #[primed::generator]
    unsafe fn down(n: i32, of: Tracer) -> impl Iterator<Item = i32> {
        yield_!(of.0);
        if n > 0 {
            yield_from!(unsafe { down(n - i32::from(is(2, 2)), pair(n).1) });
            yield_!(of.0 * 10);
            let more = make(n);
            yield_from!(unsafe { down(seen(n - n), more) });
        }
    }

    let items: Vec<i32> = unsafe { down(2, Tracer(9)) }.collect();
    assert_eq!(items, [9, 3, 2, 30, 1, 90, 2]);
}
