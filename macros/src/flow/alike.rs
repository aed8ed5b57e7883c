//! Yields behind which a body goes on alike.
//!
//! `match x { 0 => yield_!(a), _ => yield_!(b) }` at the end of a round: at whichever of them the
//! body stands, the next round follows, and needs the same locals. Nobody can tell such yields
//! apart who sees nothing but items, so they share a variant of the frame and an arm of the
//! machine: those of the first of them.

use super::carry::{Carried, Carry, Form, Known};
use super::graph::{Graph, Place, PointId};
use crate::ir::{NodeKind, Received};
use crate::names::BindingId;
use crate::sorted::{Map, Set};

/// For each point after a yield, if another one is as good: which.
pub(super) fn found(
    graph: &Graph<'_>,
    reachable: &Set<PointId>,
    known: &Known,
    carry: &Carry,
) -> Map<PointId, PointId> {
    let mut first: Vec<Resumed<'_>> = Vec::new();
    let mut alike = Map::new();
    for point in graph.points().filter(|point| reachable.contains(point)) {
        let Some(resumed) = Resumed::at(graph, carry, point) else {
            continue;
        };
        match first.iter().find(|other| other.is_like(&resumed, known)) {
            Some(other) => {
                alike.insert(point, other.point);
            }
            None => first.push(resumed),
        }
    }
    alike
}

/// A resumption of which nothing is received.
struct Resumed<'a> {
    point: PointId,
    /// Where there is code again.
    next: PointId,
    carried: &'a [Carried],
    redeclared: &'a [BindingId],
}

impl<'a> Resumed<'a> {
    fn at(graph: &Graph<'_>, carry: &'a Carry, point: PointId) -> Option<Self> {
        let Place::Resume(seq, index) = graph.place(point) else {
            return None;
        };
        match &graph.seq(seq).nodes[index].kind {
            NodeKind::Yield(out) if out.received == Received::Ignored && !out.calls => {}
            _ => return None,
        }
        Some(Self {
            point,
            next: graph.landing(graph.point(seq, index + 1))?,
            carried: carry.at(point),
            redeclared: carry.redeclared(point),
        })
    }

    /// What is carried as it is, is there. Of what is held for its drop, both must know the same.
    fn is_like(&self, other: &Self, known: &Known) -> bool {
        let mut held = self.carried.iter().filter(|it| it.form != Form::Value);
        self.next == other.next
            && self.carried == other.carried
            && self.redeclared == other.redeclared
            && held.all(|it| known.is_same(self.point, other.point, it.id))
    }
}
