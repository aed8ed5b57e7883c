//! Resolves the names in code that stays as the user wrote it.
//!
//! One walk does three things: it renames uses of renamed bindings, rewrites `?`
//! and `return`, whose meaning a closure would change, and records what the code
//! does to the bindings of the body ([`Effects`]).

mod apart;
mod boxes;
mod calls;
mod control;
mod copies;
mod feeding;
mod late;
mod parts;
mod plan;
mod put;
mod shapes;

use syn::spanned::Spanned;
use syn::{Block, Expr, ExprClosure, Lifetime, Local, Pat, Stmt, UnOp};

use crate::errors::Errors;
use crate::face::Face;
use crate::forms;
use crate::names::{BindingId, Names};
use crate::patterns::{self, Position};
use crate::sorted::{Map, Set};
use crate::status::Effects;
use crate::used_by::UsedBy;
use crate::walk::visit_mut::VisitMut;

use apart::Asked;
pub(crate) use late::{assigns_late, inverted};
pub(crate) use parts::{Owner, binds_in_guard};
use plan::Plan;
pub(crate) use shapes::{
    chain, has_let, is_chain, is_compound, is_lazy, leave, lone_name, spell_out_fields,
};
use shapes::{leaves_some, targets};

/// What a resolver works with.
pub(crate) struct Resolver<'a> {
    names: &'a mut Names,
    face: &'a Face,
    errors: &'a mut Errors,
    /// The method calls that must use up their receiver.
    consumed: &'a Set<String>,
    /// The locals that ways put away, and where: see [`plan`].
    kept: &'a Map<BindingId, BindingId>,
    /// Those of them that may be put away ahead of the code.
    ahead: Vec<BindingId>,
    plan: Plan,
    effects: Effects,
    /// What may be jumped out of, innermost last, and what holds behind it.
    exits: Vec<Exit>,
    /// What the `let`s of the condition being resolved move if they match.
    taken_by_match: Vec<BindingId>,
    closure: Option<Capture>,
    asked: Asked,
}

/// How a closure takes what it names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capture {
    AsUsed,
    ByMove,
}

/// What can be jumped out of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exits {
    Block,
    Loop,
    /// A loop that ends without a jump, too.
    TestedLoop,
}

/// The end of a loop or block.
struct Exit {
    label: Option<Lifetime>,
    kind: Exits,
    number: usize,
    /// What holds at each jump that leads there.
    ways: Vec<Effects>,
}

impl<'a> Resolver<'a> {
    /// Starts with no effects.
    pub(crate) fn new(
        names: &'a mut Names,
        face: &'a Face,
        errors: &'a mut Errors,
        (consumed, kept): (&'a Set<String>, &'a Map<BindingId, BindingId>),
    ) -> Self {
        Self {
            names,
            face,
            errors,
            consumed,
            kept,
            ahead: Vec::new(),
            plan: Plan::default(),
            effects: Effects::default(),
            exits: Vec::new(),
            taken_by_match: Vec::new(),
            closure: None,
            asked: Asked::default(),
        }
    }

    /// Of these locals, what is left may be put away ahead of the code, if it looks at none
    /// of that.
    pub(crate) fn after_putting_away(mut self, ahead: Vec<BindingId>) -> Self {
        self.ahead = ahead;
        self
    }

    /// Resolves a value.
    pub(crate) fn expr(mut self, expr: &mut Expr) -> Effects {
        self.planned(expr, &|this, expr| this.visit_expr_mut(expr));
        self.effects
    }

    /// Resolves an expression whose value is ignored or never made.
    pub(crate) fn stmt(mut self, stmt: &mut Stmt) -> Effects {
        self.planned(stmt, &|this, stmt| this.visit_stmt_mut(stmt));
        self.effects
    }

    /// Resolves what a pattern is matched against.
    pub(crate) fn scrutinee(mut self, expr: &mut Expr, pat: &Pat, position: Position) -> Effects {
        self.planned(expr, &|this, expr| this.matched(expr, pat, position));
        self.effects
    }

    /// Resolves a place that is borrowed or read through.
    pub(crate) fn place_of(mut self, expr: &mut Expr) -> Effects {
        self.planned(expr, &|this, expr| {
            this.place(expr);
        });
        self.effects
    }

    pub(super) fn take(&mut self, id: BindingId) {
        self.effects.take(id);
    }

    fn name(&mut self, id: BindingId) {
        if self.closure == Some(Capture::ByMove) {
            self.effects.take(id);
        } else {
            self.effects.name(id);
        }
    }

    /// Resolves a lone name, and renames it.
    fn local(&mut self, expr: &mut Expr) -> Option<BindingId> {
        let ident = lone_name(expr)?;
        if let Some(view) = self.names.view(ident).cloned() {
            view.names.into_iter().for_each(|id| self.name(id));
            *expr = Expr::Verbatim(view.tokens);
            return None;
        }
        let id = self.names.resolve_or_capture(ident)?;
        if self.names.is_renamed(id) {
            *ident = self.names.emitted(id, ident.span());
        }
        Some(id)
    }

    fn place(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(_) => {
                if let Some(id) = self.local(expr) {
                    self.name(id);
                }
            }
            Expr::Paren(e) => self.place(&mut e.expr),
            Expr::Group(e) => self.place(&mut e.expr),
            Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => self.place(&mut e.expr),
            Expr::Field(e) => self.field_base(&mut e.base),
            _ => self.visit_expr_mut(expr),
        }
    }

    /// What a field is read of. A closure captures the field alone: even one that
    /// is `move` may leave the rest.
    fn field_base(&mut self, base: &mut Expr) {
        if let Some(id) = self.local(base) {
            self.effects.name(id);
        } else {
            self.place(base);
        }
    }

    fn matched(&mut self, expr: &mut Expr, pat: &Pat, position: Position) {
        match self.local(expr) {
            Some(id) => self.take_matched(id, pat, &mut self.asker(position)),
            None => self.place(expr),
        }
    }

    /// Resolves what is assigned; gives which local each place on the left is, if it is one.
    fn assign(&mut self, left: &mut Expr) -> Vec<Option<BindingId>> {
        let mut locals = Vec::new();
        targets(left, &mut |target| locals.push(self.assign_one(target)));
        locals
    }

    fn assign_one(&mut self, target: &mut Expr) -> Option<BindingId> {
        if !matches!(target, Expr::Path(_)) {
            self.place(target);
            return None;
        }
        let id = self.local(target)?;
        if self.closure.is_some() {
            self.name(id);
            return None;
        }
        self.effects.assign(id);
        let marks = self.names.marks(id);
        for (_, mark) in marks {
            self.effects.declare_empty(mark);
        }
        Some(id)
    }

    fn shadow(&mut self, pat: &mut Pat, position: Position) {
        patterns::bindings(pat, position, &mut |pat| self.names.shadow(&pat.ident));
    }

    /// Code that runs some other time: `?`, `return` and jumps in it are its own.
    fn separate(&mut self, by_move: bool, inside: impl FnOnce(&mut Self)) {
        let outer = self.closure;
        let capture = if by_move || outer == Some(Capture::ByMove) {
            Capture::ByMove
        } else {
            Capture::AsUsed
        };
        self.closure = Some(capture);
        let exits = std::mem::take(&mut self.exits);
        let mut inner = self.branch(|this| this.scoped(inside));
        inner.converge();
        inner.capture(&self.effects);
        self.effects = inner;
        self.exits = exits;
        self.closure = outer;
    }

    fn closure(&mut self, closure: &mut ExprClosure) {
        self.separate(closure.capture.is_some(), |this| {
            for input in &mut closure.inputs {
                this.shadow(input, Position::Irrefutable);
            }
            this.visit_expr_mut(&mut closure.body);
        });
    }

    fn asynchronous(&mut self, block: &mut syn::ExprAsync) {
        self.separate(block.capture.is_some(), |this| {
            this.visit_block_mut(&mut block.block);
        });
    }

    /// `let` in a condition: its bindings last to the end of the innermost scope.
    ///
    /// A value is moved only where the pattern matches: in the branch taken then.
    fn let_condition(&mut self, scrutinee: &mut Expr, pat: &mut Pat) {
        if let Some(id) = self.local(scrutinee) {
            self.name(id);
            if self.asks_parts(id, pat, &mut self.asker(Position::Refutable)) {
                self.taken_by_match.push(id);
            }
        } else {
            self.place(scrutinee);
        }
        self.shadow(pat, Position::Refutable);
    }

    /// Remembers what may have used a lone local up.
    fn used_by(&mut self, expr: &mut Expr, by: Option<UsedBy>) {
        let Some(name) = lone_name(expr).filter(|_| self.closure.is_none()) else {
            return;
        };
        let Some(id) = self.names.resolve_emitted(name) else {
            return;
        };
        if let Some(by) = by {
            let mark = self.names.mark(id, by);
            self.effects.declare(mark);
        }
    }

    /// A method that by its name uses its receiver up. Where that is a local which
    /// is in scope, but not named again, at a later yield, it is made sure of.
    fn consumed(&mut self, call: &mut syn::ExprMethodCall) {
        let lone = self.local(&mut call.receiver);
        let Some(id) = lone.filter(|_| self.closure.is_none()) else {
            return self.place(&mut call.receiver);
        };
        let span = call.method.span();
        let place = format!("{span:?}");
        if self.consumed.contains(&place) {
            self.take(id);
            let (moved, receiver) = (self.face.private("Moved", span), &call.receiver);
            *call.receiver = Expr::Verbatim(quote::quote_spanned!(span=> (#moved(#receiver).0)));
        } else {
            self.name(id);
            self.effects.consumed.push((id, place));
        }
    }

    fn return_of(&mut self, expr: &mut Expr) {
        let Expr::Return(e) = expr else { return };
        if let Some(value) = &mut e.expr {
            self.visit_expr_mut(value);
        }
        if self.closure.is_none() {
            let span = e.return_token.span;
            let leave = leave(self.face, self.errors, e.expr.as_deref(), span);
            *expr = Expr::Verbatim(quote::quote_spanned!(span=> ({ #leave })));
            self.effects.diverge();
        }
    }

    fn local_stmt(&mut self, local: &mut Local) {
        let refutable = local
            .init
            .as_ref()
            .is_some_and(|init| init.diverge.is_some());
        let position = if refutable {
            Position::Refutable
        } else {
            Position::Irrefutable
        };
        if let Some(init) = &mut local.init {
            // What does not match is still there in the `else`.
            let lone = if refutable {
                self.local(&mut init.expr)
            } else {
                None
            };
            if let Some(id) = lone {
                self.name(id);
            } else if patterns::is_plain(&local.pat, position) {
                self.visit_expr_mut(&mut init.expr);
            } else {
                self.matched(&mut init.expr, &local.pat, position);
            }
            if let Some((_, diverge)) = &mut init.diverge {
                let mut ends = self.branch(|this| this.visit_expr_mut(diverge));
                ends.diverge();
                self.join(ends);
            }
            if let Some(id) = lone {
                self.take_matched(id, &local.pat, &mut self.asker(position));
            }
        }
        self.shadow(&mut local.pat, position);
    }
}

impl VisitMut for Resolver<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(_) => {
                if let Some(id) = self.local(expr) {
                    self.take(id);
                }
            }
            Expr::Reference(e) => self.place(&mut e.expr),
            Expr::RawAddr(e) => self.place(&mut e.expr),
            Expr::Field(_) => self.part(expr),
            Expr::Index(e) => {
                self.place(&mut e.expr);
                self.copied(&mut e.index);
            }
            Expr::MethodCall(_) => self.method_call(expr),
            Expr::Call(e) => {
                // A function's own name is not a capture.
                match lone_name(&mut e.func) {
                    Some(name)
                        if self.names.resolve(name).is_none()
                            && self.names.view(name).is_none() => {}
                    _ => self.callee(&mut e.func, e.args.len()),
                }
                e.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => {
                self.place(&mut e.expr);
                if let Some(mark) = self.emptied(expr) {
                    self.effects.declare(mark);
                }
            }
            Expr::Unary(e) => self.copied(&mut e.expr),
            Expr::Cast(e) => self.copied(&mut e.expr),
            Expr::Assign(e) => {
                // `_ = x` does not move `x`.
                if leaves_some(&e.left) {
                    self.place(&mut e.right);
                } else {
                    self.visit_expr_mut(&mut e.right);
                }
                let locals = self.assign(&mut e.left);
                if self.hands_on(&e.right) {
                    locals.iter().flatten().for_each(|id| self.feed(*id));
                }
                self.drop_kept(expr, &locals);
            }
            Expr::Binary(e) if is_lazy(e.op) => {
                let left = self.lazy(e);
                if !left.is_empty() {
                    *expr = self.put_lazy(e, &left);
                }
            }
            Expr::Binary(e) => self.binary(e),
            Expr::Let(e) => self.let_condition(&mut e.expr, &mut e.pat),
            Expr::Struct(e) => {
                for field in &mut e.fields {
                    self.visit_expr_mut(&mut field.expr);
                }
                spell_out_fields(e);
                if let Some(rest) = &mut e.rest {
                    self.place(rest);
                }
            }
            Expr::Closure(e) if e.capture.is_none() => self.closure(e),
            Expr::Async(e) if e.capture.is_none() => self.asynchronous(e),
            Expr::Closure(_) | Expr::Async(_) => self.on_copies(expr, |this, expr| match expr {
                Expr::Closure(e) => this.closure(e),
                Expr::Async(e) => this.asynchronous(e),
                _ => {}
            }),
            Expr::Const(_) | Expr::Verbatim(_) | Expr::Lit(_) => {}
            Expr::Macro(e) => match self.written_out(&e.mac) {
                Some(written) => {
                    *expr = written;
                    self.visit_expr_mut(expr);
                }
                None if forms::is_generator(&e.mac) => self.on_copies(expr, |this, expr| {
                    if let Expr::Macro(e) = expr {
                        this.macro_call(&mut e.mac);
                    }
                }),
                None => self.macro_call(&mut e.mac),
            },
            Expr::Break(e) => {
                if let Some(value) = &mut e.expr {
                    self.visit_expr_mut(value);
                }
                let leaving = self.jump(e.label.as_ref(), true);
                self.put_before_jump(expr, &leaving);
            }
            Expr::Continue(e) => {
                self.jump(e.label.as_ref(), false);
            }
            Expr::Return(_) => self.return_of(expr),
            Expr::Try(e) => {
                self.visit_expr_mut(&mut e.expr);
                if self.closure.is_none() {
                    *expr = self.face.question(&e.expr, e.question_token.span);
                }
            }
            _ => self.asking(expr, Self::control),
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.scoped(|this| this.asking_stmts(block, Self::visit_stmt_mut));
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Local(local) => {
                let binds = self.let_of_parts(local);
                self.local_stmt(local);
                if let Some((binds, whole)) = binds {
                    *stmt = self.after_let(local, &binds, whole);
                }
            }
            Stmt::Item(_) => {}
            Stmt::Expr(expr, _) => self.visit_expr_mut(expr),
            Stmt::Macro(mac) => match self.debug_assertion(&mac.mac) {
                Some(mut written) => {
                    self.visit_expr_mut(&mut written);
                    *stmt = Stmt::Expr(written, mac.semi_token);
                }
                None => self.macro_call(&mut mac.mac),
            },
        }
    }
}
