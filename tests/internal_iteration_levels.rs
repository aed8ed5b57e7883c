//! Internal iteration of bodies that delegate to themselves.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use std::num::ParseIntError;

use asking::{Tracer, closes_by_panics, log, same};
use primed::prelude::*;

/// Yields before, between and behind levels, and in loops; with owners that wait.
#[generator]
fn ruler(n: u32, held: Tracer) -> impl Iterator<Item = u32> {
    if n == 0 {
        log("leaf");
        return;
    }
    let first = Tracer(10 * n);
    yield_!(n);
    yield_from!(ruler(n - 1, Tracer(held.0 + 1)));
    for i in 0..n {
        let _kept = Tracer(100 * n + i);
        if i == 1 {
            continue;
        }
        yield_!(first.0 + i);
    }
    let moved = held;
    yield_from!(ruler(n - 1, moved));
    let mut left = n;
    loop {
        let _last = Tracer(7);
        yield_!(8);
        left -= 1;
        yield_!(9);
        if left == 0 {
            break;
        }
        if n == 3 {
            yield_from!(ruler(left / 2, Tracer(5)));
            return;
        }
    }
    log(first.0);
}

#[test]
fn levels_drop_in_turn() {
    same(|| ruler(2, Tracer(1)));
    same(|| ruler(3, Tracer(1)));
    closes_by_panics(|| ruler(3, Tracer(1)));
}

/// Numbers in brackets; a level that fails ends with that, and the outer ones go on.
#[generator]
fn parsed(words: &'static str, depth: u32) -> impl Iterator<Item = Result<u32, ParseIntError>> {
    let _kept = Tracer(depth);
    let (word, rest) = words.split_once(' ').unwrap_or((words, ""));
    if rest.is_empty() {
        yield_!(Ok(word.parse()?));
        return;
    }
    yield_from!(parsed(word, depth + 1));
    yield_!(Ok(depth));
    yield_from!(parsed(rest, depth + 1));
}

#[generator]
fn until_none(items: &'static [Option<u32>], tail: bool) -> impl Iterator<Item = u32> {
    let [first, rest @ ..] = items else { return };
    let _kept = if tail { None } else { Some(Tracer(6)) };
    yield_from!(until_none(rest, tail));
    yield_!((*first)?);
}

#[test]
fn the_last_item_of_a_level() {
    same(|| parsed("1 2 x 3 4", 0));
    same(|| parsed("x 1 y", 0));
    closes_by_panics(|| parsed("1 x 3", 0));
    same(|| until_none(&[Some(1), Some(2), None, Some(4)], false));
    same(|| until_none(&[Some(1), None, Some(3), Some(4)], true));
    let all = [Ok(1), Ok(0), Ok(2), Ok(1)];
    assert_eq!(parsed("1 2 x", 0).take(4).collect::<Vec<_>>(), all);
    let mut items = parsed("x 1 y", 0);
    assert!(items.any(|item| item.is_err()));
    assert_eq!(items.next(), Some(Ok(0)));
    assert_eq!(items.filter(Result::is_err).count(), 1);
}

enum Tree {
    Leaf,
    Node(Box<(Tree, u32, Tree)>),
}

impl Tree {
    fn of(depth: u32, at: u32) -> Self {
        if depth == 0 {
            return Self::Leaf;
        }
        let (left, right) = (Self::of(depth - 1, 2 * at), Self::of(depth - 1, 2 * at + 1));
        Self::Node(Box::new((left, at, right)))
    }

    #[generator]
    fn walk(&self) -> impl Iterator<Item = &u32> + Clone {
        if let Self::Node(node) = self {
            yield_from!(Self::walk(&node.0));
            yield_!(&node.1);
            yield_from!(Self::walk(&node.2));
        }
    }
}

#[test]
fn what_std_makes_of_it_agrees() {
    let tree = Tree::of(4, 1);
    let mut all = Vec::new();
    for item in tree.walk() {
        all.push(*item);
    }
    assert_eq!(all.len(), 15);
    for pulled in 0..=15 {
        let mut items = tree.walk();
        for item in &all[..pulled] {
            assert_eq!(items.next(), Some(item));
        }
        assert_eq!(
            items.clone().sum::<u32>(),
            all[pulled..].iter().sum::<u32>()
        );
        assert_eq!(items.clone().copied().collect::<Vec<_>>(), all[pulled..]);
        assert_eq!(items.clone().max(), all[pulled..].iter().max());
        for n in 0..=15 {
            let mut items = items.clone();
            assert_eq!(items.nth(n), all.get(pulled + n));
            assert_eq!(items.copied().next(), all.get(pulled + n + 1).copied());
        }
        let found = items.position(|item| *item == 1);
        assert_eq!(found, all[pulled..].iter().position(|item| *item == 1));
        assert_eq!(items.next(), found.map(|at| &all[pulled + at + 1]));
    }
    closes_by_panics(|| tree.walk());
}

/// Down to the last level, and back: no stack of the thread's is used.
#[generator]
fn deep(n: u32) -> impl Iterator<Item = u32> {
    if n > 0 {
        yield_!(n);
        yield_from!(deep(n - 1));
        yield_!(n);
    }
}

#[test]
fn depth_costs_no_stack() {
    assert_eq!(deep(100_000).fold(0, |sum, n| sum ^ n), 0);
    let mut items = deep(100_000);
    assert!(items.any(|n| n == 1));
    assert_eq!(items.next(), Some(1));
    assert_eq!(items.count(), 99_999);
}

/// The closures are made anew at each level: then the levels are pulled.
#[generator]
fn mapped(n: u32) -> impl Iterator<Item = u32> {
    if n > 0 {
        let add = move |x: u32| x + n;
        yield_!(add(1));
        yield_from!(mapped(n - 1));
        yield_!(add(2));
    }
}

#[test]
fn closures_that_wait() {
    same(|| mapped(3));
}
