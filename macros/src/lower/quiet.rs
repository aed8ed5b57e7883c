//! What nobody sees: see [`Node::quiet`](crate::ir::Node::quiet).

use syn::{Expr, ExprRange, Lit, RangeLimits, UnOp};

use super::Lower;
use crate::resolve::lone_name;
use crate::told::Told;

/// A number, say, or a tuple of them: there is nothing to drop, and nothing can go wrong.
pub(super) fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Unary(e) => matches!(e.op, UnOp::Neg(_)) && matches!(*e.expr, Expr::Lit(_)),
        Expr::Tuple(e) => e.elems.iter().all(is_literal),
        Expr::Paren(e) => is_literal(&e.expr),
        Expr::Group(e) => is_literal(&e.expr),
        _ => false,
    }
}

/// Whether a bound of a range is the literal of an integer, and it has both.
pub(super) fn is_of_integers(range: &ExprRange) -> bool {
    let (Some(start), Some(end)) = (&range.start, &range.end) else {
        return false;
    };
    let is_integer =
        |bound: &Expr| matches!(bound, Expr::Lit(bound) if matches!(bound.lit, Lit::Int(_)));
    matches!(range.limits, RangeLimits::HalfOpen(_)) && (is_integer(start) || is_integer(end))
}

/// Whether it is a range of integers, of which it is seen that nothing happens.
pub(super) fn is_quiet_range(items: &Expr) -> bool {
    match items {
        Expr::Paren(e) => is_quiet_range(&e.expr),
        Expr::Group(e) => is_quiet_range(&e.expr),
        Expr::Range(range) => {
            let mut bounds = [&range.start, &range.end].into_iter().flatten();
            is_of_integers(range) && bounds.all(|bound| is_literal(bound) || is_name(bound))
        }
        _ => false,
    }
}

fn is_name(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(e) if e.qself.is_none() && e.path.get_ident().is_some())
}

impl Lower<'_> {
    /// Whether what a loop goes over is a parameter that is an iterator.
    pub(super) fn is_iterator(&self, items: &mut Expr) -> bool {
        let name = lone_name(items).and_then(|name| self.names.resolve(name));
        name.is_some_and(|id| self.iterators.contains(&id))
    }

    /// Whether it is a local that is not `Copy`, as the text says.
    pub(super) fn is_owning(&self, items: &mut Expr) -> bool {
        let name = lone_name(items).and_then(|name| self.names.resolve(name));
        name.is_some_and(|id| matches!(self.names[id].told, Told::Owning))
    }
}
