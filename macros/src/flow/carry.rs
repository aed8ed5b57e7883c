//! What each arm of the machine carries.
//!
//! A binding that is named again is carried as it is. One that is in scope but
//! not named again is carried for the sake of its drop, and need not be if its
//! type has none: it is `Copy`, say. One that was moved is not carried; where that depends
//! on the path, it is an `Option`, as rustc's drop flags are.

use std::rc::Rc;

use super::by_type::{ByType, Marks};
use super::graph::{Graph, Place, PointId};
use super::later::Later;
use super::owners::Owners;
use crate::ir::{Body, NodeKind};
use crate::names::BindingId;
use crate::sorted::{Map, Set};
use crate::status::Status;

/// How a binding is carried into an arm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Form {
    /// As it is: it is named again.
    Value,
    /// For its drop only.
    Held,
    /// The same, of a box from which all was moved out, if it is one.
    Emptied,
    /// For its drop only, if it was not moved.
    Maybe,
    /// The same, up to where it is assigned anew.
    Stale,
}

impl Form {
    /// Whether what is carried is an `Option`.
    pub(crate) const fn is_option(self) -> bool {
        matches!(self, Self::Maybe | Self::Stale)
    }
}

/// A binding that an arm carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Carried {
    /// Which.
    pub(crate) id: BindingId,
    /// How.
    pub(crate) form: Form,
}

type Ids = Set<BindingId>;

pub(super) type Statuses = Map<BindingId, Status>;

/// What is known at each point, whatever the arms.
pub(crate) struct Known {
    status: Rc<[Statuses]>,
    later: Later,
    by_type: ByType,
}

impl Known {
    /// Finds it out.
    pub(crate) fn new(graph: &Graph<'_>, by_type: ByType) -> Self {
        Self {
            status: statuses(graph, &by_type).into(),
            later: Later::new(graph),
            by_type,
        }
    }

    /// Takes in which locals may have been used up before they are assigned anew; says whether
    /// that was not known.
    pub(crate) fn learn(&mut self, graph: &Graph<'_>, carry: &Carry) -> bool {
        let is_new = self.by_type.learn(&carry.stale);
        self.again(graph, is_new)
    }

    /// Leaves out those of them of which it cannot be told where they were assigned anew; says
    /// whether there are any.
    pub(crate) fn give_up(&mut self, graph: &Graph<'_>, carry: &Carry) -> bool {
        let is_new = self.by_type.give_up(&carry.undecided);
        self.again(graph, is_new)
    }

    fn again(&mut self, graph: &Graph<'_>, is_new: bool) -> bool {
        if is_new {
            self.status = statuses(graph, &self.by_type).into();
        }
        is_new
    }

    /// Whether a local may have been used up on some ways to a point only, if its type is one
    /// that is.
    pub(crate) fn is_used_up_on_some(&self, point: PointId, id: BindingId) -> bool {
        let used = self.by_type.used(id, &self.status[point.index()]);
        used.contains(&Status::Either)
    }

    /// Whether the same is known of a local at two points.
    pub(crate) fn is_same(&self, one: PointId, other: PointId, id: BindingId) -> bool {
        let [one, other] = [one, other].map(|point| &self.status[point.index()]);
        one.get(&id) == other.get(&id) && self.by_type.used(id, one) == self.by_type.used(id, other)
    }

    /// Whether a binding is read, borrowed or moved from a point on, before it is assigned.
    pub(crate) fn is_used(&self, point: PointId, id: BindingId) -> bool {
        self.later.is_used(point, id)
    }
}

/// What is known at each point, and from that of each arm.
pub(crate) struct Carry {
    status: Rc<[Statuses]>,
    arms: Map<PointId, Vec<Carried>>,
    redeclared: Map<PointId, Vec<BindingId>>,
    undecided: Ids,
    held: Ids,
    /// Those that may have been used up where an arm begins, and are assigned anew.
    stale: Vec<(PointId, BindingId)>,
    /// Those held for their drop that were used up on some ways only, if at all.
    by_ways: Marks,
}

impl Carry {
    /// Finds out what the arms of a body carry.
    pub(crate) fn new(graph: &Graph<'_>, known: &Known, owners: &Owners, body: &Body) -> Self {
        let later = &known.later;
        let mut carry = Self {
            status: known.status.clone(),
            arms: Map::new(),
            redeclared: Map::new(),
            undecided: Set::new(),
            held: Set::new(),
            stale: Vec::new(),
            by_ways: Marks::new(),
        };
        let unclear = carry.unclear(graph, owners, body);
        let arms = || graph.points().filter(|point| owners.is_arm(*point));
        carry.by_ways = known.by_type.by_ways(arms().flat_map(|point| {
            let unnamed = graph.in_scope(point).into_iter();
            let unnamed = unnamed.filter(move |id| !later.is_named(point, *id));
            unnamed.map(move |id| (id, &known.status[point.index()]))
        }));
        for point in arms() {
            let emptied = |carry: &Self, id| {
                let mark = body.opened.get(&id).filter(|_| !unclear.contains(&id));
                mark.is_some_and(|mark| carry.status(point, *mark) == Status::Full)
            };
            let (mut carried, mut redeclared) = (Vec::new(), Vec::new());
            for id in graph.in_scope(point) {
                let (used, named) = (later.is_used(point, id), later.is_named(point, id));
                let status = carry.status(point, id);
                if status == Status::Full && named && !used {
                    let known = known.by_type.may_be_gone(id, &known.status[point.index()]);
                    carry.stale.extend(known.then_some((point, id)));
                }
                if !named && body.undropped.contains(&id) {
                    continue;
                }
                let form = match status {
                    Status::Full if named => Form::Value,
                    // What locals are put away in are `Option`s.
                    Status::Full if body.kept.contains(&id) => Form::Maybe,
                    Status::Full if carry.by_ways.contains_key(&id) => Form::Maybe,
                    Status::Full if emptied(&carry, id) => Form::Emptied,
                    Status::Full => Form::Held,
                    // Used after a move: it is `Copy`, or rustc says what is wrong.
                    Status::Empty | Status::Either if used => Form::Value,
                    Status::Either if named => {
                        redeclared.push(id);
                        Form::Stale
                    }
                    Status::Either => Form::Maybe,
                    Status::Empty => {
                        if named {
                            redeclared.push(id);
                        }
                        continue;
                    }
                };
                if form != Form::Value || !used {
                    carry.held.insert(id);
                }
                carried.push(Carried { id, form });
            }
            carry.arms.insert(point, carried);
            carry.redeclared.insert(point, redeclared);
        }
        carry.find_undecided(graph, owners);
        carry
    }

    /// The locals of which it is not known in some arm whether what is in a box was moved.
    fn unclear(&self, graph: &Graph<'_>, owners: &Owners, body: &Body) -> Ids {
        let points = graph.points().filter(|point| owners.is_arm(*point));
        let unclear = points.flat_map(|point| {
            let ids = graph.in_scope(point).into_iter();
            ids.filter(move |id| {
                let mark = body.opened.get(id);
                mark.is_some_and(|mark| self.status(point, *mark) == Status::Either)
            })
        });
        unclear.collect()
    }

    /// A way into an arm that carries an `Option` must know whether there is a value.
    /// The end of a scope has no code: what leads to it leads on.
    fn find_undecided(&mut self, graph: &Graph<'_>, owners: &Owners) {
        let mut undecided = Set::new();
        let refilled = self.refilled(graph);
        for point in graph.points().filter(|point| graph.has_code(*point)) {
            for edge in graph.edges(point) {
                let to = graph.landing(edge.to).filter(|to| owners.is_arm(*to));
                for carried in to.map_or(&[][..], |to| self.at(to)) {
                    let option = |other: &Carried| other.id == carried.id && other.form.is_option();
                    let marks = self.by_ways.get(&carried.id);
                    let marks = marks.map_or(&[][..], |marks| marks);
                    let asked = marks.iter().copied().chain([carried.id]);
                    let unclear: Vec<_> = asked
                        .filter(|id| {
                            let status = self.status_on(graph, point, edge, *id);
                            carried.form.is_option() && status == Some(Status::Either)
                        })
                        .collect();
                    if !unclear.is_empty() {
                        let mut from = owners.owners(point).iter();
                        let passed_on = from.all(|arm| self.at(*arm).iter().any(option));
                        if !passed_on || refilled[point.index()].contains(&carried.id) {
                            undecided.extend(unclear);
                        }
                    }
                }
            }
        }
        self.undecided = undecided;
    }

    /// The bindings that may have been assigned anew after each point's code, since the
    /// arm began: what was carried of them has gone there.
    fn refilled(&self, graph: &Graph<'_>) -> Vec<Ids> {
        let carried = self.arms.values().flatten();
        let stale = carried.filter(|carried| carried.form == Form::Stale);
        let stale: Ids = stale.map(|carried| carried.id).collect();
        let mut refilled: Vec<Ids> = graph.points().map(|_| Set::new()).collect();
        let mut work: Vec<PointId> = graph.points().filter(|_| !stale.is_empty()).collect();
        for point in &work {
            let effects = graph.effects(*point).into_iter();
            let assigned =
                effects.flat_map(|effects| stale.iter().filter(|id| effects.assigns(**id)));
            refilled[point.index()].extend(assigned);
        }
        while let Some(point) = work.pop() {
            let mine = refilled[point.index()].clone();
            for edge in graph.edges(point).iter().filter(|edge| !edge.suspends) {
                let theirs = &mut refilled[edge.to.index()];
                if !self.arms.contains_key(&edge.to) && !mine.is_subset(theirs) {
                    theirs.extend(&mine);
                    work.push(edge.to);
                }
            }
        }
        refilled
    }

    /// What the arm at `point` carries, in order of declaration.
    pub(crate) fn at(&self, point: PointId) -> &[Carried] {
        self.arms.get(&point).map_or(&[], Vec::as_slice)
    }

    /// What must be declared anew in the arm at `point`, since it is assigned
    /// there before it is used.
    pub(crate) fn redeclared(&self, point: PointId) -> &[BindingId] {
        self.redeclared.get(&point).map_or(&[], Vec::as_slice)
    }

    /// Whether a binding holds a value before the code at `point`.
    pub(crate) fn status(&self, point: PointId, id: BindingId) -> Status {
        let status = self.status[point.index()].get(&id);
        status.copied().unwrap_or(Status::Empty)
    }

    /// The points at which it becomes unknown whether such a binding was moved.
    /// Each must be an arm: the ways to it know.
    pub(crate) fn meetings(&self, graph: &Graph<'_>) -> Set<PointId> {
        let mut ways: Map<(PointId, BindingId), Status> = Map::new();
        let mut meetings = Set::new();
        for point in graph.points() {
            for edge in graph.edges(point) {
                for id in &self.undecided {
                    let Some(status) = self.status_on(graph, point, edge, *id) else {
                        continue;
                    };
                    let known = ways.insert((edge.to, *id), status);
                    if known.is_some_and(|known| known != status) {
                        meetings.extend(graph.landing(edge.to));
                    }
                }
            }
        }
        meetings
    }

    /// The points at which what is left of a local is put away, if anything is. Each must be an
    /// arm: that has it as an `Option`.
    pub(crate) fn put_away(&self, graph: &Graph<'_>) -> Set<PointId> {
        let nodes = graph.points_of_nodes();
        let unclear = nodes.filter(|(point, node)| match node.kind {
            NodeKind::PutAway { local, .. } => self.status(*point, local) == Status::Either,
            _ => false,
        });
        unclear.map(|(point, _)| point).collect()
    }

    /// The status of a binding on a way; `None` if no way leads there.
    fn status_on(
        &self,
        graph: &Graph<'_>,
        point: PointId,
        edge: &super::graph::Edge,
        id: BindingId,
    ) -> Option<Status> {
        let mut status = *self.status[point.index()].get(&id)?;
        if let Some(effects) = graph.effects(point) {
            status = effects.apply(id, status);
        }
        Some(edge.effects.apply(id, status))
    }

    /// Whether a binding was used up on some ways only, if its type is one that is: then it
    /// is carried as an `Option`.
    pub(crate) fn is_by_ways(&self, id: BindingId) -> bool {
        self.by_ways.contains_key(&id)
    }

    /// The bindings that some arm carries for their drop only, or until they are assigned
    /// anew.
    pub(crate) const fn held(&self) -> &Ids {
        &self.held
    }

    /// Bindings of which it is not known, on the way to some arm, whether they
    /// were moved.
    pub(crate) const fn undecided(&self) -> &Ids {
        &self.undecided
    }
}

/// Runs forward: whether each binding holds a value at each point.
fn statuses(graph: &Graph<'_>, by_type: &ByType) -> Vec<Statuses> {
    let mut status: Vec<Option<Statuses>> = graph.points().map(|_| None).collect();
    let Some(start) = graph.points().next() else {
        return Vec::new();
    };
    let params = match graph.place(start) {
        Place::Before(seq, _) | Place::Resume(seq, _) => &graph.seq(seq).params,
    };
    let mut known = params.iter().map(|id| (*id, Status::Full)).collect();
    by_type.declare(params, &mut known);
    status[start.index()] = Some(known);
    let mut work = vec![start];
    while let Some(point) = work.pop() {
        let Some(mut after) = status[point.index()].clone() else {
            continue;
        };
        if let Some(effects) = graph.effects(point) {
            effects.apply_all(&mut after);
        }
        by_type.declare(graph.declares(point), &mut after);
        let edges = graph.edges(point);
        for (at, edge) in edges.iter().enumerate() {
            let mut after = if at + 1 == edges.len() {
                std::mem::take(&mut after)
            } else {
                after.clone()
            };
            // A condition may move what its own `let`s bind.
            after.extend(edge.binds.iter().map(|id| (*id, Status::Full)));
            by_type.declare(&edge.binds, &mut after);
            edge.effects.apply_all(&mut after);
            by_type.enter(edge.to, &mut after);
            if join(&mut status[edge.to.index()], after) {
                work.push(edge.to);
            }
        }
    }
    status.into_iter().map(Option::unwrap_or_default).collect()
}

/// Adds what is known on another path to a point; says whether anything changes.
fn join(known: &mut Option<Statuses>, other: Statuses) -> bool {
    let Some(known) = known else {
        *known = Some(other);
        return true;
    };
    let mut changed = false;
    for (id, status) in other {
        match known.get_mut(&id) {
            // What is known on one path only is not in scope where they meet.
            None => {
                known.insert(id, status);
                changed = true;
            }
            Some(known) => {
                let joined = known.join(status);
                changed |= joined != *known;
                *known = joined;
            }
        }
    }
    changed
}
