//! The options of `#[generator(..)]`.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, Path, Token};

use crate::errors::Errors;

/// The options as the user gave them.
#[derive(Default)]
pub(crate) struct Args {
    /// Where `prime` stands, if it is asked for.
    pub(crate) prime: Option<Span>,
    /// The face, where the return type does not tell it.
    pub(crate) face: Option<Ident>,
    /// Where the crate `primed` is, if not at `::primed`.
    pub(crate) krate: Option<Path>,
}

/// All options, for messages.
const KNOWN: &str = "`prime`, `prime = false`, `iterator`, `generator`, `crate = path`";

enum Arg {
    Prime(Span, bool),
    Face(Ident),
    Crate(Span, Path),
    Unknown(Ident),
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = Ident::parse_any(input)?;
        let arg = match key.to_string().as_str() {
            "prime" if input.peek(Token![=]) => {
                input.parse::<Token![=]>()?;
                Self::Prime(key.span(), input.parse::<LitBool>()?.value)
            }
            "prime" => Self::Prime(key.span(), true),
            "iterator" | "generator" => Self::Face(key),
            "crate" => {
                input.parse::<Token![=]>()?;
                Self::Crate(key.span(), input.call(Path::parse_mod_style)?)
            }
            _ => {
                // What belongs to an unknown option is unknown too.
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<proc_macro2::TokenTree>()?;
                }
                Self::Unknown(key)
            }
        };
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(input.error("expected `,`"));
        }
        Ok(arg)
    }
}

impl Args {
    /// Parses the options; mistakes go to `errors`.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut args = Self::default();
        let parser = Punctuated::<Arg, Token![,]>::parse_terminated;
        let Some(list) = errors.check(parser.parse2(tokens)) else {
            return args;
        };
        let mut seen: Vec<&str> = Vec::new();
        for arg in list {
            let (kind, span) = match &arg {
                Arg::Prime(span, _) => ("prime", *span),
                Arg::Face(name) => ("face", name.span()),
                Arg::Crate(span, _) => ("crate", *span),
                Arg::Unknown(name) => {
                    let message = format!("unknown option `{name}`\n = help: there are {KNOWN}");
                    errors.at_span(name.span(), message);
                    continue;
                }
            };
            if seen.contains(&kind) {
                let what = if kind == "face" { "the face" } else { kind };
                errors.at_span(span, format_args!("{what} is given twice"));
            }
            seen.push(kind);
            match arg {
                Arg::Prime(span, on) => args.prime = on.then_some(span),
                Arg::Face(name) => args.face = Some(name),
                Arg::Crate(_, path) => args.krate = Some(path),
                Arg::Unknown(_) => {}
            }
        }
        args
    }
}
