//! Locals that are given a closure under a branch that yields, and are looked at behind it, each
//! against a plain function of the same text: see `macros/src/flow/made_behind.rs`.

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

twins! {
    of_a_branch { let t = make(1); let c = if seen(1) == 2 { yield_!(1); Some(move |x: i32| x + t.0) } else { None }; if let Some(f) = &c { yield_!(f(2)); } log("then"); if let Some(f) = c { yield_!(f(3)) } else { yield_!(4) } }
    of_a_branch_taken { let t = make(1); let c = if seen(1) == 1 { yield_!(1); Some(move |x: i32| x + t.0) } else { None }; if let Some(f) = c { yield_!(f(2)); } 5 }
    of_an_arm { let c = match seen(1) { 1 => { yield_!(1); Some(|x: i32| x + 1) } _ => None }; c.map_or(0, |f| f(2)) }
    in_a_tuple { let (c, n) = if seen(1) == 1 { yield_!(1); (Some(|x: i32| x + 1), 1) } else { (None, 2) }; yield_!(c.map_or(0, |f| f(n))) }
    in_let_else { let Some(c) = (if seen(1) == 1 { yield_!(1); Some(|x: i32| x + 1) } else { None }) else { return yield_!(8); }; yield_!(c(3)) }
    slot { let mut slot = None; if seen(1) == 1 { let t = make(3); yield_!(1); slot = Some(move |x: i32| x + t.0); } yield_!(slot.map_or(0, |f| f(1))); yield_!(3) }
    slot_passed { let mut slot = None; if seen(1) == 2 { let t = make(3); yield_!(1); slot = Some(move |x: i32| x + t.0); } yield_!(slot.as_ref().map_or(0, |f| f(1))); yield_!(slot.map_or(4, |f| f(1))) }
    slot_before_the_yield { let mut slot = None; if seen(1) == 1 { slot = Some(|x: i32| x + 1); yield_!(1); } yield_!(slot.map_or(0, |f| f(1))) }
    slot_behind_a_loop { let mut slot = None; for i in 0..3 { yield_!(i); if i == 1 { slot = Some(move |x: i32| x + i); } } yield_!(slot.map_or(0, |f| f(1))) }
    slot_in_a_loop { let mut slot = None; loop { if seen(1) == 1 { yield_!(1); slot = Some(|x: i32| x + 1); } if yield_!(slot.map_or(0, |f| f(1))) > 9 { break slot.map_or(0, |f| f(2)); } } }
    slot_behind_while { let (mut slot, mut n) = (None, 3); while n < 6 { n += 1; if n == 4 { yield_!(1); if seen(3) == 3 { slot = Some(|x: i32| x + 1); } } if n == 5 { break; } } if let Some(f) = slot { yield_!(f(3)) } else { 7 } }
    slot_in_else { let mut slot = None; if seen(1) == 2 { yield_!(1); slot = Some(|x: i32| x + 1); } else { log(slot.as_ref().map_or(6, |f| f(7))); yield_!(9); } yield_!(slot.map_or(0, |f| f(1))) }
    slot_of_a_local { let mut slot = None; if seen(1) == 1 { yield_!(1); let f = |x: i32| x + 1; slot = Some(f); } yield_!(slot.map_or(0, |f| f(1))) }
    slot_by_a_block { let mut slot = None; if seen(1) == 1 { slot = { yield_!(1); Some(|x: i32| x + 1) }; } yield_!(slot.map_or(0, |f| f(1))) }
    slot_late { let (slot, n); if seen(1) == 1 { yield_!(1); (slot, n) = (Some(|x: i32| x + 1), 2); } else { (slot, n) = (None, 3) } yield_!(slot.map_or(0, |f| f(n))) }
    slot_behind_both { let mut slot = None; if seen(1) == 1 { yield_!(1); log(1); } else { yield_!(2); } slot = Some(|x: i32| x + 1); yield_!(7); yield_!(slot.map_or(0, |f| f(1))) }
    slot_behind_both_on_a_way { let mut slot = None; if seen(1) == 1 { yield_!(1); } else { yield_!(2); log(8); } if seen(2) == 2 { slot = Some(|x: i32| x + 1); } if seen(3) == 3 { yield_!(3); } yield_!(slot.map_or(0, |f| f(1))) }
    list { let mut list = vec![]; if seen(1) == 1 { let t = make(2); yield_!(1); list.push(move |x: i32| x + t.0); } log(list.len()); yield_!(list[0](1)) }
    list_behind_both { let mut list = vec![]; if seen(1) == 1 { yield_!(1); log(1); } else { yield_!(2); } list.push(|x: i32| x + 1); yield_!(7); yield_!(list[0](1)) }
}

/// An iterator steps through its body, or runs what is left of it as one.
#[primed::generator]
fn slots(n: u32) -> impl Iterator<Item = u32> {
    let mut slot = None;
    for i in 0..n {
        yield_!(i);
        if i == 1 {
            slot = Some(move |x: u32| x * 10 + i);
        }
    }
    yield_!(slot.map_or(0, |f| f(n)));
    let last = if n == 3 {
        yield_!(7);
        Some(move |x: u32| x + n)
    } else {
        None
    };
    if let Some(f) = last {
        yield_!(f(5));
    }
}

#[test]
fn what_is_left_of_an_iterator_has_its_types_in_the_same_order() {
    for (n, expected) in [
        (0, vec![0]),
        (2, vec![0, 1, 21]),
        (3, vec![0, 1, 2, 31, 7, 8]),
    ] {
        for steps in 0..=expected.len() {
            let mut slots = slots(n);
            let mut got: Vec<u32> = slots.by_ref().take(steps).collect();
            slots.for_each(|item| got.push(item));
            assert_eq!(got, expected, "{n} after {steps}");
        }
    }
}
