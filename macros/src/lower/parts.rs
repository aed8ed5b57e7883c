//! Patterns that move some parts out of a local and leave others: `Token { text, .. }`.
//!
//! What is left lives on. If that is across a later yield, the local must be whole: it is asked
//! to be, and then each part is taken by itself (see [`crate::moved_out`]).

use quote::quote;
use syn::{Expr, Pat};

use super::{Dest, Lower};
use crate::ir::{Arm, NodeKind};
use crate::moved_out;
use crate::patterns::{self, Leftover, Position};
use crate::resolve::{Owner, binds_in_guard, lone_name};
use crate::status::Effects;

impl Lower<'_> {
    /// The local that an expression is, or is a field of.
    pub(super) fn owner(&mut self, expr: &mut Expr) -> Option<Owner> {
        self.resolver().owner(expr)
    }

    /// Whether a pattern is to take its parts of a local one by one; if not, it may be asked
    /// for.
    fn takes_parts(&mut self, owner: &Owner, pat: &Pat, asked: &mut Effects) -> bool {
        let (takes, mut effects) = self.resolver().takes_parts(owner, pat);
        asked.parts.append(&mut effects.parts);
        takes
    }

    /// The same of a `let`; of a parameter, what its pattern leaves is bound as well, if it can
    /// be.
    pub(super) fn parts_of(
        &mut self,
        expr: &mut Expr,
        pat: &Pat,
        asked: &mut Effects,
    ) -> Option<Owner> {
        let hidden = lone_name(expr).is_some_and(|name| self.names.is_hidden(name));
        if hidden && patterns::leftover(pat) == Leftover::Wildcards
            || patterns::is_plain(pat, Position::Irrefutable)
        {
            return None;
        }
        let owner = self.owner(expr)?;
        self.takes_parts(&owner, pat, asked).then_some(owner)
    }

    /// The same of an arm.
    pub(super) fn arm_takes_parts(
        &mut self,
        owner: &Owner,
        arm: &syn::Arm,
        asked: &mut Effects,
    ) -> bool {
        !binds_in_guard(arm) && self.takes_parts(owner, &arm.pat, asked)
    }

    /// Whether some part of a chain of conditions does, for which the chain is taken apart.
    pub(super) fn chain_takes_parts(&mut self, cond: &Expr, asked: &mut Effects) -> bool {
        let (takes, mut effects) = self.resolver().chain_takes_parts(cond);
        asked.parts.append(&mut effects.parts);
        takes
    }

    /// A condition that takes parts of a local: then it only looks at it, and they are bound
    /// where it holds.
    pub(super) fn condition_of_parts(
        &mut self,
        cond: &mut Expr,
        asked: &mut Effects,
    ) -> Option<(Owner, Pat)> {
        let Expr::Let(e) = cond else { return None };
        let owner = self.owner(&mut e.expr)?;
        if !self.takes_parts(&owner, &e.pat, asked) {
            return None;
        }
        let pat = (*e.pat).clone();
        patterns::unbind(&mut e.pat, Position::Refutable, &|_| false);
        Some((owner, pat))
    }

    /// An arm that takes its parts of a local one by one. Its guard looks at them where they
    /// are.
    pub(super) fn arm_of_parts(&mut self, owner: &Owner, arm: syn::Arm, dest: &Dest) -> Arm {
        let (attrs, mut outline) = (arm.attrs, arm.pat.clone());
        patterns::unbind(&mut outline, Position::Refutable, &|_| false);
        let mut effects = Effects::default();
        let guard = arm.guard.map(|(if_token, mut guard)| {
            let views = self.views(&owner.place, &arm.pat);
            self.names.enter();
            for (name, view) in views {
                self.names.declare_view(&name, view);
            }
            effects = self.resolver().expr(&mut guard);
            self.names.leave();
            quote!(#if_token #guard)
        });
        Arm {
            head: quote!(#(#attrs)* #outline #guard),
            effects,
            body: self.seq(|this| {
                this.bind_parts(owner, arm.pat, Position::Refutable);
                this.arm_body(*arm.body, dest);
            }),
        }
    }

    /// Binds the parts that a pattern takes of a local, which it is known to match.
    pub(super) fn bind_parts(&mut self, owner: &Owner, pat: Pat, position: Position) {
        let bound = self.bind(pat, position);
        let names = bound.ids.iter().map(|id| &self.names[*id]);
        let names = names.map(|local| (local.ident.clone(), local.mutable));
        let names: Vec<_> = names.collect();
        let code = moved_out::all(&names, &owner.place, (&bound.pat, position), self.face);
        let mut effects = Effects::default();
        effects.name(owner.id);
        bound.ids.iter().for_each(|id| effects.declare(*id));
        self.push_declaring(NodeKind::Plain(code), effects, bound.ids);
    }
}
