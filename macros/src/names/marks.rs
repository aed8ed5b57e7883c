//! What is followed along the paths of a body beside its locals: whether one was used up, by a way
//! of doing so. And what is known of locals once all of them are.

use super::{Binding, BindingId, Keep, Names};
use crate::sorted::{Map, Set};
use crate::used_by::UsedBy;

impl Names {
    /// Stands for whether a local was used by `by` since it got its value: this is
    /// followed along the paths of the body as if it were a binding.
    pub(crate) fn mark(&mut self, id: BindingId, by: UsedBy) -> BindingId {
        if let Some(mark) = self.uses.get(&(id, by)) {
            return *mark;
        }
        let mark = BindingId(self.bindings.len());
        self.bindings.push(Binding {
            shown: None,
            ..self[id].clone()
        });
        self.uses.insert((id, by), mark);
        mark
    }

    /// All that may have used a local up, and what stands for whether it did.
    pub(crate) fn marks(&self, id: BindingId) -> Vec<(UsedBy, BindingId)> {
        let uses = self.uses.iter().filter(|((of, _), _)| *of == id);
        uses.map(|((_, by), mark)| (*by, *mark)).collect()
    }

    /// Of each local that may have been used up, if its type says so: what stands for
    /// whether it was.
    pub(crate) fn all_marks(&self) -> Map<BindingId, Vec<BindingId>> {
        let mut marks: Map<_, Vec<_>> = Map::new();
        let uses = self.uses.iter().filter(|((_, by), _)| by.is_put_away());
        for ((id, _), mark) in uses {
            marks.get_or_insert_with(*id, Default::default).push(*mark);
        }
        marks
    }

    /// The local that a mark speaks of.
    pub(crate) fn marked(&self, mark: BindingId) -> Option<BindingId> {
        let mut uses = self.uses.iter();
        let found = uses.find(|((_, by), known)| **known == mark && by.is_put_away());
        found.map(|((id, _), _)| *id)
    }

    /// The locals of which what is in a box may have been moved, each with its mark.
    pub(crate) fn opened(&self) -> Map<BindingId, BindingId> {
        let uses = self.uses.iter();
        let opened = uses.filter(|((_, by), _)| *by == UsedBy::Opened);
        opened.map(|((id, _), mark)| (*id, *mark)).collect()
    }

    /// The bindings of which the text says that they have nothing to drop.
    pub(crate) fn undropped(&self) -> Set<BindingId> {
        let ids = (0..self.bindings.len()).map(BindingId);
        ids.filter(|id| self[*id].keep == Keep::Undropped).collect()
    }
}
