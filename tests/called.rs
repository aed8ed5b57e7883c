//! Bodies that call what is in a local, each against a plain function of the same text: one
//! call uses up what can be called only once, and leaves everything else where it is.

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

use std::rc::Rc;

use twin::{Tracer, eat, log, make, seen};

fn once(n: i32) -> impl FnOnce(i32) -> i32 {
    let owned = make(n);
    move |n| eat(owned) + n
}

fn often(n: i32) -> impl Fn(i32) -> i32 {
    let owned = make(n);
    move |n| owned.0 + n
}

fn counting(n: i32) -> impl FnMut() -> i32 {
    let mut owned = make(n);
    move || {
        owned.0 += 1;
        owned.0
    }
}

/// Owns what it is called for, and has a drop of its own.
fn each(
    n: i32,
) -> (
    Box<dyn FnOnce(i32, i32) -> i32>,
    Rc<dyn Fn(&str, Tracer) -> i32>,
) {
    let (one, other) = (make(n), make(n + 1));
    let once = move |a, b| eat(one) + a + b;
    (
        Box::new(once),
        Rc::new(move |text, gone| text.len() as i32 + eat(gone) + other.0),
    )
}

twins! {
    once_is_gone {
        let a = make(1);
        let f = once(2);
        let b = make(3);
        let n = f(4);
        yield_!(n);
        yield_!(5)
    }
    once_among_the_operands {
        let (f, g) = (once(1), once(2));
        yield_!(f(3));
        let n = seen(4) + g(yield_!(5));
        yield_!(n)
    }
    others_stay {
        let (f, mut g, h) = (often(1), counting(2), make(3));
        yield_!(f(4));
        yield_!(g() + g());
        yield_!(6)
    }
    of_any_type {
        let (f, g) = each(1);
        let n = f(seen(3), 4);
        yield_!(n);
        let n = g("text", make(5));
        yield_!(n);
        let text = String::from("longer");
        let h: &dyn Fn(i32) -> i32 = &often(6);
        let n = h(7) + g(&text, make(8));
        yield_!(n);
        let mut k = counting(9);
        let l: &mut dyn FnMut() -> i32 = &mut k;
        let n = l();
        yield_!(n)
    }
    on_some_ways {
        let (a, f, g, h) = (make(9), once(1), often(2), once(3));
        if seen(1) == 2 { f(4); }
        yield_!(1);
        if seen(1) == 1 { log(g(5)); }
        yield_!(2);
        let n = make(6).0 + match seen(2) { 1 => 0, _ => h(7) };
        yield_!(n);
        yield_!(8)
    }
    often_on_some_ways {
        let f = often(1);
        if seen(1) == 2 && f(2) == 3 { yield_!(1); }
        yield_!(2);
        let g = often(3);
        match seen(4) { n if g(n) == 100 => { yield_!(n); } 4 => { yield_!(4); } _ => { yield_!(5); } }
        yield_!(6);
        let h = often(7);
        match Some(make(1)) { Some(t) if h(t.0) == 8 => log(t.0), _ => log("no") }
        yield_!(8);
        let k = often(9);
        let found = [1, 2, 3].iter().any(|n| k(*n) == 11) || k(4) == 5;
        yield_!(found as i32);
        let l = often(10);
        'a: { if seen(1) == 1 { break 'a; } if l(2) == 3 { break 'a; } yield_!(9); }
        yield_!(10);
        let m = often(11);
        let mut n = 0;
        while n < 3 { n += 1; if n == 2 { continue; } if m(n) == 14 { break; } }
        yield_!(n);
        let o = often(12);
        let n = if let Some(n) = Some(3) && o(n) == 15 { n } else { return o(1) };
        yield_!(n);
        let p = often(13);
        let Some(n) = Some(1) else { return p(2) };
        yield_!(n);
        let q = often(14);
        assert!(n == 1, "{}", q(3));
        debug_assert!(q(4) > 0);
        yield_!(n);
        let r = often(15);
        let s = matches!(Some(n), Some(n) if r(n) == 16);
        yield_!(s as i32);
        let t = often(16);
        let u = move |n| t(n);
        yield_!(u(1));
        let v = often(17);
        match yield_!(2) { 0 => { yield_!(v(3)); } 1 => {} n => { log(v(n)); } }
        let w = often(18);
        for i in 0..3 { if i == 1 { yield_!(w(i)); } else { log(w(i + 1)); } }
        let x = counting(19);
        let mut x = x;
        if yield_!(3) > 1 { x(); } else { yield_!(x()); }
        yield_!(4)
    }
    once_on_some_ways {
        let (f, g, h, k, l) = (once(1), once(2), once(3), once(4), once(5));
        if seen(1) == 2 && f(2) == 3 { yield_!(1); }
        yield_!(2);
        match yield_!(3) { 0 => { yield_!(g(3)); } 1 => {} n => { log(g(n)); } }
        yield_!(4);
        for i in 0..3 { if i == 1 { log(h(6)); break; } yield_!(i); }
        let n = 'a: { if seen(1) == 1 { break 'a k(7); } if seen(2) == 2 { yield_!(5); } 4 };
        yield_!(n);
        let Some(n) = Some(n) else { return l(8) };
        yield_!(n)
    }
    in_loops {
        let (f, g) = (often(1), once(2));
        for i in 0..3 { log(f(i)); }
        yield_!(1);
        let n = loop { if seen(4) == 4 { break g(3); } };
        yield_!(n);
        let mut jobs = vec![each(4), each(6)];
        while let Some((job, _again)) = jobs.pop() { let n = job(1, 2); yield_!(n); }
        for (job, again) in [each(8)] { yield_!(again("", make(10))); log(job(3, 4)); yield_!(7); }
        yield_!(8)
    }
    in_patterns {
        let jobs = [Some((once(1), make(2))), None, Some((once(3), make(4)))];
        for job in jobs {
            let Some((job, kept)) = job else { yield_!(0); continue };
            if yield_!(kept.0) == 1 { continue; }
            match job(5) { n if n > 6 => { yield_!(n); } n => log(n) }
            yield_!(kept.0);
        }
        if let Some(f) = Some(once(6)) { yield_!(f(7)); }
        yield_!(8)
    }
    assigned_anew {
        let mut f: Box<dyn FnOnce(i32) -> i32> = Box::new(once(1));
        log(f(2));
        yield_!(3);
        f = Box::new(once(4));
        yield_!(5);
        if seen(1) == 1 { log(f(6)); f = Box::new(once(7)); }
        yield_!(8)
    }
}

/// The callers' types are parameters: only their bounds tell.
#[primed::generator]
fn results<A, B, F>(
    first: impl FnOnce() -> B,
    then: F,
    mut last: impl FnMut(A),
) -> impl Iterator<Item = usize>
where
    F: FnOnce(&B, usize) -> A,
{
    let start = first();
    yield_!(size_of::<F>());
    let next = then(&start, 1);
    yield_!(size_of::<A>());
    last(next);
    yield_!(size_of::<B>());
}

#[test]
fn only_bounds_tell() {
    let mut seen = String::new();
    let (first, text) = (String::from("a"), String::from("b"));
    let sizes = results(
        move || first,
        move |one: &String, n| (one.len() + n, text),
        |(n, text)| seen = format!("{n}{text}"),
    );
    let sizes: Vec<_> = sizes.collect();
    let text = size_of::<String>();
    assert_eq!(sizes, [text, size_of::<(usize, String)>(), text]);
    assert_eq!(seen, "2b");
}
