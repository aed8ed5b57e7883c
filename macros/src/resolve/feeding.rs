//! Which locals are given a closure, or what is made of one: see [`Effects::fed`].
//!
//! [`Effects::fed`]: crate::status::Effects::fed

use syn::{Expr, Stmt};

use super::Resolver;
use super::parts::root;
use crate::names::BindingId;
use crate::scan;

/// Methods of the standard library that only call the closure.
const CALLING: &[&str] = &[
    "all",
    "and_then",
    "any",
    "binary_search_by",
    "binary_search_by_key",
    "dedup_by",
    "dedup_by_key",
    "filter",
    "find",
    "for_each",
    "is_none_or",
    "is_some_and",
    "map",
    "map_err",
    "map_or",
    "map_or_else",
    "ok_or_else",
    "or_else",
    "partition_point",
    "position",
    "retain",
    "retain_mut",
    "sort_by",
    "sort_by_cached_key",
    "sort_by_key",
    "sort_unstable_by",
    "sort_unstable_by_key",
    "unwrap_or_else",
];

impl Resolver<'_> {
    /// Adds that a local is given such a value.
    pub(super) fn feed(&mut self, id: BindingId) {
        if self.names[id].told.ty().is_none() && !self.names.typed.contains(&id) {
            self.effects.fed.insert(id);
        }
    }

    /// Adds what a method call gives its receiver.
    pub(super) fn feeds(&mut self, call: &mut syn::ExprMethodCall) {
        let calls = CALLING.iter().any(|name| call.method == name);
        if !calls && call.args.iter().any(|arg| self.hands_on(arg)) {
            let fed = root(&mut call.receiver).and_then(|name| self.names.resolve(name));
            if let Some(id) = fed {
                self.feed(id);
            }
        }
    }

    /// Whether the value of an expression may be of such a type, or have one in it.
    pub(super) fn hands_on(&self, value: &Expr) -> bool {
        if scan::has_own_type(value) {
            return true;
        }
        match value {
            Expr::Path(e) => {
                let name = e.path.get_ident();
                let id = name.and_then(|name| {
                    let emitted = self.names.resolve_emitted(name);
                    emitted.or_else(|| self.names.resolve(name))
                });
                id.is_some_and(|id| self.names.own.contains(&id))
            }
            Expr::Call(e) => e.args.iter().any(|arg| self.hands_on(arg)),
            Expr::MethodCall(e) => self.hands_on(&e.receiver),
            Expr::Tuple(e) => e.elems.iter().any(|part| self.hands_on(part)),
            Expr::Array(e) => e.elems.iter().any(|part| self.hands_on(part)),
            Expr::Struct(e) => e.fields.iter().any(|field| self.hands_on(&field.expr)),
            Expr::Paren(e) => self.hands_on(&e.expr),
            Expr::Group(e) => self.hands_on(&e.expr),
            Expr::Reference(e) => self.hands_on(&e.expr),
            Expr::Block(e) => match e.block.stmts.last() {
                Some(Stmt::Expr(tail, None)) => self.hands_on(tail),
                _ => false,
            },
            _ => false,
        }
    }
}
