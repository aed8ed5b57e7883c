//! Code that borrows locals. No borrow is used after a yield; some borrowers stay in
//! scope there.

use super::build::Build;
use super::sorts::Sort::{
    self, Boxed, Enum, Int, Numbers, OptTracer, Pair, Struct, Text, Tracer, Tracers,
};
use super::tree::Node;

/// Code that borrows a local of some sort, and leaves no trace.
const CODE: &[(Sort, bool, &str, &str)] = &[
    (
        OptTracer,
        false,
        "if let reference",
        "if let Some(q) = &NAME { log(q.0); }",
    ),
    (
        OptTracer,
        false,
        "ref binding",
        "if let Some(ref q) = NAME { log(q.0); }",
    ),
    (
        OptTracer,
        true,
        "as_mut",
        "if let Some(q) = NAME.as_mut() { q.0 += 1; }",
    ),
    (
        Tracers,
        false,
        "for reference",
        "for q in &NAME { log(q.0); }",
    ),
    (
        Tracers,
        false,
        "for iter",
        "for (p, q) in NAME.iter().enumerate() { log(q.0 + p as i32); }",
    ),
    (
        Tracers,
        true,
        "for iter_mut",
        "for q in NAME.iter_mut() { q.0 += 1; }",
    ),
    (
        Tracers,
        false,
        "first",
        "match NAME.first() { Some(q) if q.0 > 2 => log(q.0), _ => log(\"few\") }",
    ),
    (
        Enum,
        false,
        "match reference",
        "match &NAME { Et::A(q) => log(q.0), Et::B(q, p) => log(q.0 + p), _ => log(\"other\") }",
    ),
    (
        Enum,
        true,
        "match mutable reference",
        "match &mut NAME { Et::A(q) => q.0 += 1, Et::B(_, p) => *p += 1, _ => {} }",
    ),
    (
        Struct,
        false,
        "let reference pattern",
        "{ let Pt { t: q, n: p, .. } = &NAME; log(q.0 + p); }",
    ),
    (
        Pair,
        true,
        "let mutable references",
        "{ let (p, q) = &mut NAME; p.0 += 1; q.0 += p.0; }",
    ),
    (Numbers, false, "iter sum", "log(NAME.iter().sum::<i32>());"),
    (Numbers, true, "sort", "NAME.sort_by(|p, q| q.cmp(p));"),
    (Text, false, "as_str", "log(NAME.as_str().len());"),
    (Boxed, true, "deref mutable", "(*NAME).0 += 1;"),
];

/// Borrowers that stay in scope: the borrowed, the text.
const DEAD: &[(Sort, bool, &str, &str)] = &[
    (
        Tracer,
        false,
        "dead reference",
        "let LOCAL = &NAME; log(LOCAL.0);",
    ),
    (
        Tracer,
        true,
        "dead mutable reference",
        "let LOCAL = &mut NAME; LOCAL.0 += 2;",
    ),
    (
        Int,
        true,
        "dead mutable reference",
        "let LOCAL = &mut NAME; *LOCAL += 2;",
    ),
    (
        Text,
        false,
        "dead str",
        "let LOCAL = NAME.as_str(); log(LOCAL);",
    ),
    (
        Enum,
        false,
        "dead reference",
        "let LOCAL = &NAME; log(value(LOCAL));",
    ),
    (
        Pair,
        false,
        "dead field reference",
        "let LOCAL = &NAME.1; log(LOCAL.0);",
    ),
    (
        Numbers,
        false,
        "dead slice",
        "let LOCAL = NAME.as_slice(); log(LOCAL.len());",
    ),
    (
        OptTracer,
        false,
        "dead as_ref",
        "let LOCAL = NAME.as_ref(); log(LOCAL.is_some());",
    ),
    (
        Tracers,
        false,
        "dead first",
        "let LOCAL = NAME.first(); log(LOCAL.is_some());",
    ),
    (
        Struct,
        false,
        "dead ref pattern",
        "let ref LOCAL = NAME; log(LOCAL.n);",
    ),
    (
        Sort::Array,
        false,
        "dead element reference",
        "let LOCAL = &NAME[1]; log(LOCAL);",
    ),
];

impl Build<'_> {
    /// Code that borrows a local.
    pub fn borrow_stmt(&mut self, list: &mut Vec<Node>) -> bool {
        if self.rng.percent(20) {
            return self.extended(list);
        }
        let dead = self.rng.percent(45);
        let table = if dead { DEAD } else { CODE };
        let start = self.rng.below(table.len());
        for at in 0..table.len() {
            let (sort, change, form, text) = table[(start + at) % table.len()];
            let vars = match change {
                true => self.scope.mutable(sort),
                false => self.scope.full(sort),
            };
            let Some(var) = self.some(vars) else {
                continue;
            };
            let name = self.scope.vars[var].name;
            let mut text = text.replace("NAME", name);
            if dead {
                let local = self.name();
                text = text.replace("LOCAL", local);
                self.declare(local, Sort::Dead, false);
            }
            list.push(Node::loose(Sort::Stmt, form, text, Vec::new()));
            return true;
        }
        false
    }

    /// `let r = &make();`: what it borrows lives as long as the block.
    fn extended(&mut self, list: &mut Vec<Node>) -> bool {
        let name = self.name();
        let (value, text) = match self.rng.below(3) {
            0 => (
                self.atom(Tracer, "call of owner", "same(make($))", &[Int]),
                "let LOCAL = &$; log(LOCAL.0);",
            ),
            1 => (
                self.atom(Enum, "call of owner", "et($)", &[Int]),
                "let LOCAL = &$; log(value(LOCAL));",
            ),
            2 if !self.on.extended_mut => return false,
            _ => (
                self.atom(Tracer, "call of owner", "make($)", &[Int]),
                "let LOCAL = &mut $; LOCAL.0 += 1;",
            ),
        };
        let text = text.replace("LOCAL", name);
        self.declare(name, Sort::Dead, false);
        list.push(Node::loose(
            Sort::Stmt,
            "extended temporary",
            text,
            vec![value],
        ));
        true
    }
}
