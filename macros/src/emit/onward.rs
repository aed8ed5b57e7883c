//! What is left of a body, run to its end, where it makes values of types that no other code does.
//!
//! A closure that is written twice has two types, and a frame that keeps one cannot keep the
//! other. So the closure of the rest has a frame of its own, of the same enum, but with its own
//! types for what it makes. It is entered from a yield that keeps nothing of that: all that is kept
//! there moves into its frame. At any other yield the machine steps on, until it stands at one of
//! those.
//!
//! Nothing leads back, since what is kept then is of the wrong type: so it runs to the end, and is
//! for what wants all items. A search, which may stop anywhere, steps.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::frame::{Frames, Param};
use super::rest::{Yields, each};
use super::{Emit, arm};
use crate::face::ours;
use crate::flow::{Again, Entry, PointId};
use crate::plain::ties::{nowhere, open_type};
use crate::recursion::mentions;
use crate::sorted::Set;

impl Emit<'_> {
    /// The closure of the rest.
    pub(super) fn rest_onward(&self, again: &Again, frames: &Frames<'_>) -> TokenStream {
        let span = self.span;
        let (state, each) = (ours("__state", span), each(span));
        let (from, own) = (ours("__from", span), ours("__own", span));
        let (at, same) = (ours("__at", span), ours("__same", span));
        let to = self.face.private("Sink", Span::call_site());
        let (frame, output) = (frames.open_type(), self.face.output());
        let (arms, entered) = self.arms_onward(again, frames);
        let [kept, led] = self.made(again, &entered);
        let tied = nowhere(&[quote!(#same.unify(#from);)]);
        let frame_kind = ("__PrimedState", &frames.kept);
        let tied_apart = self.tied_apart(frame_kind, &kept, &same, &own);
        let ways_tied = self
            .same_ways()
            .map(|same| self.tied_apart(("__PrimedAt", &frames.ways), &led, &same, &at));
        let run = self.lent(self.rest_of_arms(frames, &arms, ways_tied.as_ref()));
        let values = self.body.types.values();
        let values = values.filter(|ty| mentions(&run, &ty.to_string()));
        let (arrays, open) = (self.lent_parameter(), open_type(self.face));
        let moved = self.moved(again, frames, &from);
        quote! {
            move |#from: &mut #frame #arrays, #each: #to<'_, _>| -> #output {
                #tied
                let mut #own = #moved;
                #tied_apart
                let #state = &mut #own;
                #(let #values = #open;)*
                #run
            }
        }
    }

    /// Moves what the machine's frame keeps into one of other types, if it stands at a yield
    /// that keeps none of those.
    fn moved(&self, again: &Again, frames: &Frames<'_>, from: &Ident) -> TokenStream {
        let ended = self.face.ended(self.span);
        let take = self.face.private("Take", Span::call_site());
        let (how, other) = (ours("__take", self.span), ours("__other", self.span));
        let arms = self.arms.iter();
        let arms = arms.filter(|arm| again.from.contains(&arm.point));
        let (mut variants, mut moved) = (Vec::new(), Vec::new());
        for arm in arms {
            let variant = frames.arm_variant(arm);
            let kept = self.in_frame(arm).into_iter();
            let fields: Vec<_> = kept.map(|carried| self.field(carried.id)).collect();
            moved.push(quote!(#variant { #(#fields),* } => #variant { #(#fields),* }));
            variants.push(variant);
        }
        quote! {
            match #from {
                #(#variants { .. })|* => match #take::locals(#how, #from) {
                    #(#moved,)*
                    #other => {
                        ::core::mem::forget(#other);
                        return #ended;
                    }
                },
                _ => return #ended,
            }
        }
    }

    /// The arms that are entered there, and which those are: a yield that leads straight on
    /// wherever it is written has none.
    fn arms_onward(&self, again: &Again, frames: &Frames<'_>) -> (Vec<TokenStream>, Set<PointId>) {
        let arms = self.arms.iter();
        let arms = arms.filter(|arm| again.points.contains(&arm.point));
        let written = arms.map(|arm| {
            let written = arm::write_leading(self, frames, arm, Yields::Hands);
            (arm.point, written)
        });
        let written: Vec<_> = written.collect();
        let mut entered = again.from.clone();
        loop {
            let before = entered.len();
            for (point, (_, leads_to)) in &written {
                if entered.contains(point) {
                    entered.extend(leads_to);
                }
            }
            if entered.len() == before {
                break;
            }
        }
        let arms = written.into_iter();
        let arms = arms.filter(|(point, _)| entered.contains(point));
        (arms.map(|(_, (arm, _))| arm).collect(), entered)
    }

    /// The types that it has of its own: in the frame, and in what leads from arm to arm. That is
    /// one set where the frame is a part of that.
    fn made(&self, again: &Again, entered: &Set<PointId>) -> [Set<Param>; 2] {
        let apart = self.takes_in_arms();
        [true, false].map(|is_frame| {
            let arms = self.arms.iter().filter(|arm| {
                let is_join = arm.entry == Entry::Join;
                entered.contains(&arm.point) && !(apart && is_join == is_frame)
            });
            let given = arms.flat_map(|arm| self.carried(arm.point));
            let made = given.filter(|carried| again.own.given.contains(&carried.id));
            made.filter_map(|carried| self.param(*carried)).collect()
        })
    }

    /// Says that a value of an enum is of the type that the machine has it in, but for what is
    /// made here.
    fn tied_apart(
        &self,
        (kind, params): (&str, &Set<Param>),
        made: &Set<Param>,
        same: &Ident,
        value: &Ident,
    ) -> TokenStream {
        let type_of = self.face.private("TypeOf", Span::call_site());
        let kind = Ident::new(kind, Span::call_site());
        let tie = ours("__tie", self.span);
        let (mut theirs, mut own, mut apart) = (Vec::new(), Vec::new(), Vec::new());
        for param in params {
            let ident = param.ident();
            if made.contains(param) {
                let other = format_ident!("Own{ident}");
                apart.push(other.clone());
                own.push(other);
            } else {
                own.push(ident.clone());
            }
            theirs.push(ident);
        }
        nowhere(&[quote! {
            fn #tie<#(#theirs,)* #(#apart),*>(
                _: #type_of<#kind<#(#theirs),*>>,
                _: &#kind<#(#own),*>,
            ) {}
            #tie(#same, &#value);
        }])
    }
}
