//! Statements.

use super::build::{Build, Ctx};
use super::sorts::Sort::{self, Int, Tracer};
use super::tree::Node;

impl Build<'_> {
    /// So many statements, or fewer, and whether their end is never reached. What they
    /// bind stays in scope.
    pub fn stmts(&mut self, count: usize) -> (Node, bool) {
        let mut list = Vec::new();
        let mut ends = false;
        for _ in 0..count {
            if self.left <= 0 {
                break;
            }
            ends = self.stmt(&mut list);
            if ends {
                break;
            }
        }
        (Node::list(Sort::Stmts, " ", list), ends)
    }

    /// A statement, or some that belong together; whether the end of it is never
    /// reached.
    fn stmt(&mut self, list: &mut Vec<Node>) -> bool {
        let native = !self.ctx.yields || self.rng.percent(16);
        let nest = self.ctx.nest;
        self.left -= 1;
        let deep = self.rng.percent(30);
        let change = move |ctx: &mut Ctx| {
            ctx.yields = !native;
            ctx.temps = native;
            ctx.pure = false;
            ctx.depth = if nest < 3 && deep { 3 } else { 2 };
        };
        let ctx = self.ctx;
        change(&mut self.ctx);
        let mut ends = false;
        for _ in 0..5 {
            match self.one_stmt(list) {
                None => {}
                Some(end) => {
                    ends = end;
                    break;
                }
            }
        }
        self.ctx = ctx;
        ends
    }

    fn one_stmt(&mut self, list: &mut Vec<Node>) -> Option<bool> {
        if self.rng.percent(self.parts / 4) {
            let node = match self.rng.below(4) {
                0 => self.assign_part()?,
                1 => self.part_stmt()?,
                _ => {
                    let used = self.int_of_part()?;
                    Node::loose(Sort::Stmt, "log", "log($);", vec![used])
                }
            };
            list.push(node);
            return Some(false);
        }
        match self.rng.below(44) {
            40.. => list.push(self.yield_stmt()?),
            0..=9 => return self.let_stmt(list).then_some(false),
            10..=15 => list.push(self.assignment()?),
            16..=20 => list.push(self.call_stmt()?),
            21..=23 => list.push(self.if_stmt()?),
            24..=26 => list.push(self.match_on(None)?),
            27..=30 => return self.loop_stmt(list).then_some(false),
            31 => list.push(self.block_stmt()?),
            32 => list.push(self.labelled_stmt()?),
            33 | 34 => list.push(self.leave_if()?),
            35 if self.ctx.nest > 0 && self.rng.percent(30) => {
                list.push(self.leaving(0)?);
                return Some(true);
            }
            35 | 36 => return self.borrow_stmt(list).then_some(false),
            37 if self.rng.percent(50) => list.push(self.part_stmt()?),
            37 | 38 => return self.closure_stmt(list).then_some(false),
            _ => list.push(self.in_format(Self::macro_stmt)?),
        }
        Some(false)
    }

    /// A statement that is an expression.
    fn call_stmt(&mut self) -> Option<Node> {
        Some(match self.rng.below(9) {
            0 | 1 => return self.yield_stmt(),
            2 => self.loose(Sort::Stmt, "expression stmt", "~;", &[Int]),
            3 => self.loose(Sort::Stmt, "drop", "drop($);", &[Tracer]),
            4 => {
                let sort = self.any_sort();
                let make = |this: &mut Self| {
                    this.loose(Sort::Stmt, "value dropped", "let _ = ~;", &[sort])
                };
                if self.on.underscore_yields || sort.is_copy() {
                    make(self)
                } else {
                    self.native(make)
                }
            }
            5 => {
                let sort = [Tracer, Sort::Pair, Sort::OptTracer, Sort::Struct][self.rng.below(4)];
                let kids = vec![self.temporary(sort)?];
                Node::loose(Sort::Stmt, "temporary stmt", "$;", kids)
            }
            6 => {
                let text = self.in_format(|this| this.captured("log(format!", ""));
                Node {
                    sort: Sort::Stmt,
                    template: format!("{});", text.template),
                    ..text
                }
            }
            7 => self.loose(Sort::Stmt, "eat stmt", "eat($);", &[Tracer]),
            _ => self.loose(Sort::Stmt, "log", "log($);", &[Int]),
        })
    }

    pub fn yield_stmt(&mut self) -> Option<Node> {
        if !self.ctx.yields {
            return None;
        }
        let mut inner = self.yielded();
        if inner.template == "yield_!($)" && self.rng.percent(10) {
            inner.template = "yield_! { $ }".to_owned();
        }
        Some(Node::loose(Sort::Stmt, "yield stmt", "$;", vec![inner]))
    }

    /// A call, so that it is no place.
    fn temporary(&mut self, sort: Sort) -> Option<Node> {
        let text = match sort {
            Tracer => "same(make($))",
            Sort::Pair => "pair($)",
            Sort::OptTracer => "opt($)",
            _ => "pt($)",
        };
        Some(self.atom(sort, "call of owner", text, &[Int]))
    }

    /// A sort that a local may have.
    pub fn any_sort(&mut self) -> Sort {
        if self.rng.percent(self.parts) {
            return Sort::OF_PARTS[self.rng.below(Sort::OF_PARTS.len())];
        }
        let sorts = Sort::LOCALS;
        sorts[self.rng.below(sorts.len())]
    }

    fn if_stmt(&mut self) -> Option<Node> {
        if self.ctx.nest > 4 {
            return None;
        }
        let mark = self.scope.vars.len();
        let (cond, fails) = self.cond();
        let count = 1 + self.rng.below(2);
        let (then, ends) = self.unit_block(count);
        self.scope.vars.truncate(mark);
        let mut after = Vec::new();
        if !ends {
            after.push(self.scope.snapshot());
        }
        self.scope.join(&fails);
        let mut other = Vec::new();
        match self.rng.below(5) {
            0 | 1 => {
                let count = 1 + self.rng.below(2);
                let allowed = self.on.moves_in_else;
                let (body, ends) = self.unmoved(allowed, |this| this.unit_block(count));
                if !ends {
                    after.push(self.scope.snapshot());
                }
                other.push(Node::loose(Sort::Else, "else", "else { $ }", vec![body]));
            }
            2 if self.left > 0 => {
                let allowed = self.on.moves_in_else;
                let inner = self.unmoved(allowed, Self::if_stmt)?;
                after.push(self.scope.snapshot());
                other.push(Node::loose(Sort::Else, "else if", "else $", vec![inner]));
            }
            _ => after.push(self.scope.snapshot()),
        }
        self.scope.join(&after);
        let other = Node::list(Sort::Other, "", other);
        Some(Node::loose(
            Sort::Stmt,
            "if",
            "if $ { $ } $",
            vec![cond, then, other],
        ))
    }

    fn block_stmt(&mut self) -> Option<Node> {
        if self.ctx.nest > 4 {
            return None;
        }
        let count = 1 + self.rng.below(3);
        let mark = self.scope.vars.len();
        let (body, ends) = self.unit_block(count);
        self.scope.vars.truncate(mark);
        if ends {
            // What follows is never reached: it may use anything.
            let wrapped = Node::loose(
                Sort::Stmt,
                "block that leaves",
                "if odd(1) { $ }",
                vec![body],
            );
            return Some(wrapped);
        }
        let text = ["{ $ }", "{ $ }", "unsafe { $ }"][self.rng.below(3)];
        Some(Node::loose(Sort::Stmt, "block stmt", text, vec![body]))
    }

    fn labelled_stmt(&mut self) -> Option<Node> {
        if self.ctx.nest > 4 {
            return None;
        }
        let label = self.enter(false, None);
        let count = 1 + self.rng.below(3);
        let (body, ends) = self.unit_block(count);
        let mut after = self.exit();
        if !ends {
            after.push(self.scope.snapshot());
        }
        self.scope.join(&after);
        let text = format!("{label}{{ $ }}");
        Some(Node::loose(
            Sort::Stmt,
            "labelled block stmt",
            text,
            vec![body],
        ))
    }
}
