//! Loops: all of them become one that runs until something jumps out of it.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{
    Block, Expr, ExprForLoop, ExprWhile, Label, Pat, UnOp, parse_quote, parse_quote_spanned,
};

use super::hold::stays;
use super::matching::is_owned_place;
use super::{Dest, Lower};
use crate::errors::Errors;
use crate::face::ours;
use crate::ir::{Bound, NodeKind};
use crate::names::{BindingId, Keep};
use crate::patterns::{self, Leftover, Position};
use crate::resolve::Resolver;
use crate::scan;
use crate::status::Effects;
use crate::told::Told;

impl Lower<'_> {
    pub(super) fn loop_of(
        &mut self,
        label: Option<Label>,
        span: Span,
        dest: &Dest,
        one_head: bool,
        body: impl FnOnce(&mut Self),
    ) {
        // A `break` with a value cannot return it from here, for what drops on
        // the way: it goes to a local first.
        let (dest, returned) = self.local_for(dest, span);
        let id = self.label(label.map(|label| label.name), true, &dest);
        let body = self.seq(body);
        self.labels.pop();
        let kind = NodeKind::Loop {
            label: id,
            body,
            one_head,
        };
        self.push(kind, Effects::default());
        self.finish_local(returned);
    }

    /// Whether code names something of a type that the caller chooses.
    pub(super) fn pulls(&self, effects: &Effects) -> bool {
        !self.pulled.is_disjoint(&effects.names)
    }

    /// The same of a condition that is yet to be resolved.
    fn condition_pulls(&mut self, cond: &Expr) -> bool {
        if self.pulled.is_empty() || self.apart(cond) {
            return false;
        }
        let mut errors = Errors::default();
        let known = (&self.split, &self.kept);
        self.names.enter();
        let resolver = Resolver::new(&mut self.names, self.face, &mut errors, known);
        let effects = resolver.expr(&mut cond.clone());
        self.names.leave();
        self.pulls(&effects)
    }

    pub(super) fn split_while(&mut self, e: ExprWhile, dest: &Dest) {
        let span = e.while_token.span;
        let (cond, body) = (*e.cond, e.body);
        let (stays, pulls) = (!scan::block(&body).yields, self.condition_pulls(&cond));
        self.loop_of(e.label, span, &Dest::Unit, pulls, |this| {
            this.branch(
                cond,
                stays,
                Box::new(|this| this.block_inline(body, &Dest::Unit)),
                Box::new(|this| this.split_break(None, None, span)),
            );
        });
        self.deliver_unit(dest, span);
    }

    pub(super) fn split_for(&mut self, e: ExprForLoop, dest: &Dest) {
        let (span, for_span) = (e.expr.span(), e.for_token.span);
        let ends = !scan::expr(&e.expr).any();
        let stays = stays(&e.expr, &e.body).filter(|_| !is_free_range(&e.expr));
        let (label, pat, body, mut items) = (e.label, e.pat, e.body, *e.expr);
        let inner = self.seq(|this| {
            let decide = |this: &mut Self| this.head(stays, |this| this.decide(&mut items));
            let whole = this.scoped(ends, decide);
            let unique = scan::has_own_type(&items);
            let told = this.told_of_range(&items).filter(|_| stays.is_none());
            let iter = this.names.declare_hidden("iter", span);
            let name = this.names[iter].ident.clone();
            let pulls = if stays.is_some() {
                // As rustc has it.
                let effects = this.resolver().expr(&mut items);
                let made = quote_spanned!(span=> ::core::iter::IntoIterator::into_iter(#items));
                this.hold(iter, &made, effects);
                false
            } else {
                this.declare_iterator(items, iter, told.as_ref())
            };
            this.mark_unique(unique);
            this.mark_whole(whole);
            this.loop_of(label, for_span, &Dest::Unit, pulls, |this| {
                this.round(&pat, &name, iter, told, body, for_span);
            });
        });
        let label = self.new_label();
        self.push(NodeKind::Block { label, body: inner }, Effects::default());
        self.deliver_unit(dest, span);
    }

    /// One round of a `for` loop.
    fn round(
        &mut self,
        pat: &Pat,
        iter: &syn::Ident,
        id: BindingId,
        told: Option<TokenStream>,
        body: Block,
        span: Span,
    ) {
        let mut effects = Effects::default();
        effects.name(id);
        self.names.enter();
        let mut pat = pat.clone();
        let mut body = body;
        if patterns::leftover(&pat) == Leftover::Whole {
            let item = ours("__item", span);
            // In parentheses: cases may begin with a `|`.
            let whole: syn::Stmt = parse_quote_spanned!(pat.span()=> let (#pat) = #item;);
            body.stmts.insert(0, whole);
            pat = parse_quote!(#item);
        }
        let next = quote_spanned!(span=> ::core::iter::Iterator::next(&mut #iter));
        self.ask_items(&pat, &next);
        let Bound {
            mut pat,
            mut ids,
            prelude,
        } = self.bind_whole(pat, Position::Irrefutable);
        // A range of integers gives integers.
        if self.names[id].keep == Keep::Undropped {
            self.have_no_drop(&ids);
        }
        if let (Pat::Ident(_), [id]) = (&pat, &*ids) {
            self.names[*id].told = told.map_or(Told::Nothing, Told::Type);
        }
        let again = self.take_rebound(&mut pat, &mut ids, false);
        let mut then = self.seq(|this| {
            this.push_prelude(prelude);
            this.bind_again(again);
            this.block_inline(body, &Dest::Unit);
        });
        self.names.leave();
        then.params = ids;
        let otherwise = self.seq(|this| this.split_break(None, None, span));
        let condition = quote_spanned!(span=>
            let ::core::option::Option::Some(#pat) = #next
        );
        self.push(
            NodeKind::If {
                condition,
                holds: Effects::default(),
                then,
                otherwise,
            },
            effects,
        );
    }
}

/// A range, or `.rev()` of one, of which nothing is left behind when it was made.
fn is_free_range(items: &Expr) -> bool {
    match items {
        Expr::MethodCall(call) => call.method == "rev" && is_free_range(&call.receiver),
        Expr::Paren(e) => is_free_range(&e.expr),
        Expr::Range(e) => [&e.start, &e.end].into_iter().flatten().all(|e| is_free(e)),
        _ => false,
    }
}

/// Whether an expression has no temporaries: all that it makes is moved on.
fn is_free(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Paren(e) => is_free(&e.expr),
        Expr::Group(e) => is_free(&e.expr),
        Expr::Cast(e) => is_free(&e.expr),
        Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => {
            is_owned_place(expr) && is_free(&e.expr)
        }
        Expr::Unary(e) => is_free(&e.expr),
        Expr::Binary(e) => is_free(&e.left) && is_free(&e.right),
        Expr::Field(e) => is_owned_place(expr) && is_free(&e.base),
        Expr::Index(e) => is_owned_place(expr) && is_free(&e.expr) && is_free(&e.index),
        Expr::Call(e) => is_free(&e.func) && e.args.iter().all(is_free),
        Expr::MethodCall(e) => {
            is_owned_place(&e.receiver) && is_free(&e.receiver) && e.args.iter().all(is_free)
        }
        Expr::Reference(e) => is_owned_place(&e.expr) && is_free(&e.expr),
        _ => false,
    }
}
