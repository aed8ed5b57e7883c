//! Yields among the tokens of a macro that is not known.
//!
//! Rewritten where they stand, whatever the macro makes of its tokens: the handlers of
//! `tokio::select!` say. A body that rustc lowers stays whole, so nothing more need be known.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{Expr, Macro};

use super::Native;
use crate::errors::Errors;
use crate::forms::{self, Form};

impl Native<'_> {
    /// Rewrites what is in a macro call.
    pub(super) fn unknown(&mut self, mac: &mut Macro) {
        if !forms::is_generator(mac) && forms::mentions_yield(mac.tokens.clone()) {
            mac.tokens = self.tokens(std::mem::take(&mut mac.tokens));
        }
    }

    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let mut rest = tokens.into_iter().peekable();
        let mut done = TokenStream::new();
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Ident(keyword) if keyword == "yield" => {
                    let mut written = TokenTree::Ident(keyword).into_token_stream();
                    while let Some(token) = rest.next_if(|token| !ends(token)) {
                        written.extend(Some(token));
                    }
                    done.extend(self.expression(written));
                }
                TokenTree::Ident(name) if Form::of_path(&name.clone().into()).is_some() => {
                    let is_bang = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!');
                    let mut written = TokenTree::Ident(name).into_token_stream();
                    if let Some(bang) = rest.next_if(is_bang) {
                        written.extend([Some(bang), rest.next()].into_iter().flatten());
                        written = self.expression(written);
                    }
                    done.extend(written);
                }
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inner.set_span(group.span());
                    done.extend(Some(TokenTree::Group(inner)));
                }
                token => done.extend(Some(token)),
            }
        }
        done
    }

    /// Rewrites a yield. What is no expression stays, for rustc to speak of.
    fn expression(&mut self, written: TokenStream) -> TokenStream {
        let Ok(mut expr) = syn::parse2::<Expr>(written.clone()) else {
            return written;
        };
        forms::normalise_expr(&mut expr, &mut Errors::default());
        self.visit_expr_mut(&mut expr);
        forms::parenthesised(expr).into_token_stream()
    }
}

/// Whether a yield's operand ends before a token.
fn ends(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ','))
}
