//! Iterators made with closures, which are kept across yields, and made in loops that yield: what
//! code makes of such types, no other code does.

use super::build::{Build, Ctx};
use super::patterns::Mode;
use super::sorts::Sort::{self, Dead, Int, Tracer, Tracers};
use super::tree::Node;

impl Build<'_> {
    /// Statements in a loop that yields before them: a machine stands there with nothing that they
    /// made.
    pub fn rounds(&mut self, count: usize) -> (Node, bool) {
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        let name = self.name();
        self.declare(name, Int, false);
        let change = |ctx: &mut Ctx| {
            ctx.loops += 1;
            ctx.need = ctx.loops;
            ctx.nest += 1;
        };
        let body = self.under(change, |this| {
            let mut list = Vec::new();
            list.extend(this.yield_stmt());
            this.adapted(&mut list);
            list.push(this.stmts(count).0);
            Node::list(Sort::Stmts, " ", list)
        });
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        let head = format!("{label}for {name} in 0..3 {{ $ }}");
        let node = Node::loose(Sort::Stmt, "rounds", head, vec![body]);
        (Node::list(Sort::Stmts, " ", vec![node]), false)
    }

    /// One such iterator: looped over, or asked between yields.
    pub fn adapted(&mut self, list: &mut Vec<Node>) -> bool {
        let copied = self.some(self.scope.full(Int));
        let copied = copied.map_or("2", |var| self.scope.vars[var].name);
        let (sort, adapter, made) = match self.rng.below(6) {
            0 => (Tracer, "map to tracers", "(0..2).map(make)".to_owned()),
            1 => (
                Tracer,
                "map by closure to tracers",
                format!("(0..2).map(move |q| make(q + {copied}))"),
            ),
            2 => (
                Tracer,
                "filter",
                "$.into_iter().filter(|q| q.0 % 3 != 1)".to_owned(),
            ),
            3 => (
                Int,
                "take while",
                format!("(0..9).take_while(move |q| *q < {copied} % 3 + 2)"),
            ),
            4 => (
                Int,
                "flat map",
                format!("(0..2).flat_map(move |q| [q, {copied}])"),
            ),
            _ => (
                Int,
                "map by closure",
                format!("(0..few($)).map(move |q| q ^ {copied})"),
            ),
        };
        let kid = if sort == Int { Int } else { Tracers };
        let kids: &[Sort] = if made.contains('$') { &[kid] } else { &[] };
        let kids = self.under(|ctx| ctx.yields = false, |this| this.exprs(kids));
        if self.ctx.loops < 2 && self.ctx.nest <= 3 && self.rng.percent(60) {
            self.over(sort, adapter, &made, kids, list);
        } else {
            self.asked(sort, adapter, &made, kids, list);
        }
        true
    }

    fn over(
        &mut self,
        sort: Sort,
        form: &'static str,
        made: &str,
        mut kids: Vec<Node>,
        list: &mut Vec<Node>,
    ) {
        let before = self.scope.snapshot();
        let label = self.enter(true, None);
        let mark = self.scope.vars.len();
        self.ctx.loops += 1;
        let pattern = self.pattern(sort, false, Mode::Any);
        self.ctx.loops -= 1;
        kids.insert(0, pattern);
        let head = format!("for $ in {made} {{");
        let node = self.turns(label, &head, kids, form);
        self.scope.vars.truncate(mark);
        let mut after = self.exit();
        after.push(before);
        self.scope.join(&after);
        list.push(node);
    }

    fn asked(
        &mut self,
        sort: Sort,
        form: &'static str,
        made: &str,
        kids: Vec<Node>,
        list: &mut Vec<Node>,
    ) {
        let text = format!("let mut w = {made};");
        list.push(Node::loose(Sort::Stmt, form, text, kids));
        self.declare("w", Dead, true);
        let ask = match sort {
            Tracer => "log(w.next().map_or(7, |q| q.0));",
            _ => "log(w.next().unwrap_or(7));",
        };
        list.extend(self.yield_stmt());
        list.push(Node::loose(Sort::Stmt, "iterator asked", ask, Vec::new()));
        if self.rng.percent(50) {
            list.extend(self.yield_stmt());
            let ask = "log(w.count() as i32);";
            list.push(Node::loose(Sort::Stmt, "iterator counted", ask, Vec::new()));
        }
    }
}
