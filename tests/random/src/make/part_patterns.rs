//! Patterns that bind some parts, which have an empty value, and leave others.

use super::build::Build;
use super::patterns::{Bound, Mode};
use super::sorts::Sort::{self, OptTracer, OptTracers, Parts, Pat, Text, Tracer, Tracers};
use super::tree::Node;

/// The fields of `Ps`: the bit of each, its name and its sort.
const FIELDS: &[(u8, &str, Sort)] = &[
    (1, "h", OptTracer),
    (2, "v", Tracers),
    (4, "s", Text),
    (8, "q", OptTracers),
    (0, "w", Tracer),
    (0, "n", Sort::Int),
];

/// Those of `Vs::A`.
const OF_CASE: &[(u8, &str, Sort)] = &[
    (1, "h", OptTracer),
    (1, "v", Tracers),
    (0, "t", Tracer),
    (0, "n", Sort::Int),
];

impl Build<'_> {
    /// A pattern of a sort that has parts.
    pub fn parts_pat(
        &mut self,
        sort: Sort,
        refutable: bool,
        mode: Mode,
        bound: &mut Bound,
    ) -> Option<Node> {
        let on = match mode {
            Mode::Any => self.on.value_parts,
            Mode::Move(_) | Mode::Part(..) => self.on.local_parts,
            Mode::Whole | Mode::Look => true,
        };
        if !on {
            return None;
        }
        let node = |form, text: String, kids| Some(Node::atom(Pat, form, text, kids));
        match sort {
            Parts | Sort::BoxedParts => {
                let text = self.fields(("Ps", sort), FIELDS, refutable, mode, bound);
                node("pattern of parts", text, Vec::new())
            }
            Sort::OptParts if refutable => {
                let text = self.fields(("Ps", sort), FIELDS, refutable, mode, bound);
                node("some pattern of parts", format!("Some({text})"), Vec::new())
            }
            Sort::Nested => {
                let inner = self.fields(("Ps", sort), FIELDS, refutable, mode, bound);
                let outer = match (mode, self.rng.below(4)) {
                    (Mode::Whole, _) => {
                        let (v, t) = (self.bind(Tracers, bound), self.bind(Tracer, bound));
                        format!("Ns {{ v: {v}, p: {inner}, t: {t} }}")
                    }
                    (Mode::Any | Mode::Move(_), 0) => {
                        self.mask |= 16;
                        let v = self.bind(Tracers, bound);
                        format!("Ns {{ p: {inner}, v: {v}, .. }}")
                    }
                    _ => format!("Ns {{ p: {inner}, .. }}"),
                };
                node("nested pattern of parts", outer, Vec::new())
            }
            Sort::Triple => {
                let n = self.number(refutable, bound).text();
                let text = match (mode, self.rng.below(4)) {
                    (Mode::Look, 0) => format!("(.., {n}, _)"),
                    (Mode::Look, _) => format!("(_, _, {n}, _)"),
                    (Mode::Whole, _) => {
                        let (v, t) = (self.bind(Tracers, bound), self.bind(Tracer, bound));
                        let h = self.bind(OptTracer, bound);
                        format!("({v}, {t}, {n}, {h})")
                    }
                    (_, 0) => {
                        self.mask |= 1;
                        format!("({}, ..)", self.bind(Tracers, bound))
                    }
                    (_, 1) => {
                        self.mask |= 2;
                        format!("(.., {n}, {})", self.bind(OptTracer, bound))
                    }
                    (_, 2) => {
                        self.mask |= 3;
                        let v = self.bind(Tracers, bound);
                        format!("({v}, _, {n}, {})", self.bind(OptTracer, bound))
                    }
                    _ => {
                        self.mask |= 1;
                        format!("({}, _, {n}, _)", self.bind(Tracers, bound))
                    }
                };
                node("tuple pattern of parts", text, Vec::new())
            }
            Sort::Cases if refutable => {
                let all = mode == Mode::Whole;
                if mode == Mode::Look {
                    let text = [
                        "Vs::A { .. }",
                        "Vs::B(..)",
                        "Vs::B(_, _)",
                        "Vs::C(_)",
                        "Vs::D",
                    ];
                    let text = text[self.rng.below(text.len())];
                    return node("case looked at", text.to_owned(), Vec::new());
                }
                let text = match self.rng.below(6) {
                    0 => "Vs::D".to_owned(),
                    1 => {
                        self.mask |= 1;
                        format!("Vs::C({})", self.bind(Tracers, bound))
                    }
                    2 if all => {
                        let v = self.bind(Tracers, bound);
                        format!("Vs::B({v}, {})", self.bind(Tracer, bound))
                    }
                    2 => {
                        self.mask |= 1;
                        let rest = ["_", ".."][self.rng.below(2)];
                        format!("Vs::B({}, {rest})", self.bind(Tracers, bound))
                    }
                    3 if self.on.or_pattern_part && !all => {
                        self.mask |= 1;
                        let v = self.bind(Tracers, bound);
                        let more = ["", " | Vs::A { v: NAME, .. }"][self.rng.below(2)];
                        let more = more.replace("NAME", &v);
                        let text = format!("(Vs::C({v}) | Vs::B({v}, _){more})");
                        return node("or pattern of parts", text, Vec::new());
                    }
                    _ => self.fields(("Vs::A", sort), OF_CASE, true, mode, bound),
                };
                node("case of parts", text, Vec::new())
            }
            OptTracers if refutable => match self.rng.below(4) {
                0 => node("none pattern", "None".to_owned(), Vec::new()),
                _ => {
                    let part = self.part(Tracers, mode, bound);
                    node("some pattern of part", "Some($)".to_owned(), vec![part])
                }
            },
            _ => None,
        }
    }

    /// A struct's pattern.
    fn fields(
        &mut self,
        (path, sort_of): (&str, Sort),
        all: &[(u8, &'static str, Sort)],
        refutable: bool,
        mode: Mode,
        bound: &mut Bound,
    ) -> String {
        // All of a struct in a struct of which something is left would be a tracer, too.
        let alone = path != "Ps" || sort_of != Sort::Nested;
        let whole = mode == Mode::Whole || mode == Mode::Any && alone && self.rng.percent(15);
        let mut list = Vec::new();
        let start = self.rng.below(all.len());
        for at in 0..all.len() {
            let (bit, name, sort) = all[(start + at) % all.len()];
            let wanted = whole || self.rng.percent(45);
            if !wanted {
                if !whole && sort == OptTracer && refutable && self.rng.percent(20) {
                    list.push(format!(
                        "{name}: {}",
                        ["None", "Some(_)"][self.rng.below(2)]
                    ));
                } else if matches!(mode, Mode::Move(_) | Mode::Look) && self.rng.percent(10) {
                    list.push(format!("{name}: _"));
                }
                continue;
            }
            if sort == Sort::Int {
                let n = self.number(refutable, bound).text();
                list.push(format!("n: {n}"));
                continue;
            }
            if mode == Mode::Look || sort == Tracer && !whole {
                continue;
            }
            self.mask |= bit;
            let free =
                !self.avoided.contains(&name) && bound.iter().all(|(other, ..)| *other != name);
            if sort == OptTracers && refutable && !whole && self.rng.percent(25) {
                let inner = self.bind(Tracers, bound);
                list.push(format!("{name}: Some({inner})"));
            } else if free && self.rng.percent(50) {
                let mutable = self.rng.percent(25);
                bound.push((name, sort, mutable));
                list.push(format!("{}{name}", if mutable { "mut " } else { "" }));
            } else {
                let inner = self.bind(sort, bound);
                list.push(format!("{name}: {inner}"));
            }
        }
        if !whole {
            list.push("..".to_owned());
        }
        format!("{path} {{ {} }}", list.join(", "))
    }
}
