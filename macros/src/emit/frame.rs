//! The enums of a machine: where it stands between resumptions, and the places
//! that arms of one resumption lead to.
//!
//! Each local has a type parameter, which rustc infers. The fields of a variant
//! are in reverse order of declaration, so that a suspended machine drops its
//! locals as a scope does.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Ident;

use super::Emit;
use crate::face::ours;
use crate::few::Few;
use crate::flow::{ArmPoint, Carried, Entry, Form, Place};
use crate::ir::NodeKind;
use crate::names::{BindingId, Origin};
use crate::plain::ties::{Ties, nowhere};

/// A local's type parameter: one for its value, one for what is held of it, and one for
/// what is held of it when it is a box that was emptied.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Param {
    id: BindingId,
    kind: Kind,
}

/// What of a local it is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Value,
    Held,
    Emptied,
}

impl Param {
    pub(super) const fn of(carried: Carried) -> Self {
        Self {
            id: carried.id,
            kind: match carried.form {
                Form::Value | Form::Stale => Kind::Value,
                Form::Held | Form::Maybe => Kind::Held,
                Form::Emptied => Kind::Emptied,
            },
        }
    }

    pub(super) fn ident(self) -> Ident {
        let prefix = match self.kind {
            Kind::Value => "T",
            Kind::Held => "H",
            Kind::Emptied => "E",
        };
        format_ident!("{prefix}{}", self.id.0, span = Span::call_site())
    }

    /// Whether it is for the value itself.
    fn is_value(self) -> bool {
        self.kind == Kind::Value
    }
}

/// A variant of one of the enums.
fn variant(of: &str, name: &str) -> Few {
    let span = Span::call_site();
    Few::ident(Ident::new(of, span)).then(Ident::new(name, span), span)
}

/// Writes the enums of one machine.
pub(super) struct Frames<'a> {
    pub(super) emit: &'a Emit<'a>,
    /// The parameters of the enum that a machine keeps.
    kept: BTreeSet<Param>,
    /// Those of the enum that lies on its stack, where it delegates to itself.
    waiting: BTreeSet<Param>,
    /// Those of the enum that a resumption works with.
    all: BTreeSet<Param>,
}

impl<'a> Frames<'a> {
    /// Looks at what the arms carry.
    pub(super) fn new(emit: &'a Emit<'a>) -> Self {
        let (mut kept, mut waiting, mut all) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for arm in emit.arms.iter().filter(|arm| arm.entry != Entry::Start) {
            for carried in emit.carried(arm.point) {
                all.insert(Param::of(*carried));
                if emit.calls(arm) {
                    waiting.insert(Param::of(*carried));
                } else if arm.entry != Entry::Join {
                    kept.insert(Param::of(*carried));
                }
            }
        }
        for id in &emit.body.root.params {
            kept.insert(Param {
                id: *id,
                kind: Kind::Value,
            });
        }
        all.extend(&kept);
        Self {
            emit,
            kept,
            waiting,
            all,
        }
    }

    /// The variant of that name.
    pub(super) fn variant(name: &str) -> Few {
        variant("__PrimedState", name)
    }

    /// A pattern for an entry into the closure's `match`.
    pub(super) fn entry_pattern(
        &self,
        variant: &impl ToTokens,
        input: Option<&Ident>,
    ) -> TokenStream {
        let has_input = self.emit.face.input().is_some();
        let input = has_input.then(|| input.map_or_else(|| quote!(, _), |name| quote!(, #name)));
        if self.emit.has_ways() {
            quote!(__PrimedAt::Enter(#variant #input))
        } else if has_input {
            quote!((#variant #input))
        } else {
            variant.to_token_stream()
        }
    }

    /// The variant by which an arm is entered, and whether it is kept.
    pub(super) fn arm_variant(&self, arm: &ArmPoint) -> Few {
        match arm.entry {
            Entry::Start => Self::variant("Created"),
            Entry::Resume(number) if self.emit.calls(arm) => Self::call_variant(number),
            Entry::Resume(number) => Self::yield_variant(number),
            Entry::Join => Self::join_variant(self.emit.join_number(arm.point)),
        }
    }

    /// The variant in which a machine is suspended.
    pub(super) fn yield_variant(number: usize) -> Few {
        variant("__PrimedState", &format!("Yield{}", number + 1))
    }

    /// The variant in which it waits for itself.
    pub(super) fn call_variant(number: usize) -> Few {
        variant("__PrimedWaiting", &format!("Yield{}", number + 1))
    }

    /// The variant that leads from one arm to another.
    pub(super) fn join_variant(number: usize) -> Few {
        variant("__PrimedAt", &format!("Join{number}"))
    }

    /// The parameters of the enum on the stack.
    pub(super) fn waiting_params(&self) -> Vec<Ident> {
        self.waiting.iter().map(|param| param.ident()).collect()
    }

    /// The frame's type with its parameters left open.
    pub(super) fn open_type(&self) -> TokenStream {
        let open = self.kept.iter().map(|_| quote!(_));
        quote!(__PrimedState<#(#open),*>)
    }

    /// The type of what lies on the stack, left open as well.
    pub(super) fn open_waiting(&self) -> TokenStream {
        let open = self.waiting.iter().map(|_| quote!(_));
        quote!(__PrimedWaiting<#(#open),*>)
    }

    /// The frame of a machine that has not started.
    pub(super) fn start(&self) -> TokenStream {
        let fields = self.emit.body.root.params.iter().rev().map(|id| {
            let field = self.emit.field(*id);
            let value = &self.emit.names[*id].outer;
            quote!(#field: #value)
        });
        quote!(__PrimedState::Created { #(#fields),* })
    }

    /// A pattern for it, which binds the parameters under the names that the user gave
    /// them: the last one drops first.
    pub(super) fn start_pattern(&self) -> TokenStream {
        let fields = self.emit.body.root.params.iter().map(|id| {
            let binding = &self.emit.names[*id];
            let (field, outer) = (self.emit.field(*id), &binding.outer);
            if outer == "self" {
                let this = &binding.ident;
                return quote!(#field: mut #this);
            }
            let captured = self.emit.names.captures().contains(id);
            let mutable = captured.then(<syn::Token![mut]>::default);
            quote!(#field: #mutable #outer)
        });
        quote!(__PrimedState::Created { #(#fields),* })
    }

    /// What the arm that begins with the body's start carries: its parameters.
    pub(super) fn start_carried(&self) -> Vec<Carried> {
        let params = &self.emit.body.root.params;
        let as_value = |id: &BindingId| Carried {
            id: *id,
            form: Form::Value,
        };
        params.iter().map(as_value).collect()
    }

    /// The user's locals that a suspended machine keeps as they are.
    pub(super) fn kept_values(&self) -> BTreeSet<BindingId> {
        let params = &self.emit.body.root.params;
        let values = self.kept.union(&self.waiting);
        let values = values.filter(|param| param.is_value());
        let ids = values.map(|param| param.id);
        ids.filter(|id| !params.contains(id)).collect()
    }

    /// Says that fields are of the types that the plain body gives the locals.
    pub(super) fn tied(&self, ties: &Ties, same: &Ident, same_waiting: &Ident) -> TokenStream {
        if ties.is_empty() {
            return TokenStream::new();
        }
        let type_of = self.emit.face.private("TypeOf", Span::call_site());
        let kept = self.emit.arms.iter();
        let kept = kept.filter(|arm| matches!(arm.entry, Entry::Resume(_)));
        let frames = kept.map(|arm| {
            let variant = self.arm_variant(arm);
            let fields = self.carried(arm).into_iter().map(|carried| {
                let field = self.emit.field(carried.id);
                let tie = ties
                    .get(carried.id)
                    .filter(|_| Param::of(carried).is_value());
                let value = tie.map_or_else(
                    || quote!(#type_of::any().value()),
                    |tie| quote!(#tie.value()),
                );
                if carried.form.is_option() {
                    return quote!(#field: ::core::option::Option::Some(#value));
                }
                quote!(#field: #value)
            });
            let same = if self.emit.calls(arm) {
                same_waiting
            } else {
                same
            };
            quote!(#same.unify(&#variant { #(#fields),* });)
        });
        nowhere(&frames.collect::<Vec<_>>(), self.emit.face)
    }

    fn carried(&self, arm: &ArmPoint) -> Vec<Carried> {
        match arm.entry {
            Entry::Start => self.start_carried(),
            _ => self.emit.carried(arm.point).to_vec(),
        }
    }

    pub(super) fn field_types(&self, carried: &[Carried]) -> TokenStream {
        let fields = carried.iter().rev().map(|carried| {
            let field = self.emit.field(carried.id);
            let param = Param::of(*carried).ident();
            if carried.form.is_option() {
                return quote!(#field: ::core::option::Option<#param>);
            }
            quote!(#field: #param)
        });
        quote!({ #(#fields),* })
    }

    /// The enums and what is implemented for them.
    pub(super) fn items(&self) -> TokenStream {
        let kept: Vec<Ident> = self.kept.iter().map(|param| param.ident()).collect();
        let entries = self.emit.arms.iter().filter(|arm| arm.entry != Entry::Join);
        let (waiting, entries): (Vec<_>, Vec<_>) = entries.partition(|arm| self.emit.calls(arm));
        let waiting = self
            .emit
            .face
            .is_recursive()
            .then(|| self.waiting_item(&waiting));
        let entries = self.entries(&entries);
        let variants = entries.iter().map(|(name, carried, _)| {
            let fields = self.field_types(carried);
            quote!(#name #fields)
        });
        let frame = self.frame_impl(&kept, &entries);
        let locals = self.locals_impl(&kept, &entries);
        let joins = self.joins_item(&kept);
        // Messages that speak of the frame show the function's name.
        let frame_name = Ident::new(
            "__PrimedState",
            Span::call_site().located_at(self.emit.span),
        );
        quote! {
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            #[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)]
            enum #frame_name<#(#kept),*> {
                Closed,
                #(#variants,)*
            }
            #frame
            #locals
            #waiting
            #joins
        }
    }

    pub(super) fn entries<'b>(
        &self,
        arms: &[&'b ArmPoint],
    ) -> Vec<(Ident, Vec<Carried>, &'b ArmPoint)> {
        let entries = arms.iter().map(|arm| {
            let name = match arm.entry {
                Entry::Resume(number) => {
                    format_ident!("Yield{}", number + 1, span = Span::call_site())
                }
                _ => Ident::new("Created", Span::call_site()),
            };
            (name, self.carried(arm), *arm)
        });
        entries.collect()
    }

    fn joins_item(&self, kept: &[Ident]) -> Option<TokenStream> {
        if !self.emit.has_ways() {
            return None;
        }
        let all = self.all.iter().map(|param| param.ident());
        let input = self.emit.face.input().map(|_| quote!(I));
        let joins = self.emit.joins().enumerate().map(|(index, arm)| {
            let name = format_ident!("Join{}", index + 1, span = Span::call_site());
            let fields = self.field_types(&self.carried(arm));
            quote!(#name #fields)
        });
        // What an inner level came to.
        let recursive = self.emit.face.is_recursive();
        let back = input.as_ref().filter(|_| recursive).map(|_| quote!(, B));
        let levels = recursive.then(|| {
            let waiting = self.waiting.iter().map(|param| param.ident());
            quote!(Back(__PrimedWaiting<#(#waiting),*> #back),)
        });
        let back = back.map(|_| quote!(B));
        let parameters = all.map(|param| quote!(#param));
        let parameters = parameters.chain(input.clone()).chain(back);
        let comma = input.as_ref().map(|_| quote!(,));
        Some(quote! {
            #[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)]
            enum __PrimedAt<#(#parameters),*> {
                Enter(__PrimedState<#(#kept),*> #comma #input),
                #levels
                #(#joins,)*
            }
        })
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

    fn frame_impl(
        &self,
        kept: &[Ident],
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> TokenStream {
        let frame = self.emit.face.private("Frame", Span::call_site());
        let krate = &self.emit.face.krate;
        let name = self.emit.name;
        let (bounds, delegates) = self.delegates(entries);
        let locations = self.locations(entries);
        quote! {
            #[automatically_derived]
            #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
            impl<#(#kept),*> #frame for __PrimedState<#(#kept),*>
            where
                #(#bounds,)*
            {
                const NAME: &'static ::core::primitive::str = #name;

                #[inline]
                fn closed() -> Self {
                    Self::Closed
                }

                #[inline]
                fn state(&self) -> #krate::GeneratorState {
                    match self {
                        Self::Created { .. } => #krate::GeneratorState::Created,
                        Self::Closed => #krate::GeneratorState::Closed,
                        #[allow(unreachable_patterns)]
                        _ => #krate::GeneratorState::Suspended,
                    }
                }

                fn location(&self) -> ::core::option::Option<#krate::Location> {
                    match self {
                        #(#locations,)*
                        Self::Closed => ::core::option::Option::None,
                    }
                }

                #delegates
            }
        }
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
        let (mut params, mut arms) = (BTreeSet::new(), Vec::new());
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
