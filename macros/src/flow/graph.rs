//! The points of a body and the edges between them.
//!
//! There is a point before each node of each sequence, one at the end of each
//! sequence, and one after each yield, at which the body is resumed.

use std::collections::VecDeque;

use proc_macro2::Span;

use crate::ir::{Body, LabelId, Node, NodeKind, Seq, SeqId};
use crate::names::BindingId;
use crate::sorted::{Map, Set};
use crate::status::Effects;

/// Identifies a point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct PointId(usize);

impl PointId {
    /// An index for tables with an entry for each point.
    pub(crate) const fn index(self) -> usize {
        self.0
    }
}

/// Where a point stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// Before a node, or at the end of a sequence.
    Before(SeqId, usize),
    /// After the yield that is that node.
    Resume(SeqId, usize),
}

/// A way from one point to another.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    /// Where it leads.
    pub(crate) to: PointId,
    /// What happens to the bindings on the way, after the node's own effects.
    pub(crate) effects: Effects,
    /// What the way binds.
    pub(crate) binds: Vec<BindingId>,
    /// Whether the body is suspended on the way.
    pub(crate) suspends: bool,
}

struct Point {
    place: Place,
    edges: Vec<Edge>,
}

struct SeqInfo<'a> {
    seq: &'a Seq,
    parent: Option<(SeqId, usize, Option<LabelId>)>,
    first: usize,
    /// Whether its end leads back to its start.
    loops: bool,
}

/// All points and edges of a body, in the order of the source.
pub(crate) struct Graph<'a> {
    seqs: Vec<Option<SeqInfo<'a>>>,
    points: Vec<Point>,
    resumptions: Map<PointId, (PointId, usize)>,
    /// Where each labelled construct stands, and its body.
    labels: Map<LabelId, (SeqId, usize, SeqId)>,
}

impl<'a> Graph<'a> {
    /// Lists the points of a body, and connects them.
    pub(crate) fn new(body: &'a Body) -> Self {
        let mut graph = Self {
            seqs: (0..body.seqs).map(|_| None).collect(),
            points: Vec::new(),
            resumptions: Map::new(),
            labels: Map::new(),
        };
        graph.add_seq(&body.root, None, false);
        for index in 0..graph.points.len() {
            graph.points[index].edges = graph.edges_from(PointId(index));
        }
        graph
    }

    fn add_seq(
        &mut self,
        seq: &'a Seq,
        parent: Option<(SeqId, usize, Option<LabelId>)>,
        loops: bool,
    ) {
        let first = self.points.len();
        self.seqs[seq.id.0] = Some(SeqInfo {
            seq,
            parent,
            first,
            loops,
        });
        for index in 0..=seq.nodes.len() {
            self.points.push(Point {
                place: Place::Before(seq.id, index),
                edges: Vec::new(),
            });
        }
        for (index, node) in seq.nodes.iter().enumerate() {
            self.add_node(seq.id, index, node);
        }
    }

    fn add_node(&mut self, seq: SeqId, index: usize, node: &'a Node) {
        let inside = |label| Some((seq, index, label));
        match &node.kind {
            NodeKind::Yield(_) => {
                let point = self.point(seq, index);
                let resumption = PointId(self.points.len());
                self.points.push(Point {
                    place: Place::Resume(seq, index),
                    edges: Vec::new(),
                });
                let number = self.resumptions.len();
                self.resumptions.insert(point, (resumption, number));
            }
            NodeKind::If {
                then, otherwise, ..
            } => {
                self.add_seq(then, inside(None), false);
                self.add_seq(otherwise, inside(None), false);
            }
            NodeKind::Match { arms, .. } => {
                for arm in arms {
                    self.add_seq(&arm.body, inside(None), false);
                }
            }
            NodeKind::LetElse { otherwise, .. } => self.add_seq(otherwise, inside(None), false),
            NodeKind::Loop { label, body, .. } => {
                self.labels.insert(*label, (seq, index, body.id));
                self.add_seq(body, inside(Some(*label)), true);
            }
            NodeKind::Block { label, body } => {
                self.labels.insert(*label, (seq, index, body.id));
                self.add_seq(body, inside(Some(*label)), false);
            }
            NodeKind::Plain(_)
            | NodeKind::Declare(_)
            | NodeKind::PutAway { .. }
            | NodeKind::Break(_)
            | NodeKind::Continue(_)
            | NodeKind::Return(..) => {}
        }
    }

    fn edges_from(&self, point: PointId) -> Vec<Edge> {
        let (seq, index) = match self.place(point) {
            Place::Before(seq, index) => (seq, index),
            Place::Resume(seq, index) => {
                let binds = self.seq(seq).nodes[index].declares.clone();
                return Self::edge(self.point(seq, index + 1), binds);
            }
        };
        let Some(node) = self.seq(seq).nodes.get(index) else {
            let info = self.info(seq);
            if info.loops {
                return Self::edge(self.point(seq, 0), info.seq.params.clone());
            }
            let after = info
                .parent
                .map(|(parent, at, _)| self.point(parent, at + 1));
            return after.map_or_else(Vec::new, |after| Self::edge(after, Vec::new()));
        };
        let next = self.point(seq, index + 1);
        let into = |body: &Seq| Self::edge(self.point(body.id, 0), body.params.clone());
        match &node.kind {
            NodeKind::Plain(_) if node.effects.diverges() => Vec::new(),
            NodeKind::Plain(_) | NodeKind::Declare(_) | NodeKind::PutAway { .. } => {
                Self::edge(next, Vec::new())
            }
            NodeKind::LetElse {
                otherwise, holds, ..
            } => {
                let mut matched = Self::edge(next, Vec::new());
                for edge in &mut matched {
                    edge.effects = holds.clone();
                }
                into(otherwise).into_iter().chain(matched).collect()
            }
            NodeKind::Yield(_) => {
                let mut edges = Self::edge(self.resumption(point), Vec::new());
                for edge in &mut edges {
                    edge.suspends = true;
                }
                edges
            }
            NodeKind::If {
                then,
                otherwise,
                holds,
                ..
            } => {
                let mut edges = into(then);
                for edge in &mut edges {
                    edge.effects = holds.clone();
                }
                edges.extend(into(otherwise));
                edges
            }
            NodeKind::Match { arms, .. } => {
                let ways = arms.iter().flat_map(|arm| {
                    let mut edges = into(&arm.body);
                    for edge in &mut edges {
                        let mut effects = arm.effects.clone();
                        effects.then(&edge.effects);
                        edge.effects = effects;
                    }
                    edges
                });
                ways.collect()
            }
            NodeKind::Loop { body, .. } | NodeKind::Block { body, .. } => into(body),
            NodeKind::Break(label) => {
                let (seq, index) = self.after(*label);
                Self::edge(self.point(seq, index), Vec::new())
            }
            NodeKind::Continue(label) => {
                let (_, _, body) = self.labels[label];
                Self::edge(self.point(body, 0), Vec::new())
            }
            NodeKind::Return(..) => Vec::new(),
        }
    }

    fn edge(to: PointId, binds: Vec<BindingId>) -> Vec<Edge> {
        vec![Edge {
            to,
            effects: Effects::default(),
            binds,
            suspends: false,
        }]
    }

    fn info(&self, seq: SeqId) -> &SeqInfo<'a> {
        let info = self.seqs[seq.0].as_ref();
        info.expect("every sequence is part of the body")
    }

    /// The sequence of that name.
    pub(crate) fn seq(&self, seq: SeqId) -> &'a Seq {
        self.info(seq).seq
    }

    /// The construct around a sequence: where it stands, and its label.
    pub(crate) fn parent(&self, seq: SeqId) -> Option<(SeqId, usize, Option<LabelId>)> {
        self.info(seq).parent
    }

    /// The loops that a sequence is part of.
    pub(crate) fn loops_around(&self, mut seq: SeqId) -> Set<LabelId> {
        let mut loops = Set::new();
        while let Some((parent, _, label)) = self.parent(seq) {
            loops.extend(label.filter(|_| self.info(seq).loops));
            seq = parent;
        }
        loops
    }

    /// The point before a node, or at the end of a sequence.
    pub(crate) fn point(&self, seq: SeqId, index: usize) -> PointId {
        PointId(self.info(seq).first + index)
    }

    /// Where a point stands.
    pub(crate) fn place(&self, point: PointId) -> Place {
        self.points[point.0].place
    }

    /// Whether a point is more than the end of a sequence.
    pub(crate) fn has_code(&self, point: PointId) -> bool {
        match self.place(point) {
            Place::Before(seq, index) => index < self.seq(seq).nodes.len(),
            Place::Resume(..) => true,
        }
    }

    /// The point that really comes next: the end of a sequence leads on.
    pub(crate) fn landing(&self, mut point: PointId) -> Option<PointId> {
        loop {
            let Place::Before(seq, index) = self.place(point) else {
                return Some(point);
            };
            let info = self.info(seq);
            if index < info.seq.nodes.len() {
                return Some(point);
            }
            if info.loops {
                // A loop without code has no other point to go to.
                return Some(self.point(seq, 0));
            }
            let (parent, index, _) = info.parent?;
            point = self.point(parent, index + 1);
        }
    }

    /// The point after a yield.
    pub(crate) fn resumption(&self, point: PointId) -> PointId {
        self.resumptions[&point].0
    }

    /// The number of a yield, counted from 0 in the order of the source.
    pub(crate) fn yield_number(&self, point: PointId) -> usize {
        self.resumptions[&point].1
    }

    /// Where a jump out of a construct leads.
    pub(crate) fn after(&self, label: LabelId) -> (SeqId, usize) {
        let (seq, index, _) = self.labels[&label];
        (seq, index + 1)
    }

    /// Where a loop's rounds begin.
    pub(crate) fn head(&self, label: LabelId) -> PointId {
        let (_, _, body) = self.labels[&label];
        self.point(body, 0)
    }

    /// All points, in the order of the source.
    pub(crate) fn points(&self) -> impl Iterator<Item = PointId> + use<> {
        (0..self.points.len()).map(PointId)
    }

    /// The points to which some way leads from the start.
    pub(crate) fn reachable(&self) -> Set<PointId> {
        self.reached_from(self.points().take(1).collect())
    }

    /// Points, and all to which some way leads from those.
    pub(crate) fn reached_from(&self, mut reached: Set<PointId>) -> Set<PointId> {
        let mut work: Vec<PointId> = reached.iter().copied().collect();
        while let Some(point) = work.pop() {
            for edge in self.edges(point) {
                if reached.insert(edge.to) {
                    work.push(edge.to);
                }
            }
        }
        reached
    }

    /// The yield that is reached first from a point.
    pub(crate) fn next_yield(&self, point: PointId) -> Option<Span> {
        let mut seen = Set::from([point]);
        let mut work = VecDeque::from([point]);
        while let Some(point) = work.pop_front() {
            if let Place::Before(seq, index) = self.place(point) {
                let node = self.seq(seq).nodes.get(index);
                if let Some(NodeKind::Yield(out)) = node.map(|node| &node.kind) {
                    return Some(out.span);
                }
            }
            let next = self.edges(point).iter().map(|edge| edge.to);
            work.extend(next.filter(|to| seen.insert(*to)));
        }
        None
    }

    /// The ways from a point.
    pub(crate) fn edges(&self, point: PointId) -> &[Edge] {
        &self.points[point.0].edges
    }

    /// What the code at a point does, before any way from it is taken.
    pub(crate) fn effects(&self, point: PointId) -> Option<&'a Effects> {
        match self.place(point) {
            Place::Before(seq, index) => {
                let node = self.seq(seq).nodes.get(index);
                node.map(|node| &node.effects)
            }
            Place::Resume(..) => None,
        }
    }

    /// What the node at a point declares for the rest of its sequence.
    pub(crate) fn declares(&self, point: PointId) -> &'a [BindingId] {
        match self.place(point) {
            Place::Before(seq, index) => {
                let node = self.seq(seq).nodes.get(index);
                node.map_or(&[], |node| &node.declares)
            }
            Place::Resume(..) => &[],
        }
    }

    /// Whether the code at a point cannot be written twice: see [`Node::unique`].
    pub(crate) fn is_unique(&self, point: PointId) -> bool {
        match self.place(point) {
            Place::Before(seq, index) => {
                let node = self.seq(seq).nodes.get(index);
                node.is_some_and(|node| node.unique)
            }
            Place::Resume(..) => false,
        }
    }

    /// All nodes.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &'a Node> {
        self.seqs.iter().flatten().flat_map(|info| &info.seq.nodes)
    }

    /// All nodes, each with the point before it.
    pub(crate) fn points_of_nodes(&self) -> impl Iterator<Item = (PointId, &'a Node)> {
        self.points().filter_map(|point| match self.place(point) {
            Place::Before(seq, index) => Some((point, self.seq(seq).nodes.get(index)?)),
            Place::Resume(..) => None,
        })
    }

    /// Where loops begin that must do so in one place, though they are resumed in the middle;
    /// and what else must.
    pub(crate) fn heads(&self) -> Set<PointId> {
        let heads = self.points_of_nodes().filter_map(|(point, node)| {
            let (seq, head) = match (&node.kind, self.place(point)) {
                (NodeKind::Loop { body, one_head, .. }, _) if *one_head => {
                    (body.id, self.point(body.id, 0))
                }
                (_, Place::Before(seq, _)) if node.begins => (seq, point),
                _ => return None,
            };
            (!self.is_lent_to(seq)).then_some(head)
        });
        heads.collect()
    }

    /// Whether no arm may begin at a point: see [`Self::is_lent_to`].
    pub(crate) fn is_lent(&self, point: PointId) -> bool {
        match self.place(point) {
            Place::Before(seq, _) | Place::Resume(seq, _) => self.is_lent_to(seq),
        }
    }

    /// Whether a sequence may borrow from what the head of a construct around it makes: the
    /// construct does not yield, so that lives to its end, and no arm may begin within.
    fn is_lent_to(&self, mut seq: SeqId) -> bool {
        while let Some((parent, at, _)) = self.parent(seq) {
            let node = self.seq(parent).nodes.get(at);
            if node.is_some_and(|node| node.kind.has_head() && !node.kind.yields()) {
                return true;
            }
            seq = parent;
        }
        false
    }

    /// Whether a binding is assigned anywhere, other than by its declaration.
    pub(crate) fn is_assigned(&self, id: BindingId) -> bool {
        self.points().any(|point| {
            let declares = self.declares(point).contains(&id);
            let node = self.effects(point).into_iter();
            let edges = self.edges(point).iter().map(|edge| &edge.effects);
            !declares && node.chain(edges).any(|effects| effects.assigns(id))
        })
    }

    /// The bindings in scope at a point, in order of declaration: that of a parameter that is
    /// bound once more is the later one.
    pub(crate) fn in_scope(&self, point: PointId) -> Vec<BindingId> {
        let (mut seq, mut index) = match self.place(point) {
            Place::Before(seq, index) | Place::Resume(seq, index) => (seq, index),
        };
        // From the innermost scope outward, and in each from the last one backward.
        let (mut ids, mut seen) = (Vec::new(), Set::new());
        loop {
            let info = self.info(seq);
            for node in info.seq.nodes.iter().take(index).rev() {
                ids.extend(node.declares.iter().rev());
            }
            ids.extend(info.seq.params.iter().rev());
            let Some((parent, at, _)) = info.parent else {
                break;
            };
            (seq, index) = (parent, at);
        }
        ids.retain(|id| seen.insert(*id));
        ids.reverse();
        ids
    }
}
