//! Macro calls in a body that stays whole: only those that hold a yield, `?`, `return` or
//! `.await` are looked into.

use proc_macro2::TokenStream;
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
        let text = asserted(mac, &arguments);
        for value in arguments.values() {
            argument(value, rewrite);
        }
        let arguments = arguments.into_token_stream();
        mac.tokens = quote!(#arguments #text);
    }
}

/// What to add to an assertion without a message, for the user's text is changed.
pub(crate) fn asserted(mac: &Macro, arguments: &Arguments) -> Option<TokenStream> {
    let Arguments::List(list) = arguments else {
        return None;
    };
    let text = assertion_text(mac, arguments)?;
    let comma = (!list.trailing_punct()).then(<syn::Token![,]>::default);
    Some(quote!(#comma "{}", #text))
}

/// What an assertion without a message says where it fails.
pub(crate) fn assertion_text(mac: &Macro, arguments: &Arguments) -> Option<String> {
    let name = mac.path.segments.last()?;
    let Arguments::List(list) = arguments else {
        return None;
    };
    if list.len() != 1 || !(name.ident == "assert" || name.ident == "debug_assert") {
        return None;
    }
    let written = mac.tokens.to_string();
    let written = written.trim_end_matches([',', ' ']);
    Some(format!("assertion failed: {written}"))
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
