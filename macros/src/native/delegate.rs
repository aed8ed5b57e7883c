//! `yield_from!`: a loop that hands on what a delegate yields, and hands in what the body
//! is resumed with (PEP 380).

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::Native;
use crate::face::{Kind, Lowering, ours};
use crate::forms;
use crate::lower::has_struct;

impl Native<'_> {
    /// A delegation. The delegate is dropped before its result is used (D15), and so are
    /// temporaries of the operand: they live as long as those in the head of a `for`.
    pub(super) fn delegate(
        &mut self,
        operand: &TokenStream,
        catches: bool,
        written: Span,
    ) -> TokenStream {
        let span = written.resolved_at(Span::mixed_site());
        let at = operand.span();
        let input = ours("__input", at);
        let krate = self.face.krate_at(span);
        let (begin, step) = self.driven(at);
        let (given, returns) = (ours("__given", at), ours("__returned", span));
        let (value, item) = (ours("__value", span), ours("__value", at));
        let resumed = self.hand_out(&quote_spanned!(at=> #item), written);
        let next = if self.face.is_iterator() {
            quote_spanned!(span=> { #resumed; #krate::Resume::Send(()) })
        } else {
            resumed
        };
        let returned = quote_spanned!(span=> #value);
        let returned = self.face.delegated(&returned, catches, span);
        let rest = self.left(catches, span);
        // A struct literal is matched in parentheses only.
        let operand = match syn::parse2::<Expr>(operand.clone()) {
            Ok(expr) if has_struct(&expr) => forms::parenthesised(expr).into_token_stream(),
            _ => operand.clone(),
        };
        quote_spanned!(span=> ({
            let #returns = match #operand {
                #given => {
                    #begin
                    let mut #input = #krate::Resume::Start;
                    loop {
                        match #step {
                            #krate::Step::Yielded(#item) => #input = #next,
                            #krate::Step::Returned(#value) => break #returned,
                            #rest
                        }
                    }
                }
            };
            #returns
        }))
    }

    /// What makes the delegate of the operand, and what resumes it. The operand is looked at
    /// in a block of its own: the frame need not have room for it later.
    fn driven(&self, at: Span) -> (TokenStream, TokenStream) {
        let (send, error) = self.face.input_types();
        let (given, held) = (ours("__given", at), ours("__operand", at));
        let delegate = ours("__delegate", at);
        let (input, tag, sync) = (ours("__input", at), ours("__tag", at), ours("__sync", at));
        let to = self.face.private("DelegateTo", at);
        let sync_tag = quote_spanned!(at=> (&&&&&&#to::<#send, #error, _>::new(&#held)).__tag());
        if self.face.lowering == Lowering::Pinned {
            let resume = self.face.private("Delegate", at);
            let begin = quote_spanned!(at=>
                let mut #delegate = {
                    let #held = #given;
                    #sync_tag.wrap(#held)
                };
            );
            let step = quote_spanned!(at=>
                #resume::<#send, #error>::resume(&mut #delegate, #input)
            );
            return (begin, step);
        }
        let (async_to, delegated, awaited) = (
            self.face.private("AsyncTo", at),
            self.face.private("delegated", at),
            self.face.private("awaited", at),
        );
        let begin = quote_spanned!(at=>
            let mut #delegate = ::core::pin::pin!({
                let #held = #given;
                let #tag = (&&&&&#async_to::<#send, #error, _>::new(&#held)).__async_tag();
                let #sync = #sync_tag;
                #tag.wrap(#held, #sync)
            });
        );
        let step = quote_spanned!(at=>
            #awaited(#delegated::<_, #send, #error>(#delegate.as_mut(), #input)).await
        );
        (begin, step)
    }

    /// The arms for a delegate that does not return.
    fn left(&mut self, catches: bool, span: Span) -> TokenStream {
        let other = ours("__other", span);
        match &self.face.kind {
            Kind::Iterator { .. } => quote_spanned!(span=> _ => return,),
            Kind::Generator { .. } => {
                let left = self.face.private("left", span);
                if catches {
                    return quote_spanned!(span=>
                        #other => break ::core::result::Result::Err(#left(#other)),
                    );
                }
                let step = quote_spanned!(span=> ::core::convert::From::from(#left(#other)));
                let leave = self.leave_with(&step, span);
                quote_spanned!(span=> #other => #leave,)
            }
        }
    }
}
