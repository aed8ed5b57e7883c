//! Locals that may be of a type which one piece of code alone makes: a closure, or what is made
//! of one.
//!
//! Such code can be there twice, in two closures, as long as what it makes stays in the arm that
//! makes it: a frame, and a way from arm to arm, are of one type. Which local is of such a type
//! is told from the text, generously: what names one may be made of it.

use super::{Flow, PointId};
use crate::names::{BindingId, Names};
use crate::sorted::Set;

impl Flow<'_> {
    /// Whether an arm that begins at one of these points is given a local that may be of a type
    /// which code at these points makes; `own` are the names of the user's locals of such types,
    /// and `given` what has its type from elsewhere.
    pub(crate) fn keeps_own_types(
        &self,
        points: &Set<PointId>,
        own: &Set<String>,
        given: &[BindingId],
        names: &Names,
    ) -> bool {
        let is_shown = |id: &BindingId| {
            names[*id]
                .shown
                .as_ref()
                .is_some_and(|name| own.contains(name))
        };
        let is_known = |id: &BindingId| names.typed.contains(id) || given.contains(id);
        let nodes = self.graph.points_of_nodes();
        let nodes: Vec<_> = nodes.filter(|(point, _)| points.contains(point)).collect();
        let mut made = Set::new();
        loop {
            let before = made.len();
            for (_, node) in &nodes {
                let is_own = |id: &BindingId| !is_known(id) && (made.contains(id) || is_shown(id));
                let names_own = node.effects.names.iter().any(is_own);
                let assigned = node.effects.names.iter();
                let assigned = assigned.filter(|id| node.effects.assigns(**id));
                let given = node.declares.iter().chain(assigned);
                let given =
                    given.filter(|id| node.unique || names_own && names[**id].shown.is_none());
                let given: Vec<_> = given.copied().collect();
                made.extend(given);
            }
            if made.len() == before {
                break;
            }
        }
        let arms = self.arms().into_iter();
        let mut arms = arms.filter(|arm| points.contains(&arm.point));
        arms.any(|arm| {
            let mut carried = self.carried(arm.point).iter().map(|carried| carried.id);
            carried.any(|id| !is_known(&id) && (made.contains(&id) || is_shown(&id)))
        })
    }
}
