//! Which ways of control flow lend what they make, and what is around them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{BinOp, Block, Expr, Pat, Stmt, UnOp};

use super::extend::{is_constructor, reaches};
use crate::patterns::{self, Position};
use crate::sorted::Set;

/// What is around a way.
#[derive(Clone, Default)]
pub(super) struct Around {
    /// Whether something is that drops when the way has ended.
    pub(super) drops: bool,
    /// The names of what is bound there.
    bound: Set<String>,
}

impl Around {
    pub(super) fn bind(&mut self, pat: &Pat) {
        let found = &mut *self;
        patterns::bindings(&mut pat.clone(), Position::Refutable, &mut |pat| {
            found.bound.insert(pat.ident.to_string());
            found.drops = true;
        });
    }

    /// What the `let`s of a condition match may live as long as what they bind.
    pub(super) fn condition(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(e) => {
                self.bind(&e.pat);
                self.drops = true;
            }
            Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
                self.condition(&e.left);
                self.condition(&e.right);
            }
            _ => {}
        }
    }

    /// Whether code may name what is bound there.
    pub(super) fn names(&self, expr: &Expr) -> bool {
        fn any(tokens: TokenStream, bound: &Set<String>) -> bool {
            tokens.into_iter().any(|token| match token {
                TokenTree::Group(group) => any(group.stream(), bound),
                TokenTree::Ident(ident) => bound.contains(&ident.to_string()),
                TokenTree::Literal(text) => {
                    let text = text.to_string();
                    bound.iter().any(|name| text.contains(name))
                }
                TokenTree::Punct(_) => false,
            })
        }
        !self.bound.is_empty() && any(expr.to_token_stream(), &self.bound)
    }
}

/// Whether what some way of control flow makes must live on behind that.
pub(super) fn lends_on_ways(expr: &Expr) -> bool {
    some_way(expr, &lends)
}

/// Whether one of them lends a value, and not only what a reference may lead to:
/// `&names()[0]`, `&*name()`.
pub(super) fn lends_value_on_ways(expr: &Expr) -> bool {
    fn lends_value(way: &Expr) -> bool {
        reaches(way, &|of| runs(of) || lends_value(of))
    }
    some_way(expr, &lends_value)
}

/// Whether some way of control flow is what is asked for.
fn some_way(expr: &Expr, asked: &dyn Fn(&Expr) -> bool) -> bool {
    let block = |block: &Block| match block.stmts.last() {
        Some(Stmt::Expr(tail, None)) => some_way(tail, asked),
        _ => false,
    };
    match expr {
        Expr::If(e) => {
            let otherwise = e.else_branch.as_ref();
            otherwise.is_some_and(|(_, other)| block(&e.then_branch) || some_way(other, asked))
        }
        Expr::Match(e) => e.arms.iter().any(|arm| some_way(&arm.body, asked)),
        Expr::Block(e) => e.label.is_none() && block(&e.block),
        Expr::Paren(e) => some_way(&e.expr, asked),
        way => asked(way),
    }
}

/// Whether what a way makes must live on behind it: it is, or is made of, a reference to that.
pub(super) fn lends(way: &Expr) -> bool {
    reaches(way, &|of| lends_at_once(of) || lends(of))
}

pub(super) fn lends_at_once(of: &Expr) -> bool {
    match of {
        Expr::Field(e) => lends_at_once(&e.base),
        Expr::Index(e) => lends_at_once(&e.expr),
        Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => lends_at_once(&e.expr),
        Expr::Paren(e) => lends_at_once(&e.expr),
        of => runs(of),
    }
}

/// Whether code runs to make a value: of all else, rustc may make a static.
fn runs(expr: &Expr) -> bool {
    match expr {
        Expr::Call(e) => !is_constructor(&e.func) || e.args.iter().any(runs),
        Expr::MethodCall(_) => true,
        Expr::Macro(e) => e.mac.path.is_ident("vec") || e.mac.path.is_ident("format"),
        Expr::Struct(e) => e.fields.iter().any(|field| runs(&field.expr)),
        Expr::Tuple(e) => e.elems.iter().any(runs),
        Expr::Array(e) => e.elems.iter().any(runs),
        Expr::Paren(e) => runs(&e.expr),
        _ => false,
    }
}
