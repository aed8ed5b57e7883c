//! The enums of a machine: where it stands between resumptions, and the places
//! that arms of one resumption lead to.
//!
//! Each local has a type parameter, which rustc infers, unless the text names its type. The fields
//! of a variant begin with those that most variants have. rustc keeps to that order where it can, so
//! that they lie in one place in all of them, and a resumption that ends at another yield need not
//! move them. But where several locals may have something to drop, those come last, in reverse order
//! of declaration, so that a suspended machine drops them as a scope does.

use std::cmp::Reverse;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Ident;

use super::Emit;
use super::take::How;
use crate::face::Seen;
use crate::few::Few;
use crate::flow::{ArmPoint, Carried, Entry, Form};
use crate::names::{BindingId, Keep};
use crate::plain::ties::{Ties, nowhere};
use crate::sorted::{Map, Set};
use crate::told::Told;

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

impl Emit<'_> {
    /// The parameter for what is carried, unless its type is known from the text.
    pub(super) fn param(&self, carried: Carried) -> Option<Param> {
        let kind = match carried.form {
            Form::Value | Form::Stale if self.names[carried.id].told.ty().is_some() => return None,
            Form::Value | Form::Stale => Kind::Value,
            Form::Held | Form::Maybe => Kind::Held,
            Form::Emptied => Kind::Emptied,
        };
        let id = carried.id;
        Some(Param { id, kind })
    }
}

impl Param {
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
pub(super) fn variant(of: &str, name: &str) -> Few {
    let span = Span::call_site();
    Few::ident(Ident::new(of, span)).then(Ident::new(name, span), span)
}

/// What is derived for what is kept.
pub(super) fn derived() -> TokenStream {
    quote!(#[derive(::core::clone::Clone, ::core::marker::Copy)])
}

/// Writes the enums of one machine.
pub(super) struct Frames<'a> {
    pub(super) emit: &'a Emit<'a>,
    /// The parameters of the enum that a machine keeps.
    pub(super) kept: Set<Param>,
    /// Those of the enum that lies on its stack, where it delegates to itself.
    pub(super) waiting: Set<Param>,
    /// Those of the enum by which arms of a resumption lead to each other.
    pub(super) ways: Set<Param>,
}

impl<'a> Frames<'a> {
    /// Looks at what the arms carry.
    pub(super) fn new(emit: &'a Emit<'a>) -> Self {
        let (mut kept, mut waiting, mut ways) = (Set::new(), Set::new(), Set::new());
        for arm in emit.arms.iter().filter(|arm| arm.entry != Entry::Start) {
            for carried in emit.carried(arm.point) {
                let param = emit.param(*carried);
                if arm.entry == Entry::Join || !emit.takes_in_arms() {
                    ways.extend(&param);
                }
                if emit.calls(arm) {
                    waiting.extend(&param);
                } else if arm.entry != Entry::Join {
                    kept.extend(&param);
                }
            }
        }
        if emit.begun.is_none() {
            let params = emit.body.root.params.iter();
            kept.extend(params.filter_map(|id| {
                emit.param(Carried {
                    id: *id,
                    form: Form::Value,
                })
            }));
        }
        if !emit.takes_in_arms() {
            ways.extend(&kept);
        }
        Self {
            emit,
            kept,
            waiting,
            ways,
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

    /// What the text tells of how a machine is to take what it keeps.
    pub(super) fn how(&self) -> How {
        let is_owning = |param: &Param| matches!(self.emit.names[param.id].told, Told::Owning);
        // Of a type of its own it is not known while the body is being checked.
        if self.kept.is_empty() {
            How::Copied
        } else if self.emit.flow.has_own_types() || self.kept.iter().any(is_owning) {
            How::Moved
        } else {
            How::Asked
        }
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

    /// The frame that a machine is made with.
    pub(super) fn start(&self) -> TokenStream {
        if let Some(begun) = &self.emit.begun {
            return begun.clone();
        }
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
    pub(super) fn kept_values(&self) -> Set<BindingId> {
        let params = &self.emit.body.root.params;
        let values = self.kept.iter().chain(&self.waiting);
        let values = values.filter(|param| param.is_value());
        let ids = values.map(|param| param.id);
        ids.filter(|id| !params.contains(id)).collect()
    }

    /// Says that fields are of the types that the plain body gives the locals.
    pub(super) fn tied(&self, ties: &Ties, same: &Ident, same_waiting: &Ident) -> TokenStream {
        if ties.is_empty() {
            return TokenStream::new();
        }
        let kept = self.emit.arms.iter();
        let kept = kept.filter(|arm| matches!(arm.entry, Entry::Resume(_)));
        // Each type once in each of the two enums, in as few frames as give them all.
        let by_size = kept.enumerate().map(|(number, arm)| {
            let carried = self.carried(arm);
            ((Reverse(carried.len()), number), (arm, carried))
        });
        let by_size: Map<_, _> = by_size.collect();
        let mut known = Set::new();
        let frames = by_size.into_values().filter_map(|(arm, carried)| {
            let calls = self.emit.calls(arm);
            let tie_of = |carried: &Carried| {
                let known = ties.get(carried.id);
                known.filter(|_| self.emit.param(*carried).is_some_and(Param::is_value))
            };
            let news = carried.iter().filter(|carried| tie_of(carried).is_some());
            let news = news.filter(|carried| known.insert((calls, carried.id)));
            if news.count() == 0 {
                return None;
            }
            let variant = self.arm_variant(arm);
            let fields = carried.into_iter().map(|carried| {
                let field = self.emit.field(carried.id);
                let value =
                    tie_of(&carried).map_or_else(|| quote!(loop {}), |tie| quote!(#tie.value()));
                if carried.form.is_option() {
                    return quote!(#field: ::core::option::Option::Some(#value));
                }
                quote!(#field: #value)
            });
            let same = if calls { same_waiting } else { same };
            Some(quote!(#same.unify(&#variant { #(#fields),* });))
        });
        nowhere(&frames.collect::<Vec<_>>())
    }

    pub(super) fn carried(&self, arm: &ArmPoint) -> Vec<Carried> {
        match arm.entry {
            Entry::Start => self.start_carried(),
            _ => self.emit.in_frame(arm),
        }
    }

    /// The order of the fields of a variant.
    fn in_order<'b>(&self, carried: &'b [Carried]) -> Vec<&'b Carried> {
        let is_free = |carried: &&Carried| self.emit.names[carried.id].keep == Keep::Undropped;
        let (mut free, mut dropped): (Vec<_>, Vec<_>) = carried.iter().partition(is_free);
        if dropped.len() < 2 {
            free = carried.iter().collect();
            dropped.clear();
        }
        free.sort_by_key(|carried| Reverse(self.variants_with(carried.id)));
        free.into_iter().chain(dropped.into_iter().rev()).collect()
    }

    /// How many yields keep a local.
    fn variants_with(&self, id: BindingId) -> usize {
        let arms = self.emit.arms.iter();
        let resumed = arms.filter(|arm| matches!(arm.entry, Entry::Resume(_)));
        let carries = |arm: &&ArmPoint| {
            let mut carried = self.emit.carried(arm.point).iter();
            carried.any(|carried| carried.id == id)
        };
        resumed.filter(carries).count()
    }

    pub(super) fn field_types(&self, carried: &[Carried]) -> TokenStream {
        let fields = self.in_order(carried).into_iter().map(|carried| {
            let field = self.emit.field(carried.id);
            let simple = self.emit.names[carried.id].told.ty();
            let param = self.emit.param(*carried);
            let param = param.map(|param| param.ident().into_token_stream());
            let param = param.as_ref().or(simple);
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
        let copied = self.copied_impl(&kept);
        let frame = self.frame_impl(&kept, &entries);
        let all_seen = self.emit.face.seen == Seen::All;
        let locals = all_seen.then(|| self.locals_impl(&kept, &entries));
        let ways = self.ways_item(&kept, &entries);
        // Messages that speak of the frame show the function's name.
        let frame_name = Ident::new(
            "__PrimedState",
            Span::call_site().located_at(self.emit.span),
        );
        let derived = all_seen.then(derived);
        quote! {
            #derived
            #[allow(dead_code)]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            enum #frame_name<#(#kept),*> {
                Closed,
                #(#variants,)*
            }
            #copied
            #frame
            #locals
            #waiting
            #ways
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

    /// Says that a frame whose locals are `Copy` is so, too, where it is not derived: a machine
    /// then takes it by copy.
    fn copied_impl(&self, kept: &[Ident]) -> Option<TokenStream> {
        let derived = self.emit.face.seen == Seen::All;
        (!derived && self.emit.copies_whole()).then(|| {
            quote! {
                #[automatically_derived]
                #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
                impl<#(#kept: ::core::marker::Copy),*> ::core::clone::Clone for __PrimedState<#(#kept),*> {
                    #[inline]
                    fn clone(&self) -> Self {
                        *self
                    }
                }

                #[automatically_derived]
                impl<#(#kept: ::core::marker::Copy),*> ::core::marker::Copy for __PrimedState<#(#kept),*> {}
            }
        })
    }

    fn frame_impl(
        &self,
        kept: &[Ident],
        entries: &[(Ident, Vec<Carried>, &ArmPoint)],
    ) -> TokenStream {
        let frame = self.emit.face.private("Frame", Span::call_site());
        let krate = &self.emit.face.krate;
        let place_seen = self.emit.face.seen >= Seen::Place;
        let (bounds, place) = place_seen.then(|| self.place(entries)).unzip();
        let bounds = bounds.into_iter().flatten();
        let created = self
            .emit
            .begun
            .is_none()
            .then(|| quote!(Self::Created { .. } => #krate::GeneratorState::Created,));
        quote! {
            #[automatically_derived]
            #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
            impl<#(#kept),*> #frame for __PrimedState<#(#kept),*>
            where
                #(#bounds,)*
            {
                #[inline]
                fn closed() -> Self {
                    Self::Closed
                }

                #[inline]
                fn state(&self) -> #krate::GeneratorState {
                    match self {
                        #created
                        Self::Closed => #krate::GeneratorState::Closed,
                        #[allow(unreachable_patterns)]
                        _ => #krate::GeneratorState::Suspended,
                    }
                }

                #place
            }
        }
    }
}
