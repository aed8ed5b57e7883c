//! Where a finished value goes.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::stmt::is_control;
use super::{Dest, Lower};
use crate::ir::NodeKind;
use crate::names::BindingId;
use crate::resolve;
use crate::scan;
use crate::status::Effects;

impl Lower<'_> {
    /// Adds a node that hands a finished value to `dest`.
    pub(super) fn deliver(&mut self, mut expr: Expr, dest: &Dest) {
        let span = expr.span();
        match dest {
            Dest::Discard | Dest::Unit => {
                let effects = self.resolver().expr(&mut expr);
                let code = if matches!(dest, Dest::Unit) && !is_statement(&expr) {
                    quote_spanned!(span=> let () = #expr;)
                } else {
                    let mut value = expr.to_token_stream();
                    if begins_with_statement(&expr) {
                        value = quote!((#value));
                    }
                    let semi = semicolon(&expr, span);
                    quote!(#value #semi)
                };
                self.push(NodeKind::Plain(code), effects);
            }
            Dest::Local(id) => {
                let mut effects = self.resolver().expr(&mut expr);
                effects.assign(*id);
                let name = self.names.emitted(*id, span);
                let own = scan::has_own_type(&expr);
                let same = if own {
                    effects.fed.insert(*id);
                    self.names.own.insert(*id);
                    TokenStream::new()
                } else {
                    self.unify(*id, &name)
                };
                self.push(
                    NodeKind::Plain(quote_spanned!(span=> #name = #expr; #same)),
                    effects,
                );
                self.mark_unique(own);
            }
            Dest::Return => {
                let effects = self.resolver().expr(&mut expr);
                // The tail of an iterator's body is `()`; rustc says so if not.
                let code = self.face.leave(Some(&expr), span);
                self.push(
                    NodeKind::Return(code, Some(expr.to_token_stream())),
                    effects,
                );
            }
        }
    }

    /// Says that all that is delivered to a local is of one type, where nothing else does.
    pub(super) fn unify(&mut self, id: BindingId, name: &syn::Ident) -> TokenStream {
        if !self.unified.contains(&id) || self.is_dead() {
            return TokenStream::new();
        }
        let ty = crate::face::ours(&format!("__type_of_{name}"), name.span());
        self.types.insert(id, ty.clone());
        crate::plain::ties::nowhere(&[quote!(#ty.unify(&#name);)])
    }

    /// Delivers `()`, at the end of a block that has no tail.
    pub(super) fn deliver_unit(&mut self, dest: &Dest, span: Span) {
        match dest {
            Dest::Discard | Dest::Unit => {}
            Dest::Local(_) => self.deliver(crate::forms::unit(span), dest),
            Dest::Return => {
                // A block that has no tail: so rustc says what it says of the function's.
                let nothing = Expr::Verbatim(quote_spanned!(span=> {}));
                let code = self.face.leave(Some(&nothing), span);
                let value = crate::forms::unit(span).to_token_stream();
                self.push(NodeKind::Return(code, Some(value)), Effects::default());
            }
        }
    }
}

/// Whether an expression is written as a statement without a semicolon, and so
/// has no value of interest.
const fn is_statement(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Assign(_)
            | Expr::Break(_)
            | Expr::Continue(_)
            | Expr::ForLoop(_)
            | Expr::While(_)
            | Expr::Verbatim(_)
    ) || matches!(expr, Expr::Binary(e) if resolve::is_compound(e.op))
}

/// Whether a statement would end within an expression: `m! {} = x`.
fn begins_with_statement(expr: &Expr) -> bool {
    let first = match expr {
        Expr::Assign(e) => &e.left,
        Expr::Binary(e) => &e.left,
        Expr::Cast(e) => &e.expr,
        Expr::Call(e) => &e.func,
        Expr::Index(e) => &e.expr,
        Expr::Range(syn::ExprRange { start: Some(e), .. }) => e,
        _ => return false,
    };
    match &**first {
        Expr::Macro(e) => matches!(e.mac.delimiter, syn::MacroDelimiter::Brace(_)),
        first => is_control(first) || is_statement(first) || begins_with_statement(first),
    }
}

fn semicolon(expr: &Expr, span: Span) -> Option<TokenStream> {
    let braced = matches!(expr, Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_));
    (!braced).then(|| quote_spanned!(span=> ;))
}
