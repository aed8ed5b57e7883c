//! Locals that a method or a call may have used up: if their type is one that is used up so.
//!
//! Where such a local is not named again, its type decides what an arm carries of it. Where it
//! is assigned anew, it is carried as one is that was moved on some paths only: as an
//! `Option`, up to there.

use super::carry::Statuses;
use super::graph::PointId;
use crate::names::BindingId;
use crate::sorted::{Map, Set};
use crate::status::Status;

/// Of each local that may have been used up: what stands for whether it was.
pub(crate) type Marks = Map<BindingId, Vec<BindingId>>;

/// What is known of them.
pub(super) struct ByType {
    marks: Marks,
    /// Of each that may be a box: what stands for whether all was moved out of it.
    opened: Map<BindingId, BindingId>,
    /// The arms that carry one up to where it is assigned anew.
    stale: Set<(PointId, BindingId)>,
    /// Those of which it cannot be told where they are assigned anew.
    unclear: Set<BindingId>,
}

impl ByType {
    pub(super) fn new(marks: Marks, opened: &Map<BindingId, BindingId>) -> Self {
        Self {
            marks,
            opened: opened.clone(),
            stale: Set::new(),
            unclear: Set::new(),
        }
    }

    /// Whether a local may have been used up where that is known of all.
    pub(super) fn may_be_gone(&self, id: BindingId, known: &Statuses) -> bool {
        !self.unclear.contains(&id)
            && self
                .used(id, known)
                .iter()
                .any(|used| *used != Status::Empty)
    }

    pub(super) fn used(&self, id: BindingId, known: &Statuses) -> Vec<Status> {
        let marks = self.marks.get(&id).map_or(&[][..], |marks| marks);
        let used = |mark| known.get(mark).copied().unwrap_or(Status::Empty);
        marks.iter().map(used).collect()
    }

    /// Those that not all ways have used up, or none; given are the locals that arms carry for
    /// their drop, and what is known there.
    pub(super) fn by_ways<'a>(
        &self,
        held: impl Iterator<Item = (BindingId, &'a Statuses)>,
    ) -> Marks {
        let mut found: Map<BindingId, Vec<Status>> = Map::new();
        let mut by_ways: Set<BindingId> = self.stale.iter().map(|(_, id)| *id).collect();
        for (id, known) in held.filter(|(id, _)| self.marks.contains_key(id)) {
            let used = self.used(id, known);
            let before = found.get_or_insert_with(id, || used.clone());
            if *before != used || used.contains(&Status::Either) {
                by_ways.insert(id);
            }
        }
        let marks = self.marks.iter().filter(|(id, _)| by_ways.contains(id));
        marks.map(|(id, marks)| (*id, marks.clone())).collect()
    }

    /// Takes in which of them are assigned anew behind an arm; says whether that is new.
    pub(super) fn learn(&mut self, stale: &[(PointId, BindingId)]) -> bool {
        let before = self.stale.len();
        self.stale.extend(stale.iter().copied());
        before != self.stale.len()
    }

    /// Leaves out those that are undecided; says whether there are any.
    pub(super) fn give_up(&mut self, undecided: &Set<BindingId>) -> bool {
        let before = self.unclear.len();
        let stale = self.stale.iter().map(|(_, id)| *id);
        self.unclear
            .extend(stale.filter(|id| undecided.contains(id)));
        self.stale.retain(|(_, id)| !self.unclear.contains(id));
        before != self.unclear.len()
    }

    /// What was just declared, nothing has used up yet.
    pub(super) fn declare(&self, ids: &[BindingId], known: &mut Statuses) {
        let marks = ids.iter().filter_map(|id| self.marks.get(id)).flatten();
        let marks = marks.chain(ids.iter().filter_map(|id| self.opened.get(id)));
        known.extend(marks.map(|mark| (*mark, Status::Empty)));
    }

    /// Where an arm begins that carries one of them so, it may be there or not.
    pub(super) fn enter(&self, to: PointId, known: &mut Statuses) {
        for (_, id) in self.stale.iter().filter(|(arm, _)| *arm == to) {
            known.insert(*id, Status::Either);
        }
    }
}
