//! What the branches of an initialiser make and lend: `let r = if c { &make() } else { .. };`
//! extends the life of what `make` returns to that of `r`, if that branch is taken. So it goes
//! into a hidden `Option`.

use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Block, Expr, ExprUnary, Stmt, UnOp, parse_quote_spanned};

use super::Lower;
use super::extend::{is_constructor, is_made};
use super::name_expr;
use crate::ir::NodeKind;
use crate::status::Effects;

impl Lower<'_> {
    /// Keeps what the branches of an initialiser lend for as long as what it is bound to. None
    /// of them yields: else nothing would tell the type of what is kept in time.
    pub(super) fn lend_in_branches(&mut self, init: &mut Expr) {
        lent(init, false, &mut |made| self.lend(made));
    }

    fn lend(&mut self, made: &mut Expr) {
        let span = made.span();
        let local = self.names.declare_hidden("lent", span);
        let name = &self.names[local].ident;
        let code = quote_spanned!(span=> let mut #name = ::core::option::Option::None;);
        let name = name_expr(name);
        let mut effects = Effects::default();
        effects.declare(local);
        self.push_declaring(NodeKind::Plain(code), effects, vec![local]);
        *made = parse_quote_spanned!(span=> (*#name.insert(#made)));
    }
}

/// Calls `lend` with each value that a branch makes, and that lives as long as what the whole
/// is bound to.
fn lent(expr: &mut Expr, in_branch: bool, lend: &mut dyn FnMut(&mut Expr)) {
    let tail = |block: &mut Block, lend: &mut dyn FnMut(&mut Expr)| {
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
            let made = owner(&mut e.expr);
            if in_branch && is_made(made) {
                lend(made);
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

/// What an expression is part of: `make()` of `make().part[0]`, and of `*make()`.
fn owner(expr: &mut Expr) -> &mut Expr {
    match expr {
        Expr::Unary(ExprUnary {
            op: UnOp::Deref(_),
            expr,
            ..
        }) => owner(expr),
        Expr::Field(e) => owner(&mut e.base),
        Expr::Index(e) => owner(&mut e.expr),
        Expr::Paren(e) => owner(&mut e.expr),
        expr => expr,
    }
}
