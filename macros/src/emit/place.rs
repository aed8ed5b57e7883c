//! What a frame tells of where it stands: the place, and what it delegates to there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::frame::{Frames, Param};
use crate::face::ours;
use crate::flow::{ArmPoint, Carried, Entry, Form, Place};
use crate::ir::NodeKind;
use crate::names::Origin;
use crate::sorted::Set;

impl Frames<'_> {
    /// What a frame tells of where it stands, and what that asks of its parameters.
    pub(super) fn place(
        &self,
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> (Vec<TokenStream>, TokenStream) {
        let (krate, name) = (&self.emit.face.krate, self.emit.name);
        let (bounds, delegates) = self.delegates(entries);
        let locations = self.locations(entries);
        let place = quote! {
            const NAME: &'static ::core::primitive::str = #name;

            fn location(&self) -> ::core::option::Option<#krate::Location> {
                match self {
                    #(#locations,)*
                    Self::Closed => ::core::option::Option::None,
                }
            }

            #delegates
        };
        (bounds, place)
    }

    /// Where the body stands, one arm of a `match` for each of these entries.
    pub(super) fn locations(
        &self,
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> Vec<TokenStream> {
        let krate = &self.emit.face.krate;
        let locations = entries.iter().map(|(variant, _, arm)| {
            let (span, number) = self.position(arm);
            let number = number.map_or_else(
                || quote!(::core::option::Option::None),
                |number| quote!(::core::option::Option::Some(#number)),
            );
            let location = quote_spanned!(span=> #krate::Location::new(
                ::core::file!(), ::core::line!(), ::core::column!(), #number,
            ));
            quote!(Self::#variant { .. } => ::core::option::Option::Some(#location))
        });
        locations.collect()
    }

    /// How the frame tells what it delegates to, if it ever does, and what that asks of
    /// its parameters.
    pub(super) fn delegates(
        &self,
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> (Vec<TokenStream>, Option<TokenStream>) {
        let delegated = self.emit.face.private("Delegated", Span::call_site());
        let krate = &self.emit.face.krate;
        let held = ours("__delegate", Span::call_site());
        let is_delegate = |carried: &&Carried| {
            carried.form == Form::Value && self.emit.names[carried.id].origin == Origin::Delegate
        };
        let (mut params, mut arms) = (Set::new(), Vec::new());
        for (variant, carried, _) in entries {
            if let Some(delegate) = carried.iter().rfind(is_delegate) {
                let field = self.emit.field(delegate.id);
                params.insert(Param::of(*delegate));
                arms.push(quote! {
                    Self::#variant { #field: #held, .. } => {
                        ::core::option::Option::Some(#delegated::observed(#held))
                    }
                });
            }
        }
        let bounds = params.into_iter().map(|param| {
            let param = param.ident();
            quote!(#param: #delegated)
        });
        let method = (!arms.is_empty()).then(|| {
            quote! {
                fn delegate(&self) -> ::core::option::Option<&dyn #krate::Observe> {
                    match self {
                        #(#arms)*
                        #[allow(unreachable_patterns)]
                        _ => ::core::option::Option::None,
                    }
                }
            }
        });
        (bounds.collect(), method)
    }

    /// Where the user wrote what an arm begins with.
    fn position(&self, arm: &ArmPoint) -> (Span, Option<u32>) {
        if let Place::Resume(seq, index) = self.emit.flow.place(arm.point) {
            let node = &self.emit.flow.seq(seq).nodes[index];
            if let (NodeKind::Yield(point), Entry::Resume(number)) = (&node.kind, arm.entry) {
                return (point.span, u32::try_from(number + 1).ok());
            }
        }
        (self.emit.span, None)
    }
}
