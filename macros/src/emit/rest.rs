//! What is left of a body, run within one call.
//!
//! Where all that an iterator yields is wanted at once (`fold`, `any`), returning at each yield
//! would store the locals, and load them again, for nothing. So the arms are written once more,
//! for a closure that is called with a function: each yield calls that, and goes on with the code
//! behind it. A loop around the yield then runs as the user wrote it.
//!
//! Only loops are written in full. A yield on the way to one suspends, and its own arm is entered
//! at once: so no code is there as often as there are yields before it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::Emit;
use super::arm::{self, Arm, Code};
use super::frame::Frames;
use crate::face::ours;
use crate::flow::{Form, Place, PointId};
use crate::ir::Yield;
use crate::labels::machine_label;
use crate::names::BindingId;
use crate::plain::ties::nowhere;
use crate::sorted::Set;
use crate::status::Status;

/// What becomes of the yields of the code that is being written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Yields {
    /// They leave the machine.
    Suspend,
    /// They call what wants their values.
    Calls,
}

/// The parameter of the closure that takes what to call.
fn each(span: Span) -> Ident {
    ours("__each", span)
}

impl Emit<'_> {
    /// What an iterator is made with so that it can be run at once: the closure of the `whole`
    /// body, and that of the rest. A level of a recursive body is no machine of its own.
    pub(super) fn at_once_arguments(
        &self,
        whole: Option<&Ident>,
        frames: &Frames<'_>,
    ) -> Option<TokenStream> {
        if !self.face.is_iterator() || self.face.is_recursive() {
            return None;
        }
        let stepwise = self
            .face
            .private("Stepwise", Span::call_site())
            .into_token_stream();
        let whole = whole.map_or_else(|| stepwise.clone(), ToTokens::to_token_stream);
        let rest = self.rest(frames).unwrap_or(stepwise);
        Some(quote!(, #whole, #rest))
    }

    /// Whether what is left of the body can be run at once.
    pub(super) fn has_rest(&self) -> bool {
        self.is_at_once(&self.flow.behind_yields())
    }

    /// Whether the rest is worth a closure, and can be one; `behind` are the points of it.
    fn is_at_once(&self, behind: &Set<PointId>) -> bool {
        let repeats = self
            .arms
            .iter()
            .any(|arm| match self.flow.place(arm.point) {
                Place::Resume(seq, _) => !self.flow.loops_around(seq).is_empty(),
                Place::Before(..) => false,
            });
        // An array in place belongs to the closure of the machine, and what makes a value of a
        // type that no other code has cannot be there twice.
        repeats && !self.flow.makes_own_types(behind) && self.body.arrays.is_empty()
    }

    /// The closure of the rest, if there is one.
    fn rest(&self, frames: &Frames<'_>) -> Option<TokenStream> {
        let behind = self.flow.behind_yields();
        if !self.is_at_once(&behind) {
            return None;
        }
        let (state, each) = (ours("__state", self.span), each(self.span));
        let (at, label) = (ours("__at", self.span), machine_label(self.span));
        let same = ours("__same", self.span);
        let frame = frames.open_type();
        let to = self.face.private("Each", Span::call_site());
        let (output, ended) = (self.face.output(), self.face.ended(self.span));
        let arms = self.arms.iter().filter(|arm| behind.contains(&arm.point));
        let arms = arms.map(|arm| arm::write(self, frames, arm, Yields::Calls));
        let run = quote!({ #(#arms)* _ => return #ended, });
        let run = if self.has_ways() {
            let entered = if self.takes_in_arms() {
                frames.entered()
            } else {
                self.enters_frame()
            };
            let tied = self.same_ways_tied();
            quote!(let mut #at = #entered; #tied #label: loop { match #at #run })
        } else {
            let locals = self.locals_taken();
            quote!(#label: loop { match #locals #run })
        };
        let tied = nowhere(&[quote!(#same.unify(#state);)]);
        Some(quote!(move |#state: &mut #frame, #each: #to<'_, _>| -> #output { #tied #run }))
    }

    /// Says in both closures that what leads to their arms is of one type: an arm that one of them
    /// only has may tell a part of it.
    pub(super) fn same_ways_tied(&self) -> Option<TokenStream> {
        let (at, same) = (ours("__at", self.span), self.same_ways()?);
        Some(nowhere(&[quote!(#same.unify(&#at);)]))
    }

    /// What has that type.
    pub(super) fn same_ways(&self) -> Option<Ident> {
        let is_both = self.face.is_iterator() && !self.face.is_recursive() && self.has_ways();
        is_both.then(|| ours("__same_ways", self.span))
    }

    /// Says at which arm the next round begins, where the frame does not say it.
    fn entered_again(&self, number: usize, span: Span) -> Option<TokenStream> {
        let at = ours("__at", span);
        self.has_ways().then(|| {
            let entered = if self.takes_in_arms() {
                Frames::entered_at(number).into_token_stream()
            } else {
                self.enters_frame()
            };
            quote_spanned!(span=> #at = #entered;)
        })
    }

    /// Enters the arm at which the frame stands.
    fn enters_frame(&self) -> TokenStream {
        let locals = self.locals_taken();
        quote!(__PrimedAt::Enter(#locals))
    }
}

impl Arm<'_> {
    /// Whether the code behind a yield, which is resumed at a point, can be written right there:
    /// in a loop, if whatever the arm of that point has, this one has in the same form or by name.
    fn passes(&self, resumption: PointId) -> bool {
        let carried = self.emit.flow.carried(resumption);
        self.in_full
            && carried.iter().all(|carried| {
                let form = self.form(carried.id);
                form == carried.form || (form, carried.form) == (Form::Value, Form::Held)
            })
    }

    /// Hands a value on; suspends if no more are wanted. Else it goes on with the code behind, if
    /// that can be right there, and at the arm of the yield if not.
    pub(super) fn pass(
        &mut self,
        out: &Yield,
        resumed: (PointId, usize),
        from: &dyn Fn(BindingId) -> Status,
    ) -> Code {
        let (span, each) = (out.span, each(self.emit.span));
        let (value, more) = (ours("__yielded", span), ours("__more", span));
        let operand = self.operand(out, &value);
        let (suspend, ended) = (self.stored(resumed, span, from), self.emit.face.ended(span));
        let falls = self.passes(resumed.0);
        let tokens = if falls {
            let received = self.receive(out);
            quote_spanned!(span=>
                #operand
                if !#each(#value) {
                    #suspend
                    return #ended;
                }
                #received
            )
        } else {
            let (entered, label) = (
                self.emit.entered_again(resumed.1, span),
                machine_label(span),
            );
            quote_spanned!(span=>
                #operand
                let #more = #each(#value);
                #suspend
                if !#more {
                    return #ended;
                }
                #entered
                continue #label;
            )
        };
        Code { tokens, falls }
    }
}
