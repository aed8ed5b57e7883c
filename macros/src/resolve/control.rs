//! Control flow that stays as the user wrote it: what holds where its ways meet.

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned;
use syn::{BinOp, Block, Expr, Label, Stmt, parse_quote_spanned};

use super::late::{assigns_late, inverted, unchained_loop};
use super::parts::put_ahead;
use super::plan::Put;
use super::put::block_expr;
use super::shapes::{is_chain, jumps_unlabelled, nested, unchained};
use super::{Exit, Exits, Resolver, has_let, is_compound};
use crate::names::BindingId;
use crate::patterns::Position;
use crate::status::Effects;
use crate::walk::visit_mut::{self, VisitMut};

impl Resolver<'_> {
    pub(super) fn scoped(&mut self, inside: impl FnOnce(&mut Self)) {
        self.names.enter();
        inside(self);
        self.names.leave();
    }

    /// Runs `inside` on a copy of what holds now, and gives what holds after it.
    pub(super) fn branch(&mut self, inside: impl FnOnce(&mut Self)) -> Effects {
        let before = self.effects.clone();
        inside(self);
        std::mem::replace(&mut self.effects, before)
    }

    pub(super) fn join(&mut self, other: Effects) {
        let mine = std::mem::take(&mut self.effects);
        self.effects = mine.join(other);
    }

    /// Code that `break` leads out of; gives what is known of its end.
    pub(super) fn breakable(
        &mut self,
        label: Option<&Label>,
        kind: Exits,
        inside: impl FnOnce(&mut Self),
    ) -> Exit {
        let exit = self.new_exit(label, kind);
        self.exits.push(exit);
        let depth = self.exits.len();
        inside(self);
        self.exits.swap_remove(depth - 1)
    }

    /// A loop that may run any number of times; `inside` gives what its condition does,
    /// by which it leaves. Gives what must be put away then.
    pub(super) fn any_times(
        &mut self,
        label: Option<&Label>,
        inside: impl FnOnce(&mut Self) -> Effects,
    ) -> (usize, Vec<Put>) {
        let before = self.effects.clone();
        let mut tested = Effects::default();
        let exit = self.breakable(label, Exits::TestedLoop, |this| tested = inside(this));
        let number = exit.number;
        let mut body = std::mem::replace(&mut self.effects, before);
        body.repeat(&self.effects);
        self.meet_unseen(body);
        self.effects.then(&tested);
        let falls = std::mem::take(&mut self.effects);
        (number, self.meet(exit, Some(falls)))
    }

    /// Resolves a condition; gives what it moves where it holds.
    fn condition(&mut self, cond: &mut Expr) -> Vec<BindingId> {
        let outer = std::mem::take(&mut self.taken_by_match);
        self.copied(cond);
        std::mem::replace(&mut self.taken_by_match, outer)
    }

    /// The same, and the statement that binds what it takes the parts of.
    fn condition_and_parts(&mut self, cond: &mut Expr) -> (Vec<BindingId>, Option<Stmt>) {
        let binds = self.condition_binds_parts(cond);
        let taken = self.condition(cond);
        let binds = binds.map(|(binds, mut whole)| {
            self.shadow(&mut whole, Position::Refutable);
            binds
        });
        (taken, binds)
    }

    pub(super) fn control(&mut self, expr: &mut Expr) {
        match expr {
            Expr::If(e) if self.is_unchained(e) => {
                if let (Some(cond), Some((_, other))) = (inverted(&e.cond), &mut e.else_branch) {
                    *e.cond = cond;
                    exchange(&mut e.then_branch, other);
                }
                *expr = unchained(e, self.next_end());
                self.visit_expr_mut(expr);
            }
            Expr::If(e) if self.asks_parts_in_chain(&e.cond) => {
                if e.else_branch.is_none() {
                    *expr = nested(e);
                } else if !jumps_unlabelled(e) {
                    *expr = unchained(e, self.next_end());
                } else if let Expr::If(e) = expr {
                    return self.if_of(e);
                }
                self.visit_expr_mut(expr);
            }
            Expr::If(e) => self.if_of(e),
            Expr::Match(e) => self.match_of(e),
            Expr::ForLoop(e) => {
                self.visit_expr_mut(&mut e.expr);
                let (number, left) = self.any_times(e.label.as_ref(), |this| {
                    this.scoped(|this| {
                        this.shadow(&mut e.pat, Position::Irrefutable);
                        this.visit_block_mut(&mut e.body);
                    });
                    Effects::default()
                });
                self.put_behind_loop(expr, number, &left);
            }
            Expr::While(e) if assigns_late(&e.cond) => {
                *expr = unchained_loop(e);
                self.visit_expr_mut(expr);
            }
            Expr::While(e) => {
                let (number, left) = self.any_times(e.label.as_ref(), |this| {
                    let mut tested = Effects::default();
                    this.scoped(|this| {
                        let before = std::mem::take(&mut this.effects);
                        let (taken, binds) = this.condition_and_parts(&mut e.cond);
                        tested = std::mem::replace(&mut this.effects, before);
                        this.effects.then(&tested);
                        for id in taken {
                            this.take(id);
                        }
                        this.visit_block_mut(&mut e.body);
                        e.body.stmts.splice(..0, binds);
                    });
                    tested
                });
                self.put_behind_loop(expr, number, &left);
            }
            Expr::Loop(e) => {
                let exit = self.breakable(e.label.as_ref(), Exits::Loop, |this| {
                    this.visit_block_mut(&mut e.body);
                });
                self.meet(exit, None);
            }
            Expr::Block(e) => {
                let exit = self.breakable(e.label.as_ref(), Exits::Block, |this| {
                    this.visit_block_mut(&mut e.block);
                });
                let falls = std::mem::take(&mut self.effects);
                let left = self.meet(exit, Some(falls));
                self.put_at_end(&mut e.block, &left);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    /// Whether the parts of a condition must be an `if` each, since what becomes of a local
    /// differs by where it ends.
    fn is_unchained(&self, e: &syn::ExprIf) -> bool {
        let late = assigns_late(&e.cond);
        let ends = e.else_branch.is_some() || inverted(&e.cond).is_none();
        let differs = late && ends || !self.kept.is_empty() && is_chain(&e.cond);
        differs && !jumps_unlabelled(e)
    }

    fn if_of(&mut self, e: &mut syn::ExprIf) {
        let mut other = None;
        self.scoped(|this| {
            let (taken, binds) = this.condition_and_parts(&mut e.cond);
            other = Some(this.effects.clone());
            for id in taken {
                this.take(id);
            }
            this.visit_block_mut(&mut e.then_branch);
            e.then_branch.stmts.splice(..0, binds);
            this.end_way();
        });
        let then = std::mem::replace(&mut self.effects, other.unwrap_or_default());
        if let Some((_, other)) = &mut e.else_branch {
            self.visit_expr_mut(other);
            // A chain is a block with a label by now, which may not follow `else`.
            if matches!(&**other, Expr::Block(chain) if chain.label.is_some()) {
                let span = other.span().resolved_at(Span::mixed_site());
                **other = parse_quote_spanned!(span=> { #other });
            }
        }
        let otherwise = std::mem::take(&mut self.effects);
        let (by_else, by_then) = self.meet_two(otherwise, then);
        self.put_at_end(&mut e.then_branch, &by_then);
        match &mut e.else_branch {
            Some((_, other)) => self.put_after(other, &by_else),
            None if by_else.is_empty() => {}
            None => {
                let span = e.then_branch.brace_token.span.close();
                let other = self.put_only(&by_else, span);
                e.else_branch = Some((syn::Token![else](span), Box::new(other)));
            }
        }
    }

    fn match_of(&mut self, e: &mut syn::ExprMatch) {
        let owner = self.owner(&mut e.expr);
        let matched = self.local(&mut e.expr);
        match matched {
            Some(id) => self.name(id),
            None => self.place(&mut e.expr),
        }
        let (mut ends, mut asker) = (Vec::new(), self.asker(Position::Refutable));
        for arm in &mut e.arms {
            ends.push(self.branch(|this| {
                this.scoped(|this| {
                    let binds = this.arm_binds_parts(owner.as_ref(), arm);
                    this.shadow(&mut arm.pat, Position::Refutable);
                    if let Some((_, guard)) = &mut arm.guard {
                        this.visit_expr_mut(guard);
                    }
                    if let Some(id) = matched {
                        this.take_matched(id, &arm.pat, &mut asker);
                    }
                    this.visit_expr_mut(&mut arm.body);
                    put_ahead(&mut arm.body, binds);
                    this.end_way();
                });
            }));
        }
        let left = self.level(&mut ends);
        for (arm, left) in e.arms.iter_mut().zip(left) {
            self.put_after(&mut arm.body, &left);
        }
        match ends.into_iter().reduce(Effects::join) {
            Some(ends) => self.effects = ends,
            None => self.effects.diverge(),
        }
    }

    /// Gives what must be put away where the right side is not evaluated.
    pub(super) fn lazy(&mut self, e: &mut syn::ExprBinary) -> Vec<Put> {
        let known = self.taken_by_match.len();
        self.copied(&mut e.left);
        // A `let` on the right lasts to the end of the condition.
        let before = self.effects.clone();
        // What one on the left moves is gone, whatever comes of the right.
        let taken = self
            .taken_by_match
            .get(known..)
            .unwrap_or_default()
            .to_vec();
        for id in taken {
            self.take(id);
        }
        self.copied(&mut e.right);
        if has_let(&e.left, &e.right) {
            self.meet_unseen(before);
            return Vec::new();
        }
        let right = std::mem::take(&mut self.effects);
        let (by_right, by_left) = self.meet_two(right, before);
        self.put_after(&mut e.right, &by_right);
        by_left
    }

    pub(super) fn binary(&mut self, e: &mut syn::ExprBinary) {
        match e.op {
            BinOp::Eq(_)
            | BinOp::Ne(_)
            | BinOp::Lt(_)
            | BinOp::Le(_)
            | BinOp::Gt(_)
            | BinOp::Ge(_) => {
                self.place(&mut e.left);
                self.place(&mut e.right);
            }
            op if is_compound(op) => {
                self.copied(&mut e.right);
                self.place(&mut e.left);
            }
            _ => {
                self.left_operand(e);
                self.copied(&mut e.right);
            }
        }
    }
}

/// Exchanges the two ways of an `if`.
fn exchange(then: &mut Block, other: &mut Box<Expr>) {
    let block = match std::mem::replace(&mut **other, Expr::Verbatim(TokenStream::new())) {
        Expr::Block(e) if e.label.is_none() && e.attrs.is_empty() => e.block,
        other => Block {
            brace_token: then.brace_token,
            stmts: vec![Stmt::Expr(other, None)],
        },
    };
    let block = std::mem::replace(then, block);
    **other = block_expr(block);
}
