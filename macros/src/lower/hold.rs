//! What the head of a construct makes on its way to a value, where the construct does not
//! yield: it lives until the construct has ended.
//!
//! A `let` would drop it when the value has been made. So the value is bound by a `match`,
//! and all that follows in the sequence stands in its one arm:
//!
//! ```text
//! match make(1).part { mut value => match value { .. } }
//! ```

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::Lower;
use crate::ir::{Arm, NodeKind};
use crate::names::BindingId;
use crate::status::Effects;

/// What of a sequence lives to its end.
#[derive(Default)]
pub(super) struct Held {
    /// Whether what is kept now does, with all that is made for it.
    pub(super) holds: bool,
    /// Where what follows such a value begins.
    pub(super) after: Vec<usize>,
}

impl Lower<'_> {
    /// Lowers the head of a construct; what it makes lives on to the end of the sequence, if
    /// the construct `stays` within one resumption.
    pub(super) fn head<R>(&mut self, stays: bool, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.held.holds, stays);
        let done = inside(self);
        self.held.holds = outer;
        done
    }

    /// Binds a value for what follows in the sequence.
    pub(super) fn hold(&mut self, local: BindingId, value: TokenStream, effects: Effects) {
        if self.is_dead() {
            return;
        }
        let mut body = self.seq(|_| {});
        body.params.push(local);
        let name = &self.names[local].ident;
        let span = name.span();
        let arm = Arm {
            head: quote_spanned!(span=> mut #name),
            effects: Effects::default(),
            body,
        };
        let kind = NodeKind::Match {
            scrutinee: value,
            arms: vec![arm],
        };
        self.push(kind, effects);
        self.held.after.push(self.nodes.len());
    }

    /// Moves what follows into the arms of what is held.
    pub(super) fn close_held(&mut self) {
        while let Some(after) = self.held.after.pop() {
            let rest = self.nodes.split_off(after);
            let holding = self.nodes.last_mut().map(|node| &mut node.kind);
            if let Some(NodeKind::Match { arms, .. }) = holding {
                if let [arm] = &mut **arms {
                    arm.body.nodes = rest;
                }
            }
        }
    }
}
