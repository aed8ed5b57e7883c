//! Sorting and structures told step by step: Quicksort, bubble sort, Kruskal, Huffman.

use std::collections::VecDeque;

use primed::prelude::*;

/// Hoare's Quicksort, lazily: the least item comes before all is sorted.
#[generator]
fn quicksort<T: Ord + 'static>(mut items: Vec<T>) -> Box<dyn Iterator<Item = T>> {
    let pivot = items.pop()?;
    let (less, more): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| *item < pivot);
    yield_from!(quicksort(less));
    yield_!(pivot);
    yield_from!(quicksort(more));
}

/// The list after each exchange of a bubble sort.
#[generator]
fn bubbles<T: PartialOrd + Clone>(mut items: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    for end in (1..items.len()).rev() {
        let mut swapped = false;
        for i in 0..end {
            if items[i] > items[i + 1] {
                items.swap(i, i + 1);
                swapped = true;
                yield_!(items.clone());
            }
        }
        if !swapped {
            return;
        }
    }
}

/// The greatest item of each window, by a queue of candidates.
#[generator]
fn sliding_maximum(items: &[i32], width: usize) -> impl Iterator<Item = i32> {
    let mut best: VecDeque<usize> = VecDeque::new();
    for (i, item) in items.iter().enumerate() {
        while best.back().is_some_and(|&j| items[j] <= *item) {
            best.pop_back();
        }
        best.push_back(i);
        if best[0] + width == i {
            best.pop_front();
        }
        if i + 1 >= width {
            yield_!(items[best[0]]);
        }
    }
}

/// Kruskal: the edges of a least spanning tree.
#[generator]
fn kruskal(
    nodes: usize,
    mut edges: Vec<(u32, usize, usize)>,
) -> impl Iterator<Item = (usize, usize)> {
    fn root(parents: &mut [usize], mut node: usize) -> usize {
        while parents[node] != node {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }
        node
    }

    let mut parents: Vec<_> = (0..nodes).collect();
    edges.sort_unstable();
    for (_, a, b) in edges {
        let (x, y) = (root(&mut parents, a), root(&mut parents, b));
        if x != y {
            parents[x] = y;
            yield_!((a, b));
        }
    }
}

enum Huffman {
    Leaf(char),
    Node(Box<Huffman>, Box<Huffman>),
}

impl Huffman {
    #[generator]
    fn codes(&self, prefix: String) -> Box<dyn Iterator<Item = (char, String)> + '_> {
        match *self {
            Self::Leaf(symbol) => yield_!((symbol, prefix)),
            Self::Node(ref zero, ref one) => {
                yield_from!(zero.codes(prefix.clone() + "0"));
                yield_from!(one.codes(prefix + "1"));
            }
        }
    }

    #[generator]
    fn decode(
        &self,
        bits: impl Iterator<Item = bool>,
    ) -> impl Iterator<Item = Result<char, &'static str>> {
        let mut at = self;
        for bit in bits {
            at = match at {
                Self::Node(zero, one) => {
                    if bit {
                        one
                    } else {
                        zero
                    }
                }
                Self::Leaf(_) => return,
            };
            if let Self::Leaf(symbol) = at {
                yield_!(Ok(*symbol));
                at = self;
            }
        }
        if !std::ptr::eq(at, self) {
            Err("it ends within a code")?;
        }
    }
}

#[test]
fn sorted() {
    assert!(quicksort(vec![3, 1, 4, 1, 5, 9, 2, 6, 5]).eq([1, 1, 2, 3, 4, 5, 5, 6, 9]));
    assert_eq!(quicksort((0..100).rev().collect()).next(), Some(0));
    assert!(bubbles(vec![3, 1, 2]).eq([[1, 3, 2], [1, 2, 3]]));
    // As many exchanges as there are inversions.
    assert_eq!(bubbles((0..10).rev().collect()).count(), 45);
    let items = [1, 3, -1, -3, 5, 3, 6, 7];
    assert!(sliding_maximum(&items, 3).eq([3, 3, 5, 5, 6, 7]));
}

/// The graph of Wikipedia's article on Kruskal's algorithm: A to G.
#[test]
fn spanning() {
    let edges = "7AB 5AD 8BC 9BD 7BE 5CE 15DE 6DF 8EF 9EG 11FG"
        .split(' ')
        .map(|edge| {
            let (length, ends) = edge.split_at(edge.len() - 2);
            let [a, b] = [0, 1].map(|i| usize::from(ends.as_bytes()[i] - b'A'));
            (length.parse().unwrap(), a, b)
        });
    let tree =
        kruskal(7, edges.collect()).map(|(a, b)| ["ABCDEFG".get(a..=a), "ABCDEFG".get(b..=b)]);
    let tree: String = tree.flatten().flatten().collect();
    assert_eq!(tree, "ADCEDFABBEEG");
}

#[test]
fn huffman() {
    use Huffman::{Leaf, Node};

    let [a, b, c] = ['a', 'b', 'c'].map(|symbol| Box::new(Leaf(symbol)));
    let tree = Node(a, Box::new(Node(b, c)));
    let codes: Vec<_> = tree.codes(String::new()).collect();
    assert_eq!(
        codes,
        [('a', "0".into()), ('b', "10".into()), ('c', "11".into())]
    );
    let bits = |text: &'static str| text.bytes().map(|bit| bit == b'1');
    let decoded: Result<String, _> = tree.decode(bits("0101100")).collect();
    assert_eq!(decoded.unwrap(), "abcaa");
    assert!(tree.decode(bits("1")).eq([Err("it ends within a code")]));
}
