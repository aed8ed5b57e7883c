//! What is kept of a local that is in scope, but not named again: by its type, which only
//! rustc knows (see `primed::__private::Hold`).

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Ident;

use crate::face::{Face, Lookup, ours};
use crate::names::Keep;
use crate::used_by::UsedBy;

/// Writes what is kept of `local` for its drop only, if none of `used` has used it up.
pub(crate) fn hold(
    local: &Ident,
    keep: Keep,
    used: &[UsedBy],
    face: &Face,
    span: Span,
) -> TokenStream {
    match keep {
        Keep::Value => quote_spanned!(span=> #local),
        Keep::Nothing if used.contains(&UsedBy::Call) => {
            let nothing = face.private("NotKept", span);
            quote_spanned!(span=> #nothing)
        }
        Keep::Nothing => {
            let (of, undecided) = (
                face.private("TypeOf", span),
                face.private("undecided", span),
            );
            let never = ours("__never", span);
            quote_spanned!(span=> match #undecided() {
                ::core::option::Option::Some(#never) => {
                    match #never {}
                    #of::of(&#local)
                }
                ::core::option::Option::None => #of::any(),
            }.has_no_drop())
        }
        Keep::ByType | Keep::Undropped => {
            decided(local, used, face, span, &|how, kept| match kept {
                Kept::Local => quote_spanned!(span=> #how.value(#local)),
                Kept::Inner(inner) => quote_spanned!(span=> #how.value(#inner)),
                Kept::Nothing => quote_spanned!(span=> #how.nothing()),
            })
        }
    }
}

/// Writes the same as an `Option`: there is nothing if `local` was used up.
pub(crate) fn hold_unless_used(
    local: &Ident,
    used: &[UsedBy],
    face: &Face,
    span: Span,
) -> TokenStream {
    decided(local, used, face, span, &|how, kept| match kept {
        Kept::Local => quote_spanned!(span=> #how.some(#local)),
        Kept::Inner(inner) => quote_spanned!(span=> #how.option(#inner)),
        Kept::Nothing => quote_spanned!(span=> #how.none()),
    })
}

/// Writes the same as an `Option`, whatever may have used `local` up.
pub(crate) fn put_away(
    local: &Ident,
    keep: Keep,
    used: &[UsedBy],
    face: &Face,
    span: Span,
) -> TokenStream {
    if keep == Keep::ByType && !used.is_empty() {
        return hold_unless_used(local, used, face, span);
    }
    let held = hold(local, keep, &[], face, span);
    quote_spanned!(span=> ::core::option::Option::Some(#held))
}

/// Writes `local` as an `Option` that is there unless it was used up, whatever its type.
pub(crate) fn value_unless_used(
    local: &Ident,
    used: &[UsedBy],
    face: &Face,
    span: Span,
) -> TokenStream {
    let methods = used.iter().filter(|by| **by != UsedBy::Call).rev();
    let value = quote_spanned!(span=> ::core::option::Option::Some(#local));
    methods.fold(value, |inner, by| {
        let (decide, how) = (how(local, Some(*by), face, span), ours("__how", span));
        quote_spanned!(span=> {
            #decide
            match #how.gone() {
                ::core::result::Result::Ok(#how) => {
                    let #how = #how.certain();
                    #how.option(#inner)
                }
                ::core::result::Result::Err(#how) => {
                    let #how = #how.certain();
                    #how.none()
                }
            }
        })
    })
}

/// What an arm of a decision gives.
enum Kept {
    /// The local, by the last decision.
    Local,
    /// What the next decision gives.
    Inner(TokenStream),
    /// Nothing.
    Nothing,
}

/// Asks of each method that may have used `local` up, one in the other, whether it did.
fn decided(
    local: &Ident,
    used: &[UsedBy],
    face: &Face,
    span: Span,
    kept: &dyn Fn(&Ident, Kept) -> TokenStream,
) -> TokenStream {
    let mut methods = used.iter().filter(|by| **by != UsedBy::Call).rev();
    let decide = |by: Option<UsedBy>, inner: Kept| {
        let (how, name) = (how(local, by, face, span), ours("__how", span));
        let (value, nothing) = (kept(&name, inner), kept(&name, Kept::Nothing));
        quote_spanned!(span=> {
            #how
            match #name.decide() {
                ::core::result::Result::Ok(#name) => {
                    let #name = #name.certain();
                    #value
                }
                ::core::result::Result::Err(#name) => {
                    let #name = #name.certain();
                    #nothing
                }
            }
        })
    };
    let last = decide(methods.next().copied(), Kept::Local);
    methods.fold(last, |inner, by| decide(Some(*by), Kept::Inner(inner)))
}

/// Asks how `local` is to be kept.
pub(crate) fn how(
    local: &dyn ToTokens,
    used: Option<UsedBy>,
    face: &Face,
    span: Span,
) -> TokenStream {
    let hold = face.private("Hold", span);
    let kept = match used {
        None | Some(UsedBy::Call) => "__kept",
        Some(UsedBy::Opened) => "__after_opening",
        Some(UsedBy::Called(arguments)) => &format!("__after_call_of_{arguments}"),
        Some(UsedBy::Adapter) => "__after_adapter",
        Some(UsedBy::IntoIter) => "__after_into_iter",
        Some(UsedBy::Unwrap) => "__after_unwrap",
        Some(UsedBy::Map) => "__after_map",
        Some(UsedBy::Lines) => "__after_lines",
        Some(UsedBy::Bytes) => "__after_bytes",
    };
    face.looks_up(Lookup::Hold);
    match used {
        None | Some(UsedBy::Call) => {}
        Some(UsedBy::Called(_)) => face.looks_up(Lookup::HoldAfterCall),
        Some(_) => face.looks_up(Lookup::HoldAfter),
    }
    let kept = Ident::new(kept, span);
    let undecided = face.private("undecided", span);
    let (never, how) = (ours("__never", span), ours("__how", span));
    quote_spanned!(span=>
        let #how = match #undecided() {
            ::core::option::Option::Some(#never) => {
                match #never {}
                (&&&&&#hold(&#local)).#kept()
            }
            ::core::option::Option::None => ::core::default::Default::default(),
        };
    )
}
