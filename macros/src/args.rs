//! The options of `#[generator(..)]`.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitInt, Path, Token, TraitBound};

use crate::errors::Errors;
use crate::returns;

/// The options as the user gave them.
#[derive(Default)]
pub(crate) struct Args {
    /// Where `prime` stands, if it is asked for.
    pub(crate) prime: Option<Span>,
    /// The face, where the return type does not tell it.
    pub(crate) face: Option<FaceOption>,
    /// Where the crate `primed` is, if not at `::primed`.
    pub(crate) krate: Option<Path>,
    /// Macros whose arguments are expressions.
    pub(crate) macros: Vec<String>,
    /// How much code may be written more than once: for tests, which compare.
    pub(crate) copies: Option<usize>,
    /// From how many yields on numbers have slots: for tests, too.
    pub(crate) slots: Option<usize>,
    /// What the body calls the function itself by.
    pub(crate) itself: Option<Itself>,
    /// Where it is said that there is a call of the function itself.
    pub(crate) recursive: Option<Span>,
}

/// `recursive`: what the body calls the function itself by, apart from its own name.
pub(crate) enum Itself {
    /// `recursive = false`: by nothing; it delegates to it as to any other generator.
    Never,
    /// `recursive`: a method call of its name, too.
    Method,
    /// `recursive = path`.
    Path(Path),
}

/// The face, named by an option.
pub(crate) struct FaceOption {
    /// `iterator` or `generator`.
    pub(crate) name: Ident,
    /// The bound that says more: `generator = Generator<f64, Yield = f64>`.
    pub(crate) bound: Option<TraitBound>,
}

/// All options, for messages.
const KNOWN: &str = "`prime`, `prime = false`, `iterator`, `generator`, \
     `pinned`, `stream`, `async_generator`, `generator = Generator<A, E, ..>`, `crate = path`, \
     `macros(name, ..)`, `recursive`, `recursive = path`, `recursive = false`";

enum Arg {
    Prime(Span, bool),
    Face(FaceOption),
    Crate(Span, Path),
    Macros(Span, Vec<String>),
    Copies(Span, usize),
    Slots(Span, usize),
    Recursive(Span, Itself),
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
            "iterator" | "generator" | "pinned" | "stream" | "async_generator" => {
                let mut bound: Option<TraitBound> = None;
                if input.peek(Token![=]) {
                    input.parse::<Token![=]>()?;
                    bound = Some(input.parse()?);
                }
                let known = bound
                    .as_ref()
                    .map(|bound| returns::kind(&mut bound.clone()));
                if let (Some(None), Some(bound)) = (known, &bound) {
                    let message = "expected `Iterator<Item = T>`, `Generator<A, E, ..>`, \
                         `PinnedGenerator<A, E, ..>`, `Stream<Item = T>` or `AsyncGenerator<A, E, ..>`";
                    return Err(syn::Error::new_spanned(bound, message));
                }
                Self::Face(FaceOption { name: key, bound })
            }
            "crate" => {
                input.parse::<Token![=]>()?;
                Self::Crate(key.span(), input.call(Path::parse_mod_style)?)
            }
            "macros" => {
                let inside;
                syn::parenthesized!(inside in input);
                let names = Punctuated::<Path, Token![,]>::parse_terminated(&inside)?;
                let last = |path: &Path| path.segments.last().map(|name| name.ident.to_string());
                Self::Macros(key.span(), names.iter().filter_map(last).collect())
            }
            "recursive" if input.peek(Token![=]) => {
                input.parse::<Token![=]>()?;
                let itself = if input.peek(LitBool) {
                    let on = input.parse::<LitBool>()?.value;
                    if on { Itself::Method } else { Itself::Never }
                } else {
                    Itself::Path(input.call(Path::parse_mod_style)?)
                };
                Self::Recursive(key.span(), itself)
            }
            "recursive" => Self::Recursive(key.span(), Itself::Method),
            "__copies" => {
                input.parse::<Token![=]>()?;
                Self::Copies(key.span(), input.parse::<LitInt>()?.base10_parse()?)
            }
            "__slots" => {
                input.parse::<Token![=]>()?;
                Self::Slots(key.span(), input.parse::<LitInt>()?.base10_parse()?)
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
                Arg::Face(face) => ("face", face.name.span()),
                Arg::Crate(span, _) => ("crate", *span),
                Arg::Macros(span, _) => ("macros", *span),
                Arg::Copies(span, _) => ("__copies", *span),
                Arg::Slots(span, _) => ("__slots", *span),
                Arg::Recursive(span, _) => ("recursive", *span),
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
                Arg::Face(face) => args.face = Some(face),
                Arg::Crate(_, path) => args.krate = Some(path),
                Arg::Macros(_, names) => args.macros = names,
                Arg::Copies(_, copies) => args.copies = Some(copies),
                Arg::Slots(_, yields) => args.slots = Some(yields),
                Arg::Recursive(span, itself) => {
                    args.recursive = (!matches!(itself, Itself::Never)).then_some(span);
                    args.itself = Some(itself);
                }
                Arg::Unknown(_) => {}
            }
        }
        args
    }
}
