//! Generators that delegate to themselves.

use primed::generator;

struct Node {
    left: Option<Box<Node>>,
    value: u64,
    right: Option<Box<Node>>,
}

fn balanced(from: u64, to: u64) -> Option<Box<Node>> {
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

#[test]
fn in_order() {
    let tree = balanced(0, 1000);
    assert!(inorder(tree.as_deref()).eq(0..1000));
}
