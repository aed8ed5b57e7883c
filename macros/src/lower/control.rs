//! Control flow: what branches, repeats and jumps.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{parse_quote, BinOp, Block, Expr, ExprForLoop, ExprIf, ExprMatch, ExprWhile, Label, Lifetime, Pat};

use super::{Dest, Lower, Target, name_expr};
use crate::ir::{Arm, Bound, LabelId, NodeKind};
use crate::face::ours;
use crate::names::BindingId;
use crate::patterns::{self, Leftover, Position};
use crate::scan;
use crate::status::Effects;

impl Lower<'_> {
    /// Lowers an expression that must be taken apart, and delivers its value.
    pub(super) fn split_into(&mut self, expr: Expr, dest: &Dest) {
        match expr {
            Expr::If(e) => self.split_if(e, dest),
            Expr::Match(e) => self.split_match(e, dest),
            Expr::Loop(e) => {
                let span = e.loop_token.span;
                self.loop_of(e.label, span, dest, |this| {
                    this.block_inline(e.body, &Dest::Unit);
                });
            }
            Expr::While(e) => self.split_while(e, dest),
            Expr::ForLoop(e) => self.split_for(e, dest),
            Expr::Block(e) => self.block_of(e.label, e.block, dest),
            Expr::Unsafe(e) => {
                let outer = self.unsafe_token.replace(e.unsafe_token);
                self.block_of(None, e.block, dest);
                self.unsafe_token = outer;
            }
            Expr::Paren(e) => self.split_into(*e.expr, dest),
            Expr::Group(e) => self.split_into(*e.expr, dest),
            Expr::Break(e) => self.split_break(e.label, e.expr, e.break_token.span),
            Expr::Continue(e) => self.split_continue(e.label.as_ref(), e.continue_token.span),
            Expr::Return(e) => {
                let span = e.return_token.span;
                let value = e.expr.map(|mut value| {
                    self.split_value(&mut value);
                    *value
                });
                let (code, effects) = self.leave(value, span);
                self.push(NodeKind::Return(code), effects);
            }
            Expr::Yield(e) if matches!(dest, Dest::Discard | Dest::Unit) => self.ignored_yield(e),
            mut expr => {
                self.split_value(&mut expr);
                if matches!(dest, Dest::Discard | Dest::Unit) && is_used_up(&expr) {
                    return;
                }
                self.deliver(expr, dest);
            }
        }
    }

    fn leave(
        &mut self,
        value: Option<Expr>,
        span: Span,
    ) -> (TokenStream, Effects) {
        let Some(mut value) = value else {
            return (self.face.leave(None, span), Effects::default());
        };
        let effects = self.resolver().expr(&mut value);
        let value = Expr::Verbatim(self.in_unsafe(value.to_token_stream()));
        let code = crate::resolve::leave(self.face, &mut self.errors, Some(&value), span);
        (code, effects)
    }

    /// Lowers a block's statements into the current scope's sequence.
    fn block_inline(&mut self, block: Block, dest: &Dest) {
        let end = block.brace_token.span.close();
        self.block_stmts(block.stmts, dest, end);
    }

    /// A label that no jump of the user's leads to.
    pub(super) const fn new_label(&mut self) -> LabelId {
        let id = LabelId(self.next_label);
        self.next_label += 1;
        id
    }

    fn label(&mut self, name: Option<Lifetime>, is_loop: bool, dest: &Dest) -> LabelId {
        let id = self.new_label();
        let dest = dest.clone();
        self.labels.push(Target {
            id,
            name,
            is_loop,
            dest,
        });
        id
    }

    fn loop_of(
        &mut self,
        label: Option<Label>,
        span: Span,
        dest: &Dest,
        body: impl FnOnce(&mut Self),
    ) {
        // A `break` with a value cannot return it from here, for what drops on
        // the way: it goes to a local first.
        let (dest, returned) = self.local_for(dest, span);
        let id = self.label(label.map(|label| label.name), true, &dest);
        let body = self.seq(body);
        self.labels.pop();
        self.push(NodeKind::Loop { label: id, body }, Effects::default());
        self.finish_local(returned);
    }

    fn block_of(&mut self, label: Option<Label>, block: Block, dest: &Dest) {
        let span = block.brace_token.span.open();
        let (dest, returned) = match &label {
            Some(_) => self.local_for(dest, span),
            None => (dest.clone(), None),
        };
        let id = self.label(label.map(|label| label.name), false, &dest);
        let body = self.block_seq(block, &dest);
        self.labels.pop();
        self.push(NodeKind::Block { label: id, body }, Effects::default());
        self.finish_local(returned);
    }

    /// Where a value goes on its way to `dest`, if that is the end of the body.
    fn local_for(&mut self, dest: &Dest, span: Span) -> (Dest, Option<Expr>) {
        if !matches!(dest, Dest::Return) {
            return (dest.clone(), None);
        }
        let ty = self.face.value_type().map(syn::Type::Verbatim);
        let ty = ty.unwrap_or_else(|| syn::parse_quote!(()));
        let value = self.declare_empty("result", Some(&ty), span);
        let name = name_expr(&self.names[value].ident);
        (Dest::Local(value), Some(name))
    }

    fn finish_local(&mut self, returned: Option<Expr>) {
        if let Some(value) = returned {
            self.deliver(value, &Dest::Return);
        }
    }

    fn split_if(&mut self, e: ExprIf, dest: &Dest) {
        let span = e.if_token.span;
        let otherwise = e.else_branch.map(|(_, other)| *other);
        let then = e.then_branch;
        self.branch(
            *e.cond,
            |this| this.block_inline(then, dest),
            |this| match otherwise {
                Some(Expr::Block(e)) if e.label.is_none() => this.block_inline(e.block, dest),
                Some(other) if scan::expr(&other).any() || !matches!(other, Expr::If(_)) => {
                    this.split_into(other, dest);
                }
                Some(other) => this.split_into(other, dest),
                None => this.deliver_unit(dest, span),
            },
        );
    }

    /// Lowers a condition with the two ways it decides between.
    fn branch(
        &mut self,
        cond: Expr,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        if scan::expr(&cond).any() || leaves_whole(&cond) {
            return self.split_condition(cond, then, otherwise);
        }
        let mut condition = cond;
        let mut effects = Effects::default();
        let mut params = Vec::new();
        let mut prelude = TokenStream::new();
        self.names.enter();
        self.condition(&mut condition, &mut effects, &mut params, &mut prelude);
        let mut then = self.seq(|this| {
            this.push_prelude(prelude);
            then(this);
        });
        self.names.leave();
        then.params = params;
        let otherwise = self.seq(otherwise);
        let condition = condition.to_token_stream();
        self.push(
            NodeKind::If {
                condition,
                then,
                otherwise,
            },
            effects,
        );
    }

    /// Resolves a condition that stays whole; its `let`s bind in the scope around.
    fn condition(
        &mut self,
        cond: &mut Expr,
        effects: &mut Effects,
        params: &mut Vec<BindingId>,
        prelude: &mut TokenStream,
    ) {
        match cond {
            Expr::Let(e) => {
                let value = !is_place(&e.expr);
                effects.then(&self.resolver().scrutinee(&mut e.expr, &[&e.pat]));
                *e.expr = Expr::Verbatim(self.in_unsafe(e.expr.to_token_stream()));
                let pat = (*e.pat).clone();
                let bound = if value {
                    self.bind_whole(pat, Position::Refutable)
                } else {
                    self.bind(pat, Position::Refutable)
                };
                e.pat = Box::new(bound.pat);
                params.extend(bound.ids);
                prelude.extend(bound.prelude);
            }
            Expr::Binary(e) if matches!(e.op, BinOp::And(_)) && has_let(&e.left, &e.right) => {
                self.condition(&mut e.left, effects, params, prelude);
                self.condition(&mut e.right, effects, params, prelude);
            }
            cond => {
                effects.then(&self.resolver().expr(cond));
                let resolved = cond.to_token_stream();
                *cond = Expr::Verbatim(self.in_unsafe(resolved));
            }
        }
    }

    /// A condition that yields: each part of a chain of `&&` is a branch of its
    /// own, and all of them lead to the same two ends.
    fn split_condition(
        &mut self,
        cond: Expr,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        let end = self.label(None, false, &Dest::Unit);
        let outer = self.seq(|this| {
            let failed = this.label(None, false, &Dest::Unit);
            let mut parts = Vec::new();
            chain(cond, &mut parts);
            let tested = this.seq(|this| this.tests(parts.into_iter(), end, then));
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
        end: LabelId,
        then: impl FnOnce(&mut Self),
    ) {
        let Some(mut part) = parts.next() else {
            // A scope of its own: what it declares is gone when it leaves.
            then(self);
            return self.push(NodeKind::Break(end), Effects::default());
        };
        if scan::expr(&part).any() {
            match &mut part {
                Expr::Let(e) => self.split_value(&mut e.expr),
                part => self.spill(part),
            }
        }
        if let (true, Expr::Let(e)) = (leaves_whole(&part), &mut part) {
            self.spill(&mut e.expr);
        }
        let mut effects = Effects::default();
        let mut params = Vec::new();
        let mut prelude = TokenStream::new();
        self.names.enter();
        self.condition(&mut part, &mut effects, &mut params, &mut prelude);
        let mut holds = self.seq(|this| {
            this.push_prelude(prelude);
            this.tests(parts, end, then);
        });
        self.names.leave();
        holds.params = params;
        let otherwise = self.seq(|_| {});
        let condition = part.to_token_stream();
        self.push(
            NodeKind::If {
                condition,
                then: holds,
                otherwise,
            },
            effects,
        );
    }

    fn split_match(&mut self, mut e: ExprMatch, dest: &Dest) {
        let yields = |arm: &syn::Arm| scan::expr(&arm.body).yields;
        let mut leftovers = e.arms.iter().filter(|arm| yields(arm));
        let whole = leftovers.any(|arm| patterns::leftover(&arm.pat) == Leftover::Whole);
        if !is_place(&e.expr) && (whole || scan::expr(&e.expr).any()) {
            // The value lives as long as the match does.
            let label = self.new_label();
            let body = self.seq(|this| {
                this.spill(&mut e.expr);
                this.match_on(e, dest, false);
            });
            return self.push(NodeKind::Block { label, body }, Effects::default());
        }
        if scan::expr(&e.expr).any() {
            self.split_place(&mut e.expr);
        }
        let value = !is_place(&e.expr);
        self.match_on(e, dest, value);
    }

    fn match_on(&mut self, mut e: ExprMatch, dest: &Dest, value: bool) {
        let pats: Vec<&Pat> = e.arms.iter().map(|arm| &arm.pat).collect();
        // Which arm is taken decides whether the value is moved: each says so.
        let consumes: Vec<bool> = pats.iter().map(|pat| crate::patterns::consumes(pat)).collect();
        let moved = crate::resolve::lone_name(&mut e.expr)
            .and_then(|name| self.names.resolve(&name.clone()));
        let effects = self.resolver().place_of(&mut e.expr);
        let scrutinee = self.in_unsafe(e.expr.to_token_stream());
        let mut arms = Vec::new();
        for (arm, consumes) in e.arms.into_iter().zip(consumes) {
            self.names.enter();
            let Bound { pat, ids, prelude } = if value && scan::expr(&arm.body).yields {
                self.bind_whole(arm.pat, Position::Refutable)
            } else {
                self.bind(arm.pat, Position::Refutable)
            };
            let mut effects = Effects::default();
            let guard = arm.guard.map(|(if_token, mut guard)| {
                if let Some(span) = crate::forms::find_yield_expr(&guard) {
                    self.errors.at_span(
                        span,
                        "a match guard cannot yield yet\n\
                         = help: yield before the `match`, or test the value in the arm",
                    );
                }
                effects.then(&self.resolver().expr(&mut guard));
                let guard = self.in_unsafe(guard.to_token_stream());
                quote!(#if_token #guard)
            });
            if let (true, Some(id)) = (consumes, moved) {
                effects.take(id);
            }
            let mut body = self.seq(|this| {
                this.push_prelude(prelude);
                this.tail_or_split(*arm.body, dest);
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

    fn tail_or_split(&mut self, expr: Expr, dest: &Dest) {
        match expr {
            Expr::Block(e) if e.label.is_none() && e.attrs.is_empty() => {
                self.block_inline(e.block, dest);
            }
            expr if scan::expr(&expr).any() => self.split_into(expr, dest),
            expr => self.deliver(expr, dest),
        }
    }

    fn split_while(&mut self, e: ExprWhile, dest: &Dest) {
        let span = e.while_token.span;
        let (cond, body) = (*e.cond, e.body);
        self.loop_of(e.label, span, &Dest::Unit, |this| {
            this.branch(
                cond,
                |this| this.block_inline(body, &Dest::Unit),
                |this| this.split_break(None, None, span),
            );
        });
        self.deliver_unit(dest, span);
    }

    fn split_for(&mut self, e: ExprForLoop, dest: &Dest) {
        let span = e.expr.span();
        let mut items = *e.expr;
        if scan::expr(&items).any() {
            self.split_value(&mut items);
        }
        let effects = self.resolver().expr(&mut items);
        let items = self.in_unsafe(items.to_token_stream());
        let inner = self.seq(|this| {
            let iter = this.names.declare_hidden("iter", span);
            let name = this.names[iter].ident.clone();
            let mut effects = effects;
            effects.declare(iter);
            let code = quote_spanned!(span=>
                let mut #name = ::core::iter::IntoIterator::into_iter(#items);
            );
            this.push_declaring(NodeKind::Plain(code), effects, vec![iter]);
            let for_span = e.for_token.span;
            this.loop_of(e.label, for_span, &Dest::Unit, |this| {
                this.round(&e.pat, &name, iter, e.body, for_span);
            });
        });
        let label = self.new_label();
        self.push(NodeKind::Block { label, body: inner }, Effects::default());
        self.deliver_unit(dest, span);
    }

    /// One round of a `for` loop.
    fn round(
        &mut self,
        pat: &Pat,
        iter: &syn::Ident,
        id: BindingId,
        body: Block,
        span: Span,
    ) {
        let mut effects = Effects::default();
        effects.name(id);
        self.names.enter();
        let mut pat = pat.clone();
        let mut body = body;
        if patterns::leftover(&pat) == Leftover::Whole {
            let item = ours("__item", span);
            let whole: syn::Stmt = parse_quote!(let #pat = #item;);
            body.stmts.insert(0, whole);
            pat = parse_quote!(#item);
        }
        let Bound { pat, ids, prelude } = self.bind_whole(pat, Position::Irrefutable);
        let mut then = self.seq(|this| {
            this.push_prelude(prelude);
            this.block_inline(body, &Dest::Unit);
        });
        self.names.leave();
        then.params = ids;
        let otherwise = self.seq(|this| this.split_break(None, None, span));
        let condition = quote_spanned!(span=>
            let ::core::option::Option::Some(#pat) = ::core::iter::Iterator::next(&mut #iter)
        );
        self.push(
            NodeKind::If {
                condition,
                then,
                otherwise,
            },
            effects,
        );
    }

    pub(super) fn split_break(
        &mut self,
        label: Option<Lifetime>,
        value: Option<Box<Expr>>,
        span: Span,
    ) {
        let Some((id, dest)) = self.target(label.as_ref(), span) else {
            return;
        };
        match value {
            Some(value) if scan::expr(&value).any() => self.split_into(*value, &dest),
            Some(value) => self.deliver(*value, &dest),
            None => self.deliver_unit(&dest, span),
        }
        self.push(NodeKind::Break(id), Effects::default());
    }

    fn split_continue(&mut self, label: Option<&Lifetime>, span: Span) {
        if let Some((id, _)) = self.target(label, span) {
            self.push(NodeKind::Continue(id), Effects::default());
        }
    }

    fn target(&mut self, label: Option<&Lifetime>, span: Span) -> Option<(LabelId, Dest)> {
        let found = self.labels.iter().rev().find(|target| match label {
            Some(label) => target.name.as_ref() == Some(label),
            None => target.is_loop,
        });
        if let Some(target) = found {
            return Some((target.id, target.dest.clone()));
        }
        let message = match label {
            Some(label) => format!("use of undeclared label `{label}`"),
            None => "`break` or `continue` outside of a loop or labelled block".to_owned(),
        };
        let span = label.map_or(span, Lifetime::span);
        self.errors.at_span(span, message);
        None
    }
}

/// Whether a condition matches a value of which it leaves more unbound than can be
/// bound: the value must be kept as a whole.
fn leaves_whole(cond: &Expr) -> bool {
    match cond {
        Expr::Let(e) => !is_place(&e.expr) && patterns::leftover(&e.pat) == Leftover::Whole,
        Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
            leaves_whole(&e.left) || leaves_whole(&e.right)
        }
        _ => false,
    }
}

/// Whether an expression is a place, which has an owner already.
fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(e) => matches!(e.op, syn::UnOp::Deref(_)),
        Expr::Paren(e) => is_place(&e.expr),
        Expr::Group(e) => is_place(&e.expr),
        _ => false,
    }
}

/// Whether nothing is left to evaluate.
fn is_used_up(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(e) if e.elems.is_empty())
}

fn has_let(left: &Expr, right: &Expr) -> bool {
    let is_let = |expr: &Expr| match expr {
        Expr::Let(_) => true,
        Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => has_let(&e.left, &e.right),
        _ => false,
    };
    is_let(left) || is_let(right)
}

/// The parts of `a && b && c`.
fn chain(cond: Expr, parts: &mut Vec<Expr>) {
    match cond {
        Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
            chain(*e.left, parts);
            chain(*e.right, parts);
        }
        cond => parts.push(cond),
    }
}

