//! Which points must be arms since a type is made ahead of them in the source, and in an arm
//! behind.
//!
//! ```text
//! let mut slot = None;
//! if c { yield_!(1); slot = Some(|n: u32| n + 1); }
//! yield_!(slot.map_or(0, |f| f(1)));                 // the closure's type must be known here
//! ```
//!
//! rustc finds types in the order of the text. What the user wrote behind a closure must stand
//! behind it in the machine, too: not in the arm that goes past the branch, for the closure is in
//! the arm of the yield, which comes later.

use super::graph::{Graph, Place, PointId};
use super::owners::{Owners, onward, order};
use crate::ir::SeqId;
use crate::names::BindingId;
use crate::sorted::Set;

/// The points at which arms must begin for that.
pub(super) fn found(graph: &Graph<'_>, owners: &Owners) -> Set<PointId> {
    let mut found = Set::new();
    for (maker, node) in graph.points_of_nodes() {
        let fed = &node.effects.fed;
        if !fed.is_empty() && owners.owners(maker).len() > 1 && !graph.is_lent(maker) {
            // There twice, it would make two types.
            found.insert(maker);
            continue;
        }
        let around = sequences(graph, maker);
        let place = order(graph, maker);
        let past = Past {
            is_behind: &|point| order(graph, point) > place,
            is_around: &|point| around.contains(&sequence(graph, point)),
        };
        for arm in owners.owners(maker).iter().filter(|_| !fed.is_empty()) {
            let begins = order(graph, *arm);
            let arms = graph.points().filter(|other| owners.is_arm(*other));
            for earlier in arms.filter(|other| order(graph, *other) < begins) {
                let entered = past.entered(graph, owners, earlier);
                found.extend(entered.into_iter().filter(|point| {
                    let behind = past.within(graph, owners, *point);
                    !graph.is_lent(*point) && behind.iter().any(|at| uses(graph, *at, fed))
                }));
            }
        }
    }
    found
}

/// What stands behind a point in the source, and is reached without it.
struct Past<'a> {
    is_behind: &'a dyn Fn(PointId) -> bool,
    /// Whether a point is in one of the sequences around: the ways meet there.
    is_around: &'a dyn Fn(PointId) -> bool,
}

impl Past<'_> {
    /// Where the ways of an arm come to it: other branches, and where those meet.
    fn entered(&self, graph: &Graph<'_>, owners: &Owners, arm: PointId) -> Set<PointId> {
        let (mut seen, mut entered) = (Set::from([arm]), Set::new());
        let mut work = vec![arm];
        while let Some(point) = work.pop() {
            for to in onward(graph, point).filter(|to| !owners.is_arm(*to)) {
                let (behind, around) = ((self.is_behind)(to), (self.is_around)(to));
                if behind && (around || !(self.is_behind)(point)) {
                    entered.insert(to);
                }
                if seen.insert(to) && !(behind && around) {
                    work.push(to);
                }
            }
        }
        entered
    }

    /// What follows one of them, up to where ways meet.
    fn within(&self, graph: &Graph<'_>, owners: &Owners, from: PointId) -> Set<PointId> {
        let meets = (self.is_around)(from);
        let (mut seen, mut work) = (Set::from([from]), vec![from]);
        while let Some(point) = work.pop() {
            for to in onward(graph, point).filter(|to| !owners.is_arm(*to)) {
                let goes_on = (self.is_behind)(to) && (meets || !(self.is_around)(to));
                if goes_on && seen.insert(to) {
                    work.push(to);
                }
            }
        }
        seen
    }
}

/// The sequence that a point is in.
fn sequence(graph: &Graph<'_>, point: PointId) -> SeqId {
    match graph.place(point) {
        Place::Before(seq, _) | Place::Resume(seq, _) => seq,
    }
}

/// That and those around it.
fn sequences(graph: &Graph<'_>, point: PointId) -> Set<SeqId> {
    let inner = sequence(graph, point);
    let outward = |seq: &SeqId| graph.parent(*seq).map(|(parent, ..)| parent);
    std::iter::successors(Some(inner), outward).collect()
}

/// Whether the code at a point looks at one of these locals.
fn uses(graph: &Graph<'_>, point: PointId, ids: &Set<BindingId>) -> bool {
    let node = graph.effects(point).into_iter();
    let ways = graph.edges(point).iter().map(|edge| &edge.effects);
    let mut effects = node.chain(ways);
    effects.any(|effects| ids.iter().any(|id| effects.uses.contains(id)))
}
