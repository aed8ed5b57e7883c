//! Bodies of every shape, each against a plain function of the same text.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unsafe_code,
    unreachable_pub,
    unused,
    irrefutable_let_patterns,
    clippy::all,
    clippy::pedantic,
    clippy::undocumented_unsafe_blocks,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, eat, log, make, seen};

twins! {
    straight { yield_!(1); yield_!(2); 3 }
    sent { let a = yield_!(1); let b = yield_!(a + 1); a * 10 + b }
    compound { let mut t = 5; t += yield_!(1); t -= yield_!(t); t *= yield_!(2); t }
    assigned { let mut t; t = yield_!(1); log(t); t = yield_!(t); t }
    argument { seen(seen(1) + yield_!(2) + seen(3)) }
    arguments { let f = |a: i32, b: i32, c: i32| { log((a * 100 + b * 10 + c).to_string()); a + b + c }; f(seen(1), yield_!(2), seen(3)) }
    tail { yield_!(7) }
    nested_yield { yield_!(yield_!(yield_!(1))) }

    if_else {
        let mut n = 0;
        for i in 0..6 {
            if i % 2 == 0 { n += yield_!(i); } else { n += 1; }
        }
        n
    }
    if_value { let x = if seen(1) == 1 { yield_!(4) } else { 9 }; x + 1 }
    if_let_chain {
        let o = Some(3);
        if let Some(x) = o && x > 2 && let Some(y) = Some(x + 1) { yield_!(y); log(x + y); }
        if let Some(x) = o && yield_!(x) > 100 && let Some(y) = Some(x + 1) { yield_!(y) } else { yield_!(-1) }
    }
    else_if {
        let mut t = 0;
        for i in 0..5 {
            t += if i == 0 { yield_!(10) } else if i == 1 { 5 } else if yield_!(i) > 3 { yield_!(20) } else { 1 };
        }
        t
    }
    matches_arms {
        let mut t = 0;
        for i in 0..6 {
            match i {
                0 => { t += yield_!(i); }
                n if n % 2 == 1 => t += n,
                n @ 2..=3 => { let m = n; yield_!(m); }
                _ => {}
            }
        }
        t
    }
    match_value { let s = match seen(2) { 1 => 10, x => x + yield_!(x) }; s }
    match_binding {
        let pair = (make(1), make(2));
        match pair { (a, b) => { yield_!(a.0); eat(b); yield_!(2); } }
        0
    }
    match_option {
        let mut list = vec![make(1), make(2), make(3)];
        loop {
            let item = list.pop();
            match item { Some(x) => { yield_!(x.0); } None => break }
        }
        9
    }
    while_let {
        let mut list = vec![make(1), make(2), make(3)];
        while let Some(x) = list.pop() { let y = make(x.0 + 10); yield_!(y.0); }
        0
    }
    while_loop { let mut i = 0; while i < 4 { let t = make(i); i += 1; if i == 2 { continue; } yield_!(t.0); } i }
    while_yields { let mut i = 0; while yield_!(i) + i < 12 { i += 2; log(i); } i }
    loop_break_value { let mut i = 0; let v = loop { i += yield_!(i) + 1; if i > 9 { break i * 2; } }; v + 1 }
    labels {
        let mut t = 0;
        'outer: for i in 0..4 {
            let a = make(i);
            for j in 0..4 {
                let b = make(10 + j);
                if j == i { continue 'outer; }
                if i == 3 { break 'outer; }
                t += yield_!(b.0 + a.0);
            }
        }
        t
    }
    label_reuse {
        let mut t = 0;
        'a: loop { t += yield_!(t); if t > 2 { break 'a; } t += 1; }
        'a: loop { t += yield_!(t); if t > 12 { break 'a; } t += 5; }
        t
    }
    labelled_block {
        let v = 'b: { let a = make(1); if yield_!(1) > 100 { break 'b 5; } let c = make(2); if yield_!(2) > 1 { break 'b 6; } 7 };
        v
    }
    let_else {
        let mut t = 0;
        for i in 0..4 {
            let Some(x) = (if i == 2 { None } else { Some(make(i)) }) else { yield_!(99); continue; };
            t += yield_!(x.0);
        }
        t
    }
    let_else_return { let a = make(1); yield_!(1); let Some(x) = (None::<i32>) else { yield_!(3); return 4; }; x }
    early_return { for i in 0..5 { let a = make(i); if yield_!(i) > 3 { return a.0; } } -1 }
    question_free { let mut v = Vec::new(); for i in 0..3 { v.push(yield_!(i)); } v.iter().sum() }

    shadow { let x = make(1); yield_!(x.0); let x = make(x.0 + 1); yield_!(x.0); let x = make(x.0 + 1); yield_!(x.0); { let x = make(9); yield_!(x.0); } yield_!(x.0) }
    shadow_copy { let x = 1; yield_!(x); { let x = x + 1; yield_!(x); { let x = x * 10; yield_!(x); } yield_!(x); } yield_!(x) }
    shadow_text { let text = String::from("abc"); let text = text.as_str(); yield_!(text.len() as i32); 0 }
    shadow_format { let x = 4; yield_!(x); { let x = x + 1; yield_!(x); log(format!("{x} {x:?} {x:>3} {:>w$}", 7, w = x as usize)); } log(format!("{x}")); x }
    borrow_dead { let text = String::from("hello"); let s = text.as_str(); yield_!(s.len() as i32); yield_!(text.len() as i32) }
    boxes_opened {
        struct Node { left: Option<Box<Node>>, value: Tracer }
        enum Tree { Leaf(Tracer), Pair(Box<Tree>, Box<Tree>), Empty }
        let new = |n, left| Box::new(Node { left, value: make(n) });
        let node = new(1, Some(new(2, None)));
        let node = *node;
        let Node { left, value } = node;
        yield_!(value.0);
        let node = left.unwrap();
        let node = *node;
        yield_!(node.value.0);
        let number = Box::new((3, make(4)));
        let n = number.0 + *Box::new(1);
        yield_!(n);
        let (ten, reference, counted) = (Box::new(10), &20, std::rc::Rc::new(30));
        let sum = *ten + *reference + *counted;
        yield_!(sum);
        let mut tree = Some(Box::new(Tree::Pair(Box::new(Tree::Leaf(make(5))), Box::new(Tree::Empty))));
        while let Some(next) = tree {
            let kept = make(6);
            let next = *next;
            tree = match next { Tree::Leaf(t) => { yield_!(t.0); eat(t); None } Tree::Pair(a, b) => { yield_!(7); drop(b); Some(a) } Tree::Empty => { yield_!(8); None } };
            yield_!(9);
        }
        let (boxed, other) = (Box::new(make(11)), Box::new(make(12)));
        eat(*boxed);
        yield_!(13)
    }
    boxes_looked_at {
        let new = |n| Box::new(make(n));
        let (a, b, c, d, e, f) = (new(1), new(2), new(3), new(4), new(5), new(6));
        assert_eq!(*a, Tracer(1));
        std::mem::forget(Tracer(1));
        yield_!(1);
        let _ = *b;
        yield_!(2);
        if *c == *d { seen(3); }
        yield_!(3);
        match *e { Tracer(ref n) => { log(n); } }
        yield_!(4);
        let Tracer(ref n) = *f;
        log(n);
        yield_!(5);
        let (g, h, i) = (Box::new(Some(make(7))), Box::new((8, make(9))), new(10));
        log(matches!(*g, Some(Tracer(7))));
        yield_!(6);
        let (n, _) = *h;
        log(n);
        yield_!(7);
        if let Tracer(5) = *i { seen(8); }
        log(format!("{:?}", *i));
        debug_assert!(*i != Tracer(4), "{:?}", *i);
        yield_!(8)
    }
    borrow_dead_iterators {
        let (mut v, text) = (vec![4, 5, 6], String::from("7, 8 9"));
        let mut it = v.iter().skip(1).rev();
        yield_!(*it.next().unwrap());
        let mut parts = text.split(", ");
        let (a, rest) = (parts.next().unwrap(), parts.next().unwrap_or(""));
        let a = a.parse().unwrap_or(1);
        yield_!(a);
        let mut words = text.split_whitespace().map(|word| word.len()).enumerate();
        let n = words.next().unwrap().1 as i32;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next_if(|c| !c.is_whitespace()) { log(c); }
        let mut by_test = text.rsplit(|c: char| c == ' ');
        log(by_test.next().unwrap());
        yield_!(n);
        let mut changed = v.iter_mut();
        *changed.next().unwrap() += 1;
        yield_!(8);
        let map = std::collections::BTreeMap::from([(1, make(2)), (3, make(4))]);
        let mut range = map.range(2..);
        log(range.next().unwrap().1.0);
        let set = std::collections::BTreeSet::from([6]);
        let mut six = set.iter().zip(map.values()).filter(|(n, t)| **n > t.0);
        let k = six.next().map_or(0, |(n, t)| n + t.0);
        yield_!(k);
        v.push(a);
        drop((text, map, set));
        yield_!(v.len() as i32)
    }
    join_borrow {
        let v = vec![3, 1, 2];
        let first = v.first();
        match first { Some(x) if *x > 2 => { yield_!(*x); } Some(x) => log(x), None => {} }
        v.len() as i32
    }
    native_inside { let mut t = 0; for i in 0..3 { for j in 0..3 { if j == 1 { continue; } t += j; } while t < i { t += 1; } yield_!(t); } t }

    drops_scopes { let a = make(1); { let b = make(2); yield_!(1); let c = make(3); yield_!(2); } log("mid"); let d = make(4); yield_!(3); log("end"); 0 }
    drops_moved { let a = make(1); let b = make(2); yield_!(1); eat(a); yield_!(2); let c = b; yield_!(3); log(c.0); 0 }
    drops_maybe { let a = make(1); let b = make(2); if yield_!(1) > 2 { eat(a); } else { log("kept"); } yield_!(2); 0 }
    drops_maybe_native { let a = make(1); if seen(1) == 1 { eat(a); } yield_!(2); yield_!(3); 0 }
    drops_maybe_native_not { let a = make(1); if seen(1) == 2 { eat(a); } yield_!(2); yield_!(3); 0 }
    drops_maybe_match { let a = make(1); let n = match seen(1) { 1 => eat(a), _ => 0 }; yield_!(n); yield_!(3); 0 }
    drops_maybe_loop { let a = make(1); let mut i = 0; loop { i += 1; if i == 2 { eat(a); break; } if i == 5 { break; } } yield_!(i); 0 }
    drops_maybe_while { let a = make(1); let mut i = 0; while i < 3 { i += 1; if i == 2 { eat(a); break; } } yield_!(i); 0 }
    drops_in_loop { for i in 0..3 { let a = make(i); yield_!(a.0); let b = make(i + 10); if i == 1 { continue; } yield_!(b.0); } 0 }
    drops_reassign { let mut a = make(1); yield_!(1); a = make(2); yield_!(2); a = make(3); log("x"); yield_!(a.0); 0 }
    drops_moved_then_assigned { let mut a = make(1); eat(a); yield_!(1); a = make(2); yield_!(2); log(a.0); 0 }
    drops_late_init { let a; let b = make(1); yield_!(1); a = make(2); yield_!(a.0); 0 }
    drops_late_init_branch { let a; if yield_!(1) > 2 { a = make(2); } else { yield_!(5); a = make(3); } yield_!(a.0); 0 }
    drops_closure { let a = make(1); let f = move || a.0; yield_!(f()); yield_!(2); 0 }
    drops_closure_borrow { let a = make(1); let f = |x: i32| x + 1; yield_!(f(1)); yield_!(f(2)); a.0 }
    drops_tuple { let (a, b) = (make(1), make(2)); yield_!(a.0); eat(b); yield_!(2); 0 }
    drops_vec { let v = vec![make(1), make(2), make(3)]; for t in v { yield_!(t.0); } yield_!(0) }
    drops_vec_break { let v = vec![make(1), make(2), make(3)]; for t in v { yield_!(t.0); if t.0 == 2 { break; } } yield_!(0) }
    drops_wildcard_for { for _ in vec![make(1), make(2)] { yield_!(1); } 0 }
    drops_wildcard_match { match (make(1), make(2)) { (a, _) => { yield_!(a.0); log("in"); } } yield_!(9); 0 }
    drops_wildcard_if_let { if let Some(_) = Some(make(1)) { yield_!(1); } 0 }
    drops_wildcard_rest { struct P { a: Tracer, n: i32 } for P { n, .. } in [P { a: make(1), n: 2 }, P { a: make(3), n: 4 }] { yield_!(n); } if let P { n, .. } = (P { a: make(5), n: 6 }) { yield_!(n); } match (P { a: make(7), n: 8 }) { P { n, .. } if n > 100 => {} P { n, a: _ } => { yield_!(n); } } 0 }
    drops_wildcard_order { for (a, _, c) in vec![(make(1), make(2), make(3))] { yield_!(a.0 + c.0); } while let Some((_, b)) = Some((make(4), make(5))) { yield_!(b.0); break; } 0 }
    drops_wildcard_else { if let Some((a, _)) = Some((make(1), make(2))) && yield_!(1) > 100 { yield_!(a.0); } else { yield_!(5); } 0 }
    drops_closure_owner { let a = make(1); let f = move || log(&a.0); f(); let b = make(2); let g = move || log(&b.0); yield_!(1); g(); yield_!(2) }
    drops_underscore { let _ = make(1); let _x = make(2); yield_!(1); 0 }
    drops_extended { let r = &make(1); yield_!(r.0); yield_!(2); 0 }
    drops_block_value { let v = { let a = make(1); let b = make(2); yield_!(a.0); b }; yield_!(v.0); 0 }
    drops_unnamed_match { let o = Some(make(1)); match o { Some(_) => { yield_!(1); } None => {} } yield_!(2); 0 }
    drops_matched_cases { struct P { u: Tracer, n: i32, t: Option<i32> } let c = P { u: make(1), n: seen(2), t: None }; match c { P { u: a, n: 1 | 2 | 5, t: Some(4 | -5..=-1) | None } => { log(a.0); } P { u: b, n: k, t: y } => { yield_!(k); log(y.is_some()); } } yield_!(9); let d = (make(4), 3, "x"); if let (a, 1 | 3, "y" | "x") = d { yield_!(a.0); log("in"); } else { yield_!(8); } yield_!(7) }
    dead_values { if seen(1) == 2 { let n = { yield_!(1); return 6; seen(77) }; log(n); } if seen(3) == 3 { let c = 4; if (1 >= ({ yield_!(2); return 1; c })) { log(5); } } let u = loop { yield_!(3); return match seen(4) { 4 => { return 7; seen(8) } n => n } + 1; }; u }
    dead_values_elsewhere { let t = if seen(1) == 2 { let a = (1, yield_!(1)); let [x, _, b] = 'b: loop { seen(3); }; [[1, 1], [x, 4]] } else { [[1, 2], [3, 4]] }; log(t[0][1]); yield_!(2) }
    dead_values_joined { let l; if true { l = seen(1); } else { let o; std::hint::black_box(if let Some(c) = Some(1) && let 2 = yield_!(c) { return seen(2); } else { 'a: loop { seen(3); } }); o = seen(4); } seen(5) }
    panics { let a = make(1); let b = make(2); yield_!(1); eat(a); if seen(3) == 3 { panic!("boom"); } yield_!(2); 0 }

    short_circuit { let mut t = 0; if yield_!(0) > 100 && yield_!(1) > 0 { t += 1; } if yield_!(2) > 0 || yield_!(3) > 0 { t += 2; } let b = yield_!(5) > 3 && yield_!(6) > 2; t + b as i32 }
    indexing { let mut a = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]; a[(yield_!(1) as usize) % 10] += 100; a[0] = yield_!(3); log(format!("{a:?}")); a[(yield_!(2) as usize) % 10] }
    made_index { let p = |v: &i32| seen(*v); p(&[[1, 2], [3, 4]][seen(1) as usize][(yield_!(1) as usize) % 2]) + [[make(5)], [make(6)]][seen(0) as usize][(yield_!(2) as usize) % 1].0 }
    made_index_kept { let o = make(0); let v = (&[[make(1)], [make(2)]][seen(1) as usize][(yield_!(3) as usize) % 1], make(3)); log(v.0.0); seen(4) }
    made_index_boxed { let d = make(0); seen((*Box::new([[make(1), make(2)]]))[seen(0) as usize][(yield_!(3) as usize) % 2].0) }
    double_index { let mut a = [[1, 2, 3], [4, 5, 6]]; a[seen(1) as usize][(yield_!(1) as usize) % 3] = yield_!(2); log(format!("{a:?}")); 0 }
    struct_literal {
        #[derive(Debug, Clone)]
        struct P { x: i32, y: i32, z: i32 }
        let base = P { x: 1, y: 2, z: 3 };
        let x = 8;
        let p = P { x, y: yield_!(1), ..base.clone() };
        log(format!("{p:?}"));
        p.y
    }
    tuples { let t = (seen(1), yield_!(2), seen(3)); let a = [seen(1), yield_!(2), yield_!(3)]; log(format!("{t:?} {a:?}")); 0 }
    method_args { let mut v = vec![1]; v.push(yield_!(2)); v.extend([yield_!(3), seen(4)]); log(format!("{v:?}")); (0..3).map(|x| x + 1).fold(yield_!(1), |a, b| a + b) }
    chains { let s = String::from("a,b,c"); let n = s.split(',').map(str::len).sum::<usize>() as i32 + yield_!(1); n }
    reversed { let mut t = 0; for i in (0..4).rev() { t += yield_!(i); for j in (0..=i).rev() { t += yield_!(j); } } t }
    ranges { let mut t = 0; for i in yield_!(0)..yield_!(1) + 3 { t += i; yield_!(i); } t }
    casts { (yield_!(1) as i64 * 2) as i32 }
    negation { let x = -yield_!(3); let y = !(yield_!(1) == 2); x + y as i32 }
    return_yield { if seen(1) == 1 { return yield_!(2); } 0 }
    break_yield { let v = loop { break yield_!(1) + 1; }; v }
    macros { log(format!("{} {}", seen(1), yield_!(2))); let v = vec![seen(1), yield_!(3)]; assert!(yield_!(1) < 100); assert_eq!(v.len(), 2, "{}", v.len()); println!("{v:?}"); if matches!(yield_!(4), 0..=50) { 1 } else { 2 } }
    assert_text { assert!(yield_!(2) == 1000); 0 }
    unsafe_block { let x = 5; let p = &raw const x; let n = unsafe { *p }; let m = unsafe { let q = n; yield_!(q); q + 1 }; m }
    diverging { loop { if yield_!(1) > 2 { return 8; } if yield_!(2) > 1 { break; } } 4 }
    dead_code { if seen(1) == 1 { return 3; } yield_!(1); 2 }
    guard_jumps {
        let mut n = 0;
        'out: while n < 3 {
            n += 1;
            let t = make(n);
            let k = match Some(make(10 + n)) {
                Some(x) if { if x.0 == 12 { continue 'out; } x.0 == 11 } => { yield_!(x.0); eat(x) }
                Some(x) if t.0 == 5 || { if x.0 == 13 { break; } false } => 4,
                y => yield_!(6),
            };
            log(k);
        }
        yield_!(n)
    }
    items_of_one_name {
        fn one() -> i32 { 1 }
        let mut n = one();
        { fn two(n: i32) -> i32 { const K: i32 = 2; n * K } n += two(yield_!(n)); { fn one() -> i32 { 11 } yield_!(one()); n += two(one()); } n += one(); }
        if n > 3 { const K: i32 = 5; fn two(n: i32) -> i32 { n + K } let t = make(two(K)); yield_!(two(n)); n += K + two(t.0); }
        for i in 0..2 { type K = i64; fn two(n: K) -> i32 { n as i32 * 7 } if i == 1 { yield_!(two(3)); continue; } n += two(n.into()); yield_!(two(1)); n += two(4); }
        log(format!("{}", { fn two(n: i32) -> i32 { n - 1 } two(yield_!(two(n))) }));
        'out: { fn two(n: i32) -> i32 { n + 100 } while n < 1000 { fn one() -> i32 { 400 } n += one(); yield_!(two(n)); if n > 500 { break 'out; } } two(3); }
        match n { 0 => {} m => { fn two(n: i32) -> i32 { fn one() -> i32 { 3 } n + one() } n = two({ fn two(n: i32) -> i32 { n * 3 } two(yield_!(m)) }); } }
        yield_!(n) + one()
    }
    imports_of_one_name {
        log({ use std::cmp::min; min(1, { use std::cmp::min; min(2, yield_!(5)) }) });
        { use std::cmp::{self, Ordering, max}; log(cmp::min(1, yield_!(max(1, 2)))); if 1.cmp(&2) == Ordering::Less { use std::sync::atomic::{AtomicI32, Ordering}; let a = AtomicI32::new(yield_!(3)); log(a.load(Ordering::Relaxed)); } }
        { struct Ordering(i32); let a = Ordering(yield_!(4)); use std::cmp::min as max; log(max(a.0, 7)); { use std::fmt::Write as _; let mut s = String::new(); yield_!(1); let _ = write!(s, "{}", 5); log(s); } }
        for i in 0..2 { use std::collections::BTreeMap as M; let mut m = M::new(); m.insert(i, yield_!(i)); for (a, b) in m { use std::collections::HashMap as M; use std::fmt::Write as _; let mut h = M::new(); h.insert(a, yield_!(b)); log(h.len()); } }
        yield_!(9)
    }
    cfg_in_patterns { struct S { a: i32, t: Tracer } let (a, s) = (yield_!(1), S { a: 4, t: make(2) }); log(matches!(&s, S { #[cfg(any())] a: 5, .. } if { yield_!(3); true })); let S { #[cfg(any())] a, #[cfg(all())] ref t, .. } = s; let n = t.0; yield_!(a + n) }
    cfg_in_macros { log(format!("{} {}", { let b = make(1); #[cfg(any())] let b = seen(7); #[cfg(all())] let b = make(b.0 + 1); yield_!(b.0) }, vec![match yield_!(2) { #[cfg(any())] 0 => 4, n => n }][0])); let f = matches!({ #[cfg(any())] let c = seen(7); let c = make(yield_!(3)); c.0 }, 0..4 if { #[cfg(any())] return 5; seen(8) == yield_!(4) },); f as i32 }
    dead_let_else {
        for n in 0..yield_!(1) {
            if n == 0 { yield_!(2); return 4; let Some(_) = Some(make(1)) else { continue; }; }
            panic!("{}", n);
            let Some(x) = Some(yield_!(3)) else { if n == 3 { continue } else { yield_!(4); break } };
            eat(make(x));
        }
        1
    }
    inference { let mut v = Vec::new(); let mut best = None; for i in 0..4 { v.push(i); if i % 2 == 0 { yield_!(i); best = Some(i); } } let b: i32 = best.unwrap_or(0); b + v.len() as i32 }
    closures_state { let mut count = 0; let mut add = |n: i32| count += n; add(1); add(2); yield_!(count); count }
    closure_owner { let words = vec![make(1)]; let find = move |i: usize| words[i].0; yield_!(find(0)); yield_!(find(0) + 1) }
    closure_counter { let mut seen = Vec::new(); let mut note = |n: i32| seen.push(n); note(1); yield_!(2); yield_!(seen.len() as i32) }
    closure_once { let a = make(1); let f = || eat(a); let n = f(); yield_!(n); yield_!(2) }
    used_adapter { let v = vec![make(1), make(2)]; let it = v.into_iter(); for (i, t) in it.enumerate() { yield_!(t.0 + i as i32); } yield_!(0) }
    used_shadow { let it = vec![make(1)].into_iter(); let mut it = it.peekable(); while let Some(t) = it.next() { yield_!(t.0); } 0 }
    used_unwrap { let o = Some(make(1)); let t = o.unwrap(); yield_!(t.0); let r: Result<Tracer, ()> = Ok(make(2)); let n = r.map(|t| t.0).unwrap_or(0); yield_!(n); 0 }
    used_again { let mut o = Some(make(1)); let t = o.unwrap(); o = Some(make(3)); yield_!(t.0); 0 }
    not_used { struct P(Tracer); impl P { fn expect(&mut self, n: i32) -> bool { self.0.0 == n } fn map(&self, n: i32) -> i32 { n } } let mut p = P(make(1)); let a = p.expect(1); let q = P(make(2)); let b = q.map(3); yield_!(a as i32 + b); yield_!(2) }
    nested_iter { let v = vec![1, 2]; let it = primed::iter! { for x in v { yield x * 2; } }; for x in it { yield_!(x); } 0 }
    part_taken { enum E { A(Tracer), B(Tracer) } for n in 0..2 { let e = if n == 0 { E::A(make(1)) } else { E::B(make(2)) }; if let E::A(x) = e { eat(x); } yield_!(n); if seen(n) == 5 { yield_!(9); } } 0 }
    part_taken_split { enum E { A(Tracer), B(Tracer) } for n in 0..2 { let e = if n == 0 { E::A(make(1)) } else { E::B(make(2)) }; if let E::A(x) = e { yield_!(x.0); eat(x); } else { yield_!(7); } yield_!(n); } 0 }
    part_taken_match { enum E { A(Tracer), B(Tracer) } for n in 0..2 { let e = if n == 0 { E::A(make(1)) } else { E::B(make(2)) }; let m = match e { E::A(x) => eat(x), E::B(_) => 8 }; yield_!(m); } 0 }
    part_taken_else { enum E { A(Tracer), B(Tracer) } for n in 0..2 { let e = if n == 0 { E::A(make(1)) } else { E::B(make(2)) }; let E::A(x) = e else { yield_!(6); continue; }; yield_!(x.0); } 0 }
    part_taken_while { let mut o = Some(make(1)); let mut n = 0; while let Some(x) = o { yield_!(x.0); n += 1; o = if n < 3 { Some(make(n)) } else { None }; } yield_!(n) }
    not_moved { let a = make(1); _ = a; let b = make(2); let ref c = b; log(c.0); let d = make(3); let x = 0; let e; (e, _) = (x, seen(4)); yield_!(1); yield_!(e) }
    moved_by_assignment { let mut a = make(1); let b = make(2); yield_!(1); a = b; yield_!(a.0) }
    not_moved_pair { let pair = (5, make(1)); let n; (n, _) = pair; yield_!(n); 0 }
    guard_in_loop { let v = vec![3, 1]; let mut i = 0; while i < 2 { i += 1; match v.first() { Some(x) if *x > 2 => { yield_!(1); } _ => { yield_!(2); } } } 0 }
    keywords { let r#type = 3; let state = yield_!(r#type); let at = state + 1; let input = yield_!(at); state + at + input + r#type }
    many_scopes { let mut t = 0; { { { t += yield_!(1); } t += yield_!(2); } let a = make(5); { t += yield_!(a.0); } } t }
    branch_drops { let a = make(1); let b = make(2); match yield_!(1) { 0 => { eat(a); } 3 => { eat(b); yield_!(5); } _ => { eat(a); eat(b); } } yield_!(6); 0 }
    loop_maybe { let mut held = None; for i in 0..4 { let a = make(i); if i % 2 == 0 { held = Some(a); } yield_!(i); } log(format!("{}", held.is_some())); yield_!(7) }
    ref_patterns { let o = Some(make(4)); if let Some(ref t) = o { yield_!(t.0); } yield_!(1) }
    compound_place { let mut a = [1, 2, 3]; let mut i = 0; a[{ i += 1; seen(i) as usize }] += yield_!(5); log(format!("{a:?}")); i }
    const_items { const N: i32 = 3; static S: i32 = 4; fn double(n: i32) -> i32 { n * 2 } use std::cmp::max; yield_!(double(N)); max(S, yield_!(1)) }
    by_ref_iter { let v = vec![1, 2, 3]; let mut it = v.into_iter(); let first = it.next(); yield_!(first.unwrap_or(0)); for x in it { yield_!(x); } 0 }

    guards { let mut t = 0; for i in 0..6 { t += match i { 0 => 1, n if yield_!(n) > n => yield_!(100), n if n == 3 || yield_!(n + 10) == 2 => { log(n); n } n => n * 2 }; } t }
    guard_first { match Some(3) { Some(n) if yield_!(n) == yield_!(n + 1) => n, Some(n) if yield_!(n) > 0 => n + 1, _ => 9 } }
    guard_not_moved { for i in 0..3 { let o = Some((make(1), i)); match o { Some((a, n)) if yield_!(a.0 + n) > 2 => { eat(a); yield_!(5); } Some((_, n)) if n > 1 => { yield_!(n); } other => { yield_!(7); drop(other); } } } 0 }
    guard_value { let n = match make(4) { t if { let x = t.0; yield_!(x) > 3 && t.0 == 4 } => yield_!(t.0), t if yield_!(t.0) == 0 => eat(t), _ => 8 }; n + 1 }
    guard_place { let pair = (make(1), [make(2), make(3)]); match pair.1 { [ref a, ref b] if yield_!(a.0) < b.0 => { yield_!(a.0 * b.0) } _ => 0 } }
    guard_borrowed { let pair = (make(1), 5); match &pair { (a, n) if yield_!(a.0) > 1 => yield_!(*n), (a, n) if yield_!(*n) == a.0 => 1, _ => 2 } }
    guard_or { let mut t = 0; for i in 0..5 { match (i, i % 2) { (n, 0) | (n, 2) if yield_!(n) != 1 => t += n, (3, m) if yield_!(m) > 0 => t += 10, _ => t += 100 } } t }
    guard_names { let n = 4; match n { n if { let m = yield_!(n); let n = m + 1; log(format!("{n} {}", n)); n > 2 } => log(format!("{n}")), n @ 4..=5 if { log(format!("{n:?}")); yield_!(n) } == 1 => {} _ => {} } 0 }
    guard_scrutinee { match yield_!(2) { n if yield_!(n) > yield_!(n) => n, n => n + 1 } }
    guard_control { let mut t = 0; 'out: loop { t += 1; match t { 3 if yield_!(t) >= 0 => break 'out, n if { if yield_!(n) == 100 { break } else { n > 5 } } => {} n if (match Some(n) { Some(m) if yield_!(m) > 0 => true, _ => false }) => t += 1, _ => {} } } t }
    guard_string { let s = Some(String::from("ab")); match s { Some(text) if yield_!(text.len() as i32) >= 0 && text.starts_with('a') => { yield_!(text.len() as i32) } Some(text) => 1, None => 2 } }
    assert_message { assert!(seen(1) == 1, "never {}", yield_!(1)); assert_eq!(seen(2), 2, "{}", yield_!(2)); let a = make(3); assert_ne!(a, Tracer(0), "{}", yield_!(a.0)); yield_!(9) }
    compared { let a = String::from("a"); let b = (make(1), 2); if a == format!("{}", yield_!(1)) { return 1; } if b.0 != Tracer(yield_!(2)) { log(a.len()); } let mut n = 1; let less = n < { n = 5; yield_!(n) }; log(less); a.len() as i32 + b.1 }

    ends_in_jump { let mut t = 0; for i in 0..6 { let (a, b) = match i { 0 => { continue; } 1 => { t += 1; continue; } 2 => { yield_!(i); continue; } 3 => { if t > 100 { continue; } else { yield_!(7); continue; } } 5 => { yield_!(8); return t; } _ => (i, i + 1) }; t += yield_!(a) + b; } t }
    ends_in_jump_if { let mut t = 0; for i in 0..4 { let n = if i == 1 { continue; } else { i * 2 }; t += n; yield_!(t); let m = if i == 3 { yield_!(1); break; } else if i > 9 { panic!("never"); } else { yield_!(2) }; t += m; } t }
    ends_never { fn stop() -> ! { panic!("never") } let n = match yield_!(1) { 100 => { log(1); stop(); } 101 => { yield_!(2); stop(); } n => n }; if n == 100 { stop(); } loop { if yield_!(n) >= 0 { return 5; } } }
    dead_after_jump { let mut t = 0; loop { t += yield_!(1); if t > 3 { break; log(9); } continue; t += yield_!(2); } t }
    matched_whole { let a = make(1); match a { t if t.0 == 5 => { eat(t); } t if t.0 == 1 => { yield_!(t.0); } _ => {} } yield_!(2); let b = make(3); if let t = b { yield_!(t.0); } yield_!(4) }
    raw_names { let mut r#type = 1; for r#in in 0..3 { yield_!(r#type); r#type += r#in; } r#type }
    guard_lets { let mut t = 0; for i in 0..5_i32 { t += match Some(i) { Some(n) if let Some(m) = n.checked_sub(3) && m > 0 => yield_!(m), Some(n) if n == 1 => { yield_!(n); n } Some(n) => n, None => yield_!(0) }; } t }
    guard_lets_yield { let mut t = 0; for i in 0..5_i32 { t += match Some(make(i)) { Some(a) if let Some(m) = a.0.checked_sub(2) && m > yield_!(m) => { let n = yield_!(eat(a)); n + m } Some(a) if yield_!(a.0) == 2 => eat(a), Some(a) => a.0 * 2, None => yield_!(0) }; } t }
    matches_guard { let mut t = 0; for i in 0..5 { if matches!(Some(i), Some(n) if n > 1 && yield_!(n) > 2) { t += 1; } } t }
    struct_condition { #[derive(PartialEq)] struct P { x: i32 } let p = P { x: 1 }; let both = P { x: 1 } == p && yield_!(1) > 0; both as i32 }
    used_into { let v = vec![make(1), make(2)]; let mut q: std::collections::VecDeque<_> = v.into(); while let Some(t) = q.pop_front() { yield_!(t.0); } let n = 5_u8; let m: i32 = n.into(); yield_!(m); n as i32 }
    for_cases { let mut t = 0; for | (x, _) | (x, _) in [(1, 2), (3, 4)] { t += yield_!(x); } t }
    array_in_place { let mut buffer = [0; 100]; let mut n = 0; for i in 0..5 { buffer[i] = yield_!(i as i32); n += buffer[i]; let copy = buffer; buffer[i] += copy[i]; } log(format!("{:?} {}", &buffer[..6], buffer.len())); let other: [u8; 64] = [1; 64]; yield_!(other[3] as i32); let buffer = buffer.iter().sum::<i32>(); yield_!(buffer) + n }
    array_in_loop { let mut t = 0; for i in 0..3_i32 { let mut a = [i; 40]; let mut b = [[0_i32; 40]; 2]; a[1] = 7; b[1][i as usize] += yield_!(a[0]); { let a = [5_u8; 64]; yield_!(a[9] as i32); } t += a.iter().chain(&b[1]).sum::<i32>(); let text = format!("{a:?}"); log(text.len()); let [first, ..] = a; let f = move || a[1] + first; yield_!(f()); } t }
    extended_mut { let t = &mut make(1); t.0 += 1; yield_!(1) }
    matches_jumps { yield_!(1); if matches!({ if seen(1) == 2 { return 3; } 5 }, 0..=3) { 3 } else { 4 } }
    block_items { { const K: i32 = 3; log(K); } let x = { fn twice(n: i32) -> i32 { n * 2 } twice(1) }; let y = { macro_rules! less { ($q:expr) => { $q - 1 } } less!(4) }; yield_!(x + y) }
    macro_jumps { let x = 'a: { yield_!(1); let v = vec![1, if seen(1) == 1 { break 'a 3; } else { 2 }]; 4 }; for i in 0..3 { let v = vec![1, if i == 1 { continue; } else { 2 }]; log(format!("{}", if i == 2 { break } else { 7 })); yield_!(i); } x }
    moved_in_condition { let x = make(1); if (if seen(1) == 1 { let y = (make(2), x); true } else { true }) { return yield_!(4); } 3 }
    moved_in_chain { if let Some(a) = Some(make(1)) && eat(a) == 1 { yield_!(7); } if let Some(a) = Some(make(2)) && let x = eat(a) { yield_!(x); } 4 }
    moved_in_operand { let a = make(1); let n = (if seen(1) == 1 { eat(a) } else { 2 }) + yield_!(3); yield_!(n) }
    none_pattern { 'a: { let None = Some(make(1)) else { break 'a; }; return yield_!(9); } 4 }
    unsafe_else { unsafe fn get(n: i32) -> Option<i32> { (n > 0).then_some(n) } let mut t = 0; for n in 0..3 { unsafe { let Some(x) = get(n) else { yield_!(-1); continue; }; t += yield_!(x); } } t }
    underscore_yields { let _ = { yield_!(1); (make(1), make(2)) }; log(5); _ = match true { _ => { yield_!(2); make(3) } }; log(6); 3 }
    owner_scrutinee { match (make(1), yield_!(2)) { _ => { yield_!(3); log(4); } } match (make(1), yield_!(2)) { (_, n) => { yield_!(n); log(4); } }; 5 }
    native_let_else { let b = 4; yield_!(0); for i in 0..3 { if seen(i) == 1 { let Some(_) = (i > 1).then_some(i) else { log(b); continue; }; } } let mut a = make(2); while seen(a.0) < 4 { a.0 += 1; let Some(_) = None::<i32> else { a.0 += 1; continue; }; } 3 }
    nested_cfg { yield_!(loop { #[cfg(any())] let n = seen(7); #[cfg(all())] let n = seen(8); if true { break yield_!(n); } }); 3 }
    braced_tail { let x = if seen(1) == 1 { yield_! { 1 } } else { 3 }; yield_! { x } }
    moved_in_macro { let a = make(1); log(format!("{}", eat(a))); let b = make(2); assert!(eat(b) < 1000); yield_!(1); log(format!("{}", [1, 1].into_iter().map(|q| q + 1).fold(yield_!(9), |p, q| p - q))); yield_!(1) }
    unbound_in_order { match (make(1), make(2)) { (_, _) => { yield_!(8); } } for (_, n, _) in [(make(3), make(4), make(5))] { yield_!(n.0); } 1 }
    fields_in_macros { struct P { x: i32, y: i32 } let x = 1; yield_!(x); let x = 2; yield_!(x); log(format!("{} {}", P { x: 1, y: x }.y, P { x, y: 3 }.x)); let y = matches!(P { x, y: x }, P { x: 2, y } if y == x); yield_!(x + y as i32) }
    moved_in_operands { let c = make(1); log(seen(if seen(1) == 1 { eat(make(2)) } else { eat(c) })); yield_!(2); let d = make(3); let l; l = if seen(1) == 1 { Some(d) } else { None }; yield_!(1); let f = make(4); let y = [match seen(2) { 2 => f, n => make(5) }]; yield_!(1); let g = make(6); match (if seen(3) == 1 { eat(make(7)) } else { eat(g) }) { _ => {} } yield_!(3) }
    moved_in_operand_that_yields { let a = make(1); let n = seen(if seen(1) == 1 { eat(a) } else { 2 }) + yield_!(3); yield_!(n) }
    nested_captures { let x = 3; { let x = 2; yield_!(x); log(format!("{}", { log(format!("{x:?} {}", 1)); x })); log(format!("{x} {}", format!("{x:?}"))); } x }
    discarded_last { let _ = (if seen(1) == 1 { let c = (make(1), make(2)); Some(make(yield_!(5))) } else { None }); { let a = make(7); yield_!(1); make(8) }; match yield_!(2) { 0 => { let a = make(3); make(4) } n => { let b = make(n); yield_!(3); make(5) } }; if seen(1) == 1 { yield_!(1); } else { log(2) }; 1 }
    guard_slices { match [1, 2, 3] { [d @ ..=4, t @ ..] if yield_!(d) > 100 || t.len() == 3 => 1, [first, .., last] if yield_!(first) == last => 2, d => 3 } }
    chain_on_control { yield_!((if seen(1) == 1 { yield_!(4); Some(make(1)) } else { None }).map(eat).unwrap_or(1)); for t in (if seen(1) == 1 { yield_!(2); vec![make(3)] } else { Vec::<Tracer>::new() }).into_iter().rev() { yield_!(t.0); } 3 }
    loop_value_discarded { let _ = (if seen(1) == 1 { loop { if seen(1) == 1 { break [1, 2, 3]; } } } else { [1, 1, yield_!(5)] }); yield_!(3) }
    chain_shadows { struct P { x: i32, y: i32 } while let P { y, mut x } = (P { x: 1, y: 2 }) && y >= yield_!(y) - 100 && let Some(y) = Some("b") { log(y); break; } 3 }
    bound_in_condition { yield_!(0); let n = make(1); if let a = n { eat(a); } yield_!(4) }
    closure_after_branch { let x = { let p = if seen(1) == 1 { 1 } else { yield_!(8) }; move |q: i32| q - p }; yield_!(1); x(2) }
    rest_of_control { let (a, _) = if seen(1) == 1 { yield_!(1); (make(1), make(2)) } else { (make(3), make(4)) }; yield_!(a.0); let (_, n) = match yield_!(2) { 100 => (make(5), 1), n => { yield_!(n); (make(6), n) } }; yield_!(n) }
    unmatched_drops_first { enum E { A(Tracer), B(Tracer) } let E::A(d) = (if seen(1) == 1 { yield_!(1); E::B(make(2)) } else { E::A(make(3)) }) else { return yield_!(9); }; d.0 }

    moved_in_nested_ifs { let a = make(1); let b = make(2); if seen(1) == 1 { if seen(2) == 3 { eat(a); } } yield_!(1); if seen(1) == 2 { eat(b); } else if seen(3) == 3 { if seen(4) == 4 { let c = b; } else { seen(5); } } yield_!(2); 3 }
    moved_in_arms { let n = make(7); let b = Some(make(1)); match seen(3) { 3 => match b { Some(x) => { eat(n); yield_!(x.0); } _ => {} }, x => {} } yield_!(2) }
    moved_behind_and { let c = make(1); let d = make(2); let f = make(3); if let Some(4) = Some(seen(1)) && eat(c) == 3 {} yield_!(1); let q = seen(1) == 2 && eat(d) == 3; yield_!(q as i32); while seen(1) == 1 && eat(f) == 4 { return 3; } yield_!(1); let g = make(5); if let a = g && let Some(0..=3) = Some(9) { eat(a); } yield_!(2) }
    moved_in_yield { let n = make(1); yield_!(if seen(1) == 2 { eat(n) } else { 1 }); let m = vec![make(2)]; for i in if seen(3) == 4 { m } else { vec![make(3)] } { yield_!(i.0); } yield_!(3) }
    moved_in_matches { let a = make(1); log(matches!(eat(a), 2..=4)); yield_!(1); let c = make(4); log(matches!(if seen(1) == 2 { eat(c) } else { 5 }, 2..=4)); yield_!(2) }
    moved_in_assertions { let (a, b, c) = (make(1), make(2), make(3)); assert!(seen(1) != 4711, "{} {}", match (a, b) { _ => 1 }, 5); yield_!(1); debug_assert_eq!(seen(2), 2, "{}", eat(c)); yield_!(2) }
    moved_in_debug_assertions {
        let (a, b, c, mut d, e) = (make(1), make(2), make(3), make(4), make(5));
        debug_assert!({ drop(a); true });
        yield_!(1);
        let n = { debug_assert!(seen(1) == 1 || eat(b) > 0, "text"); 3 };
        yield_!(n);
        if seen(2) == 2 { debug_assert_ne!(eat(c), 4711); }
        yield_!(2);
        debug_assert_eq!({ drop(d); 1 }, 1, "{}", n);
        d = make(6);
        loop { debug_assert!({ drop(e); true }); break; }
        yield_!(d.0)
    }
    stale { let mut n = make(1); let mut out = 0; for i in 0..5 { if i % 2 == 0 { out += eat(n); } yield_!(i); if i == 3 { seen(8); yield_!(9); } if i == 4 { n = make(40); continue; } n = make(i + 10); yield_!(n.0); } yield_!(out); n = make(50); n.0 }
    stale_to_the_end { let mut n = make(1); if seen(3) == 3 { eat(n); } yield_!(4); if seen(5) == 6 { n = make(8); } yield_!(7); 4 }
    jumps_from_operands { fn two(t: &Tracer, k: i32) -> i32 { log(format!("two {} {k}", t.0)); k } let mut t = 0; let mut late; 'out: loop { for i in 0..5 { let n = two(&make(1), match i { 0 => continue, 3 => break, 4 => break 'out, n => n }); two(&make(2), if n == 1 { continue } else { n }); late = two(&make(3), if t > 3 { break 'out } else { n }); t += late; yield_!(n); } t += 1; yield_!(t); let v = vec![seen(1), if t > 5 { break } else { t }]; let _ = (make(4), two(&make(5), if t > 4 { break } else { 6 })); log(format!("{} {}", make(6).0, if t > 4 { break } else { 7 })); } t }
    methods_by_value { let a = make(1).into_n(yield_!(1)); yield_!(a); make(2).by_ref(yield_!(2)); log("dropped"); let b = make(3).with(yield_!(2)).with(yield_!(8)).into_n(yield_!(1)); yield_!(b); log((if seen(1) == 1 { yield_!(4); make(4) } else { make(5) }).by_ref(3)); eat(*(if seen(1) == 1 { yield_!(5); Box::new(make(6)) } else { Box::new(make(7)) })); yield_!(6) }
    parts_of_temporaries { fn pair(n: i32) -> (Tracer, Tracer) { (make(n), make(n + 1)) } if let _ = *Box::new(make(1)) { yield_!(1); } log(1); match pair(2).0.0 { 2 => { yield_!(2); } _ => {} } log(2); if let b = *Box::new(make(5)) { yield_!(b.0); } 4 }
    matched_with_yields { struct P { a: Tracer, n: i32, b: Tracer } match (P { a: make(1), n: 2, b: make(yield_!(3)) }) { P { a: _, n, b } => { yield_!(n + b.0); } } match (make(4), yield_!(1)) { (t, _) if yield_!(t.0) > 100 => { yield_!(t.0); } (_, n) => { yield_!(n); } } while let (_, c) = (if seen(1) == 1 { yield_!(7); (make(5), make(6)) } else { (make(7), make(8)) }) { yield_!(c.0); break; } 3 }
    unbound_in_chains { struct P { a: Tracer, n: i32, b: Tracer } for y in 0..2 { if let P { a: x, n: t, b: _ } = (P { a: make(1), n: 2, b: make(3) }) && y == 1 { yield_!(7); } else { log(y); } } if let (b, _) = (make(4), make(5)) && let None = Some(make(6)) { yield_!(1); } 2 }
    chain_takes_what_it_bound { for i in 0..3 { if let Some(d) = (i > 0).then(|| make(i)) && let Some(e) = Some(d).filter(|d| d.0 < 2) { yield_!(e.0); } yield_!(i); } 1 }
    shadowed_late { let n = if let (b, d) = (make(1), make(2)) { let d; d = (make(3), yield_!(3)); 0 } else { 8 }; yield_!(n) }
    matched_in_unsafe { unsafe { let r = if seen(1) == 1 { Err(make(1)) } else { Ok(2) }; match r { Ok(n) => n, Err(Tracer(3)) => 1, Err(_) => yield_!(7) }; let d = { use std::cmp::min; min(1, 2) } - 1; yield_!(d); } 4 }
    label_in_macro { let a = seen(1); let t = vec![{ let a = a + 1; yield_!(a); a }, 'a: { if a == 1 { break 'a 7; } a }]; t[1] }
    unbound_pairs { drop(make(if let (_, _) = (make(2), make(3)) { yield_!(3) } else { 9 })); let t = match (make(1), if let (_, _) = (make(2), make(3)) { let b = (make(4), yield_!(4)); make(5) } else { make(6) }) { x => 6 }; yield_!(t) }
    assigned_in_part { let mut c = make(1); (c, _) = if seen(1) == 1 { yield_!(2); (make(3), make(4)) } else { (make(5), make(6)) }; (c, _) = match (4, yield_!(4)) { t => (make(7), make(8)) }; c.0 }
    left_beside_a_jump { let mut t = 0; loop { let (_, x) = (make(1), if t > 2 { break; } else { 7 }); yield_!(x); t += 1; } t }
    lent_through_a_box { let n = &*Box::new(make(2)); let k = &(make(3), 4).1; log(n.0 + k); yield_!(3) }
    let_else_sent { let 0..=100 = yield_!(3) else { return 9; }; let (_, 0..=100) = (make(1), yield_!(4)) else { return 8; }; yield_!(5) }
    constant_pattern { let x = Some(make(1)); loop { seen(1); let None = (x) else { break; }; } yield_!(0); let y = Some(make(2)); let None = y else { return yield_!(3); }; 1 }
    parameters_in_macros { let n = seen(1); { let n = n + 1; yield_!(n); log(format!("{} {n}", { fn twice(n: i32) -> i32 { n * 2 } twice(n) })); log(format!("{} {}", [1, 2].iter().map(|n: &i32| n * 2).sum::<i32>(), { let n: i32 = 4; n })); } yield_!(n) }
    never_yields_in_loop { let a = make(1); let mut t = 0; while t < 4 { t += 1; continue; yield_!(1); } t }
    matched_in_operands {
        let (a, b, c, d, e) = (make(1), make(2), make(3), make(4), make(5));
        let n = (match make(6).0 { 6 if seen(1) == 1 => eat(a), _ => 0 }) + make(7).0;
        yield_!(n);
        seen((match make(8) { Tracer(8) if seen(2) == 3 => eat(b), _ => 0 }) + make(9).0);
        yield_!(1);
        if (match make(10) { ref t if t.0 == 10 => eat(c), _ => 0 }) + make(11).0 == 14 && seen(1) == 1 { seen(4); }
        yield_!(2);
        let (x, _y) = (match (make(12), make(13)) { (t, _) if t.0 == 3 => eat(d) + eat(t), _ => 0 }, make(14));
        yield_!(x);
        let y = (match make(15) { t => if t.0 == 15 { eat(e) + eat(t) } else { 3 } }, make(16).0).0;
        yield_!(y)
    }
    matched_in_heads {
        let (a, b, c) = (make(1), make(2), make(3));
        for i in seen(match make(4) { Tracer(4) if seen(1) == 1 => eat(a), _ => 0 })..seen(3) { log(i); }
        yield_!(1);
        match seen((match make(5) { Tracer(5) if seen(1) == 1 => eat(b), _ => 0 }) + make(6).0) { 8 => { log("eight"); } n => { log(n); } }
        yield_!(2);
        let n = match seen((match make(7) { Tracer(5) if seen(1) == 1 => eat(c), _ => 0 }) + make(8).0) { 8 => { log("eight"); 5 } n => { log(n); 6 } };
        yield_!(n);
        let d = make(9);
        match Some(make(10)) { Some(_) => { for d in vec![match (Ok::<_, ()>(make(11))) { Err(_) => make(12), _ => d }, make(13)].into_iter() {} } _ => {} }
        yield_!(4)
    }
    dead_operands { let l; l = seen('b: loop { break Some(1).map_or(yield_!(8), |q| q + 1); if true { break 7; } }); l }
    dead_after_continue { let mut n = 0; let z = loop { n += 1; let y = yield_!(n); if n < 3 { continue; let m = yield_!(3) + y; if true { break m; } } break y; }; z }
    dead_value { let mut n = 0; 'a: loop { n += 1; loop { yield_!(n); if n == 3 { break 'a; } continue 'a; if true { break yield_!(1); } }; } n }
    endless_operand { if yield_!(1) == 0 { let x = yield_!('a: { loop { seen(1); } }); eat(make(x)); } yield_!(2) }
    endless_end { if yield_!(1) != 0 { return yield_!(2); } yield_!('a: { loop { seen(1); } }); }
    endless_block { let t = make(1); if yield_!(1) != 0 { return yield_!(2); } yield_!('a: { loop { seen(t.0); } yield_!(3) }); }
    shadowed_in_macro { let b = make(3); for d in vec![make(1), match seen(2) { 2 => { b } b => { make(b) } }] { log(d.0); } yield_!(7) }
    not_shadowed_in_macro { let b = make(3); for d in vec![make(1), match seen(4) { 2 => { b } b => { make(b) } }] { log(d.0); } yield_!(7) }
    text_in_macro { let y = 1; yield_!(y); let y = 2 + y; log(format!("{} {y} {}", String::from("{y}").len(), [3].map(|y| format!("{y}"))[0])); yield_!(y) }
    dead_names { let t = make(1); let s = yield_!(1); if s != 0 { return t.0; } loop { seen(1); } log(t.0); yield_!(t.0) }
    dead_after_return { let t = make(1); let n = 5; yield_!(1); return yield_!(2); let m = n + t.0; yield_!(m) }
    closure_in_macro { log(format!("{}", loop { let b = { let p = 1; move |q: i32| q - p }; if true { break b(yield_!(4)); } })); 1 }
    closure_in_matches { let t = make(1); if matches!(if let (d, b) = (1, make(2)) { let a = move |q: i32| eat(b) + q; a(yield_!(d)) } else { 1 }, 0..=3) { seen(1); } t.0 }
    never_falls { let mut t = 0; 'a: for b in 0..3 { yield_!(b); loop { t += 1; if t == 3 { return t; } continue 'a; break; } } 1 }

    unboxed_in_arms {
        enum E { A(Tracer), B(Tracer, i32), C }
        match *Box::new(make(1)) { a => { yield_!(a.0); } _ => {} }
        match *Box::new(E::B(make(2), 3)) { E::A(x) => { yield_!(x.0); } E::B(x, n) if yield_!(n) > 100 => {} e => { yield_!(4); } }
        match *Box::new(E::A(make(5))) { E::B(x, n) => { yield_!(n); } E::A(ref x) => { yield_!(x.0); } _ => { yield_!(6); } }
        yield_!(7)
    }
}
