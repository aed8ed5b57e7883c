//! `stream!` and `try_stream!`: anonymous streams, written with the real keyword `yield`,
//! and with `for await`.

use proc_macro2::{Span, TokenStream};
use syn::{Type, parse_quote};

use crate::anonymous::{Body, stand_in};
use crate::errors::Errors;
use crate::face::{Boxing, Face, Kind, Lookups, Lowering, SLOTS, Seen};
use crate::native;
use crate::{check, forms};

/// Expands either; `fails` says that items are the `Ok` of what the stream gives, and `?`
/// ends it with an `Err`.
pub(crate) fn expand(input: TokenStream, fails: bool) -> TokenStream {
    let mut errors = Errors::default();
    // One that never yields has no items that could tell their type: as async-stream has it.
    let yielded: Type = if forms::mentions_yield(input.clone()) {
        parse_quote!(_)
    } else {
        parse_quote!(())
    };
    let item = if fails {
        parse_quote!(::core::result::Result<#yielded, _>)
    } else {
        yielded
    };
    let mut face = Face {
        kind: Kind::Iterator { item },
        lowering: Lowering::Stream,
        boxing: Boxing::None,
        seen: Seen::All,
        krate: parse_quote!(::primed),
        copies: 0,
        slots: SLOTS,
        catches: false,
        fails,
        macros: Vec::new(),
        recursion: None,
        lookups: Lookups::default(),
    };
    let Some(Body(krate, mut block)) = errors.check(syn::parse2(native::mark(input))) else {
        return stand_in(&face, errors);
    };
    face.krate = krate;
    forms::normalise(&mut block, &mut errors);
    check::misplaced(&block, &face, &mut errors);
    if !errors.is_empty() {
        return stand_in(&face, errors);
    }
    let name = ("stream!", Span::call_site());
    let machine = native::machine(&block, &TokenStream::new(), &face, name, &mut errors);
    if errors.is_empty() {
        machine
    } else {
        stand_in(&face, errors)
    }
}
