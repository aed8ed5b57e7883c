//! The closure that runs a body from where it stands to the next yield.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::take::How;
use super::{Emit, arm, frame, rest};
use crate::face::ours;
use crate::labels::machine_label;
use crate::plain::ties::nowhere;

impl Emit<'_> {
    /// Writes it.
    pub(super) fn closure(&self, frames: &frame::Frames<'_>) -> TokenStream {
        let (state, input) = (ours("__state", self.span), ours("__input", self.span));
        let (at, same) = (ours("__at", self.span), ours("__same", self.span));
        let frame_type = frames.open_type();
        let output = self.face.output();
        let input_type = self.face.input();
        let parameter = input_type.as_ref().map(|ty| quote!(, #input: #ty));
        let arrays = self.lent_parameter();
        let argument = input_type.as_ref().map(|_| quote!(, #input));
        let ended = self.face.ended(self.span);
        let taken = ours("__locals", self.span);
        let arms = self
            .arms
            .iter()
            .map(|arm| arm::write(self, frames, arm, rest::Yields::Suspend));
        let recursive = self.face.is_recursive();
        let (calls, same_waiting) = (
            ours("__calls", self.span),
            ours("__same_waiting", self.span),
        );
        let (levels, tied) = if recursive {
            let kind = if self.face.is_iterator() {
                "Calls"
            } else {
                "Delegations"
            };
            let kind = self.face.private(kind, Span::call_site());
            let waiting = frames.open_waiting();
            (
                Some(quote!(, #calls: &mut #kind<#waiting>)),
                Some(self.waiting_tied(&at, &same_waiting)),
            )
        } else {
            (None, None)
        };
        let run = if self.has_ways() {
            let label = machine_label(self.span);
            let round = if recursive {
                self.levels(&arms.collect::<Vec<_>>(), rest::Yields::Suspend)
            } else {
                let closed = frames.closed_pattern();
                quote! {
                    match #at {
                        #(#arms)*
                        #closed => return #ended,
                    }
                }
            };
            let entered = if self.takes_in_arms() {
                frames.entered()
            } else if recursive {
                quote!(__PrimedAt::Enter(#taken #argument))
            } else {
                let locals = self.locals_taken();
                quote!(__PrimedAt::Enter(#locals #argument))
            };
            let same_ways = self.same_ways_tied();
            quote! {
                let mut #at = #entered;
                #tied
                #same_ways
                #label: loop { #round }
            }
        } else {
            self.without_ways(frames, arms)
        };
        let run = self.lent(run);
        // The constructor says so of an iterator's.
        let tied = (!self.face.is_iterator() || recursive) && self.is_inferred();
        let tied = tied.then(|| {
            let of_taken = recursive.then(|| quote!(#same.unify(&#taken);));
            nowhere(&[quote!(#of_taken #same.unify(#state);)])
        });
        let taken = recursive.then(|| quote!(#taken: #frame_type,));
        quote! {
            move |#taken #state: &mut #frame_type #levels #parameter #arrays| -> #output {
                #tied
                #run
            }
        }
    }

    /// The code of a body whose arms do not lead to each other.
    fn without_ways(
        &self,
        frames: &frame::Frames<'_>,
        mut arms: impl Iterator<Item = TokenStream>,
    ) -> TokenStream {
        let (taken, input) = (ours("__locals", self.span), ours("__input", self.span));
        let has_input = self.face.input().is_some();
        let ended = self.face.ended(self.span);
        // The first arm is that of the start. It comes first for rustc, which
        // infers types in this order, and apart from the others for the optimiser.
        let apart = self.face.private("seldom", Span::call_site());
        let locals = self.locals_taken();
        // What is copied is read by each arm as it needs it, and matched in place.
        let in_place = self.how == How::Copied && !has_input;
        let seldom = if self.begun.is_none() {
            let (start, seldom) = (arms.next(), ours("__seldom", self.span));
            let either = quote!(__PrimedState::Created { .. } | __PrimedState::Closed);
            let (either, inner) = if in_place {
                (either, locals.clone())
            } else {
                let either = frames.entry_pattern(&quote!(#seldom @ (#either)), None);
                let inner = has_input.then(|| quote!((#seldom, ())));
                (either, inner.unwrap_or_else(|| quote!(#seldom)))
            };
            quote!(#either => { #apart(); match #inner { #start _ => return #ended, } })
        } else {
            let closed = frames.closed_pattern();
            quote!(#closed => { #apart(); return #ended; })
        };
        let (taken, all) = if in_place {
            (None, locals)
        } else {
            let all = has_input.then(|| quote!((#taken, #input)));
            let all = all.unwrap_or_else(|| quote!(#taken));
            (Some(quote!(let #taken = #locals;)), all)
        };
        quote! {
            #taken
            match #all {
                #seldom
                #(#arms)*
            }
        }
    }
}
