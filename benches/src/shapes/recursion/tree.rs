//! A balanced tree of a million nodes, twenty levels deep.

use std::sync::LazyLock;

use super::Node;

const NODES: u64 = 1_000_000;

static ROOT: LazyLock<Box<Node>> = LazyLock::new(|| Node::balanced(NODES).expect("it has nodes"));

walk! { tree, nodes: NODES, levels: 20, }
