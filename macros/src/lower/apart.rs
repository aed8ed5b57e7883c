//! Asks what patterns take apart whether that leaves nothing of it: see [`crate::apart`].

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprLet, Pat};

use super::Lower;
use super::matching::is_place;
use crate::apart::{Asker, Part};
use crate::ir::{Node, NodeKind};
use crate::names::BindingId;
use crate::patterns::{self, Position};
use crate::plain::ties::nowhere;
use crate::resolve::{chain, lone_name};
use crate::status::Effects;

impl<'a> Lower<'a> {
    /// What asks the parts of what one value is matched against.
    pub(super) const fn asker(&self, position: Position) -> Asker<'a> {
        Asker::new(position, self.face)
    }

    /// Asks it of the locals that code takes apart.
    pub(super) fn ask_matched(&mut self, effects: &Effects) {
        for (id, arms) in &effects.matched {
            let local = self.names[*id].ident.to_token_stream();
            self.ask_match(&local, arms);
        }
    }

    /// What asks it of a local that a `let` with an `else` takes apart.
    pub(super) fn asked_of(&self, id: BindingId, pat: &Pat) -> Vec<(BindingId, TokenStream)> {
        let arms = self.asker(Position::Refutable).arms(pat);
        let asked = (!arms.is_empty()).then_some((id, arms));
        asked.into_iter().collect()
    }

    /// Asks it of a scrutinee, with arms that do.
    pub(super) fn ask_match(&mut self, scrutinee: &TokenStream, arms: &TokenStream) {
        if !arms.is_empty() {
            self.ask(&quote!(match #scrutinee { #arms _ => {} }));
        }
    }

    /// The arms that ask it of what a guard matches.
    pub(super) fn asked_by_guard(&self, pat: &Pat, guard: &Expr) -> TokenStream {
        let asked = self.asked_by_chain(guard, false).into_iter();
        let arms = asked.map(|(chain, asks)| quote!(#pat if #chain => { #asks }));
        quote!(#(#arms)*)
    }

    /// Asks it of what a condition matches, if it holds only until the next yield.
    pub(super) fn ask_condition(&mut self, cond: &Expr, stays: bool) {
        for (chain, asks) in self.asked_by_chain(cond, stays) {
            self.ask(&quote!(if #chain { #asks }));
        }
    }

    /// Asks it of the items that a loop takes apart.
    pub(super) fn ask_items(&mut self, pat: &Pat, next: &TokenStream) {
        for Part { pat, asks } in self.asker(Position::Irrefutable).parts(pat) {
            self.ask(&quote!(if let ::core::option::Option::Some(#pat) = #next { #asks }));
        }
    }

    /// The conditions under which a part of what a condition matches is there, and what asks
    /// it; a later `let` may look at what those before it bind.
    fn asked_by_chain(&self, cond: &Expr, stays: bool) -> Vec<(TokenStream, TokenStream)> {
        let (mut asked, mut before) = (Vec::new(), TokenStream::new());
        let mut tests = Vec::new();
        chain(cond.clone(), &mut tests);
        for mut test in tests {
            let going = match &mut test {
                Expr::Let(test) => lets_go(test, stays).then_some(test),
                _ => None,
            };
            if let Some(test) = going {
                let scrutinee = &test.expr;
                for Part { pat, asks } in self.asker(Position::Refutable).parts(&test.pat) {
                    asked.push((quote!(#before let #pat = #scrutinee), asks));
                }
            }
            before.extend(quote!(#test &&));
        }
        asked
    }

    /// Adds code that is type-checked only.
    fn ask(&mut self, code: &TokenStream) {
        if !self.is_dead() {
            self.nodes.push(Node {
                kind: NodeKind::Plain(nowhere(std::slice::from_ref(code))),
                effects: Effects::default(),
                declares: Vec::new(),
                whole: None,
                unique: false,
                quiet: false,
                begins: false,
            });
        }
    }
}

/// Whether what a `let` in a condition looks at is gone when its parts are bound.
fn lets_go(test: &mut ExprLet, stays: bool) -> bool {
    let local = lone_name(&mut test.expr).is_some() && patterns::consumes(&test.pat);
    local || !stays && !is_place(&test.expr)
}
