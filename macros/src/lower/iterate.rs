//! What a `for` loop iterates over.
//!
//! A hidden range is made one that can be copied (`primed::__private::LoopRange`). Whether an
//! iterator is a range, only its type can tell, and to ask that takes rustc some time for each
//! loop of each arm: so it is not asked where the text says it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::Lower;
use super::quiet::{is_of_integers, is_quiet_range};
use crate::face::{Lookup, ours};
use crate::forms;
use crate::ir::NodeKind;
use crate::names::{BindingId, Keep};
use crate::told::Told;

/// Methods of std that make iterators, none of which is a range.
const MAKERS: [&str; 29] = [
    "bytes",
    "chain",
    "char_indices",
    "chars",
    "chunks",
    "copied",
    "cycle",
    "drain",
    "enumerate",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "inspect",
    "iter",
    "iter_mut",
    "keys",
    "lines",
    "map",
    "peekable",
    "skip_while",
    "split",
    "split_whitespace",
    "step_by",
    "take_while",
    "values",
    "values_mut",
    "windows",
    "zip",
];

/// What the text says of an iterator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// A range of integers, of whatever type.
    Integers,
    /// No range. If a method only has the name of another one, it may be; then it is moved.
    NoRange,
    Nothing,
}

impl Known {
    fn of(expr: &Expr) -> Self {
        match expr {
            Expr::Paren(e) => Self::of(&e.expr),
            Expr::Group(e) => Self::of(&e.expr),
            Expr::Range(range) if is_of_integers(range) => Self::Integers,
            Expr::Reference(_) | Expr::Array(_) => Self::NoRange,
            Expr::MethodCall(call) if MAKERS.iter().any(|name| call.method == name) => {
                Self::NoRange
            }
            _ => Self::Nothing,
        }
    }
}

impl Lower<'_> {
    /// Declares the local that a loop iterates over; says whether it pulls from something of
    /// the caller's.
    /// The type of its items is `told` if it is a range of integers of a type that the text tells.
    pub(super) fn declare_iterator(
        &mut self,
        mut items: Expr,
        iter: BindingId,
        told: Option<&TokenStream>,
    ) -> bool {
        let span = items.span();
        let mut reversed = None;
        if let Expr::MethodCall(call) = &mut items {
            if call.method == "rev" && is_range(&call.receiver) {
                reversed = Some(call.method.clone());
                items = std::mem::replace(&mut *call.receiver, forms::unit(span));
            }
        }
        let is_iterator = self.is_iterator(&mut items);
        let quiet = is_iterator || is_quiet_range(&items);
        let mut effects = self.resolver().expr(&mut items);
        let pulls = !is_range(&items) && self.pulls(&effects);
        effects.declare(iter);
        let (range, looping) = (
            self.face.private("RangeLoop", span),
            self.face.private("Looping", span),
        );
        let held = ours("__items", span);
        let known = if told.is_some() {
            Known::Integers
        } else if is_iterator || self.is_owning(&mut items) {
            Known::NoRange
        } else {
            Known::of(&items)
        };
        if known == Known::Nothing {
            self.face.looks_up(Lookup::Loop);
        }
        let ty = if reversed.is_some() {
            "LoopRangeBack"
        } else {
            "LoopRange"
        };
        let value = match (known, reversed) {
            (Known::Integers, Some(rev)) => {
                quote_spanned!(span=> #range.back(#items, |#held| #held.#rev()))
            }
            (Known::Integers, None) => quote_spanned!(span=> #range.over(#items)),
            (_, Some(rev)) => quote_spanned!(span=> {
                let #held = #items;
                (&#looping(&#held)).__kind().back(#held, |#held| #held.#rev())
            }),
            (Known::NoRange, None) => {
                quote_spanned!(span=> ::core::iter::IntoIterator::into_iter(#items))
            }
            (Known::Nothing, None) => quote_spanned!(span=> {
                let #held = ::core::iter::IntoIterator::into_iter(#items);
                (&#looping(&#held)).__kind().over(#held)
            }),
        };
        if known == Known::Integers {
            self.names[iter].keep = Keep::Undropped;
            let ty = self.face.private(ty, Span::call_site());
            let told = told.map(|told| Told::Type(quote!(#ty<#told>)));
            self.names[iter].told = told.unwrap_or(Told::Nothing);
        } else if known == Known::NoRange && !is_iterator {
            // None of std's iterators is `Copy`.
            self.names[iter].told = Told::Owning;
        }
        let name = &self.names[iter].ident;
        let code = quote_spanned!(span=> let mut #name = #value;);
        self.push_declaring(NodeKind::Plain(code), effects, vec![iter]);
        self.mark_quiet(quiet);
        pulls
    }
}

/// `(a..b)`, in parentheses as a receiver must be.
fn is_range(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(e) => is_range(&e.expr),
        Expr::Range(_) => true,
        _ => false,
    }
}
