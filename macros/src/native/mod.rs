//! The lowering that rustc does itself: the body as an async block, in which each yield
//! awaits (DESIGN.md, section 5).
//!
//! In goes the normalised body, as for [`crate::lower`]; out comes an expression that makes
//! the machine. Everything stands as the user wrote it, but yields, `?`, `return` and
//! `.await`, and an index that yields, which rustc gets wrong ([`index`]).

mod delegate;
mod for_await;
mod hidden;
mod index;
mod params;
mod tokens;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Block, Expr, ExprYield, Stmt};

use crate::errors::Errors;
use crate::face::{Face, Kind, Lowering, argument, error_type, is_open, ours};
use crate::forms::{self, Form};
use crate::generator::Function;
use crate::macros;
use crate::rewrite;
use crate::walk::visit_mut::{self, VisitMut};
pub(crate) use for_await::mark;

/// Writes the body of a function whose generator rustc lowers.
pub(crate) fn lower(
    function: &mut Function,
    face: &Face,
    prime: bool,
    errors: &mut Errors,
) -> TokenStream {
    if !errors.is_empty() {
        return TokenStream::new();
    }
    let (name, span) = (function.sig.ident.to_string(), function.sig.ident.span());
    let begin = params::bind(function);
    let machine = machine(&function.block, &begin, face, (&name, span), errors);
    let machine = if prime {
        let started = match face.lowering {
            Lowering::Async => face.private("AsyncStarted", span),
            _ => face.private("PinnedStarted", span),
        };
        quote!(#started::new(#machine))
    } else {
        machine
    };
    face.boxed(machine)
}

/// Writes the machine; `begin` is what the body begins with.
pub(crate) fn machine(
    block: &Block,
    begin: &TokenStream,
    face: &Face,
    (name, span): (&str, Span),
    errors: &mut Errors,
) -> TokenStream {
    let mut block = block.clone();
    let mut native = Native {
        face,
        name,
        errors,
        yields: 0,
        in_macro: false,
        awaits: false,
        hidden: tokens::Hidden::default(),
        amid: face.lowering == Lowering::Stream && hidden::awaits(&block),
    };
    index::hoist(&mut block);
    native.visit_block_mut(&mut block);
    let place = native.place(span, None);
    let here = Span::mixed_site();
    let (yielder, result) = (ours("__yielder", here), ours("__result", here));
    let (types, about) = match &face.kind {
        Kind::Iterator { item } => (quote!(#item), None),
        Kind::Generator {
            send,
            error,
            yields,
            ..
        } => {
            let error = error_type(error.as_ref());
            (quote!(#yields, #send, #error), Some(quote!(#place,)))
        }
    };
    // A stream names the closure, too.
    let (kind, inferred) = match face.lowering {
        Lowering::Async => ("AsyncMachine", quote!(_)),
        Lowering::Stream => ("StreamMachine", quote!(_, _)),
        Lowering::Explicit | Lowering::Pinned => ("PinnedMachine", quote!(_)),
    };
    let kind = face.private(kind, here);
    let turn = ours("__turn", here);
    let at_home = if native.turns() {
        quote!(let (mut #yielder, mut #turn) = #yielder.await;)
    } else {
        let at_home = face.private("begun", here);
        quote!(let mut #yielder = #at_home(#yielder).await;)
    };
    let traits = traits(face);
    let unit = quote!(());
    let ty = face.value_type().unwrap_or(unit);
    let end = native.end(&result, here);
    let stmts = &block.stmts;
    let ends = block.brace_token.span.close().resolved_at(here);
    let label = native.hidden.body.then(|| {
        let label = tokens::body(here);
        quote!(#label:)
    });
    let value = quote_spanned!(ends=> #label { #(#stmts)* });
    let end = native.hidden.end.then(|| tokens::end(here)).map_or_else(
        || {
            quote! {
                #[cfg_attr(clippy, allow(clippy::diverging_sub_expression))]
                let #result: #ty = #value;
                #[allow(unreachable_code)]
                #[cfg_attr(clippy, allow(clippy::needless_return))]
                return #end;
            }
        },
        |label| {
            quote! {
                #[allow(unreachable_code)]
                #[cfg_attr(clippy, allow(clippy::needless_return))]
                return #label: {
                    #[cfg_attr(clippy, allow(clippy::diverging_sub_expression))]
                    let #result: #ty = #value;
                    #end
                };
            }
        },
    );
    let body = quote!({
        #[allow(unused_mut, unused_variables)]
        #at_home
        #traits
        #begin
        #end
    });
    let body = if native.turns() {
        let (in_turns, start) = (face.private("in_turns", here), face.private("Start", here));
        quote!(#in_turns::<_, #types, _>(async move |#yielder: #start<'_, _, _>| #body))
    } else {
        quote!(move |#yielder| async move #body)
    };
    let machine = quote!(#kind::<#inferred, #types>::new(#about #body));
    if native.awaits {
        return machine;
    }
    // What is said of a guard that is held across an `.await` is not about a yield.
    let held = ours("__machine", here);
    quote!({
        #[cfg_attr(clippy, allow(
            clippy::await_holding_lock, clippy::await_holding_refcell_ref,
            clippy::await_holding_invalid_type,
        ))]
        let #held = #machine;
        #held
    })
}

/// The traits whose methods tell operands of delegations and of `?` apart.
fn traits(face: &Face) -> TokenStream {
    let private = face.private_module();
    let asynchronous = face.awaits().then(|| {
        quote! {
            AsyncDelegateGenerator as _, AsyncDelegateNext as _, AsyncDelegateOther as _,
            AsyncDelegatePinned as _, AsyncDelegateStream as _,
        }
    });
    quote! {
        #[allow(unused_imports)]
        use #private::{
            DelegateIterator as _, DelegateNext as _, DelegateNothing as _, DelegateSend as _,
            LeavesOther as _, LeavesThrown as _, SharedNext as _, SharedSend as _, #asynchronous
        };
    }
}

struct Native<'a> {
    face: &'a Face,
    name: &'a str,
    errors: &'a mut Errors,
    /// How many yields there were so far.
    yields: usize,
    /// Whether this is in a macro that is not known.
    in_macro: bool,
    /// Whether the user awaits something.
    awaits: bool,
    /// The labels that are asked for from there.
    hidden: tokens::Hidden,
    /// Whether it is a stream that may await in a macro that is not known.
    amid: bool,
}

impl Native<'_> {
    /// Where a yield is, for whoever asks the generator.
    fn place(&self, span: Span, number: Option<usize>) -> TokenStream {
        let (place, krate) = (self.face.private("Place", span), self.face.krate_at(span));
        let name = self.name;
        let number = number.and_then(|number| u32::try_from(number).ok());
        let number = number.map_or_else(
            || quote_spanned!(span=> ::core::option::Option::None),
            |number| quote_spanned!(span=> ::core::option::Option::Some(#number)),
        );
        quote_spanned!(span=> const { &#place::new(#name, #krate::Location::new(
            ::core::file!(), ::core::line!(), ::core::column!(), #number,
        )) })
    }

    /// What a finished body gives, whose value is in a local.
    fn end(&self, result: &syn::Ident, span: Span) -> TokenStream {
        match &self.face.kind {
            Kind::Iterator { .. } => TokenStream::new(),
            Kind::Generator { error: None, .. } => {
                let step = self.face.step("Returned", span);
                quote_spanned!(span=> #step(#result))
            }
            Kind::Generator { .. } => {
                let finish = self.face.private("finish", span);
                quote_spanned!(span=> #finish(#result))
            }
        }
    }

    /// Whether the yielder stays where it is, and a body yields by its turns: nothing but a
    /// yield suspends it.
    fn turns(&self) -> bool {
        self.face.lowering == Lowering::Pinned
    }

    /// What hands a value out: it evaluates to what comes in.
    ///
    /// The yielder goes with the value, and comes back with the input: so its number lies in
    /// one place of the suspended body, and the compiler sees that it is the same again.
    fn hand_out(&mut self, operand: &TokenStream, written: Span) -> TokenStream {
        let span = written.resolved_at(Span::mixed_site());
        self.yields += 1;
        if self.turns() {
            return self.hand_out_in_turn(operand, written, span);
        }
        let (value, ty, amid) = (
            self.face.private("Operand", span),
            self.face.yields(),
            self.amid,
        );
        let (function, yielder) = (self.face.private("yielded", span), ours("__yielder", span));
        let hand = quote_spanned!(span=> #function::<_, _, _, _, #amid>);
        let handed = if self.face.is_iterator() {
            let nowhere = self.face.private("nowhere", span);
            let operand = if self.face.fails {
                quote_spanned!(span=> ::core::result::Result::Ok(#operand))
            } else {
                operand.clone()
            };
            if is_open(ty) {
                let hand = self.face.private("yielded_like", span);
                quote_spanned!(span=> #hand::<_, _, _, _, #amid>(
                    #yielder.item(), #operand, #nowhere, #yielder
                ))
            } else {
                quote_spanned!(span=>
                    #hand(#value::<#ty> { value: #operand }.value, #nowhere, #yielder)
                )
            }
        } else {
            // `line!` tells where what wrote it stands.
            let place = self.place(written, Some(self.yields));
            quote_spanned!(span=>
                #hand(#value::<#ty> { value: #operand }.value, || #place, #yielder)
            )
        };
        let (input, back) = (ours("__input", span), ours("__back", span));
        quote_spanned!(span=> (match #handed.await { (#input, #back) => {
            #yielder = #back;
            #input
        } }))
    }

    /// The same, where a body has turns. A turn that is not its own makes it wait in vain.
    fn hand_out_in_turn(&self, operand: &TokenStream, written: Span, span: Span) -> TokenStream {
        let (value, ty) = (self.face.private("Operand", span), self.face.yields());
        let place = self.place(written, Some(self.yields));
        let (hand, next) = (
            self.face.private("hand_out", span),
            self.face.private("Turn", span),
        );
        let (home, turn) = (ours("__yielder", span), ours("__turn", span));
        let (waits, input, back) = (
            ours("__waits", span),
            ours("__input", span),
            ours("__back", span),
        );
        quote_spanned!(span=> (match #hand(
            #value::<#ty> { value: #operand }.value, || #place, #turn, &mut #home
        ) {
            mut #waits => loop {
                match #next::next(#waits.await, &mut #home) {
                    ::core::result::Result::Ok((#input, #back)) => {
                        #turn = #back;
                        break #input;
                    }
                    ::core::result::Result::Err(#back) => #waits = #back,
                }
            }
        }))
    }

    fn yielded(&mut self, e: &ExprYield, ignored: bool) -> Expr {
        // Lints are to speak of the operand, and not of what is around it.
        let span = e.yield_token.span.resolved_at(Span::mixed_site());
        let form = Form::of(e);
        if self.face.is_iterator() && form.catches() {
            self.errors.at_span(
                e.yield_token.span,
                "nothing can be thrown into a stream\n\
                 = help: use `yield_!`, or let the function return `impl AsyncGenerator<..>`",
            );
        }
        let operand = e.expr.as_ref().map_or_else(
            || forms::unit(span).to_token_stream(),
            ToTokens::to_token_stream,
        );
        if form.delegates() {
            let written = e.yield_token.span;
            let user = e.attrs.iter().filter(|attr| !Form::marks(attr));
            let value = self.delegate(&operand, form.catches(), written);
            return Expr::Verbatim(quote!(#(#user)* #value));
        }
        let user = e.attrs.iter().filter(|attr| !Form::marks(attr));
        let value = self.hand_out(&operand, e.yield_token.span);
        if self.face.is_iterator() {
            return Expr::Verbatim(quote_spanned!(span=> #(#user)* #value));
        }
        let krate = self.face.krate_at(span);
        let input = quote_spanned!(span=> #krate::Resume::into_sent(#value));
        if form.catches() {
            return Expr::Verbatim(quote_spanned!(span=> #(#user)* #input));
        }
        let (sent, thrown) = (ours("__value", span), ours("__thrown", span));
        let leave = self.leave_with(
            &quote_spanned!(span=> ::core::convert::From::from(#thrown)),
            span,
        );
        if ignored {
            return Expr::Verbatim(quote_spanned!(span=> #(#user)*
                if let ::core::result::Result::Err(#thrown) = #input {
                    #leave;
                }
            ));
        }
        Expr::Verbatim(quote_spanned!(span=> #(#user)* (match #input {
            ::core::result::Result::Ok(#sent) => #sent,
            ::core::result::Result::Err(#thrown) => #leave,
        })))
    }

    fn macro_call(&mut self, mac: &mut syn::Macro) {
        let face = self.face;
        if face.kind(mac) == macros::Kind::Unknown && !macros::is_matches(mac) {
            // It may hide an `.await`.
            self.awaits |= face.awaits() && !forms::is_generator(mac);
            return self.unknown(mac);
        }
        rewrite::macro_call(mac, face, &mut |value| {
            index::hoist_expr(value);
            self.visit_expr_mut(value);
        });
    }

    /// Whether a `return` is left to rustc: that of a stream means the same in the body as
    /// in what a macro may make of it.
    const fn returns_natively(&self) -> bool {
        self.in_macro && self.face.is_iterator()
    }

    /// Ends the body.
    fn leave(&mut self, value: Option<&Expr>, span: Span) -> Expr {
        let span = span.resolved_at(Span::mixed_site());
        let unit = value.is_none().then(|| quote_spanned!(span=> ()));
        if let Some(out) = self.out_of_body(&quote_spanned!(span=> #value #unit), span) {
            return Expr::Verbatim(out);
        }
        let result = ours("__result", span);
        let ty = self.face.value_type();
        let ty = ty.unwrap_or_else(|| quote_spanned!(span=> ()));
        let end = self.end(&result, span);
        Expr::Verbatim(quote_spanned!(span=> {
            let #result: #ty = #value #unit;
            return #end;
        }))
    }

    /// Rewrites `inner?`.
    fn question(&mut self, inner: &Expr, span: Span) -> Expr {
        if self.face.is_iterator() {
            let (parted, yielder) = (self.face.private("parted", span), ours("__yielder", span));
            let in_body = self.in_body(span);
            return self.face.question_that(inner, span, &|last| {
                quote_spanned!(span=> #in_body #parted(#last, &mut #yielder).await; return;)
            });
        }
        if !self.in_macro {
            return self.face.question(inner, span);
        }
        self.hidden.end = true;
        let leave = |step: &TokenStream| tokens::leave(step, span);
        self.face.question_with(inner, span, &leave)
    }
}

impl VisitMut for Native<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            Expr::Macro(e) => return self.macro_call(&mut e.mac),
            Expr::Try(e) => {
                self.visit_expr_mut(&mut e.expr);
                let (span, attrs) = (e.question_token.span, std::mem::take(&mut e.attrs));
                let value = self.question(&e.expr, span);
                // Not a bare `match`, of which lints would speak.
                *expr = Expr::Verbatim(
                    quote_spanned!(span=> #(#attrs)* ::core::convert::identity(#value)),
                );
                return;
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        match expr {
            Expr::Yield(e) => {
                let leaves = !self.face.is_iterator() && !Form::of(e).catches();
                let span = e.yield_token.span;
                *expr = self.yielded(e, false);
                // One that may leave the body cannot do so from elsewhere anyway.
                if let (false, Some(in_body)) = (leaves, self.in_body(span)) {
                    *expr = Expr::Verbatim(quote_spanned!(span=> (#in_body, #expr).1));
                }
            }
            Expr::Await(e) if self.face.awaits() => {
                self.awaits = true;
                let (span, attrs) = (e.await_token.span, &e.attrs);
                let base = argument(&e.base, span);
                let awaited = self.face.private("awaited", span);
                *expr = Expr::Verbatim(quote_spanned!(span=> #(#attrs)* #awaited(#base).await));
            }
            // `break 'label ::path` could be read as a label's beginning.
            Expr::Break(e) => {
                let value = e.expr.take();
                e.expr = value.map(|value| Box::new(forms::parenthesised(*value)));
            }
            Expr::ForLoop(e) if for_await::awaits(e) => {
                self.awaits = true;
                *expr = self.for_await(e);
            }
            Expr::Return(e) if !self.returns_natively() => {
                let leave = self.leave(e.expr.as_deref(), e.return_token.span);
                *expr = forms::parenthesised(leave);
            }
            _ => {}
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Expr(Expr::Return(e), _) if !self.returns_natively() => {
                visit_mut::visit_expr_return_mut(self, e);
                let leave = self.leave(e.expr.as_deref(), e.return_token.span);
                let attrs = &e.attrs;
                *stmt = Stmt::Expr(Expr::Verbatim(quote!(#(#attrs)* #leave)), None);
            }
            Stmt::Expr(Expr::Yield(e), Some(_)) if Form::of(e) == Form::Yield && !self.in_macro => {
                visit_mut::visit_expr_yield_mut(self, e);
                let ignored = !self.face.is_iterator();
                // Never a block's value, and nothing that a lint would speak of.
                let semi = syn::Token![;](Span::mixed_site());
                *stmt = Stmt::Expr(self.yielded(e, ignored), Some(semi));
            }
            Stmt::Macro(mac) => self.macro_call(&mut mac.mac),
            _ => visit_mut::visit_stmt_mut(self, stmt),
        }
    }

    fn visit_item_mut(&mut self, _item: &mut syn::Item) {}
}
