//! Control flow with a value: blocks, `if`, `loop`, and what a condition is made of.

use super::build::{Build, Ctx};
use super::patterns::Mode;
use super::scope::Snapshot;
use super::sorts::Sort;
use super::tree::Node;

impl Build<'_> {
    /// An expression of that sort that runs code of its own.
    pub fn control(&mut self, sort: Sort) -> Option<Node> {
        if self.ctx.nest > 4 {
            return None;
        }
        match self.rng.below(10) {
            0 => {
                let (body, _) = self.value_block(sort);
                let (form, text) = match self.rng.below(5) {
                    0 => ("unsafe block", "unsafe { $ }"),
                    _ => ("block", "{ $ }"),
                };
                Some(Node::loose(sort, form, text, vec![body]))
            }
            1..=3 => Some(self.if_value(sort)),
            4 | 5 => self.match_on(Some(sort)),
            6 => self.loop_value(sort),
            7 => Some(self.labelled_value(sort)),
            8 => self.leave_or(sort),
            _ if sort == Sort::Int => {
                Some(self.loose(sort, "const block", "~ + const { 2 + 1 }", &[Sort::Int]))
            }
            _ => None,
        }
    }

    /// What stands between the braces of a block with a value, and whether its end is
    /// never reached.
    pub fn value_block(&mut self, sort: Sort) -> (Node, bool) {
        let mark = self.scope.vars.len();
        let change = |ctx: &mut Ctx| ctx.nest += 1;
        let made = self.under(change, |this| {
            let count = [0, 0, 1, 2][this.rng.below(4)];
            let (stmts, ends) = this.stmts(count);
            let mut tail = Vec::new();
            if !ends {
                tail.push(if this.rng.percent(15) {
                    this.native(|this| this.expr(sort))
                } else {
                    this.expr(sort)
                });
            }
            let tail = Node::list(Sort::Other, "", tail);
            (
                Node::loose(Sort::Other, "block body", "$ $", vec![stmts, tail]),
                ends,
            )
        });
        self.scope.vars.truncate(mark);
        made
    }

    /// What stands between the braces of a block without a value.
    pub fn unit_block(&mut self, count: usize) -> (Node, bool) {
        let mark = self.scope.vars.len();
        let change = |ctx: &mut Ctx| ctx.nest += 1;
        let made = self.under(change, |this| this.stmts(count));
        self.scope.vars.truncate(mark);
        made
    }

    fn if_value(&mut self, sort: Sort) -> Node {
        let mark = self.scope.vars.len();
        let (cond, fails) = self.cond();
        let (then, ends) = self.value_block(sort);
        self.scope.vars.truncate(mark);
        let mut after = Vec::new();
        if !ends {
            after.push(self.scope.snapshot());
        }
        self.scope.join(&fails);
        let other = if self.rng.percent(15) && self.left > 0 {
            let allowed = self.on.moves_in_else;
            let other = self.unmoved(allowed, |this| this.if_value(sort));
            after.push(self.scope.snapshot());
            Node::loose(sort, "else if", "$", vec![other])
        } else {
            let allowed = self.on.moves_in_else;
            let other = self.unmoved(allowed, |this| this.expr(sort));
            after.push(self.scope.snapshot());
            Node::loose(sort, "else", "{ $ }", vec![other])
        };
        self.scope.join(&after);
        Node::loose(
            sort,
            "if value",
            "if $ { $ } else $",
            vec![cond, then, other],
        )
    }

    fn loop_value(&mut self, sort: Sort) -> Option<Node> {
        if self.ctx.loops >= 2 {
            return None;
        }
        let label = self.enter(true, Some(sort));
        let mark = self.scope.vars.len();
        let change = |ctx: &mut Ctx| {
            ctx.loops += 1;
            ctx.need = ctx.loops;
            ctx.nest += 1;
        };
        let (stmts, cond, value) = self.under(change, |this| {
            let count = this.rng.below(3);
            let (stmts, ends) = this.stmts(count);
            if ends {
                return (stmts, Vec::new(), Vec::new());
            }
            let cond = this.pure(|this| this.expr(Sort::Bool));
            let need = |ctx: &mut Ctx| ctx.need = ctx.loops - 1;
            let states = this.scope.snapshot();
            let value = this.under(need, |this| this.expr(sort));
            let vars = this.labels.last().map_or(0, |label| label.entry.len());
            let exit = this.snapshot(vars);
            this.scope.restore(&states);
            if let Some(label) = this.labels.last_mut() {
                label.exits.push(exit);
            }
            (stmts, vec![cond], vec![value])
        });
        self.scope.vars.truncate(mark);
        let exits = self.exit();
        self.scope.join(&exits);
        let mut kids = vec![stmts];
        let mut end = String::new();
        if !cond.is_empty() {
            kids.extend(cond);
            kids.extend(value);
            // Behind a `break`, a label is the loop's.
            let labelled = kids
                .last()
                .is_some_and(|value| value.text().starts_with('\''));
            let slot = if labelled { '~' } else { '$' };
            end = format!("if ~ {{ break {slot}; }}");
        }
        let text = format!("{label}loop {{ tick(); $ {end} }}");
        Some(Node::loose(sort, "loop value", text, kids))
    }

    fn labelled_value(&mut self, sort: Sort) -> Node {
        let label = self.enter(false, Some(sort));
        let (body, ends) = self.value_block(sort);
        let mut after = self.exit();
        if !ends {
            after.push(self.scope.snapshot());
        }
        self.scope.join(&after);
        if label.is_empty() {
            return Node::loose(sort, "block", "{ $ }", vec![body]);
        }
        Node::loose(
            sort,
            "labelled block",
            format!("{label}{{ $ }}"),
            vec![body],
        )
    }

    /// The condition of an `if` or `while`, which may bind; and what holds where it
    /// fails.
    pub fn cond(&mut self) -> (Node, Vec<Snapshot>) {
        self.unmoved(self.on.moves_in_condition, Self::any_cond)
    }

    fn any_cond(&mut self) -> (Node, Vec<Snapshot>) {
        let mark = self.scope.vars.len();
        if self.rng.percent(55) {
            let cond = if self.rng.percent(20) {
                self.native(|this| this.expr(Sort::Bool))
            } else {
                self.expr(Sort::Bool)
            };
            let fails = vec![self.scope.snapshot()];
            return (Node::loose(Sort::Cond, "condition", "~", vec![cond]), fails);
        }
        let count = [1, 1, 2, 3][self.rng.below(4)];
        let mut fails = Vec::new();
        let mut parts = Vec::new();
        for at in 0..count {
            if at > 0 && self.rng.percent(40) {
                let allowed = self.on.moves_in_condition;
                let part = self.unmoved(allowed, |this| this.expr(Sort::Bool));
                parts.push(Node::loose(Sort::Other, "chained bool", "~", vec![part]));
                fails.push(self.snapshot(mark));
            } else {
                let avoided = self.avoided.clone();
                if !self.on.chain_shadowing {
                    let new = self.scope.vars[mark..].iter().map(|var| var.name);
                    self.avoided.extend(new);
                }
                let whole = count > 1;
                let part = self.let_cond(mark, &mut fails, whole);
                self.avoided = avoided;
                parts.push(part);
            }
        }
        let chain = Node::list(Sort::Cond, " && ", parts);
        let form = if count > 1 { "let chain" } else { "if let" };
        (Node::loose(Sort::Cond, form, "$", vec![chain]), fails)
    }

    fn let_cond(&mut self, mark: usize, fails: &mut Vec<Snapshot>, whole: bool) -> Node {
        let sort = self.matched_sort();
        let allowed = self.on.moves_in_condition;
        let (scrutinee, mut mode) = self.unmoved(allowed, |this| this.scrutinee(sort));
        mode = match mode {
            Mode::Any if whole && !self.on.chain_unbound => Mode::Whole,
            Mode::Move(_) | Mode::Part(..) if whole && !self.on.chain_moves => Mode::Look,
            Mode::Move(_) if sort == Sort::Tracer && !self.on.if_let_name => Mode::Look,
            mode => mode,
        };
        fails.push(self.snapshot(mark));
        let pattern = self.pattern(sort, true, mode);
        Node::loose(
            Sort::Other,
            "let condition",
            "let $ = ~",
            vec![pattern, scrutinee],
        )
    }
}
