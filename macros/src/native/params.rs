//! A function's parameters, in the async block that its body becomes.
//!
//! They drop as a function's do: last to first, behind the body's locals, and also where the
//! body never starts. A closure and an async block drop what they capture in the order in
//! which they name it, so the body begins with naming all of it, the last one first.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, Pat, parse_quote};

use crate::face::ours;
use crate::generator::Function;
use crate::patterns::{self, Leftover};

/// Prepares the parameters; gives what the body begins with.
pub(super) fn bind(function: &mut Function) -> TokenStream {
    let here = Span::mixed_site();
    let body = function.block.to_token_stream();
    let mut captured: Vec<TokenStream> = Vec::new();
    let mut bound = TokenStream::new();
    for (number, input) in function.sig.inputs.iter_mut().enumerate() {
        let input = match input {
            FnArg::Receiver(receiver) => {
                captured.push(receiver.self_token.to_token_stream());
                continue;
            }
            FnArg::Typed(input) => input,
        };
        // What is captured drops behind what is bound here.
        if bound.is_empty() {
            if let Some(name) = plain(&input.pat, &body) {
                captured.push(name.to_token_stream());
                continue;
            }
        }
        let name = ours(&format!("__argument{number}"), input.pat.span());
        let pat = std::mem::replace(&mut *input.pat, parse_quote!(#name));
        captured.push(name.to_token_stream());
        // What a pattern leaves unbound drops behind what it binds, and before what is
        // bound for parameters in front of it.
        let leaves = patterns::leftover(&pat) != Leftover::None;
        let mutable = patterns::borrows_mutably(&pat).then(<syn::Token![mut]>::default);
        if leaves && !(bound.is_empty() && matches!(pat, Pat::Wild(_))) || mutable.is_some() {
            bound.extend(quote!(let #mutable #name = #name;));
        }
        if !matches!(pat, Pat::Wild(_)) {
            let allow = quote!(#[cfg_attr(clippy, allow(clippy::no_effect_underscore_binding))]);
            bound.extend(quote!(#allow let #pat = #name;));
        }
    }
    captured.reverse();
    if captured.is_empty() {
        return bound;
    }
    quote_spanned!(here=>
        #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
        let _ = (#(&#captured,)*);
        #bound
    )
}

/// The name that a parameter is, if the body makes use of it: rustc shall say so of
/// one that is not used.
fn plain(pat: &Pat, body: &TokenStream) -> Option<Ident> {
    match pat {
        Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => {
            let text = pat.ident.to_string();
            let used = text.starts_with('_') || mentions(body.clone(), &text);
            used.then(|| pat.ident.clone())
        }
        _ => None,
    }
}

/// Whether a name, or a text that may hold it, is among tokens.
fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Literal(text) => {
            let text = text.to_string();
            text.contains('"') && text.contains(name)
        }
        TokenTree::Punct(_) => false,
    })
}
