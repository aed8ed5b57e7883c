//! Bodies whose patterns take values of their own types apart, each against a plain function of
//! the same text. What implements `Drop` is refused there: see `tests/ui/generator/taken_apart.rs`.

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

struct Pair {
    left: Tracer,
    right: Tracer,
}

struct Tag(i32);

enum Kind {
    None,
    One(Tracer),
    Two { pair: Pair, rest: Option<Box<Kind>> },
}

impl Kind {
    const SOME: Nothing = Nothing;

    fn of(n: i32) -> Self {
        match n % 3 {
            0 => Self::None,
            1 => Self::One(make(n)),
            _ => Self::Two {
                pair: pair(n),
                rest: Some(Box::new(Self::of(n - 1))),
            },
        }
    }
}

#[derive(PartialEq, Eq)]
struct Nothing;

const LIMIT: i32 = 3;

fn pair(n: i32) -> Pair {
    Pair {
        left: make(n),
        right: make(n + 10),
    }
}

twins! {
    values {
        if let (Pair { left, right }, Tag(2 | 11)) = (pair(1), Tag(seen(11))) { yield_!(left.0); }
        match Tag(seen(4)) { Tag(n @ 3..) => { yield_!(n); } Tag(_) => log("small") }
        yield_!(1)
    }
    parts_of_values {
        for i in 0..4 {
            match Kind::of(i) {
                Kind::None => { yield_!(0); }
                Kind::One(t) if yield_!(1) > 0 => { yield_!(t.0); }
                Kind::Two { pair: Pair { left: a, right: b }, rest: Some(rest) } => { yield_!(a.0 + b.0); yield_!(eat(b)); drop(rest); yield_!(6); }
                Kind::One(_) | Kind::Two { pair: _, rest: _ } => log("else"),
            }
        }
        yield_!(7)
    }
    parts_of_locals {
        let (a, b, c) = (Some((pair(1), 2)), Kind::of(4), Kind::of(2));
        if let Some((Pair { left, right }, n)) = a { yield_!(left.0 + n); }
        let Kind::One(t) = b else { return yield_!(0) };
        yield_!(t.0);
        if seen(1) == 1 { match c { Kind::Two { pair: Pair { left: l, right: r }, rest: s } => log(eat(l)), Kind::One(o) => {} Kind::None => {} } }
        yield_!(2)
    }
    items {
        for Pair { left: l, right: r } in [pair(1), pair(2)] { yield_!(l.0); log(r.0); }
        let mut v = vec![(0, Kind::of(1)), (1, Kind::Two { pair: pair(5), rest: None })];
        while let Some((LIMIT | 0 | 1, Kind::Two { pair: Pair { left: t, right: u }, rest: None })) = v.pop() { yield_!(t.0); }
        yield_!(3)
    }
    of_a_block {
        let c = Kind::of(1);
        let n = { use Kind::*; match c { One(t) => t.0, Two { pair: p, rest: r } => p.left.0, None => 0 } };
        yield_!(n);
        let d = Kind::of(2);
        { use Kind::{One as First, Two as Second}; match d { Second { pair: p, rest: r } => { yield_!(p.left.0); } First(t) => { yield_!(t.0); } _ => {} } }
        { struct Own(Tracer, i32); let o = Some(Own(make(3), 4)); if let Some(Own(t, LIMIT..)) = o { yield_!(t.0); } log("behind"); }
        yield_!(5)
    }
    constants {
        match seen(3) { LIMIT => { yield_!(1); } _ => { yield_!(2); } }
        match Nothing { Kind::SOME => { yield_!(3); } }
        match seen(3) { n => match Nothing { Nothing => { yield_!(n); } } }
        match (make(1), Nothing, LIMIT) { (t, Nothing, LIMIT) => { yield_!(t.0); } (_, Kind::SOME, _) => {} }
        yield_!(5)
    }
    in_a_chain {
        let k = Kind::of(4);
        if let Some(n) = Some(seen(2)) && n > 1 && let Kind::Two { pair: Pair { left, right }, rest: r } = Kind::of(n) && let Kind::One(t) = k { yield_!(left.0 + t.0); log(right.0); } else { yield_!(0); }
        yield_!(1)
    }
}
