//! `iter!`: an anonymous iterator, written with the real keyword `yield`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Block, parse_quote};

use crate::anonymous::{Body, stand_in};
use crate::errors::Errors;
use crate::face::{Boxing, COPIES, Face, Kind, Lookups, Lowering, SLOTS, Seen, ours};
use crate::names::Names;
use crate::{cfg, check, forms, generator};

/// Expands the macro.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let mut face = Face {
        kind: Kind::Iterator {
            item: parse_quote!(_),
        },
        lowering: Lowering::Explicit,
        boxing: Boxing::None,
        seen: Seen::All,
        krate: parse_quote!(::primed),
        copies: COPIES,
        slots: SLOTS,
        catches: false,
        fails: false,
        macros: Vec::new(),
        recursion: None,
        lookups: Lookups::default(),
    };
    let Some(Body(krate, mut block)) = errors.check(syn::parse2(input)) else {
        return stand_in(&face, errors);
    };
    face.krate = krate;
    if let Some(split) = cfg::split_body(&block) {
        return for_each_answer(split, &face);
    }
    forms::normalise(&mut block, &mut errors);
    let never = "this iterator never yields\n = help: hand a value out with `yield ..`";
    check::body(&block, Some(&face), (Span::call_site(), never), &mut errors);
    let name = ("iter!", Span::call_site());
    let mut names = Names::capturing();
    names.enter();
    let machine = generator::machine(
        &names,
        &generator::Params::default(),
        &block,
        &face,
        name,
        &mut errors,
    );
    match machine {
        Some((statements, machine)) if errors.is_empty() => quote!({ #statements #machine }),
        _ => stand_in(&face, errors),
    }
}

/// Leaves it to rustc which of two bodies there is.
fn for_each_answer(split: cfg::Split<Block>, face: &Face) -> TokenStream {
    let krate = &face.krate;
    let not = cfg::not(&split.condition);
    let iterator = ours("__iterator", Span::call_site());
    let (condition, with, without) = (split.condition, split.with.stmts, split.without.stmts);
    quote!({
        #[cfg(#condition)]
        let #iterator = #krate::__private::iter!([#krate] #(#with)*);
        #[cfg(#not)]
        let #iterator = #krate::__private::iter!([#krate] #(#without)*);
        #iterator
    })
}
