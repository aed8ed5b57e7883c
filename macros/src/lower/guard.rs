//! Match guards that yield, or jump out of the match.
//!
//! While a guard runs, the value that is matched stays where it is, and the arm's
//! bindings look at it; only when the guard holds do they take it apart. A yield
//! between the two must not hold such a look, so each use of a binding in the guard
//! finds its part of the value anew ([`View`]). The guards decide on the number of an
//! arm first, and then the `match` itself goes by that number.
//!
//! ```text
//! match s {                      arm = 'found: {
//!     P(n) if f(n, yield) => a,      if s matches P(_) && f(*view n of s, yield) { break 'found 0 }
//!     q => b,                        none of them
//! }                              };
//!                                match s { P(n) if arm == 0 => a, q => b }
//! ```

use syn::{Expr, ExprMatch, Pat, parse_quote};

use super::branch::Way;
use super::matching::is_place;
use super::{Dest, Lower, name_expr};
use crate::ir::{LabelId, NodeKind};
use crate::names::{BindingId, View};
use crate::patterns::{self, Position};
use crate::scan;
use crate::status::Effects;
use crate::views;

/// Where the number of the arm goes that is taken.
#[derive(Clone, Copy)]
struct Found {
    label: LabelId,
    arm: BindingId,
}

/// What is matched.
struct Matched<'a> {
    expr: &'a Expr,
    /// What it is kept in until the guards have decided, if it outlives operands.
    outliving: Option<BindingId>,
}

/// Whether a guard of the match yields, or jumps out of it.
pub(super) fn guard_leaves(e: &ExprMatch) -> bool {
    e.arms.iter().any(leaves)
}

/// Whether a guard has a `let`.
fn binds(arm: &syn::Arm) -> bool {
    fn has_let(cond: &Expr) -> bool {
        match cond {
            Expr::Let(_) => true,
            Expr::Binary(e) => has_let(&e.left) || has_let(&e.right),
            _ => false,
        }
    }
    let guard = arm.guard.as_ref();
    guard.is_some_and(|(_, guard)| has_let(guard))
}

fn leaves(arm: &syn::Arm) -> bool {
    let guard = arm.guard.as_ref();
    guard.is_some_and(|(_, guard)| scan::expr(guard).any())
}

fn yields(arm: &syn::Arm) -> bool {
    let guard = arm.guard.as_ref();
    guard.is_some_and(|(_, guard)| scan::expr(guard).yields)
}

impl Lower<'_> {
    pub(super) fn split_guarded(&mut self, mut e: ExprMatch, dest: &Dest) {
        let span = e.match_token.span;
        let label = self.new_label();
        let mut outliving = None;
        if e.arms.iter().any(yields) {
            outliving = self.settle_outliving(&mut e.expr);
        }
        let is_settled = outliving.is_some();
        let body = self.seq(|this| {
            if !is_settled {
                this.settle_matched(&mut e.expr);
            }
            let arm =
                this.declare_empty("arm", Some(&parse_quote!(::core::primitive::usize)), span);
            let dest_arm = Dest::Local(arm);
            let found = Found {
                label: this.label(None, false, &dest_arm),
                arm,
            };
            let decided = e.arms.iter().rposition(leaves).map_or(0, |last| last + 1);
            let tests = this.seq(|this| {
                for (number, arm) in e.arms.iter().take(decided).enumerate() {
                    let matched = Matched {
                        expr: &e.expr,
                        outliving,
                    };
                    this.test(&matched, arm, number, found, (label, dest));
                }
                this.deliver(parse_quote!(::core::primitive::usize::MAX), &dest_arm);
            });
            this.labels.pop();
            let block = NodeKind::Block {
                label: found.label,
                body: tests,
            };
            this.push(block, Effects::default());
            this.go_by_number(&mut e, decided, arm);
            // Now it may be moved: each arm takes what it binds.
            match outliving {
                Some(local) => this.take_outliving(&mut e.expr, local),
                None => this.take_hidden(&mut e.expr),
            }
            this.arm_body(Expr::Match(e), dest);
        });
        self.push(NodeKind::Block { label, body }, Effects::default());
    }

    /// Sees to it that the value is somewhere, and that to name it has no effect.
    fn settle_matched(&mut self, expr: &mut Expr) {
        self.decide(expr);
        Self::extend_receivers(expr);
        self.settle_decided(expr);
    }

    /// The same for what does not yield any more.
    pub(super) fn settle_decided(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Reference(e) if is_place(&e.expr) => self.settle_place(&mut e.expr),
            expr if is_place(expr) => self.settle_place(expr),
            expr => self.keep(expr),
        }
    }

    /// Finds out whether an arm is the one. One whose guard binds something is run at
    /// once, and leads to the end of the whole.
    fn test(
        &mut self,
        matched: &Matched<'_>,
        arm: &syn::Arm,
        number: usize,
        found: Found,
        (end, dest): (LabelId, &Dest),
    ) {
        let (matched, outliving) = (matched.expr, matched.outliving);
        let mut unbound = arm.pat.clone();
        patterns::unbind(&mut unbound, Position::Refutable, &|_| false);
        let test = parse_quote!(match #matched {
            #unbound => true,
            _ => false,
        });
        let number: Expr = parse_quote!(#number);
        let binds = binds(arm);
        let taken: Way<'_> = Box::new(|this| {
            if binds {
                let mut matched = matched.clone();
                if let Some(local) = outliving {
                    this.take_outliving(&mut matched, local);
                }
                let mut only: ExprMatch = parse_quote!(match #matched {
                    _ => {}
                    _ => ::core::unreachable!(),
                });
                only.arms[0].pat.clone_from(&arm.pat);
                only.arms[0].body.clone_from(&arm.body);
                only.arms[0].comma = Some(<syn::Token![,]>::default());
                this.arm_body(Expr::Match(only), dest);
                return this.push(NodeKind::Break(end), Effects::default());
            }
            this.deliver(number, &Dest::Local(found.arm));
            this.push(NodeKind::Break(found.label), Effects::default());
        });
        let Some((_, guard)) = arm.guard.clone() else {
            return self.branch(test, false, taken, Box::new(|_| {}));
        };
        let views = self.views(matched, &arm.pat);
        self.branch(
            test,
            false,
            Box::new(|this| {
                this.names.enter();
                for (name, view) in views {
                    this.names.declare_view(&name, view);
                }
                this.branch(*guard, false, taken, Box::new(|_| {}));
                this.names.leave();
            }),
            Box::new(|_| {}),
        );
    }

    /// What the names that a pattern binds stand for in its guard.
    pub(super) fn views(&mut self, matched: &Expr, pat: &Pat) -> Vec<(syn::Ident, View)> {
        let mut place = matched.clone();
        let effects = self.resolver().place_of(&mut place);
        views::of(&place, &effects.names, pat, self.face)
    }

    /// Lets the arms that have been decided on go by their number. Those that had no
    /// guard stand once more at the end, so that rustc still sees that nothing is missed.
    fn go_by_number(&self, e: &mut ExprMatch, decided: usize, arm: BindingId) {
        let name = name_expr(&self.names[arm].ident);
        let mut again = Vec::new();
        for (number, mut arm) in std::mem::take(&mut e.arms).into_iter().enumerate() {
            if number < decided {
                // Those that were run at once are done with.
                if binds(&arm) {
                    continue;
                }
                if arm.guard.is_none() {
                    let mut arm = arm.clone();
                    arm.body = parse_quote!(::core::unreachable!());
                    arm.comma = Some(<syn::Token![,]>::default());
                    again.push(arm);
                }
                let if_token = <syn::Token![if]>::default();
                arm.guard = Some((if_token, parse_quote!(#name == #number)));
            }
            e.arms.push(arm);
        }
        if let Some(last) = e.arms.last_mut() {
            last.comma = Some(<syn::Token![,]>::default());
        }
        e.arms.extend(again);
    }
}
