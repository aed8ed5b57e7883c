//! What is still to come, from each point of a body on.

use super::graph::{Graph, PointId};
use crate::names::BindingId;

/// What is still to come, from each point on.
pub(super) struct Later {
    used: Vec<Ids>,
    named: Vec<Ids>,
}

impl Later {
    /// Runs backward until nothing changes.
    ///
    /// What an edge and a point do is gathered once: each round only combines words.
    pub(super) fn new(graph: &Graph<'_>) -> Self {
        let points: Vec<PointId> = graph.points().collect();
        let steps: Vec<Step> = points.iter().map(|at| Step::new(graph, *at)).collect();
        // All that is ever in a set is added by some step.
        let sets = steps
            .iter()
            .flat_map(|step| [&step.used.add, &step.named.add]);
        let words = sets.map(|set| set.0.len()).max().unwrap_or(0);
        let none = vec![Ids(vec![0; words]); points.len()];
        let mut later = Self {
            used: none.clone(),
            named: none,
        };
        let mut changed = true;
        while changed {
            changed = false;
            for (at, step) in steps.iter().enumerate().rev() {
                changed |= step.used.run(&mut later.used, at);
                changed |= step.named.run(&mut later.named, at);
            }
        }
        later
    }

    /// Whether a binding is read, borrowed or moved before it is assigned.
    pub(super) fn is_used(&self, point: PointId, id: BindingId) -> bool {
        self.used[point.index()].contains(id)
    }

    /// Whether a binding is mentioned in any way.
    pub(super) fn is_named(&self, point: PointId, id: BindingId) -> bool {
        self.named[point.index()].contains(id)
    }
}

/// What one point, and the ways from it, do to either of the two sets.
#[derive(Default)]
struct Step {
    used: Transfer,
    named: Transfer,
}

impl Step {
    fn new(graph: &Graph<'_>, point: PointId) -> Self {
        let mut step = Self::default();
        for edge in graph.edges(point) {
            let binds: Ids = edge.binds.iter().copied().collect();
            let mut kills = binds.clone();
            kills.extend(edge.effects.killed());
            // A guard may name what its own pattern binds.
            let mut uses: Ids = edge.effects.uses.iter().copied().collect();
            uses.remove_all(&binds);
            let mut names: Ids = edge.effects.names.iter().copied().collect();
            names.remove_all(&binds);
            step.used.add.add_all(&uses);
            step.named.add.add_all(&names);
            step.used.ways.push((edge.to.index(), kills));
            step.named.ways.push((edge.to.index(), binds));
        }
        let declares: Ids = graph.declares(point).iter().copied().collect();
        if let Some(effects) = graph.effects(point) {
            let killed: Ids = effects.killed().collect();
            step.used.settle(&killed, effects.uses.iter().copied());
            step.named
                .settle(&Ids::default(), effects.names.iter().copied());
        }
        step.used.settle(&declares, []);
        step.named.settle(&declares, []);
        step
    }
}

/// What comes before a point, from what comes behind it.
#[derive(Default)]
struct Transfer {
    /// The points behind it, and what does not come through from there.
    ways: Vec<(usize, Ids)>,
    /// What does not come through from any of them.
    remove: Ids,
    /// What it adds itself.
    add: Ids,
}

impl Transfer {
    /// Puts something before it that first removes, then adds.
    fn settle(&mut self, remove: &Ids, add: impl IntoIterator<Item = BindingId>) {
        self.remove.add_all(remove);
        self.add.remove_all(remove);
        self.add.extend(add);
    }

    /// Whether that changes what is known `at` the point.
    fn run(&self, known: &mut [Ids], at: usize) -> bool {
        let mut changed = false;
        for place in 0..known[at].0.len() {
            let mut word = 0;
            for (to, remove) in &self.ways {
                word |= known[*to].0[place] & !remove.word(place);
            }
            word = word & !self.remove.word(place) | self.add.word(place);
            changed |= word != known[at].0[place];
            known[at].0[place] = word;
        }
        changed
    }
}

/// A set of bindings, a bit for each.
#[derive(Clone, Default, Debug)]
struct Ids(Vec<u64>);

impl Ids {
    fn contains(&self, id: BindingId) -> bool {
        let word = self.0.get(id.0 / 64);
        word.is_some_and(|word| word >> (id.0 % 64) & 1 == 1)
    }

    fn add_all(&mut self, other: &Self) {
        self.grow(other.0.len());
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    fn remove_all(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= !theirs;
        }
    }

    /// The bits at one place.
    fn word(&self, place: usize) -> u64 {
        self.0.get(place).copied().unwrap_or(0)
    }

    fn grow(&mut self, len: usize) {
        if self.0.len() < len {
            self.0.resize(len, 0);
        }
    }
}

impl Extend<BindingId> for Ids {
    fn extend<I: IntoIterator<Item = BindingId>>(&mut self, ids: I) {
        for id in ids {
            self.grow(id.0 / 64 + 1);
            self.0[id.0 / 64] |= 1 << (id.0 % 64);
        }
    }
}

impl FromIterator<BindingId> for Ids {
    fn from_iter<I: IntoIterator<Item = BindingId>>(ids: I) -> Self {
        let mut set = Self::default();
        set.extend(ids);
        set
    }
}
