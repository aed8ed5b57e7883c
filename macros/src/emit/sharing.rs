//! Which locals have a [slot](super::slots), and which of them share one: locals of one type that
//! no point of the body keeps both.
//!
//! A machine must not become larger for its slots. Locals of different types share space in a
//! frame, and cannot do so beside it; and what is small fills up the word that the frame's tag is
//! in. So a local gets a slot only where frame and slots together take no more than the frame did.

use std::cmp::Reverse;

use proc_macro2::TokenStream;

use super::Emit;
use crate::flow::{Carried, Entry, Form};
use crate::names::{BindingId, Names};
use crate::sorted::{Map, Set};
use crate::told::name_of;

/// The bytes of a pointer, as far as the text can say.
const WORD: usize = 8;

/// What slots are handed out by.
pub(super) struct Sharing<'a> {
    names: &'a Names,
    /// The locals that may have one, and how many bytes each takes: the text says of what type
    /// it is, its value is all that is ever kept of it, and it is not in the frame from the start.
    sizes: Map<BindingId, usize>,
    /// Which of them each variant of the frame keeps.
    kept: Vec<Set<BindingId>>,
    /// What other numbers take there.
    others: Vec<usize>,
    /// What their places are multiples of.
    unit: usize,
    /// Which of them other points keep.
    carried: Vec<Set<BindingId>>,
}

impl<'a> Sharing<'a> {
    /// Looks at what a body keeps.
    pub(super) fn new(emit: &'a Emit<'_>) -> Self {
        let params = &emit.body.root.params;
        let size = |id: BindingId| emit.names[id].told.ty().and_then(size_of);
        let sum = |ids: &mut dyn Iterator<Item = BindingId>| ids.filter_map(size).sum::<usize>();
        let points = emit.arms.iter().filter(|arm| arm.entry != Entry::Start);
        let points = points.map(|arm| (arm.entry, emit.carried(arm.point)));
        let points: Vec<(Entry, &[Carried])> = points.collect();
        let all = points.iter().flat_map(|(_, carried)| *carried);
        let (mut sizes, mut unfit) = (Map::new(), Set::new());
        for carried in all {
            match size(carried.id).filter(|_| carried.form == Form::Value) {
                Some(size) if !params.contains(&carried.id) => {
                    sizes.insert(carried.id, size);
                }
                _ => {
                    unfit.insert(carried.id);
                }
            }
        }
        let resumed = points.iter().filter(|(entry, _)| *entry != Entry::Join);
        let kept: Set<_> = resumed
            .flat_map(|(_, carried)| carried.iter().map(|c| c.id))
            .collect();
        sizes.retain(|id| kept.contains(id) && !unfit.contains(id));
        // The first frame has the parameters.
        let mut sharing = Self {
            names: emit.names,
            kept: vec![Set::new()],
            others: vec![sum(&mut params.iter().copied())],
            unit: params
                .iter()
                .map(|id| size(*id).unwrap_or(WORD))
                .max()
                .unwrap_or(1),
            carried: Vec::new(),
            sizes,
        };
        for (entry, carried) in points {
            let ids = carried.iter().map(|carried| carried.id);
            let (here, others): (Vec<_>, Vec<_>) =
                ids.partition(|id| sharing.sizes.contains_key(id));
            let here = here.into_iter().collect();
            if entry == Entry::Join {
                sharing.carried.push(here);
            } else {
                sharing.kept.push(here);
                let units = others.iter().map(|id| size(*id).unwrap_or(WORD));
                sharing.unit = units.fold(sharing.unit, usize::max);
                sharing.others.push(sum(&mut others.into_iter()));
            }
        }
        sharing
    }

    /// Hands slots out: first to the locals of the largest variant, for which nothing becomes
    /// larger, and to each together with what can share its slot. Gives what each is for.
    pub(super) fn handed_out(&self) -> Vec<(TokenStream, Vec<BindingId>)> {
        let (_, first) = self.largest(&self.kept);
        let mut waiting: Vec<BindingId> = self.sizes.keys().copied().collect();
        // Small ones come last: they may fit in behind the others.
        waiting.sort_by_key(|id| (!first.contains(id), Reverse(self.size([id]))));
        let (mut slots, mut sizes, mut in_frame) = (Vec::new(), Vec::new(), self.kept.clone());
        while let Some(first) = waiting.first().copied() {
            let locals = self.sharing(&waiting);
            waiting.remove(0);
            let mut left = in_frame.clone();
            for ids in &mut left {
                ids.retain(|id| !locals.contains(id));
            }
            sizes.push(self.size([&first]));
            if self.machine(&sizes, &left) > self.machine(&[], &self.kept) {
                sizes.pop();
                continue;
            }
            waiting.retain(|id| !locals.contains(id));
            in_frame = left;
            slots.extend(self.names[first].told.ty().cloned().map(|ty| (ty, locals)));
        }
        slots
    }

    /// How many bytes slots of these sizes take, and a frame that keeps these locals.
    fn machine(&self, slots: &[usize], kept: &[Set<BindingId>]) -> usize {
        let largest = |sizes: &mut dyn Iterator<Item = usize>| sizes.max().unwrap_or(1);
        let in_slots = largest(&mut slots.iter().copied());
        let in_frame = largest(&mut kept.iter().flatten().map(|id| self.size([id])));
        let in_frame = in_frame.max(self.unit);
        let (frame, _) = self.largest(kept);
        // With its tag.
        let all = slots.iter().sum::<usize>().next_multiple_of(in_slots)
            + (frame + 1).next_multiple_of(in_frame);
        all.next_multiple_of(in_slots.max(in_frame))
    }

    /// The size of a frame that keeps these locals, in bytes, and what its largest variant keeps.
    fn largest(&self, kept: &[Set<BindingId>]) -> (usize, Set<BindingId>) {
        let all = kept.iter().zip(&self.others);
        let all = all.map(|(ids, others)| (self.size(ids) + others, ids));
        let largest = all.max_by_key(|(size, _)| *size);
        largest.map_or_else(Default::default, |(size, ids)| (size, ids.clone()))
    }

    /// How many bytes these locals take.
    fn size<'b>(&self, ids: impl IntoIterator<Item = &'b BindingId>) -> usize {
        ids.into_iter().filter_map(|id| self.sizes.get(id)).sum()
    }

    /// Which of these locals can share a slot with the first of them.
    fn sharing(&self, ids: &[BindingId]) -> Vec<BindingId> {
        let ty = |id: BindingId| self.names[id].told.ty().and_then(name_of);
        let mut locals = Vec::new();
        for id in ids {
            let is_same = locals.first().is_none_or(|first| ty(*first) == ty(*id));
            if is_same && !locals.iter().any(|local| self.are_together(*local, *id)) {
                locals.push(*id);
            }
        }
        locals
    }

    /// Whether two locals need a place each.
    fn are_together(&self, one: BindingId, other: BindingId) -> bool {
        let mut all = self.kept.iter().chain(&self.carried);
        all.any(|ids| ids.contains(&one) && ids.contains(&other))
    }
}

/// The size of a number, where a pointer has 64 bits.
fn size_of(ty: &TokenStream) -> Option<usize> {
    let size = match name_of(ty)?.to_string().as_str() {
        "bool" | "i8" | "u8" => 1,
        "i16" | "u16" => 2,
        "char" | "f32" | "i32" | "u32" => 4,
        "f64" | "i64" | "u64" | "isize" | "usize" => 8,
        "i128" | "u128" => 16,
        _ => return None,
    };
    Some(size)
}
