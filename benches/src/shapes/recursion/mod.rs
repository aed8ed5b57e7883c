//! A tree, walked in order by a generator that delegates to itself.

#[macro_use]
mod walk;

pub mod deep;
pub mod shallow;
pub mod tree;

/// A node of a binary tree.
pub struct Node {
    value: u64,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Node {
    /// A balanced tree of so many nodes.
    fn balanced(nodes: u64) -> Option<Box<Self>> {
        Self::between(0, nodes)
    }

    /// A balanced tree of the values from `begin` up to `end`.
    fn between(begin: u64, end: u64) -> Option<Box<Self>> {
        let value = begin.midpoint(end);
        (begin < end).then(|| {
            Box::new(Self {
                value,
                left: Self::between(begin, value),
                right: Self::between(value + 1, end),
            })
        })
    }

    /// A chain of so many nodes: each is to the left of the one before.
    fn chain(nodes: u64) -> Option<Box<Self>> {
        (0..nodes).fold(None, |left, value| {
            Some(Box::new(Self {
                value,
                left,
                right: None,
            }))
        })
    }
}
