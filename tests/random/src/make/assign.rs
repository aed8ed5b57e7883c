//! Assignments: to locals, fields and elements, compound ones, ones that take a value
//! apart, and methods that change a local.

use super::build::{Build, Ctx};
use super::scope::State;
use super::sorts::Sort::{self, Int, Iter, Numbers, OptTracer, Pair, Text, Tracer, Tracers};
use super::tree::Node;

impl Build<'_> {
    /// An assignment.
    pub fn assignment(&mut self) -> Option<Node> {
        match self.rng.below(12) {
            0..=2 => self.compound(),
            3 | 4 => self.assign_place(),
            5..=7 => self.assign_local(),
            8 => self.apart(),
            9 if self.rng.percent(50) => self.assign_part(),
            9 => self.swap(),
            _ => self.grow(),
        }
    }

    fn compound(&mut self) -> Option<Node> {
        let probe = self.place_of(Int, true)?;
        let value = self.without(probe.1, |this| this.expr(Int));
        // The place comes after the value, so it is made anew.
        let (place, _) = probe;
        let op = ["+=", "-=", "*=", "^=", "|=", "&="][self.rng.below(6)];
        let text = format!("$ {op} $;");
        Some(Node::loose(
            Sort::Stmt,
            "compound assignment",
            text,
            vec![place, value],
        ))
    }

    fn assign_place(&mut self) -> Option<Node> {
        let sort = [Int, Int, Tracer][self.rng.below(3)];
        let (place, var) = self.place_of(sort, true)?;
        let value = self.without(var, |this| this.expr(sort));
        let form = match (sort, place.form) {
            (_, "place local") => "assignment",
            (Tracer, _) => "assignment to owner's part",
            (_, "place index") => "assignment to index",
            _ => "assignment to part",
        };
        Some(Node::loose(Sort::Stmt, form, "$ = $;", vec![place, value]))
    }

    fn assign_local(&mut self) -> Option<Node> {
        let sort = self.any_sort();
        let var = self.some(self.scope.assignable(sort))?;
        let was = self.scope.vars[var].state;
        if was == State::Maybe && !self.on.assign_maybe_moved {
            return None;
        }
        let value = self.expr(sort);
        let now = self.scope.vars[var].state;
        self.scope.vars[var].state = State::Full;
        let form = match (was, now) {
            (State::Full, State::Full) => "assignment",
            (State::Full, _) => "assignment of itself",
            _ => "assignment after move",
        };
        let text = format!("{} = $;", self.scope.vars[var].name);
        Some(Node::loose(Sort::Stmt, form, text, vec![value]))
    }

    fn apart(&mut self) -> Option<Node> {
        let (first, one) = self.place_of(Int, true)?;
        let (second, two) = self.place_of(Int, true)?;
        if one == two || first.yields() || second.yields() {
            return None;
        }
        self.scope.vars[one].locked += 1;
        let choice = self.rng.below(5);
        let (form, text, sort) = match choice {
            0 => ("destructuring tuple", "($, $) = $;", Sort::Ints),
            1 => ("destructuring array", "[$, _, $] = $;", Sort::Array),
            2 => ("destructuring rest", "[$, .., $] = $;", Sort::Array),
            3 => (
                "destructuring struct",
                "P { y: $, z: $, .. } = $;",
                Sort::Point,
            ),
            _ => ("destructuring swap", "($, $) = $;", Sort::Ints),
        };
        let value = self.without(two, |this| this.expr(sort));
        self.scope.vars[one].locked -= 1;
        Some(Node::loose(
            Sort::Stmt,
            form,
            text,
            vec![first, second, value],
        ))
    }

    fn swap(&mut self) -> Option<Node> {
        match self.rng.below(3) {
            0 => {
                let (first, one) = self.place_of(Tracer, true)?;
                let (second, two) = self.place_of(Tracer, true)?;
                let text = "std::mem::swap(&mut $, &mut $);";
                (one != two).then(|| Node::loose(Sort::Stmt, "swap", text, vec![first, second]))
            }
            1 => {
                let make = |this: &mut Self| {
                    this.loose(Sort::Stmt, "underscore assignment", "_ = ~;", &[Pair])
                };
                Some(if self.on.underscore_yields {
                    make(self)
                } else {
                    self.native(make)
                })
            }
            _ => {
                let (first, var) = self.place_of(Tracer, true)?;
                let yields = self.ctx.yields && self.on.underscore_part;
                let change = move |ctx: &mut Ctx| ctx.yields = yields;
                let value = self.under(change, |this| this.without(var, |this| this.expr(Pair)));
                let text = "($, _) = $;";
                let name = if value.form == "local" {
                    None
                } else {
                    Some(value)
                }?;
                Some(Node::loose(
                    Sort::Stmt,
                    "destructuring owner",
                    text,
                    vec![first, name],
                ))
            }
        }
    }

    /// Methods that change a local.
    fn grow(&mut self) -> Option<Node> {
        let choice = self.rng.below(8);
        let (sort, form, text, kid) = match choice {
            0 => (Numbers, "push", "NAME.push($);", Int),
            1 => (Numbers, "extend", "NAME.extend([seen(2), $]);", Int),
            2 => (Numbers, "insert", "NAME.insert(0, $);", Int),
            3 | 4 => (Tracers, "push tracer", "NAME.push($);", Tracer),
            5 => (OptTracer, "replace", "let _ = NAME.replace($);", Tracer),
            6 => (Iter, "iterator assigned", "NAME = $;", Iter),
            _ => (Text, "push_str", "NAME.push_str(&~.to_string());", Int),
        };
        let var = self.some(self.scope.mutable(sort))?;
        let value = self.without(var, |this| this.expr(kid));
        let text = text.replace("NAME", self.scope.vars[var].name);
        Some(Node::loose(Sort::Stmt, form, text, vec![value]))
    }
}
