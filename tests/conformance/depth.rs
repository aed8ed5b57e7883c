//! Recursion, and chains of delegations.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread;

use primed::prelude::*;
use primed::{NextError, SendError, Shared, ThrowError};

use crate::support::Error;

type Numbers<'a> = Box<dyn Iterator<Item = u32> + 'a>;

/// A binary tree.
struct Tree {
    left: Option<Box<Tree>>,
    value: u32,
    right: Option<Box<Tree>>,
}

impl Tree {
    fn new(left: Option<Self>, value: u32, right: Option<Self>) -> Self {
        Self {
            left: left.map(Box::new),
            value,
            right: right.map(Box::new),
        }
    }

    #[generator(iterator)]
    fn looped(&self) -> Numbers<'_> {
        if let Some(left) = &self.left {
            for value in left.looped() {
                yield_!(value);
            }
        }
        yield_!(self.value);
        if let Some(right) = &self.right {
            for value in right.looped() {
                yield_!(value);
            }
        }
    }

    #[generator(iterator, recursive)]
    fn delegated(&self) -> Numbers<'_> {
        if let Some(left) = &self.left {
            yield_from!(left.delegated());
        }
        yield_!(self.value);
        if let Some(right) = &self.right {
            yield_from!(right.delegated());
        }
    }
}

/// DEEP-1: a walk by loops and one by delegation give the same.
#[test]
fn walks_of_a_tree() {
    let leaf = |value| Some(Tree::new(None, value, None));
    let tree = Tree::new(leaf(1), 2, Some(Tree::new(leaf(3), 4, None)));
    assert!(tree.looped().eq([1, 2, 3, 4]));
    assert!(tree.delegated().eq([1, 2, 3, 4]));
}

type Link = Box<dyn Generator<Option<u32>, Error, Yield = &'static str, Return = u32>>;

/// The order in which the links of a chain are dropped.
#[derive(Clone, Default)]
struct Order(Rc<RefCell<Vec<u32>>>);

impl Order {
    fn at_drop(&self, n: u32) -> Place {
        Place(self.clone(), n)
    }
}

struct Place(Order, u32);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.0.borrow_mut().push(self.1);
    }
}

/// All links are levels of one machine.
#[generator]
fn chain(
    n: u32,
    order: Order,
) -> Box<dyn Generator<Option<u32>, Error, Yield = &'static str, Return = u32>> {
    let _finally = order.at_drop(n);
    if n == 0 {
        return Ok(yield_!("bottom").unwrap_or(0));
    }
    let below = yield_from!(chain(n - 1, order.clone()));
    Ok(below + 1)
}

/// Each link is boxed, and held by the one before.
#[generator(recursive = false)]
fn boxes(
    n: u32,
    order: Order,
) -> Box<dyn Generator<Option<u32>, Error, Yield = &'static str, Return = u32>> {
    let _finally = order.at_drop(n);
    if n == 0 {
        return Ok(yield_!("bottom").unwrap_or(0));
    }
    let below = yield_from!(boxes(n - 1, order.clone()));
    Ok(below + 1)
}

type Make = fn(u32, Order) -> Link;

/// What is done to a chain that waits at its bottom.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Send,
    Throw,
    Close,
    Drop,
}

/// Makes a chain, runs it to its bottom, does one thing, and asserts that it unwinds from
/// the innermost to the outermost.
fn unwind(make: Make, depth: u32, deed: Deed) {
    let order = Order::default();
    let mut g = make(depth, order.clone());
    assert_eq!(g.next(), Ok("bottom"));
    match deed {
        Deed::Send => assert_eq!(g.send(Some(0)), Err(SendError::StopIteration(depth))),
        Deed::Throw => assert_eq!(g.throw(Error::A), Err(ThrowError::Raised(Error::A))),
        Deed::Close => assert_eq!(g.close(), Ok(None)),
        Deed::Drop => drop(g),
    }
    assert!(order.0.take().into_iter().eq(0..=depth), "{deed:?}");
}

const DEEDS: [Deed; 4] = [Deed::Send, Deed::Throw, Deed::Close, Deed::Drop];

/// DEEP-2: all reaches the innermost of a chain, and unwinds it from there.
#[test]
fn a_chain_unwinds_from_its_bottom() {
    for deed in DEEDS {
        unwind(chain, 50, deed);
        unwind(boxes, 50, deed);
    }
}

/// The levels that a chain must bear (D14).
const LEVELS: u32 = 100_000;

/// What `LEVELS` of boxed delegates need of the stack, in a build without optimisation.
const STACK: usize = 1 << 29;

/// DEEP-3: a chain of boxed delegates has no limit but the stack, of which each level takes
/// some when it is resumed and when it is dropped (D14). There is no check, as Python's
/// recursion limit is one; so this one runs on a bigger stack than a thread has by default.
#[test]
fn a_chain_of_100_000_boxes() {
    for deed in DEEDS {
        let ran = thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || unwind(boxes, LEVELS, deed))
            .map(thread::JoinHandle::join);
        assert!(matches!(ran, Ok(Ok(()))), "{deed:?}");
    }
}

/// DEEP-3: one that delegates to itself takes none of the thread's stack.
#[test]
fn a_chain_of_100_000_levels() {
    for deed in DEEDS {
        unwind(chain, LEVELS, deed);
    }
}

#[generator(iterator)]
fn sieve(mut numbers: Numbers<'static>) -> Numbers<'static> {
    let prime = numbers.next()?;
    yield_!(prime);
    yield_from!(sieve(Box::new(numbers.filter(move |n| n % prime != 0))));
}

/// DEEP-4: a generator may make and drive many others.
#[test]
fn a_sieve() {
    let primes: Vec<_> = sieve(Box::new(2..)).take(20).collect();
    let expected = [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71,
    ];
    assert_eq!(primes, expected);
}

type Names = Shared<dyn Generator<Yield = char, Return = ()>>;

/// A set, as in union-find: it gives its own name until it has a parent.
#[derive(Clone)]
struct Set {
    parent: Rc<RefCell<Option<Names>>>,
    names: Names,
}

#[generator]
fn names(name: char, parent: Rc<RefCell<Option<Names>>>) -> impl Generator<Yield = char> {
    while parent.borrow().is_none() {
        yield_!(name);
    }
    let above = parent.borrow().clone().expect("it has a parent");
    yield_from!(above);
}

impl Set {
    fn new(name: char) -> Self {
        let parent = Rc::default();
        let names = Shared::new(names(name, Rc::clone(&parent))).into_dyn();
        Self { parent, names }
    }

    fn find(&self) -> Result<char, NextError> {
        self.names.next()
    }

    fn join(&self, other: &Self) {
        self.parent.replace(Some(other.names.clone()));
    }
}

/// DEEP-5: generators in a graph can be delegated to while others hold them.
#[test]
fn union_find() {
    let [a, b, c] = ['a', 'b', 'c'].map(Set::new);
    let found = || [a.find(), b.find(), c.find()];
    assert_eq!(found(), ['a', 'b', 'c'].map(Ok));
    a.join(&b);
    assert_eq!(found(), ['b', 'b', 'c'].map(Ok));
    b.join(&c);
    assert_eq!(found(), ['c', 'c', 'c'].map(Ok));
}
