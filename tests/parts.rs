//! Bodies that move parts out of a local which lives on across a yield, each against a plain
//! function of the same text: see `src/machine/part.rs`.

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
    name { struct P { name: String, t: Tracer, n: i32 } let p = P { name: "abc".to_string(), t: make(1), n: 3 }; let name = p.name; yield_!(name.len() as i32); yield_!(p.n); log(&p.t.0); yield_!(4) }
    nested { struct A { b: B, t: Tracer } struct B { v: Vec<Tracer>, u: Tracer } let a = A { b: B { v: vec![make(1), make(2)], u: make(3) }, t: make(4) }; for x in a.b.v { yield_!(x.0); } yield_!(9); log(a.t.0); yield_!(10) }
    tuple { let p = (vec![make(1)], make(2), 5); let v = p.0; yield_!(v.len() as i32); drop(v); yield_!(p.2); yield_!(6) }
    boxed { struct N { left: Option<Box<N>>, value: i32, t: Tracer } let n = Box::new(N { left: Some(Box::new(N { left: None, value: 1, t: make(1) })), value: 2, t: make(2) }); let left = n.left; yield_!(n.value); if let Some(l) = left { yield_!(l.value); } yield_!(3) }
    on_some_ways { struct P { v: Vec<Tracer>, t: Tracer } let p = P { v: vec![make(1)], t: make(2) }; if yield_!(1) > 1 { let v = p.v; yield_!(v.len() as i32); } else { log("else"); } yield_!(2); yield_!(3) }
    other_moved_dead { struct P { a: Tracer, t: Tracer } { let p = P { a: make(1), t: make(2) }; let a = p.a; log(a.0); } yield_!(3) }
    args { struct P { v: Vec<Tracer>, o: Option<i32>, t: Tracer } let p = P { v: vec![make(1)], o: Some(2), t: make(3) }; fn f(v: Vec<Tracer>, o: Option<i32>) -> i32 { v.len() as i32 + o.unwrap_or(0) } yield_!(f(p.v, p.o)); yield_!(p.o.unwrap_or(3)); yield_!(1) }
    string_add { struct P { s: String, t: Tracer } let p = P { s: "a".to_string(), t: make(1) }; let s = p.s + "bc"; yield_!(s.len() as i32); yield_!(2) }
    in_macro { struct P { s: Vec<Tracer>, t: Tracer } let p = P { s: vec![make(2)], t: make(1) }; let v = vec![p.s]; yield_!(v.len() as i32); yield_!(2) }
    copy_through_ref { struct P { n: i32 } let q = P { n: 4 }; { let p = &q; log(p.n); } let b = Box::new(P { n: 3 }); let n = b.n; yield_!(n); yield_!(b.n) }
    reassigned { struct P { s: Vec<Tracer>, t: Tracer } let mut p = P { s: vec![make(2)], t: make(1) }; let s = p.s; p.s = vec![make(7)]; yield_!(s.len() as i32); yield_!(p.s.len() as i32); p = P { s: s, t: make(9) }; yield_!(p.s.len() as i32) }
    yielded { struct P { s: Option<Tracer>, t: Tracer } let p = P { s: Some(make(2)), t: make(1) }; fn len(o: Option<Tracer>) -> i32 { o.map_or(0, |t| t.0) } yield_!(len(p.s)); yield_!(p.t.0); yield_!(5) }
    cond { struct P { s: Option<Tracer>, t: Tracer, f: bool } let p = P { s: Some(make(2)), t: make(1), f: true }; if p.f { yield_!(1); } let x = if seen(1) == 1 { p.s } else { None }; yield_!(x.map_or(0, |t| t.0)); yield_!(3) }
    early { struct P { s: Option<Tracer>, t: Tracer } let p = P { s: Some(make(2)), t: make(1) }; let x = loop { if seen(1) == 1 { break p.s; } yield_!(1); }; yield_!(x.map_or(0, |t| t.0)); yield_!(3) }
    items { struct P { s: String, t: Tracer, n: i32 } for P { s, .. } in vec![P { s: "ab".to_string(), t: make(1), n: 2 }, P { s: "abc".to_string(), t: make(2), n: 3 }] { yield_!(s.len() as i32); log("x"); } yield_!(4) }
    items_enumerate { struct P { s: String, t: Tracer, n: i32 } for (i, P { s, n, .. }) in vec![P { s: "ab".to_string(), t: make(1), n: 2 }, P { s: "abc".to_string(), t: make(2), n: 3 }].into_iter().enumerate() { yield_!(s.len() as i32 + i as i32); log(n); } yield_!(4) }
    items_by_ref { struct P { s: String, t: Tracer, n: i32 } let v = vec![P { s: "ab".to_string(), t: make(1), n: 2 }]; let mut sum = 0; for P { s, n, .. } in &v { sum += s.len() as i32 + n; } yield_!(sum); yield_!(4) }
    option { struct P { s: String, t: Tracer, n: i32 } let p = Some(P { s: "ab".to_string(), t: make(1), n: 2 }); if let Some(P { s, .. }) = p { yield_!(s.len() as i32); log("x"); } yield_!(4) }
    made { struct P { s: String, t: Tracer, n: i32 } match Some(P { s: "ab".to_string(), t: make(1), n: 2 }) { Some(P { s, .. }) => { yield_!(s.len() as i32); log("x"); } None => {} } yield_!(4) }
    variants { enum E { A(Vec<Tracer>), B(Vec<Tracer>, Tracer), C { v: Option<Tracer>, t: Tracer, n: i32 } } for i in 0..3 { let e = match i { 0 => E::A(vec![make(1)]), 1 => E::B(vec![make(2)], make(3)), _ => E::C { v: Some(make(4)), t: make(5), n: 6 } }; match e { E::A(v) => { yield_!(v.len() as i32); } E::B(v, _) => { yield_!(v.len() as i32 + 10); log("b"); } E::C { v, n, .. } => { yield_!(n); drop(v); yield_!(n + 1); log("c"); } } } yield_!(9) }
    cases { enum E { A(Vec<Tracer>), B(Vec<Tracer>, Tracer) } let e = E::B(vec![make(1)], make(2)); match e { E::A(t) | E::B(t, _) => { yield_!(t.len() as i32); log("x"); } } yield_!(3) }
    let_rest { struct P { s: String, t: Tracer, n: i32 } let p = P { s: "ab".to_string(), t: make(1), n: 2 }; let P { s, .. } = p; yield_!(s.len() as i32); log(p.n); yield_!(4) }
    let_wild { let p = (vec![make(1)], make(2), 5); let (mut v, _, n) = p; v.push(make(3)); yield_!(v.len() as i32); yield_!(n) }
    let_else { struct P { s: String, t: Tracer } let p = Some(P { s: "ab".to_string(), t: make(1) }); let Some(P { s, .. }) = p else { return yield_!(7) }; yield_!(s.len() as i32); yield_!(4) }
    let_else_no { struct P { s: String, t: Tracer } let p = Some(P { s: "ab".to_string(), t: make(1) }); let Some(P { s, .. }) = p else { return 7 }; yield_!(s.len() as i32); yield_!(4) }
    by_mut_ref { struct P { s: String, n: i32, t: Tracer } let mut q = P { s: "ab".to_string(), n: 1, t: make(1) }; { let p = &mut q; let P { s, n, .. } = p; s.push('c'); *n += 1; } yield_!(q.s.len() as i32); yield_!(q.n) }
    wild_of_value { match (vec![make(1)], make(2)) { (v, _) => { yield_!(v.len() as i32); log("x"); } } yield_!(3) }
    slices { let v = [Some(make(1)), Some(make(2)), None]; match v { [a, .., b] => { yield_!(a.map_or(0, |t| t.0)); log(b.is_some()); } } yield_!(9) }
    while_let { struct P { s: String, t: Tracer, next: Option<Box<P>> } let mut cur = Some(Box::new(P { s: "ab".to_string(), t: make(1), next: Some(Box::new(P { s: "abc".to_string(), t: make(2), next: None })) })); while let Some(p) = cur { yield_!(p.s.len() as i32); cur = p.next; yield_!(p.t.0); } yield_!(4) }
    chain { struct P { s: Vec<Tracer>, t: Tracer, n: i32 } let p = Some(P { s: vec![make(1)], t: make(2), n: 2 }); if let Some(P { s, n, .. }) = p && n > 1 && let Some(x) = Some(seen(n)) { yield_!(s.len() as i32 + x); log("x"); } yield_!(4) }
    guard { struct P { s: Vec<Tracer>, t: Tracer, n: i32 } match Some(P { s: vec![make(1)], t: make(2), n: 2 }) { Some(P { s, n, .. }) if n > 1 => { yield_!(s.len() as i32); } _ => {} } yield_!(4) }
    other_parts { struct P { a: Tracer, b: Tracer } for P { a, .. } in [P { a: make(1), b: make(2) }] { log(a.0); } yield_!(4) }
    field_scrutinee { enum K { A(Vec<Tracer>), B } struct P { k: K, t: Tracer } let p = P { k: K::A(vec![make(1)]), t: make(2) }; match p.k { K::A(v) => { yield_!(v.len() as i32); log("x"); } K::B => {} } yield_!(p.t.0); yield_!(3) }
    field_if_let { struct P { o: Option<Vec<Tracer>>, t: Tracer } let p = P { o: Some(vec![make(1)]), t: make(2) }; if let Some(v) = p.o { yield_!(v.len() as i32); log("x"); } yield_!(p.t.0); let q = P { o: Some(vec![make(3)]), t: make(4) }; let Some(w) = q.o else { return 5 }; yield_!(w.len() as i32); yield_!(3) }
    field_plain { struct P { o: Option<Vec<Tracer>>, t: Tracer } let p = P { o: Some(vec![make(1)]), t: make(2) }; let n = if let Some(v) = p.o { v.len() as i32 } else { 0 }; yield_!(n); yield_!(p.t.0) }
    unneeded { enum E { C { a: Tracer, b: Tracer, n: i32 }, D } { let e = E::C { a: make(1), b: make(2), n: 3 }; yield_!(1); match e { E::C { a, b, .. } => { log(a.0); log(b.0); } E::D => {} } } yield_!(2) }
    self_like { struct P { v: Vec<Tracer>, o: Option<Tracer>, n: i32 } let p = P { v: vec![make(1)], o: Some(make(2)), n: 3 }; let P { v, n, .. } = p; for t in v { yield_!(t.0 + n); } yield_!(4) }
    plain_match { enum K { A(Vec<Tracer>, Tracer), B } let k = K::A(vec![make(1)], make(2)); let n = match k { K::A(v, _) => v.len() as i32, K::B => 0 }; yield_!(n); yield_!(3) }
    plain_if { struct P { o: Option<Vec<Tracer>>, t: Tracer } let p = P { o: Some(vec![make(1)]), t: make(2) }; if seen(1) == 1 { if let Some(v) = p.o { log(v.len()); } } yield_!(p.t.0); yield_!(4) }
    plain_while { struct P { o: Option<Vec<Tracer>>, t: Tracer } let p = P { o: Some(vec![make(1)]), t: make(2) }; while let Some(v) = p.o { log(v.len()); if v.len() > 0 { break; } else { return 3; } } yield_!(p.t.0); yield_!(4) }
    plain_let { let p = (vec![make(1)], make(2), Some(make(3))); let n = { let (v, _, o) = p; let Some(t) = o else { return 3 }; v.len() as i32 + t.0 }; yield_!(n); yield_!(4) }
    plain_let_else { let p = Some((vec![make(1)], make(2))); let n = { let Some((v, _)) = p else { return 7 }; v.len() as i32 }; yield_!(n); yield_!(4) }
    plain_shadow { let p = (vec![make(1)], make(2)); let n = { let (p, _) = p; p.len() as i32 }; yield_!(n); let n = { let p = (vec![3], 4); let (v, _) = p; v.len() as i32 }; yield_!(n) }
    plain_closure { let p = (vec![make(1)], make(2)); let f = move || { let (v, _) = &p; v.len() as i32 }; yield_!(f()); yield_!(f()) }
    mixed { let p = Some((vec![make(1)], 7, Some(make(3)), make(4))); if let Some((v, n, o, _)) = p { yield_!(n + v.len() as i32); drop(o); yield_!(n + 1); } yield_!(3) }
    args_in_call { struct P { v: Vec<Tracer>, s: String, t: Tracer } fn f(v: Vec<Tracer>, n: i32, s: String) -> i32 { v.len() as i32 + n + s.len() as i32 } let p = P { v: vec![make(1)], s: "ab".to_string(), t: make(2) }; let n = f(p.v, yield_!(1), p.s); yield_!(n); yield_!(p.t.0) }
    struct_lit { struct P { v: Vec<Tracer>, t: Tracer } struct Q { v: Vec<Tracer>, n: i32 } let p = P { v: vec![make(1)], t: make(2) }; let q = Q { v: p.v, n: 4 }; yield_!(q.v.len() as i32); yield_!(q.n + p.t.0) }
    shadow_used { let o = Some(make(1)); yield_!(1); { let o = Some(3); log(o.unwrap()); } yield_!(2) }
    shadow_used2 { let o = Some(make(1)); yield_!(1); if seen(1) == 1 { let o = Some(seen(3)); log(o.unwrap()); } yield_!(2) }
    shadow_box { let b = Box::new(make(1)); yield_!(1); if seen(1) == 1 { let b = Box::new(make(2)); let t = *b; log(t.0); } yield_!(2) }
    shadow_part { let p = (vec![make(1)], make(2)); yield_!(1); if seen(1) == 1 { let p = (vec![make(3)], 4); let v = p.0; log(v.len()); } yield_!(2) }
    shadow_arm { let o = Some(make(1)); yield_!(1); match Some(Some(3)) { Some(o) => log(o.unwrap()), None => {} } yield_!(2) }
    boxed_pat { let b = Box::new((Some(make(1)), vec![make(2)])); let (x, y) = *b; yield_!(y.len() as i32); drop(x); yield_!(2) }
    boxed_enum { enum N { Leaf, Node(Option<Box<N>>, i32, Vec<Tracer>) } let b = Box::new(N::Node(None, 3, vec![make(1)])); match *b { N::Node(l, n, v) => { yield_!(n); log(l.is_some()); yield_!(v.len() as i32); } N::Leaf => {} } yield_!(2) }
    unwrap_part { struct P { o: Option<Tracer>, v: Vec<Tracer>, t: Tracer } let p = P { o: Some(make(1)), v: vec![make(2)], t: make(3) }; let t = p.o.unwrap(); yield_!(t.0); for x in p.v.into_iter() { yield_!(x.0); } yield_!(p.t.0); yield_!(5) }
    expect_part { struct P { o: Option<Tracer>, q: Option<Vec<Tracer>>, t: Tracer } let p = P { o: Some(make(1)), q: None, t: make(3) }; let t = p.o.expect("there"); yield_!(t.0); let v = p.q.unwrap_or_default(); yield_!(v.len() as i32); yield_!(5) }
    user_unwrap { struct W(i32); impl W { fn unwrap(&self) -> i32 { self.0 } } struct P { w: W, t: Tracer } let p = P { w: W(4), t: make(3) }; let n = p.w.unwrap(); yield_!(n); yield_!(p.w.0); yield_!(5) }
    copy_option { struct P { o: Option<i32>, t: Tracer } let p = P { o: Some(4), t: make(3) }; let n = p.o.unwrap(); yield_!(n); yield_!(p.o.map(|n| n + 1).unwrap_or(3)); yield_!(5) }
    map_part { struct P { o: Option<Tracer>, t: Tracer } let p = P { o: Some(make(1)), t: make(3) }; let o = p.o; let n = o.map(|t| t.0).unwrap_or(2); yield_!(n); yield_!(5) }
    tree { struct N { left: Option<Box<N>>, value: i32, right: Option<Box<N>>, t: Tracer } fn leaf(n: i32) -> Option<Box<N>> { Some(Box::new(N { left: None, value: n, right: None, t: make(n) })) } let root = N { left: leaf(1), value: 2, right: leaf(3), t: make(9) }; let mut stack = vec![root]; while let Some(N { left, value, right, .. }) = stack.pop() { yield_!(value); if let Some(l) = left { stack.push(*l); } stack.extend(right.map(|r| *r)); } yield_!(0) }
    rc { struct P { n: i32, t: Tracer } let p = std::rc::Rc::new(P { n: 3, t: make(1) }); let n = p.n; yield_!(n); yield_!(p.n + p.t.0) }
    refcell { struct P { n: i32, t: Tracer } let c = std::cell::RefCell::new(P { n: 3, t: make(1) }); let g = c.borrow_mut(); let n = g.n; drop(g); yield_!(n); yield_!(c.borrow().n) }
    mutex { struct P { n: i32, t: Tracer } let c = std::sync::Arc::new(std::sync::Mutex::new(P { n: 3, t: make(1) })); let d = c.clone(); let n = { let g = c.lock().unwrap(); let n = g.n; n }; yield_!(n); yield_!(d.lock().unwrap().n) }
    packed { #[repr(packed)] struct P { n: i32, m: u8 } let p = P { n: 3, m: 4 }; let n = p.n; yield_!(n); let m = p.m; yield_!(n + i32::from(m)) }
    statics { struct P { n: i32 } static S: P = P { n: 3 }; const C: P = P { n: 4 }; let n = S.n; yield_!(n); let m = C.n; yield_!(m) }
    deref_wrapper { struct W(P); struct P { n: i32, t: Tracer } impl std::ops::Deref for W { type Target = P; fn deref(&self) -> &P { log("deref"); &self.0 } } let w = W(P { n: 3, t: make(1) }); let n = w.n; yield_!(n); yield_!(w.t.0) }
    index_field { struct P { n: i32, v: Vec<i32> } let v = vec![P { n: 1, v: vec![2] }]; let n = v[0].n; yield_!(n); yield_!(v[0].v[0]) }
    generic_part { struct P<T> { a: Option<T>, b: T } fn mk<T>(a: T, b: T) -> P<T> { P { a: Some(a), b } } let p = mk(make(1), make(2)); let a = p.a; yield_!(a.map_or(0, |t| t.0)); yield_!(p.b.0) }
    const_array { struct P { a: [i32; 3], t: Tracer } let p = P { a: [1, 2, 3], t: make(1) }; for x in p.a { yield_!(x); } let a = p.a; yield_!(a[0] + p.t.0) }
    closure_field { struct P<F> { f: F, t: Tracer } let p = P { f: |n: i32| n + 1, t: make(1) }; let n = (p.f)(2); yield_!(n); let f = p.f; yield_!(f(3)); yield_!(p.t.0) }
    dyn_field { struct P { f: Box<dyn Fn(i32) -> i32>, o: Option<Tracer> } let p = P { f: Box::new(|n| n + 1), o: Some(make(1)) }; let o = p.o; yield_!((p.f)(2)); yield_!(o.map_or(0, |t| t.0)) }
    never_part { struct P { n: i32, o: Option<Tracer> } let p = P { n: 1, o: Some(make(1)) }; let P { n: n @ ..9, .. } = p else { return 3 }; yield_!(n); yield_!(p.o.is_some() as i32) }
    plain_guard { struct P { o: Option<Vec<Tracer>>, v: Vec<Tracer>, t: Tracer } let p = P { o: Some(vec![make(1)]), v: vec![make(2)], t: make(3) }; match p.o { Some(mut b) if b.len() == 1 => { b.push(make(4)); } _ => {} } yield_!(p.t.0); let n = match p.v { v if v.len() > 3 => 1, v if v.len() == 1 && v[0].0 == 2 => v.len() as i32 + 6, _ => 5 }; yield_!(n) }
    by_arm { struct P { t: Tracer, n: i32, v: Vec<Tracer>, s: String } fn p() -> P { P { t: make(1), n: 2, v: vec![make(3)], s: "ab".to_string() } } for i in 0..3 { match p() { P { t, n: _, v, s } if i == 1 => { log(t.0); log(v.len()); log(s); } P { v, n: 2, .. } if i == 2 => { yield_!(v.len() as i32); } P { .. } => { yield_!(i); } } } yield_!(9) }
    by_arm_optional { struct P { t: Tracer, n: i32, v: Vec<Tracer> } for i in 0..3 { match Some(P { t: make(1), n: i, v: vec![make(3)] }) { Some(P { t, n: _, v }) if i == 1 => { log(t.0); log(v.len()); } Some(P { v: w, n, .. }) => { yield_!(w.len() as i32 + n); } _ => {} } } yield_!(9) }
    by_branch { struct P { t: Tracer, n: i32, v: Vec<Tracer> } for i in 0..2 { let p = P { t: make(1), n: i, v: vec![make(3)] }; if let P { t, n: 1, .. } = p { log(t.0); return 7; } yield_!(i); let P { t, n: 0, .. } = p else { return 8 }; log(t.0); } yield_!(9) }
    by_chain { struct P { t: Tracer, n: i32, v: Vec<Tracer>, o: Option<Vec<Tracer>> } let p = P { t: make(1), n: 2, v: vec![make(3)], o: Some(vec![make(4)]) }; if seen(1) == 1 && let P { v, n: n @ ..=4, .. } = p { log(v.len()); log(n); } yield_!(p.n); if let P { o: Some(p), .. } = p && p.len() == 1 { log(p.len()); } else { log("else"); } yield_!(p.t.0); 9 }
    by_chain_in_loop { struct P { t: Tracer, v: Vec<Tracer> } let mut p = P { t: make(1), v: vec![make(3)] }; for i in 0..3 { if i > 0 && let P { v, .. } = p { if i == 2 { break; } log(v.len()); p = P { t: make(5), v }; continue; } yield_!(i); } yield_!(p.t.0); 9 }
    by_arm_of_operand { struct P { t: Tracer, n: i32, v: Vec<Tracer> } fn p(n: i32) -> P { P { t: make(1), n, v: vec![make(3)] } } for i in 1..3 { if let P { v, n: d, .. } = p(2) { let c = (match p(i) { P { v, n: 1, .. } => v.len() as i32, _ => p(d).n }, v); log(c.1.len()); return yield_!(c.0); } } 9 }
    in_parentheses { struct P { t: Tracer, o: Option<Vec<Tracer>> } let p = P { t: make(1), o: Some(vec![make(2)]) }; let Some(v) = (p.o) else { return 7 }; yield_!(v[0].0); let b; b = Box::new(P { t: make(3), o: Some(vec![make(4)]) }); let Some(v) = (b.o) else { return 8 }; yield_!(v[0].0); p.t.0 + b.t.0 }
    in_loops_in_loops { struct P { t: Tracer, v: Vec<Tracer> } fn p(n: i32) -> P { P { t: make(n), v: vec![make(n + 1)] } } for (.., _, o) in [(1, make(2), Some(make(3))), (4, make(5), None)] { for P { v, .. } in [p(yield_!(6)), p(8)] { log(v.len()); } log(o.is_some()); } 9 }
    viewed_and_named_anew { struct P { n: i32, s: String, q: Option<String>, t: Tracer } fn p() -> P { P { n: 2, s: "ab".to_string(), q: Some("c".to_string()), t: make(1) } } match p() { P { s, q, .. } if matches!(seen(5), q if q > 2) && matches!(&q, Some(s) if s.len() < 9) => { yield_!(s.len() as i32); log(q.is_some()); } _ => {} } match p() { P { n: n @ 0..=3, s, q, .. } if format!("{s}{n}{}", { let s = 3; s + q.as_ref().map_or(0, |s| s.len() as i32) }).len() == 4 => { yield_!(n); log(s); } _ => {} } match p() { P { n, s, .. } if vec![n, 3].iter().map(|n| matches!(*n, n if n > 2)).any(|s| s) && matches!(n, n if { yield_!(n); true }) => { yield_!(n); log(s); } _ => {} } 9 }
    rests_of_literals {
        if let (a, ..) = (make(1), make(2), if seen(1) == 1 { make(8) } else { make(yield_!(3)) }) { yield_!(a.0); }
        while let (a, 2, ..) = (make(1), 2, make(3), make(yield_!(4))) { yield_!(5); break; }
        let (.., [a, ..], Some((b, ..))) = (make(1), [make(2), make(3)], Some((make(4), make(yield_!(6))))) else { return 1 };
        match ((a, ), (make(5), make(yield_!(7)), b)) { ((a, ..), (.., b)) if b.0 == 4 => { yield_!(a.0); } _ => {} }
        let (..) = (make(6), make(yield_!(8)));
        yield_!(9)
    }
    one_left_in_an_arm { struct P { t: Tracer, n: i32, v: Vec<Tracer>, s: String } fn p(n: i32) -> P { P { t: make(1), n, v: vec![make(3)], s: "ab".to_string() } } for i in 0..4 { match p(i) { P { t, n: _, v, s } if i == 0 => { yield_!(t.0); log(v.len()); } P { t: _, n, v, s } if i == 1 => { yield_!(n); } P { v, .. } if i == 2 => { yield_!(v.len() as i32); } P { t: _, .. } => { yield_!(4); } } match Some(p(i)) { Some(P { v, .. }) if i == 0 => { yield_!(5); } Some(P { t: _, n, v, s }) => { yield_!(n); } None => {} } } yield_!(9) }
}
