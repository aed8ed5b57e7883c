//! The program that a chunk of bodies becomes: each body on one line for each of its
//! ways, so that the line of an error tells whose it is.

use std::fmt::Write as _;

use crate::make::{Body, Face};

/// Whose a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Owner {
    /// Which of the bodies.
    pub body: usize,
    /// In which way.
    pub way: Way,
}

/// The ways in which a body is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// The plain function.
    Plain,
    /// `#[generator]`.
    Machine,
    /// `#[generator(__copies = 0, __slots = 1)]`.
    Joined,
    /// The same body, lowered by rustc: a pinned generator or a stream.
    Pinned,
    /// rustc's own coroutine.
    Coroutine,
    /// The list of all at the end.
    List,
}

/// A program, and whose its lines are.
pub struct Chunk {
    /// The program.
    pub text: String,
    /// The owner of each line.
    pub owners: Vec<Option<Owner>>,
}

const FACES: [(&str, &str); 4] = [
    (
        "sent",
        "macro_rules! yield_ { ($v:expr) => { primed_random::trace::recorded($v) }; }",
    ),
    (
        "failing",
        "macro_rules! yield_ { ($v:expr) => { match primed_random::trace::recorded_or($v) { Ok(v) => v, Err(e) => return Err(e) } }; } \
         macro_rules! try_yield { ($v:expr) => { primed_random::trace::tried($v) }; }",
    ),
    (
        "items",
        "macro_rules! yield_ { ($v:expr) => { primed_random::trace::item($v) }; }",
    ),
    (
        "try_items",
        "macro_rules! yield_ { ($v:expr) => { primed_random::trace::result_item($v) }; }",
    ),
];

const COROUTINES: [(&str, &str); 3] = [
    (
        "sent",
        "macro_rules! yield_ { ($v:expr) => { (yield $v) }; }",
    ),
    (
        "failing",
        "macro_rules! yield_ { ($v:expr) => { match (yield $v) { Ok(v) => v, Err(e) => return Err(super::thrown(e)) } }; } \
         macro_rules! try_yield { ($v:expr) => { (yield $v) }; }",
    ),
    (
        "items",
        "macro_rules! yield_ { ($v:expr) => { (yield $v) }; }",
    ),
];

/// The module of a face.
const fn module(face: Face) -> &'static str {
    match face {
        Face::Plain(_) => "sent",
        Face::Failing(_) => "failing",
        Face::Items | Face::OptItems => "items",
        Face::TryItems => "try_items",
    }
}

/// Whether rustc's own coroutine can be made of it, and then be trusted: of `a[i][yield]`
/// it reads `a[i]` from where the frame was before (DESIGN.md, section 3).
fn has_coroutine(body: &Body) -> bool {
    let face = matches!(body.face, Face::Plain(_) | Face::Failing(_) | Face::Items);
    face && body.params().is_empty() && !yields_in_index(&body.text())
}

/// Whether a yield stands between the brackets of an index.
fn yields_in_index(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..bytes.len()).any(|at| {
        let indexes = bytes[at - 1].is_ascii_alphanumeric() || b"_])".contains(&bytes[at - 1]);
        bytes[at] == b'[' && indexes && bracketed(&text[at..]).contains("yield")
    })
}

/// What a text begins with, up to the bracket that closes its first one.
fn bracketed(text: &str) -> &str {
    let mut depth = 0_usize;
    let end = text.bytes().position(|byte| {
        depth = match byte {
            b'[' => depth + 1,
            b']' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn finds_yields_in_indexes() {
    for text in [
        "NUMS[ix(yield_!(1))]",
        "[[1], [2]][0][{ yield_!(2) }]",
        "f(1)[try_yield!(0)]",
    ] {
        assert!(yields_in_index(text), "{text}");
    }
    for text in [
        "vec![yield_!(1)]",
        "[1, yield_!(2)][0]",
        "a[0] + yield_!(1)",
        "yield_![3]",
    ] {
        assert!(!yields_in_index(text), "{text}");
    }
}

impl Chunk {
    /// Writes bodies out: in all ways, or as plain functions only.
    pub fn write(bodies: &[&Body], only_plain: bool, nightly: bool) -> Self {
        let mut chunk = Self {
            text: String::new(),
            owners: Vec::new(),
        };
        chunk.text(if nightly && !only_plain {
            "#![feature(coroutines, coroutine_trait, stmt_expr_attributes)]"
        } else {
            ""
        });
        let uses = "use primed_random::prelude::*;";
        chunk.text("mod plain {");
        for (name, macros) in FACES {
            chunk.text(&format!("pub mod {name} {{ {uses} {macros}"));
            for (at, body) in bodies.iter().enumerate() {
                if module(body.face) == name {
                    chunk.line(at, Way::Plain, &plain(body));
                }
            }
            chunk.text("}");
        }
        chunk.text("}");
        if only_plain {
            chunk.text("fn main() {}");
            return chunk;
        }
        for (name, way, option) in [
            ("machine", Way::Machine, ""),
            ("joined", Way::Joined, "(__copies = 0, __slots = 1)"),
        ] {
            chunk.text(&format!("mod {name} {{ {uses}"));
            for (at, body) in bodies.iter().enumerate() {
                chunk.line(at, way, &generator(body, option));
            }
            chunk.text("}");
        }
        chunk.text(&format!("mod pinned {{ {uses}"));
        for (at, body) in bodies.iter().enumerate() {
            chunk.line(at, Way::Pinned, &pinned(body));
        }
        chunk.text("}");
        if nightly {
            chunk.coroutines(bodies, uses);
        }
        chunk.list(bodies, nightly);
        chunk
    }

    fn coroutines(&mut self, bodies: &[&Body], uses: &str) {
        self.text(include_str!("coroutines.txt"));
        self.text("mod coroutine {");
        for (name, macros) in COROUTINES {
            self.text(&format!("pub mod {name} {{ {uses} {macros}"));
            for (at, body) in bodies.iter().enumerate() {
                if module(body.face) == name && has_coroutine(body) {
                    self.line(at, Way::Coroutine, &coroutine(body));
                }
            }
            self.text("}");
        }
        self.text("fn thrown(e: primed::Thrown<primed_random::values::Fail>) -> primed_random::values::Fail { match e { primed::Thrown::Raised(e) => e, _ => primed_random::values::Fail(-4711) } } }");
    }

    fn list(&mut self, bodies: &[&Body], nightly: bool) {
        self.text(
            "fn main() { use primed_random::{compare::*, drive, faces, folded, prelude::*}; all(&[",
        );
        for (at, body) in bodies.iter().enumerate() {
            let (id, module, args) = (body.id, module(body.face), body.arguments());
            let plain = match body.face {
                Face::Plain(_) | Face::Items => "returned",
                Face::Failing(_) | Face::TryItems => "ended",
                Face::OptItems => "nothing",
            };
            let face = match body.face {
                Face::Plain(_) => "plain",
                Face::Failing(_) => "failing",
                Face::Items | Face::OptItems => "items",
                Face::TryItems => "try_items",
            };
            let throws = matches!(body.face, Face::Failing(_));
            let mut text = format!(
                "Body {{ name: \"{at}\", throws: {throws}, plain: || Box::new(|| drive::{plain}(plain::{module}::b{id}({args}))), ways: &["
            );
            for way in ["machine", "joined"] {
                let _ = write!(
                    text,
                    "Way {{ name: \"{way}\", make: || faces::{face}({way}::b{id}({args})) }}, "
                );
            }
            let made = format!("Box::pin(pinned::b{id}({args}))");
            let made = match body.face {
                Face::Plain(_) | Face::Failing(_) => made,
                Face::Items | Face::OptItems | Face::TryItems => format!("faces::Polled({made})"),
            };
            let _ = write!(
                text,
                "Way {{ name: \"pinned\", make: || faces::{face}({made}) }}, "
            );
            if nightly && has_coroutine(body) {
                let _ = write!(
                    text,
                    "Way {{ name: \"coroutine\", make: || coroutine_{module}(Box::pin(coroutine::{module}::b{id}())) }}, "
                );
            }
            text.push_str("], folded: ");
            text.push_str(&match body.face {
                Face::Plain(_) | Face::Failing(_) => "&[] }, ".to_owned(),
                _ => format!(
                    "&[|| folded::{face}(machine::b{id}({args})), \
                    || folded::{face}(joined::b{id}({args}))] }}, "
                ),
            });
            self.line(at, Way::List, &text);
        }
        self.text("]) }");
    }

    fn text(&mut self, text: &str) {
        for line in text.lines() {
            self.text.push_str(line);
            self.text.push('\n');
            self.owners.push(None);
        }
    }

    fn line(&mut self, body: usize, way: Way, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        self.owners.push(Some(Owner { body, way }));
    }
}

fn plain(body: &Body) -> String {
    let (id, params, value, text) = (body.id, body.params(), body.face.value(), body.text());
    let end = match body.face {
        Face::TryItems => " Ok(())",
        Face::OptItems => " Some(())",
        _ => "",
    };
    format!("pub fn b{id}({params}) -> {value} {{ primed_random::trace::begin(); {text}{end} }}")
}

/// A body as a generator.
pub fn generator(body: &Body, option: &str) -> String {
    let (id, params, face, text) = (body.id, body.params(), body.face.signature(), body.text());
    format!("#[primed::generator{option}] pub fn b{id}({params}) -> {face} {{ {text} }}")
}

/// A body that rustc lowers.
fn pinned(body: &Body) -> String {
    let (id, params, text) = (body.id, body.params(), body.text());
    let face = body.face.signature();
    let face = face
        .replace("impl primed::Generator", "impl primed::PinnedGenerator")
        .replace("impl Iterator", "impl primed_random::faces::Stream");
    format!("#[primed::generator] pub fn b{id}({params}) -> {face} {{ {text} }}")
}

fn coroutine(body: &Body) -> String {
    let (id, value, text) = (body.id, body.face.value(), body.text());
    let input = match body.face {
        Face::Plain(_) => "i32",
        Face::Failing(_) => "Result<i32, Thrown<Fail>>",
        _ => "()",
    };
    format!(
        "pub fn b{id}() -> impl std::ops::Coroutine<{input}, Yield = i32, Return = {value}> {{ #[coroutine] static move |_: {input}| -> {value} {{ {text} }} }}"
    )
}
