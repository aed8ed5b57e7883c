//! `yield_from!`: a loop that hands on what a delegate yields, and hands in what
//! the body is resumed with (PEP 380).

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, ExprYield};

use super::{Lower, Whole, name_expr};
use crate::face::{Lookup, ours};
use crate::ir::{Arm, LabelId, NodeKind, Received, Seq};
use crate::names::{BindingId, Origin};
use crate::status::Effects;

/// Where the value of a delegation goes.
#[derive(Clone, Copy)]
struct Target {
    result: BindingId,
    /// Whether it is a `Result`, which holds what left the delegate, too.
    catches: bool,
}

impl Lower<'_> {
    /// Lowers a delegation, and gives what it evaluates to; one that catches ends with
    /// whatever its delegate does.
    pub(super) fn delegate(&mut self, e: ExprYield, catches: bool) -> Expr {
        let span = e.yield_token.span;
        let Some(mut operand) = e.expr else {
            return crate::forms::unit(span);
        };
        let whole = self.decide(&mut operand);
        let result = self.declare_empty("result", None, span);
        // The delegate is dropped at the end of this scope: before its result is
        // used (D15).
        let target = Target { result, catches };
        let body = self.seq(|this| this.drive(&mut operand, whole, target, span));
        let label = self.new_label();
        self.push(NodeKind::Block { label, body }, Effects::default());
        name_expr(&self.names.emitted(result, span))
    }

    fn drive(&mut self, operand: &mut Expr, whole: Whole, target: Target, span: Span) {
        let (send, error) = self.face.input_types();
        let operand_span = syn::spanned::Spanned::span(operand);
        let unique = crate::scan::has_own_type(operand);
        let mut effects = self.resolver().expr(operand);
        let value = operand.to_token_stream();
        let delegate = self.names.declare_hidden("delegate", span);
        self.names[delegate].origin = Origin::Delegate;
        let input = self.names.declare_hidden("input", span);
        effects.declare(delegate);
        effects.declare(input);
        let (name, start) = (
            self.names[delegate].ident.clone(),
            self.names[input].ident.clone(),
        );
        let to = self.face.private("DelegateTo", operand_span);
        let krate = self.face.krate_at(operand_span);
        let held = ours("__operand", operand_span);
        self.face.looks_up(Lookup::Delegate);
        let code = quote_spanned!(operand_span=>
            let mut #name = {
                let #held = #value;
                (&&&&&&#to::<#send, #error, _>::new(&#held)).__tag().wrap(#held)
            };
            let mut #start = #krate::Resume::Start;
        );
        let one_head = self.pulls(&effects);
        self.push_declaring(NodeKind::Plain(code), effects, vec![delegate, input]);
        self.mark_unique(unique);
        self.mark_whole(whole);
        let label = self.new_label();
        let body = self.seq(|this| {
            let arms = this.steps(input, target, label, (span, operand_span));
            let resume = this.face.private("Delegate", operand_span);
            let scrutinee = quote_spanned!(operand_span=>
                #resume::<#send, #error>::resume(&mut #name, #start)
            );
            let mut effects = Effects::default();
            effects.name(delegate);
            effects.take(input);
            this.push(NodeKind::Match { scrutinee, arms }, effects);
        });
        let kind = NodeKind::Loop {
            label,
            body,
            one_head,
        };
        self.push(kind, Effects::default());
    }

    /// What to do with each step of the delegate.
    fn steps(
        &mut self,
        input: BindingId,
        target: Target,
        label: LabelId,
        (span, operand_span): (Span, Span),
    ) -> Vec<Arm> {
        let yielded = self.arm("Yielded", span, |this, value| {
            let received = this.names.declare_hidden("received", span);
            let mut effects = Effects::default();
            effects.take(value);
            let mut operand = this.names[value].ident.clone();
            // What is yielded is of the operand's choice.
            operand.set_span(operand_span.resolved_at(operand.span()));
            let operand = operand.to_token_stream();
            this.push_yield(operand, effects, span, Received::Input(received));
            let (to, from) = (&this.names[input].ident, &this.names[received].ident);
            let code = quote_spanned!(span=> #to = #from;);
            let mut effects = Effects::default();
            effects.take(received);
            effects.assign(input);
            this.push(NodeKind::Plain(code), effects);
        });
        let returned = self.arm("Returned", span, |this, value| {
            let from = this.names[value].ident.to_token_stream();
            let from = this.face.delegated(&from, target.catches, span);
            this.give(target, &from, Some(value), label, span);
        });
        if self.face.is_iterator() {
            let end = self.face.end(&self.face.ended(span), span);
            let rest = self.last_arm(quote_spanned!(span=> _), end);
            return vec![yielded, returned, rest];
        }
        if target.catches {
            return vec![yielded, returned, self.caught(target, label, span)];
        }
        let mut arms = vec![yielded, returned];
        for variant in ["Raised", "Fault"] {
            let step = self.face.step(variant, span);
            let value = ours("__thrown", span);
            let step = quote_spanned!(span=> #step(#value));
            let end = self.face.end(&step, span);
            arms.push(self.last_arm(step, end));
        }
        let exited = self.face.step("Exited", span);
        let leave = self.face.end(&exited, span);
        arms.push(self.last_arm(exited.into_token_stream(), leave));
        arms
    }

    /// Ends the delegation with a value.
    fn give(
        &mut self,
        target: Target,
        value: &TokenStream,
        of: Option<BindingId>,
        label: LabelId,
        span: Span,
    ) {
        let to = &self.names[target.result].ident;
        let code = quote_spanned!(span=> #to = #value;);
        let mut effects = Effects::default();
        if let Some(of) = of {
            effects.take(of);
        }
        effects.assign(target.result);
        self.push(NodeKind::Plain(code), effects);
        self.push(NodeKind::Break(label), Effects::default());
    }

    /// Where the delegate does not return: what left it is the value.
    fn caught(&mut self, target: Target, label: LabelId, span: Span) -> Arm {
        let left = ours("__left", span);
        let why = self.face.private("left", span);
        let body = self.seq(|this| {
            let value = quote_spanned!(span=> ::core::result::Result::Err(#why(#left)));
            this.give(target, &value, None, label, span);
        });
        Arm {
            head: left.to_token_stream(),
            effects: Effects::default(),
            body,
        }
    }

    fn arm(&mut self, variant: &str, span: Span, inside: impl FnOnce(&mut Self, BindingId)) -> Arm {
        let step = self.face.step(variant, span);
        self.names.enter();
        let value = self.names.declare_hidden("step", span);
        let name = self.names[value].ident.clone();
        let mut body = self.seq(|this| inside(this, value));
        self.names.leave();
        body.params = vec![value];
        Arm {
            head: quote_spanned!(span=> #step(#name)),
            effects: Effects::default(),
            body,
        }
    }

    fn last_arm(&mut self, head: TokenStream, code: TokenStream) -> Arm {
        let body: Seq =
            self.seq(|this| this.push(NodeKind::Return(code, None), Effects::default()));
        Arm {
            head,
            effects: Effects::default(),
            body,
        }
    }
}
