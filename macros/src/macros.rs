//! Macro calls inside a body: which of them have expressions as arguments, and
//! the names that any of them uses.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Macro, Pat, Token};

use crate::forms;
use crate::names::{BindingId, Names};
use crate::sorted::{Map, Set};

/// What a macro does with its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Borrows them, for formatting or comparing.
    Borrows,
    /// Takes them by value.
    Takes,
    /// Not known: its arguments may be anything.
    Unknown,
}

/// What the macro of that name does with its arguments.
pub(crate) fn kind(mac: &Macro) -> Kind {
    let Some(segment) = mac.path.segments.last() else {
        return Kind::Unknown;
    };
    named(&segment.ident)
}

/// The same, by the name.
pub(crate) fn named(name: &Ident) -> Kind {
    match name.to_string().as_str() {
        "print" | "println" | "eprint" | "eprintln" | "format" | "format_args" | "write"
        | "writeln" | "panic" | "todo" | "unimplemented" | "unreachable" | "assert"
        | "assert_eq" | "assert_ne" | "debug_assert" | "debug_assert_eq" | "debug_assert_ne" => {
            Kind::Borrows
        }
        "vec" | "dbg" => Kind::Takes,
        _ => Kind::Unknown,
    }
}

/// Whether a call of the macro never comes back.
pub(crate) fn diverges(mac: &Macro) -> bool {
    let name = mac
        .path
        .segments
        .last()
        .map(|segment| segment.ident.to_string());
    matches!(
        name.as_deref(),
        Some("panic" | "todo" | "unimplemented" | "unreachable")
    )
}

/// One argument of a macro call: `value`, or `name = value` in a format macro.
pub(crate) struct Argument {
    /// What stands before the value.
    pub(crate) name: Option<(Ident, Token![=])>,
    /// The value.
    pub(crate) value: Expr,
}

impl syn::parse::Parse for Argument {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = if named {
            Some((input.parse()?, input.parse()?))
        } else {
            None
        };
        Ok(Self {
            name,
            value: input.parse()?,
        })
    }
}

impl quote::ToTokens for Argument {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some((name, eq)) = &self.name {
            name.to_tokens(tokens);
            eq.to_tokens(tokens);
        }
        self.value.to_tokens(tokens);
    }
}

/// The arguments of a call, and the separator: `vec![x; n]` has a semicolon.
pub(crate) enum Arguments {
    /// Separated by commas.
    List(Punctuated<Argument, Token![,]>),
    /// `value; count`.
    Repeat(Box<Expr>, Token![;], Box<Expr>),
}

impl Arguments {
    /// Parses the arguments of a macro that has expressions for arguments.
    pub(crate) fn parse(mac: &Macro) -> syn::Result<Self> {
        let repeat = |input: syn::parse::ParseStream<'_>| {
            Ok(Self::Repeat(input.parse()?, input.parse()?, input.parse()?))
        };
        let is_vec = mac
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "vec");
        if is_vec {
            if let Ok(repeat) = repeat.parse2(mac.tokens.clone()) {
                return Ok(repeat);
            }
        }
        mac.parse_body_with(Punctuated::parse_terminated)
            .map(Self::List)
    }

    /// The values, in order.
    pub(crate) fn values(&mut self) -> Vec<&mut Expr> {
        match self {
            Self::List(list) => list
                .iter_mut()
                .map(|argument| &mut argument.value)
                .collect(),
            Self::Repeat(value, _, count) => vec![value, count],
        }
    }
}

impl quote::ToTokens for Arguments {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::List(list) => list.to_tokens(tokens),
            Self::Repeat(value, semi, count) => {
                value.to_tokens(tokens);
                semi.to_tokens(tokens);
                count.to_tokens(tokens);
            }
        }
    }
}

pub(crate) fn is_matches(mac: &Macro) -> bool {
    let name = mac.path.segments.last();
    name.is_some_and(|name| name.ident == "matches")
}

/// How many arguments of an assertion come before the message, which is made only
/// where the assertion fails.
pub(crate) fn lazy_from(name: &str) -> Option<usize> {
    match name {
        "assert" | "debug_assert" => Some(1),
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => Some(2),
        _ => None,
    }
}

/// Whether a macro's panic shows its tokens: `assert!(condition)`.
pub(crate) fn shows_its_tokens(mac: &Macro) -> bool {
    let name = mac.path.segments.last();
    name.is_some_and(|name| name.ident == "assert" || name.ident == "debug_assert")
}

/// Whether a call is `matches!` with `?`, `return` or a jump among its arguments.
pub(crate) fn is_matches_with_control(mac: &Macro) -> bool {
    is_matches(mac) && crate::scan::mentions_control(mac.tokens.clone())
}

/// The expressions among the arguments of a macro that is known to take them.
pub(crate) fn expressions(mac: &Macro) -> Vec<Expr> {
    if is_matches(mac) {
        return matches(mac).into_iter().collect();
    }
    if kind(mac) == Kind::Unknown {
        return Vec::new();
    }
    let Ok(mut arguments) = Arguments::parse(mac) else {
        return Vec::new();
    };
    arguments
        .values()
        .into_iter()
        .map(|value| value.clone())
        .collect()
}

/// A debug assertion, written out: nothing of it is evaluated in a build without the checks.
pub(crate) fn debug_assertion(mac: &Macro) -> Option<Expr> {
    let name = &mac.path.segments.last()?.ident;
    let name = match &*name.to_string() {
        "debug_assert" => "assert",
        "debug_assert_eq" => "assert_eq",
        "debug_assert_ne" => "assert_ne",
        _ => return None,
    };
    let span = syn::spanned::Spanned::span(mac);
    let (name, tokens) = (Ident::new(name, span), &mac.tokens);
    let checked = quote_spanned!(span=>
        if ::core::cfg!(debug_assertions) { ::core::#name!(#tokens); }
    );
    syn::parse2(checked).ok()
}

/// `matches!(value, pattern if guard)`, written out.
pub(crate) fn matches(mac: &Macro) -> syn::Result<Expr> {
    let parser = |input: syn::parse::ParseStream<'_>| {
        let value = input.parse::<Expr>()?;
        input.parse::<Token![,]>()?;
        let pat = Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.peek(Token![if]) {
            let if_token = input.parse::<Token![if]>()?;
            Some((if_token, Box::new(input.parse::<Expr>()?)))
        } else {
            None
        };
        input.parse::<Option<Token![,]>>()?;
        Ok((value, pat, guard))
    };
    let (value, pat, guard) = mac.parse_body_with(parser)?;
    let mut written: syn::ExprMatch = syn::parse_quote!(match () {
        _ => true,
        _ => false,
    });
    *written.expr = value;
    if let Some(first) = written.arms.first_mut() {
        first.pat = pat;
        first.guard = guard;
    }
    Ok(Expr::Match(written))
}

/// A binding that a macro's tokens name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Named {
    /// Which.
    pub(crate) id: BindingId,
    /// Whether it is followed by a field or method of it.
    pub(crate) dotted: bool,
}

/// Finds the bindings that a macro's tokens name, and gives renamed ones their
/// new name.
///
/// Inline format arguments count, in every string literal: `"{x}"`. A renamed
/// one is passed as a named argument instead: `"{x}", x = x_1`.
pub(crate) fn rename_tokens(tokens: TokenStream, names: &mut Names) -> (TokenStream, Set<Named>) {
    let mut found = Set::new();
    let mut inline = Map::new();
    let given = named_arguments(tokens.clone());
    let renamed = rename_in(tokens, Delimiter::None, names, &mut found, &mut inline);
    inline.retain(|name| !given.contains(name));
    (with_named(renamed, inline), found)
}

/// Passes on renamed inline format arguments of a macro in whose other arguments all names
/// were renamed. Its format string is no part of those.
pub(crate) fn rename_inline(tokens: TokenStream, names: &mut Names) -> TokenStream {
    let (mut found, mut inline) = (Set::new(), Map::new());
    for token in tokens.clone() {
        if let TokenTree::Literal(literal) = token {
            inline_in(&literal, names, &mut found, &mut inline);
        }
    }
    let given = named_arguments(tokens.clone());
    inline.retain(|name| !given.contains(name));
    with_named(tokens, inline)
}

/// Adds named arguments.
fn with_named(tokens: TokenStream, named: Map<String, (Ident, TokenTree)>) -> TokenStream {
    let mut tokens = tokens;
    let last = tokens.clone().into_iter().last();
    let ends_with_comma =
        last.is_some_and(|last| matches!(last, TokenTree::Punct(punct) if punct.as_char() == ','));
    for (at, (name, emitted)) in named.into_values().enumerate() {
        let span = name.span();
        let comma = (at > 0 || !ends_with_comma).then(|| quote_spanned!(span=> ,));
        tokens.extend(quote_spanned!(span=> #comma #name = #emitted));
    }
    tokens
}

/// The names of the arguments that are given by name: `x = 1`.
fn named_arguments(tokens: TokenStream) -> Set<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let names = tokens.iter().enumerate();
    let names = names.filter(|(at, _)| names_argument(&tokens, *at));
    names.map(|(_, name)| name.to_string()).collect()
}

/// Whether a token is the name of an argument; no part of a comparison, and no arm's pattern.
fn names_argument(tokens: &[TokenTree], at: usize) -> bool {
    let is = |at: usize, wanted: char| {
        let token = tokens.get(at);
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
    };
    let is_first = at.checked_sub(1).is_none_or(|before| is(before, ','));
    let is_name = matches!(tokens.get(at), Some(TokenTree::Ident(_)));
    is_name && is_first && is(at + 1, '=') && !is(at + 2, '=') && !is(at + 2, '>')
}

/// Whether a name behind this token is being declared.
fn declares(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "let" || word == "mut")
}

fn rename_in(
    tokens: TokenStream,
    within: Delimiter,
    names: &mut Names,
    found: &mut Set<Named>,
    inline: &mut Map<String, (Ident, TokenTree)>,
) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: Option<usize>, wanted: char| {
        let token = at.and_then(|at| tokens.get(at));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
    };
    let mut out = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1);
        let after_dot = is(before, '.') && !is(at.checked_sub(2), '.');
        let after_path = is(before, ':') && is(at.checked_sub(2), ':');
        let is_label = is(before, '\'');
        let starts_path = is(Some(at + 1), ':') && is(Some(at + 2), ':');
        // Not the parameter of a closure or function, nor a local.
        let declares = is(before, '|') || before.is_some_and(|at| declares(&tokens[at]));
        let names_field = is(Some(at + 1), ':')
            && !is(Some(at + 2), ':')
            && within != Delimiter::Parenthesis
            && !declares;
        let calls_macro = is(Some(at + 1), '!') && !is(Some(at + 2), '=');
        let names_argument = names_argument(&tokens, at);
        out.push(match token {
            TokenTree::Group(group) => {
                let inner = if is(before, '!') {
                    // The arguments of another macro, which captures on its own.
                    let (arguments, mut captured) = rename_tokens(group.stream(), names);
                    found.append(&mut captured);
                    arguments
                } else {
                    rename_in(group.stream(), group.delimiter(), names, found, inline)
                };
                let mut inner = Group::new(forms::visible(group), inner);
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            TokenTree::Ident(ident)
                if !(after_dot
                    || is_label
                    || after_path
                    || starts_path
                    || names_field
                    || calls_macro
                    || names_argument) =>
            {
                if let Some(view) = names.view(ident) {
                    found.extend(view.names.iter().map(|id| Named {
                        id: *id,
                        dotted: true,
                    }));
                    out.push(parenthesised(view.tokens.clone()));
                    continue;
                }
                names.resolve(ident).map_or_else(
                    || token.clone(),
                    |id| {
                        // A field of it, or a field of that name.
                        let dotted = (is(Some(at + 1), '.') && !is(Some(at + 2), '.'))
                            || (is(Some(at + 1), ':') && !is(Some(at + 2), ':'));
                        found.insert(Named { id, dotted });
                        TokenTree::Ident(names.emitted(id, ident.span()))
                    },
                )
            }
            TokenTree::Literal(literal) => {
                inline_in(literal, names, found, inline);
                token.clone()
            }
            _ => token.clone(),
        });
    }
    out.into_iter().collect()
}

/// Finds the inline format arguments in a literal, and how renamed ones are passed.
fn inline_in(
    literal: &proc_macro2::Literal,
    names: &mut Names,
    found: &mut Set<Named>,
    inline: &mut Map<String, (Ident, TokenTree)>,
) {
    for text in inline_arguments(&literal.to_string()) {
        let name = Ident::new(&text, literal.span());
        if let Some(view) = names.view(&name) {
            found.extend(view.names.iter().map(|id| Named {
                id: *id,
                dotted: true,
            }));
            inline.insert(text, (name, parenthesised(view.tokens.clone())));
        } else if let Some(id) = names.resolve_or_capture(&name) {
            found.insert(Named { id, dotted: false });
            if names.is_renamed(id) {
                let emitted = names.emitted(id, name.span());
                inline.insert(text, (name, TokenTree::Ident(emitted)));
            }
        }
    }
}

fn parenthesised(tokens: TokenStream) -> TokenTree {
    let mut only = tokens.clone().into_iter();
    if let (Some(TokenTree::Ident(name)), None) = (only.next(), only.next()) {
        return TokenTree::Ident(name);
    }
    TokenTree::Group(Group::new(Delimiter::Parenthesis, tokens))
}

/// The names in `"{x} {y:>width$} {z:?}"`.
pub(crate) fn inline_arguments(literal: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !literal.contains('"') {
        return found;
    }
    let text = literal.replace("{{", "");
    for part in text.split('{').skip(1) {
        let Some((argument, _)) = part.split_once('}') else {
            continue;
        };
        let (name, spec) = argument.split_once(':').unwrap_or((argument, ""));
        let mut add = |name: &str| {
            let is_name =
                || syn::parse_str::<Ident>(name.trim()).is_ok_and(|name| name == name.unraw());
            if name == "self" || is_name() {
                found.push(name.trim().to_owned());
            }
        };
        add(name);
        for part in spec
            .split_inclusive('$')
            .filter_map(|part| part.strip_suffix('$'))
        {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let start = part.rfind(|c: char| !word(c)).map_or(0, |at| at + 1);
            // A fill character may stand right before the width.
            add(part.get(start..).unwrap_or_default());
        }
    }
    found
}
