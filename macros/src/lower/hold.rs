//! What the head of a construct makes on its way to a value, where the construct does not
//! yield any more: it lives until the construct has ended.
//!
//! A `let` would drop it when the value has been made. So the value is bound by a `match`,
//! and all that follows in the sequence stands in its one arm:
//!
//! ```text
//! match make(1).part { mut value => match value { .. } }
//! ```

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{Block, Expr, Macro};

use super::Lower;
use crate::forms;
use crate::ir::{Arm, NodeKind};
use crate::names::BindingId;
use crate::scan;
use crate::status::Effects;
use crate::walk::visit::{self, Visit};

/// After how many yields in its head a construct stays within one resumption, if it does.
pub(super) type Stays = Option<usize>;

/// What of a sequence lives to its end.
#[derive(Default)]
pub(super) struct Held {
    /// From which yield on what is kept does, with all that is made for it.
    from: Stays,
    /// How many yields have been lowered.
    met: usize,
    /// Where what follows such a value begins.
    pub(super) after: Vec<usize>,
}

impl Lower<'_> {
    /// Lowers the head of a construct; what it makes lives on to the end of the sequence, once
    /// the construct `stays` within one resumption.
    pub(super) fn head<R>(&mut self, stays: Stays, inside: impl FnOnce(&mut Self) -> R) -> R {
        let from = stays.map(|yields| self.held.met + yields);
        let outer = std::mem::replace(&mut self.held.from, from);
        let done = inside(self);
        self.held.from = outer;
        done
    }

    /// Whether what is kept now lives to the end of the sequence, with all that is made for it.
    pub(super) fn holds(&self) -> bool {
        self.held.from.is_some_and(|from| self.held.met >= from)
    }

    /// Where what follows the value that was held last begins.
    pub(super) fn held_from(&self) -> usize {
        self.held.after.last().copied().unwrap_or(0)
    }

    /// A yield has been lowered.
    pub(super) const fn met_yield(&mut self) {
        self.held.met += 1;
    }

    /// Binds a value for what follows in the sequence.
    pub(super) fn hold(&mut self, local: BindingId, value: &TokenStream, effects: Effects) {
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
            // It may begin with a struct literal.
            scrutinee: quote_spanned!(span=> (#value)),
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

/// Whether a construct with that head and body stays within one resumption.
pub(super) fn stays(head: &Expr, body: &Block) -> Stays {
    if scan::block(body).yields {
        return None;
    }
    stays_after(head)
}

/// The same of a head that leads to nothing that yields.
pub(super) fn stays_after(head: &Expr) -> Stays {
    struct Yields(Stays);
    impl<'ast> Visit<'ast> for Yields {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match expr {
                Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
                Expr::Yield(_) => self.0 = self.0.map(|yields| yields + 1),
                _ => {}
            }
            visit::visit_expr(self, expr);
        }

        // How often, it does not say.
        fn visit_macro(&mut self, mac: &'ast Macro) {
            if forms::mentions_yield(mac.tokens.clone()) {
                self.0 = None;
            }
        }

        fn visit_item(&mut self, _item: &'ast syn::Item) {}
    }
    let mut yields = Yields(Some(0));
    yields.visit_expr(head);
    yields.0
}
