//! What is taken apart though it does not yield: it moves or assigns a local on some of
//! its paths only, and the ways behind it must know which was taken.
//!
//! That shows when the flow of the lowered body is looked at. Then the body is lowered
//! once more, and what has a name in the set it begins with is taken apart, too.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Stmt, Type};

use super::{Dest, Lower, name_expr};
use crate::ir::NodeKind;
use crate::scan;
use crate::status::Effects;
use crate::walk::visit::{self, Visit};

/// Names a statement or a value that could stay whole, by where it stands.
pub(crate) type Whole = String;

impl Lower<'_> {
    /// Whether an expression must be taken apart.
    pub(super) fn apart(&self, expr: &Expr) -> bool {
        let found = scan::expr(expr);
        found.any() || (self.forced && found.control)
    }

    /// Takes control flow apart, too, that neither yields nor jumps: what it moves on
    /// some of its paths only shows then.
    pub(super) fn forced(&mut self, forced: bool, inside: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.forced, forced);
        inside(self);
        self.forced = outer;
    }

    /// Says whether the scope is that of one statement: what an operand matches is kept
    /// there, since it lives as long as the statement does.
    pub(super) fn scoped<R>(
        &mut self,
        is_statement: bool,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = std::mem::replace(&mut self.is_statement, is_statement);
        let done = inside(self);
        self.is_statement = outer;
        done
    }

    /// Whether an operand matches what must be kept until the statement is through: it is
    /// taken apart, but for no yield.
    pub(super) fn keeps_matched(&self, expr: &Expr) -> bool {
        self.forced && !scan::expr(expr).any() && scan::matches_made(expr)
    }

    /// Takes apart what does not yield, in a scope that ends with it.
    pub(super) fn in_scope(&mut self, inside: impl FnOnce(&mut Self)) {
        let label = self.new_label();
        let body = self.seq(|this| this.scoped(true, inside));
        self.push(NodeKind::Block { label, body }, Effects::default());
    }

    /// Takes apart what does not yield, and leaves a local in its place: what it makes on
    /// the way drops then.
    pub(super) fn settle_forced(&mut self, expr: &mut Expr, ty: Option<&Type>) {
        let span = expr.span();
        let open = ty.is_none();
        let value = self.declare_empty("value", ty, span);
        self.unified.extend(Some(value).filter(|_| open));
        let name = name_expr(&self.names[value].ident);
        let mut taken = std::mem::replace(expr, name);
        self.in_scope(|this| {
            this.split_value(&mut taken);
            this.deliver(taken, &Dest::Local(value));
        });
    }

    /// Lowers a statement of that name.
    pub(super) fn within(&mut self, statement: Whole, inside: impl FnOnce(&mut Self)) {
        let asked = self.split.contains(&statement);
        let outer = std::mem::replace(&mut self.statement, statement);
        self.naming = None;
        self.scoped(false, |this| {
            let start = this.nodes.len();
            this.temporaries(start, |this| {
                this.forced(asked, |this| this.head(None, inside));
            });
        });
        self.statement = outer;
    }

    /// Whether a statement is asked to be taken apart though it does not yield.
    pub(super) fn is_asked(&self, stmt: &Stmt) -> bool {
        !self.split.is_empty() && self.split.contains(&whole(stmt))
    }

    /// Whether a way is taken apart: then what was matched on the way to it must be kept.
    pub(super) fn leads_apart(&self, way: &Expr) -> bool {
        struct Asked<'a>(&'a dyn Fn(&Stmt) -> bool, bool);
        impl<'ast> Visit<'ast> for Asked<'_> {
            fn visit_stmt(&mut self, stmt: &'ast Stmt) {
                self.1 |= self.0(stmt);
                visit::visit_stmt(self, stmt);
            }
        }
        let is_asked = |stmt: &Stmt| self.is_asked(stmt);
        let mut asked = Asked(&is_asked, false);
        asked.visit_expr(way);
        self.forced || asked.1 || scan::expr(way).yields
    }

    /// Whether a statement must be taken apart, for what it holds or because it
    /// moves a local on some of its paths only.
    pub(super) fn must_split(&self, stmt: &Stmt) -> bool {
        scan::stmt(stmt).any() || self.is_asked(stmt)
    }

    /// Takes a value apart as far as needed: further, if that was asked for by the name
    /// that this gives.
    pub(super) fn decide(&mut self, expr: &mut Expr) -> Whole {
        let name = value_key(expr);
        self.split_value(expr);
        if self.split.contains(&name) {
            self.forced(true, |this| this.split_value(expr));
        }
        self.naming = Some(name.clone());
        name
    }

    /// Gives the node added last a name of its own, if it moves something on some of its
    /// paths only: not the whole statement need be taken apart for it.
    pub(super) fn mark_whole(&mut self, name: Whole) {
        if !self.split.contains(&name) {
            if let Some(whole) = self.nodes.last_mut().and_then(|node| node.whole.as_mut()) {
                *whole = name;
            }
        }
    }
}

/// Names a statement.
pub(super) fn whole(stmt: &Stmt) -> Whole {
    let begin = match stmt {
        Stmt::Expr(expr, _) => keyword(expr),
        _ => None,
    };
    format!("{:?}", begin.unwrap_or_else(|| stmt.span()))
}

/// The keyword that an expression with a body begins with: a stable compiler gives no more
/// of a span than where it begins, and to find that out the body would be written down.
fn keyword(expr: &Expr) -> Option<Span> {
    let (attrs, label, span) = match expr {
        Expr::ForLoop(e) => (&e.attrs, e.label.as_ref(), e.for_token.span),
        Expr::While(e) => (&e.attrs, e.label.as_ref(), e.while_token.span),
        Expr::Loop(e) => (&e.attrs, e.label.as_ref(), e.loop_token.span),
        Expr::If(e) => (&e.attrs, None, e.if_token.span),
        Expr::Match(e) => (&e.attrs, None, e.match_token.span),
        _ => return None,
    };
    (attrs.is_empty() && label.is_none()).then_some(span)
}

/// Names a value.
pub(super) fn value_key(expr: &Expr) -> Whole {
    format!("value {:?}", expr.span())
}
