//! Arrays in place that code names which captures by value.
//!
//! It is given copies of them, made right ahead of it. A closure that owns an array would hand it
//! one anyway; but where the machine lends its arrays, such code would take the loan.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{Expr, Stmt};

use super::put::{block, block_expr};
use super::{Capture, Resolver};
use crate::names::View;
use crate::sorted::Set;

impl Resolver<'_> {
    /// Resolves an expression that captures by value, with copies of the arrays that it names.
    pub(super) fn on_copies(&mut self, expr: &mut Expr, inside: impl FnOnce(&mut Self, &mut Expr)) {
        // What captures by value around it has the copies.
        if !self.face.runs_at_once() || self.closure == Some(Capture::ByMove) {
            return inside(self, expr);
        }
        let named = self.names.variables_in(expr.to_token_stream());
        if named.is_empty() {
            return inside(self, expr);
        }
        let mut copies = TokenStream::new();
        self.scoped(|this| {
            for (name, view) in named {
                let array = view.tokens;
                let copy = format_ident!("{}_copied", array.to_string(), span = name.span());
                let copy = copy.to_token_stream();
                copies.extend(quote!(let mut #copy = #array;));
                let view = View {
                    tokens: copy,
                    names: Set::new(),
                    is_variable: false,
                };
                this.names.declare_view(&name, view);
            }
            inside(this, expr);
        });
        let mut block = block(copies, expr.span());
        let captures = std::mem::replace(expr, Expr::Verbatim(TokenStream::new()));
        block.stmts.push(Stmt::Expr(captures, None));
        *expr = block_expr(block);
    }
}
