//! Numbers that a body of several yields keeps: each has one place beside the frame, which those
//! that never live together share. Nobody sees that but by the time and by the size.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unsafe_code,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use std::mem::size_of_val;
use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind};

use primed::{Inspect, generator, getgeneratorlocals};
use twin::{Tracer, log, make, seen, take_log};

twins! {
    // What is written to where others were.
    phases {
        let mut all: i32 = 0;
        { let mut a: i32 = 1; all += yield_!(a); a += 2; all += yield_!(a); log(a); }
        { let mut b: i32 = 7; let c: i32 = yield_!(b); b += c; yield_!(b); all += b; }
        all
    }
    // Each round has others.
    redeclared {
        let mut i: i32 = 0;
        while i < 3 {
            let fixed: i32 = i * 10;
            yield_!(fixed);
            let mut late: i32 = fixed + 1;
            if i == 1 { late += yield_!(late); } else { yield_!(late); }
            log(fixed + late);
            i += 1;
        }
        i
    }
    // Not assigned where it is declared.
    late {
        let mut n: i32 = 0;
        while n < 3 {
            let set: i32;
            if n == 1 { set = yield_!(1); } else { set = n; yield_!(2); }
            yield_!(set);
            n += 1;
        }
        n
    }
    // Changed in a way that the text shows or does not.
    changed {
        let (mut a, mut b): (i32, i32) = (1, 2);
        let mut n: i32 = 0; let mut m: i32 = 0; let mut o: i32 = 0; let mut p: i32 = 0; let mut q: i32 = 5;
        while yield_!(n) > 0 {
            *&mut n += 1;
            yield_!(m);
            m.add_assign(2);
            yield_!(o);
            { let mut more = || o += 3; more(); }
            yield_!(p);
            macro_rules! bump { ($it:ident) => { $it += 4 } }
            bump!(p);
            yield_!(q);
            (q, a) = (a, q);
            let ref mut r = b; *r += 1;
            if n > 2 { break; }
        }
        n + m * 10 + o * 100 + p * 1000 + q + a + b
    }
    // On one way to a yield only.
    on_ways {
        let mut n: i32 = 0; let mut odd: bool = false;
        loop {
            if odd { n += yield_!(n); } else { yield_!(-1); }
            if n > 40 { yield_!(100); break; }
            odd = !odd;
        }
        n
    }
    // One way to a yield changes it, another one does not.
    changed_on_a_way {
        let mut n: i32 = 1; let mut round: i32 = 0; let mut even: bool = true;
        while round < 6 {
            yield_!(round);
            if even { n += 10; if round == 4 { yield_!(-4); } }
            yield_!(n);
            if !even { n += 100; if round == 3 { yield_!(-3); } } else { if round == 9 { yield_!(-9); } }
            yield_!(n);
            even = !even;
            round += 1;
        }
        n
    }
    // Both are there where two ways meet, though no yield keeps both.
    met {
        let mut n: i32 = 0;
        while n < 4 {
            let x: i32 = n * 7 + 1;
            let y: i32;
            if n % 2 == 0 { yield_!(1); y = x + 1; } else { yield_!(2); y = x + 2; }
            log(x * 100 + y);
            yield_!(3);
            log(y);
            n += 1;
        }
        n
    }
    shadowed {
        let x: i32 = yield_!(1);
        let y: i32 = x + 1; yield_!(y);
        let x: i32 = x + y;
        { let x: i32 = x * 2; yield_!(x); }
        yield_!(x);
        let x: bool = x > 3; yield_!(4);
        if x { yield_!(5) } else { 6 }
    }
    // What drops is in the frame, and drops there.
    among_drops {
        let a = make(1); let n: i32 = 1; let b = make(2); let mut m: i32 = 2;
        yield_!(n);
        { let c = make(3); m += yield_!(m); let k: i32 = m; yield_!(k + c.0); }
        drop(a);
        yield_!(m); yield_!(b.0 + n)
    }
    // A number that a closure keeps, and one that it is lent.
    captured {
        let base: i32 = 3; let mut n: i32 = 0;
        let add = move |m: i32| m + base;
        n = add(yield_!(n)); yield_!(n); yield_!(base);
        add(n)
    }
    every_type {
        let mut a: u8 = 1; let mut b: i16 = -2; let mut c: u32 = 3; let mut d: i64 = -4; let mut e: u128 = 5;
        let mut f: f32 = 0.5; let mut g: f64 = 1.5; let mut h: char = 'a'; let mut i: bool = true; let mut j: usize = 9;
        let mut n: i32 = 0;
        while n < 3 {
            a += 1; yield_!(i32::from(a)); b -= 1; yield_!(i32::from(b)); c += 1; yield_!(c as i32);
            d -= 1; yield_!(d as i32); e *= 2; yield_!(e as i32); f *= 2.0; yield_!(f as i32);
            g *= 3.0; yield_!(g as i32); h = if h == 'a' { 'b' } else { 'a' }; yield_!(h as i32);
            i = !i; yield_!(i as i32); j -= 1; yield_!(j as i32);
            n += 1;
        }
        log(format!("{a} {b} {c} {d} {e} {f} {g} {h} {i} {j}"));
        n
    }
    // With an array that stays in place.
    beside_arrays {
        let mut seen: [i32; 64] = [0; 64]; let mut n: usize = 0; let mut sum: i32 = 0;
        while n < 5 {
            seen[n] = yield_!(sum);
            sum += seen[n]; yield_!(sum);
            if n > 0 { sum += seen[n - 1]; yield_!(sum); }
            n += 1;
        }
        sum
    }
}

/// A body like that of a parser: phases, each with numbers of its own.
macro_rules! runs {
    ([$($head:tt)*] $text:ident $give:ident) => {
        $($head)* {
            let (mut at, mut all): (usize, u64) = (0, 0);
            let mut words: u64 = 0;
            let mut numbers: u32 = 0;
            let mut at: usize = at;
            while at < $text.len() {
                let begin: usize = at;
                if $text[at].is_ascii_digit() {
                    let mut value: u64 = 0;
                    while at < $text.len() && $text[at].is_ascii_digit() {
                        value = value * 10 + u64::from($text[at] - b'0');
                        at += 1;
                    }
                    numbers += 1;
                    $give!(value);
                    let mut divisor: u64 = 2;
                    while divisor < value {
                        if value % divisor == 0 {
                            $give!(divisor);
                        }
                        divisor += 1;
                    }
                    all += value;
                } else {
                    let upper: bool = $text[at].is_ascii_uppercase();
                    while at < $text.len() && !$text[at].is_ascii_digit() {
                        at += 1;
                    }
                    words += 1;
                    $give!((at - begin) as u64);
                    if upper {
                        $give!(words);
                    }
                }
            }
            $give!(all);
            $give!(u64::from(numbers));
        }
    };
}

runs! { [#[generator(__slots = 3)] fn runs(text: &[u8]) -> impl Iterator<Item = u64>] text yield_ }
runs! { [#[generator(__copies = 0, __slots = 3)] fn runs_in_arms(text: &[u8]) -> impl Iterator<Item = u64>] text yield_ }
runs! { [#[generator(__slots = 3)] fn boxed_runs(text: &[u8]) -> Box<dyn Iterator<Item = u64> + '_>] text yield_ }
runs! { [#[generator(__slots = 3)] fn seen_runs(text: &[u8]) -> impl Iterator<Item = u64> + Inspect + Clone] text yield_ }

fn plain_runs(text: &[u8]) -> Vec<u64> {
    let mut given = Vec::new();
    macro_rules! give {
        ($value:expr) => {
            given.push($value)
        };
    }
    runs!([] text give);
    given
}

const TEXT: &[u8] = b"ab12Cde30xyz7Q100";

#[test]
fn an_iterator_gives_what_the_loops_give() {
    let all = plain_runs(TEXT);
    assert!(all.len() > 20);
    assert_eq!(runs(TEXT).collect::<Vec<_>>(), all);
    assert_eq!(runs_in_arms(TEXT).collect::<Vec<_>>(), all);
    assert_eq!(boxed_runs(TEXT).collect::<Vec<_>>(), all);
    assert_eq!(seen_runs(TEXT).collect::<Vec<_>>(), all);
}

/// Takes some items one by one, skips some at once, and so on.
fn take_turns(mut g: impl Iterator<Item = u64>, all: &[u64], stop: usize) {
    for item in &all[..stop] {
        assert_eq!(g.next(), Some(*item));
    }
    // `nth` runs what is left at once, and suspends.
    assert_eq!(g.nth(2), all.get(stop + 2).copied());
    assert_eq!(g.next(), all.get(stop + 3).copied());
    assert_eq!(g.sum::<u64>(), all.iter().skip(stop + 4).sum::<u64>());
}

#[test]
fn one_step_at_a_time_and_at_once_take_turns() {
    let all = plain_runs(TEXT);
    for stop in 0..all.len() {
        take_turns(runs(TEXT), &all, stop);
        take_turns(runs_in_arms(TEXT), &all, stop);
    }
}

#[test]
fn all_locals_are_listed_where_they_can_be() {
    let mut g = seen_runs(TEXT);
    assert_eq!(g.next(), Some(2));
    let list = |g: &dyn Inspect| getgeneratorlocals(g).to_string();
    let locals = list(&g);
    for local in ["'all': 0", "'words': 1", "'numbers': 0", "'at': 2"] {
        assert!(locals.contains(local), "{local} is not in {locals}");
    }
    let copy = g.clone();
    g.by_ref().take(3).for_each(drop);
    assert!(list(&g).contains("'divisor': 3"), "{}", list(&g));
    assert_eq!(copy.collect::<Vec<_>>(), plain_runs(TEXT)[1..]);
}

#[generator(__slots = 3)]
fn fails(at: u32) -> impl Iterator<Item = u32> {
    let held = make(1);
    let mut n: u32 = 0;
    let mut odd: bool = false;
    while n < 10 {
        yield_!(n);
        if odd {
            let twice: u32 = 2 * n;
            yield_!(twice);
            assert!(n < at, "{}", held.0);
            yield_!(twice + 1);
        }
        odd = !odd;
        n += 1;
    }
}

#[test]
fn a_panic_closes() {
    take_log();
    let mut g = fails(3);
    let mut items = Vec::new();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        while let Some(item) = g.next() {
            items.push(item);
        }
    }));
    assert!(panicked.is_err());
    assert_eq!(items, [0, 1, 2, 3, 2, 3, 6]);
    assert_eq!(take_log(), ["make 1", "drop 1"]);
    assert_eq!((g.next(), g.next()), (None, None));
    drop(g);
    assert!(take_log().is_empty());
}

/// Each phase keeps numbers of another type: in a frame they take the same space.
#[generator(__slots = 3)]
fn types_in_turn(end: u64) -> impl Iterator<Item = u64> {
    let (a, b, c) = (1_u64, 2_u64, 3_u64);
    {
        let (mut a, mut b, mut c) = (a, b, c);
        let (mut p, mut q): (u64, u64) = (a, b);
        yield_!(p);
    }
    {
        let mut one: u64 = 1;
        let mut two: u64 = 2;
        let mut three: u64 = 3;
        while one < end {
            yield_!(one + two);
            two += one;
            three += two;
            yield_!(three);
            one += 1;
        }
    }
    {
        let mut one: f64 = 1.0;
        let mut two: f64 = 2.0;
        let mut three: f64 = 3.0;
        while one < 5.0 {
            yield_!((one + two) as u64);
            two += one;
            three += two;
            yield_!(three as u64);
            one += 1.0;
        }
    }
    {
        let mut one: i64 = 1;
        let mut two: i64 = 2;
        let mut three: i64 = 3;
        while one < 5 {
            yield_!((one + two) as u64);
            two += one;
            three += two;
            yield_!(three as u64);
            one += 1;
        }
    }
}

/// The same phases of one type: they share.
#[generator(__slots = 3)]
fn types_alike(end: u64) -> impl Iterator<Item = u64> {
    let mut one: u64 = 1;
    let mut two: u64 = 2;
    let mut three: u64 = 3;
    while one < end {
        yield_!(one + two);
        two += one;
        three += two;
        yield_!(three);
        one += 1;
    }
    let first: u64 = three;
    {
        let mut one: u64 = 1;
        let mut two: u64 = 2;
        while one < end {
            yield_!(one + two);
            two += one;
            yield_!(two);
            one += 1;
        }
    }
    yield_!(first);
}

#[test]
fn a_machine_is_no_larger_than_its_largest_frame() {
    // Three numbers, the parameter, and the tag.
    assert_eq!(size_of_val(&types_in_turn(3)), 40);
    assert_eq!(types_in_turn(3).take(3).collect::<Vec<_>>(), [1, 3, 6]);
    assert_eq!(size_of_val(&types_alike(3)), 40);
    assert_eq!(
        types_alike(3).collect::<Vec<_>>(),
        [3, 6, 5, 11, 3, 3, 5, 5, 11]
    );
}
