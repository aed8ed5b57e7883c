//! Conditions that assign a local on the way: in `if a && { x = make(); f(&x) } { eat(x) }` it
//! has a value where the condition holds, and may have none where it does not. So each part of
//! such a condition must be a branch of its own.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{BinOp, Expr, UnOp, parse_quote_spanned};

use super::is_lazy;
use super::shapes::{lone_name, nest};
use crate::forms::parenthesised;
use crate::walk::visit::{self, Visit};

/// Whether a part of a condition that may not be reached assigns a local.
pub(crate) fn assigns_late(cond: &Expr) -> bool {
    match cond {
        Expr::Binary(e) if is_lazy(e.op) => assigns_late(&e.left) || assigns(&e.right),
        Expr::Paren(e) => assigns_late(&e.expr),
        Expr::Unary(_) => negated(cond).is_some(),
        _ => false,
    }
}

/// `a && b` of `!(a && b)`, if that assigns a local late.
fn negated(cond: &Expr) -> Option<&Expr> {
    fn is_and(cond: &Expr) -> bool {
        match cond {
            Expr::Paren(e) => is_and(&e.expr),
            Expr::Binary(e) => matches!(e.op, BinOp::And(_)),
            _ => false,
        }
    }
    match cond {
        Expr::Unary(e) if matches!(e.op, UnOp::Not(_)) => {
            Some(&*e.expr).filter(|inner| is_and(inner) && assigns_late(inner))
        }
        _ => None,
    }
}

fn assigns(part: &Expr) -> bool {
    struct Assigns(bool);
    impl<'ast> Visit<'ast> for Assigns {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            match expr {
                Expr::Assign(e) => {
                    let lone = lone_name(&mut e.left.clone()).is_some();
                    self.0 |= lone || matches!(*e.left, Expr::Tuple(_) | Expr::Array(_));
                }
                Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
                _ => {}
            }
            visit::visit_expr(self, expr);
        }

        fn visit_item(&mut self, _item: &'ast syn::Item) {}
    }
    let mut assigns = Assigns(false);
    assigns.visit_expr(part);
    assigns.0
}

/// `!a && !b` of `a || b`, and `a && b` of `!(a && b)`, if that assigns a local late: then its
/// two ends are exchanged.
pub(crate) fn inverted(cond: &Expr) -> Option<Expr> {
    fn parts(cond: &Expr) -> Expr {
        match cond {
            Expr::Paren(e) => parts(&e.expr),
            Expr::Binary(e) if matches!(e.op, BinOp::Or(_)) => {
                let mut both = e.clone();
                *both.left = parts(&e.left);
                *both.right = parts(&e.right);
                both.op = BinOp::And(syn::Token![&&](span(&e.op)));
                Expr::Binary(both)
            }
            Expr::Unary(e) if matches!(e.op, UnOp::Not(_)) => (*e.expr).clone(),
            cond => Expr::Unary(syn::ExprUnary {
                attrs: Vec::new(),
                op: UnOp::Not(syn::Token![!](span(cond))),
                expr: Box::new(parenthesised(cond.clone())),
            }),
        }
    }
    match cond {
        Expr::Paren(e) => inverted(&e.expr),
        Expr::Unary(_) => negated(cond).cloned(),
        Expr::Binary(e) if matches!(e.op, BinOp::Or(_)) && assigns_late(cond) => Some(parts(cond)),
        _ => None,
    }
}

/// A `while` whose condition assigns a local late, with an `if` for each part of that.
pub(super) fn unchained_loop(e: &syn::ExprWhile) -> Expr {
    let span = span(&e.while_token);
    let (attrs, label, body) = (&e.attrs, &e.label, &e.body);
    let inverted = inverted(&e.cond);
    let (cond, innermost, then): (_, Expr, TokenStream) = match inverted {
        Some(cond) => (cond, parse_quote_spanned!(span=> break), quote!(#body)),
        None => (
            (*e.cond).clone(),
            parse_quote_spanned!(span=> { #body continue }),
            quote_spanned!(span=> break;),
        ),
    };
    let nested = nest(&cond, innermost, span);
    parse_quote_spanned!(span=> #(#attrs)* #label loop { #nested #then })
}

fn span(of: &impl syn::spanned::Spanned) -> proc_macro2::Span {
    of.span().resolved_at(proc_macro2::Span::mixed_site())
}
