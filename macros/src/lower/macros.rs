//! Macro calls whose arguments yield.

use proc_macro2::Span;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Macro};

use super::Lower;
use super::expr::is_plain_place;
use crate::forms;
use crate::macros::{self, Arguments, Kind};
use crate::scan;

impl Lower<'_> {
    /// Takes a macro call apart as far as needed.
    pub(super) fn split_macro(&mut self, expr: &mut Expr) {
        let Expr::Macro(call) = expr else { return };
        let name = call
            .mac
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string());
        let name = name.unwrap_or_default();
        if let Some(mut other) = self.rewritten(&name, &call.mac) {
            self.split_value(&mut other);
            *expr = other;
            return;
        }
        let kind = macros::kind(&call.mac);
        if kind == Kind::Unknown {
            return self.unknown(&name, &call.mac);
        }
        let Some(mut arguments) = self.parse(&call.mac) else {
            return;
        };
        match kind {
            Kind::Takes => self.operands(arguments.values()),
            _ => self.borrowed(&name, arguments.values()),
        }
        call.mac.tokens = arguments.into_token_stream();
    }

    fn parse(&mut self, mac: &Macro) -> Option<Arguments> {
        let parsed = Arguments::parse(mac);
        let mut arguments = self.errors.check(parsed)?;
        for value in arguments.values() {
            forms::normalise_expr(value, &mut self.errors);
        }
        Some(arguments)
    }

    /// Macros that are short for something else.
    fn rewritten(&mut self, name: &str, mac: &Macro) -> Option<Expr> {
        let span = mac.span();
        match name {
            "matches" => {
                let parser = |input: syn::parse::ParseStream<'_>| {
                    let scrutinee = input.parse::<Expr>()?;
                    input.parse::<syn::Token![,]>()?;
                    let rest: proc_macro2::TokenStream = input.parse()?;
                    Ok((scrutinee, rest))
                };
                let parsed = mac.parse_body_with(parser);
                let (mut scrutinee, rest) = self.errors.check(parsed)?;
                forms::normalise_expr(&mut scrutinee, &mut self.errors);
                self.split_place(&mut scrutinee);
                let matches = quote_spanned!(span=> ::core::matches!(#scrutinee, #rest));
                syn::parse2(matches).ok()
            }
            "debug_assert" | "debug_assert_eq" | "debug_assert_ne" => {
                let name = name.trim_start_matches("debug_");
                let name = syn::Ident::new(name, span);
                let tokens = &mac.tokens;
                // The arguments are not evaluated in a build without the checks.
                let checked = quote_spanned!(span=>
                    if ::core::cfg!(debug_assertions) { ::core::#name!(#tokens); }
                );
                syn::parse2(checked).ok()
            }
            "assert" => self.with_message(mac, span),
            _ => None,
        }
    }

    /// `assert!(condition)`, of which the panic must show what the user wrote.
    fn with_message(&mut self, mac: &Macro, span: Span) -> Option<Expr> {
        let Arguments::List(list) = Arguments::parse(mac).ok()? else {
            return None;
        };
        let only = list.first().filter(|_| list.len() == 1)?;
        let text = format!("assertion failed: {}", source_text(&only.value));
        let mut condition = self.parse(mac)?;
        let values = condition.values();
        let value = values.into_iter().next()?;
        self.split_value(value);
        let assert = quote_spanned!(span=> ::core::assert!(#value, "{}", #text));
        syn::parse2(assert).ok()
    }

    /// Arguments that the macro borrows: a place stays one.
    fn borrowed(&mut self, name: &str, values: Vec<&mut Expr>) {
        let lazy_from = match name {
            "assert" => 1,
            "assert_eq" | "assert_ne" => 2,
            _ => usize::MAX,
        };
        for value in values.iter().skip(lazy_from) {
            if let Some(span) = forms::find_yield_expr(value) {
                self.errors.at_span(
                    span,
                    "the message of an assertion is made only when that fails, so it cannot yield\n\
                     = help: yield before the assertion, and name the value here",
                );
                return;
            }
        }
        let Some(last) = values.iter().rposition(|expr| scan::expr(expr).any()) else {
            return;
        };
        for (at, value) in values.into_iter().enumerate() {
            if at < last && !is_plain_place(value) {
                self.spill(value);
            } else if at == last {
                self.split_place(value);
            }
        }
    }

    fn unknown(&mut self, name: &str, mac: &Macro) {
        let span = forms::find_yield(mac.tokens.clone()).unwrap_or_else(|| mac.span());
        self.errors.at_span(
            span,
            format_args!(
                "a yield cannot stand inside of `{name}!`, whose arguments `#[generator]` does not know\n\
                 = help: yield before it, `let value = yield_!(..);`, and name the value there"
            ),
        );
    }
}

/// An expression as the user wrote it, as far as a macro can see that.
fn source_text(expr: &Expr) -> String {
    let text = expr.span().source_text();
    text.unwrap_or_else(|| expr.to_token_stream().to_string())
}
