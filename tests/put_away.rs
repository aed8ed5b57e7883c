//! Bodies that move a local on some of the ways of a statement only, each against a plain
//! function of the same text: the other ways put it away, and the statement stays whole.

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
    in_operands {
        fn add(a: &Tracer, n: i32, b: &Tracer) -> i32 { log(format!("add {} {n} {}", a.0, b.0)); n }
        let (a, y, b) = (make(1), make(7), make(2));
        log(add(&make(3), if seen(1) == 2 { eat(a) } else { 2 }, &make(4)));
        yield_!(1);
        let q = add(&make(5), match seen(2) { 2 => eat(b), n => n }, &make(6)) + make(8).0;
        yield_!(q);
        let (c, d) = (make(9), make(10));
        let r = make(11).0 == 11 && make(12).0 == 3 && eat(c) == 3 || make(13).0 == 4 && eat(d) == 4;
        yield_!(r as i32)
    }
    at_jumps {
        let (a, b, c, d) = (make(1), make(2), make(3), make(4));
        let n = make(5).0 + 'a: { if seen(1) == 1 { break 'a make(8).0; } eat(a) } + make(9).0;
        yield_!(n);
        let mut i = 0;
        let n = make(6).0 + loop { i += 1; if i == 3 { break eat(b); } if i == 9 { break 7; } } + make(9).0;
        yield_!(n);
        log(make(10).0 + { 'b: while i < 9 { i += 1; let z = make(i + 30); if i == 11 { eat(c); break; } while seen(3) == 3 { if i == 5 { break 'b; } break; } } 3 } + make(11).0);
        yield_!(i);
        log(make(12).0 + { for i in 0..5 { if i == 2 { continue; } if i == 7 { eat(d); break; } } 3 } + make(13).0);
        yield_!(5)
    }
    in_heads {
        let (a, b, y) = (make(1), make(2), make(7));
        for i in make(3).0..(if seen(2) == 1 { eat(a) } else { 5 }) { log(i); }
        yield_!(4);
        for t in vec![make(4), if seen(2) == 2 { b } else { make(5) }].iter() { log(t.0); }
        yield_!(5);
        let c = make(6);
        let r = &(make(8), make(9).0 + if seen(3) == 1 { eat(c) } else { 4 });
        log(r.1);
        yield_!(6);
        let d = make(10);
        log(format!("{} {}", make(11).0, if matches!(if seen(1) == 2 { Some(d) } else { None }, Some(t) if t.0 == 3) { 3 } else { 4 }));
        yield_!(7)
    }
    of_patterns {
        fn two(n: i32) -> (Tracer, Tracer) { (make(n), make(n + 1)) }
        let (a, b) = two(1);
        log(make(3).0 + if seen(1) == 2 { eat(a) } else { 2 });
        yield_!(1);
        match Some(two(4)) { Some((a, mut b)) => { b.0 += 100; log(make(6).0 + if seen(1) == 1 { eat(a) } else { 2 }); yield_!(b.0); } None => {} }
        for (a, b) in [two(7), two(9)] { log(make(11).0 + if a.0 == 7 { eat(a) } else { 2 }); yield_!(b.0); }
        if let Some(a) = Some(make(12)) && let Some((b, c)) = Some(two(13)) && let d = c { log(make(15).0 + if seen(1) == 2 { eat(a) } else { eat(b) }); yield_!(2); }
        let Some((c, d)) = Some(two(16)) else { yield_!(3); return 4; };
        log(make(18).0 + if seen(2) == 2 { eat(c) } else { 2 });
        yield_!(5)
    }
    and_assigned_anew {
        let (mut x, mut z, t) = (make(1), make(2), 3);
        log(make(4).0 + if seen(1) == 1 { eat(x) } else { 2 });
        yield_!(t);
        x = make(5);
        yield_!(2);
        log(make(6).0 + if seen(1) == 2 { eat(x) } else { t });
        if seen(2) == yield_!(1) { x = make(7); }
        yield_!(3);
        (z, x) = (make(8), make(9));
        log(make(10).0 + match seen(3) { 1 => eat(x), 3 => { x = make(11); 2 } n => n });
        yield_!(if seen(4) == 4 { t } else { 5 });
        log(make(12).0 + if seen(5) == 4 { seen(t) } else { 2 });
        x = make(13);
        yield_!(4)
    }
    in_chains {
        let (x, y, z) = (Some(make(1)), Some(make(2)), make(3));
        log(make(4).0 + if let Some(a) = x && seen(1) == 1 { eat(a) } else { 2 });
        yield_!(1);
        log(make(5).0 + if let Some(k) = Some(make(6)) && let Some(m) = y && seen(2) == 1 && eat(z) == 3 { eat(m) } else { 2 });
        yield_!(2)
    }
    in_chains_that_move_what_they_bind {
        if let Some(a) = Some(make(1)) && (seen(1) == 1 || eat(a) == 3) { yield_!(1); }
        if let (Some(a), b) = (Some(make(2)), make(3)) && let Some(c) = Some(make(4)) && (seen(2) == 1 || eat(a) == 3) && seen(3) == 3 { yield_!(2); drop(c); yield_!(b.0); } else { yield_!(3); }
        if let Some(a) = Some(make(5)) && let Some(b) = Some(make(6)) && (seen(2) == 2 || eat(b) == 3) && (seen(1) == 2 || eat(a) == 5) { yield_!(4); }
        let mut n = 0;
        while let Some(a) = Some(make(n + 10)) && let Some(b) = Some(n) && (n % 2 == 0 || eat(a) == n + 10) && n < 4 { yield_!(5); n += 1; if b == 2 { n += 1; continue; } }
        yield_!(6);
        if let Some(k) = Some(seen(7)) && (seen(1) == 1 || (match (k, make(8)) { _ => true })) { yield_!(7); }
        if let Some(k) = Some(make(9)) && let n = (if seen(1) == 2 { eat(k) } else { 3 }) && n == 3 { yield_!(8); }
        yield_!(9)
    }
    in_chains_behind_else {
        let (x, y) = (make(1), Some(make(2)));
        log(make(3).0 + if seen(1) == 2 { eat(x) } else if let Some(k) = Some(seen(2)) && k == 2 { k } else { 4 });
        yield_!(1);
        log(make(4).0 + if seen(1) == 2 { 3 } else if let Some(t) = y && seen(2) == 2 { eat(t) } else if let (a, 3) = (make(5), 3) && a.0 == 6 { 5 } else { 6 });
        log(make(6).0 + if seen(1) == 2 { 3 } else if let a = make(7) && seen(2) == 2 { a.0 } else { 4 });
        yield_!(2)
    }
    where_set {
        let (x, y);
        log(make(1).0 + if seen(1) == 1 { x = make(2); 4 } else { 2 });
        yield_!(1);
        log(make(3).0 + match seen(2) { 1 => { y = make(4); 4 } n => n });
        yield_!(2)
    }
    where_set_and_used {
        let (y, z, w);
        yield_!(1);
        log(make(1).0 + if seen(1) == 1 { z = 4; z } else { z = 3; 4 });
        yield_!(z);
        let m = make(2);
        log(make(3).0 + match seen(2) { 2 => { y = eat(m); y } n => { y = n; 4 } });
        { w = y + 1; log(w); }
        yield_!(y);
        yield_!(w);
        z
    }
    set_before_and_moved_later {
        let mut y;
        log(make(1).0 + match seen(3) { 3 => { y = make(2); eat(y) } n => { y = make(n); y.0 } });
        yield_!(1);
        y = make(4);
        log(make(5).0 + if seen(1) == 1 { eat(y) } else { 3 });
        yield_!(2);
        log(make(6).0 + { log(make(7).0 + if seen(2) == 1 { y = make(8); eat(y) } else { 2 }); y = make(9); y.0 });
        yield_!(y.0)
    }
    set_on_all_ways {
        let mut s = make(1);
        yield_!(1);
        log(make(2).0 + if seen(1) == 1 { s = make(3); eat(s) } else { s = make(4); 4 });
        yield_!(2);
        s = make(5);
        log(make(6).0 + if seen(1) == 2 { s = make(7); eat(s) } else { s = make(8); 4 });
        yield_!(3);
        s = make(9);
        yield_!(s.0)
    }
    assigned_in_the_same_statement {
        let mut a = make(1);
        log(make(2).0 + if seen(1) == 2 { eat(a) } else { 2 } + { a = make(3); a.0 } + if seen(3) == 3 { eat(a) } else { 0 });
        yield_!(1);
        a = make(4);
        log(make(5).0 + if seen(1) == 1 { eat(a) } else { 4 } + if seen(2) == 2 { a = make(6); 3 } else { 5 });
        yield_!(2);
        log(make(7).0 + { let mut n = 0; a = make(8); loop { n += 1; log(make(9).0 + if n == 2 { eat(a) } else { 2 }); a = make(n + 10); log(a.0); if n == 4 { break n; } } });
        yield_!(3);
        let mut k = 4;
        log(make(14).0 + if seen(1) == 2 { seen(k) } else { 2 } + { k = 5; k + 1 } + k);
        yield_!(k)
    }
    gone_before_it_is_set {
        let mut y = make(1);
        log(make(2).0 + if seen(1) == 1 { eat(y) } else { 3 });
        yield_!(1);
        log(make(3).0 + { log(make(4).0 + if seen(2) == 1 { y = make(5); eat(y) } else { 2 }); y = make(6); 3 });
        yield_!(y.0)
    }
    not_put_away {
        let mut s = make(1);
        yield_!(1);
        let n = { if seen(1) == 1 { s = make(2); s.0 } else { 5 } };
        yield_!(n);
        let c = || make(3);
        log(if seen(1) == 1 { s = make(5); eat(s) } else { 4 });
        yield_!(2);
        s = c();
        yield_!(s.0)
    }
    under_shadows {
        let (a, b) = (make(1), make(2));
        log(make(3).0 + match Some(seen(4)) { Some(a) => a, None => eat(a) });
        yield_!(1);
        let n = make(5).0 + loop { let b = seen(6); if b == 6 { break b; } if b == 7 { break 8; } break 9; } + if let Some(b) = None { b } else { eat(b) };
        yield_!(n)
    }
    used_by_methods {
        let (v, it, o) = (vec![make(1), make(2)], vec![make(3)].into_iter(), Some(make(4)));
        log(make(5).0 + if seen(1) == 1 { v.into_iter().map(eat).sum::<i32>() } else { 3 });
        yield_!(1);
        log(make(6).0 + match seen(2) { 1 => it.map(eat).sum::<i32>(), 2 => 4, _ => it.count() as i32 });
        yield_!(2);
        log(make(7).0 + loop { if seen(3) == 2 { break o.unwrap().0; } if seen(4) == 4 { break 4; } });
        yield_!(3);
        let p = Some(5);
        let n = if seen(5) == 1 { p.unwrap() } else { 4 };
        yield_!(n)
    }
    used_by_two_methods {
        let (mut v, mut w, u) = (vec![make(1)], vec![make(2)], vec![make(3), make(4)]);
        loop { let n = v.last().unwrap_or(&make(0)).0; yield_!(n); v.push(make(n + 5)); if v.len() == 3 { break; } }
        while w.len() < 3 { let n = w.last().map_or(0, |t| t.0); w.push(make(n + 7)); yield_!(n); }
        for t in v.into_iter() { yield_!(t.0); }
        log(make(30).0 + if seen(1) == 1 { log(u.last().is_some()); u.into_iter().map(eat).sum::<i32>() } else { 3 });
        yield_!(31);
        let mut sum = 0;
        for t in w.into_iter() { sum += eat(t); yield_!(sum); }
        let s = "a b".to_owned();
        log(s.lines().count() + s.bytes().len());
        yield_!(32);
        let o = Some(make(40));
        log(make(41).0 + if seen(2) == 2 { log(o.as_ref().map_or(0, |t| t.0)); o.map(eat).unwrap() } else { 3 });
        yield_!(33)
    }
    where_borrowed {
        fn same(v: &mut Vec<i32>) -> &mut Vec<i32> { v }
        let mut v = vec![1, 2];
        let w = &mut v;
        let n = { let u = if seen(1) == 2 { same(w) } else { &mut *w }; u.push(4); u.len() as i32 };
        yield_!(n);
        let a = make(1);
        let n = { let k = if seen(2) == 1 { eat(a) } else { let t = &a; t.0 + 1 }; k };
        yield_!(n)
    }
    unmatched_in_else {
        enum E { A(Tracer), B(Tracer) }
        let (e, f, y) = (E::B(make(1)), E::B(make(2)), make(3));
        loop { let E::A(t) = e else { break; }; return eat(t); }
        yield_!(1);
        let n = make(4).0 + 'a: { let E::A(t) = f else { break 'a 3; }; eat(t) };
        yield_!(n)
    }
    closures_with_branches { let (a, b, c) = (make(1), make(2), make(3)); let f = move |n: i32| if n == 1 { eat(a) } else { 3 }; yield_!(1); let g = |n: i32| if n == 1 { eat(b) } else { 3 }; let n = g(2); yield_!(n); f(1) }
    closures_used_up {
        let (a, b, c, d) = (make(1), make(2), make(3), 4);
        let f = move |n: i32| eat(a) + n;
        log(f(1));
        yield_!(1);
        let g = move |n: i32| if n == 1 { eat(b) } else { 3 };
        let n = make(5).0 + if seen(1) == 1 { g(2) } else { 4 };
        yield_!(n);
        let h = move |n: i32| eat(c) + n;
        let n = make(6).0 + if seen(1) == 2 { h(2) } else { 4 };
        yield_!(n);
        let k = move |n: i32| n + d;
        log(k(1) + k(2));
        let e = make(7);
        let m = move |n: i32| n + d + e.0;
        log(m(1));
        yield_!(2)
    }
    in_a_chain_behind_else {
        let c = make(1);
        let t = if seen(1) == 2 { make(2) } else if let Some(n) = Some(3) && seen(n) == 4 { make(5) } else { c };
        log(make(6).0 + t.0);
        yield_!(t.0)
    }
    in_chains_that_jump {
        let mut n = 0;
        loop {
            n += 1;
            let (x, z) = (Some(make(n)), make(10 + n));
            log(n + if let Some(a) = x && seen(n) < 3 { if n == 2 { continue; } eat(a) } else if let 4 = n && eat(z) == 3 { break; } else { 2 });
            yield_!(n);
        }
        n
    }
    behind_blocks {
        let (a, b) = (make(1), make(2));
        log(seen(3) == 3 && { a }.0 == 1);
        yield_!(1);
        log(seen(4) == 4 || match b { t => t }.0 == 2);
        yield_!(2)
    }
}
