//! One body: what its signature says, its parameters, its statements and its value.

use super::build::{Build, Ctx};
use super::rng::Rng;
use super::scope::Scope;
use super::sorts::Sort;
use super::switches::Switches;
use super::tree::Node;

/// What a body's signature makes of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// `impl primed::Generator<i32, Yield = i32, Return = ..>`.
    Plain(Sort),
    /// `impl primed::Generator<i32, Fail, Yield = i32, Return = ..>`.
    Failing(Sort),
    /// `impl Iterator<Item = i32>`.
    Items,
    /// `impl Iterator<Item = Result<i32, Fail>>`, where `?` yields the error.
    TryItems,
    /// `impl Iterator<Item = i32>`, where `?` on an `Option` ends it.
    OptItems,
}

impl Face {
    /// Whether a yield evaluates to nothing.
    pub const fn yields_unit(self) -> bool {
        matches!(self, Self::Items | Self::TryItems | Self::OptItems)
    }

    /// The type of a plain function's value, and of a body's.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Plain(Sort::Tracer) => "Tracer",
            Self::Plain(_) => "i32",
            Self::Failing(Sort::Tracer) => "Result<Tracer, Fail>",
            Self::Failing(_) => "Result<i32, Fail>",
            Self::Items => "()",
            Self::TryItems => "Result<(), Fail>",
            Self::OptItems => "Option<()>",
        }
    }

    /// The generator's return type.
    pub const fn signature(self) -> &'static str {
        match self {
            Self::Plain(Sort::Tracer) => {
                "impl primed::Generator<i32, Yield = i32, Return = Tracer>"
            }
            Self::Plain(_) => "impl primed::Generator<i32, Yield = i32, Return = i32>",
            Self::Failing(Sort::Tracer) => {
                "impl primed::Generator<i32, Fail, Yield = i32, Return = Tracer>"
            }
            Self::Failing(_) => "impl primed::Generator<i32, Fail, Yield = i32, Return = i32>",
            Self::Items | Self::OptItems => "impl Iterator<Item = i32>",
            Self::TryItems => "impl Iterator<Item = Result<i32, Fail>>",
        }
    }
}

/// All faces.
pub const FACES: [Face; 7] = [
    Face::Plain(Sort::Int),
    Face::Plain(Sort::Tracer),
    Face::Failing(Sort::Int),
    Face::Failing(Sort::Tracer),
    Face::Items,
    Face::TryItems,
    Face::OptItems,
];

/// A body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Which it is, of those of one seed.
    pub id: usize,
    /// Its signature.
    pub face: Face,
    /// Its parameters, its statements and its value.
    pub root: Node,
}

impl Body {
    /// The body of that number, which is the same whenever the seed is.
    pub fn random(seed: u64, id: usize, on: &Switches) -> Self {
        let stream = u64::try_from(id).unwrap_or(0);
        let mut rng = Rng::new(seed, stream + 1);
        let ret = [Sort::Int, Sort::Int, Sort::Tracer][rng.below(3)];
        let face = match rng.below(20) {
            0..=8 => Face::Plain(ret),
            9..=14 => Face::Failing(ret),
            15..=17 => Face::Items,
            18 => Face::TryItems,
            _ => Face::OptItems,
        };
        let left = [15, 30, 45, 60, 90][rng.below(5)] * on.size / 100;
        let parts = if on.parts {
            [10, 10, 70][rng.below(3)]
        } else {
            0
        };
        let mut build = Build {
            rng,
            scope: Scope::default(),
            ctx: Ctx {
                yields: true,
                temps: false,
                pure: false,
                jumps: true,
                breaks: true,
                arms: 0,
                macros: 0,
                depth: 3,
                nest: 0,
                loops: 0,
                floor: 0,
                need: 0,
            },
            labels: Vec::new(),
            left,
            face,
            on,
            avoided: Vec::new(),
            tracers: 0,
            mask: 0,
            parts,
        };
        let params = build.params();
        let count = 5 + build.rng.below(8);
        let count = if on.size < 50 {
            count.div_ceil(3)
        } else {
            count
        };
        let iterates = matches!(face, Face::Items | Face::TryItems | Face::OptItems);
        let (mut stmts, ends) = if iterates && build.rng.percent(50) {
            build.rounds(count)
        } else {
            build.stmts(count)
        };
        let tail = match face {
            _ if ends => None,
            Face::Plain(sort) => Some(build.expr(sort)),
            Face::Failing(sort) => Some(build.outcome(sort)),
            _ => None,
        };
        let tail = Node::list(Sort::Other, "", tail.into_iter().collect());
        if !stmts.yields() && !tail.yields() {
            let yields = if face == Face::TryItems {
                "yield_!(Ok(0));"
            } else {
                "yield_!(0);"
            };
            let first = Node::atom(Sort::Stmt, "yield stmt", yields, Vec::new());
            stmts.kids.insert(0, first);
        }
        let root = Node::loose(Sort::Body, "body", "$$$", vec![params, stmts, tail]);
        Self { id, face, root }
    }

    /// Its text between braces.
    pub fn text(&self) -> String {
        let parts = self.root.kids.get(1..).unwrap_or_default();
        let parts: Vec<String> = parts.iter().map(Node::text).collect();
        parts.join(" ").trim().to_owned()
    }

    /// Its parameters.
    pub fn params(&self) -> String {
        self.root.kids.first().map_or_else(String::new, Node::text)
    }

    /// What is passed to it.
    pub fn arguments(&self) -> String {
        let params = self.root.kids.first().map(|list| &list.kids);
        let arguments = params.into_iter().flatten().map(|param| match param.sort {
            Sort::Tracer => "Tracer(901)",
            Sort::Pair => "(Tracer(902), Tracer(903))",
            Sort::Mixed => "(Tracer(904), 5)",
            Sort::Int => "7",
            _ => "&[5, 6]",
        });
        arguments.collect::<Vec<_>>().join(", ")
    }
}

impl Build<'_> {
    /// Parameters, of all kinds.
    fn params(&mut self) -> Node {
        let count = [0, 0, 1, 2][self.rng.below(4)];
        let mut list: Vec<Node> = Vec::new();
        let mut used: Vec<&str> = Vec::new();
        for _ in 0..count {
            let (name, other) = (self.name(), self.name());
            if name == other || used.contains(&name) || used.contains(&other) {
                continue;
            }
            used.extend([name, other]);
            let mutable = self.rng.percent(50);
            let mark = if mutable { "mut " } else { "" };
            let (sort, text) = match self.rng.below(if self.on.param_order || count == 1 {
                6
            } else {
                3
            }) {
                0 | 1 => {
                    self.declare(name, Sort::Tracer, mutable);
                    (Sort::Tracer, format!("{mark}{name}: Tracer"))
                }
                2 => {
                    self.declare(name, Sort::Int, mutable);
                    (Sort::Int, format!("{mark}{name}: i32"))
                }
                3 => {
                    self.declare(name, Sort::Tracer, false);
                    self.declare(other, Sort::Int, mutable);
                    (
                        Sort::Mixed,
                        format!("({name}, {mark}{other}): (Tracer, i32)"),
                    )
                }
                4 if self.on.param_wildcard => {
                    self.declare(name, Sort::Tracer, false);
                    (Sort::Pair, format!("({name}, _): (Tracer, Tracer)"))
                }
                _ => (Sort::Tracer, "_: Tracer".to_owned()),
            };
            list.push(Node::loose(sort, "parameter", text, Vec::new()));
        }
        Node::list(Sort::Other, ", ", list)
    }

    /// The value of a body that may fail.
    pub fn outcome(&mut self, sort: Sort) -> Node {
        let result = if sort == Sort::Tracer {
            Sort::ResTracer
        } else {
            Sort::ResInt
        };
        self.expr(result)
    }
}
