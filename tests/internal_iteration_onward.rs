//! Internal iteration of bodies that keep values across yields whose types one piece of code alone
//! makes: what is left of them runs to its end from a yield that keeps none.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use std::any::type_name_of_val;
use std::num::ParseIntError;

use asking::{Tracer, closes_by_panics, log, same};
use primed::prelude::*;

/// How what is left of a body is run: there is nothing else to tell it by but the time it takes.
#[track_caller]
fn runs_onward<I>(items: &I) {
    let name = type_name_of_val(items);
    assert!(name.contains("::Onward<"), "{name}");
}

#[track_caller]
fn runs_at_once<I>(items: &I) {
    let name = type_name_of_val(items);
    assert!(!name.contains("::Onward<"), "{name}");
    assert!(!name.ends_with("::Stepwise>"), "{name}");
}

#[generator]
fn inner_loops(outer: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in outer {
        let kept = Tracer(x);
        yield_!(x);
        let it = (0..x).map(move |y| y * x);
        for z in it {
            let each = Tracer(100 + z);
            if z == 4 {
                continue;
            }
            yield_!(z + kept.0 + each.0);
        }
    }
    log("ended");
}

#[test]
fn loops_over_what_closures_make() {
    let make = || inner_loops(vec![2, 0, 3]);
    runs_onward(&make());
    same(make);
}

/// Asked by `next` in between, and handed on.
#[generator]
#[allow(
    clippy::while_let_on_iterator,
    reason = "a loan of it would be kept across a yield"
)]
fn asked(n: u32) -> impl Iterator<Item = u32> {
    let mut sum = 0;
    for x in 0..n {
        yield_!(sum);
        let held = Tracer(x);
        let mut it = (0..x + 2)
            .filter(move |y| y % 3 != x % 3)
            .map(move |y| y + number(&held));
        while let Some(z) = it.next() {
            sum += z;
            yield_!(z);
            if z == 2 {
                break;
            }
        }
        log(it.next().is_some());
        yield_!(100 + it.next().unwrap_or(sum));
        let both = (x, it);
        let (by, left) = both;
        for z in left {
            yield_!(z + by);
        }
    }
}

#[test]
fn iterators_that_are_asked() {
    runs_onward(&asked(3));
    same(|| asked(4));
}

#[generator]
fn handed_on(n: u32) -> impl Iterator<Item = u32> {
    for x in 0..n {
        let kept = Tracer(x);
        yield_!(x);
        yield_from!((0..x).map(move |y| {
            let _each = Tracer(50 + y);
            y + number(&kept)
        }));
        yield_from!(
            (0..2)
                .map(Tracer)
                .filter(move |each| each.0 != x)
                .map(|each| each.0)
        );
    }
}

#[test]
fn delegates_made_with_closures() {
    runs_onward(&handed_on(3));
    same(|| handed_on(4));
}

/// What comes behind a loop is reached from the yield in it alone.
#[generator]
fn left_by_jumps(n: u32) -> impl Iterator<Item = u32> {
    let mut i = 0;
    'all: loop {
        yield_!(i);
        let first = move |x: u32| x + i;
        loop {
            yield_!(first(10));
            i += 1;
            if i % 3 == 0 {
                break;
            }
            yield_!(first(20));
            if i > n {
                break 'all;
            }
        }
        let kept = Tracer(i);
        let second = move |x: u32| x * number(&kept);
        for k in 0..2 {
            yield_!(second(k));
            if i % 2 == 0 {
                let third = |x: u32| second(x) + k;
                log(third(1));
                continue 'all;
            }
        }
    }
    let last = (0..i).map(|x| x * 2);
    for x in last {
        yield_!(x);
    }
}

#[test]
fn code_behind_loops() {
    runs_onward(&left_by_jumps(5));
    same(|| left_by_jumps(7));
}

/// What several ways lead to is there once, and is handed what was made before.
#[generator]
fn met(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
        let kept = Tracer(i);
        let add = move |x: u32| x + number(&kept);
        if i % 2 == 0 {
            yield_!(add(10));
        }
        let sum: u32 = (0..3).map(|x| add(x + 1)).sum();
        yield_!(sum);
        for k in 0..2 {
            let _each = Tracer(60 + k);
            yield_!(sum + k);
        }
    }
}

/// The same where it is met since nobody knows there whether a local was moved.
#[generator]
fn met_by_moves(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
        let kept = Tracer(i);
        let add = move |x: u32| x + i;
        if i % 2 == 0 {
            drop(kept);
        }
        yield_!(add(10));
        yield_!(add(20));
        for k in 0..2 {
            yield_!(k);
        }
    }
}

/// What is behind a loop is reached from one of the yields in it.
#[generator]
fn behind(n: u32) -> impl Iterator<Item = u32> {
    let mut i = 0;
    loop {
        yield_!(i);
        loop {
            i += 1;
            let kept = Tracer(i);
            yield_!(10 + i);
            if i % 3 == 0 {
                break;
            }
            yield_!(20 + kept.0);
            if i > n {
                return;
            }
        }
        let add = move |x: u32| x + i;
        yield_!(add(1));
        yield_!(add(2));
    }
}

/// What is left of a box is kept in another form than the box.
#[generator]
fn emptied(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
        let boxed = Box::new((Tracer(i), Tracer(70 + i)));
        let opened = *boxed;
        let add = move |x: u32| {
            x + {
                let all = &opened;
                number(&all.0)
            }
        };
        yield_!(add(1));
        yield_!(add(2));
        for k in 0..2 {
            yield_!(k);
        }
    }
}

#[test]
fn code_that_several_ways_lead_to() {
    runs_onward(&met(3));
    same(|| met(3));
    runs_onward(&met_by_moves(3));
    same(|| met_by_moves(3));
    runs_onward(&behind(3));
    same(|| behind(6));
    runs_onward(&emptied(3));
    same(|| emptied(3));
}

/// Statements that declare nothing may make such values, too.
#[generator]
fn pushed(n: u32) -> impl Iterator<Item = usize> {
    for i in 0..n {
        let kept = Tracer(i);
        yield_!(0);
        let add = move |x: u32| x + number(&kept);
        let mut all = Vec::new();
        for k in 0..3 {
            yield_!(add(k) as usize);
            all.push(move |x: u32| x + k);
        }
        yield_!(10 + all.len());
        yield_!(all.len());
        for k in 0..2 {
            yield_!(k);
        }
    }
}

#[test]
fn closures_put_into_others() {
    runs_onward(&pushed(2));
    same(|| pushed(2));
}

/// No arm of the rest is entered at the inner yields: they lead straight on wherever they are.
#[generator]
fn never_entered(n: u32) -> impl Iterator<Item = u32> {
    for x in 0..n {
        let mut left = x % 2;
        yield_!('a: loop {
            let _held = Tracer(x);
            let _unused = (0..3).map(move |q| q ^ x);
            yield_!(7);
            if left == 0 {
                break 'a x;
            }
            left -= 1;
            log("again");
        });
    }
}

#[test]
fn yields_that_lead_straight_on() {
    runs_onward(&never_entered(3));
    same(|| never_entered(4));
}

/// Moved on some ways, and assigned anew.
#[generator]
fn on_some_ways(n: u32) -> impl Iterator<Item = u32> {
    let (mut calls, mut made) = (0, 0);
    for i in 0..n {
        yield_!(calls);
        let kept = Tracer(i);
        let once = move |x: u32| x + number(&kept);
        let left = if i % 2 == 0 {
            yield_!(20);
            calls += called(once);
            None
        } else {
            Some(once)
        };
        yield_!(30);
        let mut slot = left;
        if let Some(other) = slot.take() {
            made += 1;
            yield_!(other(made));
            if made == 2 {
                slot = Some(other);
            }
        }
        yield_!(u32::from(slot.is_some()));
        drop(slot);
        for k in 0..2 {
            let _each = Tracer(60 + k);
            yield_!(k + made);
        }
    }
}

fn called(f: impl Fn(u32) -> u32) -> u32 {
    f(3)
}

fn number(tracer: &Tracer) -> u32 {
    tracer.0
}

#[test]
fn closures_moved_on_some_ways() {
    runs_onward(&on_some_ways(5));
    same(|| on_some_ways(5));
}

#[generator]
fn parsed(lines: &'static [&'static str]) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    for (at, line) in lines.iter().enumerate() {
        let _line = Tracer(900);
        yield_!(Ok(0));
        let words = line.split(' ').map(move |word| (word.len() + at, word));
        for (size, word) in words {
            let _word = Tracer(size.try_into().unwrap_or(0));
            let n: u32 = word.parse()?;
            yield_!(Ok(n));
        }
    }
}

#[test]
fn a_question_mark_ends_it() {
    runs_onward(&parsed(&[]));
    same(|| parsed(&["1 22", "3 x 4", "5"]));
    same(|| parsed(&["1 22", "3 4"]));
}

/// Beside an array that stays in place.
#[generator]
fn ring(n: u32) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug {
    let mut ring = [0_u32; 64];
    for i in 0..n {
        ring[i as usize % 64] += i;
        yield_!(ring[1]);
        for item in std::iter::repeat_n(i, 3) {
            ring[1] += item;
            yield_!(ring[1]);
        }
    }
}

#[generator]
fn counted(n: u32) -> impl Iterator<Item = u32> {
    let mut seen = [0_u32; 64];
    for i in 0..n {
        let _kept = Tracer(i);
        yield_!(seen[1]);
        let steps = (0..i).map(move |x| x * i + seen[0]);
        for step in steps {
            seen[step as usize % 2] += step;
            yield_!(seen[0] + seen[1]);
        }
    }
    log(format_args!("{:?}", &seen[..2]));
}

#[test]
fn arrays_in_place() {
    runs_at_once(&ring(1));
    assert_eq!(ring(3).skip(1).sum::<u32>(), 38);
    runs_onward(&counted(5));
    same(|| counted(5));
}

/// What was made before the first yield is made once.
#[generator]
fn made_before(numbers: &[u32]) -> impl Iterator<Item = u32> {
    let scale = numbers.iter().map(|n| n % 3).max().unwrap_or(1);
    let held = Tracer(scale);
    let add = move |n: u32| n + number(&held);
    for n in numbers.iter().map(move |n| add(*n)) {
        yield_!(n * scale);
        log(numbers.iter().filter(|other| **other > n).count());
        for k in 0..2 {
            yield_!(k + scale);
        }
    }
}

#[test]
fn closures_of_the_start() {
    let numbers = [1, 5, 3];
    runs_at_once(&made_before(&numbers));
    same(|| made_before(&numbers));
    closes_by_panics(|| made_before(&numbers));
}

/// Items of a type without a name, none of which is of such a type.
#[test]
fn unnamed_items() {
    let make = || {
        let kept = Tracer(1);
        iter! {
            for x in 0..4_u32 {
                yield x + kept.0;
                for y in (0..x).map(move |y| y * x) {
                    log(y);
                    yield x;
                }
            }
        }
    };
    runs_onward(&make());
    same(make);
}

/// Declared before the first yield: only one of the ways from there tells its type.
#[generator]
fn declared_before(n: u32) -> impl Iterator<Item = u32> {
    let late;
    let mut made = 0;
    if n % 2 == 0 {
        late = Some(move |x: u32| x + n);
        yield_!(1);
    } else {
        yield_!(2);
        late = None;
    }
    for i in 0..n {
        yield_!(made);
        let add = move |x: u32| x + i;
        for k in 0..2 {
            made += 1;
            yield_!(add(k) + u32::from(late.is_some()));
        }
    }
    log("ended");
}

#[test]
fn closures_that_come_late() {
    same(|| declared_before(3));
    same(|| declared_before(4));
}
