//! Loops: all of them become one that runs until something jumps out of it.

use proc_macro2::Span;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, ExprForLoop, ExprWhile, Label, Pat, parse_quote};

use super::{Dest, Lower};
use crate::errors::Errors;
use crate::face::{Lookup, ours};
use crate::forms;
use crate::ir::{Bound, NodeKind};
use crate::names::BindingId;
use crate::patterns::{self, Leftover, Position};
use crate::resolve::Resolver;
use crate::scan;
use crate::status::Effects;

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
        let pulls = self.condition_pulls(&cond);
        self.loop_of(e.label, span, &Dest::Unit, pulls, |this| {
            this.branch(
                cond,
                |this| this.block_inline(body, &Dest::Unit),
                |this| this.split_break(None, None, span),
            );
        });
        self.deliver_unit(dest, span);
    }

    pub(super) fn split_for(&mut self, e: ExprForLoop, dest: &Dest) {
        let span = e.expr.span();
        let mut items = *e.expr;
        let inner = self.seq(|this| {
            let whole = this.scoped(!scan::expr(&items).any(), |this| this.decide(&mut items));
            let unique = scan::has_own_type(&items);
            let mut reversed = None;
            if let Expr::MethodCall(call) = &mut items {
                if call.method == "rev" && is_range(&call.receiver) {
                    reversed = Some(call.method.clone());
                    items = std::mem::replace(&mut *call.receiver, forms::unit(span));
                }
            }
            let effects = this.resolver().expr(&mut items);
            let pulls = !is_range(&items) && this.pulls(&effects);
            let items = this.in_unsafe(items.to_token_stream());
            let iter = this.names.declare_hidden("iter", span);
            let name = this.names[iter].ident.clone();
            let mut effects = effects;
            effects.declare(iter);
            let rev = reversed.map(|rev| {
                let held = ours("__items", span);
                quote_spanned!(span=> |#held| #held.#rev())
            });
            let (looping, held) = (this.face.private("Looping", span), ours("__items", span));
            this.face.looks_up(Lookup::Loop);
            let value = if let Some(rev) = rev {
                quote_spanned!(span=> {
                    let #held = #items;
                    (&#looping(&#held)).__kind().back(#held, #rev)
                })
            } else {
                quote_spanned!(span=> {
                    let #held = ::core::iter::IntoIterator::into_iter(#items);
                    (&#looping(&#held)).__kind().over(#held)
                })
            };
            let code = quote_spanned!(span=> let mut #name = #value;);
            this.push_declaring(NodeKind::Plain(code), effects, vec![iter]);
            this.mark_unique(unique);
            this.mark_whole(whole);
            let for_span = e.for_token.span;
            this.loop_of(e.label, for_span, &Dest::Unit, pulls, |this| {
                this.round(&e.pat, &name, iter, e.body, for_span);
            });
        });
        let label = self.new_label();
        self.push(NodeKind::Block { label, body: inner }, Effects::default());
        self.deliver_unit(dest, span);
    }

    /// One round of a `for` loop.
    fn round(&mut self, pat: &Pat, iter: &syn::Ident, id: BindingId, body: Block, span: Span) {
        let mut effects = Effects::default();
        effects.name(id);
        self.names.enter();
        let mut pat = pat.clone();
        let mut body = body;
        if patterns::leftover(&pat) == Leftover::Whole {
            let item = ours("__item", span);
            // In parentheses: cases may begin with a `|`.
            let whole: syn::Stmt = parse_quote!(let (#pat) = #item;);
            body.stmts.insert(0, whole);
            pat = parse_quote!(#item);
        }
        let Bound {
            mut pat,
            mut ids,
            prelude,
        } = self.bind_whole(pat, Position::Irrefutable);
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
            let ::core::option::Option::Some(#pat) = ::core::iter::Iterator::next(&mut #iter)
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

/// `(a..b)`, in parentheses as a receiver must be.
fn is_range(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(e) => is_range(&e.expr),
        Expr::Range(_) => true,
        _ => false,
    }
}
