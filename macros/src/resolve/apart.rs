//! Locals that patterns take apart in code that stays whole: see [`crate::apart`].
//!
//! Their parts are asked ahead of the statement; in a block that has items of its own, right
//! there, since a pattern may name one of those.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Block, Expr, Pat, Stmt};

use super::Resolver;
use super::put::{block, block_expr};
use crate::apart::Asker;
use crate::names::BindingId;
use crate::patterns::{self, Position};
use crate::plain::ties::nowhere;

/// What is asked among items.
#[derive(Default)]
pub(super) struct Asked {
    /// Whether a block around has any.
    among_items: bool,
    /// What is asked ahead of the expression or statement that is looked at.
    here: Vec<TokenStream>,
}

impl<'a> Resolver<'a> {
    /// A pattern was matched against a local, and takes it, if it leaves nothing of it.
    pub(super) fn take_matched(&mut self, id: BindingId, pat: &Pat, asker: &mut Asker<'_>) {
        if self.asks_parts(id, pat, asker) {
            self.take(id);
        } else {
            self.name(id);
        }
    }

    /// Whether a pattern takes a local; then its parts are asked whether anything is left.
    pub(super) fn asks_parts(&mut self, id: BindingId, pat: &Pat, asker: &mut Asker<'_>) -> bool {
        if !patterns::consumes(pat) {
            return false;
        }
        let arms = asker.arms(pat);
        if arms.is_empty() {
        } else if !self.asked.among_items {
            self.effects.matched.push((id, arms));
        } else if self.closure.is_none() {
            let local = &self.names[id].ident;
            let asks = nowhere(&[quote!(match #local { #arms _ => {} })]);
            self.asked.here.push(asks);
        } else {
            // What a closure names is what it captures: it cannot be asked there.
            return false;
        }
        true
    }

    /// What asks the parts of what one value is matched against.
    pub(super) const fn asker(&self, position: Position) -> Asker<'a> {
        Asker::new(position, self.face)
    }

    /// Resolves an expression, with what is asked ahead of it.
    pub(super) fn asking(&mut self, expr: &mut Expr, resolve: impl FnOnce(&mut Self, &mut Expr)) {
        let outer = std::mem::take(&mut self.asked.here);
        resolve(self, expr);
        let here = std::mem::replace(&mut self.asked.here, outer);
        if !here.is_empty() {
            let span = syn::spanned::Spanned::span(expr);
            *expr = block_expr(block(quote!(#(#here)* #expr), span));
        }
    }

    /// Resolves the statements of a block, each with what is asked ahead of it.
    pub(super) fn asking_stmts(
        &mut self,
        block: &mut Block,
        resolve: impl Fn(&mut Self, &mut Stmt),
    ) {
        let outer = std::mem::take(&mut self.asked);
        let mut stmts = block.stmts.iter();
        let items = stmts.any(|stmt| matches!(stmt, Stmt::Item(_)));
        self.asked.among_items = items || outer.among_items;
        for mut stmt in std::mem::take(&mut block.stmts) {
            resolve(self, &mut stmt);
            let here = self.asked.here.drain(..);
            let asks = here.map(|asks| Stmt::Expr(Expr::Verbatim(asks), None));
            block.stmts.extend(asks.chain([stmt]));
        }
        self.asked = outer;
    }
}
