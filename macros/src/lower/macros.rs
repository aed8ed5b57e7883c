//! Macro calls whose arguments yield.

use proc_macro2::Span;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprMacro, Macro};

use super::expr::is_plain_place;
use super::{Dest, Lower, rests};
use crate::forms;
use crate::ir::NodeKind;
use crate::macros::{self, Arguments, Kind};
use crate::rewrite;
use crate::status::Effects;

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
        let kind = self.face.kind(&call.mac);
        let span = call.mac.span();
        if kind == Kind::Unknown {
            return self.unknown(&name, &call.mac);
        }
        let Some(mut arguments) = self.parse(&call.mac) else {
            return;
        };
        if kind == Kind::Takes {
            self.operands(arguments.values());
        } else {
            let lazy = macros::lazy_from(&name);
            let yields = |lazy: &usize| {
                let mut message = arguments.values().into_iter().skip(*lazy);
                message.any(|expr| self.apart(expr))
            };
            if let Some(lazy) = lazy.filter(yields) {
                // What it compares lives as long as the statement.
                let (label, call) = (self.new_label(), call.clone());
                let body = self.seq(|this| this.assertion(call, arguments, lazy));
                self.push(NodeKind::Block { label, body }, Effects::default());
                *expr = forms::unit(span);
                return;
            }
            self.borrowed(arguments.values());
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
                let parsed = macros::matches(mac);
                let mut written = self.errors.check(parsed)?;
                forms::normalise_expr(&mut written, &mut self.errors);
                rests::spell_out_in(&mut written);
                Some(written)
            }
            "debug_assert" | "debug_assert_eq" | "debug_assert_ne" => macros::debug_assertion(mac),
            "assert" => self.with_message(mac, span),
            _ => None,
        }
    }

    /// `assert!(condition)`, of which the panic must show what the user wrote.
    fn with_message(&mut self, mac: &Macro, span: Span) -> Option<Expr> {
        let text = rewrite::assertion_text(mac, &Arguments::parse(mac).ok()?)?;
        let mut condition = self.parse(mac)?;
        let values = condition.values();
        let value = values.into_iter().next()?;
        self.split_value(value);
        let assert = quote_spanned!(span=> ::core::assert!(#value, "{}", #text));
        syn::parse2(assert).ok()
    }

    /// Arguments that the macro borrows: a place stays one.
    fn borrowed(&mut self, values: Vec<&mut Expr>) {
        let Some(last) = values.iter().rposition(|expr| self.apart(expr)) else {
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

    /// An assertion whose message yields: it does so only where the assertion fails.
    fn assertion(&mut self, mut call: ExprMacro, mut arguments: Arguments, lazy: usize) {
        let mut values = arguments.values();
        values.truncate(lazy);
        // They are compared here, and shown by the assertion if that fails.
        for value in values {
            self.split_place(value);
            if !is_plain_place(value) {
                self.spill(value);
            }
        }
        let values = arguments.values();
        let condition: Expr = match (&call.mac.path.segments.last(), &values[..lazy]) {
            (_, [value]) => syn::parse_quote!(#value),
            (Some(name), [left, right]) if name.ident == "assert_ne" => {
                syn::parse_quote!(#left != #right)
            }
            (_, values) => {
                let values = values.iter();
                syn::parse_quote!(#(#values)==*)
            }
        };
        self.branch(
            condition,
            false,
            Box::new(|_| {}),
            Box::new(|this| {
                let mut values = arguments.values();
                this.borrowed(values.split_off(lazy));
                call.mac.tokens = arguments.into_token_stream();
                this.deliver(Expr::Macro(call), &Dest::Discard);
            }),
        );
    }

    fn unknown(&mut self, name: &str, mac: &Macro) {
        let span = forms::find_yield(mac.tokens.clone()).unwrap_or_else(|| mac.span());
        self.errors.at_span(
            span,
            format_args!(
                "a yield cannot stand inside of `{name}!`, whose arguments `#[generator]` does not know\n\
                 = help: yield before it, `let value = yield_!(..);`, and name the value there; or, if its \
                 arguments are expressions, say so: `#[generator(macros({name}))]`"
            ),
        );
    }
}
