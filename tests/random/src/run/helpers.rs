//! The functions that bodies call. Each leaves a line in the trace, so that the order
//! of evaluation is in it.

use crate::trace::log;
use crate::values::{Et, Fail, Ns, Ps, Pt, Tiny, Tracer, Ts, Vs};

/// A tracer, and a line for its making.
pub fn make(n: i32) -> Tracer {
    log(format_args!("make {n}"));
    Tracer(n)
}

/// Moves a tracer away.
pub fn eat(tracer: Tracer) -> i32 {
    log(format_args!("eat {}", tracer.0));
    tracer.0
}

/// Moves two tracers away, with a number between them.
pub fn both(a: Tracer, n: i32, b: Tracer) -> i32 {
    log(format_args!("both {} {n} {}", a.0, b.0));
    a.0 + n - b.0
}

/// Moves a pair away.
pub fn pair_of((a, b): (Tracer, Tracer)) -> i32 {
    log(format_args!("pair {} {}", a.0, b.0));
    a.0 - b.0
}

/// Gives a tracer back.
pub fn same(tracer: Tracer) -> Tracer {
    log(format_args!("same {}", tracer.0));
    tracer
}

/// A function call.
pub fn seen(n: i32) -> i32 {
    log(format_args!("seen {n}"));
    n
}

/// A call with three arguments.
pub fn add(a: i32, b: i32, c: i32) -> i32 {
    log(format_args!("add {a} {b} {c}"));
    a + b - c
}

/// A condition.
pub fn odd(n: i32) -> bool {
    log(format_args!("odd {n}"));
    n % 2 != 0
}

/// Takes a reference.
pub fn peek(n: &i32) -> i32 {
    log(format_args!("peek {n}"));
    *n
}

/// Takes what a yield of an iterator evaluates to.
pub fn after((): (), n: i32) -> i32 {
    n
}

/// An index into an array of three.
pub fn ix(n: i32) -> usize {
    usize::try_from(n.rem_euclid(3)).unwrap_or(0)
}

/// An index into an array of two.
pub fn ix2(n: i32) -> usize {
    usize::try_from(n.rem_euclid(2)).unwrap_or(0)
}

/// The end of a range, not too far away.
pub fn few(n: i32) -> i32 {
    n.rem_euclid(4)
}

/// Half of it, where it has one.
pub fn half(n: i32) -> Option<i32> {
    (n % 2 == 0).then_some(n / 2)
}

/// Fails for every third number.
///
/// # Errors
///
/// As said.
pub fn third(n: i32) -> Result<i32, Fail> {
    if n % 3 == 0 { Err(Fail(n)) } else { Ok(n + 1) }
}

/// Fails for every fourth number, with another error.
///
/// # Errors
///
/// As said.
pub fn tiny(n: i32) -> Result<i32, Tiny> {
    if n % 4 == 0 { Err(Tiny(n)) } else { Ok(n - 1) }
}

/// Fails for some numbers, and takes a tracer with it.
///
/// # Errors
///
/// As said.
pub fn checked(tracer: Tracer) -> Result<Tracer, Fail> {
    if tracer.0 % 5 == 0 {
        Err(Fail(tracer.0))
    } else {
        Ok(tracer)
    }
}

/// Perhaps a tracer.
pub fn opt(n: i32) -> Option<Tracer> {
    (n % 3 != 0).then(|| make(n))
}

/// Some tracers.
pub fn list(n: i32) -> Vec<Tracer> {
    vec![make(n), make(n + 1)]
}

/// A struct of tracers.
pub fn pt(n: i32) -> Pt {
    Pt {
        t: make(n),
        n,
        u: make(n + 1),
    }
}

/// A pair of tracers.
pub fn pair(n: i32) -> (Tracer, Tracer) {
    (make(n), make(n + 1))
}

/// One of the variants.
pub fn et(n: i32) -> Et {
    match n.rem_euclid(4) {
        0 => Et::A(make(n)),
        1 => Et::B(make(n), n),
        2 => Et::C {
            t: make(n),
            u: make(n + 1),
        },
        _ => Et::D,
    }
}

/// What stands behind a constructor.
pub fn value(of: &Et) -> i32 {
    match of {
        Et::A(t) => t.0,
        Et::B(t, n) => t.0 + n,
        Et::C { t, u } => t.0 + u.0,
        Et::D => 0,
    }
}

/// A struct with parts that have an empty value.
pub fn ps(n: i32) -> Ps {
    Ps {
        h: opt(n),
        v: list(n + 2),
        w: make(n + 4),
        n,
        s: n.to_string(),
        q: lists(n + 5),
    }
}

/// A struct with such a struct in it.
pub fn ns(n: i32) -> Ns {
    Ns {
        v: list(n),
        p: ps(n + 1),
        t: make(n + 2),
    }
}

/// A tuple with such parts.
pub fn ts(n: i32) -> Ts {
    (list(n), make(n + 2), n, opt(n + 3))
}

/// An enum with such parts.
pub fn vs(n: i32) -> Vs {
    match n.rem_euclid(4) {
        0 => Vs::C(list(n)),
        1 => Vs::B(list(n), make(n + 2)),
        2 => Vs::A {
            h: opt(n),
            t: make(n + 1),
            n,
            v: list(n + 2),
        },
        _ => Vs::D,
    }
}

/// Perhaps some tracers.
pub fn lists(n: i32) -> Option<Vec<Tracer>> {
    (n % 3 != 1).then(|| list(n))
}

/// Uses up an option.
pub fn held(tracer: Option<Tracer>) -> i32 {
    log(format_args!("held {tracer:?}"));
    tracer.as_ref().map_or(0, |tracer| tracer.0)
}

/// Uses up a vector.
pub fn count(tracers: Vec<Tracer>) -> i32 {
    log(format_args!("count {tracers:?}"));
    tracers.iter().map(|tracer| tracer.0).sum()
}

/// Uses up a text.
pub fn letters(text: String) -> i32 {
    log(format_args!("letters {text}"));
    i32::try_from(text.len()).unwrap_or(0)
}

/// Uses up two things, with a number between them.
pub fn two_of(tracers: Vec<Tracer>, n: i32, tracer: Option<Tracer>) -> i32 {
    log(format_args!("two {tracers:?} {n} {tracer:?}"));
    n + i32::from(tracer.is_some())
}
