//! `match`, with a value and without.

use super::build::{Build, Ctx};
use super::patterns::Mode;
use super::sorts::Sort;
use super::tree::Node;

impl Build<'_> {
    /// A `match`; its arms are blocks of statements where it has no value.
    pub fn match_on(&mut self, value: Option<Sort>) -> Option<Node> {
        if self.ctx.nest > 4 {
            return None;
        }
        let sort = self.matched_sort();
        let (scrutinee, mut mode) = self.scrutinee(sort);
        if value.is_some() && !self.ctx.temps && mode == Mode::Any {
            // In an operand, what is left unbound is a temporary of the statement.
            mode = Mode::Whole;
        }
        let before = self.scope.snapshot();
        let mut after = Vec::new();
        let mut arms = Vec::new();
        for _ in 0..=self.rng.below(3) {
            self.scope.restore(&before);
            arms.push(self.arm(sort, true, mode, value, &mut after));
        }
        self.scope.restore(&before);
        arms.push(self.arm(sort, false, mode, value, &mut after));
        self.scope.join(&after);
        let arms = Node::list(Sort::Arms, " ", arms);
        let (sort, form) = match value {
            Some(sort) => (sort, "match value"),
            None => (Sort::Stmt, "match"),
        };
        Some(Node::loose(
            sort,
            form,
            "match ~ { $ }",
            vec![scrutinee, arms],
        ))
    }

    fn arm(
        &mut self,
        sort: Sort,
        refutable: bool,
        mode: Mode,
        value: Option<Sort>,
        after: &mut Vec<super::scope::Snapshot>,
    ) -> Node {
        let mark = self.scope.vars.len();
        let pattern = if refutable {
            self.pattern(sort, true, mode)
        } else {
            self.last_pattern(sort, mode)
        };
        let mut kids = vec![pattern];
        let mut text = "$".to_owned();
        if refutable && self.rng.percent(30) {
            kids.push(self.guard(mode));
            text.push_str(" if ~");
        }
        let floor = if self.on.moves_in_arm || self.ctx.arms == 0 {
            self.ctx.floor
        } else {
            self.scope.vars.len()
        };
        let change = move |ctx: &mut Ctx| {
            ctx.nest += 1;
            ctx.arms += 1;
            ctx.floor = floor;
        };
        let ends = match value {
            Some(sort) if self.rng.percent(60) => {
                let value = self.under(change, |this| this.expr(sort));
                kids.push(value);
                text.push_str(" => $,");
                false
            }
            Some(sort) if refutable => {
                let (body, ends) = self.under(change, |this| this.value_block(sort));
                kids.push(body);
                text.push_str(" => { $ }");
                ends
            }
            Some(sort) => {
                let value = self.under(change, |this| this.expr(sort));
                kids.push(value);
                text.push_str(" => { $ }");
                false
            }
            None => {
                let count = self.rng.below(3);
                let (body, ends) = self.under(change, |this| this.unit_block(count));
                kids.push(body);
                text.push_str(" => { $ }");
                ends
            }
        };
        self.scope.vars.truncate(mark);
        if !ends {
            after.push(self.scope.snapshot());
        }
        let form = if text.contains(" if ") {
            "guarded arm"
        } else {
            "arm"
        };
        Node::loose(Sort::Arm, form, text, kids)
    }

    /// The last arm's pattern, which takes what is left.
    fn last_pattern(&mut self, sort: Sort, mode: Mode) -> Node {
        let part = sort == Sort::Parts && matches!(mode, Mode::Part(..));
        let whole = self.rng.percent(30) && mode != Mode::Look && !part || mode == Mode::Whole;
        // What is made to be matched is in no box.
        let sort = match sort {
            Sort::BoxedParts if mode == Mode::Whole => Sort::Parts,
            sort => sort,
        };
        if !whole || matches!(sort, Sort::Bool | Sort::BoxedParts) {
            return Node::atom(Sort::Pat, "wildcard", "_", Vec::new());
        }
        let name = self.name();
        if let (Mode::Move(var), false) = (mode, sort.is_copy()) {
            self.scope.vars[var].state = super::scope::State::Moved;
        }
        if let Mode::Part(var, bit) = mode {
            self.gone(var, bit);
        }
        self.declare(name, sort, false);
        Node::atom(Sort::Pat, "binding", name, Vec::new())
    }

    /// The guard of an arm.
    fn guard(&mut self, mode: Mode) -> Node {
        let yields = self.on.guard_yields && self.ctx.yields;
        let change = move |ctx: &mut Ctx| {
            ctx.yields = yields;
            ctx.temps = !yields;
        };
        let make =
            |this: &mut Self| this.under(change, |this| this.pure(|this| this.expr(Sort::Bool)));
        match mode {
            Mode::Move(var) | Mode::Part(var, _) => self.without(var, make),
            _ => make(self),
        }
    }
}
