//! What is known while a body is being written, and how an expression of a sort is made.

use super::body::Face;
use super::jumps::Label;
use super::rng::Rng;
use super::scope::{Scope, Snapshot, State, Var};
use super::sorts::Sort;
use super::switches::Switches;
use super::tree::Node;

/// The names of all locals: few, so that they shadow each other.
pub const NAMES: [&str; 8] = ["a", "b", "c", "d", "x", "y", "n", "t"];

/// What may stand where the next piece goes.
#[derive(Clone, Copy)]
pub struct Ctx {
    /// Whether it may yield.
    pub yields: bool,
    /// Whether temporaries with a destructor may live to the end of the statement: not
    /// where it may yield, for they do not live across a yield.
    pub temps: bool,
    /// Whether it must leave all locals as they are.
    pub pure: bool,
    /// Whether it may jump, and use `?`.
    pub jumps: bool,
    /// Whether it may jump out of loops and blocks.
    pub breaks: bool,
    /// How many arms it is in.
    pub arms: usize,
    /// How many macros it is in the arguments of.
    pub macros: usize,
    /// How deep expressions may nest.
    pub depth: usize,
    /// How many blocks are around it.
    pub nest: usize,
    /// How many loops are around it.
    pub loops: usize,
    /// Which locals may not be moved: those before this one.
    pub floor: usize,
    /// How many loops have to be around the declaration of a local that is moved here.
    pub need: usize,
}

/// The writer of one body.
pub struct Build<'a> {
    /// Chance.
    pub rng: Rng,
    /// The locals.
    pub scope: Scope,
    /// What may stand here.
    pub ctx: Ctx,
    /// What can be jumped out of, outermost first.
    pub labels: Vec<Label>,
    /// How many nodes may still be made.
    pub left: isize,
    /// What the body is.
    pub face: Face,
    /// What is left out.
    pub on: &'a Switches,
    /// Names that a pattern may not bind.
    pub avoided: Vec<&'static str>,
    /// How many tracers were made.
    pub tracers: usize,
    /// Which parts the pattern being written binds.
    pub mask: u8,
    /// How likely things with parts that can be moved are, in a hundred.
    pub parts: usize,
}

impl Build<'_> {
    /// Makes something under other conditions.
    pub fn under<T>(
        &mut self,
        change: impl FnOnce(&mut Ctx),
        make: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let ctx = self.ctx;
        change(&mut self.ctx);
        let made = make(self);
        self.ctx = ctx;
        made
    }

    /// Makes something that does not yield, and has a scope of temporaries of its own.
    pub fn native<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let change = |ctx: &mut Ctx| {
            ctx.yields = false;
            ctx.temps = true;
        };
        self.under(change, make)
    }

    /// Makes something that changes no local.
    pub fn pure<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let change = |ctx: &mut Ctx| {
            ctx.pure = true;
            ctx.jumps = false;
            ctx.depth = ctx.depth.min(2);
        };
        self.under(change, make)
    }

    /// Makes something that moves no local that is in scope here, unless `allowed`.
    pub fn unmoved<T>(&mut self, allowed: bool, make: impl FnOnce(&mut Self) -> T) -> T {
        let floor = if allowed {
            self.ctx.floor
        } else {
            self.scope.vars.len()
        };
        self.under(move |ctx| ctx.floor = floor, make)
    }

    /// Makes something that may not name a local.
    pub fn without<T>(&mut self, var: usize, make: impl FnOnce(&mut Self) -> T) -> T {
        self.scope.vars[var].locked += 1;
        let made = make(self);
        self.scope.vars[var].locked -= 1;
        made
    }

    /// Makes something that is not always run: what it moves may be moved.
    pub fn perhaps<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.scope.snapshot();
        let made = make(self);
        let after = self.scope.snapshot();
        self.scope.join(&[before, after]);
        made
    }

    /// The states of the locals that were in scope when there were so many.
    pub fn snapshot(&self, vars: usize) -> Snapshot {
        let mut states = self.scope.snapshot();
        states.truncate(vars);
        states
    }

    /// A name for a new local.
    pub fn name(&mut self) -> &'static str {
        NAMES[self.rng.below(NAMES.len())]
    }

    /// Brings a local into scope.
    pub fn declare(&mut self, name: &'static str, sort: Sort, mutable: bool) {
        self.scope.vars.push(Var {
            name,
            sort,
            mutable,
            state: State::Full,
            loops: self.ctx.loops,
            locked: 0,
        });
    }

    /// An expression of that sort.
    pub fn expr(&mut self, sort: Sort) -> Node {
        if self.ctx.depth == 0 || self.left <= 0 {
            return self.leaf(sort);
        }
        self.left -= 1;
        let breaks = !self.ctx.temps || self.on.jump_temporaries;
        let change = |ctx: &mut Ctx| {
            ctx.depth -= 1;
            ctx.breaks &= breaks;
        };
        self.under(change, |this| this.rich(sort))
    }

    /// What a method by value is called on.
    pub fn receiver(&mut self, sort: Sort) -> Node {
        let jumps = self.ctx.jumps && self.on.receiver_jumps;
        let yields = self.ctx.yields && self.on.receiver_yields;
        let change = move |ctx: &mut Ctx| {
            ctx.jumps = jumps;
            ctx.yields = yields;
        };
        self.under(change, |this| {
            this.unmoved(this.on.consumed_local, |this| this.expr(sort))
        })
    }

    /// A call of a method by value, and the operands of the method.
    pub fn used(
        &mut self,
        sort: Sort,
        form: &'static str,
        text: &str,
        of: Sort,
        kids: &[Sort],
    ) -> Node {
        let receiver = self.receiver(of);
        let yields = self.ctx.yields && (receiver.atom || self.on.receiver_yields);
        let jumps = self.ctx.jumps && self.on.argument_jumps;
        let change = move |ctx: &mut Ctx| {
            ctx.yields = yields;
            ctx.jumps = jumps;
        };
        let kids = self.under(change, |this| this.exprs(kids));
        let mut all = vec![receiver];
        all.extend(kids);
        Node::atom(sort, form, text, all)
    }

    /// All operands of a node, in order.
    pub fn exprs(&mut self, sorts: &[Sort]) -> Vec<Node> {
        sorts.iter().map(|sort| self.expr(*sort)).collect()
    }

    /// A node which is an operand, and its own operands.
    pub fn atom(&mut self, sort: Sort, form: &'static str, text: &str, kids: &[Sort]) -> Node {
        let kids = self.exprs(kids);
        Node::atom(sort, form, text, kids)
    }

    /// A node which is none, and its operands.
    pub fn loose(&mut self, sort: Sort, form: &'static str, text: &str, kids: &[Sort]) -> Node {
        let kids = self.exprs(kids);
        Node::loose(sort, form, text, kids)
    }

    fn rich(&mut self, sort: Sort) -> Node {
        for _ in 0..6 {
            let made = if !self.ctx.pure && self.rng.percent(if self.ctx.yields { 16 } else { 7 }) {
                self.unmoved(self.on.moves_in_operand, |this| this.control(sort))
            } else {
                match sort {
                    Sort::OptTracer | Sort::Tracers | Sort::Text
                        if self.rng.percent(self.parts / 2) =>
                    {
                        self.part_method(sort)
                    }
                    Sort::Int if self.rng.percent(self.parts / 3) => self.int_of_part(),
                    Sort::Bool if self.rng.percent(self.parts / 3) => self.bool_of_part(),
                    Sort::OptTracers => self.of_parts(sort),
                    sort if sort.has_parts() => self.of_parts(sort),
                    Sort::Int => self.int(),
                    Sort::Bool => self.bool(),
                    Sort::Tracer => self.tracer(),
                    Sort::OptTracer => self.opt_tracer(),
                    Sort::ResTracer | Sort::Tracers | Sort::Boxed | Sort::Iter => self.owner(sort),
                    Sort::Pair | Sort::Mixed | Sort::Struct | Sort::Enum => self.aggregate(sort),
                    Sort::Unit => Some(self.unit()),
                    _ => self.data(sort),
                }
            };
            if let Some(node) = made {
                return node;
            }
        }
        self.leaf(sort)
    }

    /// A local or a literal.
    pub fn leaf(&mut self, sort: Sort) -> Node {
        if sort == Sort::Int && self.ctx.yields && !self.face.yields_unit() && self.rng.percent(35)
        {
            let change = |ctx: &mut Ctx| ctx.yields = false;
            let inner = self.under(change, |this| this.leaf(sort));
            return Node::atom(sort, "yield", "yield_!($)", vec![inner]);
        }
        if self.rng.percent(70)
            && let Some(node) = self.local(sort)
        {
            return node;
        }
        let text = match sort {
            Sort::Int => self.rng.below(10).to_string(),
            Sort::Bool => ["true", "false"][self.rng.below(2)].to_owned(),
            _ => {
                self.tracers += 1;
                let text = sort.least().unwrap_or("()");
                let tracer = matches!(
                    sort,
                    Sort::Tracer
                        | Sort::OptTracer
                        | Sort::ResTracer
                        | Sort::Tracers
                        | Sort::Pair
                        | Sort::Struct
                        | Sort::Enum
                        | Sort::Boxed
                        | Sort::OptTracers
                        | Sort::Parts
                        | Sort::Nested
                        | Sort::Triple
                        | Sort::Cases
                        | Sort::OptParts
                        | Sort::BoxedParts
                        | Sort::Iter
                );
                if tracer {
                    text.replacen('1', &(self.tracers * 2).to_string(), 1)
                } else {
                    text.to_owned()
                }
            }
        };
        Node::atom(sort, "literal", text, Vec::new())
    }

    /// A local of that sort, used by value.
    pub fn local(&mut self, sort: Sort) -> Option<Node> {
        if self.ctx.pure && !sort.is_copy() {
            return None;
        }
        let part = matches!(
            sort,
            Sort::OptTracer | Sort::Tracers | Sort::Text | Sort::OptTracers
        );
        if part
            && self.rng.percent(60)
            && let Some(node) = self.moved_part(sort)
        {
            return Some(node);
        }
        let mut list = self.scope.movable(sort, self.ctx.need);
        list.retain(|at| sort.is_copy() || *at >= self.ctx.floor);
        let at = self.some(list)?;
        let var = &mut self.scope.vars[at];
        if !sort.is_copy() {
            var.state = State::Moved;
        }
        Some(Node::atom(sort, "local", var.name, Vec::new()))
    }

    /// One of them, if there is one.
    pub fn some(&mut self, list: Vec<usize>) -> Option<usize> {
        let at = self.rng.below(list.len());
        list.get(at).copied()
    }

    /// A value without any.
    fn unit(&mut self) -> Node {
        match self.rng.below(3) {
            0 if self.ctx.yields && self.face.yields_unit() => self.yielded(),
            1 => self.atom(Sort::Unit, "unit call", "log($)", &[Sort::Int]),
            _ => Node::atom(Sort::Unit, "unit", "()", Vec::new()),
        }
    }

    /// A yield, where it may stand; its sort is what it evaluates to.
    pub fn yielded(&mut self) -> Node {
        let inner = self.expr(Sort::Int);
        let inner = if self.face == Face::TryItems {
            Node::atom(Sort::Other, "yield of ok", "Ok($)", vec![inner])
        } else {
            inner
        };
        let text = match self.rng.below(12) {
            0 => "yield_![$]",
            1 if self.on.brace_yield => "yield_! { $ }",
            _ => "yield_!($)",
        };
        let sort = if self.face.yields_unit() {
            Sort::Unit
        } else {
            Sort::Int
        };
        Node::atom(sort, "yield", text, vec![inner])
    }
}
