//! Closures, which are called between yields and with what yields give.

use super::build::{Build, Ctx};
use super::scope::State;
use super::sorts::Sort::{self, Closure, Int, Tracer, Tracers};
use super::tree::Node;

impl Build<'_> {
    /// A call of a closure.
    pub fn call_closure(&mut self) -> Option<Node> {
        let var = self.some(self.scope.full(Closure))?;
        let name = self.scope.vars[var].name;
        let argument = self.without(var, |this| this.expr(Int));
        Some(Node::atom(
            Int,
            "closure call",
            format!("{name}($)"),
            vec![argument],
        ))
    }

    /// A closure, and sometimes calls of it.
    pub fn closure_stmt(&mut self, list: &mut Vec<Node>) -> bool {
        match self.rng.below(11) {
            0 => self.closure(list, "closure", "|q: i32| seen(q) + 1", &[]),
            1 => self.closure(list, "function as value", "seen", &[]),
            2 => self.closure(list, "function pointer", "seen as fn(i32) -> i32", &[]),
            3 => {
                let Some(var) = self.some(self.scope.full(Int)) else {
                    return false;
                };
                let text = format!("move |q: i32| q + {}", self.scope.vars[var].name);
                self.closure(list, "closure with a copy", &text, &[]);
            }
            4 => return self.owning(list),
            5 => return self.borrowing(list),
            6 => return self.counting(list),
            7..=9 => return self.adapted(list),
            _ => self.closure(
                list,
                "boxed closure",
                "{ let p = $; move |q: i32| q - p }",
                &[Int],
            ),
        }
        true
    }

    fn closure(&mut self, list: &mut Vec<Node>, form: &'static str, text: &str, kids: &[Sort]) {
        let yields = self.ctx.yields && self.on.closure_after_branch;
        let change = move |ctx: &mut Ctx| ctx.yields = yields;
        let kids = self.under(change, |this| this.exprs(kids));
        let name = self.name();
        self.declare(name, Closure, false);
        list.push(Node::loose(
            Sort::Stmt,
            form,
            format!("let {name} = {text};"),
            kids,
        ));
    }

    /// One that owns a tracer: it drops with the closure, or in its only call.
    fn owning(&mut self, list: &mut Vec<Node>) -> bool {
        let sort = [Tracer, Tracers][self.rng.below(2)];
        let mut owned = self.scope.movable(sort, self.ctx.need);
        owned.retain(|at| *at >= self.ctx.floor);
        let Some(owned) = self.some(owned) else {
            return false;
        };
        self.scope.vars[owned].state = State::Moved;
        let from = self.scope.vars[owned].name;
        let name = self.name();
        let once = sort == Tracer && self.rng.percent(40);
        let text = match sort {
            _ if once => format!("let {name} = move |q: i32| eat({from}) + q;"),
            Tracer => format!("let {name} = move |q: i32| {from}.0 + q;"),
            _ => format!("let {name} = move |q: i32| {from}.len() as i32 + q;"),
        };
        let form = if once {
            "closure called once"
        } else {
            "closure that owns"
        };
        list.push(Node::loose(Sort::Stmt, form, text, Vec::new()));
        self.declare(name, if once { Sort::Dead } else { Closure }, false);
        if once && self.rng.percent(70) {
            let argument = self.expr(Int);
            let text = format!("log({name}($));");
            list.push(Node::loose(Sort::Stmt, "only call", text, vec![argument]));
        }
        true
    }

    /// One that borrows: it is called at once.
    fn borrowing(&mut self, list: &mut Vec<Node>) -> bool {
        let table = [
            (
                Int,
                "let LOCAL = |q: i32| q + NAME; log(LOCAL(1)); log(LOCAL(2));",
            ),
            (Tracer, "let LOCAL = |q: i32| q + NAME.0; log(LOCAL(1));"),
            (
                Tracers,
                "let LOCAL = |q: usize| NAME.len() > q; log(LOCAL(1));",
            ),
        ];
        let (sort, text) = table[self.rng.below(table.len())];
        let Some(var) = self.some(self.scope.full(sort)) else {
            return false;
        };
        let name = self.name();
        let text = text
            .replace("NAME", self.scope.vars[var].name)
            .replace("LOCAL", name);
        self.declare(name, Sort::Dead, false);
        list.push(Node::loose(
            Sort::Stmt,
            "closure that borrows",
            text,
            Vec::new(),
        ));
        true
    }

    /// One that changes a local: it is called at once.
    fn counting(&mut self, list: &mut Vec<Node>) -> bool {
        let table = [
            (
                Int,
                "let mut LOCAL = |q: i32| NAME += q; LOCAL(1); LOCAL(2);",
            ),
            (
                Sort::Numbers,
                "let mut LOCAL = |q: i32| NAME.push(q); LOCAL(1);",
            ),
            (Tracer, "let mut LOCAL = |q: i32| NAME.0 -= q; LOCAL(4);"),
        ];
        let (sort, text) = table[self.rng.below(table.len())];
        let Some(var) = self.some(self.scope.mutable(sort)) else {
            return false;
        };
        let name = self.name();
        let text = text
            .replace("NAME", self.scope.vars[var].name)
            .replace("LOCAL", name);
        self.declare(name, Sort::Dead, false);
        list.push(Node::loose(
            Sort::Stmt,
            "closure that changes",
            text,
            Vec::new(),
        ));
        true
    }
}
