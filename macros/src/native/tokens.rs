//! Yields among the tokens of a macro that is not known.
//!
//! Rewritten where they stand, whatever the macro makes of its tokens: the handlers of
//! `tokio::select!` say. A body that rustc lowers stays whole, so nothing more need be known.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, Lifetime, Macro};

use super::{Native, index};
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
                    let after: TokenStream = rest.collect();
                    let (written, after) = first(quote!(#keyword #after));
                    done.extend(self.expression(written));
                    rest = after.into_iter().peekable();
                }
                // What makes a generator of its own.
                TokenTree::Ident(name) if forms::makes_one(&name) => {
                    done.extend(Some(TokenTree::Ident(name)));
                    if let Some(bang) = rest.next_if(is_bang) {
                        done.extend([Some(bang), rest.next()].into_iter().flatten());
                    }
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
        let span = written.span();
        let Ok(mut expr) = syn::parse2::<Expr>(written.clone()) else {
            return written;
        };
        forms::normalise_expr(&mut expr, &mut Errors::default());
        index::hoist_expr(&mut expr);
        self.visit_expr_mut(&mut expr);
        self.hidden = true;
        // In a closure or async block that the macro makes, the yield would be of no body:
        // so rustc refuses the jump there.
        let here = span.resolved_at(Span::mixed_site());
        let label = label(here);
        let comes = self.face.private("comes", here);
        quote_spanned!(here=> ({ if false { break #label #comes(()); } #expr }))
    }
}

/// The label around the body.
pub(super) fn label(span: Span) -> Lifetime {
    Lifetime::new("'__body", span)
}

fn is_bang(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!')
}

/// Parts tokens into the yield that they begin with, and the rest.
fn first(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let parse = |input: syn::parse::ParseStream<'_>| {
        let written: syn::ExprYield = input.parse()?;
        Ok((written.into_token_stream(), input.parse::<TokenStream>()?))
    };
    parse
        .parse2(tokens.clone())
        .unwrap_or_else(|_| (tokens, TokenStream::new()))
}
