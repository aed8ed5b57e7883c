//! The enum of what lies on a machine's stack: the body, where it waits for itself.
//!
//! It has variants for nothing else, so that it is as small as what must be kept there; if
//! there is one place only, taking up the body again is no choice at all.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use super::frame::{Frames, derived};
use super::locals::visit;
use crate::face::Seen;
use crate::flow::{ArmPoint, Carried};

impl Frames<'_> {
    /// The enum and what is implemented for it.
    pub(super) fn waiting_item(&self, arms: &[&ArmPoint]) -> TokenStream {
        let entries = self.entries(arms);
        let params: Vec<Ident> = self.waiting_params();
        let krate = &self.emit.face.krate;
        let private = |name| self.emit.face.private(name, Span::call_site());
        let waiting = private("Waiting");
        let variants = entries.iter().map(|(name, carried, _)| {
            let fields = self.field_types(carried);
            quote!(#name #fields)
        });
        let locations = self.locations(&entries);
        let all_seen = self.emit.face.seen == Seen::All;
        let derived = all_seen.then(derived);
        let locals = all_seen.then(|| self.waiting_locals(&params, &entries));
        quote! {
            #derived
            #[allow(dead_code)]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            enum __PrimedWaiting<#(#params),*> {
                #(#variants,)*
            }

            #[automatically_derived]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            impl<#(#params),*> #waiting for __PrimedWaiting<#(#params),*> {
                fn location(&self) -> ::core::option::Option<#krate::Location> {
                    match *self {
                        #(#locations,)*
                    }
                }
            }

            #locals
        }
    }

    /// Lists what is kept.
    fn waiting_locals(
        &self,
        params: &[Ident],
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> TokenStream {
        let locals = self.emit.face.private("WaitingLocals", Span::call_site());
        let visit = visit();
        let (bounds, visits) = self.visits(entries);
        quote! {
            #[automatically_derived]
            #[allow(unused_variables)]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            impl<#(#params),*> #locals for __PrimedWaiting<#(#params),*>
            where
                #(#bounds,)*
            {
                fn visit_locals(
                    &self,
                    #visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, &dyn ::core::fmt::Debug),
                ) {
                    match self {
                        #(#visits)*
                        // There may be none: then what is matched is a place.
                        #[allow(unreachable_patterns)]
                        _ => {}
                    }
                }
            }
        }
    }
}
