//! The locals that a frame keeps, shown by name: what `getgeneratorlocals` and `Debug` list.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::frame::{Frames, Param};
use crate::face::ours;
use crate::flow::{ArmPoint, Carried};
use crate::sorted::Set;

/// What is called with each local.
pub(super) fn visit() -> Ident {
    ours("__visit", Span::call_site())
}

impl Frames<'_> {
    /// Implements the listing for the frame.
    pub(super) fn locals_impl(
        &self,
        kept: &[Ident],
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> TokenStream {
        let locals = self.emit.face.private("Locals", Span::call_site());
        let visit = visit();
        let (bounds, arms) = self.visits(entries);
        let bounds = bounds.into_iter().chain(self.delegates(entries).0);
        quote! {
            #[automatically_derived]
            #[allow(unused_variables)]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            impl<#(#kept),*> #locals for __PrimedState<#(#kept),*>
            where
                #(#bounds,)*
            {
                fn visit_locals(
                    &self,
                    #visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, &dyn ::core::fmt::Debug),
                ) {
                    match self {
                        #(#arms)*
                        Self::Closed => {}
                    }
                }
            }
        }
    }

    /// Visits the locals, one arm of a `match` for each of these entries, and what that asks
    /// of the parameters.
    pub(super) fn visits(
        &self,
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let (visit, value) = (visit(), ours("__value", Span::call_site()));
        let shown = |carried: &Carried| self.emit.names[carried.id].shown.clone();
        let mut bounds = Set::new();
        let mut arms = Vec::new();
        for (variant, carried, _) in entries {
            let (mut fields, mut visits) = (Vec::new(), Vec::new());
            for carried in carried {
                let Some(name) = shown(carried) else { continue };
                let name = name.trim_start_matches("r#");
                bounds.insert(Param::of(*carried));
                let field = self.emit.field(carried.id);
                visits.push(if carried.form.is_option() {
                    quote! {
                        if let ::core::option::Option::Some(#value) = #field {
                            #visit(#name, #value);
                        }
                    }
                } else {
                    quote!(#visit(#name, #field);)
                });
                fields.push(field);
            }
            arms.push(quote!(Self::#variant { #(#fields,)* .. } => { #(#visits)* }));
        }
        let bounds = bounds.into_iter().map(|param| {
            let param = param.ident();
            quote!(#param: ::core::fmt::Debug)
        });
        (bounds.collect(), arms)
    }
}
