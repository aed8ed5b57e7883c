//! Parts that are moved out of a local which lives on: see `primed`'s `machine/part.rs`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ExprMethodCall, Pat, parse_quote};

use crate::face::{Face, Lookup, ours};
use crate::hold;
use crate::patterns::{self, Position};

/// What uses a part up.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// It is moved.
    Move,
    /// A method of `Option`, such as `unwrap`.
    Option,
    /// `into_iter`.
    IntoIter,
}

/// Writes a field that is read by value, so that its local is whole again afterwards. One that
/// stays as it is stands at the end of a block: a `&mut` is reborrowed there, not moved, where
/// its type is known.
pub(crate) fn field(place: &dyn ToTokens, face: &Face, span: Span) -> TokenStream {
    let span = span.resolved_at(Span::mixed_site());
    let how = how(&place.to_token_stream(), By::Move, face, span);
    let (part, decided) = (ours("__part", span), ours("__how", span));
    quote_spanned!(span=> ({
        #how
        match #decided.decide() {
            ::core::result::Result::Ok(#decided) => {
                let #decided = #decided.certain();
                let #part = #place;
                #place = #decided.empty();
                #part
            }
            ::core::result::Result::Err(#decided) => {
                #decided.certain();
                #place
            }
        }
    }))
}

/// Writes a method call that uses a field up, if that is of a type which the method uses up.
pub(crate) fn receiver(call: &ExprMethodCall, by: By, face: &Face) -> TokenStream {
    let span = call.method.span().resolved_at(Span::mixed_site());
    let place = &call.receiver;
    let how = how(&place.to_token_stream(), by, face, span);
    let (part, decided) = (ours("__part", span), ours("__how", span));
    let mut of_part = call.clone();
    of_part.receiver = parse_quote!(#part);
    quote_spanned!(span=> ({
        #how
        match #decided.decide() {
            ::core::result::Result::Ok(#decided) => {
                let #decided = #decided.certain();
                let #part = #place;
                #place = #decided.empty();
                #of_part
            }
            ::core::result::Result::Err(#decided) => {
                #decided.certain();
                #call
            }
        }
    }))
}

/// Writes what a pattern binds of a local, so that the local is whole again afterwards: each
/// name, and whether it is `mut`.
pub(crate) fn all(
    names: &[(Ident, bool)],
    place: &dyn ToTokens,
    (pat, position): (&Pat, Position),
    face: &Face,
) -> TokenStream {
    let span = syn::spanned::Spanned::span(pat).resolved_at(Span::mixed_site());
    let place = place.to_token_stream();
    // No arm can have a type.
    let (pat, ty) = patterns::typed(pat);
    let typed = ty.map(|ty| quote!(let _: #ty = #place;));
    let targets = names.iter().map(|(name, mutable)| {
        let mutable = mutable.then(|| quote!(mut));
        quote!(#mutable #name)
    });
    let one_by_one = names
        .iter()
        .map(|(name, _)| bound(name, &place, (pat, position), face));
    let all = names.iter().map(|(name, _)| name);
    let mut whole = pat.clone();
    patterns::unbind(&mut whole, position, &|_| true);
    let (asked, how) = (hold::how(&place, None, face, span), ours("__how", span));
    quote_spanned!(span=> #typed let (#(#targets,)*) = {
        #asked
        match #how.decide() {
            // It has a drop, so it is no reference, and owns its parts.
            ::core::result::Result::Ok(#how) => {
                #how.certain();
                (#(#one_by_one,)*)
            }
            ::core::result::Result::Err(#how) => {
                #how.certain();
                match #place {
                    #whole => (#(#all,)*),
                    _ => ::core::unreachable!(),
                }
            }
        }
    };)
}

/// One of them.
fn bound(
    name: &Ident,
    local: &TokenStream,
    (pat, position): (&Pat, Position),
    face: &Face,
) -> TokenStream {
    let span = name.span().resolved_at(Span::mixed_site());
    let mut only = pat.clone();
    patterns::unbind(&mut only, position, &|other| other == name);
    let found = quote_spanned!(span=> match #local {
        #only => #name,
        _ => ::core::unreachable!(),
    });
    let how = how(&found, By::Move, face, span);
    let decided = ours("__how", span);
    quote_spanned!(span=> {
        #how
        match #decided.decide() {
            ::core::result::Result::Ok(#decided) => {
                let #decided = #decided.certain();
                match &mut #local {
                    #only => #decided.take(#name),
                    _ => ::core::unreachable!(),
                }
            }
            ::core::result::Result::Err(#decided) => {
                #decided.certain();
                #found
            }
        }
    })
}

/// Asks what takes the place of a part.
fn how(part: &TokenStream, by: By, face: &Face, span: Span) -> TokenStream {
    let (ask, undecided) = (face.private("part", span), face.private("undecided", span));
    let (never, how) = (ours("__never", span), ours("__how", span));
    face.looks_up(Lookup::Left);
    let left = match by {
        By::Move => "__left",
        By::Option => "__left_of_option",
        By::IntoIter => "__left_of_items",
    };
    let left = Ident::new(left, span);
    quote_spanned!(span=>
        let #how = match #undecided() {
            ::core::option::Option::Some(#never) => {
                match #never {}
                (&&&#ask(#part)).#left()
            }
            ::core::option::Option::None => ::core::default::Default::default(),
        };
    )
}

/// Names the place at which a local is bound that must be `mut` for that.
pub(crate) fn mutable(place: &str) -> String {
    format!("mut {place}")
}
