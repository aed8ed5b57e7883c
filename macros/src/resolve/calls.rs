//! Macro calls: what their arguments do to the bindings they name.

use syn::visit_mut::VisitMut;
use syn::{Expr, Macro};

use super::Resolver;
use crate::forms;
use crate::macros::{self, Arguments};
use crate::scan;

impl Resolver<'_> {
    pub(super) fn macro_call(&mut self, mac: &mut Macro) {
        let kind = self.face.kind(mac);
        let controls = self.closure.is_none() && scan::mentions_control(mac.tokens.clone());
        let looks_inside = kind == macros::Kind::Takes
            || (kind == macros::Kind::Borrows && (controls || self.names.is_capturing()));
        if looks_inside {
            if let Ok(mut arguments) = Arguments::parse(mac) {
                self.arguments(kind, &mut arguments);
                let mut tokens = quote::ToTokens::into_token_stream(arguments);
                // What is left are inline format arguments: names were renamed.
                (tokens, _) = macros::rename_tokens(tokens, self.names);
                mac.tokens = tokens;
                return;
            }
        }
        let tokens = std::mem::take(&mut mac.tokens);
        let (tokens, named) = macros::rename_tokens(tokens, self.names);
        mac.tokens = tokens;
        for name in named {
            // `iter!` captures as a `move` closure does, whole variables always.
            if forms::is_generator(mac) {
                self.take(name.id);
            } else if name.dotted {
                self.effects.name(name.id);
            } else {
                self.name(name.id);
            }
        }
        if self.closure.is_none() && macros::diverges(mac) {
            self.effects.diverge();
        }
    }

    pub(super) fn arguments(&mut self, kind: macros::Kind, arguments: &mut Arguments) {
        for value in arguments.values() {
            match (kind, &mut *value) {
                (macros::Kind::Borrows, Expr::Lit(lit)) => {
                    let tokens = quote::ToTokens::to_token_stream(lit);
                    let (_, named) = macros::rename_tokens(tokens, self.names);
                    for name in named {
                        self.name(name.id);
                    }
                }
                (macros::Kind::Borrows, _) => self.place(value),
                _ => self.visit_expr_mut(value),
            }
        }
    }
}
