//! What `iter!`, `stream!` and `try_stream!` have in common: a body alone, in the middle of
//! an expression.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Block, Path};

use crate::errors::Errors;
use crate::face::Face;

/// Where `primed` is, in brackets, and the body.
pub(crate) struct Body(pub(crate) Path, pub(crate) Block);

impl Parse for Body {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let krate;
        syn::bracketed!(krate in input);
        let krate = krate.call(Path::parse_mod_style)?;
        let block = Block {
            brace_token: syn::token::Brace(Span::call_site()),
            stmts: input.call(Block::parse_within)?,
        };
        Ok(Self(krate, block))
    }
}

/// What stands for one whose body is in error.
pub(crate) fn stand_in(face: &Face, errors: Errors) -> TokenStream {
    let krate = &face.krate;
    let errors = errors.into_compile_errors();
    quote!({ #errors #krate::__private::StandIn::<_, ()>::new() })
}
