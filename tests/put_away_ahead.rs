//! Bodies that assign a local on some of the ways of a statement and leave it alone on the
//! others, each against a plain function of the same text: what is left of the local is put
//! away ahead of the statement, which stays whole, and drops where the local is assigned.

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

twins! {
    where_nothing_is_left {
        let mut s = make(1);
        log(make(2).0 + if seen(1) == 1 { eat(s) } else { 0 });
        yield_!(1);
        log(make(3).0 + if seen(2) == 1 { s = make(4); eat(s) } else { seen(5) } + make(6).0);
        yield_!(2);
        log(make(7).0 + if seen(3) == 3 { s = make(8); eat(s) } else { seen(9) } + make(10).0);
        yield_!(3)
    }
    where_it_is_left {
        let mut s = make(1);
        yield_!(1);
        log(make(2).0 + if seen(1) == 2 { s = make(3); eat(s) } else { 4 } + make(5).0);
        yield_!(2);
        s = make(6);
        log(make(7).0 + if seen(1) == 1 { s = make(8); eat(s) } else { 4 } + make(9).0);
        yield_!(3)
    }
    where_that_depends {
        let mut s = make(1);
        if seen(1) == yield_!(2) { eat(s); yield_!(1); }
        log(make(2).0 + if seen(2) == 2 { s = make(3); eat(s) } else { 4 } + make(5).0);
        yield_!(2);
        let mut t = make(6);
        if seen(3) == 4 { eat(t); yield_!(3); }
        log(make(7).0 + if seen(4) == 4 { t = make(8); eat(t) } else { 4 } + make(9).0);
        yield_!(4);
        let mut u = make(10);
        if seen(5) == 4 { eat(u); yield_!(5); }
        log(make(11).0 + match seen(6) { 4 => { u = make(12); eat(u) } 5 => { u = make(13); 5 } n => n } + make(14).0);
        yield_!(6)
    }
    without_a_yield_between_the_ways {
        let mut s = make(1);
        if seen(1) == 2 { eat(s); yield_!(1); }
        if seen(2) == 2 { s = make(2); eat(s); } else { seen(3); }
        yield_!(2)
    }
    round_and_round {
        let (mut s, mut t) = (make(1), make(2));
        for n in 0..4 {
            log(make(10).0 + if n == 1 { s = make(20); eat(s) } else { seen(5) });
            yield_!(n);
            log(make(11).0 + match n { 0 => { t = make(21); 5 } 2 => { t = make(22); eat(t) } _ => seen(n) } + make(12).0);
            if seen(n) == 1 { t = make(23); }
        }
        yield_!(5);
        for n in 0..5 {
            log(make(13).0 + if n == 1 { s = make(24); eat(s) } else { seen(6) });
            yield_!(n);
            s = make(25);
            if n == 3 { eat(s); } else { yield_!(8); }
        }
        4
    }
    in_loops_of_a_statement {
        let mut s = make(1);
        if seen(1) == 1 { eat(s); } else { yield_!(1); }
        let mut n = 0;
        log(make(2).0 + { while n < 3 { n += 1; s = make(n + 10); eat(s); } n } + make(3).0);
        yield_!(2);
        let k = make(4).0 + if seen(2) == 2 { s = make(5); if seen(3) == 4 { s = make(6); } eat(s) } else { 6 };
        yield_!(k);
        log(make(7).0 + loop { n += 1; if n == 5 { s = make(8); eat(s); break n; } if n == 9 { break 3; } });
        yield_!(n)
    }
    in_parts_of_a_statement {
        let mut s = make(1);
        log(s.by_ref(2) + yield_!(2) + make(3).0 + if seen(1) == 1 { s = make(4); eat(s) } else { 4 });
        yield_!(3);
        log(make(5).0 + if seen(2) == 3 { s = make(6); eat(s) } else { 4 } + (make(7).0 + if seen(2) == 2 { s = make(8); eat(s) } else { 4 }));
        yield_!(4);
        log({ let n = make(9).0 + if seen(1) == 2 { s = make(10); eat(s) } else { seen(5) } + make(11).0; n } + yield_!(5));
        s = make(12);
        yield_!(6)
    }
    of_numbers {
        let mut k = 1;
        for n in 0..3 {
            log(make(10).0 + if n == 1 { k = 2; seen(k) } else { seen(5) });
            yield_!(k);
        }
        k
    }
    used_up_by_methods {
        let mut s = Some(make(1));
        for n in 0..4 {
            log(make(10).0 + if n == 1 { s = Some(make(2)); s.map_or(3, eat) } else { seen(5) });
            yield_!(n);
        }
        let mut t = Some(make(4));
        for n in 0..4 {
            log(make(11).0 + match n { 1 => { t = Some(make(5)); t.map_or(3, eat) } 3 => { t = Some(make(6)); 4 } _ => 7 });
            yield_!(n);
        }
        let mut v = vec![make(7)];
        for n in 0..4 {
            if n == 3 { yield_!(9); v = vec![make(8)]; }
            log(make(12).0 + if n % 2 == 1 { v = vec![make(n + 30)]; v.into_iter().map(eat).sum::<i32>() } else { 4 } + make(13).0);
            yield_!(n);
        }
        5
    }
    used_up_before_by_methods {
        let mut s = Some(make(1));
        if seen(1) == 1 { s.map_or(3, eat); }
        log(make(2).0 + if seen(2) == 2 { s = Some(make(3)); s.map_or(1, eat) } else { 4 });
        yield_!(2);
        let mut t = Some(make(4));
        for n in 0..4 {
            if n == 2 { t.map_or(3, eat); t = Some(make(5)); }
            log(make(6).0 + if n != 1 { t = Some(make(n + 10)); t.map_or(3, eat) } else { 4 });
            yield_!(n);
            t = Some(make(9));
        }
        3
    }
}
