//! `let`, in all its shapes.

use super::build::Build;
use super::scope::State;
use super::sorts::Sort;
use super::tree::Node;

impl Build<'_> {
    /// Statements that bring locals into scope.
    pub fn let_stmt(&mut self, list: &mut Vec<Node>) -> bool {
        match self.rng.below(15) {
            14 => self.large(list),
            0 | 1 => self.let_pattern(list),
            2 | 3 => return self.let_else(list),
            4 => return self.late(list),
            5 => self.late_plain(list),
            6 => self.let_underscore(list),
            7 => self.let_attribute(list),
            _ => self.let_plain(list),
        }
        true
    }

    fn let_plain(&mut self, list: &mut Vec<Node>) {
        let sort = if self.rng.percent(8) {
            Sort::Iter
        } else {
            self.any_sort()
        };
        let value = self.expr(sort);
        let name = self.name();
        let mutable = sort == Sort::Iter || self.rng.percent(55);
        let mark = if mutable { "mut " } else { "" };
        // A number of which the text says so has a place of its own in a machine.
        let often = if matches!(sort, Sort::Int | Sort::Bool) {
            60
        } else {
            20
        };
        let typed = if self.rng.percent(often) {
            format!(": {}", sort.name())
        } else {
            String::new()
        };
        let form = if self.scope.vars.iter().any(|var| var.name == name) {
            "let shadowing"
        } else {
            "let"
        };
        self.declare(name, sort, mutable);
        let text = format!("let {mark}{name}{typed} = $;");
        list.push(Node::loose(Sort::Stmt, form, text, vec![value]));
    }

    /// An array that is seen to be large.
    fn large(&mut self, list: &mut Vec<Node>) {
        let (form, value, kids) = match self.rng.below(4) {
            0 => (
                "large array of a type",
                ": [i32; 40] = [$; 40]",
                vec![self.expr(Sort::Int)],
            ),
            1 => match self.some(self.scope.full(Sort::Large)) {
                Some(var) => {
                    let name = self.scope.vars[var].name;
                    let copy = Node::atom(Sort::Large, "copy", name.to_owned(), Vec::new());
                    ("large array copied", ": [i32; 40] = $", vec![copy])
                }
                None => ("large array", " = [7; 40]", Vec::new()),
            },
            _ => ("large array", " = [0_i32; 40]", Vec::new()),
        };
        let name = self.name();
        self.declare(name, Sort::Large, true);
        let text = format!("let mut {name}{value};");
        list.push(Node::loose(Sort::Stmt, form, text, kids));
    }

    fn let_pattern(&mut self, list: &mut Vec<Node>) {
        let sorts = [
            Sort::Ints,
            Sort::Array,
            Sort::Point,
            Sort::Pair,
            Sort::Mixed,
            Sort::Struct,
        ];
        let mut sort = sorts[self.rng.below(sorts.len())];
        let parts = [
            Sort::Parts,
            Sort::Parts,
            Sort::Nested,
            Sort::Triple,
            Sort::BoxedParts,
        ];
        if self.rng.percent(self.parts) {
            sort = parts[self.rng.below(parts.len())];
        }
        let (value, mode) = self.scrutinee(sort);
        let pattern = self.pattern(sort, false, mode);
        list.push(Node::loose(
            Sort::Stmt,
            "let pattern",
            "let $ = $;",
            vec![pattern, value],
        ));
    }

    fn let_else(&mut self, list: &mut Vec<Node>) -> bool {
        if !self.ctx.jumps || !(self.ctx.yields || self.on.native_let_else) {
            return false;
        }
        let sorts = [
            Sort::OptInt,
            Sort::OptTracer,
            Sort::ResInt,
            Sort::ResTracer,
            Sort::Enum,
            Sort::Ints,
        ];
        let mut sort = sorts[self.rng.below(sorts.len())];
        let parts = [Sort::OptParts, Sort::Cases, Sort::OptTracers];
        if self.rng.percent(self.parts) {
            sort = parts[self.rng.below(parts.len())];
        }
        let (value, mode) = self.scrutinee(sort);
        if value.text().ends_with('}') && !self.on.block_before_else {
            return false;
        }
        let before = self.scope.snapshot();
        let count = self.rng.below(2);
        let Some(other) = self.leaving(count) else {
            return false;
        };
        self.scope.restore(&before);
        let mut pattern = self.pattern(sort, true, mode);
        while pattern.template == "None" && !self.on.none_pattern {
            pattern = self.pattern(sort, true, mode);
        }
        let kids = vec![pattern, value, other];
        list.push(Node::loose(
            Sort::Stmt,
            "let else",
            "let $ = (~) else { $ };",
            kids,
        ));
        true
    }

    /// A local that is assigned its first value in a branch.
    fn late(&mut self, list: &mut Vec<Node>) -> bool {
        if self.ctx.nest > 3 {
            return false;
        }
        let sort = [Sort::Int, Sort::Tracer, Sort::Tracer, Sort::OptTracer][self.rng.below(4)];
        // A name of its own, which no condition binds.
        let name = ["l", "o"][self.rng.below(2)];
        let mark = self.scope.vars.len();
        self.declare(name, sort, false);
        self.scope.vars[mark].state = State::Unset;
        self.scope.vars[mark].locked = 1;
        let (cond, fails) = self.cond();
        let then = self.set_late(name, sort);
        self.scope.vars.truncate(mark + 1);
        let after = self.scope.snapshot();
        self.scope.join(&fails);
        let other = match self.rng.below(3) {
            0 => self.leaving(1),
            _ => None,
        };
        if let Some(other) = other {
            self.scope.restore(&after);
            self.push_late(list, name, "late init or leave", vec![cond, then, other]);
        } else {
            self.scope.join(&fails);
            let other = self.set_late(name, sort);
            self.scope.vars.truncate(mark + 1);
            let after_else = self.scope.snapshot();
            self.scope.join(&[after, after_else]);
            self.push_late(list, name, "late init in branches", vec![cond, then, other]);
        }
        self.scope.vars[mark].state = State::Full;
        self.scope.vars[mark].locked = 0;
        true
    }

    fn push_late(&self, list: &mut Vec<Node>, name: &str, form: &'static str, kids: Vec<Node>) {
        list.push(Node::loose(
            Sort::Stmt,
            "late",
            format!("let {name};"),
            Vec::new(),
        ));
        list.push(Node::loose(Sort::Stmt, form, "if $ { $ } else { $ }", kids));
    }

    /// Statements, the last of which assigns the late local. None of them may shadow it.
    fn set_late(&mut self, name: &'static str, sort: Sort) -> Node {
        let count = self.rng.below(2);
        let vars = self.scope.vars.len();
        let change = |ctx: &mut super::build::Ctx| ctx.nest += 1;
        self.under(change, |this| {
            let (mut stmts, ends) = this.stmts(count);
            let shadows = this.scope.vars[vars..].iter().any(|var| var.name == name);
            if shadows && !ends {
                let inner = std::mem::take(&mut stmts.kids);
                let inner = Node::list(Sort::Stmts, " ", inner);
                stmts
                    .kids
                    .push(Node::loose(Sort::Stmt, "block stmt", "{ $ }", vec![inner]));
                this.scope.vars.truncate(vars);
            }
            if !ends {
                let value = this.expr(sort);
                stmts.kids.push(Node::loose(
                    Sort::Stmt,
                    "late value",
                    format!("{name} = $;"),
                    vec![value],
                ));
            }
            stmts
        })
    }

    /// A local that is assigned its first value some statements later.
    fn late_plain(&mut self, list: &mut Vec<Node>) {
        let sort = self.any_sort();
        let name = self.name();
        let at = self.scope.vars.len();
        self.declare(name, sort, false);
        self.scope.vars[at].state = State::Unset;
        self.scope.vars[at].locked = 1;
        list.push(Node::loose(
            Sort::Stmt,
            "late",
            format!("let {name};"),
            Vec::new(),
        ));
        let value = self.expr(sort);
        list.push(Node::loose(
            Sort::Stmt,
            "late value",
            format!("{name} = $;"),
            vec![value],
        ));
        self.scope.vars[at].state = State::Full;
        self.scope.vars[at].locked = 0;
    }

    fn let_underscore(&mut self, list: &mut Vec<Node>) {
        let sort = [Sort::Tracer, Sort::OptTracer, Sort::Pair][self.rng.below(3)];
        let value = self.expr(sort);
        list.push(Node::loose(
            Sort::Stmt,
            "let _name",
            "let _k = $;",
            vec![value],
        ));
    }

    fn let_attribute(&mut self, list: &mut Vec<Node>) {
        let sort = self.any_sort();
        let value = self.expr(sort);
        let name = self.name();
        if self.rng.percent(40) && (self.ctx.nest == 0 || self.on.nested_cfg) {
            let text = format!("#[cfg(any())] let {name} = seen(7);");
            list.push(Node::loose(Sort::Stmt, "cfg", text, Vec::new()));
        }
        self.declare(name, sort, false);
        let text = format!("#[allow(unused)] let {name} = $;");
        list.push(Node::loose(Sort::Stmt, "attribute", text, vec![value]));
    }
}
