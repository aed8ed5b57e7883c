//! Macro calls in a body that stays whole: only those that hold a yield, `?`, `return` or
//! `.await` are looked into.

use quote::{ToTokens, quote};
use syn::{Expr, Macro};

use crate::errors::Errors;
use crate::face::Face;
use crate::forms;
use crate::macros::{self, Arguments, Kind};
use crate::scan;

/// Lets `rewrite` have what is in a macro call, if that is known.
pub(crate) fn macro_call(mac: &mut Macro, face: &Face, rewrite: &mut dyn FnMut(&mut Expr)) {
    let tokens = &mac.tokens;
    let yields = forms::mentions_yield(tokens.clone());
    let awaits = face.awaits() && scan::mentions_await(tokens.clone());
    if forms::is_generator(mac) || !(yields || awaits || scan::mentions_control(tokens.clone())) {
        return;
    }
    if macros::is_matches(mac) {
        return matches(mac, rewrite);
    }
    if face.kind(mac) == Kind::Unknown {
        return;
    }
    if let Ok(mut arguments) = Arguments::parse(mac) {
        for value in arguments.values() {
            argument(value, rewrite);
        }
        mac.tokens = arguments.into_token_stream();
    }
}

/// The macro itself, of what its arguments come to.
fn matches(mac: &mut Macro, rewrite: &mut dyn FnMut(&mut Expr)) {
    let Ok(mut written) = macros::matches(mac) else {
        return;
    };
    argument(&mut written, rewrite);
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

/// What is wrong with an argument, the machine or the checks have reported.
fn argument(value: &mut Expr, rewrite: &mut dyn FnMut(&mut Expr)) {
    forms::normalise_expr(value, &mut Errors::default());
    rewrite(value);
}
