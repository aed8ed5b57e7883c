//! Conditions.

use super::build::Build;
use super::sorts::Sort::{Array, Bool, Int, Ints, OptInt, OptTracer, Tracers};
use super::tree::Node;

impl Build<'_> {
    /// A condition.
    pub fn bool(&mut self) -> Option<Node> {
        Some(match self.rng.below(14) {
            0 => self.loose(Bool, "equal", "~ == ~", &[Int, Int]),
            1 => self.loose(Bool, "less", "~ < ~", &[Int, Int]),
            2 => self.loose(Bool, "at least", "~ >= ~", &[Int, Int]),
            3 => self.loose(Bool, "not", "!~", &[Bool]),
            4 | 5 => self.short("and", "~ && ~"),
            6 | 7 => self.short("or", "~ || ~"),
            8 => self.atom(Bool, "bool call", "odd($)", &[Int]),
            9 => {
                let jumps = self.ctx.jumps && self.on.matches_jumps;
                let change = move |ctx: &mut super::build::Ctx| ctx.jumps = jumps;
                let moves = self.on.matches_moves;
                self.under(change, |this| this.unmoved(moves, Self::matches))
            }
            10 => self.atom(Bool, "is_some", "~.is_some()", &[OptInt]),
            11 => self.atom(Bool, "contains", "(~..~).contains(&3)", &[Int, Int]),
            12 => match self.rng.below(3) {
                0 => self.loose(Bool, "equal tuples", "~ == ~", &[Ints, Ints]),
                1 => self.loose(Bool, "not equal arrays", "~ != ~", &[Array, Array]),
                _ => self.loose(Bool, "bool bits", "~ & ~ ^ true", &[Bool, Bool]),
            },
            _ if self.ctx.temps && !self.ctx.pure => match self.rng.below(2) {
                0 => self.atom(Bool, "is_none of temporary", "~.is_none()", &[OptTracer]),
                _ => self.atom(Bool, "is_empty of temporary", "~.is_empty()", &[Tracers]),
            },
            _ => return None,
        })
    }

    /// `&&` or `||`: its right side is not always run, and each side is a scope of
    /// temporaries of its own.
    fn short(&mut self, form: &'static str, text: &str) -> Node {
        let left = if self.rng.percent(20) {
            self.native(|this| this.expr(Bool))
        } else {
            self.expr(Bool)
        };
        let right = self.perhaps(|this| {
            if this.rng.percent(20) {
                this.native(|this| this.expr(Bool))
            } else {
                this.expr(Bool)
            }
        });
        Node::loose(Bool, form, text, vec![left, right])
    }

    fn matches(&mut self) -> Node {
        match self.rng.below(4) {
            0 => self.atom(Bool, "matches!", "matches!($, 0..=3)", &[Int]),
            1 => self.atom(
                Bool,
                "matches! with guard",
                "matches!($, q if q > 2)",
                &[Int],
            ),
            2 => self.atom(
                Bool,
                "matches! option",
                "matches!($, Some(1 | 2))",
                &[OptInt],
            ),
            _ => self.atom(
                Bool,
                "matches! tuple",
                "matches!($, (q, 2..) if q < 5)",
                &[Ints],
            ),
        }
    }
}
