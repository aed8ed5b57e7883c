//! Sequences: the nodes of one scope.

use proc_macro2::TokenStream;

use super::Lower;
use super::outlive::Temporaries;
use crate::ir::{Node, Seq, SeqId};

/// What is known of the sequence around one that is being lowered.
struct Around {
    nodes: Vec<Node>,
    items: TokenStream,
    dead: bool,
    held: Vec<usize>,
    temporaries: Temporaries,
}

impl Lower<'_> {
    /// Collects the nodes that `inside` adds as a sequence with its own scope.
    pub(super) fn seq(&mut self, inside: impl FnOnce(&mut Self)) -> Seq {
        // All but the call is apart, so that rustc makes it once.
        let (id, around) = self.enter_seq();
        inside(self);
        self.leave_seq(id, around)
    }

    fn enter_seq(&mut self) -> (SeqId, Around) {
        let id = SeqId(self.seqs);
        self.seqs += 1;
        let is_dead = self.is_dead();
        self.depth += 1;
        self.names.enter();
        let around = Around {
            nodes: std::mem::take(&mut self.nodes),
            items: std::mem::take(&mut self.own_items),
            dead: std::mem::replace(&mut self.dead, is_dead),
            held: std::mem::take(&mut self.held.after),
            temporaries: std::mem::take(&mut self.temporaries),
        };
        (id, around)
    }

    fn leave_seq(&mut self, id: SeqId, around: Around) -> Seq {
        self.temporaries = around.temporaries;
        self.names.leave();
        self.close_held();
        self.held.after = around.held;
        self.dead = around.dead;
        self.depth -= 1;
        Seq {
            id,
            items: std::mem::replace(&mut self.own_items, around.items),
            unsafety: None,
            params: Vec::new(),
            nodes: std::mem::replace(&mut self.nodes, around.nodes),
        }
    }
}
