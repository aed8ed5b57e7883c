//! What the branches of an initialiser make and lend: `let r = if c { &make() } else { .. };`
//! extends the life of what `make` returns to that of `r`, if that branch is taken. So it goes
//! into a hidden `Option`.

use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Block, Expr, ExprUnary, Stmt, UnOp, parse_quote_spanned};

use super::Lower;
use super::extend::{is_constructor, is_made};
use super::name_expr;
use crate::face::{Lookup, ours};
use crate::ir::NodeKind;
use crate::status::Effects;

impl Lower<'_> {
    /// Keeps what the branches of an initialiser lend for as long as what it is bound to. None
    /// of them yields: else nothing would tell the type of what is kept in time.
    pub(super) fn lend_in_branches(&mut self, init: &mut Expr) {
        lent(init, false, &mut |made, through| self.lend(made, through));
    }

    /// Keeps what is made; `through` says that `&mut` lends what that leads to.
    fn lend(&mut self, made: &mut Expr, through: bool) {
        let span = made.span();
        let local = self.names.declare_hidden("lent", span);
        let name = &self.names[local].ident;
        let code = quote_spanned!(span=> let mut #name = ::core::option::Option::None;);
        let name = name_expr(name);
        let mut effects = Effects::default();
        effects.declare(local);
        self.push_declaring(NodeKind::Plain(code), effects, vec![local]);
        if !through {
            *made = parse_quote_spanned!(span=> (*#name.insert(#made)));
            return;
        }
        self.face.looks_up(Lookup::Lend);
        let (lending, value) = (self.face.private("Lending", span), ours("__value", span));
        *made = parse_quote_spanned!(span=> match #made {
            #value => (&#lending(&#value)).__lent().lend(#value, &mut #name),
        });
    }
}

/// Calls `lend` with each value that a branch makes, and that lives as long as what the whole
/// is bound to.
fn lent(expr: &mut Expr, in_branch: bool, lend: &mut dyn FnMut(&mut Expr, bool)) {
    let tail = |block: &mut Block, lend: &mut dyn FnMut(&mut Expr, bool)| {
        if let Some(Stmt::Expr(tail, None)) = block.stmts.last_mut() {
            lent(tail, true, lend);
        }
    };
    match expr {
        Expr::If(e) => {
            tail(&mut e.then_branch, lend);
            if let Some((_, otherwise)) = &mut e.else_branch {
                lent(otherwise, true, lend);
            }
        }
        Expr::Match(e) => {
            let arms = e.arms.iter_mut();
            arms.for_each(|arm| lent(&mut arm.body, true, lend));
        }
        Expr::Block(e) => tail(&mut e.block, lend),
        Expr::Unsafe(e) => tail(&mut e.block, lend),
        Expr::Reference(e) => {
            lent(&mut e.expr, in_branch, lend);
            let (made, through) = owner(&mut e.expr);
            if in_branch && is_made(made) {
                lend(made, through && e.mutability.is_some());
            }
        }
        Expr::Tuple(e) => {
            let parts = e.elems.iter_mut();
            parts.for_each(|part| lent(part, in_branch, lend));
        }
        Expr::Array(e) => {
            let parts = e.elems.iter_mut();
            parts.for_each(|part| lent(part, in_branch, lend));
        }
        Expr::Struct(e) => {
            let fields = e.fields.iter_mut();
            fields.for_each(|field| lent(&mut field.expr, in_branch, lend));
        }
        Expr::Call(e) if is_constructor(&e.func) => {
            let args = e.args.iter_mut();
            args.for_each(|arg| lent(arg, in_branch, lend));
        }
        Expr::Cast(e) => lent(&mut e.expr, in_branch, lend),
        Expr::Paren(e) => lent(&mut e.expr, in_branch, lend),
        _ => {}
    }
}

/// What an expression is part of: `make()` of `make().part[0]`, and of `*make()`; and whether
/// it is what that leads to.
fn owner(expr: &mut Expr) -> (&mut Expr, bool) {
    match expr {
        Expr::Unary(ExprUnary {
            op: UnOp::Deref(_),
            expr,
            ..
        }) => {
            let at_once = !matches!(root(expr), Expr::Field(_) | Expr::Index(_));
            (owner(expr).0, at_once)
        }
        Expr::Field(e) => owner(&mut e.base),
        Expr::Index(e) => owner(&mut e.expr),
        Expr::Paren(e) => owner(&mut e.expr),
        expr => (expr, false),
    }
}

/// An expression without the parentheses and the `*` around it.
fn root(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(e) => root(&e.expr),
        Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => root(&e.expr),
        expr => expr,
    }
}
