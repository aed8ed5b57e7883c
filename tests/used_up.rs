//! Bodies in which a method of the standard library uses a local up, on some ways only or until
//! it is assigned anew, each against a plain function of the same text.

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

/// Has methods of the same names, which only borrow.
struct Other(Tracer);

impl Other {
    fn unwrap(&self) -> i32 {
        self.0.0
    }

    fn count(&self) -> i32 {
        self.0.0 + 1
    }
}

twins! {
    of_another_round {
        for i in 0..4 {
            let o = Some(make(i));
            if i == 2 { yield_!(1); log("still there"); continue; }
            let x = o.unwrap();
            yield_!(x.0);
        }
        yield_!(5)
    }
    on_some_ways {
        let (o, p, q) = (Some(make(1)), Other(make(2)), Some(3));
        if o.is_some() && yield_!(0) < 100 { yield_!(o.map_or(0, |t| t.0)); } else { yield_!(1); }
        yield_!(2);
        match yield_!(3) { 0 => { yield_!(p.unwrap()); } 1 => {} n => log(p.count()) }
        yield_!(4);
        match yield_!(5) % 3 { 0 => { yield_!(q.unwrap()); } 1 => {} n => log(q.unwrap()) }
        yield_!(6);
        let r: Result<_, i32> = Ok(make(7));
        match yield_!(seen(1)) % 3 { 0 => { yield_!(r.map_or(0, |t| t.0)); } 1 => {} n => { let t = r.unwrap(); log(t.0); } }
        yield_!(8)
    }
    on_the_way_to_a_jump {
        let (a, b) = (vec![make(1), make(2)].into_iter(), Some(make(3)));
        for i in 0..3 { if i == 1 { log(a.count()); break; } yield_!(i); }
        let n = 'a: { if seen(1) == 1 { break 'a b.unwrap().0; } if seen(2) == 2 { yield_!(5); } 4 };
        yield_!(n);
        let c = vec![make(4)].into_iter();
        loop { if seen(3) == 3 { break; } let v: Vec<_> = c.collect(); yield_!(v.len() as i32); return 1; }
        yield_!(6)
    }
    in_a_loop_assigned_anew {
        let mut pending = Some(make(1));
        let mut n = 0;
        loop {
            let x = pending.unwrap();
            n += 1;
            yield_!(x.0 + n);
            if n == 4 { return n; }
            pending = Some(if n % 2 == 0 { make(n * 10) } else { x });
        }
    }
    generations {
        let mut cur = vec![make(1), make(2)];
        for round in 0..3 {
            let next: Vec<_> = cur.into_iter().flat_map(|t| [t.0, t.0 + 10]).filter(|n| n % 3 != 0).map(make).collect();
            yield_!(next.len() as i32);
            if round == 1 { cur = vec![]; continue; }
            cur = next;
        }
        yield_!(cur.len() as i32)
    }
    assigned_anew_on_some_ways {
        let mut o = Some(make(1));
        let mut other = Other(make(2));
        let mut copied = Some(3);
        for i in 0..4 {
            if i % 2 == 0 { if let Some(t) = &o { log(t.0); } log(o.map_or(0, |t| t.0)); yield_!(other.unwrap()); o = Some(make(i + 20)); }
            log(other.count());
            log(copied.unwrap());
            yield_!(i);
            other = Other(make(i + 30));
            copied = Some(i);
            if i == 2 { o = None; }
        }
        yield_!(copied.unwrap());
        let mut last = Err::<i32, _>(make(5));
        log(last.is_err());
        log(last.unwrap_or(7));
        if yield_!(6) > 100 { last = Ok(1); yield_!(2); }
        yield_!(7);
        last = Err(make(6));
        yield_!(8);
        let t = last.unwrap_err();
        yield_!(t.0)
    }
}
