//! Internal iteration of bodies that keep arrays in place.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use std::mem::size_of_val;

use asking::{Tracer, closes_by_panics, log, same};
use primed::prelude::*;

const SIZE: usize = 64;

#[generator]
fn ring(first: Tracer, n: u32) -> impl Iterator<Item = u32> {
    let mut ring = [0_u32; SIZE];
    let mut at = 0;
    for i in 0..n {
        let kept = Tracer(100 + i);
        ring[at % SIZE] = i + first.0;
        at += 1;
        yield_!(ring[at.wrapping_mul(31) % SIZE]);
        if at % 4 == 0 {
            for k in 0..3 {
                let sum = ring[(at + k) % SIZE] + ring[k] + kept.0;
                yield_!(sum);
                ring[k] = sum;
            }
            yield_!(ring.iter().sum::<u32>());
        }
    }
    log(format_args!("{:?}", &ring[..4]));
}

#[test]
fn a_ring_of_numbers() {
    same(|| ring(Tracer(1), 9));
    closes_by_panics(|| ring(Tracer(1), 9));
}

/// Arrays of several scopes and types, one in a loop, shadowed, filled anew, named by macros and
/// by closures, copied, and one whose type is written.
#[generator]
fn many<const N: usize>(rounds: u32) -> impl Iterator<Item = u64> {
    let mut seen: [[bool; N]; 2] = [[false; N]; 2];
    for round in 0..rounds {
        let mut row = [round; 40];
        row[1] = 7;
        let first = Tracer(row[0]);
        yield_!(row.len().try_into().unwrap());
        row[2] += {
            yield_!(1);
            first.0
        };
        let index = round as usize % N;
        (0..2).for_each(|seen_at| seen[seen_at][index] |= row[2] > 2);
        let row = {
            let copy = row;
            row = [5; 40];
            yield_!(row.iter().map(|n| u64::from(*n)).sum());
            copy
        };
        let text = format!("{row:?} {}", row[1]);
        assert_eq!(text.len(), 122, "{row:?}");
        yield_!(u64::from(row[2]));
        if matches!(row, [.., last] if last == round) {
            yield_!(seen[1].iter().filter(|on| **on).count() as u64);
        }
    }
    log(format_args!("{}", seen[1].len()));
}

#[test]
fn arrays_of_every_kind() {
    same(|| many::<33>(4));
    closes_by_panics(|| many::<33>(4));
}

/// What `?` ends with is the last item.
#[generator]
fn parsed(words: &'static str) -> impl Iterator<Item = Result<u8, std::num::ParseIntError>> {
    let mut counts = [0_u8; 256];
    for word in words.split(' ') {
        let _kept = Tracer(counts[7].into());
        let n: u8 = word.parse()?;
        counts[usize::from(n)] += 1;
        yield_!(Ok(counts[usize::from(n)]));
    }
}

#[test]
fn a_question_mark_beside_an_array() {
    same(|| parsed("7 8 7 7 x 9"));
    same(|| parsed("7 8 7 7"));
    closes_by_panics(|| parsed("7 8 7 7"));
}

/// A closure that is moved has a copy, and so does `iter!`, even where a macro writes it: the
/// array cannot be lent then.
#[generator]
fn copied() -> impl Iterator<Item = u32> {
    macro_rules! later {
        ($value:expr) => {
            move || $value
        };
    }
    let mut row = [1_u32; 40];
    for i in 0..3 {
        let kept = move || row[0] + i;
        row[0] += 10;
        let also = later!(row[0]);
        row[0] += 10;
        yield_!(kept());
        row[0] += 10;
        let inner = iter! {
            yield row[0];
            row[0] += 1;
            yield row[0];
        };
        yield_!(also());
        yield_from!(inner);
    }
}

fn called<R>(mut f: impl FnMut() -> R) -> R {
    f()
}

#[generator]
fn copied_at_once(by_macro: bool) -> impl Iterator<Item = u32> {
    macro_rules! later {
        ($value:expr) => {
            called(move || $value)
        };
    }
    let mut row = [1_u32; 40];
    for i in 0..3 {
        row[0] += i;
        yield_!(row[0]);
        if by_macro {
            log(later!({
                row[0] += 10;
                row[0]
            }));
        }
    }
}

#[generator]
fn copied_by_a_closure() -> impl Iterator<Item = u32> {
    let mut row = [1_u32; 40];
    for i in 0..3 {
        row[0] += i;
        yield_!(row[0]);
        (0..2).for_each(move |_| {
            row[0] += 10;
            log(row[0]);
        });
    }
}

#[test]
fn what_is_moved_has_a_copy() {
    same(copied);
    same(|| copied_at_once(true));
    same(copied_by_a_closure);
    let items: Vec<_> = copied_by_a_closure().skip(1).collect();
    assert_eq!(items, [2, 4]);
    let items: Vec<_> = copied().take(8).collect();
    assert_eq!(items, [1, 11, 31, 32, 32, 41, 61, 62]);
}

#[generator]
fn cloned(n: u8) -> impl Iterator<Item = u8> + Clone + std::fmt::Debug {
    let mut buffer = [0_u8; 4096];
    for i in 0..n {
        buffer[usize::from(i) % 3] += i;
        yield_!(buffer[0]);
    }
}

#[test]
fn a_clone_has_arrays_of_its_own() {
    let mut items = cloned(20);
    items.next();
    let copy = items.clone();
    let found = items.find(|item| *item > 10);
    assert_eq!(found, Some(18));
    let shown = format!("{items:?}");
    assert!(shown.contains("buffer: [u8; 4096]"), "{shown}");
    assert_eq!(
        copy.map(u32::from).sum::<u32>(),
        cloned(20).map(u32::from).sum::<u32>()
    );
    assert_eq!(items.nth(1), Some(18));
    assert_eq!(items.count(), 8);
}

/// There is one array, and what is beside it is as much as ever.
#[test]
fn sizes() {
    assert!(size_of_val(&cloned(1)) <= 4096 + 4);
}

/// Each has a copy of its own: by a name in a format string, within another closure, of two
/// arrays, in what is awaited, and with a local of the same name.
#[generator]
fn copied_in_turn(n: u32) -> impl Iterator<Item = u32> {
    let mut row = [1_u32; 40];
    let mut other = [[0_u8; 40]; 2];
    for i in 0..n {
        yield_!(row[0]);
        let show = move || format!("{i} {0:?}{row:?}", &row[..1]);
        row[0] += 1;
        let mut change = move |by: u32| {
            row[0] += by;
            other[1][0] += 1;
            let inner = move |row: u32| row + u32::from(other[1][0]);
            inner(row[0])
        };
        other[1][0] += 2;
        yield_!(change(5) + change(5));
        let sum: u32 = {
            let within = |by: u32| (0..by).map(move |at| row[at as usize] + by).sum::<u32>();
            within(3) + within(2)
        };
        yield_!(sum);
        row[1] = sum;
        let later = async move { row[1] };
        row[1] = 0;
        drop(later);
        let inner = iter! {
            yield row[0];
            row[0] += u32::from(other[1][0]);
            yield row[0];
        };
        for item in inner {
            row[2] += item;
            yield_!(item + row[2]);
        }
        assert_eq!(show().len(), 125);
        log(row[2]);
    }
}

#[test]
fn copies_of_every_kind() {
    let make = || copied_in_turn(3);
    same(make);
    let items: Vec<_> = make().take(5).collect();
    assert_eq!(items, [1, 22, 20, 5, 11]);
}
