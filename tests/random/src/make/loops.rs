//! Loops. All of them come to an end: they count, or they run out of fuel.

use super::build::{Build, Ctx};
use super::sorts::Sort::{self, Int, OptTracer, Tracer, Tracers};
use super::tree::Node;

impl Build<'_> {
    /// A loop, and what has to stand before it.
    pub fn loop_stmt(&mut self, list: &mut Vec<Node>) -> bool {
        if self.ctx.loops >= 2 || self.ctx.nest > 3 {
            return false;
        }
        match self.rng.below(10) {
            0..=4 => self.for_loop(list),
            5 => self.counted(list),
            6 => return self.while_let(list),
            7 => self.while_cond(list),
            _ => self.endless(list),
        }
        true
    }

    /// The body of a loop, which is in its label's scope; what held at its end joins
    /// what held before.
    pub fn turns(
        &mut self,
        label: String,
        head: &str,
        mut kids: Vec<Node>,
        form: &'static str,
    ) -> Node {
        let change = |ctx: &mut Ctx| {
            ctx.loops += 1;
            ctx.need = ctx.loops;
            ctx.nest += 1;
        };
        let count = 1 + self.rng.below(3);
        let (body, _) = self.under(change, |this| this.stmts(count));
        kids.push(body);
        Node::loose(Sort::Stmt, form, format!("{label}{head} $ }}"), kids)
    }

    fn for_loop(&mut self, list: &mut Vec<Node>) {
        // What is iterated may not hold a temporary, if the body yields.
        let (sort, form, text, kids): (Sort, _, _, Vec<Sort>) =
            match self.rng.below(if self.on.parts { 21 } else { 17 }) {
                0 | 1 => (Int, "for range", "0..few($)", vec![Int]),
                2 => (Int, "for inclusive range", "few($)..=3", vec![Int]),
                3 => (Int, "for reversed range", "(0..few($)).rev()", vec![Int]),
                4 => (Int, "for array", "[$, $]", vec![Int, Int]),
                5 => (Tracer, "for tracer array", "[$, $]", vec![Tracer, Tracer]),
                6 | 7 => (Tracer, "for vec", "$", vec![Tracers]),
                8 => (Tracer, "for into_iter", "~.into_iter()", vec![Tracers]),
                9 => (
                    Sort::Other,
                    "for enumerate",
                    "~.into_iter().enumerate()",
                    vec![Tracers],
                ),
                10 => (
                    Sort::Mixed,
                    "for zip",
                    "~.into_iter().zip(0..)",
                    vec![Tracers],
                ),
                11 => (Tracer, "for rev", "~.into_iter().rev()", vec![Tracers]),
                12 => (Tracer, "for option", "$", vec![OptTracer]),
                13 => (Int, "for static", "NUMS.iter().copied()", vec![]),
                14 => (Sort::Grid, "for static reference", "&NUMS", vec![]),
                15 => (Sort::Pair, "for pairs", "[$, pair(7)]", vec![Sort::Pair]),
                17 => (
                    Sort::Parts,
                    "for parts in array",
                    "[$, ps(7)]",
                    vec![Sort::Parts],
                ),
                18 => (
                    Sort::Parts,
                    "for parts in option",
                    "$",
                    vec![Sort::OptParts],
                ),
                19 => (
                    Sort::Nested,
                    "for nested parts",
                    "[$, ns(6)].into_iter()",
                    vec![Sort::Nested],
                ),
                20 => (
                    Sort::Triple,
                    "for tuples of parts",
                    "[$, ts(8)]",
                    vec![Sort::Triple],
                ),
                _ => (Tracer, "for iterator", "$", vec![Sort::Iter]),
            };
        let chain = text.contains(").") || text.contains("~.");
        let yields = self.ctx.yields && (self.on.for_chain_yields || !chain);
        let change = move |ctx: &mut Ctx| ctx.yields = yields;
        let moves = self.on.for_head_moves;
        let mut kids = self.under(change, |this| this.unmoved(moves, |this| this.exprs(&kids)));
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        self.ctx.loops += 1;
        let pattern = match sort {
            Sort::Grid => {
                let name = self.name();
                self.declare(name, Int, false);
                Node::atom(
                    Sort::Pat,
                    "reference pattern",
                    format!("&{name}"),
                    Vec::new(),
                )
            }
            Sort::Other => {
                let name = self.name();
                self.declare(name, Tracer, false);
                Node::atom(
                    Sort::Pat,
                    "tuple pattern",
                    format!("(_, {name})"),
                    Vec::new(),
                )
            }
            _ => self.pattern(sort, false, super::patterns::Mode::Any),
        };
        self.ctx.loops -= 1;
        kids.insert(0, pattern);
        let head = format!("for $ in {text} {{");
        let node = self.turns(label, &head, kids, form);
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
    }

    /// `while` with a counter.
    fn counted(&mut self, list: &mut Vec<Node>) {
        let name = self.name();
        let end = 2 + self.rng.below(3);
        let typed = if self.rng.percent(50) { ": i32" } else { "" };
        list.push(Node::loose(
            Sort::Stmt,
            "counter",
            format!("let mut {name}{typed} = 0;"),
            Vec::new(),
        ));
        self.declare(name, Int, false);
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        let change = |ctx: &mut Ctx| {
            ctx.loops += 1;
            ctx.need = ctx.loops;
        };
        let more = self.under(change, |this| this.pure(|this| this.expr(Sort::Bool)));
        let (head, kids) = if self.rng.percent(30) {
            (
                format!("while {name} < {end} && ~ {{ {name} += 1;"),
                vec![more],
            )
        } else {
            (format!("while {name} < {end} {{ {name} += 1;"), Vec::new())
        };
        let node = self.turns(label, &head, kids, "while");
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
    }

    /// `while let`, which takes things out of a local.
    fn while_let(&mut self, list: &mut Vec<Node>) -> bool {
        if self.on.parts && self.rng.percent(30) {
            return self.popped(list);
        }
        let (sort, text) = match self.rng.below(3) {
            0 => (Sort::Iter, "NAME.next()"),
            _ => (Tracers, "NAME.pop()"),
        };
        let Some(var) = self.some(self.scope.mutable(sort)) else {
            return false;
        };
        let text = text.replace("NAME", self.scope.vars[var].name);
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        self.ctx.loops += 1;
        let pattern = self.pattern(OptTracer, true, super::patterns::Mode::Any);
        self.ctx.loops -= 1;
        let head = format!("while let $ = {text} {{ tick();");
        let node = self.turns(label, &head, vec![pattern], "while let");
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
        true
    }

    /// The same of things with parts.
    fn popped(&mut self, list: &mut Vec<Node>) -> bool {
        let first = self.expr(Sort::Parts);
        let text = "let mut m = vec![ps(3), $];".to_owned();
        list.push(Node::loose(
            Sort::Stmt,
            "vector of parts",
            text,
            vec![first],
        ));
        self.declare("m", Sort::Dead, true);
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        self.ctx.loops += 1;
        let pattern = self.pattern(Sort::OptParts, true, super::patterns::Mode::Any);
        self.ctx.loops -= 1;
        let head = "while let $ = m.pop() { tick();";
        let node = self.turns(label, head, vec![pattern], "while let of parts");
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
        true
    }

    /// `while` with any condition, which may bind; fuel ends it.
    fn while_cond(&mut self, list: &mut Vec<Node>) {
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        let change = |ctx: &mut Ctx| {
            ctx.loops += 1;
            ctx.need = ctx.loops;
        };
        self.head(true);
        let (cond, _) = self.under(change, Self::cond);
        self.head(false);
        let mut node = self.turns(label, "while $ { tick();", vec![cond], "while condition");
        if let Some(body) = node.kids.last_mut() {
            // Most conditions hold for ever, or never.
            let text = "if odd(3) { break; }";
            if self.rng.percent(70) {
                body.kids
                    .push(Node::loose(Sort::Stmt, "break", text, Vec::new()));
            }
        }
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
    }

    fn head(&mut self, head: bool) {
        if let Some(label) = self.labels.last_mut() {
            label.head = head;
        }
    }

    /// `loop`, which is left by a jump.
    fn endless(&mut self, list: &mut Vec<Node>) {
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        let mut node = self.turns(label, "loop { tick();", Vec::new(), "loop");
        if let Some(body) = node.kids.last_mut() {
            let text = if self.rng.percent(60) {
                "break;"
            } else {
                "if odd(5) { break; }"
            };
            body.kids
                .push(Node::loose(Sort::Stmt, "break", text, Vec::new()));
        }
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
    }
}
