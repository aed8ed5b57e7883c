//! `match`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprMatch, Pat, Token};

use super::asked::value_key;
use super::branch::Condition;
use super::expr::is_stable;
use super::hold::{Stays, stays_after};
use super::{Dest, Lower, guard, name_expr};
use crate::ir::{Arm, Bound, NodeKind};
use crate::names::BindingId;
use crate::patterns::{self, Leftover, Position};
use crate::scan;
use crate::sorted::Set;
use crate::status::Effects;

/// What a `match` looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scrutinee {
    /// What has an owner that lives longer.
    Place,
    /// What lives as long as the match does.
    Value,
    /// What was kept for longer than that, with what an arm leaves of it.
    Kept,
}

impl Lower<'_> {
    pub(super) fn split_match(&mut self, mut e: ExprMatch, dest: &Dest) {
        if guard::guard_leaves(&e) {
            return self.split_guarded(e, dest);
        }
        let yields = |arm: &syn::Arm| self.leads_apart(&arm.body);
        let mut leftovers = e.arms.iter().filter(|arm| yields(arm));
        let whole = leftovers.any(|arm| patterns::leftover(&arm.pat) == Leftover::Whole);
        let value = !is_place(&e.expr);
        let mut arms = e.arms.iter();
        let part = e.arms.iter().any(yields) && arms.any(|arm| leaves_part(&e.expr, &arm.pat));
        let apart = self.apart(&e.expr) || self.split.contains(&value_key(&e.expr));
        let lives = value || scan::matches_made(&e.expr);
        let yields = |arm: &syn::Arm| scan::expr(&arm.body).yields;
        let arms_yield = e.arms.iter().any(yields);
        let stays = stays_after(&e.expr).filter(|_| !arms_yield);
        if part || value && whole || lives && apart {
            // The value lives as long as the match does.
            let label = self.new_label();
            let body = self.seq(|this| {
                if part || whole {
                    this.head(stays, |this| this.own(&mut e.expr));
                    this.match_on(e, dest, Scrutinee::Place);
                } else {
                    let ends = !scan::expr(&e.expr).any();
                    this.scoped(ends, |this| this.match_value(e, stays, dest));
                }
            });
            return self.push(NodeKind::Block { label, body }, Effects::default());
        }
        self.match_value(e, None, dest);
    }

    /// Matches what is left of an expression that yields.
    fn match_value(&mut self, mut e: ExprMatch, stays: Stays, dest: &Dest) {
        let value = !is_place(&e.expr);
        let name = self.head(stays, |this| this.decide(&mut e.expr));
        if value {
            self.take_hidden(&mut e.expr);
        }
        self.match_on(
            e,
            dest,
            if value {
                Scrutinee::Value
            } else {
                Scrutinee::Place
            },
        );
        self.mark_whole(name);
    }

    /// Matches what lives longer than the match: as long as the scope around, as also what
    /// an arm leaves of it does.
    pub(super) fn match_kept(&mut self, mut e: ExprMatch, dest: &Dest) {
        self.keep_all(&mut e.expr);
        self.scoped(false, |this| {
            this.match_on(e, dest, Scrutinee::Kept);
        });
    }

    /// Keeps a value with all that it may borrow from.
    fn keep_all(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Field(e) => return self.keep_all(&mut e.base),
            Expr::Paren(e) => return self.keep_all(&mut e.expr),
            Expr::Reference(e) => return self.keep_all(&mut e.expr),
            Expr::Unary(e) if matches!(e.op, syn::UnOp::Deref(_)) => {
                return self.keep_all(&mut e.expr);
            }
            Expr::Path(_) => return,
            Expr::Call(e) => self.keep_lent(&mut e.args),
            _ => self.split_value(expr),
        }
        if is_made(expr) {
            self.keep(expr);
        }
    }

    /// Keeps what is lent to a call.
    fn keep_lent(&mut self, args: &mut Punctuated<Expr, Token![,]>) {
        let lent = |arg: &Expr| matches!(arg, Expr::Reference(e) if is_made(&e.expr));
        let last = args.iter().rposition(|arg| lent(arg) || self.apart(arg));
        for arg in args.iter_mut().take(last.map_or(0, |last| last + 1)) {
            if lent(arg) {
                self.keep_all(arg);
            } else if !is_stable(arg) {
                self.spill(arg);
            }
        }
    }

    /// Locals for what an arm leaves unbound beside what it moves, if the match is to let
    /// that live on behind it. The first part drops first, so it comes last.
    fn rests(&mut self, pat: &Pat, scrutinee: Scrutinee) -> Vec<BindingId> {
        let (mut moves, mut rests) = (false, Vec::new());
        patterns::bindings(&mut pat.clone(), Position::Refutable, &mut |_| moves = true);
        if scrutinee == Scrutinee::Kept && moves && patterns::leftover(pat) == Leftover::Wildcards {
            patterns::bind_wildcards(&mut pat.clone(), &mut |span| {
                let rest = self.declare_empty("rest", None, span);
                rests.push(rest);
                self.names[rest].ident.clone()
            });
        }
        rests
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

    fn match_on(&mut self, mut e: ExprMatch, dest: &Dest, kind: Scrutinee) {
        // Of a number, nothing is left that could be seen to drop.
        let is_number = self.told(&e.expr).is_some();
        let pats: Vec<&Pat> = e.arms.iter().map(|arm| &arm.pat).collect();
        // Which arm is taken decides whether the value is moved: each says so.
        let consumes: Vec<bool> = pats.iter().map(|pat| patterns::consumes(pat)).collect();
        let open = e.arms.last().is_some_and(may_fail);
        let moved = crate::resolve::lone_name(&mut e.expr)
            .and_then(|name| self.names.resolve(&name.clone()));
        let hidden = kind == Scrutinee::Place
            && crate::resolve::lone_name(&mut e.expr)
                .is_some_and(|name| self.names.is_hidden(name));
        // A box of which all is moved has nothing left that could be seen to drop.
        let unboxed = self.unboxed(&mut e.expr);
        let owner = self.owner(&mut e.expr);
        let mut effects = self.resolver().place_of(&mut e.expr);
        let gone = moved.or(unboxed);
        let scrutinee = e.expr.to_token_stream();
        let (mut arms, mut put_away) = (Vec::new(), Set::new());
        let (mut asking, mut asker) = (TokenStream::new(), self.asker(Position::Refutable));
        for (arm, consumes) in e.arms.into_iter().zip(consumes) {
            let mut taken = Effects::default();
            // What was kept for longer and has names for all that is left needs no whole.
            let named = kind == Scrutinee::Kept && patterns::leftover(&arm.pat) != Leftover::Whole;
            // What only one part of is left can be taken as a whole, with that part.
            let whole = hidden && leaves_one(&arm.pat);
            let owner = owner.as_ref().filter(|_| !named && !whole);
            let owner = owner.filter(|owner| self.arm_takes_parts(owner, &arm, &mut taken));
            if let Some(owner) = owner {
                arms.push(self.arm_of_parts(owner, arm, dest));
                continue;
            }
            let rests = self.rests(&arm.pat, kind);
            let consumes = consumes || !rests.is_empty() || whole;
            self.names.enter();
            let leads_apart = self.leads_apart(&arm.body);
            let whole = kind == Scrutinee::Value && leads_apart && !is_number || whole;
            if whole || consumes && gone.is_some() {
                asking.extend(asker.arms(&arm.pat));
            }
            let Bound {
                mut pat,
                mut ids,
                mut prelude,
            } = if whole || !rests.is_empty() {
                self.bind_whole(arm.pat, Position::Refutable)
            } else {
                self.bind(arm.pat, Position::Refutable)
            };
            if is_number {
                self.have_no_drop(&ids);
            }
            let unbound = ids.clone().into_iter();
            let mut again = self.take_rebound(&mut pat, &mut ids, false);
            let mut effects = taken;
            let guard = arm.guard.map(|(if_token, mut guard)| {
                // Its `let`s bind in the arm's scope.
                let mut found = Condition {
                    binds_again: !again.is_empty(),
                    ..Condition::default()
                };
                self.condition(&mut guard, &mut found);
                again.append(&mut found.again);
                effects.then(&found.effects);
                effects.then(&found.holds);
                ids.extend(found.params);
                prelude.extend(found.prelude);
                if leads_apart {
                    asking.extend(self.asked_by_guard(&pat, &guard));
                }
                quote!(#if_token #guard)
            });
            if let (true, Some(id)) = (consumes, gone) {
                effects.take(id);
            }
            put_away.extend(effects.put_away.iter().copied());
            let mut body = self.seq(|this| {
                this.push_prelude(prelude);
                for (rest, part) in rests.into_iter().zip(unbound) {
                    let part = name_expr(&this.names[part].ident);
                    this.deliver(part, &Dest::Local(rest));
                }
                this.bind_again(again);
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
        // Whether a case is missing, rustc says of the plain body, and so says it once.
        arms.extend(open.then(|| self.unreachable_arm()));
        effects.put_away.extend(put_away);
        self.ask_match(&scrutinee, &asking);
        self.push(NodeKind::Match { scrutinee, arms }, effects);
    }

    /// A box of ours that is matched: `*value`.
    fn unboxed(&self, matched: &mut Expr) -> Option<BindingId> {
        match matched {
            Expr::Unary(e) if matches!(e.op, syn::UnOp::Deref(_)) => {
                let name = crate::resolve::lone_name(&mut e.expr)?;
                let id = self.names.resolve(name)?;
                self.names[id].shown.is_none().then_some(id)
            }
            Expr::Paren(e) => self.unboxed(&mut e.expr),
            _ => None,
        }
    }

    fn unreachable_arm(&mut self) -> Arm {
        let never = NodeKind::Return(quote!(::core::unreachable!();), None);
        Arm {
            head: quote!(_),
            effects: Effects::default(),
            body: self.seq(|this| this.push(never, Effects::default())),
        }
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

/// Whether an arm may be passed by.
fn may_fail(arm: &syn::Arm) -> bool {
    let any = matches!(arm.pat, Pat::Wild(_)) || patterns::is_plain(&arm.pat, Position::Refutable);
    arm.guard.is_some() || !any
}

/// Whether a pattern moves parts of a value, and leaves one that can be bound, too.
fn leaves_one(pat: &Pat) -> bool {
    let mut left = 0;
    patterns::bind_wildcards(&mut pat.clone(), &mut |span| {
        left += 1;
        syn::Ident::new("_left", span)
    });
    left == 1 && patterns::leftover(pat) == Leftover::Wildcards && patterns::moves_parts(pat)
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

/// Whether an expression is a value without an owner, or part of one.
pub(super) fn is_made(expr: &Expr) -> bool {
    !is_place(expr) || is_temporary_place(expr)
}

/// Whether an expression is such a value and can be kept: nothing that it is made from is
/// lent to it by a local, or used up by a method.
pub(crate) fn is_free(expr: &Expr) -> bool {
    fn lends(expr: &Expr) -> bool {
        match expr {
            Expr::MethodCall(_) | Expr::Macro(_) | Expr::Closure(_) => true,
            Expr::Reference(e) => !is_made(&e.expr) || lends(&e.expr),
            Expr::Call(e) => e.args.iter().any(lends),
            Expr::Tuple(e) => e.elems.iter().any(lends),
            Expr::Array(e) => e.elems.iter().any(lends),
            Expr::Struct(e) => e.fields.iter().any(|field| lends(&field.expr)),
            Expr::Field(e) => lends(&e.base),
            Expr::Index(e) => lends(&e.expr),
            Expr::Unary(e) => lends(&e.expr),
            Expr::Try(e) => lends(&e.expr),
            Expr::Paren(e) => lends(&e.expr),
            _ => false,
        }
    }
    is_made(expr) && !lends(expr)
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

/// Whether an expression is a place in what has an owner already.
pub(super) fn is_owned_place(expr: &Expr) -> bool {
    is_place(expr) && !is_temporary_place(expr)
}
