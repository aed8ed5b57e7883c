//! Blocks of the user's that are `unsafe`: once taken apart, each piece gets its own.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::Expr;

use super::Lower;
use crate::resolve;

impl Lower<'_> {
    /// Wraps an expression in `unsafe` where the user's block of that kind was
    /// taken apart.
    pub(super) fn in_unsafe(&self, tokens: TokenStream) -> TokenStream {
        match &self.unsafe_token {
            Some(token) if starts_as_statement(&tokens) => {
                quote_spanned!(token.span=> #token { (#tokens) })
            }
            Some(token) => quote_spanned!(token.span=> #token { #tokens }),
            None => tokens,
        }
    }

    /// The same for what is matched: a local stays a place, which is not moved.
    pub(super) fn matched_in_unsafe(&self, expr: &Expr) -> TokenStream {
        let tokens = expr.to_token_stream();
        if is_local(expr) {
            return tokens;
        }
        self.in_unsafe(tokens)
    }
}

/// Whether a value would be read as a statement and something behind it: `{ 1 } - 1`.
fn starts_as_statement(tokens: &TokenStream) -> bool {
    let value = syn::parse2::<Expr>(tokens.clone());
    matches!(value, Ok(Expr::Binary(_) | Expr::Cast(_) | Expr::Range(_)))
}

/// Whether an expression is a lone local, by its name: not a constant or a static.
fn is_local(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => resolve::lone_name(&mut expr.clone())
            .is_some_and(|name| !name.to_string().starts_with(char::is_uppercase)),
        Expr::Paren(e) => is_local(&e.expr),
        Expr::Group(e) => is_local(&e.expr),
        _ => false,
    }
}
