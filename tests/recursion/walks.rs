//! Walks, and other programs that are told best by recursion.

use primed::prelude::*;

/// A binary tree.
pub(crate) struct Node {
    pub(crate) left: Option<Box<Node>>,
    pub(crate) value: u64,
    pub(crate) right: Option<Box<Node>>,
}

pub(crate) fn balanced(from: u64, to: u64) -> Option<Box<Node>> {
    (from < to).then(|| {
        let value = from.midpoint(to);
        Box::new(Node {
            left: balanced(from, value),
            value,
            right: balanced(value + 1, to),
        })
    })
}

#[generator]
fn inorder(node: Option<&Node>) -> impl Iterator<Item = u64> {
    if let Some(node) = node {
        yield_from!(inorder(node.left.as_deref()));
        yield_!(node.value);
        yield_from!(inorder(node.right.as_deref()));
    }
}

#[generator]
fn preorder(node: &Node) -> Box<dyn Iterator<Item = u64> + '_> {
    yield_!(node.value);
    for below in [&node.left, &node.right].into_iter().flatten() {
        yield_from!(preorder(below));
    }
}

fn preorder_by_function(node: &Node, seen: &mut Vec<u64>) {
    seen.push(node.value);
    for below in [&node.left, &node.right].into_iter().flatten() {
        preorder_by_function(below, seen);
    }
}

#[test]
fn in_order() {
    let tree = balanced(0, 1000);
    assert!(inorder(tree.as_deref()).eq(0..1000));
    assert_eq!(inorder(None).next(), None);
}

#[test]
fn in_preorder() {
    let tree = balanced(0, 300).expect("a tree");
    let mut expected = Vec::new();
    preorder_by_function(&tree, &mut expected);
    assert!(preorder(&tree).eq(expected));
}

/// Depth and height come back as values.
#[generator]
fn heights(node: &Node) -> impl Generator<Yield = (u64, u32), Return = u32> {
    let mut height = 0;
    for below in [&node.left, &node.right].into_iter().flatten() {
        height = height.max(yield_from!(heights(below)));
    }
    yield_!((node.value, height + 1));
    height + 1
}

#[test]
fn return_values_come_back() {
    fn by_function(node: &Node, seen: &mut Vec<(u64, u32)>) -> u32 {
        let below = [&node.left, &node.right].into_iter().flatten();
        let height = below
            .map(|below| by_function(below, seen))
            .max()
            .unwrap_or(0);
        seen.push((node.value, height + 1));
        height + 1
    }
    let tree = balanced(0, 200).expect("a tree");
    let mut expected = Vec::new();
    let height = by_function(&tree, &mut expected);
    let g = heights(&tree);
    let mut items = g.iter();
    assert!(items.by_ref().eq(expected));
    assert_eq!(items.into_return(), Some(height));
}

/// All permutations, each made by swaps within one vector that goes down and comes back.
#[generator]
fn permutations(
    mut items: Vec<u8>,
    from: usize,
) -> impl Generator<Yield = Vec<u8>, Return = Vec<u8>> {
    if from + 1 >= items.len() {
        yield_!(items.clone());
        return items;
    }
    for at in from..items.len() {
        items.swap(from, at);
        items = yield_from!(permutations(items, from + 1));
        items.swap(from, at);
    }
    items
}

#[test]
fn permute() {
    let g = permutations(vec![1, 2, 3, 4], 0);
    let mut found: Vec<Vec<u8>> = g.iter().collect();
    assert_eq!(found[..3], [[1, 2, 3, 4], [1, 2, 4, 3], [1, 3, 2, 4]]);
    assert_eq!(found.len(), 24);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 24);
}

/// The towers of Hanoi: two calls, the last of them in the place of the outer one.
#[generator]
fn hanoi(discs: u32, from: char, to: char, by: char) -> impl Iterator<Item = (u32, char, char)> {
    if discs == 0 {
        return;
    }
    yield_from!(hanoi(discs - 1, from, by, to));
    yield_!((discs, from, to));
    yield_from!(hanoi(discs - 1, by, to, from));
}

#[test]
fn towers() {
    let mut pegs = [(1..=7).rev().collect::<Vec<u32>>(), Vec::new(), Vec::new()];
    let peg = |name: char| "abc".find(name).expect("a peg");
    let mut moves = 0;
    for (disc, from, to) in hanoi(7, 'a', 'c', 'b') {
        assert_eq!(pegs[peg(from)].pop(), Some(disc));
        assert!(pegs[peg(to)].last().is_none_or(|below| *below > disc));
        pegs[peg(to)].push(disc);
        moves += 1;
    }
    assert_eq!(moves, 127);
    assert_eq!(pegs[2], [7, 6, 5, 4, 3, 2, 1]);
}

/// An iterator of results: `?` ends its own level with the error, and the outer ones go on.
#[generator]
fn parsed(words: &'static [&'static str], depth: u32) -> impl Iterator<Item = Result<i32, String>> {
    for word in words {
        if word.starts_with('(') {
            if depth < 2 {
                yield_from!(parsed(&["1", "x", "2"], depth + 1));
            }
            continue;
        }
        let number: i32 = word.parse().map_err(|_| format!("{word} at {depth}"))?;
        yield_!(Ok(number));
    }
}

#[test]
fn a_question_mark_ends_its_own_level() {
    let mut found = parsed(&["7", "((", "8", "y", "9"], 0);
    let expected = [
        Ok(7),
        Ok(1),
        Err("x at 1".to_owned()),
        Ok(8),
        Err("y at 0".to_owned()),
    ];
    for item in expected {
        assert_eq!(found.next(), Some(item));
    }
    assert_eq!(found.next(), None);
    assert_eq!(found.next(), None);
}

/// With an `Option`, `?` just ends its level.
#[generator]
fn until_none(list: &'static [Option<u8>], again: bool) -> impl Iterator<Item = u8> {
    for item in list {
        let item = (*item)?;
        yield_!(item);
        if again {
            yield_from!(until_none(&[Some(10), None, Some(11)], false));
        }
    }
}

#[test]
fn a_question_mark_on_an_option() {
    let found: Vec<u8> = until_none(&[Some(1), Some(2), None, Some(3)], true).collect();
    assert_eq!(found, [1, 10, 2, 10]);
}
