//! What is matched beside other operands, under a guard that yields, is a temporary of the
//! statement: a generator that is dropped at that yield drops the operands first. Each body is
//! compared with a plain function of the same text.

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

fn two(n: i32) -> (Tracer, Tracer) {
    (make(n), make(n + 1))
}

fn both((a, b): (Tracer, Tracer)) -> i32 {
    log(format_args!("both {} {}", a.0, b.0));
    a.0 - b.0
}

twins! {
    of_a_call { log(both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u }))); 3 }
    of_several_guards { log(both((make(1), match make(2) { t if yield_!(3) == 0 => t, u if u.0 == 2 && yield_!(4) == 2 => u, w => { eat(w); make(8) } }))); 3 }
    of_a_tuple { let z = (make(1), match make(2) { t if yield_!(3) == 0 => t, u => u }, make(4)); yield_!(1); 3 }
    of_operands_in_operands { let z = (make(0), (make(1), match make(2) { t if yield_!(3) == 0 => t, u => u }), make(4)); yield_!(z.1.0.0) }
    of_a_block { let z = (make(1), { let q = make(5); match make(2) { t if yield_!(3) == 0 => t, u => u } }, make(4)); yield_!(1); 3 }
    of_a_condition { let z = (make(0), if both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) == yield_!(4) { make(4) } else { make(5) }); yield_!(1); 3 }
    of_the_sides_of_and {
        let z = (make(0), seen(1) == 1 && both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) == 3 && seen(yield_!(4)) == 3);
        let y = (make(0), both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) == 3 || seen(yield_!(4)) == 3);
        yield_!(1)
    }
    of_the_statement_only {
        log(both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) + both((make(4), match make(5) { t if yield_!(6) == 0 => t, u => u })));
        yield_!(9);
        both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u }))
    }
    of_heads {
        if both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) == 3 { yield_!(4); }
        while both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) == 3 { yield_!(4); }
        for i in 0..both((make(3), match make(1) { t if yield_!(3) == 0 => t, u => u })) { yield_!(4); }
        match both((make(1), match make(2) { t if yield_!(3) == 0 => t, u => u })) { 3 if yield_!(5) == 3 => { yield_!(6); } _ => { yield_!(7); } }
        3
    }
    in_loops { for i in 0..3 { let z = both((make(10 + i), match make(i) { t if yield_!(i) == 0 => t, u if i == 1 => { eat(u); continue; } u if i == 2 && yield_!(8) == 9 => { break; } u => u })); yield_!(z); } 3 }
    behind_a_yield { let z = both((make(yield_!(1)), match make(yield_!(2)) { t if let Some(k) = Some(make(yield_!(3))) => { eat(k); t } u => u })); yield_!(z); 3 }
    of_what_control_flow_gives {
        let z = both((make(1), match match make(3) { t if yield_!(3) == 0 => t, u => u } { t if yield_!(2) == 0 => t, u => u }));
        let y = both((make(1), match if seen(1) == yield_!(1) { make(5) } else { make(6) } { t if yield_!(3) == 0 => t, u => u }));
        yield_!(z + y)
    }
    of_part_of_a_value {
        let x = both((make(1), match two(2) { (t, u) if yield_!(3) == t.0 => { eat(u); t } (t, u) => { eat(t); u } }));
        let z = (make(1), match &two(2).0 { t if yield_!(3) == t.0 => make(11), u => make(u.0 + 20) });
        let y = both((make(1), match *Box::new(make(2)) { t if yield_!(3) == 0 => t, u => u }));
        yield_!(x + y)
    }
    of_part_that_is_moved { let z = (make(1), match two(2).0 { t if yield_!(3) == 0 => t, u => u }); yield_!(z.1.0) }
    of_guards_that_bind {
        let z = both((make(1), match Some(two(2)) { Some((t, u)) if let Some(k) = Some(make(yield_!(3))) && k.0 == yield_!(5) => { eat(k); yield_!(6); eat(u); t } Some((a, b)) if yield_!(4) == 1 => { yield_!(7); eat(a); b } Some((w, v)) => { eat(w); v } None => make(7) }));
        yield_!(z)
    }
    by_reference { let z = both((make(1), match make(2) { ref t if yield_!(3) == t.0 => make(11), u => u })); yield_!(z) }
    of_a_local { let x = make(9); log(both((make(1), match x { t if yield_!(3) == 0 => t, u => u }))); yield_!(3) }
}
