//! Patterns, with what they bind.

use super::build::Build;
use super::scope::State;
use super::sorts::Sort;
use super::tree::Node;

/// What a pattern may do with what it matches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Anything: it is a value, that no one else owns.
    Any,
    /// Bind all parts that are not `Copy`, or none: it is this local, which is moved.
    Move(usize),
    /// The same of a part of this local; the bit of the part, if that is moved as a whole.
    Part(usize, u8),
    /// Bind all of them: what is left unbound would have to live across a yield.
    Whole,
    /// Bind none of them: it is a local.
    Look,
}

/// What a pattern binds: names, sorts and whether they are mutable.
pub type Bound = Vec<(&'static str, Sort, bool)>;

impl Build<'_> {
    /// What may be matched.
    pub fn matched_sort(&mut self) -> Sort {
        let sorts = [
            Sort::Int,
            Sort::Bool,
            Sort::Ints,
            Sort::Array,
            Sort::Point,
            Sort::OptInt,
            Sort::OptInt,
            Sort::ResInt,
            Sort::OptTracer,
            Sort::OptTracer,
            Sort::OptTracer,
            Sort::ResTracer,
            Sort::Pair,
            Sort::Mixed,
            Sort::Struct,
            Sort::Enum,
            Sort::Enum,
            Sort::Tracer,
        ];
        if self.rng.percent(self.parts) {
            let more = [Sort::OptTracers, Sort::Cases, Sort::OptParts];
            return match self.rng.below(2) {
                0 => more[self.rng.below(more.len())],
                _ => Sort::OF_PARTS[self.rng.below(Sort::OF_PARTS.len())],
            };
        }
        sorts[self.rng.below(sorts.len())]
    }

    /// What is matched, and how it may be.
    pub fn scrutinee(&mut self, sort: Sort) -> (Node, Mode) {
        if matches!(sort, Sort::OptTracers | Sort::Parts)
            && self.rng.percent(50)
            && let Some((node, var, bit)) = self.matched_part(sort)
        {
            return (node, Mode::Part(var, bit));
        }
        if sort == Sort::BoxedParts {
            return self.boxed_scrutinee();
        }
        if !sort.is_copy()
            && self.rng.percent(40)
            && let Some(var) = self.some(self.scope.full(sort))
        {
            let name = self.scope.vars[var].name;
            let node = Node::atom(sort, "scrutinee local", name, Vec::new());
            let moved = !self.ctx.pure
                && var >= self.ctx.floor
                && self.scope.vars[var].loops >= self.ctx.need;
            let mode = match moved && self.rng.percent(70) {
                true => Mode::Move(var),
                false => Mode::Look,
            };
            return (node, mode);
        }
        let yields = self.ctx.yields && (sort.is_copy() || self.on.owner_scrutinee_yields);
        let ctx = self.ctx;
        self.ctx.yields = yields;
        self.ctx.breaks &= self.on.scrutinee_jumps;
        let node = self.expr(sort);
        self.ctx = ctx;
        // By value, even where it is a local: it is bound as a whole then.
        if (node.form == "local" || node.form.starts_with("moved part")) && !sort.is_copy() {
            let text = format!("{{ {} }}", node.template);
            return (
                Node::loose(sort, "moved scrutinee", text, Vec::new()),
                Mode::Any,
            );
        }
        (node, Mode::Any)
    }

    /// What is in a local box, or in one that is made.
    fn boxed_scrutinee(&mut self) -> (Node, Mode) {
        let sort = Sort::BoxedParts;
        let mut list = self.scope.full(sort);
        list.retain(|at| self.may_move(*at) && self.on.boxed_pattern && self.on.local_parts);
        match self.some(list) {
            Some(var) => {
                let text = format!("*{}", self.scope.vars[var].name);
                let node = Node::loose(sort, "scrutinee in a box", text, Vec::new());
                (node, Mode::Move(var))
            }
            None => {
                let node = Node::atom(sort, "made parts", "ps(3)", Vec::new());
                (node, Mode::Any)
            }
        }
    }

    /// A pattern, whose bindings are in scope from here on.
    pub fn pattern(&mut self, sort: Sort, refutable: bool, mode: Mode) -> Node {
        let mut bound = Vec::new();
        // What is matched is in the box.
        let sort = match sort {
            Sort::BoxedParts => Sort::Parts,
            sort => sort,
        };
        self.mask = 0;
        let node = match self.parts_pat(sort, refutable, mode, &mut bound) {
            Some(node) => node,
            None => self.pat(sort, refutable, mode, &mut bound),
        };
        let mask = self.mask;
        let moves = bound.iter().any(|(_, sort, _)| !sort.is_copy());
        match mode {
            Mode::Move(var) if moves && mask != 0 => self.gone(var, mask),
            Mode::Move(var) if moves => self.scope.vars[var].state = State::Moved,
            Mode::Part(var, bit) if moves => self.gone(var, mask | bit),
            _ => {}
        }
        for (name, sort, mutable) in bound {
            self.declare(name, sort, mutable);
        }
        node
    }

    pub fn bind(&mut self, sort: Sort, bound: &mut Bound) -> String {
        for _ in 0..8 {
            let name = self.name();
            if self.avoided.contains(&name) {
                continue;
            }
            if bound.iter().all(|(other, ..)| *other != name) {
                let mutable = self.rng.percent(25);
                bound.push((name, sort, mutable));
                return format!("{}{name}", if mutable { "mut " } else { "" });
            }
        }
        let spare = ["k", "l", "m", "o", "p"];
        let avoided = &self.avoided;
        let mut free = spare.iter().filter(|name| {
            !avoided.contains(name) && bound.iter().all(|(other, ..)| other != *name)
        });
        let name = free.next().copied().unwrap_or("q");
        bound.push((name, sort, false));
        name.to_owned()
    }

    fn leaf_pat(form: &'static str, text: impl Into<String>) -> Node {
        Node::atom(Sort::Pat, form, text, Vec::new())
    }

    /// A part that owns something.
    pub fn part(&mut self, sort: Sort, mode: Mode, bound: &mut Bound) -> Node {
        let binds = match mode {
            Mode::Any => self.rng.percent(65),
            Mode::Move(_) | Mode::Part(..) | Mode::Whole => true,
            Mode::Look => false,
        };
        if binds {
            let text = self.bind(sort, bound);
            Self::leaf_pat("binding", text)
        } else {
            Self::leaf_pat("wildcard", "_")
        }
    }

    /// Two of them.
    fn parts(&mut self, mode: Mode, bound: &mut Bound, both: bool) -> [Node; 2] {
        let first = self.part(Sort::Tracer, mode, bound);
        let unbound = first.form == "wildcard" && mode == Mode::Any;
        let mode = if unbound && !both { Mode::Whole } else { mode };
        [first, self.part(Sort::Tracer, mode, bound)]
    }

    /// A number next to an owner.
    fn beside(&mut self, refutable: bool, mode: Mode, bound: &mut Bound) -> Node {
        if matches!(mode, Mode::Move(_)) && !self.on.copy_part_unbound {
            let text = self.bind(Sort::Int, bound);
            return Self::leaf_pat("binding", text);
        }
        self.number(refutable, bound)
    }

    pub fn number(&mut self, refutable: bool, bound: &mut Bound) -> Node {
        match self.rng.below(10) {
            0 | 1 => Self::leaf_pat("wildcard", "_"),
            2 if refutable => {
                let text = self.rng.below(6).to_string();
                Self::leaf_pat("literal pattern", text)
            }
            3 if refutable => Self::leaf_pat("range pattern", "0..=3"),
            4 if refutable => Self::leaf_pat("or pattern", "1 | 2 | 5"),
            5 if refutable => {
                let name = self.bind(Sort::Int, bound);
                Self::leaf_pat("at pattern", format!("{name} @ ..=4"))
            }
            _ => {
                let text = self.bind(Sort::Int, bound);
                Self::leaf_pat("binding", text)
            }
        }
    }

    fn pat(&mut self, sort: Sort, refutable: bool, mode: Mode, bound: &mut Bound) -> Node {
        let two = |form, text: &str, kids| Node::atom(Sort::Pat, form, text, kids);
        match sort {
            Sort::Int => self.number(refutable, bound),
            Sort::Bool => {
                let text = ["true", "false", "_"][self.rng.below(if refutable { 3 } else { 1 })];
                let text = if refutable { text } else { "_" };
                Self::leaf_pat("bool pattern", text)
            }
            Sort::Ints => match self.rng.below(3) {
                0 => two(
                    "rest pattern",
                    "($, ..)",
                    vec![self.number(refutable, bound)],
                ),
                1 => two(
                    "rest pattern",
                    "(.., $)",
                    vec![self.number(refutable, bound)],
                ),
                _ => {
                    let kids = vec![self.number(refutable, bound), self.number(refutable, bound)];
                    two("tuple pattern", "($, $)", kids)
                }
            },
            Sort::Array => match self.rng.below(4) {
                0 => two(
                    "slice pattern",
                    "[.., $]",
                    vec![self.number(refutable, bound)],
                ),
                1 => {
                    let first = self.number(refutable, bound);
                    let rest = self.bind(Sort::Dead, bound).replace("mut ", "");
                    two(
                        "slice rest binding",
                        &format!("[$, {rest} @ ..]"),
                        vec![first],
                    )
                }
                _ => {
                    let kids = vec![self.number(refutable, bound), self.number(refutable, bound)];
                    two("slice pattern", "[$, _, $]", kids)
                }
            },
            Sort::Point => self.point_pat(refutable, bound),
            Sort::OptInt if refutable => match self.rng.below(5) {
                0 => Self::leaf_pat("none pattern", "None"),
                _ => two("some pattern", "Some($)", vec![self.number(true, bound)]),
            },
            Sort::ResInt if refutable => match self.rng.below(4) {
                0 => two(
                    "err pattern",
                    "Err(Fail($))",
                    vec![self.number(true, bound)],
                ),
                _ => two("ok pattern", "Ok($)", vec![self.number(true, bound)]),
            },
            Sort::OptTracer if refutable => match self.rng.below(5) {
                0 => Self::leaf_pat("none pattern", "None"),
                _ => two(
                    "some pattern",
                    "Some($)",
                    vec![self.part(Sort::Tracer, mode, bound)],
                ),
            },
            Sort::ResTracer if refutable => match self.rng.below(4) {
                0 => two(
                    "err pattern",
                    "Err(Fail($))",
                    vec![self.number(true, bound)],
                ),
                _ => two(
                    "ok pattern",
                    "Ok($)",
                    vec![self.part(Sort::Tracer, mode, bound)],
                ),
            },
            Sort::Pair => match (mode, self.rng.below(4)) {
                (Mode::Any, 0) if self.on.pattern_rest => two(
                    "rest pattern",
                    "($, ..)",
                    vec![self.part(Sort::Tracer, mode, bound)],
                ),
                _ => {
                    let kids = self.parts(mode, bound, true).to_vec();
                    two("tuple pattern", "($, $)", kids)
                }
            },
            Sort::Mixed => {
                let kids = vec![
                    self.part(Sort::Tracer, mode, bound),
                    self.beside(refutable, mode, bound),
                ];
                two("tuple pattern", "($, $)", kids)
            }
            Sort::Struct => self.struct_pat(refutable, mode, bound),
            Sort::Enum if refutable => self.enum_pat(mode, bound),
            _ => self.part(sort, mode, bound),
        }
    }

    fn point_pat(&mut self, refutable: bool, bound: &mut Bound) -> Node {
        let names = bound.iter().map(|(name, ..)| name).chain(&self.avoided);
        let free = !names.copied().any(|name| name == "x" || name == "y");
        if self.rng.percent(40) && free {
            bound.extend([("y", Sort::Int, false), ("x", Sort::Int, true)]);
            return Self::leaf_pat("shorthand pattern", "P { y, mut x, .. }");
        }
        let kids = vec![self.number(refutable, bound), self.number(refutable, bound)];
        Node::atom(Sort::Pat, "struct pattern", "P { z: $, y: $, x: _ }", kids)
    }

    fn struct_pat(&mut self, refutable: bool, mode: Mode, bound: &mut Bound) -> Node {
        let names = bound.iter().map(|(name, ..)| name).chain(&self.avoided);
        let free = !names.copied().any(|name| name == "t" || name == "n");
        if mode == Mode::Any && self.on.pattern_rest && free && self.rng.percent(30) {
            bound.extend([("n", Sort::Int, false), ("t", Sort::Tracer, false)]);
            return Self::leaf_pat("shorthand pattern", "Pt { n, t, .. }");
        }
        let [first, last] = self.parts(mode, bound, self.on.two_unbound);
        let kids = vec![first, self.beside(refutable, mode, bound), last];
        Node::atom(Sort::Pat, "struct pattern", "Pt { u: $, n: $, t: $ }", kids)
    }

    fn enum_pat(&mut self, mode: Mode, bound: &mut Bound) -> Node {
        match self.rng.below(6) {
            0 | 1 => {
                let part = self.part(Sort::Tracer, mode, bound);
                Node::atom(Sort::Pat, "variant pattern", "Et::A($)", vec![part])
            }
            2 => {
                let kids = vec![
                    self.part(Sort::Tracer, mode, bound),
                    self.beside(true, mode, bound),
                ];
                Node::atom(Sort::Pat, "variant pattern", "Et::B($, $)", kids)
            }
            3 => {
                let kids = self.parts(mode, bound, self.on.two_unbound).to_vec();
                Node::atom(Sort::Pat, "variant pattern", "Et::C { u: $, t: $ }", kids)
            }
            4 if mode != Mode::Look && self.on.or_pattern_owner => {
                let name = self.bind(Sort::Tracer, bound);
                Self::leaf_pat(
                    "or pattern binds",
                    format!("(Et::A({name}) | Et::B({name}, _))"),
                )
            }
            _ => Self::leaf_pat("variant pattern", "Et::D"),
        }
    }
}
