//! `yield_from!` of the function itself: the body is left as it is, on a stack, for a body
//! that begins.
//!
//! Nothing is made that could be driven. What the inner one is given is evaluated, the
//! types of the parameters being known to it, and the place becomes a [`Yield`] that hands
//! nothing out but is resumed with what the inner one came to.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Expr, ExprYield, Token};

use super::{Lower, Whole, name_expr};
use crate::forms::{self, Form};
use crate::ir::{NodeKind, Received, Yield};
use crate::recursion::SelfCall;
use crate::status::Effects;

impl Lower<'_> {
    /// Takes a delegation for one to the function itself, if it is.
    pub(super) fn self_call(&self, e: &ExprYield) -> Option<SelfCall> {
        let recursion = self.face.recursion.as_ref()?;
        let operand = e.expr.as_ref().filter(|_| Form::of(e).delegates())?;
        recursion.call(operand)
    }

    /// Lowers it, and gives what it evaluates to; that may not be asked for.
    pub(super) fn delegate_to_itself(
        &mut self,
        call: SelfCall,
        e: &ExprYield,
        is_ignored: bool,
    ) -> Expr {
        let span = e.yield_token.span;
        let Some(recursion) = &self.face.recursion else {
            return forms::unit(span);
        };
        if !call.check(recursion, &mut self.errors) {
            return forms::unit(span);
        }
        let types = recursion.params.clone();
        let (given, effects, whole) = match call.unsafe_token {
            Some(token) => self.given_in_unsafe(token, call, &types),
            None => self.given(call, &types),
        };
        let catches = Form::of(e).catches();
        let (received, value) = if self.face.is_iterator() || (is_ignored && !catches) {
            (Received::Ignored, forms::unit(span))
        } else {
            let ended = self.names.declare_hidden("ended", span);
            let name = name_expr(&self.names.emitted(ended, span));
            if catches {
                (Received::Caught(ended), name)
            } else {
                (Received::Sent(ended), name)
            }
        };
        if effects.diverges() {
            let code = quote_spanned!(span=> #given; ::core::unreachable!(););
            self.push(NodeKind::Return(code, None), effects);
            return value;
        }
        let declares = match received {
            Received::Sent(id) | Received::Caught(id) => vec![id],
            _ => Vec::new(),
        };
        let kind = NodeKind::Yield(Yield {
            operand: given,
            span,
            received,
            calls: true,
        });
        self.push_declaring(kind, effects, declares);
        self.mark_whole(whole);
        value
    }

    /// Takes the arguments apart as far as needed, as those of any call.
    fn decide_arguments(&mut self, call: SelfCall) -> (Vec<Expr>, Whole) {
        let mut operand = Expr::Call(syn::ExprCall {
            attrs: Vec::new(),
            func: Box::new(name_expr(&format_ident!("itself", span = call.span))),
            paren_token: syn::token::Paren(call.span),
            args: call.arguments.into_iter().collect(),
        });
        let whole = self.decide(&mut operand);
        match operand {
            Expr::Call(call) => (call.args.into_iter().collect(), whole),
            _ => (Vec::new(), whole),
        }
    }

    /// The arguments as a tuple, each of its parameter's type.
    fn given(&mut self, call: SelfCall, types: &[syn::Type]) -> (TokenStream, Effects, Whole) {
        let at = call.span;
        let (mut arguments, whole) = self.decide_arguments(call);
        let mut effects = Effects::default();
        for argument in &mut arguments {
            let more = self.resolver().expr(argument);
            effects.then(&more);
        }
        (typed(&arguments, types, at), effects, whole)
    }

    /// The same, where the call stands in an `unsafe` block that is all of the operand.
    fn given_in_unsafe(
        &mut self,
        token: Token![unsafe],
        call: SelfCall,
        types: &[syn::Type],
    ) -> (TokenStream, Effects, Whole) {
        let given = self.declare_empty("given", None, call.span);
        let name = self.names[given].ident.clone();
        let mut whole = Whole::new();
        let body = self.seq(|this| {
            let (value, mut effects, key) = this.given(call, types);
            effects.assign(given);
            this.push(NodeKind::Plain(quote!(#name = #value;)), effects);
            this.mark_whole(key.clone());
            whole = key;
        });
        self.push_unsafe(token, body);
        let mut effects = Effects::default();
        effects.take(given);
        (name.to_token_stream(), effects, whole)
    }
}

/// Evaluates arguments to a tuple, each coerced to its parameter's type.
pub(crate) fn typed(arguments: &[Expr], types: &[syn::Type], at: Span) -> TokenStream {
    if arguments.is_empty() {
        return quote_spanned!(at=> ());
    }
    let names: Vec<_> = (0..arguments.len())
        .map(|index| crate::face::ours(&format!("__argument{index}"), at))
        .collect();
    let lets = names.iter().zip(arguments.iter().zip(types));
    let lets = lets.map(|(name, (argument, ty))| quote!(let #name: #ty = #argument;));
    quote_spanned!(at=> { #(#lets)* (#(#names,)*) })
}
