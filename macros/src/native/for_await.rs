//! `for await x in stream { .. }`, which only a function-like macro can have.
//!
//! Before the tokens are parsed, an attribute takes the place of `await`; the loop that
//! bears it is rewritten with the rest of the body.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprForLoop};

use super::Native;
use crate::face::ours;

const MARK: &str = "__primed_await";

/// Marks the loops that await.
pub(crate) fn mark(tokens: TokenStream) -> TokenStream {
    let mut rest = tokens.into_iter().peekable();
    let mut done: Vec<TokenTree> = Vec::new();
    while let Some(token) = rest.next() {
        match token {
            TokenTree::Ident(keyword) if keyword == "for" => {
                let is_await =
                    |token: &TokenTree| matches!(token, TokenTree::Ident(next) if next == "await");
                if rest.next_if(is_await).is_some() {
                    let mark = syn::Ident::new(MARK, keyword.span());
                    // Before a label, if there is one.
                    let at = done.len() - if ends_in_label(&done) { 3 } else { 0 };
                    done.splice(at..at, quote!(#[#mark]));
                }
                done.push(TokenTree::Ident(keyword));
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), mark(group.stream()));
                inner.set_span(group.span());
                done.push(TokenTree::Group(inner));
            }
            token => done.push(token),
        }
    }
    done.into_iter().collect()
}

fn ends_in_label(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [.., TokenTree::Punct(quote), TokenTree::Ident(_), TokenTree::Punct(colon)]
            if quote.as_char() == '\'' && colon.as_char() == ':'
    )
}

/// Whether a loop awaits.
pub(super) fn awaits(e: &ExprForLoop) -> bool {
    e.attrs.iter().any(|attr| attr.path().is_ident(MARK))
}

impl Native<'_> {
    /// A loop over a stream; what is in it was rewritten already. As in the head of any
    /// `for`, temporaries of the stream live as long as the loop.
    pub(super) fn for_await(&self, e: &ExprForLoop) -> Expr {
        let span = e.for_token.span.resolved_at(Span::mixed_site());
        let (items, item) = (ours("__items", span), ours("__item", span));
        let at = e.expr.span().resolved_at(span);
        let (awaited, next) = (
            self.face.private("passed_on", at),
            self.face.private("next_of", at),
        );
        // Of what is no stream, rustc speaks where that stands.
        let next = quote_spanned!(at=> #awaited(#next(#items.as_mut())).await);
        let attrs = e.attrs.iter().filter(|attr| !attr.path().is_ident(MARK));
        let (label, pat, over, stmts) = (&e.label, &e.pat, &e.expr, &e.body.stmts);
        Expr::Verbatim(quote_spanned!(span=> #(#attrs)* {
            match #over {
                #items => {
                    let mut #items = ::core::pin::pin!(#items);
                    #label while let ::core::option::Option::Some(#item) =
                        #next
                    {
                        let (#pat) = #item;
                        #(#stmts)*
                    }
                }
            };
        }))
    }
}
