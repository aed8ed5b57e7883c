//! Slots: places beside the frame for the numbers that a larger body keeps.
//!
//! A frame is an enum. A body with many yields takes one variant out and puts another one in, and
//! what both keep may lie elsewhere in each: so the more locals there are, the more a resumption
//! moves. A number has nothing to drop and need not be closed, so it can have one place for as long
//! as it lives: an element of a tuple, which both closures of the machine see. An arm reads what it
//! carries, and before it suspends it writes what it may have changed.
//!
//! Locals of one type share a slot if no yield keeps both. A machine must not become larger for
//! that: locals of different types share space in a frame, and cannot do so here. So a local gets a
//! slot as long as all of it fits into what the largest variant takes, and a word.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Index;

use super::Emit;
use super::arm::Arm;
use super::rest::Yields;
use crate::face::{Seen, ours};
use crate::flow::{ArmPoint, Carried, Entry, Form, PointId};
use crate::names::{BindingId, Names};
use crate::sorted::{Map, Set};

/// From how many yields on a body has slots: with fewer, a frame stays in registers.
const YIELDS: usize = 3;

/// What a machine may become larger by, in bytes.
const ROOM: usize = 8;

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
        if unfit || emit.arms.iter().filter(is_resumed).count() < YIELDS {
            return Self::default();
        }
        let slots = Wanted::new(emit).handed_out();
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

/// The size of a number, where a pointer has 64 bits.
fn size_of(ty: &TokenStream) -> Option<usize> {
    let ty: syn::Path = syn::parse2(ty.clone()).ok()?;
    let size = match ty.segments.last()?.ident.to_string().as_str() {
        "bool" | "i8" | "u8" => 1,
        "i16" | "u16" => 2,
        "char" | "f32" | "i32" | "u32" => 4,
        "f64" | "i64" | "u64" | "isize" | "usize" => 8,
        "i128" | "u128" => 16,
        _ => return None,
    };
    Some(size)
}

/// What slots are handed out by.
struct Wanted<'a> {
    names: &'a Names,
    /// The locals that may have one, and how many bytes each takes: the text says of what type
    /// it is, its value is all that is ever kept of it, and it is not in the frame from the start.
    sizes: Map<BindingId, usize>,
    /// Which of them each yield keeps.
    kept: Vec<Set<BindingId>>,
    /// Which of them are kept together at other points.
    carried: Vec<Set<BindingId>>,
}

impl<'a> Wanted<'a> {
    fn new(emit: &'a Emit<'_>) -> Self {
        let (mut sizes, mut others) = (Map::new(), Set::new());
        let (mut kept, mut carried) = (Vec::new(), Vec::new());
        for arm in emit.arms.iter().filter(|arm| arm.entry != Entry::Start) {
            let mut here = Set::new();
            for Carried { id, form } in emit.carried(arm.point) {
                let ty = emit.names[*id].simple.as_ref();
                let size = ty.and_then(size_of).filter(|_| *form == Form::Value);
                match size.filter(|_| !emit.body.root.params.contains(id)) {
                    Some(size) => {
                        sizes.insert(*id, size);
                        here.insert(*id);
                    }
                    None => {
                        others.insert(*id);
                    }
                }
            }
            if arm.entry == Entry::Join {
                carried.push(here);
            } else {
                kept.push(here);
            }
        }
        let is_kept = |id: &BindingId| kept.iter().any(|ids| ids.contains(id));
        sizes.retain(|id| !others.contains(id) && is_kept(id));
        for ids in kept.iter_mut().chain(&mut carried) {
            ids.retain(|id| sizes.contains_key(id));
        }
        Self {
            names: emit.names,
            sizes,
            kept,
            carried,
        }
    }

    /// How many bytes these locals take.
    fn size<'b>(&self, ids: impl IntoIterator<Item = &'b BindingId>) -> usize {
        ids.into_iter().filter_map(|id| self.sizes.get(id)).sum()
    }

    /// Whether two locals need a place each.
    fn are_together(&self, one: BindingId, other: BindingId) -> bool {
        let mut all = self.kept.iter().chain(&self.carried);
        all.any(|ids| ids.contains(&one) && ids.contains(&other))
    }

    /// Which of these locals can share a slot with the first of them.
    fn sharing(&self, ids: &[BindingId]) -> Vec<BindingId> {
        let ty = |id: BindingId| self.names[id].simple.as_ref().map(ToString::to_string);
        let mut locals = Vec::new();
        for id in ids {
            let is_same = locals.first().is_none_or(|first| ty(*first) == ty(*id));
            if is_same && !locals.iter().any(|local| self.are_together(*local, *id)) {
                locals.push(*id);
            }
        }
        locals
    }

    /// Hands slots out: first to the locals of the largest frame, for which nothing becomes
    /// larger, and to each together with what can share its slot.
    fn handed_out(&self) -> Vec<(TokenStream, Vec<BindingId>)> {
        let Some(largest) = self.kept.iter().max_by_key(|ids| self.size(*ids)) else {
            return Vec::new();
        };
        let others = self.sizes.keys().filter(|id| !largest.contains(*id));
        let mut waiting: Vec<BindingId> = largest.iter().chain(others).copied().collect();
        let (mut slots, mut taken, mut in_frame) = (Vec::new(), 0, self.kept.clone());
        while let Some(first) = waiting.first().copied() {
            let (locals, size) = (self.sharing(&waiting), self.size([&first]));
            waiting.remove(0);
            let mut left = in_frame.clone();
            for ids in &mut left {
                ids.retain(|id| !locals.contains(id));
            }
            let frame = left.iter().map(|ids| self.size(ids)).max().unwrap_or(0);
            if taken + size + frame > self.size(largest) + ROOM {
                continue;
            }
            waiting.retain(|id| !locals.contains(id));
            (taken, in_frame) = (taken + size, left);
            slots.extend(self.names[first].simple.clone().map(|ty| (ty, locals)));
        }
        slots
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
