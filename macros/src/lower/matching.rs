//! `match`.

use quote::quote;
use syn::{Expr, ExprMatch, Pat};

use super::branch::Condition;
use super::{Dest, Lower, guard};
use crate::ir::{Arm, Bound, NodeKind};
use crate::patterns::{self, Leftover, Position};
use crate::scan;
use crate::status::Effects;

impl Lower<'_> {
    pub(super) fn split_match(&mut self, mut e: ExprMatch, dest: &Dest) {
        if guard::guard_yields(&e) {
            return self.split_guarded(e, dest);
        }
        let yields = |arm: &syn::Arm| scan::expr(&arm.body).yields;
        let mut leftovers = e.arms.iter().filter(|arm| yields(arm));
        let whole = leftovers.any(|arm| patterns::leftover(&arm.pat) == Leftover::Whole);
        let value = !is_place(&e.expr);
        let mut arms = e.arms.iter();
        let part = e.arms.iter().any(yields) && arms.any(|arm| leaves_part(&e.expr, &arm.pat));
        if part || value && (whole || self.apart(&e.expr)) {
            // The value lives as long as the match does.
            let label = self.new_label();
            let body = self.seq(|this| {
                if part || whole {
                    this.own(&mut e.expr);
                    this.match_on(e, dest, false);
                } else {
                    this.match_value(e, dest);
                }
            });
            return self.push(NodeKind::Block { label, body }, Effects::default());
        }
        self.match_value(e, dest);
    }

    /// Matches what is left of an expression that yields.
    fn match_value(&mut self, mut e: ExprMatch, dest: &Dest) {
        let value = !is_place(&e.expr);
        let name = self.decide(&mut e.expr);
        if value {
            self.take_hidden(&mut e.expr);
        }
        self.match_on(e, dest, value);
        self.mark_whole(name);
    }

    /// Keeps what is matched, if it is a value or part of one.
    pub(super) fn own(&mut self, expr: &mut Expr) {
        if is_place(expr) {
            return self.settle_place(expr);
        }
        self.decide(expr);
        if !is_place(expr) {
            Self::extend_receivers(expr);
            self.keep(expr);
        }
    }

    fn match_on(&mut self, mut e: ExprMatch, dest: &Dest, value: bool) {
        let pats: Vec<&Pat> = e.arms.iter().map(|arm| &arm.pat).collect();
        // Which arm is taken decides whether the value is moved: each says so.
        let consumes: Vec<bool> = pats.iter().map(|pat| patterns::consumes(pat)).collect();
        let apart = pats.iter().any(|pat| patterns::takes_apart(pat));
        let moved = crate::resolve::lone_name(&mut e.expr)
            .and_then(|name| self.names.resolve(&name.clone()));
        let mut effects = self.resolver().place_of(&mut e.expr);
        effects.matched.extend(moved.filter(|_| apart));
        let scrutinee = self.matched_in_unsafe(&e.expr);
        let mut arms = Vec::new();
        for (arm, consumes) in e.arms.into_iter().zip(consumes) {
            self.names.enter();
            let Bound {
                pat,
                mut ids,
                mut prelude,
            } = if value && scan::expr(&arm.body).yields {
                self.bind_whole(arm.pat, Position::Refutable)
            } else {
                self.bind(arm.pat, Position::Refutable)
            };
            let mut effects = Effects::default();
            let guard = arm.guard.map(|(if_token, mut guard)| {
                // Its `let`s bind in the arm's scope.
                let mut found = Condition::default();
                self.condition(&mut guard, &mut found);
                effects.then(&found.effects);
                effects.then(&found.holds);
                ids.extend(found.params);
                prelude.extend(found.prelude);
                quote!(#if_token #guard)
            });
            if let (true, Some(id)) = (consumes, moved) {
                effects.take(id);
            }
            let mut body = self.seq(|this| {
                this.push_prelude(prelude);
                this.arm_body(*arm.body, dest);
            });
            self.names.leave();
            body.params = ids;
            let attrs = arm.attrs;
            arms.push(Arm {
                head: quote!(#(#attrs)* #pat #guard),
                effects,
                body,
            });
        }
        self.push(NodeKind::Match { scrutinee, arms }, effects);
    }

    pub(super) fn arm_body(&mut self, expr: Expr, dest: &Dest) {
        match expr {
            Expr::Block(e) if e.label.is_none() && e.attrs.is_empty() => {
                self.block_inline(e.block, dest);
            }
            expr => self.tail(expr, dest),
        }
    }
}

/// Whether an expression is a place, which has an owner already.
pub(super) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(e) => matches!(e.op, syn::UnOp::Deref(_)),
        Expr::Paren(e) => is_place(&e.expr),
        Expr::Group(e) => is_place(&e.expr),
        _ => false,
    }
}

/// Whether a pattern leaves something of a value that has no owner. Of a box nothing is
/// left that could be seen to drop, if all that is in it goes.
pub(super) fn leaves_part(matched: &Expr, pat: &Pat) -> bool {
    match matched {
        Expr::Paren(e) => leaves_part(&e.expr, pat),
        Expr::Unary(_) if patterns::leftover(pat) == Leftover::None => false,
        _ => is_temporary_place(matched),
    }
}

/// Whether an expression is part of a value that has no owner: `make().field`.
pub(super) fn is_temporary_place(expr: &Expr) -> bool {
    match expr {
        Expr::Field(e) => !is_owned_place(&e.base),
        Expr::Index(e) => !is_owned_place(&e.expr),
        Expr::Unary(e) => matches!(e.op, syn::UnOp::Deref(_)) && !is_owned_place(&e.expr),
        Expr::Paren(e) => is_temporary_place(&e.expr),
        Expr::Group(e) => is_temporary_place(&e.expr),
        _ => false,
    }
}

fn is_owned_place(expr: &Expr) -> bool {
    is_place(expr) && !is_temporary_place(expr)
}
