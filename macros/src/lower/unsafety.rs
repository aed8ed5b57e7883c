//! Blocks of the user's that are `unsafe`: they are blocks, and each piece of one gets the
//! keyword.

use syn::{ExprUnsafe, Token};

use super::{Dest, Lower};
use crate::ir::{NodeKind, Seq};
use crate::status::Effects;

impl Lower<'_> {
    pub(super) fn split_unsafe(&mut self, e: ExprUnsafe, dest: &Dest) {
        let body = self.block_seq(e.block, dest);
        self.push_unsafe(e.unsafe_token, body);
    }

    /// Adds a sequence that is an `unsafe` block.
    pub(super) fn push_unsafe(&mut self, token: Token![unsafe], mut body: Seq) {
        body.unsafety = Some(token.span);
        let label = self.new_label();
        self.push(NodeKind::Block { label, body }, Effects::default());
    }
}
