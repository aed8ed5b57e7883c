//! What is moved out of a box: `*node`.
//!
//! If the type of `node` is a `Box` of something that is not `Copy`, nothing is left behind
//! that could be seen to drop. Whether it is, method lookup decides (see [`UsedBy`]).

use syn::{Expr, Ident, Pat, UnOp};

use super::{Resolver, lone_name};
use crate::names::BindingId;
use crate::patterns::{self, Position};
use crate::used_by::UsedBy;

/// The local of which an expression is what it leads to.
pub(crate) fn opened<R>(expr: &mut Expr, of: impl FnOnce(&Ident) -> Option<R>) -> Option<R> {
    match expr {
        Expr::Unary(e) if matches!(e.op, UnOp::Deref(_)) => of(lone_name(&mut e.expr)?),
        Expr::Paren(e) => opened(&mut e.expr, of),
        Expr::Group(e) => opened(&mut e.expr, of),
        _ => None,
    }
}

impl Resolver<'_> {
    /// What stands for whether a box was emptied, where all that is in it is moved.
    pub(super) fn emptied(&mut self, expr: &mut Expr) -> Option<BindingId> {
        let names = &mut *self.names;
        let id = opened(expr, |name| names.resolve_emitted(name));
        let id = id.filter(|_| self.closure.is_none())?;
        Some(self.names.mark(id, UsedBy::Opened))
    }

    /// What a pattern has matched is gone: a local, or what is in a box.
    pub(super) fn gone(&mut self, id: BindingId) {
        if self.names.is_mark(id) {
            self.effects.declare(id);
        } else {
            self.take(id);
        }
    }

    /// The same, where a pattern moves it.
    pub(super) fn emptied_by(&mut self, expr: &mut Expr, pat: &Pat) -> Option<BindingId> {
        let mark = self.emptied(expr).filter(|_| patterns::empties(pat))?;
        if !patterns::is_plain(pat, Position::Refutable) {
            self.effects.matched.insert(mark);
        }
        Some(mark)
    }
}
