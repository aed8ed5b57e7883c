//! What the initialiser of a `let` borrows: `let r = &make();` extends the life of what `make`
//! returns to that of `r`, so it gets a hidden local. (See "temporary lifetime extension" in
//! the reference.)

use syn::{Expr, ExprPath};

use super::Lower;
use super::expr::is_stable;
use super::matching::is_temporary_place;
use super::stmt::is_control;

impl Lower<'_> {
    /// Takes an initialiser apart as far as needed, and keeps what it borrows for as long as
    /// what it is bound to.
    pub(super) fn extend(&mut self, init: &mut Expr) {
        match init {
            Expr::Reference(e) if is_made(&e.expr) => {
                self.extend(&mut e.expr);
                // Also if all that it is made of has been kept: it drops in its own place.
                self.keep(&mut e.expr);
            }
            Expr::Reference(e) if is_temporary_place(&e.expr) => {
                self.split_place(&mut e.expr);
                self.settle_place(&mut e.expr);
            }
            Expr::Reference(e) => self.extend(&mut e.expr),
            Expr::Tuple(e) => self.extend_operands(e.elems.iter_mut().collect()),
            Expr::Array(e) => self.extend_operands(e.elems.iter_mut().collect()),
            Expr::Call(e) if is_constructor(&e.func) => {
                self.extend_operands(e.args.iter_mut().collect());
            }
            Expr::Struct(e) => {
                let fields = e.fields.iter_mut().map(|field| &mut field.expr);
                self.extend_operands(fields.chain(e.rest.as_deref_mut()).collect());
                crate::resolve::spell_out_fields(e);
            }
            Expr::Cast(e) => self.extend(&mut e.expr),
            Expr::Paren(e) => self.extend(&mut e.expr),
            init => {
                if !is_control(init) || !self.lend_behind_ways(init) {
                    self.split_value(init);
                }
            }
        }
    }

    /// Operands, evaluated from left to right.
    fn extend_operands(&mut self, mut operands: Vec<&mut Expr>) {
        let kept = |this: &Self, expr: &Expr| this.apart(expr) || keeps(expr);
        let Some(last) = operands.iter().rposition(|expr| kept(self, expr)) else {
            return;
        };
        for operand in operands.iter_mut().take(last) {
            if is_extended(operand) {
                self.extend(operand);
            }
            if !is_stable(operand) {
                self.spill(operand);
            }
        }
        self.extend(operands[last]);
    }
}

/// Whether what an initialiser makes may live as long as what it is bound to.
pub(super) fn is_extended(expr: &Expr) -> bool {
    reaches(expr, &|_| true)
}

/// Whether it makes something that does.
fn keeps(expr: &Expr) -> bool {
    reaches(expr, &|of| {
        is_made(of) || is_temporary_place(of) || keeps(of)
    })
}

/// Whether it is, or is made of, a reference to what is asked for.
pub(super) fn reaches(expr: &Expr, asked: &dyn Fn(&Expr) -> bool) -> bool {
    let any = |expr: &Expr| reaches(expr, asked);
    match expr {
        Expr::Reference(e) => asked(&e.expr),
        Expr::Tuple(e) => e.elems.iter().any(any),
        Expr::Array(e) => e.elems.iter().any(any),
        Expr::Call(e) => is_constructor(&e.func) && e.args.iter().any(any),
        Expr::Struct(e) => e.fields.iter().any(|field| any(&field.expr)),
        Expr::Cast(e) => any(&e.expr),
        Expr::Paren(e) => any(&e.expr),
        _ => false,
    }
}

/// Whether a callee makes a value of its arguments and does nothing else: `Some`. (So rustc has
/// it since 1.89.)
pub(super) fn is_constructor(callee: &Expr) -> bool {
    let Expr::Path(ExprPath { path, .. }) = callee else {
        return false;
    };
    let name = path.segments.last().map(|name| name.ident.to_string());
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether a value is made by running code, so that rustc does not make a static of
/// what `&` is applied to.
pub(super) fn is_made(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_) => true,
        Expr::Paren(e) => is_made(&e.expr),
        Expr::Struct(e) => e.fields.iter().any(|field| is_made(&field.expr)),
        Expr::Tuple(e) => e.elems.iter().any(is_made),
        Expr::Array(e) => e.elems.iter().any(is_made),
        _ => false,
    }
}
