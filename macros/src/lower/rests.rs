//! `..` in a pattern, where what it leaves can be told from what is matched.
//!
//! `let (a, ..) = (make(1), make(2));` leaves as many parts as the tuple has more. With a `_`
//! for each of them, they can be kept one by one: see [`crate::patterns::Leftover`].

use proc_macro2::Span;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Block, Expr, Pat, Path, Token, parse_quote_spanned};

use super::lends::lends;
use crate::walk::visit_mut::{self, VisitMut};

/// Writes a `_` for each part that a `..` leaves of what a block itself puts together.
pub(super) fn spell_out(block: &mut Block) {
    Rests.visit_block_mut(block);
}

/// The same in an expression.
pub(super) fn spell_out_in(expr: &mut Expr) {
    Rests.visit_expr_mut(expr);
}

struct Rests;

impl VisitMut for Rests {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Match(e) => {
                for arm in &mut e.arms {
                    matched(&e.expr, &mut arm.pat);
                }
            }
            Expr::Let(e) => matched(&e.expr, &mut e.pat),
            _ => {}
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        if let Some(init) = &local.init {
            matched(&init.expr, &mut local.pat);
        }
        visit_mut::visit_local_mut(self, local);
    }

    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}

/// The same of one pattern, against what it is matched with.
fn matched(expr: &Expr, pat: &mut Pat) {
    match (expr, pat) {
        (Expr::Paren(e), pat) => matched(&e.expr, pat),
        (expr, Pat::Paren(pat)) => matched(expr, &mut pat.pat),
        (expr, Pat::Type(pat)) => matched(expr, &mut pat.pat),
        (expr, Pat::Or(pat)) => {
            for case in &mut pat.cases {
                matched(expr, case);
            }
        }
        (Expr::Tuple(e), Pat::Tuple(pat)) => parts(&e.elems, &mut pat.elems),
        (Expr::Array(e), Pat::Slice(pat)) => parts(&e.elems, &mut pat.elems),
        (Expr::Call(e), Pat::TupleStruct(pat)) if is_path(&e.func, &pat.path) => {
            parts(&e.args, &mut pat.elems);
        }
        (Expr::Struct(e), Pat::Struct(pat)) => fields(e, pat),
        _ => {}
    }
}

/// Whether an expression is that path.
fn is_path(expr: &Expr, path: &Path) -> bool {
    matches!(expr, Expr::Path(e) if e.qself.is_none() && same(&e.path, path))
}

fn same(one: &Path, other: &Path) -> bool {
    one.to_token_stream().to_string() == other.to_token_stream().to_string()
}

fn parts(exprs: &Punctuated<Expr, Token![,]>, pats: &mut Punctuated<Pat, Token![,]>) {
    let rest = pats.iter().position(|pat| matches!(pat, Pat::Rest(_)));
    // What is lent along with them would not live as long as they do.
    let rest = rest.filter(|_| !exprs.iter().any(lends));
    if let Some(rest) = rest
        && let Some(left) = (exprs.len() + 1).checked_sub(pats.len())
    {
        let span = pats[rest].span();
        let wildcards = (0..left).map(|_| wildcard(span));
        let mut all: Vec<Pat> = std::mem::take(pats).into_iter().collect();
        all.splice(rest..=rest, wildcards);
        pats.extend(all);
        // `(a)` is no tuple.
        if !pats.empty_or_trailing() {
            pats.push_punct(Token![,](span));
        }
    }
    if pats.len() == exprs.len() {
        for (expr, pat) in exprs.iter().zip(pats) {
            matched(expr, pat);
        }
    }
}

/// What is in the fields that are named. The others drop in the order of the struct, which is
/// not seen here: that `..` stays.
fn fields(e: &syn::ExprStruct, pat: &mut syn::PatStruct) {
    for found in &mut pat.fields {
        let field = e.fields.iter().find(|field| field.member == found.member);
        if let Some(field) = field {
            matched(&field.expr, &mut found.pat);
        }
    }
}

fn wildcard(span: Span) -> Pat {
    parse_quote_spanned!(span=> _)
}
