//! `self` under the name that the machine has for it: no pattern can bind `self`.

use proc_macro2::Span;
use syn::{Block, Expr};

use crate::macros;
use crate::names::Names;
use crate::walk::visit_mut::{self, VisitMut};

/// Renames the `self` that stands at `span` in a body, in what macros are given too.
pub(super) fn rename(block: &mut Block, span: Span) {
    let mut names = Names::default();
    names.enter();
    names.declare_self(span, false);
    This { names }.visit_block_mut(block);
}

struct This {
    names: Names,
}

impl VisitMut for This {
    fn visit_expr_path_mut(&mut self, e: &mut syn::ExprPath) {
        let Some(ident) = e.path.get_ident().filter(|_| e.qself.is_none()) else {
            return;
        };
        if let Some(id) = self.names.resolve(ident) {
            let span = ident.span();
            e.path = self.names.emitted(id, span).into();
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Verbatim(tokens) = expr {
            *tokens = macros::rename_tokens(std::mem::take(tokens), &mut self.names).0;
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        mac.tokens = macros::rename_tokens(std::mem::take(&mut mac.tokens), &mut self.names).0;
    }

    /// An item has a `self` of its own.
    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}
