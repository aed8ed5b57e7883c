//! Ways that meet, of which only some have moved a local.
//!
//! What comes behind must know whether the local is still there, as rustc knows by a drop
//! flag. So the ways that have it left put it away, at their end, in an `Option` that is
//! declared next to it: then none has it left, and the `Option` says the rest.
//!
//! ```text
//! f(if c { eat(x) } else { 2 })
//!     kept = None;
//!     f(if c { eat(x) } else { let way = { 2 }; kept = Some(x); way })
//! ```
//!
//! A jump must know what the others do that lead to the same end. So code in which
//! something may have to be put away is resolved twice: the first time, on a copy, makes
//! the [`Plan`].

use syn::{Label, Lifetime};

use super::{Exit, Exits, Resolver};
use crate::errors::Errors;
use crate::names::{BindingId, Names};
use crate::sorted::Set;
use crate::status::{Effects, Status};
use crate::used_by::UsedBy;

/// What is to be put away in a piece of code.
#[derive(Default)]
pub(super) struct Plan {
    /// Whether it is still being made.
    making: bool,
    /// The ends of loops and blocks, in order.
    exits: Vec<Planned>,
    /// How many of them have been met.
    met: usize,
    /// The locals that cannot be put away.
    cannot: Set<BindingId>,
    /// Those of them that cannot only because another one shadows them.
    nameless: Set<BindingId>,
    /// Whether what is being resolved is a copy: nothing can be written there.
    pub(super) is_copy: bool,
    /// How often something was put away.
    pub(super) written: usize,
}

/// What is put away on the ways to one end.
#[derive(Default)]
struct Planned {
    /// By a jump that has it left.
    by_jumps: Set<BindingId>,
    /// Where the end is reached without one.
    by_falling: Set<BindingId>,
}

/// What is put away, and what may have used it up.
pub(super) type Put = (BindingId, Vec<UsedBy>);

/// What a jump must do.
#[derive(Default)]
pub(super) struct Leaving {
    /// What it puts away.
    pub(super) puts: Vec<Put>,
    /// The end that it leads to, if it must pass by what is put away behind the loop.
    pub(super) past: Option<usize>,
}

impl Resolver<'_> {
    /// Resolves a piece of code by `resolve`: after a trial, if something may have to be
    /// put away.
    pub(super) fn planned<T: Clone>(
        &mut self,
        code: &mut T,
        resolve: &dyn Fn(&mut Resolver<'_>, &mut T),
    ) {
        let (mut ahead, mut before) = (std::mem::take(&mut self.ahead), Vec::new());
        if !self.kept.is_empty() {
            let (mut plan, mut effects) = self.trial(code, resolve);
            ahead.retain(|id| effects.needs_none(*id));
            if !ahead.is_empty() {
                for id in &ahead {
                    let found = std::mem::replace(&mut self.names[*id].found, Status::Empty);
                    before.push((*id, found));
                }
                (plan, effects) = self.trial(code, resolve);
            }
            let (mut exits, mut cannot) = (plan.exits, plan.cannot);
            cannot.extend(effects.named_again);
            let nameless = plan.nameless.into_iter();
            nameless.for_each(|id| self.names.name_apart(id));
            for exit in &mut exits {
                exit.by_jumps.retain(|id| !cannot.contains(id));
                exit.by_falling.retain(|id| !cannot.contains(id));
            }
            self.plan = Plan {
                exits,
                cannot,
                ..Plan::default()
            };
        }
        resolve(self, code);
        for (id, found) in before {
            self.names[id].found = found;
            self.effects.ahead.insert(id);
        }
    }

    /// Resolves a copy of a piece of code: gives what is to be put away, and what it does.
    fn trial<T: Clone>(
        &mut self,
        code: &T,
        resolve: &dyn Fn(&mut Resolver<'_>, &mut T),
    ) -> (Plan, Effects) {
        let (mut names, mut errors) = (self.names.clone(), Errors::default());
        let mut trial = Resolver::new(
            &mut names,
            self.face,
            &mut errors,
            (self.consumed, self.kept),
        );
        trial.plan.making = true;
        resolve(&mut trial, &mut code.clone());
        (trial.plan, trial.effects)
    }

    /// Makes ways alike that meet: gives what each of them must put away for that.
    pub(super) fn level(&mut self, ways: &mut [Effects]) -> Vec<Vec<Put>> {
        let mut lists = vec![Vec::new(); ways.len()];
        if self.closure.is_some() {
            return lists;
        }
        for (id, kept) in self.kept {
            if self.plan.cannot.contains(id) || self.alike(*id, ways) {
                continue;
            }
            let nameless =
                |way: &Effects| has_left(self.names, *id, way) && way.nameless.contains(id);
            if ways.iter().any(nameless) {
                self.plan.nameless.insert(*id);
                self.plan.cannot.insert(*id);
            }
            // Used on some way before it is assigned there, it was there on all of them.
            let unset = self.names[*id].found == Status::Empty;
            // Assigned on all of them, it is no matter.
            let mut ends = ways.iter().filter(|way| !way.diverges());
            let is_known = ends.all(|way| way.assigns_always(*id));
            let was_there = unset || is_known || ways.iter().any(|way| way.uses.contains(id));
            let unclear = |way| self.is_unclear(*id, way, was_there);
            if self.plan.is_copy || ways.iter().any(unclear) {
                self.plan.cannot.insert(*id);
            }
            if self.plan.cannot.contains(id) {
                continue;
            }
            for (way, list) in ways.iter_mut().zip(&mut lists) {
                if has_left(self.names, *id, way) {
                    list.push((*id, self.used_by_now(*id, way)));
                    way.put_away(*id, *kept);
                    // It is gone: whether something used it up before is no matter any more.
                    for (by, mark) in self.names.marks(*id) {
                        if by.is_put_away() {
                            way.declare_empty(mark);
                        }
                    }
                    self.plan.written += 1;
                }
            }
        }
        for way in ways {
            way.nameless.clear();
        }
        lists
    }

    /// What is to be put away must have its name where a way ends.
    pub(super) fn end_way(&mut self) {
        let kept = self.kept.keys().copied();
        self.effects.nameless = kept.filter(|id| !self.names.is_seen(*id)).collect();
    }

    /// Whether it cannot be said that a way has a local left, or that it has not.
    fn is_unclear(&self, id: BindingId, way: &Effects, was_there: bool) -> bool {
        let marks = self.marks(id, way);
        let used = marks.iter().any(|(_, used)| *used == Status::Either);
        let either = end(self.names, id, way) == Status::Either;
        !way.diverges() && (used || either || !was_there)
    }

    /// What may have used a local up on a way: methods that take `self`, if its type has
    /// them.
    fn marks(&self, id: BindingId, way: &Effects) -> Vec<(UsedBy, Status)> {
        let marks = self.names.marks(id).into_iter();
        let marks = marks.filter(|(by, _)| by.is_put_away());
        let marks = marks.map(|(by, mark)| (by, way.apply(mark, Status::Empty)));
        marks.collect()
    }

    /// All that may have used a local up at the end of a way.
    fn used_by_now(&self, id: BindingId, way: &Effects) -> Vec<UsedBy> {
        let marks = self.marks(id, way).into_iter();
        let marks = marks.filter(|(_, used)| *used == Status::Full);
        marks.map(|(by, _)| by).collect()
    }

    /// Whether ways that meet have all moved a local, or all have it left.
    fn alike(&self, id: BindingId, ways: &[Effects]) -> bool {
        let end = |way: &Effects| (end(self.names, id, way), self.marks(id, way));
        let ways = ways.iter().filter(|way| !way.diverges());
        let ends: Vec<_> = ways.map(end).collect();
        let Some(first) = ends.first() else {
            return true;
        };
        let gone = ends.iter().all(|end| end.0 == Status::Empty);
        gone || first.0 != Status::Either && ends.iter().all(|end| end == first)
    }

    /// Two ways meet, of which the first is the later one: gives what each puts away.
    pub(super) fn meet_two(&mut self, one: Effects, other: Effects) -> (Vec<Put>, Vec<Put>) {
        let mut ways = [one, other];
        let mut lists = self.level(&mut ways).into_iter();
        let [one, other] = ways;
        self.effects = one.join(other);
        let mut next = || lists.next().unwrap_or_default();
        (next(), next())
    }

    /// Two ways meet where nothing can be written.
    pub(super) fn meet_unseen(&mut self, other: Effects) {
        let mut ways = [std::mem::take(&mut self.effects), other];
        self.on_copy(|this| this.level(&mut ways));
        let [mine, other] = ways;
        self.effects = mine.join(other);
    }

    /// Resolves code that is not the one that will be written.
    pub(super) fn on_copy<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.plan.is_copy, true);
        let done = inside(self);
        self.plan.is_copy = outer;
        done
    }

    /// Whether something is put away in what `inside` resolves.
    pub(super) fn puts_away(&mut self, inside: impl FnOnce(&mut Self)) -> bool {
        let before = self.plan.written;
        inside(self);
        self.plan.written > before
    }

    /// Begins to count the ways that lead to the end of a loop or block.
    pub(super) fn new_exit(&mut self, label: Option<&Label>, kind: Exits) -> Exit {
        let number = self.plan.met;
        self.plan.met += 1;
        if self.plan.making {
            self.plan.exits.push(Planned::default());
        }
        Exit {
            label: label.map(|label| label.name.clone()),
            kind,
            number,
            ways: Vec::new(),
        }
    }

    /// The ways meet that lead to an end; `falls` is the one without a jump, if there is
    /// one. Gives what that one must put away.
    pub(super) fn meet(&mut self, exit: Exit, falls: Option<Effects>) -> Vec<Put> {
        let falling = falls.is_some();
        let mut ways: Vec<Effects> = falls.into_iter().chain(exit.ways).collect();
        let mut lists = self.level(&mut ways).into_iter();
        let by_falling = if falling { lists.next() } else { None };
        let by_falling = by_falling.unwrap_or_default();
        if self.plan.making {
            let planned = &mut self.plan.exits[exit.number];
            planned.by_jumps.extend(lists.flatten().map(|(id, _)| id));
            planned
                .by_falling
                .extend(by_falling.iter().map(|(id, _)| *id));
        }
        match ways.into_iter().reduce(Effects::join) {
            Some(end) => self.effects = end,
            None => self.effects.diverge(),
        }
        by_falling
    }

    /// The number of the end that is met next: no other has it.
    pub(super) const fn next_end(&self) -> usize {
        self.plan.met
    }

    /// A jump leaves for an end, or for the next round of a loop.
    pub(super) fn jump(&mut self, label: Option<&Lifetime>, breaks: bool) -> Leaving {
        self.end_way();
        let found = self.exits.iter_mut().rev().find(|exit| match label {
            Some(label) => exit.label.as_ref() == Some(label),
            None => exit.kind != Exits::Block,
        });
        let mut leaving = Leaving::default();
        if let (Some(exit), true) = (found, breaks) {
            if let Some(planned) = self.plan.exits.get(exit.number) {
                let left = planned.by_jumps.iter().copied();
                let names = &*self.names;
                let left = left.filter(|id| has_left(names, *id, &self.effects));
                leaving.puts = left.map(|id| (id, Vec::new())).collect();
                let past = exit.kind == Exits::TestedLoop && !planned.by_falling.is_empty();
                leaving.past = past.then_some(exit.number);
            }
            exit.ways.push(self.effects.clone());
        }
        for (id, by) in &mut leaving.puts {
            *by = self.used_by_now(*id, &self.effects);
        }
        self.effects.diverge();
        leaving
    }
}

fn has_left(names: &Names, id: BindingId, way: &Effects) -> bool {
    !way.diverges() && end(names, id, way) == Status::Full
}

/// Whether a local that can be put away is there at the end of a way.
fn end(names: &Names, id: BindingId, way: &Effects) -> Status {
    way.apply(id, names[id].found)
}
