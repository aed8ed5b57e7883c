//! What is matched beside other operands, under a guard that yields: a temporary of the
//! statement, which drops behind the operands that were made before it.
//!
//! So it is declared where what is made for the statement begins, and gets its value in its
//! turn. When the guards have decided, it is taken from there.

use proc_macro2::Span;
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Expr, UnOp};

use super::matching::is_place;
use super::{Dest, Lower, name_expr};
use crate::ir::{Node, NodeKind};
use crate::names::BindingId;
use crate::resolve::lone_name;
use crate::status::Effects;

/// Where what is made for a statement or a condition begins.
#[derive(Default)]
pub(super) struct Temporaries {
    start: usize,
    /// Whether what is kept next is declared there.
    outlives: bool,
}

impl Lower<'_> {
    /// Lowers what ends the life of what is made for it: all before that is of other scopes.
    pub(super) fn temporaries<R>(
        &mut self,
        start: usize,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let new = Temporaries {
            start,
            ..Temporaries::default()
        };
        let outer = std::mem::replace(&mut self.temporaries, new);
        let done = inside(self);
        self.temporaries = outer;
        done
    }

    /// Settles what is matched, if operands were made before it: gives the local that it is kept
    /// in until the guards have decided.
    pub(super) fn settle_outliving(&mut self, matched: &mut Expr) -> Option<BindingId> {
        let follows = self.temporaries_from() < self.nodes.len();
        let made = !matches!(root(matched), Expr::Path(_));
        if !follows || !made || self.is_dead() || self.holds() {
            return None;
        }
        self.decide(matched);
        Self::extend_receivers(matched);
        // What control flow gave is not in its place yet.
        self.take_hidden(root(matched));
        self.temporaries.outlives = true;
        self.settle_decided(matched);
        let is_kept = !self.outlives();
        let name = lone_name(root(matched)).filter(|_| is_kept)?;
        self.names.resolve(&*name)
    }

    /// Where what was made for the statement begins.
    fn temporaries_from(&self) -> usize {
        self.held_from().max(self.temporaries.start)
    }

    /// Whether what is kept now is to outlive the operands.
    pub(super) fn outlives(&mut self) -> bool {
        std::mem::take(&mut self.temporaries.outlives)
    }

    /// Evaluates what does not yield to a hidden local that is declared ahead of the operands.
    pub(super) fn keep_ahead(&mut self, expr: &mut Expr) {
        let local = self.names.declare_hidden("matched", expr.span());
        let mut effects = Effects::default();
        effects.declare_empty(local);
        let start = self.temporaries_from();
        self.nodes.insert(
            start,
            Node {
                kind: NodeKind::Declare(local),
                effects,
                declares: vec![local],
                whole: None,
                unique: false,
                quiet: false,
                begins: false,
            },
        );
        let value = std::mem::replace(expr, name_expr(&self.names[local].ident));
        self.deliver(value, &Dest::Local(local));
    }

    /// Takes what was matched from where it outlived the operands: it lives as long as the
    /// scope does.
    pub(super) fn take_outliving(&mut self, matched: &mut Expr, local: BindingId) {
        if lone_name(matched).is_some() {
            return self.take_hidden(matched);
        }
        let span = matched.span().resolved_at(Span::mixed_site());
        let again = self.names.declare_hidden("value", span);
        let (from, to) = (self.names[local].ident.clone(), &self.names[again].ident);
        let code = quote_spanned!(span=> let mut #to = #from;);
        *root(matched) = name_expr(to);
        let mut effects = Effects::default();
        effects.take(local);
        effects.declare(again);
        self.push_declaring(NodeKind::Plain(code), effects, vec![again]);
    }
}

/// What a place is part of.
fn root(place: &mut Expr) -> &mut Expr {
    let is_inside = match place {
        Expr::Reference(e) => is_place(&e.expr),
        Expr::Unary(e) => matches!(e.op, UnOp::Deref(_)),
        _ => true,
    };
    match place {
        place if !is_inside => place,
        Expr::Paren(e) => root(&mut e.expr),
        Expr::Group(e) => root(&mut e.expr),
        Expr::Field(e) => root(&mut e.base),
        Expr::Index(e) => root(&mut e.expr),
        Expr::Reference(e) => root(&mut e.expr),
        Expr::Unary(e) => root(&mut e.expr),
        place => place,
    }
}
