//! Slots: places beside the frame for the numbers that a larger body keeps.
//!
//! A frame is an enum. A body with many yields takes one variant out and puts another one in, and
//! what both keep may lie elsewhere in each: so the more locals there are, the more a resumption
//! moves. A number has nothing to drop and need not be closed, so it can have one place for as long
//! as it lives: an element of a tuple, which both closures of the machine see. An arm reads what it
//! carries, and before it suspends it writes what it may have changed.
//!
//! Locals share a slot, and have one at all, as [`sharing`](super::sharing) says.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Index;

use super::Emit;
use super::arm::Arm;
use super::rest::Yields;
use super::sharing::Sharing;
use crate::face::{Seen, ours};
use crate::flow::{ArmPoint, Carried, Entry, PointId};
use crate::names::BindingId;
use crate::sorted::{Map, Set};

/// Which locals have a slot, and which one.
#[derive(Default)]
pub(super) struct Slots {
    /// The type of each slot.
    types: Vec<TokenStream>,
    /// The slot of each local.
    of: Map<BindingId, usize>,
    /// What an arm leaves as it finds it, up to each yield that it comes to.
    left: Map<PointId, Map<PointId, Set<BindingId>>>,
}

impl Slots {
    /// Hands slots out, if the body is worth them.
    pub(super) fn new(emit: &Emit<'_>) -> Self {
        // Who can ask for the locals asks the frame.
        let unfit = emit.face.is_recursive() || emit.begun.is_some() || emit.face.seen == Seen::All;
        let is_resumed = |arm: &&ArmPoint| matches!(arm.entry, Entry::Resume(_));
        if unfit || emit.arms.iter().filter(is_resumed).count() < emit.face.slots {
            return Self::default();
        }
        let slots = Sharing::new(emit).handed_out();
        if slots.is_empty() {
            return Self::default();
        }
        let of = slots.iter().enumerate();
        let of = of.flat_map(|(number, (_, locals))| locals.iter().map(move |id| (*id, number)));
        let of: Map<_, _> = of.collect();
        let is_set_once = |id: BindingId| emit.names[id].is_set_once();
        let left = emit.arms.iter().map(|arm| {
            let carried = emit.carried(arm.point).iter().map(|carried| carried.id);
            let carried = carried.filter(|id| of.contains_key(id)).collect();
            (arm.point, emit.flow.left(arm.point, carried, &is_set_once))
        });
        Self {
            left: left.collect(),
            types: slots.into_iter().map(|(ty, _)| ty).collect(),
            of,
        }
    }

    /// Whether there are any.
    pub(super) fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    /// Whether a local has one.
    pub(super) fn have(&self, id: BindingId) -> bool {
        self.of.contains_key(&id)
    }
}

impl Emit<'_> {
    /// The variable that they are.
    pub(super) fn slots_name(&self) -> Ident {
        ours("__slots", self.span)
    }

    /// Makes them.
    pub(super) fn slots_made(&self) -> Option<TokenStream> {
        let (slots, types) = (self.slots_name(), &self.slots.types);
        let values = types
            .iter()
            .map(|_| quote!(::core::default::Default::default()));
        (!types.is_empty()).then(|| quote!(let mut #slots: (#(#types,)*) = (#(#values,)*);))
    }

    /// What an arm finds in its frame.
    pub(super) fn in_frame(&self, arm: &ArmPoint) -> Vec<Carried> {
        let mut carried = self.carried(arm.point).to_vec();
        carried.retain(|carried| !self.slots.have(carried.id));
        carried
    }

    /// Where a local is kept that has a slot.
    fn slot(&self, id: BindingId) -> Option<TokenStream> {
        let (slots, number) = (self.slots_name(), Index::from(*self.slots.of.get(&id)?));
        Some(quote!(#slots.#number))
    }

    /// Reads what an arm has in slots.
    pub(super) fn slots_read(&self, arm: &ArmPoint) -> TokenStream {
        if arm.entry == Entry::Start {
            return TokenStream::new();
        }
        let carried = self.carried(arm.point).iter();
        let reads = carried.filter_map(|carried| {
            let slot = self.slot(carried.id)?;
            let binding = &self.names[carried.id];
            let local = self.local(*carried, binding.ident.span());
            let mutable = binding.mutable.then(|| quote!(mut));
            Some(quote!(let #mutable #local = #slot;))
        });
        reads.collect()
    }

    /// Writes a local into its slot, if it has one.
    fn slot_written(&self, id: BindingId, value: &Ident) -> Option<TokenStream> {
        let slot = self.slot(id)?;
        Some(quote_spanned!(value.span()=> #slot = #value;))
    }
}

impl Arm<'_> {
    /// Puts into their slots what has one, where the yield that is resumed at a point keeps it;
    /// gives that and the fields that are left.
    pub(super) fn in_slots(
        &self,
        to: PointId,
        (names, values): (Vec<Ident>, Vec<Ident>),
    ) -> (TokenStream, Vec<Ident>, Vec<Ident>) {
        let ids = self.emit.carried(to).iter().rev().map(|carried| carried.id);
        // What is run on has come by other yields.
        let left = self.emit.slots.left.get(&self.begins);
        let left = left.filter(|_| self.yields == Yields::Suspend);
        let left = left.and_then(|left| left.get(&to));
        let is_left = |id| left.is_some_and(|left| left.contains(&id));
        let (mut written, mut fields) = (TokenStream::new(), Vec::new());
        for (id, (name, value)) in ids.zip(names.into_iter().zip(values)) {
            match self.emit.slot_written(id, &value) {
                Some(slot) if !is_left(id) => written.extend([slot]),
                Some(_) => {}
                None => fields.push((name, value)),
            }
        }
        let (names, values) = fields.into_iter().unzip();
        (written, names, values)
    }
}
