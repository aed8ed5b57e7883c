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

use super::Emit;
use super::frame::{Frames, Param};
use super::rest::{Yields, each};
use crate::face::ours;
use crate::flow::{Again, ArmPoint};
use crate::plain::ties::{nowhere, open_type};
use crate::recursion::mentions;
use crate::sorted::Set;

impl Emit<'_> {
    /// The closure of the rest.
    pub(super) fn rest_onward(&self, again: &Again, frames: &Frames<'_>) -> TokenStream {
        let span = self.span;
        let (state, each) = (ours("__state", span), each(span));
        let (from, own, same) = (
            ours("__from", span),
            ours("__own", span),
            ours("__same", span),
        );
        let to = self.face.private("Sink", Span::call_site());
        let (frame, output) = (frames.open_type(), self.face.output());
        let (arrays, ended) = (self.lent_parameter(), self.face.ended(span));
        let entries = self
            .arms
            .iter()
            .filter(|arm| again.from.contains(&arm.point));
        let entries: Vec<_> = entries.collect();
        let variants = entries.iter().map(|arm| frames.arm_variant(arm));
        let moved = entries.iter().map(|arm| self.moved(arm, frames));
        let take = self.face.private("Take", Span::call_site());
        let how = ours("__take", span);
        let other = ours("__other", span);
        let run = self.lent(self.rest_of_arms(frames, &again.points, Yields::Hands));
        let values = self.body.types.values();
        let values = values.filter(|ty| mentions(&run, &ty.to_string()));
        let open = open_type(self.face);
        let tied = nowhere(&[quote!(#same.unify(#from);)]);
        let tied_apart = self.tied_apart(again, ("__PrimedState", &frames.kept), &same, &own);
        quote! {
            move |#from: &mut #frame #arrays, #each: #to<'_, _>| -> #output {
                #tied
                match #from {
                    #(#variants { .. })|* => {}
                    _ => return #ended,
                }
                let mut #own = match #take::locals(#how, #from) {
                    #(#moved,)*
                    #other => {
                        ::core::mem::forget(#other);
                        return #ended;
                    }
                };
                #tied_apart
                let #state = &mut #own;
                #(let #values = #open;)*
                #run
            }
        }
    }

    /// Moves what a frame keeps into one of other types.
    fn moved(&self, arm: &ArmPoint, frames: &Frames<'_>) -> TokenStream {
        let variant = frames.arm_variant(arm);
        let kept = self.carried(arm.point).iter();
        let fields = kept.map(|carried| self.field(carried.id));
        let fields = quote!({ #(#fields),* });
        quote!(#variant #fields => #variant #fields)
    }

    /// Says of what leads from arm to arm which types it has in common with the machine's.
    pub(super) fn ways_tied_apart(
        &self,
        again: &Again,
        frames: &Frames<'_>,
    ) -> Option<TokenStream> {
        let (at, same) = (ours("__at", self.span), self.same_ways()?);
        Some(self.tied_apart(again, ("__PrimedAt", &frames.ways), &same, &at))
    }

    /// Says that a value of an enum is of the type that the machine has it in, but for what the
    /// rest makes.
    fn tied_apart(
        &self,
        again: &Again,
        (name, params): (&str, &Set<Param>),
        same: &Ident,
        value: &Ident,
    ) -> TokenStream {
        let arms = self.arms.iter();
        let arms = arms.filter(|arm| again.points.contains(&arm.point));
        let carried = arms.flat_map(|arm| self.carried(arm.point));
        let carried = carried.filter(|carried| again.own.given.contains(&carried.id));
        let own: Set<Param> = carried.filter_map(|carried| self.param(*carried)).collect();
        let type_of = self.face.private("TypeOf", Span::call_site());
        let (kind, tie) = (
            Ident::new(name, Span::call_site()),
            ours("__tie", self.span),
        );
        let theirs: Vec<_> = params.iter().map(|param| param.ident()).collect();
        let ours = params.iter().map(|param| {
            let ident = param.ident();
            if own.contains(param) {
                return format_ident!("Own{ident}");
            }
            ident
        });
        let ours: Vec<_> = ours.collect();
        let apart = ours.iter().filter(|ident| !theirs.contains(ident));
        nowhere(&[quote! {
            fn #tie<#(#theirs,)* #(#apart),*>(
                _: #type_of<#kind<#(#theirs),*>>,
                _: &#kind<#(#ours),*>,
            ) {}
            #tie(#same, &#value);
        }])
    }
}
