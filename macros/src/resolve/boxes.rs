//! What is moved out of a box: `*node`.
//!
//! If the type of `node` is a `Box` of something that is not `Copy`, nothing is left behind
//! that could be seen to drop. Whether it is, method lookup decides (see [`UsedBy`]). Not so
//! where a pattern matches `*node`: it moves no more than what it binds, if that is not `Copy`.

use syn::{Expr, Ident, UnOp};

use super::{Resolver, lone_name};
use crate::names::BindingId;
use crate::used_by::UsedBy;

/// The local of which an expression is what it leads to.
fn opened<R>(expr: &mut Expr, of: impl FnOnce(&Ident) -> Option<R>) -> Option<R> {
    match expr {
        Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => of(lone_name(&mut e.expr)?),
        Expr::Paren(e) => opened(&mut e.expr, of),
        Expr::Group(e) => opened(&mut e.expr, of),
        _ => None,
    }
}

impl Resolver<'_> {
    /// What stands for whether a box was emptied, where what is in it is moved as a whole.
    pub(super) fn emptied(&mut self, expr: &mut Expr) -> Option<BindingId> {
        let names = &mut *self.names;
        let id = opened(expr, |name| names.resolve_emitted(name));
        let id = id.filter(|_| self.closure.is_none())?;
        Some(self.names.mark(id, UsedBy::Opened))
    }
}
