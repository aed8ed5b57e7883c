//! What leaves: `break`, `continue` and `return`, with values and without, out of any
//! number of loops and blocks.

use super::body::Face;
use super::build::Build;
use super::scope::{Snapshot, State};
use super::sorts::Sort;
use super::tree::Node;

/// A loop or a labelled block that is being written.
pub struct Label {
    /// Its label.
    pub name: Option<&'static str>,
    /// Whether it is a loop.
    pub is_loop: bool,
    /// Whether it is in the loop's own condition that something is being written: a
    /// jump names its label there.
    pub head: bool,
    /// What its value is; nothing for most loops.
    pub value: Option<Sort>,
    /// How many loops are around it.
    pub outside: usize,
    /// What held at its start.
    pub entry: Snapshot,
    /// What held where it was left.
    pub exits: Vec<Snapshot>,
}

/// Where a jump leads.
#[derive(Clone, Copy)]
enum Target {
    Return,
    Break(usize),
    Continue(usize),
}

const LABELS: [&str; 4] = ["'a", "'b", "'c", "'d"];

impl Build<'_> {
    /// Enters a loop or a labelled block: what to write before it, if it has a label.
    pub fn enter(&mut self, is_loop: bool, value: Option<Sort>) -> String {
        let chance = if is_loop { 40 } else { 100 };
        let mut name = None;
        if self.rng.percent(chance) {
            let used = |name: &&str| self.labels.iter().any(|label| label.name == Some(*name));
            name = LABELS.iter().find(|name| !used(name)).copied();
        }
        self.labels.push(Label {
            name,
            is_loop,
            head: false,
            value,
            outside: self.ctx.loops,
            entry: self.scope.snapshot(),
            exits: Vec::new(),
        });
        name.map_or_else(String::new, |name| format!("{name}: "))
    }

    /// Leaves it: what held wherever it was broken out of.
    pub fn exit(&mut self) -> Vec<Snapshot> {
        self.labels.pop().map_or_else(Vec::new, |label| label.exits)
    }

    fn target(&mut self) -> Option<Target> {
        if !self.ctx.jumps {
            return None;
        }
        let mut targets = Vec::new();
        if !matches!(self.face, Face::TryItems | Face::OptItems) {
            targets.push(Target::Return);
        }
        let innermost = self.labels.len().wrapping_sub(1);
        for (at, label) in self.labels.iter().enumerate() {
            let reached = label.name.is_some() || label.is_loop && !label.head && at == innermost;
            if reached && self.ctx.breaks {
                targets.extend([Target::Break(at); 2]);
                // In its own head it would go on for ever.
                if label.is_loop && !label.head {
                    targets.extend([Target::Continue(at); 2]);
                }
            }
        }
        targets.get(self.rng.below(targets.len())).copied()
    }

    /// Statements that end with a jump; they may move what the jump leaves behind.
    pub fn leaving(&mut self, count: usize) -> Option<Node> {
        let target = self.target()?;
        let need = match target {
            Target::Return => 0,
            Target::Break(at) => self.labels[at].outside,
            Target::Continue(at) => self.labels[at].outside + 1,
        };
        let mark = self.scope.vars.len();
        let change = |ctx: &mut super::build::Ctx| {
            ctx.need = need;
            ctx.nest += 1;
        };
        let node = self.under(change, |this| {
            let (mut stmts, ends) = this.stmts(count);
            if !ends {
                let jump = this.jump(target);
                stmts.kids.push(jump);
            }
            stmts
        });
        self.scope.vars.truncate(mark);
        Some(node)
    }

    fn jump(&mut self, target: Target) -> Node {
        match target {
            Target::Return => self.returning(),
            Target::Break(at) => {
                let label = &self.labels[at];
                let (name, value) = (label.name, label.value);
                let mut kids = Vec::new();
                let mut text = "break".to_owned();
                let innermost = at + 1 == self.labels.len() && label.is_loop && !label.head;
                if let Some(name) = name.filter(|_| !innermost || self.rng.percent(50)) {
                    text = format!("break {name}");
                }
                if let Some(sort) = value {
                    let value = self.expr(sort);
                    // Behind a `break`, a label is the loop's.
                    let labelled = value.text().starts_with('\'');
                    text.push_str(if labelled { " ~" } else { " $" });
                    kids.push(value);
                }
                let vars = self.labels[at].entry.len();
                let states = self.snapshot(vars);
                self.labels[at].exits.push(states);
                let form = match (self.labels[at].is_loop, value.is_some()) {
                    (true, true) => "break with value",
                    (true, false) => "break",
                    (false, true) => "break block with value",
                    (false, false) => "break block",
                };
                Node::loose(Sort::Stmt, form, text + ";", kids)
            }
            Target::Continue(at) => {
                let label = &self.labels[at];
                let mut states = label.entry.iter().zip(&self.scope.vars);
                if states.any(|(then, now)| {
                    let there = matches!(then, State::Full | State::Without(_));
                    there && then.or(now.state) != *then
                }) {
                    return self.returning();
                }
                let innermost = at + 1 == self.labels.len() && !label.head;
                let name = label.name.filter(|_| !innermost || self.rng.percent(50));
                let text =
                    name.map_or_else(|| "continue;".into(), |name| format!("continue {name};"));
                Node::loose(Sort::Stmt, "continue", text, Vec::new())
            }
        }
    }

    fn returning(&mut self) -> Node {
        let change = |ctx: &mut super::build::Ctx| ctx.need = 0;
        self.under(change, |this| match this.face {
            Face::Plain(sort) => {
                let value = this.expr(sort);
                Node::loose(Sort::Stmt, "return", "return $;", vec![value])
            }
            Face::Failing(_) if this.rng.percent(30) => {
                let value = this.expr(Sort::Int);
                Node::loose(
                    Sort::Stmt,
                    "return err",
                    "return Err(Fail($));",
                    vec![value],
                )
            }
            Face::Failing(sort) => {
                let value = this.outcome(sort);
                Node::loose(Sort::Stmt, "return result", "return $;", vec![value])
            }
            Face::Items => Node::loose(Sort::Stmt, "return nothing", "return;", Vec::new()),
            Face::TryItems | Face::OptItems => {
                Node::loose(Sort::Stmt, "panic!", "panic!(\"left\");", Vec::new())
            }
        })
    }

    /// `if c { leave }`, a statement.
    pub fn leave_if(&mut self) -> Option<Node> {
        let mark = self.scope.vars.len();
        let (cond, fails) = self.cond();
        let count = self.rng.below(2);
        let Some(then) = self.leaving(count) else {
            self.scope.vars.truncate(mark);
            return None;
        };
        self.scope.vars.truncate(mark);
        self.scope.join(&fails);
        Some(Node::loose(
            Sort::Stmt,
            "leave if",
            "if $ { $ }",
            vec![cond, then],
        ))
    }

    /// `if c { leave } else { value }`, an expression: it may be an operand.
    pub fn leave_or(&mut self, sort: Sort) -> Option<Node> {
        if !self.ctx.jumps {
            return None;
        }
        let mark = self.scope.vars.len();
        let (cond, fails) = self.cond();
        let Some(then) = self.leaving(0) else {
            self.scope.vars.truncate(mark);
            return None;
        };
        self.scope.vars.truncate(mark);
        self.scope.join(&fails);
        let other = self.expr(sort);
        Some(Node::loose(
            sort,
            "leave in operand",
            "if $ { $ } else { $ }",
            vec![cond, then, other],
        ))
    }
}
