//! The forms that a generator's body adds to Rust: `yield_!`, `try_yield!`,
//! `yield_from!`, `try_yield_from!`, and the keyword `yield` where rustc never sees it.
//!
//! [`normalise`] turns them all into syn's own yield expression, told apart by a
//! marker, so that later stages see one shape.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Block, Expr, ExprYield, Macro, Path, Stmt};

use crate::errors::Errors;
use crate::walk::visit_mut::{self, VisitMut};

/// Which form a yield expression was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// `yield_!(x)`: what is thrown in ends the body.
    Yield,
    /// `try_yield!(x)`: what is thrown in is a value.
    TryYield,
    /// `yield_from!(g)`: delegates.
    YieldFrom,
    /// `try_yield_from!(g)`: delegates, and how the delegate ends is a value.
    TryYieldFrom,
}

impl Form {
    const ALL: [(&'static str, Self); 4] = [
        ("yield_", Self::Yield),
        ("try_yield", Self::TryYield),
        ("yield_from", Self::YieldFrom),
        ("try_yield_from", Self::TryYieldFrom),
    ];

    /// Whether it delegates.
    pub(crate) const fn delegates(self) -> bool {
        matches!(self, Self::YieldFrom | Self::TryYieldFrom)
    }

    /// Whether what is thrown in is a value.
    pub(crate) const fn catches(self) -> bool {
        matches!(self, Self::TryYield | Self::TryYieldFrom)
    }

    fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, form)| *form)
    }

    /// The form that a macro's path names: `yield_` or `primed::yield_`.
    pub(crate) fn of_path(path: &Path) -> Option<Self> {
        Self::named(&path.segments.last()?.ident.to_string())
    }

    /// The form of a normalised yield expression.
    pub(crate) fn of(expr: &ExprYield) -> Self {
        let marker = expr
            .attrs
            .iter()
            .find_map(|attr| Self::of_path(attr.path()));
        marker.unwrap_or(Self::Yield)
    }

    /// Whether an attribute is a marker, and not the user's.
    pub(crate) fn marks(attr: &syn::Attribute) -> bool {
        Self::of_path(attr.path()).is_some()
    }

    fn into_expr(self, path: &Path, operand: Option<Box<Expr>>) -> Expr {
        let span = path.span();
        let marker = match self {
            Self::Yield => Vec::new(),
            _ => vec![syn::parse_quote!(#[#path])],
        };
        Expr::Yield(ExprYield {
            attrs: marker,
            yield_token: syn::token::Yield(span),
            expr: operand,
        })
    }
}

/// Whether `tokens` hold one of the forms, at any depth.
pub(crate) fn mentions_yield(tokens: TokenStream) -> bool {
    find_yield(tokens).is_some()
}

/// Whether `tokens` hold a `try_yield!`, at any depth.
pub(crate) fn catches(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => catches(group.stream()),
        TokenTree::Ident(ident) => ident == "try_yield" || ident == "try_yield_from",
        _ => false,
    })
}

/// Where `tokens` hold one of the forms, at any depth.
pub(crate) fn find_yield(tokens: TokenStream) -> Option<Span> {
    let mut previous = None;
    let mut own = false;
    for token in tokens {
        match &token {
            TokenTree::Group(_) if own => {}
            TokenTree::Group(group) => {
                if let Some(span) = find_yield(group.stream()) {
                    return Some(span);
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == '!' => {
                if let Some(TokenTree::Ident(ident)) = &previous {
                    if Form::named(&ident.to_string()).is_some() {
                        return Some(ident.span());
                    }
                }
            }
            TokenTree::Ident(ident) if ident == "yield" => return Some(ident.span()),
            _ => {}
        }
        let is_bang = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!');
        own = is_bang && matches!(&previous, Some(TokenTree::Ident(name)) if makes_one(name));
        previous = Some(token);
    }
    None
}

/// Whether a macro call makes a generator of its own: its yields are not the body's.
pub(crate) fn is_generator(mac: &Macro) -> bool {
    mac.path
        .segments
        .last()
        .is_some_and(|last| makes_one(&last.ident))
}

pub(crate) fn makes_one(name: &proc_macro2::Ident) -> bool {
    name == "iter" || name == "stream" || name == "try_stream"
}

/// Turns every form in `block` into a yield expression.
pub(crate) fn normalise(block: &mut Block, errors: &mut Errors) {
    Normalise { errors }.visit_block_mut(block);
}

/// The same for one expression, an argument of a macro say.
pub(crate) fn normalise_expr(expr: &mut Expr, errors: &mut Errors) {
    Normalise { errors }.visit_expr_mut(expr);
}

struct Normalise<'a> {
    errors: &'a mut Errors,
}

impl Normalise<'_> {
    fn parse(&mut self, form: Form, mac: &Macro) -> Expr {
        let operand = if mac.tokens.is_empty() {
            if form.delegates() {
                let name = if form.catches() {
                    "try_yield_from!"
                } else {
                    "yield_from!"
                };
                self.errors.at(
                    mac,
                    format_args!("`{name}` needs the generator or iterator to delegate to"),
                );
            }
            None
        } else {
            let parser = |input: syn::parse::ParseStream<'_>| {
                let operand = input.parse::<Expr>()?;
                input.parse::<Option<syn::Token![,]>>()?;
                Ok(operand)
            };
            let parsed = mac.parse_body_with(parser);
            self.errors.check(parsed).map(Box::new)
        };
        form.into_expr(&mac.path, operand)
    }
}

impl VisitMut for Normalise<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        // What a `macro_rules!` fragment holds together without showing it, rustc
        // would not hold together once it has been through here.
        if let Expr::Group(group) = expr {
            let inner = std::mem::replace(&mut *group.expr, unit(Span::call_site()));
            *expr = if is_atom(&inner) {
                inner
            } else {
                parenthesised(inner)
            };
        }
        if let Expr::Macro(mac) = expr {
            if let Some(form) = Form::of_path(&mac.mac.path) {
                *expr = self.parse(form, &mac.mac);
            }
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        if let Some(Stmt::Macro(mac)) = block.stmts.last() {
            if mac.semi_token.is_none() && Form::of_path(&mac.mac.path).is_some() {
                let (attrs, mac) = (mac.attrs.clone(), mac.mac.clone());
                let tail = Expr::Macro(syn::ExprMacro { attrs, mac });
                block.stmts.pop();
                block.stmts.push(Stmt::Expr(tail, None));
            }
        }
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt {
            if let Some(form) = Form::of_path(&mac.mac.path) {
                let mut expr = self.parse(form, &mac.mac);
                if let Expr::Yield(e) = &mut expr {
                    e.attrs.append(&mut mac.attrs);
                }
                let braced = matches!(mac.mac.delimiter, syn::MacroDelimiter::Brace(_));
                let semi = mac.semi_token;
                // `yield_! { x }` is a statement with or without a semicolon, but for the
                // last of a block.
                let semi = if braced {
                    semi.or(Some(syn::Token![;](mac.mac.span())))
                } else {
                    semi
                };
                *stmt = Stmt::Expr(expr, semi);
            }
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    // A function inside a body is not part of it.
    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}

/// Whether an expression is one operand, whatever stands around it.
const fn is_atom(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Path(_)
            | Expr::Lit(_)
            | Expr::Paren(_)
            | Expr::Group(_)
            | Expr::Tuple(_)
            | Expr::Array(_)
            | Expr::Call(_)
            | Expr::MethodCall(_)
            | Expr::Field(_)
            | Expr::Index(_)
            | Expr::Macro(_)
    )
}

/// An expression in parentheses of ours.
pub(crate) fn parenthesised(expr: Expr) -> Expr {
    Expr::Paren(syn::ExprParen {
        attrs: Vec::new(),
        paren_token: syn::token::Paren(expr.span().resolved_at(Span::mixed_site())),
        expr: Box::new(expr),
    })
}

/// The same in a macro's tokens: an expression that is held together unseen is put
/// in parentheses.
pub(crate) fn visible(group: &Group) -> Delimiter {
    if group.delimiter() == Delimiter::None {
        if let Ok(expr) = syn::parse2::<Expr>(group.stream()) {
            if !is_atom(&expr) {
                return Delimiter::Parenthesis;
            }
        }
    }
    group.delimiter()
}

/// An empty value, spanned as asked.
pub(crate) fn unit(span: Span) -> Expr {
    Expr::Verbatim(quote_spanned!(span=> ()))
}
