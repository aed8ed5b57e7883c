//! What the names that a pattern binds stand for while the value stays where it is: each use
//! finds its part again.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Pat};

use crate::face::{Face, Lookup, ours};
use crate::names::{BindingId, View};
use crate::patterns::{self, Position};
use crate::sorted::Set;

/// Those of a pattern that a place is matched against, which names these locals.
pub(crate) fn of(
    place: &Expr,
    locals: &Set<BindingId>,
    pat: &Pat,
    face: &Face,
) -> Vec<(Ident, View)> {
    let place = place.to_token_stream();
    let mut bound = Vec::new();
    patterns::bindings(&mut pat.clone(), Position::Refutable, &mut |pat| {
        bound.push(pat.ident.clone());
    });
    let view = |name: Ident| {
        let mut pat = pat.clone();
        patterns::unbind(&mut pat, Position::Refutable, &|ident| *ident == name);
        let view = View {
            tokens: view(&place, &pat, &name, face),
            names: locals.clone(),
            is_variable: false,
        };
        (name, view)
    };
    bound.into_iter().map(view).collect()
}

/// Looks at the part of a value to which a pattern binds `name`. In a guard, rustc
/// lets that be looked at which the arm would move.
fn view(place: &TokenStream, pat: &Pat, name: &Ident, face: &Face) -> TokenStream {
    let span = name.span().resolved_at(Span::mixed_site());
    let (found, view) = (ours("__found", span), face.private("View", span));
    face.looks_up(Lookup::View);
    let looked = quote!((&#view(&#name)).__view());
    quote_spanned!(span=> (*{
        let mut #found = ::core::option::Option::None;
        match #place {
            #pat if { #found = ::core::option::Option::Some(#looked); false } => {
                ::core::unreachable!()
            }
            _ => {}
        }
        match #found {
            ::core::option::Option::Some(#found) => #found,
            ::core::option::Option::None => ::core::unreachable!(),
        }
    }))
}
