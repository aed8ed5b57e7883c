//! What a piece of a body may be exchanged for: its type, if it is an expression.

/// The sort of a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Sort {
    /// `i32`.
    Int,
    /// `bool`.
    Bool,
    /// `()`.
    Unit,
    /// `(i32, i32)`.
    Ints,
    /// `[i32; 3]`.
    Array,
    /// `[[i32; 2]; 2]`.
    Grid,
    /// `[i32; 40]`, which a machine leaves in place.
    Large,
    /// The struct `P`, which is `Copy`.
    Point,
    /// `Option<i32>`.
    OptInt,
    /// `Result<i32, Fail>`.
    ResInt,
    /// `Vec<i32>`.
    Numbers,
    /// `String`.
    Text,
    /// `Tracer`.
    Tracer,
    /// `Option<Tracer>`.
    OptTracer,
    /// `Result<Tracer, Fail>`.
    ResTracer,
    /// `Vec<Tracer>`.
    Tracers,
    /// `(Tracer, Tracer)`.
    Pair,
    /// `(Tracer, i32)`.
    Mixed,
    /// The struct `Pt`, of tracers.
    Struct,
    /// The enum `Et`, of tracers.
    Enum,
    /// `Box<Tracer>`.
    Boxed,
    /// `Option<Vec<Tracer>>`.
    OptTracers,
    /// The struct `Ps`, with parts that have an empty value.
    Parts,
    /// The struct `Ns`, with such a struct in it.
    Nested,
    /// The tuple `Ts`, with such parts.
    Triple,
    /// The enum `Vs`, with such parts.
    Cases,
    /// `Option<Ps>`.
    OptParts,
    /// `Box<Ps>`.
    BoxedParts,
    /// `std::vec::IntoIter<Tracer>`.
    Iter,
    /// A closure from a number to a number: only ever a local.
    Closure,
    /// A local that may not be named again, though it is in scope.
    Dead,
    /// A statement.
    Stmt,
    /// Statements.
    Stmts,
    /// The condition of an `if` or `while`: a `bool`, or `let`s.
    Cond,
    /// An arm of a `match`.
    Arm,
    /// Arms.
    Arms,
    /// A pattern.
    Pat,
    /// An `else` with what follows, or nothing.
    Else,
    /// A whole body.
    Body,
    /// Anything that is only itself.
    Other,
}

impl Sort {
    /// All sorts that a `let` may bind.
    pub const LOCALS: [Self; 19] = [
        Self::Int,
        Self::Int,
        Self::Bool,
        Self::Ints,
        Self::Array,
        Self::Grid,
        Self::Point,
        Self::OptInt,
        Self::Numbers,
        Self::Text,
        Self::Tracer,
        Self::Tracer,
        Self::OptTracer,
        Self::Tracers,
        Self::Pair,
        Self::Mixed,
        Self::Struct,
        Self::Enum,
        Self::Boxed,
    ];

    /// Those with parts that have an empty value.
    pub const OF_PARTS: [Self; 8] = [
        Self::Parts,
        Self::Parts,
        Self::Parts,
        Self::Nested,
        Self::Triple,
        Self::Cases,
        Self::OptParts,
        Self::BoxedParts,
    ];

    /// Whether it has parts that have an empty value.
    pub fn has_parts(self) -> bool {
        Self::OF_PARTS.contains(&self)
    }

    /// Whether using it by value leaves it where it is.
    pub const fn is_copy(self) -> bool {
        matches!(
            self,
            Self::Int
                | Self::Bool
                | Self::Unit
                | Self::Ints
                | Self::Array
                | Self::Grid
                | Self::Large
                | Self::Point
                | Self::OptInt
        )
    }

    /// Its name in Rust.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Int => "i32",
            Self::Bool => "bool",
            Self::Ints => "(i32, i32)",
            Self::Array => "[i32; 3]",
            Self::Grid => "[[i32; 2]; 2]",
            Self::Large => "[i32; 40]",
            Self::Point => "P",
            Self::OptInt => "Option<i32>",
            Self::ResInt => "Result<i32, Fail>",
            Self::Numbers => "Vec<i32>",
            Self::Text => "String",
            Self::Tracer => "Tracer",
            Self::OptTracer => "Option<Tracer>",
            Self::ResTracer => "Result<Tracer, Fail>",
            Self::Tracers => "Vec<Tracer>",
            Self::Pair => "(Tracer, Tracer)",
            Self::Mixed => "(Tracer, i32)",
            Self::Struct => "Pt",
            Self::Enum => "Et",
            Self::Boxed => "Box<Tracer>",
            Self::OptTracers => "Option<Vec<Tracer>>",
            Self::Parts => "Ps",
            Self::Nested => "Ns",
            Self::Triple => "Ts",
            Self::Cases => "Vs",
            Self::OptParts => "Option<Ps>",
            Self::BoxedParts => "Box<Ps>",
            Self::Iter => "std::vec::IntoIter<Tracer>",
            _ => "()",
        }
    }

    /// The least there is of it, for shrinking and for where there is no room.
    pub const fn least(self) -> Option<&'static str> {
        Some(match self {
            Self::Int => "1",
            Self::Bool | Self::Cond => "true",
            Self::Unit => "()",
            Self::Ints => "(1, 2)",
            Self::Array => "[1, 2, 3]",
            Self::Grid => "[[1, 2], [3, 4]]",
            Self::Large => "[1; 40]",
            Self::Point => "(P { x: 1, y: 2, z: 3 })",
            Self::OptInt => "Some(1)",
            Self::ResInt => "third(1)",
            Self::Numbers => "vec![1]",
            Self::Text => "String::new()",
            Self::Tracer => "make(1)",
            Self::OptTracer => "opt(1)",
            Self::ResTracer => "checked(make(1))",
            Self::Tracers => "list(1)",
            Self::Pair => "pair(1)",
            Self::Mixed => "(make(1), 2)",
            Self::Struct => "pt(1)",
            Self::Enum => "et(1)",
            Self::Boxed => "Box::new(make(1))",
            Self::OptTracers => "lists(1)",
            Self::Parts => "ps(1)",
            Self::Nested => "ns(1)",
            Self::Triple => "ts(1)",
            Self::Cases => "vs(1)",
            Self::OptParts => "Some(ps(1))",
            Self::BoxedParts => "Box::new(ps(1))",
            Self::Iter => "list(1).into_iter()",
            _ => return None,
        })
    }
}
