//! Control flow that stays as the user wrote it: what holds where its ways meet.

use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Label, Lifetime};

use super::{Exit, Resolver};
use crate::names::BindingId;
use crate::patterns::{self, Position};
use crate::status::Effects;

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

    /// Code that `break` leads out of; gives what holds at those breaks.
    pub(super) fn breakable(
        &mut self,
        label: Option<&Label>,
        is_loop: bool,
        inside: impl FnOnce(&mut Self),
    ) -> Option<Effects> {
        self.exits.push(Exit {
            label: label.map(|label| label.name.clone()),
            is_loop,
            effects: None,
        });
        inside(self);
        self.exits.pop().and_then(|exit| exit.effects)
    }

    pub(super) fn jump(&mut self, label: Option<&Lifetime>, breaks: bool) {
        let found = self.exits.iter_mut().rev().find(|exit| match label {
            Some(label) => exit.label.as_ref() == Some(label),
            None => exit.is_loop,
        });
        if let (Some(exit), true) = (found, breaks) {
            let now = self.effects.clone();
            exit.effects = Some(match exit.effects.take() {
                Some(before) => before.join(now),
                None => now,
            });
        }
        self.effects.diverge();
    }

    /// A loop that may run any number of times; `inside` gives what its condition does,
    /// by which it leaves.
    pub(super) fn any_times(
        &mut self,
        label: Option<&Label>,
        inside: impl FnOnce(&mut Self) -> Effects,
    ) {
        let (mut exit, mut tested) = (None, Effects::default());
        let body = self.branch(|this| {
            exit = this.breakable(label, true, |this| tested = inside(this));
        });
        self.join(body);
        self.effects.then(&tested);
        if let Some(exit) = exit {
            self.join(exit);
        }
    }

    /// Resolves a condition; gives what it moves where it holds.
    fn condition(&mut self, cond: &mut Expr) -> Vec<BindingId> {
        let outer = std::mem::take(&mut self.taken_by_match);
        self.visit_expr_mut(cond);
        std::mem::replace(&mut self.taken_by_match, outer)
    }

    pub(super) fn control(&mut self, expr: &mut Expr) {
        match expr {
            Expr::If(e) => {
                let mut other = None;
                self.scoped(|this| {
                    let taken = this.condition(&mut e.cond);
                    other = Some(this.effects.clone());
                    for id in taken {
                        this.take(id);
                    }
                    this.visit_block_mut(&mut e.then_branch);
                });
                let then = std::mem::replace(&mut self.effects, other.unwrap_or_default());
                if let Some((_, other)) = &mut e.else_branch {
                    self.visit_expr_mut(other);
                }
                self.join(then);
            }
            Expr::Match(e) => {
                let matched = self.local(&mut e.expr);
                if let Some(id) = matched {
                    self.name(id);
                } else {
                    let consumed = e.arms.iter().any(|arm| patterns::consumes(&arm.pat));
                    self.matched(&mut e.expr, consumed);
                }
                let mut ends: Option<Effects> = None;
                for arm in &mut e.arms {
                    let end = self.branch(|this| {
                        this.scoped(|this| {
                            this.shadow(&mut arm.pat, Position::Refutable);
                            if let Some((_, guard)) = &mut arm.guard {
                                this.visit_expr_mut(guard);
                            }
                            let taken = matched.filter(|_| patterns::consumes(&arm.pat));
                            if patterns::takes_apart(&arm.pat) {
                                this.take_matched(taken);
                            } else if let Some(id) = taken {
                                this.take(id);
                            }
                            this.visit_expr_mut(&mut arm.body);
                        });
                    });
                    ends = Some(match ends {
                        Some(before) => before.join(end),
                        None => end,
                    });
                }
                match ends {
                    Some(ends) => self.effects = ends,
                    None => self.effects.diverge(),
                }
            }
            Expr::ForLoop(e) => {
                self.visit_expr_mut(&mut e.expr);
                self.any_times(e.label.as_ref(), |this| {
                    this.scoped(|this| {
                        this.shadow(&mut e.pat, Position::Irrefutable);
                        this.visit_block_mut(&mut e.body);
                    });
                    Effects::default()
                });
            }
            Expr::While(e) => self.any_times(e.label.as_ref(), |this| {
                let mut tested = Effects::default();
                this.scoped(|this| {
                    let before = std::mem::take(&mut this.effects);
                    let taken = this.condition(&mut e.cond);
                    tested = std::mem::replace(&mut this.effects, before);
                    this.effects.then(&tested);
                    for id in taken {
                        this.take(id);
                    }
                    this.visit_block_mut(&mut e.body);
                });
                tested
            }),
            Expr::Loop(e) => {
                let exit = self.breakable(e.label.as_ref(), true, |this| {
                    this.visit_block_mut(&mut e.body);
                });
                match exit {
                    Some(exit) => self.effects = exit,
                    None => self.effects.diverge(),
                }
            }
            Expr::Block(e) => {
                let exit = self.breakable(e.label.as_ref(), false, |this| {
                    this.visit_block_mut(&mut e.block);
                });
                if let Some(exit) = exit {
                    self.join(exit);
                }
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }
}
