//! `?`: what it makes of its operand, in each face and in the plain body.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Expr;

use super::{Face, Kind, Lookup, is_open, ours};

impl Face {
    /// Rewrites `inner?`.
    pub(crate) fn question(&self, inner: &Expr, span: Span) -> Expr {
        self.question_with(inner, span, &|end| self.end(end, span))
    }

    /// The same, where `leave` says what leaves the body.
    pub(crate) fn question_with(
        &self,
        inner: &Expr,
        span: Span,
        leave: &dyn Fn(&TokenStream) -> TokenStream,
    ) -> Expr {
        if self.may_be_thrown(inner) {
            let (ask, tag) = self.asks(span);
            let end = ours("__end", span);
            let how = match &self.kind {
                Kind::Generator { error: None, .. } => Ident::new("returned", span),
                _ => Ident::new("raised", span),
            };
            let leave = leave(&quote_spanned!(span=> #tag.#how(#end)));
            return self.branch_of(inner, &quote_spanned!(span=> #ask #leave), span);
        }
        let end = self.end_by_question(span);
        let end = match &self.kind {
            Kind::Iterator { .. } => end,
            Kind::Generator { error: Some(_), .. } => {
                let step = self.step("Raised", span);
                quote_spanned!(span=> #step(#end))
            }
            Kind::Generator { .. } => {
                let step = self.step("Returned", span);
                quote_spanned!(span=> #step(#end))
            }
        };
        self.branch_of(inner, &leave(&end), span)
    }

    /// Rewrites `inner?` where `leave` says what becomes of an iterator's last item.
    pub(crate) fn question_that(
        &self,
        inner: &Expr,
        span: Span,
        leave: &dyn Fn(&TokenStream) -> TokenStream,
    ) -> Expr {
        self.branch_of(inner, &leave(&self.end_by_question(span)), span)
    }

    /// The same in the plain body; one that `runs` gives the last item.
    pub(crate) fn plain_question(
        &self,
        inner: &Expr,
        thrown: bool,
        runs: bool,
        span: Span,
    ) -> Expr {
        let end = self.end_by_question(span);
        let leave = match (&self.kind, thrown.then(|| self.asks(span))) {
            (Kind::Generator { error, returns, .. }, Some((ask, tag))) => {
                let (ended, value) = (ours("__end", span), ours("__value", span));
                let leave = if let Some(error) = error {
                    quote_spanned!(span=> {
                        let #value: #error = #tag.error(#ended);
                        ::core::result::Result::Err(#value)
                    })
                } else {
                    quote_spanned!(span=> {
                        let #value: #returns = #tag.value(#ended);
                        #value
                    })
                };
                quote_spanned!(span=> #ask return #leave;)
            }
            (Kind::Iterator { .. }, _) => {
                let (last, item) = (ours("__last", span), ours("__item", span));
                let same = is_open(self.yields())
                    .then(|| quote_spanned!(span=> #item.unify_option(&#last);));
                let handed_out = runs.then_some(&last);
                quote_spanned!(span=> let #last = #end; #same return #handed_out;)
            }
            (Kind::Generator { error: Some(_), .. }, None) => {
                quote_spanned!(span=> return ::core::result::Result::Err(#end);)
            }
            (Kind::Generator { .. }, None) => quote_spanned!(span=> return #end;),
        };
        // Not a bare `match`, of which lints would speak.
        let value = self.branch_of(inner, &leave, span);
        Expr::Verbatim(quote_spanned!(span=> ::core::convert::identity(#value)))
    }

    /// What a `?` makes of what ends the body.
    fn end_by_question(&self, span: Span) -> TokenStream {
        let end = ours("__end", span);
        match &self.kind {
            Kind::Iterator { item } => {
                let ends = self.private("EndsIterator", span);
                quote_spanned!(span=> #ends::<#item>::last(#end))
            }
            Kind::Generator {
                error: Some(error), ..
            } => {
                let raises = self.private("Raises", span);
                quote_spanned!(span=> #raises::<#error>::error(#end))
            }
            Kind::Generator { returns, .. } => {
                let fits = self.private("Returns", span);
                quote_spanned!(span=> #fits::<#returns>::value(#end))
            }
        }
    }

    /// Whether the operand of a `?` may be what `try_yield!` gave, or made of that. To ask
    /// it of a value, its type must be known: not so what is converted to a type that only
    /// shows later.
    pub(crate) fn may_be_thrown(&self, operand: &Expr) -> bool {
        let may_be = match operand {
            Expr::MethodCall(e) => {
                e.turbofish.is_some() || !(e.method == "parse" || e.method == "try_into")
            }
            Expr::Paren(e) => return self.may_be_thrown(&e.expr),
            Expr::Group(e) => return self.may_be_thrown(&e.expr),
            _ => true,
        };
        self.catches && !self.is_iterator() && may_be
    }

    /// The code that asks whether it is, and the name of the answer.
    fn asks(&self, span: Span) -> (TokenStream, Ident) {
        let (leaving, end) = (self.private("Leaving", span), ours("__end", span));
        let tag = ours("__tag", span);
        self.looks_up(Lookup::Leave);
        let ask = quote_spanned!(span=> let #tag = (&&#leaving(&#end)).__leaves(););
        (ask, tag)
    }

    fn branch_of(&self, inner: &Expr, leave: &TokenStream, span: Span) -> Expr {
        let inner = argument(inner, span);
        let branch = self.private("Try", span);
        let (value, end) = (ours("__value", span), ours("__end", span));
        Expr::Verbatim(quote_spanned!(span=> (match #branch::branch(#inner) {
            ::core::ops::ControlFlow::Continue(#value) => #value,
            ::core::ops::ControlFlow::Break(#end) => { #leave }
        })))
    }
}

/// What stood before an operator, as an argument: that needs no parentheses or braces, and
/// lints would say so; but not of what is in parentheses of ours.
pub(crate) fn argument(inner: &Expr, span: Span) -> TokenStream {
    match inner {
        Expr::Paren(e) if e.attrs.is_empty() => e.expr.to_token_stream(),
        Expr::Block(_) => quote_spanned!(span.resolved_at(Span::mixed_site())=> (#inner)),
        inner => inner.to_token_stream(),
    }
}
