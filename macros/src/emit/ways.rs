//! The enum of the places to go on at within one resumption: where it begins, and the points
//! that arms lead to.
//!
//! Where the arms take the locals out of the frame themselves, each yield is a variant of it
//! without fields. Otherwise the frame is in it, taken out as a whole.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::frame::{Frames, variant};
use crate::face::ours;
use crate::few::Few;
use crate::flow::{ArmPoint, Carried, Entry};

impl Frames<'_> {
    /// The enum.
    pub(super) fn ways_item(
        &self,
        kept: &[Ident],
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> Option<TokenStream> {
        if !self.emit.has_ways() {
            return None;
        }
        let recursive = self.emit.face.is_recursive();
        let ways = self.ways.iter().map(|param| param.ident());
        let input = self.emit.face.input().map(|_| quote!(I));
        let joins = self.emit.joins().enumerate().map(|(index, arm)| {
            let name = format_ident!("Join{}", index + 1, span = Span::call_site());
            let fields = self.field_types(&self.carried(arm));
            quote!(#name #fields)
        });
        // What an inner level came to.
        let back = input.as_ref().filter(|_| recursive).map(|_| quote!(, B));
        let levels = recursive.then(|| {
            let waiting = self.waiting.iter().map(|param| param.ident());
            quote!(Back(__PrimedWaiting<#(#waiting),*> #back),)
        });
        let back = back.map(|_| quote!(B));
        let apart = self.emit.takes_in_arms();
        let enter = if apart {
            // In the frame's order, so that there is nothing to look up.
            let closed = Ident::new("Closed", Span::call_site());
            let names = entries.iter().map(|(name, ..)| name);
            let names = std::iter::once(&closed).chain(names);
            let held = input.as_ref().map(|input| quote!((#input)));
            quote!(#(#names #held,)*)
        } else {
            let comma = input.as_ref().map(|_| quote!(,));
            quote!(Enter(__PrimedState<#(#kept),*> #comma #input),)
        };
        // A tag of its own is known wherever one is written; one that is part of a local is not.
        let repr = apart.then(|| quote!(#[repr(u32)]));
        let parameters = ways.map(|param| quote!(#param));
        let parameters = parameters.chain(input.clone()).chain(back);
        Some(quote! {
            #[allow(dead_code)]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            #repr
            enum __PrimedAt<#(#parameters),*> {
                #enter
                #levels
                #(#joins,)*
            }
        })
    }

    /// Where a resumption begins, by where the frame stands: the arms take out of it what they
    /// need.
    pub(super) fn entered(&self) -> TokenStream {
        let arms = self.emit.arms.iter().filter(|arm| arm.entry != Entry::Join);
        let input = ours("__input", self.emit.span);
        let input = self.emit.face.input().map(|_| quote!((#input)));
        let ways = arms.map(|arm| {
            let (frame, at) = (self.arm_variant(arm), Self::entered_variant(arm));
            quote!(#frame { .. } => #at #input,)
        });
        let state = ours("__state", self.emit.span);
        quote! {
            match #state {
                __PrimedState::Closed => __PrimedAt::Closed #input,
                #(#ways)*
            }
        }
    }

    /// The pattern of a resumption that finds the frame closed.
    pub(super) fn closed_pattern(&self) -> TokenStream {
        if !self.emit.takes_in_arms() {
            return self.entry_pattern(&Self::variant("Closed"), None);
        }
        let input = self.emit.face.input().map(|_| quote!((_)));
        quote!(__PrimedAt::Closed #input)
    }

    /// The variant in which that is told to an arm.
    pub(super) fn entered_variant(arm: &ArmPoint) -> Few {
        match arm.entry {
            Entry::Resume(number) => Self::entered_at(number),
            _ => variant("__PrimedAt", "Created"),
        }
    }

    /// The same, of a yield.
    pub(super) fn entered_at(number: usize) -> Few {
        variant("__PrimedAt", &format!("Yield{}", number + 1))
    }
}
