//! What flows where in a lowered body: which points become arms of the machine,
//! and what each of them carries.
//!
//! In goes the tree of [`crate::ir`], out comes a [`Flow`], from which
//! [`crate::emit`] writes the machine. [`graph`] lists the points and edges,
//! [`owners`] finds the arms, [`made_behind`] where one must begin for a type,
//! [`inline`] where none may, [`alike`] yields that can share
//! one, [`carry`] what is live at each, for which [`later`] says what is still to come,
//! [`by_type`] what only a type can tell, and [`own_types`] where a type must be one.

mod alike;
mod by_type;
mod carry;
mod graph;
mod inline;
mod later;
mod made_behind;
mod own_types;
mod owners;

pub(crate) use carry::{Carried, Form};
pub(crate) use graph::{Place, PointId};
pub(crate) use own_types::{Again, Hints};

use std::slice;

use proc_macro2::{Span, TokenStream};

use crate::ir::{Body, LabelId, Node, NodeKind, SeqId};
use crate::lower::{ahead, anew, not_ahead, unset};
use crate::names::BindingId;
use crate::sorted::{Map, Set};
use crate::status::Status;
use by_type::{ByType, Marks};
use graph::{Edge, Graph};

/// Which arms a machine has, in the order of the source, and what they carry.
pub(crate) struct Flow<'a> {
    body: &'a Body,
    copies: usize,
    graph: Graph<'a>,
    reachable: Set<PointId>,
    owners: owners::Owners,
    known: carry::Known,
    carry: carry::Carry,
    /// The points after yields that are as good as another one, each with that.
    alike: Map<PointId, PointId>,
}

/// How an arm of the machine is entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    /// By the first resumption.
    Start,
    /// By a resumption at the yield point of that number, counted from 0.
    Resume(usize),
    /// From other arms, within one resumption.
    Join,
}

/// Where the first resumption of a machine begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Starts {
    /// At the start of the body.
    Here,
    /// At a yield.
    AtYield,
}

/// One arm of the machine.
#[derive(Clone, Debug)]
pub(crate) struct ArmPoint {
    /// Where its code begins.
    pub(crate) point: PointId,
    /// How it is entered.
    pub(crate) entry: Entry,
}

impl<'a> Flow<'a> {
    /// Analyses a body.
    pub(crate) fn new(body: &'a Body, copies: usize, marks: Marks) -> Self {
        let graph = Graph::new(body);
        let known = carry::Known::new(&graph, ByType::new(marks, &body.opened));
        Self::of(body, copies, graph, known, Starts::Here)
    }

    /// The same for a machine that begins at a yield, which nobody sees: nothing leads from the
    /// start to its arms.
    pub(crate) fn resumed_first(self) -> Self {
        Self::of(
            self.body,
            self.copies,
            self.graph,
            self.known,
            Starts::AtYield,
        )
        .unseen()
    }

    /// Analyses a body of which some points must be `inline`.
    fn with(
        body: &'a Body,
        copies: usize,
        (graph, mut known): (Graph<'a>, carry::Known),
        starts: Starts,
        inline: &Set<PointId>,
    ) -> Self {
        let owners = |graph: &Graph<'_>, more: &Set<PointId>| {
            owners::Owners::new(graph, (more, inline), copies, starts)
        };
        let reachable = graph.reachable();
        let mut more = graph.heads();
        if !more.is_empty() {
            let owners = owners(&graph, &Set::new());
            more.retain(|head| owners.owners(*head).len() > 1);
        }
        loop {
            let owners = owners(&graph, &more);
            let carry = carry::Carry::new(&graph, &known, &owners, body);
            if known.learn(&graph, &carry) {
                continue;
            }
            let before = more.len();
            more.extend(carry.meetings(&graph));
            more.extend(carry.put_away(&graph));
            more.extend(made_behind::found(&graph, &owners));
            if more.len() == before && !known.give_up(&graph, &carry) {
                return Self {
                    body,
                    copies,
                    graph,
                    reachable,
                    owners,
                    known,
                    carry,
                    alike: Map::new(),
                };
            }
        }
    }

    /// The same where nobody sees at which yield a machine stands: those behind which it goes on
    /// alike share an arm.
    pub(crate) fn unseen(mut self) -> Self {
        self.alike = alike::found(&self.graph, &self.reachable, &self.known, &self.carry);
        self
    }

    /// What must be lowered otherwise before the machine can be written, by where
    /// it stands: statements that move a local on some paths only, and method calls
    /// that seem to use one up, where the local would have to be kept afterwards.
    ///
    /// A local can be put away by those ways of a statement that do not move it, if it is
    /// `keepable` and not `asked` for already: then the statement stays whole.
    pub(crate) fn undecided(
        &self,
        keepable: &Map<BindingId, String>,
        marked: &dyn Fn(BindingId) -> Option<BindingId>,
        asked: &Set<String>,
    ) -> Vec<String> {
        let (undecided, held) = (self.carry.undecided(), self.carry.held());
        let mut found = Vec::new();
        for (point, node) in self.graph.points_of_nodes() {
            let whole = node.whole.as_ref();
            if let NodeKind::PutAway { local, .. } = node.kind {
                // Of what a method may have used up on the way there, it cannot be told.
                let unclear = self.known.is_used_up_on_some(point, local);
                let key = keepable.get(&local).filter(|_| unclear);
                found.extend(key.map(|key| not_ahead(key)));
            }
            let put_away = |id| {
                let key = keepable.get(&id);
                let mut found =
                    key.map_or_else(Vec::new, |key| self.putting_away(id, node, point, key));
                found.retain(|name| !asked.contains(name));
                found
            };
            for id in node.effects.conditional() {
                let before = found.len();
                // A method may have used it up.
                let used = marked(id).filter(|id| held.contains(id));
                found.extend(used.into_iter().flat_map(put_away));
                if undecided.contains(&id) {
                    found.extend(put_away(id));
                    found.extend(whole.filter(|_| found.len() == before).cloned());
                }
            }
            let bound = node.kind.moved_on_some();
            found.extend(
                whole
                    .filter(|_| bound.iter().any(|id| undecided.contains(id)))
                    .cloned(),
            );
            let calls = node.effects.consumed.iter();
            let calls =
                calls.filter(|(id, _)| held.contains(id) && !self.is_used_behind(point, *id));
            found.extend(calls.map(|(_, place)| place.clone()));
            // Those of an arm, or of what holds, are taken on that way only.
            let edges = self.graph.edges(point);
            let by_way = edges
                .iter()
                .map(|edge| (&edge.effects, slice::from_ref(edge)));
            for (effects, ways) in [(&node.effects, edges)].into_iter().chain(by_way) {
                let parts = effects.parts.iter();
                let parts = parts.filter(|(id, _)| self.is_kept_along(ways, *id));
                found.extend(parts.map(|(_, place)| place.clone()));
            }
        }
        found
    }

    /// Whether a local is used behind a node: then the node has not used it up.
    fn is_used_behind(&self, point: PointId, id: BindingId) -> bool {
        let mut edges = self.graph.edges(point).iter();
        edges.any(|edge| edge.effects.uses.contains(&id) || self.known.is_used(edge.to, id))
    }

    /// Whether a local is kept for some time behind one of these ways, while it is in scope.
    fn is_kept_along(&self, edges: &[Edge], id: BindingId) -> bool {
        let behind = self.in_scope_behind(edges, id);
        behind.iter().any(|point| self.carries(*point, id))
    }

    /// How a local is asked to be put away by the ways of a statement, if it can be.
    fn putting_away(&self, id: BindingId, node: &Node, point: PointId, key: &str) -> Vec<String> {
        let mut found = Vec::new();
        match self.carry.status(point, id) {
            // It was there, or what it was is no matter; used where it may have been moved, it
            // is `Copy`.
            _ if !node.effects.needs_none(id) => {}
            Status::Empty if self.is_unset(id) => found.push(unset(key)),
            _ => {
                let clear = !self.known.is_used(point, id);
                let Some(code) = node.whole.as_ref().filter(|_| clear) else {
                    return found;
                };
                found.push(ahead(key, code));
            }
        }
        found.push(key.to_owned());
        found.extend(self.graph.is_assigned(id).then(|| anew(key)));
        found
    }

    /// Whether code that runs assigns a local.
    pub(crate) fn assigns(&self, id: BindingId) -> bool {
        let mut nodes = self.graph.points_of_nodes();
        nodes.any(|(point, node)| self.is_reachable(point) && node.effects.assigns(id))
    }

    /// Whether all statements that assign or move a local on some of their ways find it
    /// without a value.
    fn is_unset(&self, id: BindingId) -> bool {
        let mut nodes = self.graph.points_of_nodes();
        nodes.all(|(point, node)| {
            !node.effects.conditional().contains(&id)
                || self.carry.status(point, id) == Status::Empty
        })
    }

    /// The arms, in the order of the source.
    pub(crate) fn arms(&self) -> Vec<ArmPoint> {
        let mut arms = self.owners.arms(&self.graph);
        arms.retain(|arm| !self.alike.contains_key(&arm.point));
        arms
    }

    /// The arm that begins at `point`, if one does.
    pub(crate) fn is_arm(&self, point: PointId) -> bool {
        self.owners.is_arm(point)
    }

    /// The point at which the `index`th node of a sequence begins.
    pub(crate) fn point(&self, seq: SeqId, index: usize) -> PointId {
        self.graph.point(seq, index)
    }

    /// The point that really comes next: the end of a scope has no code, and
    /// leads on.
    pub(crate) fn landing(&self, point: PointId) -> Option<PointId> {
        self.graph.landing(point)
    }

    /// The point at which a machine is resumed that stands at a yield, and its number.
    pub(crate) fn resumption(&self, seq: SeqId, index: usize) -> (PointId, usize) {
        let mut out = self.graph.point(seq, index);
        let alike = self.alike.get(&self.graph.resumption(out));
        if let Some(Place::Resume(seq, index)) = alike.map(|point| self.graph.place(*point)) {
            out = self.graph.point(seq, index);
        }
        (self.graph.resumption(out), self.graph.yield_number(out))
    }

    /// Where a point stands in the tree.
    pub(crate) fn place(&self, point: PointId) -> Place {
        self.graph.place(point)
    }

    /// The construct around a sequence: where it stands, and its label.
    pub(crate) fn parent(&self, seq: SeqId) -> Option<(SeqId, usize, Option<LabelId>)> {
        self.graph.parent(seq)
    }

    /// All that a sequence declares, in order.
    pub(crate) fn declared_in(&self, seq: SeqId) -> Vec<BindingId> {
        let seq = self.graph.seq(seq);
        let declared = seq.nodes.iter().flat_map(|node| &node.declares);
        seq.params.iter().chain(declared).copied().collect()
    }

    /// The loops that a sequence is part of.
    pub(crate) fn loops_around(&self, seq: SeqId) -> Set<LabelId> {
        self.graph.loops_around(seq)
    }

    /// The sequence of that name.
    pub(crate) fn seq(&self, seq: SeqId) -> &'a crate::ir::Seq {
        self.graph.seq(seq)
    }

    /// Where a loop's rounds begin.
    pub(crate) fn head(&self, label: LabelId) -> PointId {
        self.graph.head(label)
    }

    /// Where a jump out of `label` leads.
    pub(crate) fn after(&self, label: LabelId) -> (SeqId, usize) {
        self.graph.after(label)
    }

    /// What an arm carries, in order of declaration.
    pub(crate) fn carried(&self, point: PointId) -> &[Carried] {
        self.carry.at(point)
    }

    /// The bindings in scope at an arm that are assigned before they are used,
    /// and so must be declared anew.
    pub(crate) fn redeclared(&self, point: PointId) -> &[BindingId] {
        self.carry.redeclared(point)
    }

    /// The bindings in scope at a point, in order of declaration.
    pub(crate) fn in_scope(&self, point: PointId) -> Vec<BindingId> {
        self.graph.in_scope(point)
    }

    /// Whether a binding holds a value before the code at a point.
    pub(crate) fn status(&self, point: PointId, id: BindingId) -> Status {
        self.carry.status(point, id)
    }

    /// Whether a binding was used up on some ways only, if its type is one that is.
    pub(crate) fn is_by_ways(&self, id: BindingId) -> bool {
        self.carry.is_by_ways(id)
    }

    /// The yield that comes next after a point, where the user must look if
    /// something cannot be carried that far.
    pub(crate) fn next_yield(&self, point: PointId) -> Option<Span> {
        self.graph.next_yield(point)
    }

    /// Whether a suspended machine keeps a binding for its value.
    pub(crate) fn keeps(&self, id: BindingId) -> bool {
        let kept = Carried {
            id,
            form: Form::Value,
        };
        let arms = self.arms();
        let mut resumed = arms
            .iter()
            .filter(|arm| matches!(arm.entry, Entry::Resume(_)));
        resumed.any(|arm| self.carried(arm.point).contains(&kept))
    }

    /// What each arm to which one leads, at once or by a yield, finds of these bindings as that one
    /// found them: no way to it goes out of their scope, or names one that has not the same value
    /// for good.
    pub(crate) fn left(
        &self,
        arm: PointId,
        ids: Set<BindingId>,
        is_set_once: &dyn Fn(BindingId) -> bool,
    ) -> Map<PointId, Set<BindingId>> {
        let mut left: Map<PointId, Set<BindingId>> = Map::new();
        left.insert(arm, ids);
        let (mut work, mut ends) = (vec![arm], Map::new());
        while let Some(point) = work.pop() {
            let scope: Set<BindingId> = self.graph.in_scope(point).into_iter().collect();
            let mut behind = left.get(&point).cloned().unwrap_or_default();
            behind.retain(|id| scope.contains(id));
            let node = self.graph.effects(point);
            for edge in self.graph.edges(point) {
                let effects = node.into_iter().chain([&edge.effects]);
                let names: Set<BindingId> = effects.flat_map(|e| &e.names).copied().collect();
                let mut behind = behind.clone();
                behind.retain(|id| is_set_once(*id) || !names.contains(id));
                let leaves = edge.suspends || self.is_arm(edge.to);
                let to = self.alike.get(&edge.to).copied().unwrap_or(edge.to);
                let known = if leaves { &mut ends } else { &mut left };
                let before = known.get(&to).map(|known| known.len());
                let known = known.get_or_insert_with(to, || behind.clone());
                known.retain(|id| behind.contains(id));
                if !leaves && before != Some(known.len()) {
                    work.push(to);
                }
            }
        }
        ends
    }

    /// Whether some local may be of a type of its own, of which it is not known while
    /// the body is being checked whether it is `Copy`.
    pub(crate) fn has_own_types(&self) -> bool {
        self.graph.nodes().any(|node| node.unique)
    }

    /// All points.
    pub(crate) fn points(&self) -> Set<PointId> {
        self.graph.points().collect()
    }

    /// The points that are reached from a yield.
    pub(crate) fn behind_yields(&self) -> Set<PointId> {
        let arms = self.arms().into_iter();
        let resumed = arms.filter(|arm| matches!(arm.entry, Entry::Resume(_)));
        self.reached_from(&resumed.map(|arm| arm.point).collect())
    }

    /// The points that are reached from these.
    pub(crate) fn reached_from(&self, points: &Set<PointId>) -> Set<PointId> {
        self.graph.reached_from(points.iter().copied().collect())
    }

    /// Whether a local is made at one of these points that may be of a type of its own.
    pub(crate) fn makes_own_types(&self, points: &Set<PointId>) -> bool {
        points.iter().any(|point| self.graph.is_unique(*point))
    }

    /// The value that the body ends with, if from a point on it does nothing else.
    pub(crate) fn ends_with(&self, mut point: PointId) -> Option<&TokenStream> {
        let mut seen = Set::new();
        while seen.insert(point) {
            if let Place::Before(seq, index) = self.graph.place(point) {
                match self.graph.seq(seq).nodes.get(index).map(|node| &node.kind) {
                    Some(NodeKind::Return(_, value)) => return value.as_ref(),
                    None
                    | Some(
                        NodeKind::Declare(_)
                        | NodeKind::Block { .. }
                        | NodeKind::Break(_)
                        | NodeKind::Continue(_),
                    ) => {}
                    Some(_) => return None,
                }
            }
            point = self.graph.edges(point).first()?.to;
        }
        None
    }

    /// Whether some way leads to a point.
    pub(crate) fn is_reachable(&self, point: PointId) -> bool {
        self.reachable.contains(&point)
    }
}
