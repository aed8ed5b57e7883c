//! Resolves the names in code that stays as the user wrote it.
//!
//! One walk does three things: it renames uses of renamed bindings, rewrites `?`
//! and `return`, whose meaning a closure would change, and records what the code
//! does to the bindings of the body ([`Effects`]).

mod calls;
mod control;

use std::collections::BTreeSet;

use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{BinOp, Block, Expr, ExprClosure, Ident, Lifetime, Local, Member, Pat, Stmt, UnOp};

use crate::errors::Errors;
use crate::face::Face;
use crate::macros;
use crate::names::{BindingId, Names};
use crate::patterns::{self, Position};
use crate::status::Effects;
use crate::used_by::{self, UsedBy};

/// What a resolver works with.
pub(crate) struct Resolver<'a> {
    names: &'a mut Names,
    face: &'a Face,
    errors: &'a mut Errors,
    /// The method calls that must use up their receiver.
    consumed: &'a BTreeSet<String>,
    effects: Effects,
    /// What may be jumped out of, innermost last, and what holds behind it.
    exits: Vec<Exit>,
    /// What the `let`s of the condition being resolved move if they match.
    taken_by_match: Vec<BindingId>,
    closure: Option<Capture>,
}

/// How a closure takes what it names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capture {
    AsUsed,
    ByMove,
}

struct Exit {
    label: Option<Lifetime>,
    is_loop: bool,
    effects: Option<Effects>,
}

impl<'a> Resolver<'a> {
    /// Starts with no effects.
    pub(crate) fn new(
        names: &'a mut Names,
        face: &'a Face,
        errors: &'a mut Errors,
        consumed: &'a BTreeSet<String>,
    ) -> Self {
        Self {
            names,
            face,
            errors,
            consumed,
            effects: Effects::default(),
            exits: Vec::new(),
            taken_by_match: Vec::new(),
            closure: None,
        }
    }

    /// Resolves a value.
    pub(crate) fn expr(mut self, expr: &mut Expr) -> Effects {
        self.visit_expr_mut(expr);
        self.effects
    }

    /// Resolves an expression whose value is ignored or never made.
    pub(crate) fn stmt(mut self, stmt: &mut Stmt) -> Effects {
        self.visit_stmt_mut(stmt);
        self.effects
    }

    /// Resolves what a pattern is matched against.
    pub(crate) fn scrutinee(mut self, expr: &mut Expr, pats: &[&Pat]) -> Effects {
        let consumed = pats.iter().any(|pat| patterns::consumes(pat));
        self.matched(expr, consumed);
        self.effects
    }

    /// Resolves a place that is borrowed or read through.
    pub(crate) fn place_of(mut self, expr: &mut Expr) -> Effects {
        self.place(expr);
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

    fn matched(&mut self, expr: &mut Expr, consumed: bool) {
        match self.local(expr) {
            Some(id) if consumed => self.take_matched([id]),
            Some(id) => self.name(id),
            None if consumed => self.visit_expr_mut(expr),
            None => self.place(expr),
        }
    }

    fn assign(&mut self, target: &mut Expr) {
        match target {
            Expr::Path(_) => {
                if let Some(id) = self.local(target) {
                    if self.closure.is_some() {
                        self.name(id);
                    } else {
                        self.effects.assign(id);
                        let marks: Vec<_> = self.names.marks(id).collect();
                        for (_, mark) in marks {
                            self.effects.declare_empty(mark);
                        }
                    }
                }
            }
            Expr::Tuple(e) => e.elems.iter_mut().for_each(|elem| self.assign(elem)),
            Expr::Array(e) => e.elems.iter_mut().for_each(|elem| self.assign(elem)),
            Expr::Call(e) => e.args.iter_mut().for_each(|elem| self.assign(elem)),
            Expr::Struct(e) => {
                for field in &mut e.fields {
                    self.assign(&mut field.expr);
                }
                spell_out_fields(e);
            }
            Expr::Paren(e) => self.assign(&mut e.expr),
            Expr::Infer(_) | Expr::Range(_) => {}
            _ => self.place(target),
        }
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

    /// A pattern has taken all of these apart.
    fn take_matched(&mut self, ids: impl IntoIterator<Item = BindingId>) {
        for id in ids {
            self.take(id);
            self.effects.matched.insert(id);
        }
    }

    /// `let` in a condition: its bindings last to the end of the innermost scope.
    ///
    /// A value is moved only where the pattern matches: in the branch taken then.
    fn let_condition(&mut self, scrutinee: &mut Expr, pat: &mut Pat) {
        if let Some(id) = self.local(scrutinee) {
            self.name(id);
            if patterns::consumes(pat) {
                self.taken_by_match.push(id);
            }
        } else {
            self.matched(scrutinee, patterns::consumes(pat));
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
            *call.receiver = Expr::Verbatim(quote::quote_spanned!(span=> #moved(#receiver).0));
        } else {
            self.name(id);
            self.effects.consumed.push((id, place));
        }
    }

    fn binary(&mut self, e: &mut syn::ExprBinary) {
        match e.op {
            BinOp::And(_) | BinOp::Or(_) => {
                self.visit_expr_mut(&mut e.left);
                // A `let` on the right lasts to the end of the condition.
                let before = self.effects.clone();
                self.visit_expr_mut(&mut e.right);
                self.join(before);
            }
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
                self.visit_expr_mut(&mut e.right);
                self.place(&mut e.left);
            }
            _ => {
                self.visit_expr_mut(&mut e.left);
                self.visit_expr_mut(&mut e.right);
            }
        }
    }

    fn local_stmt(&mut self, local: &mut Local) {
        if let Some(init) = &mut local.init {
            if patterns::is_plain(&local.pat) {
                self.visit_expr_mut(&mut init.expr);
            } else {
                self.matched(&mut init.expr, patterns::consumes(&local.pat));
            }
            if let Some((_, diverge)) = &mut init.diverge {
                let _ends = self.branch(|this| this.visit_expr_mut(diverge));
            }
        }
        let refutable = local
            .init
            .as_ref()
            .is_some_and(|init| init.diverge.is_some());
        let position = if refutable {
            Position::Refutable
        } else {
            Position::Irrefutable
        };
        self.shadow(&mut local.pat, position);
    }
}

/// The name of an expression that is nothing but a name.
pub(crate) fn lone_name(expr: &mut Expr) -> Option<&mut Ident> {
    match expr {
        Expr::Path(e) if e.qself.is_none() && e.path.leading_colon.is_none() => {
            let mut segments = e.path.segments.iter_mut();
            let only = segments
                .next()
                .filter(|segment| segment.arguments.is_none());
            only.filter(|_| segments.next().is_none())
                .map(|segment| &mut segment.ident)
        }
        _ => None,
    }
}

/// Writes `Point { x }` as `Point { x: x_1 }` where a rename asks for it.
pub(crate) fn spell_out_fields(expr: &mut syn::ExprStruct) {
    for field in &mut expr.fields {
        let Member::Named(member) = &field.member else {
            continue;
        };
        let member = format!("{member}{:?}", member.span());
        let same = lone_name(&mut field.expr)
            .is_some_and(|name| format!("{name}{:?}", name.span()) == member);
        if field.colon_token.is_none() && !same {
            field.colon_token = Some(syn::Token![:](field.member.span()));
        }
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
            Expr::Field(e) => self.field_base(&mut e.base),
            Expr::Index(e) => {
                self.place(&mut e.expr);
                self.visit_expr_mut(&mut e.index);
            }
            Expr::MethodCall(e) => {
                if used_by::consumes_by_name(&e.method) {
                    self.consumed(e);
                } else {
                    self.place(&mut e.receiver);
                    let by = UsedBy::method(&e.method, e.args.len());
                    self.used_by(&mut e.receiver, by);
                }
                e.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Call(e) => {
                // A function's own name is not a capture.
                match lone_name(&mut e.func) {
                    Some(name)
                        if self.names.resolve(name).is_none()
                            && self.names.view(name).is_none() => {}
                    _ => {
                        self.place(&mut e.func);
                        self.used_by(&mut e.func, Some(UsedBy::Call));
                    }
                }
                e.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => self.place(&mut e.expr),
            Expr::Assign(e) => {
                // `_ = x` does not move `x`.
                if leaves_some(&e.left) {
                    self.place(&mut e.right);
                } else {
                    self.visit_expr_mut(&mut e.right);
                }
                self.assign(&mut e.left);
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
            Expr::Closure(e) => self.closure(e),
            Expr::Async(e) => self.separate(e.capture.is_some(), |this| {
                this.visit_block_mut(&mut e.block);
            }),
            Expr::Const(_) | Expr::Verbatim(_) | Expr::Lit(_) => {}
            Expr::Macro(e) if self.closure.is_none() && macros::is_matches_with_control(&e.mac) => {
                match macros::matches(&e.mac) {
                    Ok(written) => {
                        *expr = written;
                        self.visit_expr_mut(expr);
                    }
                    Err(_) => self.macro_call(&mut e.mac),
                }
            }
            Expr::Macro(e) => self.macro_call(&mut e.mac),
            Expr::Break(e) => {
                if let Some(value) = &mut e.expr {
                    self.visit_expr_mut(value);
                }
                self.jump(e.label.as_ref(), true);
            }
            Expr::Continue(e) => self.jump(e.label.as_ref(), false),
            Expr::Return(e) => {
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
            Expr::Try(e) => {
                self.visit_expr_mut(&mut e.expr);
                if self.closure.is_none() {
                    *expr = self.face.question(&e.expr, e.question_token.span);
                }
            }
            _ => self.control(expr),
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.scoped(|this| {
            for stmt in &mut block.stmts {
                this.visit_stmt_mut(stmt);
            }
        });
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Local(local) => self.local_stmt(local),
            Stmt::Item(_) => {}
            Stmt::Expr(expr, _) => self.visit_expr_mut(expr),
            Stmt::Macro(mac) => self.macro_call(&mut mac.mac),
        }
    }
}

/// Ends the body: `return` and `return value`.
pub(crate) fn leave(
    face: &Face,
    errors: &mut Errors,
    value: Option<&Expr>,
    span: proc_macro2::Span,
) -> proc_macro2::TokenStream {
    if let (true, Some(value)) = (face.is_iterator(), value.filter(|value| is_value(value))) {
        errors.at(
            value,
            "an iterator returns no value\n\
             = help: yield it, `yield_!(..)`, and then `return`; or let the function return \
             `impl Generator<(), Yield = .., Return = ..>`",
        );
        return face.leave(None, span);
    }
    face.leave(value, span)
}

/// Whether an expression is plain to have a value other than `()`: of any other, its
/// type will tell.
fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(e) => !e.elems.is_empty(),
        Expr::Call(e) => match &*e.func {
            Expr::Path(e) => e.path.segments.last().is_some_and(|name| {
                let name = name.ident.to_string();
                name.starts_with(char::is_uppercase)
            }),
            _ => false,
        },
        Expr::Binary(e) => !is_compound(e.op),
        Expr::Paren(e) => is_value(&e.expr),
        Expr::Path(_)
        | Expr::Lit(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Reference(_)
        | Expr::Unary(_)
        | Expr::Cast(_)
        | Expr::Range(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Closure(_) => true,
        _ => false,
    }
}

/// Whether the target of an assignment has a `_` or `..` in it.
fn leaves_some(target: &Expr) -> bool {
    match target {
        Expr::Infer(_) | Expr::Range(_) => true,
        Expr::Tuple(e) => e.elems.iter().any(leaves_some),
        Expr::Array(e) => e.elems.iter().any(leaves_some),
        Expr::Call(e) => e.args.iter().any(leaves_some),
        Expr::Struct(e) => {
            e.dot2_token.is_some() || e.fields.iter().any(|field| leaves_some(&field.expr))
        }
        Expr::Paren(e) => leaves_some(&e.expr),
        _ => false,
    }
}

/// `+=` and its like.
pub(crate) const fn is_compound(op: BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}
