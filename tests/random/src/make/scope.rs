//! The locals that are in scope where the next piece of a body goes, and whether they
//! hold a value there: what is written is to compile as plain Rust.

use super::sorts::Sort;

/// Whether a local holds a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It does.
    Full,
    /// It does not.
    Moved,
    /// It may not.
    Maybe,
    /// It never did.
    Unset,
    /// It does, but for these parts, which may have been moved: see `parts.rs`.
    Without(u8),
}

impl State {
    /// What holds where two paths meet.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            _ if self == other => self,
            (Self::Without(one), Self::Without(two)) => Self::Without(one | two),
            (Self::Without(gone), Self::Full) | (Self::Full, Self::Without(gone)) => {
                Self::Without(gone)
            }
            _ => Self::Maybe,
        }
    }
}

/// A local.
#[derive(Clone, Debug)]
pub struct Var {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub sort: Sort,
    /// Whether it may be assigned.
    pub mutable: bool,
    /// Whether it holds a value.
    pub state: State,
    /// How many loops are around its declaration.
    pub loops: usize,
    /// How many pieces being written forbid that it is named.
    pub locked: usize,
}

/// The states of all locals in scope.
pub type Snapshot = Vec<State>;

/// All locals in scope.
#[derive(Default)]
pub struct Scope {
    /// Outermost first.
    pub vars: Vec<Var>,
}

impl Scope {
    /// Those that a name leads to, shadowed ones not among them.
    fn visible(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.vars.len()).filter(|at| {
            let name = self.vars[*at].name;
            !self.vars[at + 1..].iter().any(|later| later.name == name)
        })
    }

    /// Those of a sort that hold a value.
    pub fn full(&self, sort: Sort) -> Vec<usize> {
        self.visible()
            .filter(|at| {
                let var = &self.vars[*at];
                var.sort == sort && var.state == State::Full && var.locked == 0
            })
            .collect()
    }

    /// Those with parts of which some may have been moved, and the full ones.
    pub fn with_parts(&self, sort: Sort) -> Vec<(usize, u8)> {
        let state = |at: usize| match self.vars[at].state {
            State::Full => Some((at, 0)),
            State::Without(gone) => Some((at, gone)),
            _ => None,
        };
        self.visible()
            .filter(|at| self.vars[*at].sort == sort && self.vars[*at].locked == 0)
            .filter_map(state)
            .collect()
    }

    /// Those of a sort that may be changed in place.
    pub fn mutable(&self, sort: Sort) -> Vec<usize> {
        let mut full = self.full(sort);
        full.retain(|at| self.vars[*at].mutable);
        full
    }

    /// Those that may be assigned as a whole.
    pub fn assignable(&self, sort: Sort) -> Vec<usize> {
        self.visible()
            .filter(|at| {
                let var = &self.vars[*at];
                var.sort == sort && var.mutable && var.locked == 0
            })
            .collect()
    }

    /// Those of a sort that may be moved, given how many loops around their
    /// declaration they need.
    pub fn movable(&self, sort: Sort, loops: usize) -> Vec<usize> {
        let mut full = self.full(sort);
        full.retain(|at| sort.is_copy() || self.vars[*at].loops >= loops);
        full
    }

    /// The names that lead to locals which hold something printable.
    pub fn printable(&self) -> Vec<&'static str> {
        self.visible()
            .filter(|at| {
                let var = &self.vars[*at];
                var.state == State::Full
                    && var.locked == 0
                    && !matches!(var.sort, Sort::Closure | Sort::Dead | Sort::Iter)
            })
            .map(|at| self.vars[at].name)
            .collect()
    }

    /// The states of all.
    pub fn snapshot(&self) -> Snapshot {
        self.vars.iter().map(|var| var.state).collect()
    }

    /// Sets the states of all that were in scope then.
    pub fn restore(&mut self, states: &Snapshot) {
        for (var, state) in self.vars.iter_mut().zip(states) {
            var.state = *state;
        }
    }

    /// Joins what holds at the ends of several paths; no path is left as it is.
    pub fn join(&mut self, ends: &[Snapshot]) {
        let Some((first, rest)) = ends.split_first() else {
            return;
        };
        self.restore(first);
        for states in rest {
            for (var, state) in self.vars.iter_mut().zip(states) {
                var.state = var.state.or(*state);
            }
        }
    }
}
