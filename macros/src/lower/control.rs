//! Control flow: where each construct is taken apart, and blocks.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Block, Expr, Label};

use super::{Dest, Lower, name_expr};
use crate::ir::NodeKind;
use crate::status::Effects;

impl Lower<'_> {
    /// Lowers an expression that must be taken apart, and delivers its value.
    pub(super) fn split_into(&mut self, expr: Expr, dest: &Dest) {
        match expr {
            Expr::If(e) => self.split_if(e, dest),
            Expr::Match(e) => self.split_match(e, dest),
            Expr::Loop(e) => {
                let span = e.loop_token.span;
                self.loop_of(e.label, span, dest, false, |this| {
                    this.block_inline(e.body, &Dest::Unit);
                });
            }
            Expr::While(e) => self.split_while(e, dest),
            Expr::ForLoop(e) => self.split_for(e, dest),
            Expr::Block(e) => self.block_of(e.label, e.block, dest),
            Expr::Unsafe(e) => self.split_unsafe(e, dest),
            Expr::Paren(e) => self.split_into(*e.expr, dest),
            Expr::Group(e) => self.split_into(*e.expr, dest),
            Expr::Break(e) => self.split_break(e.label.as_ref(), e.expr, e.break_token.span),
            Expr::Continue(e) => self.split_continue(e.label.as_ref(), e.continue_token.span),
            Expr::Return(e) => {
                let span = e.return_token.span;
                let value = e.expr.map(|mut value| {
                    self.split_value(&mut value);
                    *value
                });
                let text = match &value {
                    Some(value) => value.to_token_stream(),
                    None => crate::forms::unit(span).to_token_stream(),
                };
                let (code, effects) = self.leave(value, span);
                self.push(NodeKind::Return(code, Some(text)), effects);
            }
            Expr::Yield(e) if matches!(dest, Dest::Discard | Dest::Unit) => {
                self.ignored_yield(e);
                self.met_yield();
            }
            mut expr => {
                self.escape(&mut expr, dest);
                self.split_value(&mut expr);
                if matches!(dest, Dest::Discard | Dest::Unit) && is_used_up(&expr) {
                    return;
                }
                self.deliver(expr, dest);
            }
        }
    }

    pub(super) fn leave(&mut self, value: Option<Expr>, span: Span) -> (TokenStream, Effects) {
        let Some(mut value) = value else {
            return (self.face.leave(None, span), Effects::default());
        };
        let effects = self.resolver().expr(&mut value);
        // As tokens: what is left of a value that yielded tells nothing of its type.
        let value = Expr::Verbatim(value.to_token_stream());
        let code = crate::resolve::leave(self.face, &mut self.errors, Some(&value), span);
        (code, effects)
    }

    /// Lowers a block's statements into the current scope's sequence.
    pub(super) fn block_inline(&mut self, block: Block, dest: &Dest) {
        let end = block.brace_token.span.close();
        self.block_stmts(block.stmts, dest, end);
    }

    pub(super) fn block_of(&mut self, label: Option<Label>, block: Block, dest: &Dest) {
        let span = block.brace_token.span.open();
        let (dest, returned) = match &label {
            Some(_) => self.local_for(dest, span),
            None => (dest.clone(), None),
        };
        let id = self.label(label.map(|label| label.name), false, &dest);
        let body = self.block_seq(block, &dest);
        self.labels.pop();
        self.push(NodeKind::Block { label: id, body }, Effects::default());
        self.finish_local(returned);
    }

    /// Where a value goes on its way to `dest`, if that is the end of the body.
    pub(super) fn local_for(&mut self, dest: &Dest, span: Span) -> (Dest, Option<Expr>) {
        if !matches!(dest, Dest::Return) {
            return (dest.clone(), None);
        }
        let ty = self.face.value_type().map(syn::Type::Verbatim);
        let ty = ty.unwrap_or_else(|| syn::parse_quote!(()));
        let value = self.declare_empty("result", Some(&ty), span);
        let name = name_expr(&self.names[value].ident);
        (Dest::Local(value), Some(name))
    }

    pub(super) fn finish_local(&mut self, returned: Option<Expr>) {
        if let Some(value) = returned {
            self.deliver(value, &Dest::Return);
        }
    }
}

/// Whether nothing is left to evaluate.
fn is_used_up(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(e) if e.elems.is_empty())
}
