//! Arrays that stay in place where two closures name them: that of a step, and that of the rest.
//!
//! They are a part of the machine then, and each closure is lent them. So what is a variable in
//! the code of an arm becomes a place behind a reference: `__array0` is written `(*__array0)`.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Emit;
use super::rest::Rest;

impl Emit<'_> {
    /// Whether the machine has the arrays, and lends them.
    pub(super) fn lends(&self) -> bool {
        self.rest != Rest::Stepwise && !self.body.arrays.is_empty()
    }

    fn arrays(&self) -> impl Iterator<Item = &Ident> {
        self.body.arrays.iter().map(|(name, ..)| name)
    }

    /// What the machine is made with.
    pub(super) fn lent_argument(&self) -> Option<TokenStream> {
        let arrays = self.arrays();
        self.lends().then(|| quote!((#(#arrays,)*),))
    }

    /// The parameter of a closure.
    pub(super) fn lent_parameter(&self) -> Option<TokenStream> {
        let (arrays, open) = (self.arrays(), self.arrays().map(|_| quote!(_)));
        self.lends()
            .then(|| quote!(, (#(#arrays,)*): &mut (#(#open,)*)))
    }

    /// The code of a closure.
    pub(super) fn lent(&self, code: TokenStream) -> TokenStream {
        if self.lends() {
            self.behind_references(code)
        } else {
            code
        }
    }

    fn behind_references(&self, code: TokenStream) -> TokenStream {
        let tokens = code.into_iter().map(|token| match token {
            TokenTree::Ident(name) if self.arrays().any(|array| *array == name) => {
                let place = quote!(*#name);
                Group::new(Delimiter::Parenthesis, place).into_token_stream()
            }
            TokenTree::Group(group) => {
                let mut inner =
                    Group::new(group.delimiter(), self.behind_references(group.stream()));
                inner.set_span(group.span());
                inner.into_token_stream()
            }
            token => token.into_token_stream(),
        });
        tokens.collect()
    }
}
