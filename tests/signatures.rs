//! Every kind of function that can be a generator.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unsafe_code,
    clippy::undocumented_unsafe_blocks,
    reason = "functions of every kind"
)]

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{Debug, Display};

use primed::prelude::*;

/// Doc comments and other attributes stay.
#[generator]
#[inline]
#[must_use]
pub fn documented<'a>(text: &'a str, mut skip: usize) -> impl Iterator<Item = char> + use<'a> {
    for c in text.chars() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        yield_!(c);
    }
}

#[generator]
fn elided(text: &str) -> impl Iterator<Item = &str> {
    for line in text.lines() {
        if line.is_empty() {
            continue;
        }
        yield_!(line);
    }
}

#[generator]
fn generic<T, const N: usize>(items: [T; N]) -> impl Iterator<Item = (usize, T)> + Clone + Debug
where
    T: Clone + Debug,
{
    for (index, item) in items.into_iter().enumerate() {
        if N > index {
            yield_!((index, item));
        }
    }
}

#[generator]
fn impl_arguments(
    items: impl IntoIterator<Item = impl Display>,
    (a, b): (u8, u8),
    _: String,
    [first, .., last]: [u8; 4],
) -> impl Iterator<Item = String> {
    yield_!(format!("{a}{b}{first}{last}"));
    for item in items {
        yield_!(item.to_string());
    }
}

#[generator]
pub(crate) unsafe fn unsafe_function(p: *const u8) -> impl Iterator<Item = u8> {
    yield_!(unsafe { *p });
}

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

impl Tree {
    fn leaf(value: u32) -> Self {
        Self {
            value,
            children: Vec::new(),
        }
    }

    #[generator]
    fn walk(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        yield_!(self.value);
        for child in &self.children {
            yield_from!(child.walk());
        }
    }

    #[generator]
    fn increment(&mut self) -> impl Iterator<Item = u32> {
        for child in &mut self.children {
            child.value += 1;
            yield_!(child.value);
        }
    }

    #[generator]
    fn into_values(mut self) -> impl Iterator<Item = u32> {
        self.value += 100;
        yield_!(self.value);
        let Self {
            value: _value,
            children,
        } = self;
        for child in children {
            yield_!(child.value);
            println!("{}", child.value);
        }
    }

    #[generator]
    fn boxed(self: Box<Self>) -> impl Iterator<Item = u32> {
        yield_!(self.value);
        let text = format!("{}", self.children.len());
        yield_!(u32::try_from(text.len()).unwrap_or(u32::MAX));
    }

    #[generator]
    fn made(value: u32) -> impl Iterator<Item = Self> {
        yield_!(Self::leaf(value));
        yield_!(Self {
            value,
            children: vec![]
        });
    }
}

trait Source {
    type Item: Clone;
    const TIMES: usize;

    fn first(&self) -> Self::Item;

    #[generator]
    fn repeated(&self) -> impl Iterator<Item = Self::Item> {
        for _ in 0..Self::TIMES {
            yield_!(self.first());
        }
    }

    fn required(&self) -> impl Iterator<Item = usize>;

    fn averages(&mut self) -> impl Generator<f64, Yield = f64, Return = ()>;

    fn dynamic(&self) -> Box<dyn Generator<(), Yield = usize, Return = &'static str> + '_>;
}

struct Words(Vec<String>);

impl Source for Words {
    type Item = String;
    const TIMES: usize = 2;

    fn first(&self) -> String {
        self.0[0].clone()
    }

    #[generator]
    fn required(&self) -> impl Iterator<Item = usize> {
        for word in &self.0 {
            yield_!(word.len());
        }
    }

    #[generator]
    fn averages(&mut self) -> impl Generator<f64, Yield = f64, Return = ()> {
        let mut total = 0.0;
        for word in &mut self.0 {
            total += yield_!(total);
            word.push('!');
        }
    }

    #[generator]
    fn dynamic(&self) -> Box<dyn Generator<(), Yield = usize, Return = &'static str> + '_> {
        for word in &self.0 {
            yield_!(word.len());
        }
        "done"
    }
}

#[test]
fn functions() {
    assert_eq!(documented("hello", 3).collect::<String>(), "lo");
    assert_eq!(elided("a\n\nb").collect::<Vec<_>>(), ["a", "b"]);
    let mut items = generic(["x", "y"]);
    assert_eq!(items.next(), Some((0, "x")));
    let copy = items.clone();
    assert_eq!(items.collect::<Vec<_>>(), copy.collect::<Vec<_>>());
    let strings = impl_arguments([1, 2], (3, 4), String::new(), [5, 6, 7, 8]);
    assert_eq!(strings.collect::<Vec<_>>(), ["3458", "1", "2"]);
    // SAFETY: the pointer is to a live value.
    assert_eq!(unsafe { unsafe_function(&7) }.collect::<Vec<_>>(), [7]);
}

#[test]
fn methods() {
    let mut tree = Tree {
        value: 1,
        children: vec![Tree::leaf(2), Tree::leaf(3)],
    };
    assert_eq!(tree.walk().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(tree.increment().collect::<Vec<_>>(), [3, 4]);
    assert_eq!(tree.into_values().collect::<Vec<_>>(), [101, 3, 4]);
    assert_eq!(Box::new(Tree::leaf(5)).boxed().collect::<Vec<_>>(), [5, 1]);
    assert_eq!(Tree::made(8).map(|tree| tree.value).sum::<u32>(), 16);
}

#[test]
fn traits() {
    let mut words = Words(vec!["ab".into(), "c".into()]);
    assert_eq!(words.repeated().collect::<Vec<_>>(), ["ab", "ab"]);
    assert_eq!(words.required().collect::<Vec<_>>(), [2, 1]);
    let mut averages = words.averages();
    assert_eq!(averages.prime(), Ok(0.0));
    assert_eq!(averages.send(4.0), Ok(4.0));
    drop(averages);
    let mut dynamic = words.dynamic();
    assert_eq!((dynamic.next(), dynamic.next()), (Ok(3), Ok(1)));
    assert_eq!(dynamic.next().unwrap_err().return_value(), Some("done"));
}

#[generator]
fn counted<'a>(text: &'a str, counts: &mut HashMap<&'a str, usize>) -> impl Iterator<Item = usize> {
    for word in text.split(' ') {
        let count = counts.entry(word).or_insert(0);
        *count += 1;
        yield_!(*count);
    }
}

#[test]
fn mutable_arguments() {
    let mut counts = HashMap::new();
    assert_eq!(counted("a b a", &mut counts).collect::<Vec<_>>(), [1, 1, 2]);
    assert_eq!(counts["a"], 2);
}

#[generator]
fn keeps_what_it_ignores((first, _): (Drops<'_>, Drops<'_>)) -> impl Iterator<Item = u32> {
    yield_!(first.1);
}

struct Drops<'a>(&'a RefCell<Vec<u32>>, u32);

impl Drop for Drops<'_> {
    fn drop(&mut self) {
        self.0.borrow_mut().push(self.1);
    }
}

#[test]
fn what_a_parameter_leaves_unbound_is_dropped_last() {
    let dropped = RefCell::new(Vec::new());
    let mut numbers = keeps_what_it_ignores((Drops(&dropped, 1), Drops(&dropped, 2)));
    assert_eq!(numbers.next(), Some(1));
    assert!(dropped.borrow().is_empty());
    assert_eq!(numbers.next(), None);
    assert_eq!(*dropped.borrow(), [1, 2]);
    let mut numbers = keeps_what_it_ignores((Drops(&dropped, 3), Drops(&dropped, 4)));
    numbers.next();
    drop(numbers);
    assert_eq!(*dropped.borrow(), [1, 2, 3, 4]);
}

#[generator]
fn in_order((first, _): (Drops<'_>, u8), second: Drops<'_>) -> impl Iterator<Item = u32> {
    yield_!(first.1 + second.1);
}

#[test]
fn parameters_are_dropped_last_to_first() {
    let dropped = RefCell::new(Vec::new());
    let mut sums = in_order((Drops(&dropped, 1), 0), Drops(&dropped, 2));
    assert_eq!(sums.next(), Some(3));
    drop(sums);
    assert_eq!(*dropped.borrow(), [2, 1]);
}

#[generator]
fn ignored((first, _): (Drops<'_>, Drops<'_>), _: Drops<'_>) -> impl Iterator<Item = u32> {
    yield_!(first.1);
}

fn ignored_plainly((first, _): (Drops<'_>, Drops<'_>), _: Drops<'_>) -> u32 {
    first.1
}

#[test]
fn an_ignored_parameter_is_dropped_in_its_turn() {
    let dropped = RefCell::new(Vec::new());
    let drops = |n| Drops(&dropped, n);
    assert_eq!(ignored_plainly((drops(1), drops(2)), drops(3)), 1);
    let expected = dropped.take();
    let mut suspended = ignored((drops(1), drops(2)), drops(3));
    assert_eq!(suspended.next(), Some(1));
    drop(suspended);
    assert_eq!(dropped.take(), expected);
    assert_eq!(ignored((drops(1), drops(2)), drops(3)).count(), 1);
    assert_eq!(dropped.take(), expected);
}

/// A trait of which only its blanket implementation says what it takes.
trait Shown {
    fn shown(&self) -> String;
}

impl<T: Debug + Clone> Shown for T {
    fn shown(&self) -> String {
        format!("{:?}", self.clone())
    }
}

mod other {
    /// It has the name of an auto trait, and is none.
    pub(super) trait Send: Clone {}
    impl<T: Clone> Send for T {}
}

#[generator]
fn shown() -> impl Iterator<Item = u8> + Shown {
    let kept = 2;
    yield_!(1);
    yield_!(kept);
}

#[generator]
fn sent() -> impl Iterator<Item = u8> + other::Send {
    let kept = 2;
    yield_!(1);
    yield_!(kept);
}

#[generator(iterator)]
fn told() -> impl Iterator<Item = u8> + Send + Shown {
    yield_!(1);
}

/// What a frame implements is left out only where no bound can ask for it.
#[test]
fn bounds_of_other_traits() {
    let mut one = shown();
    assert_eq!(one.next(), Some(1));
    assert!(one.shown().contains("kept: 2"), "{}", one.shown());
    let mut two = sent();
    assert_eq!(two.next(), Some(1));
    assert!(two.clone().eq([2]) && two.eq([2]));
    assert!(told().shown().starts_with("told"));
}
