//! What happens before the first item is asked for: nothing that anybody could see.
//!
//! A machine may be made as one that is suspended at a yield, where that is the same.

use std::cell::RefCell;
use std::rc::Rc;

use primed::prelude::*;

/// What happened, in order.
type Log = Rc<RefCell<Vec<String>>>;

fn log(log: &Log, line: impl std::fmt::Display) {
    log.borrow_mut().push(line.to_string());
}

/// An iterator that tells what is done with it, if it is made one.
struct Told(&'static str, u32, Log);

impl Iterator for Told {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        log(&self.2, format_args!("next of {}", self.0));
        self.1 = self.1.checked_sub(1)?;
        Some(self.1)
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        log(&self.2, format_args!("drop {}", self.0));
    }
}

/// The same behind an `into_iter` that tells of itself.
struct Made(Told);

impl IntoIterator for Made {
    type Item = u32;
    type IntoIter = Told;

    fn into_iter(self) -> Told {
        log(&self.0.2, "into_iter");
        self.0
    }
}

/// What was seen: of one that is dropped unstarted, and of one that runs to its end.
#[track_caller]
fn seen<I: Iterator<Item = u32>>(make: impl Fn(Log) -> I, unstarted: &[&str], items: &[u32]) {
    let told = Log::default();
    drop(make(told.clone()));
    assert_eq!(*told.borrow(), unstarted);
    let (told, folded) = (Log::default(), Log::default());
    let mut pulled = Vec::new();
    let mut machine = make(told.clone());
    assert!(told.borrow().is_empty(), "{told:?} before the first item");
    for item in machine.by_ref() {
        log(&told, item);
        pulled.push(item);
    }
    assert_eq!((machine.next(), &*pulled), (None, items));
    drop(machine);
    make(folded.clone()).for_each(|item| log(&folded, item));
    assert_eq!(told, folded);
}

#[generator]
fn odds(input: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    for item in input {
        if item % 2 == 1 {
            yield_!(item);
        }
    }
}

#[generator]
fn sums<I>(first: u32, input: I) -> impl Iterator<Item = u32>
where
    I: Iterator<Item = u32> + ExactSizeIterator,
{
    let (mut sum, step) = (-1_i32, 1);
    for item in input {
        sum += step;
        yield_!(first + item + sum.unsigned_abs());
    }
}

#[generator]
fn made(input: impl IntoIterator<Item = u32>) -> impl Iterator<Item = u32> {
    for item in input {
        yield_!(item);
    }
}

#[generator]
fn beside(_one: Told, input: impl Iterator<Item = u32>, _two: Told) -> impl Iterator<Item = u32> {
    for item in input {
        yield_!(item);
    }
}

#[generator]
fn behind(input: Told, n: u32) -> impl Iterator<Item = u32> {
    let mut left = 0;
    for i in 0..n {
        left += i;
        yield_!(left);
    }
    for item in input {
        yield_!(item);
    }
}

#[generator]
fn words(mut rest: &str) -> impl Iterator<Item = &str> {
    while let Some((word, others)) = rest.split_once(' ') {
        rest = others;
        if word.is_empty() {
            continue;
        }
        yield_!(word);
    }
}

impl ExactSizeIterator for Told {}

#[test]
fn nothing_happens_before_the_first_item() {
    let told = |name, log: &Log| Told(name, 4, log.clone());
    seen(|log| odds(told("it", &log)), &["drop it"], &[3, 1]);
    seen(
        |log| sums(10, told("it", &log)),
        &["drop it"],
        &[13, 13, 13, 13],
    );
    seen(
        |log| made(Made(told("it", &log))),
        &["drop it"],
        &[3, 2, 1, 0],
    );
    let last_to_first = ["drop two", "drop it", "drop one"];
    let three = |log| beside(told("one", &log), told("it", &log), told("two", &log));
    seen(three, &last_to_first, &[3, 2, 1, 0]);
    seen(
        |log| behind(told("it", &log), 3),
        &["drop it"],
        &[0, 1, 3, 3, 2, 1, 0],
    );
}

#[test]
fn a_body_that_begins_with_a_condition() {
    assert_eq!(words("a  b c d").collect::<Vec<_>>(), ["a", "b", "c"]);
    let mut rest = words("a  b c d");
    assert_eq!(rest.next(), Some("a"));
    assert_eq!(rest.fold(0, |n, word| n + word.len()), 2);
    assert_eq!(words("").next(), None);
    let mut ended = odds([1].into_iter());
    assert_eq!(
        (ended.next(), ended.next(), ended.next()),
        (Some(1), None, None)
    );
}

/// Where its state can be asked for, it has not started.
#[generator]
fn shown(input: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> + Observe {
    for item in input {
        yield_!(item);
    }
}

#[test]
fn a_state_that_can_be_seen() {
    let mut machine = shown([1].into_iter());
    assert_eq!(machine.generator_state(), GeneratorState::Created);
    assert_eq!(machine.next(), Some(1));
    assert_eq!(machine.generator_state(), GeneratorState::Suspended);
}

/// What is assigned behind the yield is so in the order of the text.
#[generator]
fn changes(input: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    let mut last: u32 = 0;
    let mut before = 0_u32;
    for item in input {
        yield_!(100 * item + 10 * last + before);
        before = last;
        last = item;
    }
    yield_!(before);
    before = last;
    yield_!(before);
}

/// The same, where the locals can be listed.
#[cfg(feature = "alloc")]
#[generator]
fn listed(input: std::ops::Range<u32>) -> impl Iterator<Item = u32> + Inspect {
    let mut last: u32 = 0;
    for item in input {
        yield_!(item + last);
        last = item;
    }
}

#[test]
fn numbers_assigned_behind_a_yield() {
    let all = [100, 210, 321, 2, 3];
    assert_eq!(changes(1..4).collect::<Vec<_>>(), all);
    let mut one_by_one = changes(1..4);
    for item in all {
        assert_eq!(one_by_one.next(), Some(item));
    }
    assert_eq!(one_by_one.next(), None);
    let mut rest = changes(1..4);
    assert!(rest.any(|item| item == 100));
    assert_eq!(rest.find(|item| item % 2 == 1), Some(321));
    assert_eq!(rest.sum::<u32>(), 5);
}

#[cfg(feature = "alloc")]
#[test]
fn a_number_that_can_be_seen() {
    use primed::getgeneratorlocals;

    // It is still to be assigned.
    let mut listed = listed(5..9);
    assert_eq!(listed.next(), Some(5));
    assert_eq!(getgeneratorlocals(&listed).to_string(), "{'item': 5}");
    assert_eq!(listed.next(), Some(11));
    assert_eq!(getgeneratorlocals(&listed).to_string(), "{'item': 6}");
}
