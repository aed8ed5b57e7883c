//! A few tokens that are written many times over.
//!
//! What a `TokenStream` holds is in rustc, which is asked for a copy of it, and to append
//! that, wherever it is written. Tokens that are kept here are just written.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Path, PathArguments};

/// A few tokens.
#[derive(Clone)]
pub(crate) struct Few(Vec<TokenTree>);

impl Few {
    /// An identifier.
    pub(crate) fn ident(name: Ident) -> Self {
        Self(vec![name.into()])
    }

    /// A path as it stands.
    pub(crate) fn path(path: &Path) -> Self {
        if path
            .segments
            .iter()
            .any(|part| !matches!(part.arguments, PathArguments::None))
        {
            return Self(path.to_token_stream().into_iter().collect());
        }
        let mut few = Self(Vec::new());
        if let Some(colons) = &path.leading_colon {
            few.colons(colons.spans);
        }
        for part in path.segments.pairs() {
            few.0.push(part.value().ident.clone().into());
            if let Some(colons) = part.punct() {
                few.colons(colons.spans);
            }
        }
        few
    }

    /// The tokens shown at `span` in messages.
    pub(crate) fn at(mut self, span: Span) -> Self {
        for token in &mut self.0 {
            token.set_span(span.resolved_at(token.span()));
        }
        self
    }

    /// Goes on with `::name`.
    pub(crate) fn then(mut self, name: Ident, span: Span) -> Self {
        self.colons([span; 2]);
        self.0.push(name.into());
        self
    }

    fn colons(&mut self, spans: [Span; 2]) {
        for (span, spacing) in spans.into_iter().zip([Spacing::Joint, Spacing::Alone]) {
            let mut colon = Punct::new(':', spacing);
            colon.set_span(span);
            self.0.push(colon.into());
        }
    }
}

impl ToTokens for Few {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}
