//! What syn takes and rustc does not: a `let` where no condition is. rustc says so
//! itself, at the user's `let`, be it in what it reads first or in what a macro gives
//! back unchanged.

use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Expr};

/// Whether there is such a `let`.
#[derive(Default)]
pub(super) struct Lets {
    /// There is.
    pub(super) misplaced: bool,
}

impl Lets {
    fn condition(&mut self, expr: &Expr) {
        match expr {
            Expr::Let(e) => self.visit_expr(&e.expr),
            Expr::Binary(e) if matches!(e.op, BinOp::And(_)) => {
                self.condition(&e.left);
                self.condition(&e.right);
            }
            _ => self.visit_expr(expr),
        }
    }
}

impl<'ast> Visit<'ast> for Lets {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Let(_) => self.misplaced = true,
            Expr::If(e) => {
                self.condition(&e.cond);
                self.visit_block(&e.then_branch);
                if let Some((_, other)) = &e.else_branch {
                    self.visit_expr(other);
                }
            }
            Expr::While(e) => {
                self.condition(&e.cond);
                self.visit_block(&e.body);
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.condition(guard);
        }
        self.visit_expr(&arm.body);
    }
}
