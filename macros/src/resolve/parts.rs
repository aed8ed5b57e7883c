//! Parts that are moved out of a local which lives on: see [`crate::moved_out`].
//!
//! A field that is read by value is moved, unless it is `Copy`, and so is what a pattern binds
//! of a local of which it leaves something. If that is kept across a later yield, it must be
//! whole.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprLit, Lit, Pat, Stmt, UnOp};

use super::put::{block, block_expr};
use super::{Resolver, chain, is_chain, lone_name};
use crate::moved_out::{self, By};
use crate::names::{BindingId, Origin};
use crate::patterns::{self, Position};
use crate::scan;
use crate::status::Effects;
use crate::used_by::UsedBy;
use crate::views;
use crate::walk::visit_mut::VisitMut;

/// What parts are taken of.
#[derive(Clone)]
pub(crate) struct Owner {
    /// The local.
    pub(crate) id: BindingId,
    /// It, or a field of it, with the names that are emitted.
    pub(crate) place: Expr,
    /// Whether it is a field, or what is in a box: then to take all of it leaves something, too.
    is_part: bool,
}

impl Resolver<'_> {
    /// Resolves a field that is read by value.
    pub(super) fn part(&mut self, expr: &mut Expr) {
        let Expr::Field(e) = expr else { return };
        let span = e.member.span();
        let id = root(&mut e.base).and_then(|name| self.names.resolve(name));
        self.field_base(&mut e.base);
        let key = format!("part {span:?}");
        if id.is_some_and(|id| self.asks_whole(id, key)) {
            *expr = Expr::Verbatim(moved_out::field(expr, self.face, span));
            self.plan.written += 1;
        }
    }

    /// Resolves a method call that uses a field up, if it is one; then, the receiver is written
    /// down twice and so are the arguments, which may have no type of their own for that.
    pub(super) fn uses_part_up(&mut self, expr: &mut Expr) -> bool {
        let Expr::MethodCall(call) = expr else {
            return false;
        };
        let by = match UsedBy::method(&call.method, call.args.len()) {
            Some(UsedBy::Unwrap | UsedBy::Map) => By::Option,
            _ if call.method == "into_iter" && call.args.is_empty() => By::IntoIter,
            _ => return false,
        };
        let Expr::Field(field) = &mut *call.receiver else {
            return false;
        };
        let key = format!("part {:?}", field.member.span());
        let id = root(&mut field.base).and_then(|name| self.names.resolve(name));
        let simple = !call.args.iter().any(scan::has_own_type);
        if !simple || !id.is_some_and(|id| self.asks_whole(id, key)) {
            return false;
        }
        self.place(&mut call.receiver);
        call.args
            .iter_mut()
            .for_each(|arg| self.visit_expr_mut(arg));
        *expr = Expr::Verbatim(moved_out::receiver(call, by, self.face));
        self.plan.written += 1;
        true
    }

    /// Resolves an operand that is as good as certainly `Copy`.
    pub(super) fn copied(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Field(e) => self.field_base(&mut e.base),
            Expr::Paren(e) => self.copied(&mut e.expr),
            expr => self.visit_expr_mut(expr),
        }
    }

    /// Resolves the left side of an operator: of those that a type of the standard library has
    /// only `+` moves it, of a string.
    pub(super) fn left_operand(&mut self, e: &mut syn::ExprBinary) {
        let text = |lit: &ExprLit| matches!(lit.lit, Lit::Str(_));
        let adds_text = match &*e.right {
            Expr::Reference(_) | Expr::MethodCall(_) => true,
            Expr::Lit(lit) => text(lit),
            _ => false,
        };
        if matches!(e.op, BinOp::Add(_)) && adds_text {
            self.visit_expr_mut(&mut e.left);
        } else {
            self.copied(&mut e.left);
        }
    }

    /// The local that an expression is, or is a field of; before it is resolved.
    pub(crate) fn owner(&self, expr: &mut Expr) -> Option<Owner> {
        if let Expr::Paren(e) = expr {
            return self.owner(&mut e.expr);
        }
        let id = self.names.resolve(root(expr)?)?;
        let is_part = match expr {
            Expr::Field(_) => true,
            // Of a box of ours that is emptied nothing is left.
            Expr::Unary(_) => self.names[id].shown.is_some(),
            _ => false,
        };
        let mut place = expr.clone();
        if let Some(name) = root(&mut place).filter(|_| self.names.is_renamed(id)) {
            *name = self.names.emitted(id, name.span());
        }
        Some(Owner { id, place, is_part })
    }

    /// Whether a pattern is to take its parts one by one; if not, what asks for it.
    pub(crate) fn takes_parts(mut self, owner: &Owner, pat: &Pat) -> (bool, Effects) {
        let takes = self.asks_parts_of(owner, pat);
        (takes, self.effects)
    }

    /// Whether some `let` of a chain of conditions is to take its parts one by one; if not, what
    /// asks for it.
    pub(crate) fn chain_takes_parts(mut self, cond: &Expr) -> (bool, Effects) {
        let takes = self.asks_parts_in_chain(cond);
        (takes, self.effects)
    }

    /// The same; if not, it may be asked for.
    pub(super) fn asks_parts_in_chain(&mut self, cond: &Expr) -> bool {
        let (mut tests, mut takes) = (Vec::new(), false);
        if is_chain(cond) {
            chain(cond.clone(), &mut tests);
        }
        self.names.enter();
        for test in &mut tests {
            if let Expr::Let(e) = test {
                let owner = self.owner(&mut e.expr);
                takes |= owner.is_some_and(|owner| self.asks_parts_of(&owner, &e.pat));
                self.shadow(&mut e.pat, Position::Refutable);
            }
        }
        self.names.leave();
        takes
    }

    /// The same; if not, it may be asked for.
    fn asks_parts_of(&mut self, owner: &Owner, pat: &Pat) -> bool {
        let all = owner.is_part && patterns::consumes(pat);
        let is_field = matches!(owner.place, Expr::Field(_));
        let moves = patterns::moves_parts(pat)
            || all && (is_field || !patterns::is_plain(pat, Position::Irrefutable));
        let key = format!("parts {:?}", pat.span());
        moves && patterns::is_owned(pat) && self.asks_whole(owner.id, key)
    }

    /// Whether a local is to be whole after what is named by `key`; if not, it may be asked for.
    fn asks_whole(&mut self, id: BindingId, key: String) -> bool {
        if self.closure.is_some() || self.plan.is_copy {
            return false;
        }
        if self.consumed.contains(&key) {
            return true;
        }
        let place = self.names.place(id).map(moved_out::mutable);
        let can_be = self.names[id].mutable || place.is_some();
        if can_be && self.names[id].origin != Origin::Lent {
            let asked = [key].into_iter().chain(place);
            self.effects.parts.extend(asked.map(|key| (id, key)));
        }
        false
    }

    /// A statement that binds what a pattern takes of a local; then the pattern only looks at
    /// that, and its names are those of the statement. What is written there has the names of
    /// the machine already.
    pub(super) fn binds_parts(
        &mut self,
        owner: Option<&Owner>,
        pat: &mut Pat,
        position: Position,
    ) -> Option<Stmt> {
        let owner = owner.filter(|owner| self.asks_parts_of(owner, pat))?;
        let code = bind(owner, pat, position, self.face);
        self.shadow(&mut pat.clone(), position);
        patterns::unbind(pat, position, &|_| false);
        self.plan.written += 1;
        Some(Stmt::Expr(Expr::Verbatim(code), None))
    }

    /// The same of an arm, in whose scope it is.
    pub(super) fn arm_binds_parts(
        &mut self,
        owner: Option<&Owner>,
        arm: &mut syn::Arm,
    ) -> Option<Stmt> {
        let pat = arm.pat.clone();
        let owner = owner.filter(|_| !binds_in_guard(arm))?;
        let binds = self.binds_parts(Some(owner), &mut arm.pat, Position::Refutable)?;
        if let Some((_, guard)) = &mut arm.guard {
            // It looks at the parts where they are.
            self.names.enter();
            for (name, view) in views::of(&owner.place, &[owner.id].into(), &pat, self.face) {
                self.names.declare_view(&name, view);
            }
            self.visit_expr_mut(guard);
            self.names.leave();
            **guard = Expr::Verbatim(guard.to_token_stream());
        }
        Some(binds)
    }

    /// The same of a condition that is a `let`; and the pattern, whose names begin behind it:
    /// one of them may be that of the local.
    pub(super) fn condition_binds_parts(&mut self, cond: &mut Expr) -> Option<(Stmt, Pat)> {
        let Expr::Let(e) = cond else { return None };
        let (owner, whole) = (self.owner(&mut e.expr), (*e.pat).clone());
        self.names.enter();
        let binds = self.binds_parts(owner.as_ref(), &mut e.pat, Position::Refutable);
        self.names.leave();
        binds.map(|binds| (binds, whole))
    }

    /// The same of a statement; and the pattern, whose names begin behind it.
    pub(super) fn let_of_parts(&mut self, local: &mut syn::Local) -> Option<(Stmt, Pat)> {
        let init = local.init.as_mut()?;
        let position = if init.diverge.is_some() {
            Position::Refutable
        } else {
            Position::Irrefutable
        };
        // A field that is bound as a whole is read by value.
        let owner = self.owner(&mut init.expr);
        let owner = owner.filter(|_| !patterns::is_plain(&local.pat, position));
        let whole = local.pat.clone();
        self.names.enter();
        let binds = self.binds_parts(owner.as_ref(), &mut local.pat, position);
        self.names.leave();
        binds.map(|binds| (binds, whole))
    }

    /// Such a statement, with what binds the parts.
    pub(super) fn after_let(&mut self, local: &syn::Local, binds: &Stmt, whole: Pat) -> Stmt {
        self.shadow(&mut { whole }, Position::Refutable);
        Stmt::Expr(Expr::Verbatim(quote!(#local #binds)), None)
    }
}

/// Whether the guard of an arm binds something.
pub(crate) fn binds_in_guard(arm: &syn::Arm) -> bool {
    let mut tests = Vec::new();
    if let Some((_, guard)) = &arm.guard {
        chain((**guard).clone(), &mut tests);
    }
    tests.iter().any(|test| matches!(test, Expr::Let(_)))
}

/// Puts such a statement ahead of the body of an arm.
pub(super) fn put_ahead(body: &mut Expr, binds: Option<Stmt>) {
    if let Some(binds) = binds {
        let span = body.span();
        *body = block_expr(block(quote!(#binds #body), span));
    }
}

/// Writes what binds the parts that a pattern takes of a local.
fn bind(owner: &Owner, pat: &Pat, position: Position, face: &crate::face::Face) -> TokenStream {
    let mut names = Vec::new();
    patterns::bindings(&mut pat.clone(), position, &mut |pat| {
        // An or-pattern binds a name in each of its cases.
        if names.iter().all(|(name, _)| *name != pat.ident) {
            names.push((pat.ident.clone(), pat.mutability.is_some()));
        }
    });
    moved_out::all(&names, &owner.place, (pat, position), face)
}

/// The name of which an expression is a field, or a field of a field, or what is in a box; or
/// which it is.
pub(super) fn root(expr: &mut Expr) -> Option<&mut syn::Ident> {
    match expr {
        Expr::Field(e) => root(&mut e.base),
        Expr::Paren(e) => root(&mut e.expr),
        Expr::Unary(syn::ExprUnary {
            op: UnOp::Deref(_),
            expr,
            ..
        }) => root(expr),
        expr => lone_name(expr),
    }
}
