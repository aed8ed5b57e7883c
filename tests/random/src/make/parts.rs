//! Parts that are read by value, and so moved out of a local which lives on: each is of a type
//! that has an empty value. What is left of the local can still be used, and assigned.

use super::build::{Build, Ctx};
use super::scope::State;
use super::sorts::Sort::{
    self, Bool, BoxedParts, Cases, Int, Nested, OptParts, OptTracer, OptTracers, Parts, Text,
    Tracer, Tracers, Triple,
};
use super::tree::Node;

/// A part: of what, which bit says that it is gone, the text behind the name, and its sort.
const PARTS: &[(Sort, u8, &str, Sort)] = &[
    (Parts, 1, ".h", OptTracer),
    (Parts, 2, ".v", Tracers),
    (Parts, 4, ".s", Text),
    (Parts, 8, ".q", OptTracers),
    (Nested, 1, ".p.h", OptTracer),
    (Nested, 2, ".p.v", Tracers),
    (Nested, 4, ".p.s", Text),
    (Nested, 8, ".p.q", OptTracers),
    (Nested, 16, ".v", Tracers),
    (Triple, 1, ".0", Tracers),
    (Triple, 2, ".3", OptTracer),
    (BoxedParts, 1, ".h", OptTracer),
    (BoxedParts, 2, ".v", Tracers),
    (BoxedParts, 4, ".s", Text),
    (BoxedParts, 8, ".q", OptTracers),
];

/// A part of a local: which, its bit, its text, and the form it is.
#[derive(Clone)]
struct Found {
    var: usize,
    bit: u8,
    text: String,
    form: &'static str,
}

impl Build<'_> {
    /// The parts of a sort that are there.
    fn found(&self, sort: Sort) -> Vec<Found> {
        let mut found = Vec::new();
        for (of, bit, path, part) in PARTS {
            if *part != sort || !self.on.parts {
                continue;
            }
            let form = match of {
                Nested => "moved part of a part",
                BoxedParts => "moved part of a box",
                _ => "moved part",
            };
            for (var, gone) in self.scope.with_parts(*of) {
                if gone & bit == 0 {
                    let text = format!("{}{path}", self.scope.vars[var].name);
                    let bit = *bit;
                    found.push(Found {
                        var,
                        bit,
                        text,
                        form,
                    });
                }
            }
        }
        found
    }

    /// One that may be moved; it is gone then.
    fn taken(&mut self, sort: Sort) -> Option<Found> {
        if self.ctx.pure || !self.on.moved_part {
            return None;
        }
        let mut found = self.found(sort);
        found.retain(|part| {
            let on = match part.form {
                "moved part of a part" => self.on.nested_part,
                "moved part of a box" => self.on.boxed_part,
                _ => true,
            };
            let loops = self.scope.vars[part.var].loops;
            on && part.var >= self.ctx.floor && loops >= self.ctx.need
        });
        let found = found.get(self.rng.below(found.len())).cloned()?;
        self.gone(found.var, found.bit);
        Some(found)
    }

    /// Says that parts of a local are gone.
    pub fn gone(&mut self, var: usize, bits: u8) {
        let state = &mut self.scope.vars[var].state;
        *state = match *state {
            State::Without(gone) => State::Without(gone | bits),
            _ => State::Without(bits),
        };
    }

    /// A part read by value.
    pub fn moved_part(&mut self, sort: Sort) -> Option<Node> {
        let found = self.taken(sort)?;
        Some(Node::atom(sort, found.form, found.text, Vec::new()))
    }

    /// A part that is matched where it is: its text, its local and its bit.
    pub fn matched_part(&mut self, sort: Sort) -> Option<(Node, usize, u8)> {
        if !self.on.matched_part {
            return None;
        }
        if sort == Parts {
            let mut list = self.scope.full(Nested);
            list.retain(|at| self.may_move(*at));
            let var = self.some(list)?;
            let text = format!("{}.p", self.scope.vars[var].name);
            return Some((Node::atom(sort, "matched part", text, Vec::new()), var, 0));
        }
        let mut found = self.found(sort);
        found.retain(|part| self.may_move(part.var));
        let found = found.get(self.rng.below(found.len())).cloned()?;
        let node = Node::atom(sort, "matched part", found.text, Vec::new());
        Some((node, found.var, found.bit))
    }

    /// Whether a local may be moved here.
    pub fn may_move(&self, var: usize) -> bool {
        let loops = self.scope.vars[var].loops;
        !self.ctx.pure && var >= self.ctx.floor && loops >= self.ctx.need
    }

    /// A value with such parts.
    pub fn of_parts(&mut self, sort: Sort) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        if self.rng.percent(25) {
            return self.local(sort);
        }
        Some(match (sort, self.rng.below(5)) {
            (Parts, 0) => self.atom(
                sort,
                "struct of parts",
                "(Ps { q: $, h: $, w: $, n: $, s: $, v: $ })",
                &[OptTracers, OptTracer, Tracer, Int, Text, Tracers],
            ),
            (Parts, _) => self.atom(sort, "struct of parts call", "ps($)", &[Int]),
            (Nested, 0) => self.atom(
                sort,
                "nested struct of parts",
                "(Ns { t: $, p: $, v: $ })",
                &[Tracer, Parts, Tracers],
            ),
            (Nested, _) => self.atom(sort, "nested struct of parts call", "ns($)", &[Int]),
            (Triple, 0) => self.atom(
                sort,
                "tuple of parts",
                "($, $, $, $)",
                &[Tracers, Tracer, Int, OptTracer],
            ),
            (Triple, _) => self.atom(sort, "tuple of parts call", "ts($)", &[Int]),
            (Cases, 0) => self.atom(sort, "variant of parts", "Vs::B($, $)", &[Tracers, Tracer]),
            (Cases, 1) => self.atom(
                sort,
                "variant of parts with names",
                "(Vs::A { t: $, v: $, n: $, h: $ })",
                &[Tracer, Tracers, Int, OptTracer],
            ),
            (Cases, _) => self.atom(sort, "variant of parts call", "vs($)", &[Int]),
            (OptParts, _) => self.atom(sort, "some of parts", "Some($)", &[Parts]),
            (BoxedParts, _) => self.atom(sort, "box of parts", "Box::new($)", &[Parts]),
            (_, 0) => self.atom(sort, "some tracers", "Some($)", &[Tracers]),
            _ => self.atom(sort, "some tracers call", "lists($)", &[Int]),
        })
    }

    /// A number from what uses a part up, or from one that is looked at.
    pub fn int_of_part(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        match self.rng.below(8) {
            0 => Some(self.atom(Int, "option argument", "held($)", &[OptTracer])),
            1 => Some(self.atom(Int, "vector argument", "count($)", &[Tracers])),
            2 => Some(self.atom(Int, "text argument", "letters($)", &[Text])),
            3 => Some(self.atom(
                Int,
                "arguments of parts",
                "two_of($, $, $)",
                &[Tracers, Int, OptTracer],
            )),
            4 => self.method(
                Int,
                Tracers,
                "part summed",
                "PART.into_iter().map(eat).sum::<i32>()",
            ),
            5 => self.method(Int, OptTracer, "part unwrapped", "eat(PART.unwrap_or($))"),
            6 => self.method(
                Int,
                Tracers,
                "part looped",
                "{ let mut k = 0; for l in PART { k += l.0; } k }",
            ),
            _ => self.look(
                Int,
                OptTracer,
                "part as_ref",
                "PART.as_ref().map_or(1, |q| q.0)",
            ),
        }
    }

    /// A condition that looks at a part.
    pub fn bool_of_part(&mut self) -> Option<Node> {
        match self.rng.below(3) {
            0 => self.look(Bool, OptTracer, "part is_some", "PART.is_some()"),
            1 => self.look(Bool, Tracers, "part is_empty", "PART.is_empty()"),
            _ => self.look(Bool, Text, "part compared", "PART == \"3\""),
        }
    }

    fn look(&mut self, sort: Sort, of: Sort, form: &'static str, text: &str) -> Option<Node> {
        let found = self.found(of);
        let found = found.get(self.rng.below(found.len()))?;
        let text = text.replace("PART", &found.text);
        Some(Node::loose(sort, form, text, Vec::new()))
    }

    /// A method that uses a part up.
    pub fn part_method(&mut self, sort: Sort) -> Option<Node> {
        match (sort, self.rng.below(2)) {
            (OptTracer, 0) => self.method(sort, OptTracer, "part or", "PART.or($)"),
            (OptTracer, _) => self.method(sort, OptTracer, "part xor", "PART.xor($)"),
            (Tracers, 0) => self.method(
                sort,
                OptTracers,
                "part or default",
                "PART.unwrap_or_default()",
            ),
            (Tracers, _) => self.method(sort, OptTracers, "part or value", "PART.unwrap_or($)"),
            (Text, _) => self.method(sort, Text, "part and text", "PART + \"bc\""),
            _ => None,
        }
    }

    fn method(&mut self, sort: Sort, of: Sort, form: &'static str, text: &str) -> Option<Node> {
        if !self.on.part_method {
            return None;
        }
        let found = self.taken(of)?;
        let argument = if of == OptTracers { Tracers } else { Tracer };
        let argument = match sort {
            OptTracer => OptTracer,
            _ => argument,
        };
        let mut kids = Vec::new();
        if text.contains('$') {
            let change = |ctx: &mut Ctx| ctx.jumps = false;
            kids.push(self.under(change, |this| {
                this.unmoved(false, |this| this.leaf(argument))
            }));
        }
        let text = text.replace("PART", &found.text);
        Some(Node::loose(sort, form, text, kids))
    }

    /// A part that is assigned, be it there or not.
    pub fn assign_part(&mut self) -> Option<Node> {
        if !self.on.part_assigned || !self.on.parts {
            return None;
        }
        let (of, bit, path, sort) = PARTS[self.rng.below(PARTS.len())];
        let mut list = self.scope.with_parts(of);
        list.retain(|(at, _)| self.scope.vars[*at].mutable);
        let (var, gone) = list.get(self.rng.below(list.len())).copied()?;
        let place = format!("{}{path}", self.scope.vars[var].name);
        if gone & bit == 0 && self.rng.percent(30) {
            let text = format!("{place} = {{ let k = {place}; k }};");
            return Some(Node::loose(Sort::Stmt, "part put back", text, Vec::new()));
        }
        let value = self.without(var, |this| this.expr(sort));
        let state = &mut self.scope.vars[var].state;
        *state = match *state {
            State::Without(gone) if gone & !bit != 0 => State::Without(gone & !bit),
            _ => State::Full,
        };
        let form = if gone & bit == 0 {
            "assignment to part"
        } else {
            "moved part assigned"
        };
        Some(Node::loose(
            Sort::Stmt,
            form,
            format!("{place} = $;"),
            vec![value],
        ))
    }

    /// Parts under references, and those that closures use.
    pub fn part_stmt(&mut self) -> Option<Node> {
        if !self.on.parts || self.ctx.pure {
            return None;
        }
        let table = [
            (
                Parts,
                false,
                "pattern of a reference",
                "let Ps { v: k, n: l, .. } = &NAME; log(k.len()); log(l);",
            ),
            (
                Parts,
                true,
                "pattern of a mutable reference",
                "{ let Ps { v, n, h, .. } = &mut NAME; v.push(make(5)); *n += 1; h.take(); }",
            ),
            (
                Parts,
                false,
                "part by ref",
                "{ let Ps { ref v, n, .. } = NAME; log(v.len()); log(n); }",
            ),
            (
                Parts,
                true,
                "part by ref mut",
                "{ let Ps { ref mut v, .. } = NAME; v.pop(); }",
            ),
            (
                Parts,
                true,
                "parts of a reference in a loop",
                "for Ps { v, n, .. } in std::slice::from_mut(&mut NAME).iter_mut() { v.pop(); *n += 1; }",
            ),
            (
                Nested,
                false,
                "part of a part by reference",
                "match NAME.p { Ps { h: Some(ref k), .. } => log(k.0), _ => {} }",
            ),
            (
                OptParts,
                false,
                "option of parts by reference",
                "if let Some(Ps { v, n, .. }) = &NAME { log(v.len()); log(n); }",
            ),
            (
                OptParts,
                true,
                "option of parts as_mut",
                "if let Some(Ps { v, n, .. }) = NAME.as_mut() { v.pop(); *n -= 1; }",
            ),
            (
                Cases,
                true,
                "cases by reference",
                "match &mut NAME { Vs::A { v, .. } | Vs::B(v, _) | Vs::C(v) => { v.pop(); } Vs::D => {} }",
            ),
            (
                Triple,
                false,
                "tuple by ref",
                "{ let (ref k, _, l, ..) = NAME; log(k.len()); log(l); }",
            ),
            (
                BoxedParts,
                false,
                "box by reference",
                "{ let Ps { v, n, .. } = &*NAME; log(v.len()); log(n); }",
            ),
            (
                BoxedParts,
                true,
                "box by as_mut",
                "{ let Ps { v, n, .. } = NAME.as_mut(); v.pop(); *n += 2; }",
            ),
            (
                Parts,
                false,
                "closure that looks at a part",
                "let k = |q: i32| NAME.v.len() as i32 + NAME.n + q; log(k(1));",
            ),
            (
                Parts,
                true,
                "closure that changes a part",
                "{ let mut k = |q: i32| { NAME.n += q; NAME.h.take() }; log(k(1)); }",
            ),
            (
                Nested,
                false,
                "closure that looks at a part",
                "{ let k = || { let Ps { v, .. } = &NAME.p; v.len() }; log(k()); }",
            ),
        ];
        let (sort, change, form, text) = table[self.rng.below(table.len())];
        let on = if form.contains("closure") {
            self.on.closure_part
        } else {
            self.on.borrowed_part
        };
        let vars = if change {
            self.scope.mutable(sort)
        } else {
            self.scope.full(sort)
        };
        let var = self.some(vars).filter(|_| on)?;
        let text = text.replace("NAME", self.scope.vars[var].name);
        Some(Node::loose(Sort::Stmt, form, text, Vec::new()))
    }
}
