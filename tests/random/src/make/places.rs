//! Places: locals, their fields, and what an index leads to.

use super::build::Build;
use super::sorts::Sort;
use super::tree::Node;

/// Where a place of some sort may be inside a local of another: the local's sort, the
/// text behind its name, and how many numbers index it.
const WITHIN: &[(Sort, Sort, &str)] = &[
    (Sort::Int, Sort::Int, ""),
    (Sort::Int, Sort::Ints, ".0"),
    (Sort::Int, Sort::Ints, ".1"),
    (Sort::Int, Sort::Array, "[1]"),
    (Sort::Int, Sort::Array, "[ix($)]"),
    (Sort::Int, Sort::Grid, "[ix2($)][0]"),
    (Sort::Int, Sort::Large, "[3]"),
    (Sort::Int, Sort::Large, "[ix($)]"),
    (Sort::Int, Sort::Grid, "[ix2($)][ix2($)]"),
    (Sort::Int, Sort::Point, ".x"),
    (Sort::Int, Sort::Point, ".z"),
    (Sort::Int, Sort::Tracer, ".0"),
    (Sort::Int, Sort::Mixed, ".1"),
    (Sort::Int, Sort::Mixed, ".0.0"),
    (Sort::Int, Sort::Pair, ".1.0"),
    (Sort::Int, Sort::Struct, ".n"),
    (Sort::Int, Sort::Struct, ".t.0"),
    (Sort::Int, Sort::Boxed, ".0"),
    (Sort::Int, Sort::Parts, ".n"),
    (Sort::Int, Sort::Parts, ".w.0"),
    (Sort::Int, Sort::Nested, ".p.n"),
    (Sort::Int, Sort::Nested, ".t.0"),
    (Sort::Int, Sort::Triple, ".2"),
    (Sort::Int, Sort::Triple, ".1.0"),
    (Sort::Int, Sort::BoxedParts, ".n"),
    (Sort::Tracer, Sort::Parts, ".w"),
    (Sort::Tracer, Sort::Nested, ".p.w"),
    (Sort::Tracer, Sort::Triple, ".1"),
    (Sort::Tracer, Sort::Tracer, ""),
    (Sort::Tracer, Sort::Tracer, ""),
    (Sort::Tracer, Sort::Mixed, ".0"),
    (Sort::Tracer, Sort::Pair, ".0"),
    (Sort::Tracer, Sort::Pair, ".1"),
    (Sort::Tracer, Sort::Struct, ".t"),
    (Sort::Tracer, Sort::Struct, ".u"),
];

impl Build<'_> {
    /// A place of that sort that holds a value, and the local it is in: to be changed,
    /// or to be read or borrowed.
    pub fn place_of(&mut self, sort: Sort, change: bool) -> Option<(Node, usize)> {
        let mut found = Vec::new();
        for (of, within, text) in WITHIN {
            if *of == sort {
                let vars = self.vars(*within, change);
                found.extend(vars.into_iter().map(|var| (var, *text)));
            }
        }
        if found.is_empty() {
            found = self
                .vars(sort, change)
                .into_iter()
                .map(|var| (var, ""))
                .collect();
        }
        let (var, text) = *found.get(self.rng.below(found.len()))?;
        let count = text.matches('$').count();
        let kids = self.without(var, |this| {
            (0..count).map(|_| this.expr(Sort::Int)).collect()
        });
        let name = self.scope.vars[var].name;
        let form = match text {
            "" => "place local",
            _ if text.contains('$') => "place index",
            _ if text.contains('[') => "place element",
            _ => "place field",
        };
        Some((Node::atom(sort, form, format!("{name}{text}"), kids), var))
    }

    fn vars(&self, sort: Sort, change: bool) -> Vec<usize> {
        if sort.has_parts() {
            // What is left of it can be used.
            let mut vars = self.scope.with_parts(sort);
            vars.retain(|(at, _)| !change || self.scope.vars[*at].mutable);
            return vars.into_iter().map(|(at, _)| at).collect();
        }
        if change {
            self.scope.mutable(sort)
        } else {
            self.scope.full(sort)
        }
    }
}
