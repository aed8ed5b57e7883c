//! Locals that may be of a type which one piece of code alone makes: a closure, or what is made
//! of one.
//!
//! Such code can be there twice, in two closures, if what the one makes never comes to the other:
//! what leads from arm to arm is of one type in each of them, and so is its frame. Which local is
//! of such a type is told from the text, generously: what names one may be made of it.

use super::{Entry, Flow, Place, PointId};
use crate::ir::{LabelId, Node};
use crate::names::{BindingId, Names};
use crate::scan;
use crate::sorted::Set;

/// What tells which locals are of such a type.
pub(crate) struct Hints<'a> {
    /// The names of the user's locals that are.
    pub(crate) own: &'a Set<String>,
    /// What has its type from elsewhere.
    pub(crate) given: &'a [BindingId],
    pub(crate) names: &'a Names,
}

/// What code makes of types of its own, and hands from arm to arm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Own {
    /// The locals that arms are given.
    pub(crate) given: Set<BindingId>,
    /// Where such locals are made, those that stay in an arm among them.
    makers: Set<PointId>,
    /// Whether several ways deliver one.
    is_delivered: bool,
}

impl Own {
    /// Whether each copy of that code can keep to itself what it makes.
    pub(crate) fn stays(&self) -> bool {
        self.given.is_empty() && !self.is_delivered
    }
}

/// How code behind yields can be there once more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Again {
    /// Where it can be entered: the arms of yields that keep nothing of what it makes.
    pub(crate) from: Set<PointId>,
    /// All points that are reached from there.
    pub(crate) points: Set<PointId>,
    /// What has other types there.
    pub(crate) own: Own,
}

impl Flow<'_> {
    /// What is of a type that code at these points makes, as far as that matters to arms which
    /// begin there.
    pub(crate) fn own_types(&self, points: &Set<PointId>, hints: &Hints<'_>) -> Own {
        let names = hints.names;
        let is_shown = |id: &BindingId| {
            names[*id]
                .shown
                .as_ref()
                .is_some_and(|name| hints.own.contains(name))
        };
        let is_known = |id: &BindingId| names.typed.contains(id) || hints.given.contains(id);
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
        let is_own = |id: &BindingId| !is_known(id) && (made.contains(id) || is_shown(id));
        let makers = nodes.iter().filter(|(_, node)| {
            let mut ids = node.declares.iter().chain(&node.effects.names);
            ids.any(is_own) && makes_some(node)
        });
        let arms = self.arms().into_iter();
        let arms = arms.filter(|arm| points.contains(&arm.point));
        let given = arms.flat_map(|arm| self.carried(arm.point));
        Own {
            given: given.map(|carried| carried.id).filter(is_own).collect(),
            makers: makers.map(|(point, _)| *point).collect(),
            is_delivered: self.body.types.keys().any(is_own),
        }
    }

    /// From which yields on the code behind them can be there once more.
    ///
    /// None of them keeps a local that this code makes. And such a local is declared there: then
    /// all that tells its type is there, too.
    pub(crate) fn again(&self, hints: &Hints<'_>) -> Again {
        let arms = self.arms().into_iter();
        let resumed = arms.filter(|arm| matches!(arm.entry, Entry::Resume(_)));
        let mut from: Set<PointId> = resumed.map(|arm| arm.point).collect();
        loop {
            let points = self.reached_from(&from);
            let own = self.own_types(&points, hints);
            let declared = points.iter().flat_map(|point| self.declared_at(*point));
            let declared: Set<BindingId> = declared.collect();
            let before = from.len();
            from.retain(|point| {
                let mut kept = self.carried(*point).iter();
                let mut around = self.in_scope(*point).into_iter();
                !kept.any(|carried| own.given.contains(&carried.id))
                    && !around.any(|id| own.given.contains(&id) && !declared.contains(&id))
            });
            if from.len() == before {
                return Again { from, points, own };
            }
        }
    }

    /// Whether the code from a point on can be written where its yields lead straight on, though
    /// it is there elsewhere, too; and whether it yields. Those of the loop `within` do, and all
    /// of them if there is none; of them `passes` tells whether they can.
    ///
    /// What it makes anew in each of these places must stay there.
    pub(crate) fn may_repeat(
        &self,
        from: PointId,
        within: Option<LabelId>,
        own: &Own,
        passes: &dyn Fn(PointId) -> bool,
    ) -> Option<bool> {
        let is_inside = |point| match self.place(point) {
            Place::Before(seq, _) | Place::Resume(seq, _) => {
                within.is_none_or(|label| self.loops_around(seq).contains(&label))
            }
        };
        let (mut makes, mut stays, mut yields) = (false, !own.is_delivered, false);
        let (mut seen, mut work) = (Set::from([from]), vec![from]);
        while let Some(point) = work.pop() {
            makes |= own.makers.contains(&point);
            for edge in self.graph.edges(point) {
                let suspends = edge.suspends && is_inside(edge.to);
                if self.is_arm(edge.to) && !suspends {
                    let mut given = self.carried(edge.to).iter();
                    stays &= !given.any(|carried| own.given.contains(&carried.id));
                } else if seen.insert(edge.to) {
                    stays &= !suspends || passes(edge.to);
                    yields |= suspends;
                    work.push(edge.to);
                }
            }
        }
        (stays || !makes).then_some(yields)
    }

    /// Whether there is such code in a loop.
    pub(crate) fn any_repeats(&self, again: &Again) -> bool {
        let arms = self.arms().into_iter();
        let mut arms = arms.filter(|arm| again.points.contains(&arm.point));
        arms.any(|arm| {
            let repeats = |from, within| {
                let found = self.may_repeat(from, within, &again.own, &|_| true);
                found == Some(true)
            };
            match self.place(arm.point) {
                Place::Resume(seq, _) => self.loops_around(seq).iter().any(|label| {
                    let head = self.head(*label);
                    !self.is_arm(head) && repeats(head, Some(*label))
                }),
                Place::Before(seq, _) => {
                    !self.loops_around(seq).is_empty() && repeats(arm.point, None)
                }
            }
        })
    }

    /// What comes into scope at a point, and on the ways from there.
    fn declared_at(&self, point: PointId) -> impl Iterator<Item = BindingId> {
        let ways = self.graph.edges(point).iter();
        let bound = ways.flat_map(|edge| &edge.binds);
        self.graph.declares(point).iter().chain(bound).copied()
    }
}

/// Whether the code of a node may make a value of a type of its own.
fn makes_some(node: &Node) -> bool {
    let mut code = node.kind.code().into_iter();
    node.unique || code.any(|code| scan::may_own_type(code.clone()))
}
