//! What runs before a yield suspends, though it stands behind it.
//!
//! `yield_!(item ^ last); last = item;`: when a number is assigned to a local, nobody sees, as long
//! as nobody can look into the machine. So it is done first, and the yield leads straight on to the
//! next round: then `item` need not be kept, and the machine can begin there (`emit::begin`).

use proc_macro2::Span;
use syn::{Expr, ExprYield, Ident, Stmt, parse_quote, parse_quote_spanned};

use super::Lower;
use crate::face::{Seen, is_open, ours};
use crate::forms::Form;
use crate::scan;

impl Lower<'_> {
    /// Whether a statement is a yield, before which others may run.
    pub(super) fn may_wait(&self, stmt: &Stmt) -> bool {
        let Stmt::Expr(Expr::Yield(out), Some(_)) = stmt else {
            return false;
        };
        let is_plain = |operand: &Expr| {
            let found = scan::expr(operand);
            !found.yields && !found.jumps && !found.control
        };
        self.face.is_iterator()
            && self.face.seen == Seen::Items
            && !self.face.is_recursive()
            && !is_open(self.face.yields())
            && Form::of(out) == Form::Yield
            && out.expr.as_deref().is_some_and(is_plain)
    }

    /// Whether a statement assigns one local to another, which is a number.
    pub(super) fn is_early(&self, stmt: &Stmt) -> bool {
        let Stmt::Expr(Expr::Assign(assign), Some(_)) = stmt else {
            return false;
        };
        let local = |expr: &Expr| self.names.resolve(name(expr)?);
        let is_number = |id| self.names[id].told.ty().is_some();
        assign.attrs.is_empty()
            && local(&assign.left).is_some_and(is_number)
            && local(&assign.right).is_some()
    }

    /// The statements in the order in which they run: what is yielded is made first.
    pub(super) fn in_haste(&self, stmt: Stmt, early: Vec<Stmt>) -> Vec<Stmt> {
        let Stmt::Expr(Expr::Yield(out), semi) = stmt else {
            return std::iter::once(stmt).chain(early).collect();
        };
        let span = out.yield_token.span;
        let (value, ty) = (ours("__early", span), self.face.yields());
        let operand = out.expr;
        let made: Stmt = parse_quote_spanned!(span.resolved_at(Span::mixed_site())=>
            let #value: #ty = #operand;
        );
        let out = ExprYield {
            expr: Some(parse_quote!(#value)),
            ..out
        };
        let mut all = vec![made];
        all.extend(early);
        all.push(Stmt::Expr(Expr::Yield(out), semi));
        all
    }
}

/// The name that an expression is.
fn name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.attrs.is_empty() && path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}
