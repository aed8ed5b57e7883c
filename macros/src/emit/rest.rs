//! What is left of a body, run within one call.
//!
//! Where all that an iterator yields is wanted at once (`fold`, `any`), returning at each yield
//! would store the locals, and load them again, for nothing. So the arms are written once more,
//! for a closure that is called with a function: each yield calls that, and goes on with the code
//! behind it. A loop around the yield then runs as the user wrote it.
//!
//! Only loops are written in full. A yield on the way to one suspends, and its own arm is entered
//! at once: so no code is there as often as there are yields before it.
//!
//! What two closures cannot both own, an array in place, they are lent ([`super::lending`]). A
//! value of a type that one piece of code alone makes can be kept by one of them only: then the
//! other has a frame of its own ([`super::onward`]).

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Block;

use super::Emit;
use super::arm::{self, Arm, Code};
use super::frame::Frames;
use crate::face::{Face, is_open, ours};
use crate::flow::{Again, Flow, Form, Hints, Place, PointId};
use crate::ir::{Body, LabelId, Yield};
use crate::labels::machine_label;
use crate::names::{BindingId, Names};
use crate::plain::own::Own;
use crate::plain::ties::nowhere;
use crate::sorted::Set;
use crate::status::Status;

/// Whether what is written is to run fast, rather than to compile fast: not in a build with debug
/// assertions. (A build has its macro crates with them, or without, as its profile says.)
pub(super) const FOR_SPEED: bool = cfg!(not(debug_assertions));

/// What becomes of the yields of the code that is being written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Yields {
    /// They leave the machine.
    Suspend,
    /// They call what wants their values, and says whether it wants more.
    Calls,
    /// They call what wants all their values.
    Hands,
}

/// How what is left of a body is run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Rest {
    /// From one yield to the next.
    Stepwise,
    /// At once, by a closure of its own.
    Apart,
    /// The same, but only from some yields, and only to the end.
    Onward(Again),
}

/// The parameter of the closure that takes what to call.
pub(super) fn each(span: Span) -> Ident {
    ours("__each", span)
}

impl Emit<'_> {
    /// What an iterator is made with so that it can be run at once: the closure of the `whole`
    /// body, and that of the rest. Of a body that delegates to itself, there is the rest only,
    /// which begins levels, too.
    pub(super) fn at_once_arguments(
        &self,
        whole: Option<&Ident>,
        frames: &Frames<'_>,
    ) -> Option<TokenStream> {
        if !self.face.is_iterator() {
            return None;
        }
        let stepwise = self
            .face
            .private("Stepwise", Span::call_site())
            .into_token_stream();
        let whole = whole.map_or_else(|| stepwise.clone(), ToTokens::to_token_stream);
        let whole = (!self.face.is_recursive()).then(|| quote!(#whole,));
        let rest = match &self.rest {
            Rest::Stepwise => stepwise,
            Rest::Apart if self.face.is_recursive() => self.rest_of_levels(frames),
            Rest::Apart => self.rest_apart(frames),
            Rest::Onward(again) => self.rest_onward(again, frames),
        };
        Some(quote!(, #whole #rest))
    }

    /// Decides how the rest is run: at once, if it is worth a closure, and can be one.
    pub(super) fn decide_rest(
        flow: &Flow<'_>,
        (body, plain): (&Body, &Block),
        names: &Names,
        face: &Face,
    ) -> Rest {
        if !FOR_SPEED || !face.runs_at_once() {
            return Rest::Stepwise;
        }
        let repeats = |points: &Set<PointId>| {
            let mut arms = flow.arms().into_iter();
            arms.any(|arm| match flow.place(arm.point) {
                Place::Resume(seq, _) if points.contains(&arm.point) => {
                    !flow.loops_around(seq).is_empty()
                }
                _ => false,
            })
        };
        let recursive = face.is_recursive();
        let points = if recursive {
            flow.points()
        } else {
            flow.behind_yields()
        };
        // Of what is lent, a closure that is moved takes no copy.
        let copies = !body.arrays.is_empty() && names.copies_variables();
        if copies || !(recursive || repeats(&points)) {
            return Rest::Stepwise;
        }
        if !flow.makes_own_types(&points) {
            return Rest::Apart;
        }
        let written = Own::behind_yields(plain, recursive);
        if is_open(face.yields()) && written.is_yielded {
            return Rest::Stepwise;
        }
        let is_parameter = |id: &BindingId| !names.captures().contains(id);
        let given = body.root.params.iter().copied().filter(is_parameter);
        let hints = Hints {
            own: &written.names,
            given: &given.collect::<Vec<_>>(),
            names,
        };
        if flow.own_types(&points, &hints).stays() {
            return Rest::Apart;
        }
        let again = flow.again(&hints);
        if recursive || !flow.any_repeats(&again) {
            return Rest::Stepwise;
        }
        Rest::Onward(again)
    }

    fn each_type(&self) -> TokenStream {
        let to = self.face.private("Each", Span::call_site());
        quote!(#to<'_, _>)
    }

    /// The closure of the rest.
    fn rest_apart(&self, frames: &Frames<'_>) -> TokenStream {
        let (state, each) = (ours("__state", self.span), each(self.span));
        let same = ours("__same", self.span);
        let points = self.flow.behind_yields();
        let arms = self.arms.iter().filter(|arm| points.contains(&arm.point));
        let arms = arms.map(|arm| arm::write(self, frames, arm, Yields::Calls));
        let arms: Vec<_> = arms.collect();
        let run = self.rest_of_arms(frames, &arms, self.same_ways_tied().as_ref());
        let (frame, to) = (frames.open_type(), self.each_type());
        let output = self.face.output();
        let (run, arrays) = (self.lent(run), self.lent_parameter());
        let tied = self
            .is_inferred()
            .then(|| nowhere(&[quote!(#same.unify(#state);)]));
        quote!(move |#state: &mut #frame #arrays, #each: #to| -> #output { #tied #run })
    }

    /// The same of a body that delegates to itself: the loop over the levels, all of whose yields
    /// are calls.
    fn rest_of_levels(&self, frames: &Frames<'_>) -> TokenStream {
        let span = self.span;
        let (taken, state, calls) = (
            ours("__locals", span),
            ours("__state", span),
            ours("__calls", span),
        );
        let (at, each, label) = (ours("__at", span), each(span), machine_label(span));
        let (same, same_waiting) = (ours("__same", span), ours("__same_waiting", span));
        let (frame, to, waiting) = (frames.open_type(), self.each_type(), frames.open_waiting());
        let (kind, output) = (self.face.private("Calls", span), self.face.output());
        let arms = self.arms.iter();
        let arms = arms.map(|arm| arm::write(self, frames, arm, Yields::Calls));
        let round = self.levels(&arms.collect::<Vec<_>>(), Yields::Calls);
        let waiting_tied = self.waiting_tied(&at, &same_waiting);
        let tied = self
            .is_inferred()
            .then(|| nowhere(&[quote!(#same.unify(&#taken); #same.unify(#state);)]));
        let run = self.lent(quote! {
            let mut #at = __PrimedAt::Enter(#taken);
            #waiting_tied
            #label: loop { #round }
        });
        quote! {
            move |
                #taken: #frame,
                #state: &mut #frame,
                #calls: &mut #kind<#waiting>,
                #each: #to
            | -> #output { #tied #run }
        }
    }

    /// The arms of the rest, and what enters them.
    pub(super) fn rest_of_arms(
        &self,
        frames: &Frames<'_>,
        arms: &[TokenStream],
        tied: Option<&TokenStream>,
    ) -> TokenStream {
        let (at, label) = (ours("__at", self.span), machine_label(self.span));
        let ended = self.face.ended(self.span);
        let run = quote!({ #(#arms)* _ => return #ended, });
        if !self.has_ways() {
            let locals = self.locals_taken();
            return quote!(#label: loop { match #locals #run });
        }
        let entered = if self.takes_in_arms() {
            frames.entered()
        } else {
            self.enters_frame()
        };
        quote!(let mut #at = #entered; #tied #label: loop { match #at #run })
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
        self.in_full && self.has_all(resumption)
    }

    fn has_all(&self, resumption: PointId) -> bool {
        let mut carried = self.emit.flow.carried(resumption).iter();
        carried.all(|carried| {
            let form = self.form(carried.id);
            form == carried.form || (form, carried.form) == (Form::Value, Form::Held)
        })
    }

    /// Whether code can be written all of whose yields are calls: that of a loop in the middle of
    /// which this arm begins, or of an arm that others lead to.
    pub(super) fn repeats(&self, from: PointId, within: Option<LabelId>) -> bool {
        let has_all = |point| self.has_all(point);
        match &self.emit.rest {
            Rest::Onward(again) => {
                let flow = &self.emit.flow;
                flow.may_repeat(from, within, &again.own, &has_all)
                    .is_some()
            }
            _ => true,
        }
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
        let value = ours("__yielded", span);
        let operand = self.operand(out, &value);
        let falls = self.passes(resumed.0);
        let hands = self.yields == Yields::Hands;
        let tokens = if falls && hands {
            let received = self.receive(out);
            quote_spanned!(span=> #operand #each(#value); #received)
        } else if falls {
            let (suspend, ended) = (self.stored(resumed, span, from), self.emit.face.ended(span));
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
            let suspend = self.stored(resumed, span, from);
            let run_on = if self.emit.face.is_recursive() {
                self.run_on_taken(&suspend, resumed, from, span)
            } else if hands {
                self.hand_on(&suspend, resumed.1, span)
            } else {
                self.run_on(&suspend, resumed.1, span)
            };
            quote_spanned!(span=> #operand #run_on)
        };
        Code { tokens, falls }
    }

    /// Hands a value to what wants all; then the frame is put away, and its arm entered.
    fn hand_on(&self, store: &TokenStream, number: usize, span: Span) -> TokenStream {
        let (value, each) = (ours("__yielded", span), each(self.emit.span));
        let entered = self.emit.entered_again(number, span);
        let label = machine_label(span);
        quote_spanned!(span=> #each(#value); #store #entered continue #label;)
    }

    /// Hands a value to what wants it; then the frame is put away, and its arm entered if more
    /// are wanted.
    fn run_on(&self, suspend: &TokenStream, number: usize, span: Span) -> TokenStream {
        let (value, each) = (ours("__yielded", span), each(self.emit.span));
        let (more, ended) = (ours("__more", span), self.emit.face.ended(span));
        let entered = self.emit.entered_again(number, span);
        let label = machine_label(span);
        quote_spanned!(span=>
            let #more = #each(#value);
            #suspend
            if !#more {
                return #ended;
            }
            #entered
            continue #label;
        )
    }

    /// The same where what is entered is a frame: it is put away only if no more are wanted.
    fn run_on_taken(
        &mut self,
        suspend: &TokenStream,
        (point, number): (PointId, usize),
        from: &dyn Fn(BindingId) -> Status,
        span: Span,
    ) -> TokenStream {
        let (value, each) = (ours("__yielded", span), each(self.emit.span));
        let (at, label) = (ours("__at", span), machine_label(span));
        let (variant, ended) = (Frames::yield_variant(number), self.emit.face.ended(span));
        let (holds, names, values) = self.fields(point, span, from);
        quote_spanned!(span=>
            if !#each(#value) {
                #suspend
                return #ended;
            }
            #holds
            #at = __PrimedAt::Enter(#variant { #(#names: #values,)* });
            continue #label;
        )
    }
}
