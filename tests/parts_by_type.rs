//! Parts that look moved and are not, by their type: a `&mut` is reborrowed, what is `Copy` is
//! copied, whatever it is behind. All that is left must be as it was.

#![cfg(feature = "std")]
#![allow(
    missing_debug_implementations,
    missing_docs,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

use primed::prelude::*;

pub struct S<'a> {
    r: &'a mut Vec<i32>,
    n: i32,
}
pub struct L<'a> {
    r: &'a mut [i32],
    n: i32,
}
fn push(v: &mut Vec<i32>, n: i32) {
    v.push(n)
}
fn inc(v: &mut [i32]) {
    for x in v {
        *x += 1
    }
}
#[generator]
fn reborrowed(v: &mut Vec<i32>) -> impl Iterator<Item = usize> {
    let s = S { r: v, n: 1 };
    push(s.r, 1);
    yield_!(1);
    push(s.r, 2);
    yield_!(s.r.len())
}
#[generator]
fn reborrowed_of_a_borrow<'a>(s: &'a mut S<'a>) -> impl Iterator<Item = usize> + 'a {
    push(s.r, 1);
    yield_!(1);
    push(s.r, 2);
    yield_!(s.r.len())
}
#[generator]
fn slice_reborrowed(v: &mut [i32]) -> impl Iterator<Item = usize> {
    let s = L { r: v, n: 1 };
    inc(s.r);
    yield_!(s.r.len());
    inc(s.r);
    yield_!(s.r.len())
}
#[generator]
fn slice_walked(v: &mut [i32]) -> impl Iterator<Item = usize> {
    let s = L { r: v, n: 1 };
    for x in s.r.into_iter() {
        *x += 1;
    }
    yield_!(s.r.len());
    yield_!(s.r.len())
}
#[generator]
fn slice_in_a_tuple(v: &mut [i32]) -> impl Iterator<Item = usize> {
    let t = (v, 1);
    inc(t.0);
    yield_!(t.0.len());
    inc(t.0);
    yield_!(t.0.len())
}
pub struct F {
    f: Box<dyn Fn(i32) -> i32>,
    n: i32,
}
#[generator]
fn called(s: F) -> impl Iterator<Item = i32> {
    yield_!((s.f)(1));
    yield_!((s.f)(2));
    yield_!(s.n)
}
#[generator]
fn called_in_a_tuple(s: F) -> impl Iterator<Item = i32> {
    let k = (s.f)(1);
    yield_!(k);
    let t = (s, 1);
    yield_!((t.0.f)(2));
    yield_!(t.1)
}
pub struct In {
    a: i32,
    v: Vec<i32>,
}
pub struct Out {
    i: In,
    n: i32,
}
#[generator]
fn updated(p: Out) -> impl Iterator<Item = i32> {
    let q = In { v: vec![], ..p.i };
    yield_!(q.a);
    yield_!(p.i.v[0]);
}
#[generator]
fn by_ref_in_a_let(p: In) -> impl Iterator<Item = i32> {
    let ref x = p.v;
    assert_eq!(x.len(), 1);
    yield_!(p.a);
    yield_!(p.v[0]);
}
#[generator]
fn by_ref_in_a_match(p: In) -> impl Iterator<Item = i32> {
    match p.v {
        ref x => {
            assert_eq!(x.len(), 1);
        }
    }
    yield_!(p.a);
    yield_!(p.v[0]);
}
#[generator]
fn in_assertions(p: In) -> impl Iterator<Item = i32> {
    assert_eq!(p.v, [5]);
    assert!(p.v == [5]);
    assert!(matches!(p.v, ref x if x.len() == 1));
    let _ = format!("{:?} {0:?}", p.v);
    yield_!(p.a);
    yield_!(p.v[0]);
}
#[generator]
fn behind_an_rc(p: std::rc::Rc<In>) -> impl Iterator<Item = i32> {
    let a = p.a;
    yield_!(a);
    let In { a, .. } = *p;
    yield_!(a + p.v[0]);
}
#[generator]
fn behind_a_cell(p: std::rc::Rc<std::cell::RefCell<In>>) -> impl Iterator<Item = i32> {
    let n = {
        let g = p.borrow();
        let a = g.a;
        a + g.v[0]
    };
    yield_!(n);
    let a = p.borrow().a;
    yield_!(a);
}
#[generator]
fn behind_a_reference(p: &In) -> impl Iterator<Item = i32> {
    let a = p.a;
    yield_!(a);
    let In { a, v } = p;
    yield_!(*a + v[0]);
    let In { a, .. } = *p;
    yield_!(a);
    let v = &p.v;
    yield_!(v[0]);
}
#[generator]
fn behind_a_cow(p: std::borrow::Cow<'static, (i32, i32)>) -> impl Iterator<Item = i32> {
    let a = p.0;
    yield_!(a);
    yield_!(p.1)
}
#[generator]
fn behind_a_pin(p: std::pin::Pin<Box<In>>) -> impl Iterator<Item = i32> {
    let a = p.a;
    yield_!(a);
    yield_!(p.v[0])
}
#[generator]
fn function_pointer(p: (fn(i32) -> i32, i32)) -> impl Iterator<Item = i32> {
    let f = p.0;
    yield_!(f(1));
    yield_!((p.0)(p.1))
}
#[generator]
fn as_dyn(p: (&'static str, i32)) -> impl Iterator<Item = i32> {
    let f: &dyn std::fmt::Display = &p.0;
    let n = f.to_string().len() as i32;
    yield_!(n);
    yield_!(p.1)
}
#[generator]
fn generic<T: Copy + Into<i32> + 'static>(p: (T, i32)) -> impl Iterator<Item = i32> {
    let f = p.0;
    yield_!(f.into());
    yield_!(p.0.into() + p.1)
}
pub struct Dy<'a> {
    r: &'a mut dyn Iterator<Item = i32>,
    n: i32,
}
fn pull(r: &mut dyn Iterator<Item = i32>) -> i32 {
    r.next().unwrap_or(0)
}
#[generator]
fn dyn_reborrowed<'a>(r: &'a mut dyn Iterator<Item = i32>) -> impl Iterator<Item = i32> + 'a {
    let p = Dy { r, n: 1 };
    yield_!(pull(p.r));
    yield_!(pull(p.r) + p.n)
}
#[generator]
fn reborrowed_by_a_let(v: &mut Vec<i32>) -> impl Iterator<Item = usize> {
    let s = S { r: v, n: 1 };
    let r: &mut Vec<i32> = s.r;
    r.push(1);
    yield_!(1);
    push(s.r, 2);
    yield_!(s.r.len())
}
#[generator]
fn reborrowed_in_a_block(v: &mut Vec<i32>) -> impl Iterator<Item = usize> {
    let s = S { r: v, n: 1 };
    for x in s.r.iter_mut() {
        *x += 1;
    }
    let k = {
        let q = &mut *s.r;
        q.push(1);
        q.len()
    };
    yield_!(k);
    yield_!(s.r.len())
}
#[generator]
fn taken_by_std(mut p: In) -> impl Iterator<Item = i32> {
    use std::mem::take;
    let v = take(&mut p.v);
    yield_!(v[0]);
    let q = &mut p;
    q.v = vec![4];
    let a = q.a;
    yield_!(a)
}
#[generator]
fn options_that_are_copy(p: (Option<i32>, i32)) -> impl Iterator<Item = i32> {
    let a = p.0.unwrap_or(3);
    yield_!(a);
    yield_!(p.0.map_or(1, |x| x + p.1))
}
#[generator]
fn looked_at(p: (Option<Box<i32>>, i32)) -> impl Iterator<Item = i32> {
    let a = p.0.as_deref().copied().unwrap_or(3);
    yield_!(a);
    if let Some(b) = p.0.as_ref() {
        let b = **b;
        yield_!(b);
    }
    yield_!(p.1)
}
#[generator]
fn range_left_empty(p: (std::ops::Range<i32>, i32)) -> impl Iterator<Item = i32> {
    for i in p.0.clone() {
        yield_!(i);
    }
    for i in p.0 {
        yield_!(i + p.1);
    }
    yield_!(p.1)
}
#[generator]
fn range_pulled(mut p: (std::ops::Range<i32>, i32)) -> impl Iterator<Item = i32> {
    while let Some(i) = p.0.next() {
        yield_!(i);
    }
    for i in p.0.by_ref() {
        p.1 += i;
    }
    yield_!(p.1)
}
#[generator]
fn shadowed(p: In) -> impl Iterator<Item = i32> {
    let v = p.v;
    let p = v.len() as i32;
    yield_!(p);
    yield_!(p)
}
#[generator]
fn operands(p: In) -> impl Iterator<Item = i32> {
    let x = dbg!(p.a) + 1;
    yield_!(x);
    let t = [p.a; 2];
    yield_!(t[1]);
    let i = t[p.a as usize - 2];
    yield_!(i);
    let r = p.a..=p.a;
    for k in r {
        yield_!(k);
    }
}
fn inner() -> In {
    In { a: 2, v: vec![5] }
}

#[test]
fn a_reborrow_leaves_all_there() {
    let (mut v, mut w) = (vec![], vec![]);
    assert!(reborrowed(&mut v).eq([1, 2]));
    assert!(reborrowed_by_a_let(&mut w).eq([1, 2]));
    assert!(slice_reborrowed(&mut [1, 2]).eq([2, 2]));
    assert!(slice_walked(&mut [1, 2]).eq([2, 2]));
    assert!(slice_in_a_tuple(&mut [1, 2]).eq([2, 2]));
    assert!(dyn_reborrowed(&mut (5..)).eq([5, 7]));
    assert!(reborrowed_in_a_block(&mut vec![1]).eq([2, 2]));
}

#[test]
fn a_look_leaves_all_there() {
    assert!(by_ref_in_a_let(inner()).eq([2, 5]));
    assert!(by_ref_in_a_match(inner()).eq([2, 5]));
    assert!(in_assertions(inner()).eq([2, 5]));
    assert!(updated(Out { i: inner(), n: 3 }).eq([2, 5]));
    assert!(operands(inner()).eq([3, 2, 2, 2]));
    assert!(looked_at((Some(Box::new(1)), 2)).eq([1, 1, 2]));
    assert!(options_that_are_copy((Some(1), 2)).eq([1, 3]));
}

#[test]
fn a_copy_leaves_all_there() {
    assert!(behind_an_rc(inner().into()).eq([2, 7]));
    assert!(behind_a_cell(std::rc::Rc::new(inner().into())).eq([7, 2]));
    assert!(behind_a_reference(&inner()).eq([2, 7, 2, 5]));
    assert!(behind_a_cow(std::borrow::Cow::Owned((1, 2))).eq([1, 2]));
    assert!(behind_a_pin(Box::pin(inner())).eq([2, 5]));
    assert!(function_pointer((|n| n + 1, 4)).eq([2, 5]));
    assert!(generic((3_i16, 4)).eq([3, 7]));
    assert!(
        called(F {
            f: Box::new(|n| n * 2),
            n: 7
        })
        .eq([2, 4, 7])
    );
    assert!(
        called_in_a_tuple(F {
            f: Box::new(|n| n * 2),
            n: 7
        })
        .eq([2, 4, 1])
    );
}

#[test]
fn what_is_moved_is_moved() {
    assert!(taken_by_std(inner()).eq([5, 2]));
    assert!(range_left_empty((0..2, 7)).eq([0, 1, 7, 8, 7]));
    assert!(range_pulled((0..2, 7)).eq([0, 1, 7]));
    assert!(shadowed(inner()).eq([1, 1]));
    assert!(as_dyn(("abc", 7)).eq([3, 7]));
}
