//! A balanced tree of 1,023 nodes, ten levels deep.

use std::sync::LazyLock;

use super::Node;

const NODES: u64 = 1_023;

static ROOT: LazyLock<Box<Node>> = LazyLock::new(|| Node::balanced(NODES).expect("it has nodes"));

walk! { shallow, nodes: NODES, levels: 10, }
