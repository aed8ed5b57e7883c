//! What a piece of code does to bindings: which it names, and whether they hold
//! a value after it.

use proc_macro2::TokenStream;

use crate::names::BindingId;
use crate::sorted::{Map, Set};

/// Whether a binding holds a value at some point of a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    /// It does, on every path to that point.
    Full,
    /// It was moved from or never assigned, on every path.
    Empty,
    /// That depends on the path.
    Either,
}

impl Status {
    /// What holds where two paths meet.
    pub(crate) const fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Full, Self::Full) => Self::Full,
            (Self::Empty, Self::Empty) => Self::Empty,
            _ => Self::Either,
        }
    }
}

/// A map from the status before some code to the status after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Change {
    from_full: Status,
    from_empty: Status,
}

impl Change {
    const NONE: Self = Self::new(Status::Full, Status::Empty);
    /// The value is moved out, or copied.
    pub(crate) const MOVE: Self = Self::new(Status::Empty, Status::Empty);
    /// A value is assigned.
    pub(crate) const ASSIGN: Self = Self::new(Status::Full, Status::Full);

    const fn new(from_full: Status, from_empty: Status) -> Self {
        Self {
            from_full,
            from_empty,
        }
    }

    /// The status after the code.
    pub(crate) const fn apply(self, before: Status) -> Status {
        match before {
            Status::Full => self.from_full,
            Status::Empty => self.from_empty,
            Status::Either => self.from_full.join(self.from_empty),
        }
    }

    const fn then(self, next: Self) -> Self {
        Self::new(next.apply(self.from_full), next.apply(self.from_empty))
    }

    const fn join(self, other: Self) -> Self {
        Self::new(
            self.from_full.join(other.from_full),
            self.from_empty.join(other.from_empty),
        )
    }

    /// Whether what holds after it is not certain, though it was before.
    const fn is_conditional(self) -> bool {
        matches!(self.from_full, Status::Either) || matches!(self.from_empty, Status::Either)
    }
}

/// What one piece of code does to the bindings of a body.
#[derive(Clone, Default, Debug)]
pub(crate) struct Effects {
    /// Read, borrowed or moved before being assigned here.
    pub(crate) uses: Set<BindingId>,
    /// Mentioned in any way.
    pub(crate) names: Set<BindingId>,
    changes: Map<BindingId, Change>,
    /// Assigned on every way; what became of the value then is another matter.
    assigned: Set<BindingId>,
    /// Assigned on some way; what became of the value then is another matter.
    may_assign: Set<BindingId>,
    diverges: bool,
    /// Bindings of which a pattern binds every part by value, and what asks those parts
    /// whether that left nothing: see [`crate::apart`].
    pub(crate) matched: Vec<(BindingId, TokenStream)>,
    /// Calls on a lone binding of methods that seem to use it up, by where they stand.
    pub(crate) consumed: Vec<(BindingId, String)>,
    /// Bindings of which a field is read by value, and what asks for them to be whole
    /// afterwards.
    pub(crate) parts: Vec<(BindingId, String)>,
    /// Bindings that are given what may be of a type of its own, a closure, where they are
    /// assigned or a method of them is called: then so may be what they are of.
    pub(crate) fed: Set<BindingId>,
    /// Bindings that were put away on some of the ways, so that none has them left.
    pub(crate) put_away: Set<BindingId>,
    /// Those of them that a way to the end of the code has put away.
    away: Set<BindingId>,
    /// Those of them that were named again after that.
    pub(crate) named_again: Set<BindingId>,
    /// Those that have no name where the code ends: another one shadows it.
    pub(crate) nameless: Set<BindingId>,
    /// What is left of these is put away ahead of the code: it assigns them on some ways, and
    /// looks at none before.
    pub(crate) ahead: Set<BindingId>,
}

impl Effects {
    /// Code that never comes to its end.
    pub(crate) fn diverge(&mut self) {
        self.diverges = true;
    }

    /// Code after it runs all the same.
    pub(crate) fn converge(&mut self) {
        self.diverges = false;
    }

    /// Whether the code never comes to its end.
    pub(crate) const fn diverges(&self) -> bool {
        self.diverges
    }

    /// Adds a use that leaves the value where it is.
    pub(crate) fn name(&mut self, id: BindingId) {
        self.mention(id);
        if !self.assigned.contains(&id) {
            self.uses.insert(id);
        }
    }

    /// Adds a use by value.
    pub(crate) fn take(&mut self, id: BindingId) {
        self.name(id);
        self.set(id, Change::MOVE);
    }

    /// Adds an assignment to the whole binding.
    pub(crate) fn assign(&mut self, id: BindingId) {
        self.names.insert(id);
        self.declare(id);
    }

    fn mention(&mut self, id: BindingId) {
        self.names.insert(id);
        // Assigned anew, it is there again.
        if self.away.contains(&id) && self.change(id) != Change::ASSIGN {
            self.named_again.insert(id);
        }
    }

    /// Adds that a value goes to the local `kept`, for its drop.
    pub(crate) fn put_away(&mut self, id: BindingId, kept: BindingId) {
        self.take(id);
        self.name(kept);
        self.put_away.insert(id);
        self.away.insert(id);
    }

    /// Adds that what is left of the local `id`, if anything is, goes to the local `kept`.
    pub(crate) fn put_away_rest(&mut self, id: BindingId, kept: BindingId) {
        self.set(id, Change::MOVE);
        self.name(kept);
    }

    /// Whether the code assigns a binding on some paths only, and looks at it on none before:
    /// it need not be there.
    pub(crate) fn needs_none(&self, id: BindingId) -> bool {
        self.change(id).is_conditional() && !self.uses.contains(&id) && !self.assigned.contains(&id)
    }

    /// The code is the body of a loop. What it moves in one round, and does not assign, it
    /// moves in the next one: so it is `Copy`, and still there.
    pub(crate) fn repeat(&mut self, before: &Self) {
        let ids: Vec<_> = self.changes.keys().copied().collect();
        for id in ids {
            let moved = self.apply(id, Status::Full) != Status::Full;
            if moved && !self.assigns(id) && !self.diverges {
                self.set(id, before.change(id));
            }
        }
    }

    /// What a closure uses up on some way of its own, it has taken as a whole.
    pub(crate) fn capture(&mut self, before: &Self) {
        for id in self.conditional() {
            if self.change(id) != before.change(id) {
                self.set(id, Change::MOVE);
            }
        }
    }

    /// Adds a declaration without a value.
    pub(crate) fn declare_empty(&mut self, id: BindingId) {
        self.set(id, Change::MOVE);
    }

    /// Adds a declaration with a value.
    pub(crate) fn declare(&mut self, id: BindingId) {
        self.set(id, Change::ASSIGN);
        self.assigned.insert(id);
        self.may_assign.insert(id);
    }

    fn set(&mut self, id: BindingId, change: Change) {
        self.changes.insert(id, change);
    }

    fn change(&self, id: BindingId) -> Change {
        self.changes.get(&id).copied().unwrap_or(Change::NONE)
    }

    /// The status of `id` after the code.
    pub(crate) fn apply(&self, id: BindingId, before: Status) -> Status {
        self.change(id).apply(before)
    }

    /// Leaves out what is done to a binding that the code makes itself.
    pub(crate) fn forget(&mut self, id: BindingId) {
        self.uses.remove(&id);
        self.names.remove(&id);
        self.matched.retain(|(matched, _)| *matched != id);
        self.assigned.remove(&id);
        self.may_assign.remove(&id);
        self.consumed.retain(|(consumed, _)| *consumed != id);
        self.parts.retain(|(part, _)| *part != id);
        self.fed.remove(&id);
        self.changes.remove(&id);
    }

    /// Brings what is known before the code to what is known after it.
    pub(crate) fn apply_all(&self, known: &mut Map<BindingId, Status>) {
        for (id, change) in &self.changes {
            let before = known.get(id).copied().unwrap_or(Status::Empty);
            known.insert(*id, change.apply(before));
        }
    }

    /// Whether the code may assign `id` a value, be it that it moves that on.
    pub(crate) fn assigns(&self, id: BindingId) -> bool {
        self.may_assign.contains(&id)
    }

    /// Whether the code assigns `id` a value on every path.
    pub(crate) fn assigns_always(&self, id: BindingId) -> bool {
        self.assigned.contains(&id)
    }

    /// The bindings that the code assigns a value on every path, before any use.
    pub(crate) fn killed(&self) -> impl Iterator<Item = BindingId> {
        self.assigned.difference(&self.uses).copied()
    }

    /// The bindings that the code moves or assigns on some paths only.
    pub(crate) fn conditional(&self) -> Vec<BindingId> {
        let changes = self.changes.iter();
        let conditional = changes.filter(|(_, change)| change.is_conditional());
        conditional.map(|(id, _)| *id).collect()
    }

    /// Appends what comes after.
    pub(crate) fn then(&mut self, next: &Self) {
        self.uses.extend(next.uses.difference(&self.assigned));
        self.assigned.extend(&next.assigned);
        self.may_assign.extend(&next.may_assign);
        self.names.extend(&next.names);
        self.consumed.extend(next.consumed.iter().cloned());
        self.parts.extend(next.parts.iter().cloned());
        self.matched.extend(next.matched.iter().cloned());
        self.fed.extend(&next.fed);
        self.put_away.extend(&next.put_away);
        self.away.extend(&next.away);
        self.named_again.extend(&next.named_again);
        self.ahead.extend(&next.ahead);
        for (id, change) in &next.changes {
            self.set(*id, self.change(*id).then(*change));
        }
        self.diverges |= next.diverges;
    }

    /// What holds where two branches meet; a branch that never comes to its end
    /// does not count.
    pub(crate) fn join(mut self, mut other: Self) -> Self {
        self.uses.append(&mut other.uses);
        self.names.append(&mut other.names);
        self.may_assign.append(&mut other.may_assign);
        self.consumed.append(&mut other.consumed);
        self.parts.append(&mut other.parts);
        self.matched.append(&mut other.matched);
        self.fed.append(&mut other.fed);
        self.put_away.append(&mut other.put_away);
        self.named_again.append(&mut other.named_again);
        self.ahead.append(&mut other.ahead);
        if self.diverges {
            self.changes = other.changes;
            self.assigned = other.assigned;
            self.away = other.away;
            self.diverges = other.diverges;
        } else if !other.diverges {
            self.away.append(&mut other.away);
            self.assigned.retain(|id| other.assigned.contains(id));
            let ids = self.changes.keys().chain(other.changes.keys());
            let ids: Set<_> = ids.copied().collect();
            for id in ids {
                self.set(id, self.change(id).join(other.change(id)));
            }
        }
        self
    }
}
