//! Finds the points at which an arm of the machine must begin.
//!
//! The start is one, and so is the point after each yield. Every other point
//! belongs to the arm from which it is reached, where rustc lowers the way to it;
//! only a point that is reached from two arms must be one itself. (These are the
//! points of the iterated dominance frontier of the first ones: see Cytron et
//! al., "Efficiently computing static single assignment form", 1991.)
//!
//! So all control flow between two yields stays as it was written, and a
//! reference that does not cross a yield never crosses an arm that need not be.

use std::collections::BTreeSet;

use super::graph::{Graph, Place, PointId};
use super::{ArmPoint, Entry};

/// Which arm each point belongs to.
pub(crate) struct Owners {
    owner: Vec<Option<PointId>>,
}

impl Owners {
    /// Finds the arms of a body; `more` are points that must be arms too.
    pub(crate) fn new(graph: &Graph<'_>, more: &BTreeSet<PointId>) -> Self {
        let mut arms: Vec<PointId> = graph
            .reachable()
            .into_iter()
            .filter(|point| point.index() == 0 || matches!(graph.place(*point), Place::Resume(..)))
            .chain(more.iter().copied())
            .collect();
        loop {
            let (owners, meetings) = Self::spread(graph, &arms);
            if meetings.is_empty() {
                return owners;
            }
            arms.extend(meetings);
        }
    }

    /// Hands each point to the arm it is first reached from; gives those that are
    /// reached from another one too.
    fn spread(graph: &Graph<'_>, arms: &[PointId]) -> (Self, BTreeSet<PointId>) {
        let mut owners = Self {
            owner: graph.points().map(|_| None).collect(),
        };
        let mut meetings = BTreeSet::new();
        for arm in arms {
            owners.owner[arm.index()] = Some(*arm);
        }
        let mut work = arms.to_vec();
        while let Some(point) = work.pop() {
            let mine = owners.owner[point.index()];
            for edge in graph.edges(point).iter().filter(|edge| !edge.suspends) {
                // The end of a scope has no code: what meets there goes on.
                let Some(to) = graph.landing(edge.to) else {
                    continue;
                };
                let owner = &mut owners.owner[to.index()];
                if owner.is_none() {
                    *owner = mine;
                    work.push(to);
                } else if *owner != mine && *owner != Some(to) {
                    meetings.insert(to);
                }
            }
        }
        (owners, meetings)
    }

    /// Whether an arm begins at a point.
    pub(crate) fn is_arm(&self, point: PointId) -> bool {
        self.owner[point.index()] == Some(point)
    }

    /// The arm that a point belongs to, if any way leads there.
    pub(crate) fn owner(&self, point: PointId) -> Option<PointId> {
        self.owner[point.index()]
    }

    /// The arms, in the order of the source.
    pub(crate) fn arms(&self, graph: &Graph<'_>) -> Vec<ArmPoint> {
        let mut arms: Vec<ArmPoint> = Vec::new();
        for point in graph.points().filter(|point| self.is_arm(*point)) {
            let entry = match graph.place(point) {
                _ if point.index() == 0 => Entry::Start,
                Place::Before(..) => Entry::Join,
                Place::Resume(seq, index) => {
                    Entry::Resume(graph.yield_number(graph.point(seq, index)))
                }
            };
            arms.push(ArmPoint { point, entry });
        }
        arms.sort_by_key(|arm| order(graph, arm.point));
        arms
    }
}

/// The position of a point in the source: the path to it from the root.
fn order(graph: &Graph<'_>, point: PointId) -> Vec<(usize, usize)> {
    let (mut seq, index, after) = match graph.place(point) {
        Place::Before(seq, index) => (seq, index, 0),
        Place::Resume(seq, index) => (seq, index, 1),
    };
    let mut path = vec![(index, after)];
    while let Some((parent, index, _)) = graph.parent(seq) {
        // The sequences of a node are numbered in order.
        path.push((seq.0, 0));
        path.push((index, 0));
        seq = parent;
    }
    path.reverse();
    path
}
