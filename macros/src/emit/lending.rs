//! What stays in place where two closures name it, that of a step and that of the rest: arrays,
//! and [slots](super::slots).
//!
//! They are a part of the machine then, and each closure is lent them. So what is a variable in
//! the code of an arm becomes a place behind a reference: `__array0` is written `(*__array0)`.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Emit;
use super::rest::Rest;

impl Emit<'_> {
    /// Whether the machine has them, and lends them.
    pub(super) fn lends(&self) -> bool {
        self.rest != Rest::Stepwise && self.in_place().next().is_some()
    }

    /// The variables.
    fn in_place(&self) -> impl Iterator<Item = Ident> {
        let arrays = self.body.arrays.iter().map(|(name, ..)| name.clone());
        let slots = (!self.slots.is_empty()).then(|| self.slots_name());
        arrays.chain(slots)
    }

    /// What the machine is made with.
    pub(super) fn lent_argument(&self) -> Option<TokenStream> {
        let names = self.in_place();
        self.lends().then(|| quote!((#(#names,)*),))
    }

    /// The parameter of a closure.
    pub(super) fn lent_parameter(&self) -> Option<TokenStream> {
        let (names, open) = (self.in_place(), self.in_place().map(|_| quote!(_)));
        self.lends()
            .then(|| quote!(, (#(#names,)*): &mut (#(#open,)*)))
    }

    /// The code of a closure.
    pub(super) fn lent(&self, code: TokenStream) -> TokenStream {
        if self.lends() {
            behind_references(code, &self.in_place().collect::<Vec<_>>())
        } else {
            code
        }
    }
}

fn behind_references(code: TokenStream, names: &[Ident]) -> TokenStream {
    let tokens = code.into_iter().map(|token| match token {
        TokenTree::Ident(name) if names.contains(&name) => {
            let place = quote!(*#name);
            Group::new(Delimiter::Parenthesis, place).into_token_stream()
        }
        TokenTree::Group(group) => {
            let inner = behind_references(group.stream(), names);
            let mut inner = Group::new(group.delimiter(), inner);
            inner.set_span(group.span());
            inner.into_token_stream()
        }
        token => token.into_token_stream(),
    });
    tokens.collect()
}
