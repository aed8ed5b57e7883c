//! What the head of a construct makes lives until the construct has ended, also where a jump
//! leads out of it to the end of something that yields.

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

use std::sync::Mutex;

use primed::{Generator, NextError, generator};
use twin::{Tracer, eat, log, make, seen};

/// Of what is made, mostly one half is used, and the other stays behind.
fn pair(n: i32) -> (Tracer, Tracer) {
    (make(n), make(n + 1))
}

fn add(a: i32, b: i32, c: i32) -> i32 {
    log(format_args!("add {a} {b} {c}"));
    a + b + c
}

fn list(n: i32) -> Vec<Tracer> {
    (0..n).map(make).collect()
}

fn some(of: &Tracer) -> Option<&Tracer> {
    Some(of)
}

twins! {
    for_leaves_half { 'a: { yield_!(1); for _ in [pair(1).0, make(3)] { seen(4); if seen(1) == 1 { break 'a; } } seen(5); } yield_!(2) }
    for_leaves_half_to_its_end { 'a: { yield_!(1); for x in [pair(1).0, make(3)] { if seen(x.0) == 5 { break 'a; } } seen(5); } yield_!(2) }
    for_in_for { if let [.., x] = ('a: { yield_!(1); 'b: for y in [make(1), make(1)] { 'c: for _ in [pair(1).0, y] { break 'a [1, 2, 3]; } } [1, 2, 3] }) { } 3 }
    for_in_unnamed_arm { let n = 'a: { yield_!(1); match seen(1) { 1 => for x in [pair(3).0] { if seen(x.0) == 3 { break 'a 4; } }, _ => {} } 5 }; yield_!(n) }
    borrowed_with_value { let n = 'a: { yield_!(1); for x in list(3).iter() { if x.0 > 1 { break 'a x.0; } seen(x.0); } 7 }; yield_!(n) }
    borrowed_to_its_end { let n = 'a: { yield_!(1); for x in list(3).iter() { if x.0 > 8 { break 'a x.0; } seen(x.0); } 7 }; yield_!(n) }
    borrowed_value_by_value { let n: Box<dyn Fn(i32) -> i32> = 'a: { yield_!(1); for x in list(3).iter() { if x.0 == 1 { break 'a Box::new(|n| n + 1); } } Box::new(|n| n * 2) }; yield_!(n(3)) }
    borrowed_continue { let mut t = 0; 'out: loop { t += 1; yield_!(t); for x in list(t).iter() { if t == 3 { break 'out; } if x.0 == t { continue 'out; } seen(x.0); if x.0 == 1 { continue 'out; } } yield_!(8); } t }
    reversed { let mut t = 0; 'out: loop { t += 1; yield_!(t); for x in list(4).iter().rev() { if x.0 == 1 { continue 'out; } if t == 3 { break 'out; } seen(x.0); } } t }
    range_reversed { let mut t = 0; 'out: loop { t += 1; yield_!(t); for x in (0..pair(4).0.0).rev() { if x == 1 { continue 'out; } if t == 3 { break 'out; } seen(x); } } t }
    owner_moved_with_value { let s = make(9); let n = 'a: { yield_!(1); for x in list(3).iter() { if x.0 == 1 { break 'a eat(s); } seen(x.0); } 7 }; yield_!(n) }
    owner_moved_one_way { let s = make(9); let n = 'a: { yield_!(1); for x in list(3).iter() { if x.0 == 1 { eat(s); break 'a 3; } seen(x.0); } yield_!(1); eat(s) }; yield_!(n) }
    owner_moved_late { let s = make(9); let n = 'a: { yield_!(1); for x in list(3).iter() { if x.0 == 8 { eat(s); break 'a 3; } seen(x.0); } yield_!(1); eat(s) }; yield_!(n) }
    owner_of_either { let (a, b) = (make(1), make(2)); let n = 'a: { yield_!(1); for x in [pair(3).0, pair(5).0] { if x.0 == 5 { for y in [pair(7).0] { if seen(1) == 2 { break 'a eat(a); } else { eat(b); break 'a seen(8); } } } seen(6); } seen(7) }; yield_!(n) }
    owner_moved_in_a_loop { let mut s; let mut t = 0; 'out: loop { t += 1; s = make(t); yield_!(t); for x in [pair(3).0, pair(5).0] { if t == 2 { eat(s); break 'out; } seen(x.0); } yield_!(8); if t > 4 { return eat(s); } } t }
    owner_moved_before_end { let s = make(1); let mut t = 0; 'a: { yield_!(t); for x in [pair(3).0, pair(5).0] { if x.0 == 5 { let f = s; seen(f.0); break; } if seen(2) == 3 { break 'a; } } yield_!(8); } t }
    assigned_in_it { let mut s = make(1); let mut t = 0; 'out: loop { t += 1; yield_!(t); for x in [pair(3).0, pair(5).0] { if t == 2 { eat(s); s = make(t); continue 'out; } if x.0 == 5 { s = make(9); } if t == 3 { break 'out; } } yield_!(8); } eat(s) }
    assigned_in_it_first { let mut s; let n = 'a: { yield_!(1); for x in list(3).iter() { if x.0 == 2 { s = 3; break 'a s; } seen(x.0); } yield_!(1); s = 4; s }; yield_!(n + s) }
    option_in_it { let mut o = Some(make(1)); 'a: { yield_!(1); for x in [pair(3).0, pair(5).0] { if let Some(y) = o { eat(y); o = None; } else { o = Some(make(4)); } if x.0 == 8 { break 'a; } seen(x.0); } yield_!(2); } yield_!(3) }
    end_of_range { let n = 'a: { yield_!(1); for x in 0..pair(4).0.0 { if x == 3 { break 'a x; } seen(x); } 9 }; yield_!(n) }
    for_jumps_in_its_head { let n = 'a: { yield_!(1); for x in [pair(1).0, if seen(1) == 2 { break 'a 3 } else { make(3) }] { seen(x.0); } seen(7) }; yield_!(n) }
    for_jumps_out_of_its_head { let n = 'a: { yield_!(1); for x in [pair(1).0, if seen(1) == 1 { break 'a 3 } else { make(3) }] { seen(x.0); } seen(7) }; yield_!(n) }
    if_let_leaves_half { let n = 'a: { yield_!(1); if let [.., x] = [make(1), pair(3).0] { seen(x.0); if seen(1) == 1 { break 'a 4; } } seen(7) }; yield_!(n) }
    else_if_let_leaves_half { let n = 'a: { yield_!(1); if let [Tracer(9), ..] = [make(1), pair(3).0] { if seen(1) == 1 { break 'a 4; } } else if let [.., z] = [make(2), pair(3).0] { break 'a 7; } seen(7) }; yield_!(n) }
    while_let_leaves_half { let mut t = 0; 'out: loop { t += 1; yield_!(t); while let [.., x] = [make(t), pair(3).0] { seen(x.0); if t == 3 { break 'out; } if seen(t) == 1 { continue 'out; } break; } yield_!(8); } t }
    a_struct_in_a_head { struct P { a: i32, t: Tracer } for y in 0..yield_!(6) % 4 + 3 { if let n = (P { a: y, t: make(y) }).a { log(n); continue; } } 'a: while let Some(n) = Some((P { a: seen(4), t: make(5) }).a) { match (P { a: n, t: make(6) }).a { 4 => break 'a, _ => {} } } yield_!(7) }
    chain_leaves_half { let n = 'a: { yield_!(1); if let Some(x) = Some(&make(1)) && let [.., y] = [make(2), pair(3).0] && seen(1) == 1 { seen(x.0 + y.0); if seen(2) == 2 { break 'a 4; } } seen(7) }; yield_!(n) }
    if_let_jumps_in_its_head { let n = 'a: { yield_!(1); if let 5 = add(make(1).by_ref(2), make(2).0, if seen(1) == 2 { break 'a 3 } else { 1 }) { seen(4); break 'a 5; } else { seen(6); } seen(7) }; yield_!(n) }
    chain_jumps_in_its_head { let n = 'a: { yield_!(1); if let (x, 5) = (make(4), add(make(1).by_ref(2), make(2).0, if seen(1) == 2 { break 'a 3 } else { 1 })) && let [.., y] = [pair(6).0, x] { seen(y.0); break 'a 5; } else { seen(6); } seen(7) }; yield_!(n) }
    if_jumps_in_its_head { let n = 'a: { yield_!(1); if add(make(1).by_ref(2), make(2).0, if seen(1) == 2 { break 'a 3 } else { 1 }) == 5 { seen(4); break 'a 5; } seen(7) }; yield_!(n) }
    while_jumps_in_its_head { let n = 'a: { yield_!(1); while add(make(1).by_ref(2), make(2).0, if seen(1) == 2 { break 'a 3 } else { 1 }) == 5 { seen(4); break 'a 5; } seen(7) }; yield_!(n) }
    match_jumps_in_its_head { let n = 'a: { yield_!(1); match (pair(1).0, if seen(1) == 2 { break 'a 3 } else { 2 }) { (x, 2) => { seen(x.0); } _ => { seen(4); } } seen(7) }; yield_!(n) }
    match_borrows { let s = make(9); let n = 'a: { yield_!(1); match (&make(1), if seen(1) == 2 { break 'a eat(s) } else { 2 }, &pair(5).0) { (x, 2, y) => { seen(x.0 + y.0); break 'a eat(s); } _ => { seen(4); } } seen(7) }; yield_!(n) }
    receivers_in_order { let n = 'a: { yield_!(1); if let 3 = make(1).by_ref(make(2).by_ref(if seen(1) == 2 { break 'a 3 } else { 3 })) { seen(4); break 'a 5; } else { seen(6); } seen(7) }; yield_!(n) }
    returned_out_of_it { let s = make(9); 'a: { yield_!(1); for x in list(3).iter() { if x.0 == 8 { break 'a; } if x.0 == 1 { return eat(s); } } yield_!(2); } 5 }
    part_copied { 'a: { yield_!(1); if let (Tracer(n), _) = pair(1) { seen(n); if seen(1) == 1 { break 'a; } } } yield_!(2) }
    part_copied_in_chain { let mut t = 0; 'out: loop { t += 1; yield_!(t); if let (Tracer(n), _) = pair(t) && let Some(y) = Some(make(30)) { seen(n); if seen(t) == 2 { break 'out; } seen(y.0); } else { break 'out; } yield_!(8); } t }
    owner_moved_on_some_way_in_for { let s = make(9); yield_!(1); for x in list(3).iter() { seen(x.0); if seen(1) == 1 { eat(s); } seen(x.0); break; } yield_!(2) }
    owner_moved_by_an_operand { let s = make(9); yield_!(1); for x in [pair(1).0, make(3)] { seen(x.0); seen(1) == 1 && eat(s) == 9; break; } yield_!(2) }
    owner_moved_on_some_way_in_while_let { let s = make(9); yield_!(1); while let Some(x) = some(&make(1)) { if seen(1) == 1 { let z = s; seen(z.0); } else { seen(8); } seen(x.0); break; } yield_!(2) }
    owner_moved_on_some_way_in_match { let s = make(9); yield_!(1); loop { match some(&pair(1).1) { Some(x) => { if seen(1) == 1 { seen(x.0); break; } eat(s); seen(x.0); break; } None => {} } } yield_!(2) }
    owner_moved_on_some_way_in_chain { let s = make(9); yield_!(1); if seen(4) == 4 && let Some(x) = some(&make(1)) && x.0 == 1 { if seen(1) == 1 { eat(s); } seen(x.0); } yield_!(2) }
    owner_moved_to_a_value { let s = make(9); yield_!(1); if seen(4) == 4 && let Some(x) = some(&make(1)) && x.0 == 1 { let w = if seen(1) == 1 { s } else { make(7) }; seen(w.0 + x.0); } yield_!(2) }
    for_yields_in_its_head { let mut t = 0; 'out: loop { t += 1; for x in list(yield_!(t) * 0 + 3).iter() { if x.0 == t { continue 'out; } seen(x.0); } yield_!(8); break; } t }
    for_yields_in_the_middle { 'a: { for x in [make(1), make(yield_!(3)), pair(4).0] { seen(x.0); if seen(1) == 1 { break 'a; } } } yield_!(2) }
    range_yields_in_its_end { 'a: { for x in 0..pair(yield_!(3) * 0 + 2).0.0 { seen(x); if seen(1) == 1 { break 'a; } } } yield_!(2) }
    while_let_yields_in_its_head { let mut t = 0; 'out: loop { t += 1; while let Some(x) = some(&pair(yield_!(t) * 0 + t).0) { seen(x.0); if t == 3 { break 'out; } continue 'out; } } t }
    match_yields_in_its_head { 'a: { match (make(1), pair(yield_!(3)).0, some(&make(4))) { (x, _, Some(y)) => { seen(x.0 + y.0); if seen(1) == 1 { break 'a; } } _ => {} } } yield_!(2) }
    chain_yields_in_its_head { 'a: { if let Some(x) = some(&pair(yield_!(3)).0) && let [.., y] = [make(5), pair(6).0] && seen(1) == 1 { seen(y.0); break 'a; } else { seen(4); } } yield_!(2) }
    chain_yields_between { 'a: { if let (x, _) = (make(1), make(2)) && yield_!(x.0) == 4 && let [.., y] = [make(5), pair(6).0] { seen(x.0 + y.0); break 'a; } else { seen(4); } } yield_!(2) }
}

/// A guard lives until the loop over what it guards has ended.
#[test]
fn a_guard_in_a_head() {
    #[generator]
    fn find(of: &Mutex<Vec<i32>>) -> impl Generator<Yield = &'static str, Return = i32> {
        let found = 'a: {
            yield_!("begin");
            for x in of.lock().unwrap().iter() {
                assert!(of.try_lock().is_err());
                if *x > 3 {
                    break 'a *x;
                }
            }
            0
        };
        assert!(of.try_lock().is_ok());
        yield_!("end");
        found
    }

    let of = Mutex::new(vec![1, 5, 7]);
    let mut search = find(&of);
    assert_eq!(search.next(), Ok("begin"));
    assert_eq!(search.next(), Ok("end"));
    assert_eq!(search.next(), Err(NextError::StopIteration(5)));
}

/// It does so, too, where a loop in that loop pulls from what the caller chose.
#[test]
fn a_guard_around_a_pulling_loop() {
    #[generator]
    fn sums(
        of: &Mutex<Vec<i32>>,
        mut input: impl Iterator<Item = i32>,
    ) -> impl Iterator<Item = i32> {
        let mut round = 0;
        'rounds: loop {
            round += 1;
            yield_!(round);
            if round % 2 == 1 {
                yield_!(10);
            }
            let mut sum = 0;
            for x in of.lock().unwrap().iter() {
                while let Some(n) = input.next() {
                    assert!(of.try_lock().is_err());
                    if n == 3 {
                        continue 'rounds;
                    }
                    if n == 6 {
                        break;
                    }
                    sum += n * x;
                }
                if sum == 24 {
                    break 'rounds;
                }
            }
            assert!(of.try_lock().is_ok());
            yield_!(sum);
        }
    }

    let of = Mutex::new(vec![1, 2]);
    let items = sums(&of, [1, 3, 4, 6, 5, 6, 7, 6, 8, 6, 24, 6].into_iter());
    assert_eq!(items.collect::<Vec<_>>(), [1, 10, 2, 14, 3, 10, 23, 4]);
    assert!(of.try_lock().is_ok());
}
