//! How a way puts away what it has left of locals: see [`super::plan`].

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, Lifetime, Stmt};

use super::Resolver;
use super::plan::{Leaving, Put};
use super::shapes::targets;
use crate::face::ours;
use crate::forms;
use crate::hold::put_away;
use crate::names::BindingId;

impl Resolver<'_> {
    /// Statements that put locals away.
    fn put(&self, puts: &[Put], span: Span) -> TokenStream {
        let span = span.resolved_at(Span::mixed_site());
        let put = puts.iter().map(|(id, used)| {
            let kept = self.names.emitted(self.kept[id], span);
            let local = self.names.emitted(*id, span);
            let held = put_away(&local, self.names[*id].keep, used, self.face, span);
            quote_spanned!(span=> #kept = #held;)
        });
        quote!(#(#put)*)
    }

    /// The value of `way`, and behind it what puts locals away.
    fn put_behind(&self, way: &dyn ToTokens, puts: &[Put], span: Span) -> Block {
        let put = self.put(puts, span);
        let span = span.resolved_at(Span::mixed_site());
        let value = ours("__way", span);
        block(quote_spanned!(span=> let #value = #way; #put #value), span)
    }

    /// Puts locals away at the end of a block.
    pub(super) fn put_at_end(&self, way: &mut Block, puts: &[Put]) {
        if puts.is_empty() {
            return;
        }
        let span = way.brace_token.span.close();
        *way = if has_tail(way) {
            self.put_behind(way, puts, span)
        } else {
            let put = self.put(puts, span);
            block(quote!(#way #put), span)
        };
    }

    /// Puts locals away behind an expression, which is a way.
    pub(super) fn put_after(&self, way: &mut Expr, puts: &[Put]) {
        match way {
            _ if puts.is_empty() => {}
            Expr::Block(e) if e.label.is_none() && e.attrs.is_empty() => {
                self.put_at_end(&mut e.block, puts);
            }
            way => *way = block_expr(self.put_behind(way, puts, way.span())),
        }
    }

    /// A way that only puts locals away: an `else` that was not written.
    pub(super) fn put_only(&self, puts: &[Put], span: Span) -> Expr {
        block_expr(block(self.put(puts, span), span))
    }

    /// `a && b` and `a || b`, where locals are put away if `b` is not reached.
    pub(super) fn put_lazy(&self, e: &syn::ExprBinary, puts: &[Put]) -> Expr {
        let or = matches!(e.op, syn::BinOp::Or(_));
        let span = e.op.span().resolved_at(Span::mixed_site());
        let left = forms::parenthesised((*e.left).clone());
        // In parentheses: it may begin with what would be a statement.
        let right = forms::parenthesised((*e.right).clone());
        let put = self.put(puts, span);
        let (then, otherwise) = (quote!(#right), quote!(#put #or));
        let (then, otherwise) = if or {
            (otherwise, then)
        } else {
            (then, otherwise)
        };
        let lazy = quote_spanned!(span=> if #left { #then } else { #otherwise });
        forms::parenthesised(Expr::Verbatim(lazy))
    }

    /// A `break`, which puts locals away if it has them left.
    pub(super) fn put_before_jump(&self, expr: &mut Expr, leaving: &Leaving) {
        let Expr::Break(e) = expr else { return };
        let span = e.break_token.span;
        if let Some(number) = leaving.past {
            e.label = Some(past(number, span));
        }
        if leaving.puts.is_empty() {
            return;
        }
        if let Some(value) = &mut e.expr {
            **value = block_expr(self.put_behind(value, &leaving.puts, span));
        } else {
            let put = self.put(&leaving.puts, span);
            *expr = Expr::Verbatim(quote!({ #put #e }));
        }
    }

    /// A loop that ends when a test fails: locals are put away then, and its jumps lead
    /// past that.
    pub(super) fn put_behind_loop(&self, expr: &mut Expr, number: usize, puts: &[Put]) {
        if puts.is_empty() {
            return;
        }
        let span = expr.span();
        let (label, put) = (past(number, span), self.put(puts, span));
        let scope = block(quote!(#expr #put), span);
        *expr = Expr::Verbatim(quote!(#label: #scope));
    }

    /// An assignment: what was put away of the local that it goes to drops with it. Where
    /// there are several places, each is assigned in its turn, as the reference has it for
    /// "destructuring assignments".
    pub(super) fn drop_kept(&mut self, expr: &mut Expr, locals: &[Option<BindingId>]) {
        let Expr::Assign(e) = expr else { return };
        let kept = |local: &Option<BindingId>| local.and_then(|id| self.kept.get(&id)).copied();
        let all: Vec<_> = locals.iter().map(kept).collect();
        if all.iter().all(Option::is_none) {
            return;
        }
        let span = e.eq_token.span.resolved_at(Span::mixed_site());
        let clear = |kept: BindingId| {
            let kept = self.names.emitted(kept, span);
            quote_spanned!(span=> #kept = ::core::option::Option::None;)
        };
        let assigned = if let [kept] = &*all {
            let clear = kept.map(clear);
            quote_spanned!(span=> #e; #clear)
        } else {
            let (mut number, mut then) = (0, TokenStream::new());
            targets(&mut e.left, &mut |place| {
                let value = ours(&format!("__assigned{number}"), span);
                let clear = all[number].map(clear);
                then.extend(quote_spanned!(span=> #place = #value; #clear));
                *place = Expr::Verbatim(quote!(#value));
                number += 1;
            });
            let (pattern, value) = (&e.left, &e.right);
            quote_spanned!(span=> let #pattern = #value; #then)
        };
        *expr = block_expr(block(assigned, span));
        all.iter()
            .flatten()
            .for_each(|kept| self.effects.assign(*kept));
    }
}

/// The end behind a loop, and behind what is put away there.
fn past(number: usize, span: Span) -> Lifetime {
    let mut label = Lifetime::new(&format!("'__past{number}"), span);
    label.set_span(span.resolved_at(Span::mixed_site()));
    label
}

/// A block of such code.
pub(super) fn block(tokens: TokenStream, span: Span) -> Block {
    let span = span.resolved_at(Span::mixed_site());
    Block {
        brace_token: syn::token::Brace(span),
        stmts: vec![Stmt::Expr(Expr::Verbatim(tokens), None)],
    }
}

/// A block as an expression.
pub(super) fn block_expr(block: Block) -> Expr {
    Expr::Block(syn::ExprBlock {
        attrs: Vec::new(),
        label: None,
        block,
    })
}

/// Whether a block ends in an expression.
fn has_tail(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(_, semi)) => semi.is_none(),
        Some(Stmt::Macro(mac)) => mac.semi_token.is_none(),
        _ => false,
    }
}
