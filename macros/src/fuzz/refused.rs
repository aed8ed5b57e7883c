//! What syn takes and rustc does not: a `let` where no condition is, and a `const`
//! block for a pattern. rustc says so itself, at the user's own, be it in what it reads
//! first or in what a macro gives back unchanged.

use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Expr, Pat};

/// Whether there is such a thing.
#[derive(Default)]
pub(super) struct Refused {
    /// There is.
    pub(super) found: bool,
}

impl Refused {
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

impl<'ast> Visit<'ast> for Refused {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Let(_) => self.found = true,
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

    fn visit_pat(&mut self, pat: &'ast Pat) {
        self.found |= matches!(pat, Pat::Const(_));
        visit::visit_pat(self, pat);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        self.visit_pat(&arm.pat);
        if let Some((_, guard)) = &arm.guard {
            self.condition(guard);
        }
        self.visit_expr(&arm.body);
    }
}
