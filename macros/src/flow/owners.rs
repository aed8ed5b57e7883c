//! Finds the points at which an arm of the machine begins.
//!
//! The start is one, and so is the point after each yield. Every other point
//! belongs to the arms from which it is reached, where rustc lowers the ways to it.
//!
//! A point that is reached from two arms can be written twice, once in each: then
//! all control flow between two yields stays as the user wrote it, which is what
//! optimises best. So it is done while that is little code. Otherwise such a point
//! becomes an arm itself, and the others lead there. (These are the points of the
//! iterated dominance frontier of the first ones: see Cytron et al., "Efficiently
//! computing static single assignment form", 1991.)

use super::graph::{Graph, Place, PointId};
use super::{ArmPoint, Entry, Starts};
use crate::sorted::{Map, Set};

/// Which arms each point belongs to.
pub(crate) struct Owners {
    owners: Vec<Set<PointId>>,
    arms: Set<PointId>,
}

impl Owners {
    /// Finds the arms of a body; `more` are points that must be arms too, `inline` those that
    /// must be none, and `copies` is how much may be written, each point counted as often as it
    /// is written.
    pub(super) fn new(
        graph: &Graph<'_>,
        (more, inline): (&Set<PointId>, &Set<PointId>),
        copies: usize,
        starts: Starts,
    ) -> Self {
        let is_start = |point: PointId| point.index() == 0 && starts == Starts::Here;
        let entered = graph.reachable().into_iter();
        let entered = entered
            .filter(|point| is_start(*point) || matches!(graph.place(*point), Place::Resume(..)));
        let mut arms: Set<PointId> = entered.chain(more.iter().copied()).collect();
        if let Some(copied) = Self::copying(graph, &arms, copies) {
            return copied;
        }
        loop {
            let (owners, meetings) = Self::spread(graph, &arms, inline);
            if meetings.is_empty() {
                return owners;
            }
            arms.extend(meetings);
        }
    }

    /// Hands each point to every arm that reaches it, unless that is too much code,
    /// or code that cannot be there twice.
    fn copying(graph: &Graph<'_>, arms: &Set<PointId>, most: usize) -> Option<Self> {
        let mut owners: Vec<Set<PointId>> = graph.points().map(|_| Set::new()).collect();
        let mut total = 0;
        for arm in arms {
            let mut work = vec![*arm];
            while let Some(point) = work.pop() {
                let again = point == *arm && !owners[point.index()].is_empty();
                if again || !owners[point.index()].insert(*arm) {
                    continue;
                }
                total += 1;
                if total > most || (graph.is_unique(point) && owners[point.index()].len() > 1) {
                    return None;
                }
                work.extend(onward(graph, point).filter(|to| !arms.contains(to)));
            }
        }
        let arms = arms.clone();
        Some(Self { owners, arms })
    }

    /// Hands each point to the arm it is first reached from; gives those that are
    /// reached from another one too, but for those that must be `inline`.
    fn spread(
        graph: &Graph<'_>,
        arms: &Set<PointId>,
        inline: &Set<PointId>,
    ) -> (Self, Set<PointId>) {
        let mut owners: Vec<Set<PointId>> = graph.points().map(|_| Set::new()).collect();
        let mut meetings = Set::new();
        for arm in arms {
            owners[arm.index()].insert(*arm);
        }
        let mut work: Vec<PointId> = arms.iter().copied().collect();
        while let Some(point) = work.pop() {
            let mine = owners[point.index()].clone();
            for to in onward(graph, point) {
                let owner = &mut owners[to.index()];
                if arms.contains(&to) || *owner == mine {
                    continue;
                }
                if inline.contains(&to) || owner.is_empty() && mine.len() == 1 {
                    let before = owner.len();
                    owner.extend(&mine);
                    work.extend((owner.len() > before).then_some(to));
                } else {
                    meetings.insert(to);
                }
            }
        }
        let arms = arms.clone();
        (Self { owners, arms }, meetings)
    }

    /// Whether all that is written more than once can be, and is not too much.
    pub(super) fn may_be(&self, graph: &Graph<'_>, most: usize) -> bool {
        let copied = graph.points().map(|point| (point, self.owners(point)));
        let mut copied = copied.filter(|(_, owners)| owners.len() > 1);
        let mut total = 0;
        copied.all(|(point, owners)| {
            total += owners.len();
            total <= most && !graph.is_unique(point)
        })
    }

    /// Whether an arm begins at a point.
    pub(crate) fn is_arm(&self, point: PointId) -> bool {
        self.arms.contains(&point)
    }

    /// The arms that a point belongs to.
    pub(crate) fn owners(&self, point: PointId) -> &Set<PointId> {
        &self.owners[point.index()]
    }

    /// The arms, in the order of the source.
    pub(crate) fn arms(&self, graph: &Graph<'_>) -> Vec<ArmPoint> {
        let arms = self.arms.iter().map(|&point| {
            let entry = match graph.place(point) {
                _ if point.index() == 0 => Entry::Start,
                Place::Before(..) => Entry::Join,
                Place::Resume(seq, index) => {
                    Entry::Resume(graph.yield_number(graph.point(seq, index)))
                }
            };
            (order(graph, point), ArmPoint { point, entry })
        });
        arms.collect::<Map<_, _>>().into_values().collect()
    }
}

/// Where the ways from a point lead within one resumption. The end of a scope has
/// no code: what meets there goes on.
pub(super) fn onward(graph: &Graph<'_>, point: PointId) -> impl Iterator<Item = PointId> {
    let edges = graph.edges(point).iter().filter(|edge| !edge.suspends);
    edges.filter_map(|edge| graph.landing(edge.to))
}

/// The position of a point in the source: the path to it from the root.
pub(super) fn order(graph: &Graph<'_>, point: PointId) -> Vec<(usize, usize)> {
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
