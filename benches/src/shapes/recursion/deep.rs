//! A chain of 100,000 nodes, each a level deeper than the one before.

use std::sync::LazyLock;

use super::Node;

/// Each item takes the boxed ways as many steps as the chain has nodes below: too long for tests.
const NODES: u64 = if cfg!(test) { 2_000 } else { 100_000 };

static ROOT: LazyLock<Box<Node>> = LazyLock::new(|| Node::chain(NODES).expect("it has nodes"));

walk! {
    deep, nodes: NODES, levels: NODES,
    slow: gen_block diapause genawaiter next_gen fauxgen,
}
