//! Walks of a binary tree, by recursion and with a stack.

use std::collections::VecDeque;

use primed::prelude::*;

#[derive(Debug)]
struct Node<T> {
    value: T,
    left: Option<Box<Node<T>>>,
    right: Option<Box<Node<T>>>,
}

impl<T: Ord> Node<T> {
    fn new(value: T) -> Self {
        Self {
            value,
            left: None,
            right: None,
        }
    }

    fn insert(&mut self, value: T) {
        let side = if value < self.value {
            &mut self.left
        } else {
            &mut self.right
        };
        match side {
            Some(node) => node.insert(value),
            None => *side = Some(Box::new(Self::new(value))),
        }
    }

    fn of(values: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut values = values.into_iter();
        let mut root = Self::new(values.next()?);
        values.for_each(|value| root.insert(value));
        Some(root)
    }
}

impl<T> Node<T> {
    /// As in the documents of PEP 255: left, itself, right.
    #[generator]
    fn in_order(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        if let Some(left) = &self.left {
            yield_from!(left.in_order());
        }
        yield_!(&self.value);
        if let Some(right) = &self.right {
            yield_from!(right.in_order());
        }
    }

    /// In order without recursion, down the left side first.
    #[generator]
    fn unwound(&self) -> impl Iterator<Item = &T> {
        let mut path = vec![];
        let mut next = Some(self);
        loop {
            while let Some(node) = next {
                path.push(node);
                next = node.left.as_deref();
            }
            let Some(node) = path.pop() else { return };
            yield_!(&node.value);
            next = node.right.as_deref();
        }
    }

    #[generator]
    fn post_order(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        for child in [&self.left, &self.right].into_iter().flatten() {
            for value in child.post_order() {
                yield_!(value);
            }
        }
        yield_!(&self.value);
    }

    /// Level by level.
    #[generator]
    fn levels(&self) -> impl Iterator<Item = Vec<&T>> {
        let mut level = VecDeque::from([self]);
        while !level.is_empty() {
            yield_!(level.iter().map(|node| &node.value).collect());
            for _ in 0..level.len() {
                let node = level.pop_front()?;
                level.extend(node.left.as_deref());
                level.extend(node.right.as_deref());
            }
        }
    }

    /// The values themselves; the tree is taken apart on the way.
    #[generator]
    fn into_values(self) -> Box<dyn Iterator<Item = T>>
    where
        T: 'static,
    {
        let Self { value, left, right } = self;
        if let Some(left) = left {
            yield_from!(left.into_values());
        }
        yield_!(value);
        if let Some(right) = right {
            yield_from!(right.into_values());
        }
    }

    /// Where each value may be changed.
    #[generator]
    fn values_mut<'a>(&'a mut self) -> Box<dyn Iterator<Item = &'a mut T> + 'a> {
        let Self { value, left, right } = self;
        if let Some(left) = left {
            yield_from!(left.values_mut());
        }
        yield_!(value);
        if let Some(right) = right {
            yield_from!(right.values_mut());
        }
    }
}

impl<'a, T> IntoIterator for &'a Node<T> {
    type Item = &'a T;
    type IntoIter = Box<dyn Iterator<Item = &'a T> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.in_order()
    }
}

#[test]
fn binary() {
    let mut tree = Node::of([4, 2, 6, 1, 3, 5, 7]).unwrap();
    assert!(tree.in_order().eq(&[1, 2, 3, 4, 5, 6, 7]));
    assert!(tree.unwound().eq(tree.in_order()));
    assert!(tree.post_order().eq(&[1, 3, 2, 5, 7, 6, 4]));
    assert_eq!(
        tree.levels().collect::<Vec<_>>(),
        [vec![&4], vec![&2, &6], vec![&1, &3, &5, &7]]
    );
    let mut total = 0;
    for value in &tree {
        total += value;
    }
    assert_eq!(total, 28);
    for value in tree.values_mut() {
        *value *= 10;
    }
    assert!(tree.into_values().eq([10, 20, 30, 40, 50, 60, 70]));
    let words = Node::of("the quick brown fox jumps over the lazy dog".split(' ')).unwrap();
    let sorted: Vec<_> = words.into_values().collect();
    assert_eq!(
        sorted.join(" "),
        "brown dog fox jumps lazy over quick the the"
    );
}
