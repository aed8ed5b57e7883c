//! `if`, with all that a condition may be: a chain of `let`s, and one that yields.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprIf};

use super::hold::stays_after;
use super::matching::{self, is_place};
use super::{Dest, Lower, Whole};
use crate::ir::{LabelId, NodeKind};
use crate::names::BindingId;
use crate::patterns::{self, Leftover, Position};
use crate::resolve::{assigns_late, chain, has_let, inverted, is_chain};
use crate::scan;
use crate::status::{Effects, Status};
use crate::walk::visit::Visit;

/// What was found in a condition.
#[derive(Default)]
pub(super) struct Condition {
    /// What evaluating it does to the bindings.
    pub(super) effects: Effects,
    /// What happens to them where it holds.
    pub(super) holds: Effects,
    /// What its `let`s bind.
    pub(super) params: Vec<BindingId>,
    /// What of it is bound once more.
    pub(super) again: Vec<BindingId>,
    /// Whether something before it is.
    pub(super) binds_again: bool,
    /// Whether where it holds nothing yields: then rustc keeps what it leaves unbound.
    pub(super) stays: bool,
    /// Statements to begin the scope of those with.
    pub(super) prelude: TokenStream,
}

/// How a condition is taken apart.
struct Asked {
    /// Also where it neither yields nor jumps.
    apart: bool,
    /// What that is asked for by.
    key: Whole,
    /// Whether the way on from it does not yield.
    stays: bool,
}

/// What one of the two ways that a condition decides between goes on with.
pub(super) type Way<'a> = Box<dyn FnOnce(&mut Lower<'_>) + 'a>;

impl Condition {
    /// Adds a part that is only reached where those before it hold.
    fn and_then(&mut self, right: Self) {
        self.holds.then(&right.effects);
        self.holds.then(&right.holds);
        let reached_or_not = right.effects.join(Effects::default());
        self.effects.then(&reached_or_not);
        self.params.extend(right.params);
        self.again.extend(right.again);
        self.prelude.extend(right.prelude);
    }

    /// Adds what a further part does: to what is bound already, too.
    fn then(&mut self, effects: &Effects) {
        self.effects.then(effects);
        if !self.params.is_empty() || !self.again.is_empty() {
            self.holds.then(effects);
        }
    }
}

impl Lower<'_> {
    pub(super) fn split_if(&mut self, e: ExprIf, dest: &Dest) {
        let span = e.if_token.span;
        let otherwise = e.else_branch.map(|(_, other)| *other);
        let then = e.then_branch;
        let stays = !scan::block(&then).yields;
        self.branch(
            *e.cond,
            stays,
            Box::new(|this| this.block_inline(then, dest)),
            Box::new(|this| match otherwise {
                Some(Expr::Block(e)) if e.label.is_none() => this.block_inline(e.block, dest),
                Some(other) => this.split_into(other, dest),
                None => this.deliver_unit(dest, span),
            }),
        );
    }

    /// Lowers a condition with the two ways it decides between. Whether the first of them
    /// `stays` within one resumption, so that all that it makes can live as long.
    pub(super) fn branch(&mut self, cond: Expr, stays: bool, then: Way<'_>, otherwise: Way<'_>) {
        let key = format!("condition {:?}", cond.span());
        // The parts of a chain may be taken where a later one of its conditions fails.
        let (chained, mut asked) = (is_chain(&cond), Effects::default());
        let parts = self.chain_takes_parts(&cond, &mut asked);
        let apart = self.split.contains(&key);
        if let Some(cond) = inverted(&cond) {
            let asked = Asked {
                apart,
                key,
                stays: false,
            };
            return self.split_condition(cond, &asked, otherwise, then);
        }
        let late = assigns_late(&cond);
        if apart
            || late
            || parts
            || self.apart(&cond)
            || leaves_whole(&cond)
            || leaves_before(&cond)
        {
            let asked = Asked { apart, key, stays };
            return self.split_condition(cond, &asked, then, otherwise);
        }
        self.branch_whole(cond, stays, then, otherwise);
        if let Some(node) = self.nodes.last_mut() {
            match &mut node.kind {
                NodeKind::If { holds, .. } if !chained => holds.parts.append(&mut asked.parts),
                _ => node.effects.parts.append(&mut asked.parts),
            }
        }
        self.mark_whole(key);
    }

    /// The same for a condition that stays whole.
    fn branch_whole(&mut self, mut cond: Expr, stays: bool, then: Way<'_>, otherwise: Way<'_>) {
        let mut found = Condition {
            stays,
            ..Condition::default()
        };
        self.names.enter();
        let parts = self.condition_of_parts(&mut cond, &mut found.holds);
        self.condition(&mut cond, &mut found);
        self.ask_condition(&cond, stays);
        found.again.iter().for_each(|id| found.effects.forget(*id));
        // What a later part has moved is gone.
        let left = |id: &BindingId| found.holds.apply(*id, Status::Full) == Status::Full;
        let (again, gone) = found.again.into_iter().partition(left);
        found.params.extend::<Vec<_>>(gone);
        let mut then = self.seq(|this| {
            this.push_prelude(found.prelude);
            this.bind_again(again);
            if let Some((owner, pat)) = parts {
                this.bind_parts(&owner, pat, Position::Refutable);
            }
            then(this);
        });
        self.names.leave();
        found.params.iter().for_each(|id| found.effects.forget(*id));
        then.params = found.params;
        let otherwise = self.seq(otherwise);
        self.push(
            NodeKind::If {
                condition: cond.to_token_stream(),
                holds: found.holds,
                then,
                otherwise,
            },
            found.effects,
        );
    }

    /// Resolves a condition that stays whole; its `let`s bind in the scope around.
    pub(super) fn condition(&mut self, cond: &mut Expr, found: &mut Condition) {
        match cond {
            Expr::Let(e) => {
                let value = !is_place(&e.expr);
                let lone = crate::resolve::lone_name(&mut e.expr)
                    .and_then(|name| self.names.resolve(&name.clone()));
                if let Some(id) = lone {
                    found.effects.then(&self.resolver().place_of(&mut e.expr));
                    if patterns::consumes(&e.pat) {
                        found.holds.take(id);
                    }
                } else {
                    let position = Position::Refutable;
                    let effects = self.resolver().scrutinee(&mut e.expr, &e.pat, position);
                    found.then(&effects);
                }
                let pat = (*e.pat).clone();
                let mut bound = if value && !found.stays {
                    self.bind_whole(pat, Position::Refutable)
                } else {
                    self.bind(pat, Position::Refutable)
                };
                let all = found.binds_again || !found.again.is_empty();
                let again = self.take_rebound(&mut bound.pat, &mut bound.ids, all);
                *e.pat = bound.pat;
                found.params.extend(bound.ids);
                found.again.extend(again);
                found.prelude.extend(bound.prelude);
            }
            Expr::Binary(e) if matches!(e.op, BinOp::And(_)) && has_let(&e.left, &e.right) => {
                self.condition(&mut e.left, found);
                let mut right = Condition {
                    binds_again: found.binds_again || !found.again.is_empty(),
                    stays: found.stays,
                    ..Condition::default()
                };
                self.condition(&mut e.right, &mut right);
                found.and_then(right);
            }
            cond => {
                found.then(&self.resolver().expr(cond));
                let mut resolved = cond.to_token_stream();
                // A guard or operand may be a struct literal, a condition may not.
                if has_struct(cond) {
                    resolved = quote!((#resolved));
                }
                *cond = Expr::Verbatim(resolved);
            }
        }
    }

    /// A condition that yields: each part of a chain of `&&` is a branch of its
    /// own, and all of them lead to the same two ends.
    fn split_condition(&mut self, cond: Expr, asked: &Asked, then: Way<'_>, otherwise: Way<'_>) {
        let end = self.label(None, false, &Dest::Unit);
        let outer = self.seq(|this| {
            let failed = this.label(None, false, &Dest::Unit);
            let mut parts = Vec::new();
            chain(cond, &mut parts);
            let tested = this.seq(|this| {
                this.tests(parts.into_iter(), asked, end, then);
            });
            this.labels.pop();
            this.push(
                NodeKind::Block {
                    label: failed,
                    body: tested,
                },
                Effects::default(),
            );
            otherwise(this);
        });
        self.labels.pop();
        self.push(
            NodeKind::Block {
                label: end,
                body: outer,
            },
            Effects::default(),
        );
    }

    fn tests(
        &mut self,
        mut parts: std::vec::IntoIter<Expr>,
        asked: &Asked,
        end: LabelId,
        then: Way<'_>,
    ) {
        let Some(mut part) = parts.next() else {
            // A scope of its own: what it declares is gone when it leaves.
            then(self);
            return self.push(NodeKind::Break(end), Effects::default());
        };
        let yields = parts.as_slice().iter().any(|part| scan::expr(part).yields);
        let stays = stays_after(&part).filter(|_| asked.stays && !yields);
        self.forced(asked.apart, |this| {
            if this.apart(&part) {
                match &mut part {
                    Expr::Let(e) => {
                        let value = !is_place(&e.expr);
                        this.head(stays, |this| this.split_value(&mut e.expr));
                        if value {
                            this.take_hidden(&mut e.expr);
                        }
                    }
                    part if this.keeps_matched(part) => {
                        this.settle_forced(part, Some(&syn::parse_quote!(::core::primitive::bool)));
                    }
                    part if stays == Some(0) && scan::expr(part).jumps => {
                        // What it makes on the way drops when it is known.
                        let ty = syn::parse_quote!(::core::primitive::bool);
                        this.head(stays, |this| this.settle_forced(part, Some(&ty)));
                    }
                    part => this.spill(part),
                }
            }
        });
        // What stays within one resumption can always be kept as a whole.
        let stays = stays.map(|_| 0);
        let whole = leaves_whole(&part) || stays.is_some() && leaves_any(&part);
        if let (true, Expr::Let(e)) = (whole, &mut part) {
            self.head(stays, |this| this.own(&mut e.expr));
        }
        self.branch_whole(
            part,
            stays.is_some(),
            Box::new(|this| this.tests(parts, asked, end, then)),
            Box::new(|_| {}),
        );
        self.mark_whole(asked.key.clone());
    }
}

/// Whether a condition matches a value of which it leaves more unbound than can be
/// bound: the value must be kept as a whole.
fn leaves_whole(cond: &Expr) -> bool {
    match cond {
        Expr::Let(e) if is_place(&e.expr) => matching::leaves_part(&e.expr, &e.pat),
        Expr::Let(e) => patterns::leftover(&e.pat) == Leftover::Whole,
        Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
            leaves_whole(&e.left) || leaves_whole(&e.right)
        }
        _ => false,
    }
}

/// Whether a part of a condition matches a value of which it leaves something unbound.
fn leaves_any(part: &Expr) -> bool {
    matches!(part, Expr::Let(e) if !is_place(&e.expr) && patterns::leftover(&e.pat) != Leftover::None)
}

/// Whether a condition goes on behind a value that leaves something unbound, or behind a
/// local that it moves: where it does not hold, the one must drop behind what is bound,
/// and the other is gone.
fn leaves_before(cond: &Expr) -> bool {
    fn leaves(cond: &Expr) -> bool {
        match cond {
            Expr::Let(e) if is_place(&e.expr) => patterns::consumes(&e.pat),
            Expr::Let(e) => patterns::leftover(&e.pat) != Leftover::None,
            Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => leaves(&e.left) || leaves(&e.right),
            _ => false,
        }
    }
    matches!(cond, Expr::Binary(e) if matches!(e.op, BinOp::And(_)) && leaves(&e.left))
}

/// Whether an expression has a struct literal in it, which no condition may.
pub(crate) fn has_struct(cond: &Expr) -> bool {
    struct Found(bool);
    impl<'ast> Visit<'ast> for Found {
        fn visit_expr_struct(&mut self, _expr: &'ast syn::ExprStruct) {
            self.0 = true;
        }
    }
    let mut found = Found(false);
    found.visit_expr(cond);
    found.0
}
