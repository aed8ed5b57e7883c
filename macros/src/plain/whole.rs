//! The plain body of an iterator that has not started, to be run: each yield is a call.
//!
//! `fold`, and what std makes of it, hands all items to one function. There is nothing to
//! suspend then, and the loops can stay those that the user wrote: a closure takes what
//! the machine starts from, and a sink for the items.
//!
//! What `?` hands out last is given back, since the locals drop before.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, Stmt};

use super::{Plain, this};
use crate::face::{Face, Lookup, is_open, ours};
use crate::generator::Params;
use crate::plain::ties::Ties;
use crate::sorted::Set;
use crate::undropped::is_simple;

/// What the closure starts with.
pub(crate) struct Head<'a> {
    /// The frame's type, left open.
    pub(crate) frame: TokenStream,
    /// What ties it to that of the frame which the machine starts from, if it is inferred.
    pub(crate) same: Option<Ident>,
    /// The pattern of that frame.
    pub(crate) start: TokenStream,
    /// The function's parameters.
    pub(crate) params: &'a Params,
    /// `self`, if it is one.
    pub(crate) this: Option<&'a Ident>,
}

/// What an item is handed to.
pub(super) fn sink(span: Span) -> Ident {
    ours("__sink", span)
}

/// Writes the closure.
pub(crate) fn closure(
    block: &Block,
    head: &Head<'_>,
    face: &Face,
    ties: &Ties,
    hoisted: &Set<String>,
) -> TokenStream {
    let mut block = block.clone();
    let bound = head.params.run.iter().cloned();
    block.stmts.splice(..head.params.taken_apart, bound);
    if let Some(this) = head.this {
        this::rename(&mut block, this.span());
    }
    let mut block = Plain {
        face,
        ties,
        hoisted,
        runs: true,
    }
    .body(&block);
    close(&mut block);
    let span = Span::mixed_site();
    let (locals, sink) = (ours("__locals", span), sink(span));
    let (to, type_of) = (face.private("Sink", span), face.private("TypeOf", span));
    let item = face.yields();
    // What could have a lifetime in it must be of one type, and not of any.
    let (given, item_type) = if is_simple(item) {
        (item.to_token_stream(), None)
    } else if is_open(item) {
        let item = ours("__item", span);
        (quote!(_), Some(quote!(#item.unify_sink(&#sink);)))
    } else {
        (
            quote!(_),
            Some(quote!(#type_of::<#item>::any().unify_sink(&#sink);)),
        )
    };
    let Head {
        frame, same, start, ..
    } = head;
    let same = same.as_ref().map(|same| quote!(#same.unify(&#locals);));
    let (begin, stmts) = (&ties.begin, block.stmts);
    let ends = block.brace_token.span.close();
    let body = quote_spanned!(ends=> {
        #same
        #item_type
        #[allow(unused_variables, unused_mut)]
        let #start = #locals else {
            return ::core::option::Option::None;
        };
        #begin
        #(#stmts)*
        #[allow(unreachable_code)]
        ::core::option::Option::None
    });
    quote!(move |#locals: #frame, #sink: #to<'_, #given>| -> ::core::option::Option<#item> #body)
}

/// What the closure is, for the machine.
pub(crate) fn attributes(silent: bool) -> TokenStream {
    if silent {
        return quote! {
            #[allow(warnings)]
            #[cfg_attr(
                clippy,
                allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)
            )]
        };
    }
    quote!(#[cfg_attr(clippy, allow(clippy::infinite_loop, clippy::needless_range_loop))])
}

/// Makes a statement of a block's tail: the closure's value comes after it.
fn close(block: &mut Block) {
    match block.stmts.last_mut() {
        Some(Stmt::Expr(expr, semi @ None)) if !stands_alone(expr) => {
            *semi = Some(syn::Token![;](expr.span()));
        }
        Some(Stmt::Macro(mac)) if !matches!(mac.mac.delimiter, syn::MacroDelimiter::Brace(_)) => {
            let span = mac.mac.path.span();
            mac.semi_token.get_or_insert(syn::Token![;](span));
        }
        _ => {}
    }
}

/// Whether an expression is a statement without a semicolon.
const fn stands_alone(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::If(_)
            | Expr::Match(_)
            | Expr::Block(_)
            | Expr::Loop(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Unsafe(_)
    )
}

impl Plain<'_> {
    /// What a delegation is: its delegate hands its items to the sink.
    pub(super) fn handed_on(&self, operand: &TokenStream, span: Span) -> TokenStream {
        let at = operand.span();
        let (send, error) = self.face.input_types();
        let held = ours("__operand", at);
        let (to, hand_on) = (
            self.face.private("DelegateTo", at),
            self.face.private("hand_on", at),
        );
        let (ty, value, item) = (
            self.face.yields(),
            ours("__yielded", span),
            ours("__yielded", at),
        );
        let same = self.same_item(&value, span);
        self.face.looks_up(Lookup::Delegate);
        let (sink, returned) = (sink(span), ours("__returned", span));
        quote_spanned!(at=> ({
            let #held = #operand;
            match #hand_on(
                (&&&&&&#to::<#send, #error, _>::new(&#held)).__tag().wrap(#held),
                |#item| {
                    let #value: #ty = #item;
                    #same
                    #sink(#value);
                },
            ) {
                ::core::ops::ControlFlow::Continue(#returned) => #returned,
                ::core::ops::ControlFlow::Break(()) => return ::core::option::Option::None,
            }
        }))
    }
}
