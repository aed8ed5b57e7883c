//! Which points must be inline where many are arms: those at which a local that parts were moved
//! out of is only waiting to drop.
//!
//! ```text
//! if c { yield_!(1); eat(pair.0); } else { yield_!(2); }
//! log(3);                                              // then what is left of `pair` drops
//! ```
//!
//! What is left of it cannot be carried to an arm, unless the parts have an empty value. No yield
//! needs it, so the code up to the end of its scope is written into each arm that leads there.

use super::graph::{Edge, Graph, Place, PointId};
use super::{Flow, Starts, carry};
use crate::ir::Body;
use crate::names::BindingId;
use crate::sorted::Set;

/// How much may be written more than once for that, each point counted as often as it is written.
const MOST: usize = 600;

impl<'a> Flow<'a> {
    /// Analyses a body of which all that must be inline is, if it can be.
    pub(super) fn of(
        body: &'a Body,
        copies: usize,
        graph: Graph<'a>,
        known: carry::Known,
        starts: Starts,
    ) -> Self {
        let mut inline = Set::new();
        let mut flow = Self::with(body, copies, (graph, known), starts, &inline);
        loop {
            let before = inline.len();
            inline.extend(flow.waiting());
            if inline.len() == before {
                return flow;
            }
            let known = (flow.graph, flow.known);
            flow = Self::with(body, copies, known, starts, &inline);
            if !flow.owners.may_be(&flow.graph, MOST) {
                let known = (flow.graph, flow.known);
                return Self::with(body, copies, known, starts, &Set::new());
            }
        }
    }

    /// The points at which a local that parts were moved out of waits for the end of its scope,
    /// if some arm that is entered from others would carry it and none that is resumed would.
    fn waiting(&self) -> Set<PointId> {
        let mut waiting = Set::new();
        for (point, node) in self.graph.points_of_nodes() {
            let edges = self.graph.edges(point);
            for (id, _) in &node.effects.parts {
                waiting.extend(self.waiting_behind(edges, *id));
            }
            for edge in edges {
                for (id, _) in &edge.effects.parts {
                    waiting.extend(self.waiting_behind(std::slice::from_ref(edge), *id));
                }
            }
        }
        let heads = self.graph.heads();
        waiting.retain(|point| !heads.contains(point));
        waiting
    }

    fn waiting_behind(&self, edges: &[Edge], id: BindingId) -> Set<PointId> {
        let seen = self.in_scope_behind(edges, id);
        let arms = seen.iter().filter(|point| self.carries(**point, id));
        let (resumed, joined): (Vec<PointId>, Vec<PointId>) =
            arms.partition(|point| matches!(self.graph.place(**point), Place::Resume(..)));
        if joined.is_empty() || !resumed.is_empty() {
            return Set::new();
        }
        seen
    }

    /// The points to which these ways lead while a local is in scope.
    pub(super) fn in_scope_behind(&self, edges: &[Edge], id: BindingId) -> Set<PointId> {
        let (mut seen, mut work) = (Set::new(), Vec::from_iter(edges));
        while let Some(edge) = work.pop() {
            if self.graph.in_scope(edge.to).contains(&id) && seen.insert(edge.to) {
                work.extend(self.graph.edges(edge.to));
            }
        }
        seen
    }

    /// Whether an arm begins at a point that carries a local.
    pub(super) fn carries(&self, point: PointId, id: BindingId) -> bool {
        let mut carried = self.carry.at(point).iter();
        self.owners.is_arm(point) && carried.any(|carried| carried.id == id)
    }
}
