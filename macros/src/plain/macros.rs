//! Macro calls in the plain body: only those that hold a yield, `?` or `return` are
//! looked into.

use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{Expr, Macro};

use super::Plain;
use crate::errors::Errors;
use crate::forms;
use crate::macros::{self, Arguments, Kind};
use crate::scan;

impl Plain<'_> {
    pub(super) fn macro_call(&mut self, mac: &mut Macro) {
        let yields = forms::mentions_yield(mac.tokens.clone());
        if forms::is_generator(mac) || !(yields || scan::mentions_control(mac.tokens.clone())) {
            return;
        }
        let is_matches = mac
            .path
            .segments
            .last()
            .is_some_and(|name| name.ident == "matches");
        if is_matches {
            return self.matches(mac);
        }
        if self.face.kind(mac) == Kind::Unknown {
            return;
        }
        if let Ok(mut arguments) = Arguments::parse(mac) {
            for value in arguments.values() {
                self.argument(value);
            }
            mac.tokens = arguments.into_token_stream();
        }
    }

    /// The macro itself, of what its arguments come to.
    fn matches(&mut self, mac: &mut Macro) {
        let Ok(mut written) = macros::matches(mac) else {
            return;
        };
        self.argument(&mut written);
        if let Expr::Match(written) = written {
            let value = written.expr;
            let Some(arm) = written.arms.into_iter().next() else {
                return;
            };
            let (pat, guard) = (
                arm.pat,
                arm.guard.map(|(if_token, guard)| quote!(#if_token #guard)),
            );
            mac.tokens = quote!(#value, #pat #guard);
        }
    }

    /// What is wrong with an argument, the machine has reported.
    fn argument(&mut self, value: &mut Expr) {
        forms::normalise_expr(value, &mut Errors::default());
        self.visit_expr_mut(value);
    }
}
