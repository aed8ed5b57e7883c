//! Numbers whose type the text tells: by a suffix, a cast, or the locals that they are made of.
//!
//! A type that is told stands in the frame as it is, and needs no parameter that rustc would have
//! to infer. A frame all of whose types are told is known to be copied ([`crate::emit`]).

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{BinOp, Expr, ExprRange, Lit, Local, Pat, UnOp};

use super::Lower;
use crate::told::{Told, makes_owning, name_of};
use crate::undropped::{is_simple, suffix};

impl Lower<'_> {
    /// What the text tells of the type of what a `let` binds to one name.
    pub(super) fn told_of_local(&self, local: &Local) -> Told {
        let is_name = |pat: &Pat| matches!(pat, Pat::Ident(pat) if pat.by_ref.is_none());
        match (&local.pat, &local.init) {
            (Pat::Type(pat), _) if is_name(&pat.pat) => Told::of(&pat.ty),
            (pat, Some(init)) if is_name(pat) => {
                let nothing = if makes_owning(&init.expr) {
                    Told::Owning
                } else {
                    Told::Nothing
                };
                self.told(&init.expr).map_or(nothing, Told::Type)
            }
            _ => Told::Nothing,
        }
    }

    /// The type of the integers of a range, if the text tells it.
    pub(super) fn told_of_range(&self, items: &Expr) -> Option<TokenStream> {
        let range = range_of(items)?;
        let (start, end) = (range.start.as_deref()?, range.end.as_deref()?);
        let (start, end) = (
            self.told(start).or_else(|| unsuffixed(start)),
            self.told(end).or_else(|| unsuffixed(end)),
        );
        let told = of_both(start?, end?)?;
        let is_integer = name_of(&told)?.to_string().starts_with(['i', 'u']);
        is_integer.then_some(told)
    }

    /// The type of a number, a `bool` or a `char`, if the text tells it.
    pub(super) fn told(&self, expr: &Expr) -> Option<TokenStream> {
        match expr {
            Expr::Lit(_) => suffix(expr),
            Expr::Path(path) => {
                let id = self.names.resolve(path.path.get_ident()?)?;
                let told = self.names[id].told.ty()?.clone();
                name_of(&told).is_some().then_some(told)
            }
            Expr::Cast(cast) => is_simple(&cast.ty).then(|| cast.ty.to_token_stream()),
            Expr::Unary(e) if matches!(e.op, UnOp::Neg(_) | UnOp::Not(_)) => self.told(&e.expr),
            Expr::Binary(e) => self.told_of_binary(e),
            Expr::Paren(e) => self.told(&e.expr),
            Expr::Group(e) => self.told(&e.expr),
            _ => None,
        }
    }

    /// Both sides must be told, or be literals: anyone can say what a number plus something of
    /// theirs is.
    fn told_of_binary(&self, expr: &syn::ExprBinary) -> Option<TokenStream> {
        let sides =
            [&expr.left, &expr.right].map(|side| self.told(side).or_else(|| unsuffixed(side)));
        match expr.op {
            BinOp::Eq(_)
            | BinOp::Ne(_)
            | BinOp::Lt(_)
            | BinOp::Le(_)
            | BinOp::Gt(_)
            | BinOp::Ge(_)
            | BinOp::And(_)
            | BinOp::Or(_) => Some(quote!(::core::primitive::bool)),
            BinOp::Shl(_) | BinOp::Shr(_) => {
                let [Some(left), Some(_)] = sides else {
                    return None;
                };
                name_of(&left).is_some().then_some(left)
            }
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_) => {
                let [Some(left), Some(right)] = sides else {
                    return None;
                };
                of_both(left, right)
            }
            _ => None,
        }
    }
}

/// The range that a loop goes over, in whichever direction.
fn range_of(items: &Expr) -> Option<&ExprRange> {
    match items {
        Expr::MethodCall(call) if call.method == "rev" => match &*call.receiver {
            Expr::Paren(e) => range_of(&e.expr),
            _ => None,
        },
        Expr::Paren(e) => range_of(&e.expr),
        Expr::Group(e) => range_of(&e.expr),
        Expr::Range(range) if matches!(range.limits, syn::RangeLimits::HalfOpen(_)) => Some(range),
        _ => None,
    }
}

/// Of a number's literal without a suffix: no type, but any number's.
fn unsuffixed(expr: &Expr) -> Option<TokenStream> {
    match expr {
        Expr::Lit(lit) if matches!(lit.lit, Lit::Int(_) | Lit::Float(_)) => {
            Some(TokenStream::new())
        }
        Expr::Unary(e) if matches!(e.op, UnOp::Neg(_)) => unsuffixed(&e.expr),
        Expr::Paren(e) => unsuffixed(&e.expr),
        Expr::Group(e) => unsuffixed(&e.expr),
        _ => None,
    }
}

/// The type that two numbers have, if it is one.
fn of_both(left: TokenStream, right: TokenStream) -> Option<TokenStream> {
    match (name_of(&left), name_of(&right)) {
        (Some(one), Some(other)) => (one == other).then_some(left),
        (Some(_), None) => right.is_empty().then_some(left),
        (None, Some(_)) => left.is_empty().then_some(right),
        (None, None) => None,
    }
}
