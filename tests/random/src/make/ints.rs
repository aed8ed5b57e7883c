//! Numbers: every kind of operand, call, method call and index.

use super::body::Face;
use super::build::Build;
use super::scope::State;
use super::sorts::Sort::{
    Array, Bool, Boxed, Grid, Int, OptInt, OptTracer, Pair, Point, ResInt, Tracer, Unit,
};
use super::tree::Node;

impl Build<'_> {
    /// A number.
    pub fn int(&mut self) -> Option<Node> {
        Some(match self.rng.below(16) {
            0..=2 => return self.int_yield(),
            3 | 4 => self.arithmetic(),
            5 | 6 => self.int_call(),
            7 => return self.int_of_owner(),
            8 => return self.int_method(),
            9 => self.int_index(),
            10 => return self.in_format(Self::int_macro),
            11 => return self.int_question(),
            12 => return self.int_of_temporary(),
            13 => return self.int_special(),
            _ => return self.int_yield(),
        })
    }

    fn int_yield(&mut self) -> Option<Node> {
        if !self.ctx.yields {
            return None;
        }
        if self.face.yields_unit() {
            return Some(self.atom(Int, "after yield", "after($, $)", &[Unit, Int]));
        }
        if matches!(self.face, Face::Failing(_)) && self.rng.percent(20) {
            return Some(self.tried());
        }
        Some(self.yielded())
    }

    fn tried(&mut self) -> Node {
        let inner = self.expr(Int);
        if self.rng.percent(50) {
            let jumps = self.ctx.jumps && self.on.argument_jumps;
            let change = move |ctx: &mut super::build::Ctx| ctx.jumps = jumps;
            let other = self.under(change, |this| this.expr(Int));
            return Node::atom(
                Int,
                "try_yield or",
                "try_yield!($).unwrap_or($)",
                vec![inner, other],
            );
        }
        let mut arm = |form, text: &str| {
            let mark = self.scope.vars.len();
            if text.contains('n') {
                self.declare("n", Int, false);
            }
            let value = self.perhaps(|this| this.expr(Int));
            self.scope.vars.truncate(mark);
            Node::loose(Int, form, text, vec![value])
        };
        let arms = vec![
            arm("try_yield ok", "Ok(n) => n + ~"),
            arm("try_yield raised", "Err(Thrown::Raised(Fail(n))) => n - ~"),
            arm("try_yield exit", "Err(_) => $"),
        ];
        let mut kids = vec![inner];
        kids.extend(arms);
        Node::loose(
            Int,
            "try_yield match",
            "match try_yield!($) { $, $, $ }",
            kids,
        )
    }

    fn arithmetic(&mut self) -> Node {
        match self.rng.below(8) {
            0 => self.loose(Int, "add", "~ + ~", &[Int, Int]),
            1 => self.loose(Int, "sub", "~ - ~", &[Int, Int]),
            2 => self.loose(Int, "mul", "~ * ~ % 17", &[Int, Int]),
            3 => self.loose(Int, "rem", "~ % 5", &[Int]),
            4 => self.loose(Int, "neg", "-~", &[Int]),
            5 => self.loose(Int, "cast", "(~ as i64 + ~ as i64) as i32", &[Int, Int]),
            6 => self.loose(Int, "bool cast", "~ as i32", &[Bool]),
            _ => self.loose(Int, "bits", "~ ^ ~ & 3 | 1", &[Int, Int]),
        }
    }

    fn int_call(&mut self) -> Node {
        match self.rng.below(9) {
            0 | 1 => self.atom(Int, "call", "seen($)", &[Int]),
            2 => self.atom(Int, "call of three", "add($, $, $)", &[Int, Int, Int]),
            3 => self.atom(Int, "path call", "std::cmp::max($, $)", &[Int, Int]),
            4 => self.atom(Int, "method call", "seen($).min($)", &[Int, Int]),
            5 => self.atom(
                Int,
                "associated call",
                "i32::wrapping_add($, $)",
                &[Int, Int],
            ),
            6 => self.atom(
                Int,
                "chain",
                "~.moved($).moved($).total()",
                &[Point, Int, Int],
            ),
            7 => self.atom(
                Int,
                "chain of calls",
                "add($, 2, $).max($).wrapping_sub($)",
                &[Int, Int, Int, Int],
            ),
            _ => self.atom(Int, "reference argument", "peek(&~)", &[Int]),
        }
    }

    fn int_of_owner(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        Some(match self.rng.below(9) {
            0 | 1 => self.atom(Int, "eat", "eat($)", &[Tracer]),
            2 => self.atom(Int, "both", "both($, $, $)", &[Tracer, Int, Tracer]),
            3 => self.atom(Int, "pair_of", "pair_of($)", &[Pair]),
            4 => {
                let allowed = self.on.unbox;
                let yields = self.ctx.yields && allowed;
                let change = move |ctx: &mut super::build::Ctx| {
                    ctx.yields = yields;
                    ctx.jumps &= allowed;
                };
                let make = |this: &mut Self| this.atom(Int, "eat box", "eat(*~)", &[Boxed]);
                self.under(change, |this| this.unmoved(allowed, make))
            }
            5 => {
                let owner = Node::atom(Tracer, "literal", "make(3)", vec![]);
                let yields = self.ctx.yields && self.on.yielded_method;
                let change = move |ctx: &mut super::build::Ctx| ctx.yields = yields;
                let n = self.under(change, |this| this.expr(Int));
                Node::atom(Int, "method by value", "$.done($)", vec![owner, n])
            }
            6 => self.used(
                Int,
                "map_or",
                "~.map_or($, |q| eat(q) + 1)",
                OptTracer,
                &[Int],
            ),
            7 => return self.anew(),
            _ => self.used(Int, "map sum", "~.map(eat).unwrap_or($)", OptTracer, &[Int]),
        })
    }

    /// An owner that is assigned and used up at once, be it there or not.
    fn anew(&mut self) -> Option<Node> {
        let mut list = self.scope.assignable(Tracer);
        list.retain(|at| {
            let var = &self.scope.vars[*at];
            // In the next round of a loop it is gone.
            let again = var.loops >= self.ctx.need || var.state != State::Full;
            again && *at >= self.ctx.floor
        });
        let var = self.some(list)?;
        let value = self.without(var, |this| this.expr(Tracer));
        self.scope.vars[var].state = State::Moved;
        let text = "{ NAME = $; eat(NAME) }".replace("NAME", self.scope.vars[var].name);
        Some(Node::loose(Int, "owner anew", text, vec![value]))
    }

    fn int_method(&mut self) -> Option<Node> {
        let choice = self.rng.below(6);
        let (sort, form, change) = match choice {
            0 | 1 => (Tracer, "method of place", false),
            2 => (Point, "method of place", false),
            3 => (Tracer, "mutating method", true),
            4 => (Point, "mutating method", true),
            _ => (Boxed, "method through box", false),
        };
        if change && self.ctx.pure {
            return None;
        }
        let (place, var) = self.place_of(sort, change)?;
        let argument = self.without(var, |this| this.expr(Int));
        let text = if change { "$.bump($)" } else { "$.plus($)" };
        Some(Node::atom(Int, form, text, vec![place, argument]))
    }

    fn int_index(&mut self) -> Node {
        match self.rng.below(5) {
            0 => self.atom(Int, "index", "~[ix($)]", &[Array, Int]),
            1 => self.atom(Int, "index twice", "~[ix2($)][ix2($)]", &[Grid, Int, Int]),
            2 => self.atom(Int, "static index", "NUMS[ix($)]", &[Int]),
            3 => self.atom(
                Int,
                "array literal index",
                "[$, $, $][ix($)]",
                &[Int, Int, Int, Int],
            ),
            _ => self
                .place_of(Int, false)
                .map_or_else(|| self.leaf(Int), |(place, _)| place),
        }
    }

    fn int_question(&mut self) -> Option<Node> {
        if !self.ctx.jumps {
            return None;
        }
        Some(match self.face {
            Face::Failing(_) | Face::TryItems => match self.rng.below(4) {
                0 => self.atom(Int, "? of call", "third($)?", &[Int]),
                1 => self.atom(Int, "? that converts", "tiny($)?", &[Int]),
                2 if !self.ctx.pure => self.atom(Int, "? of owner", "eat(checked($)?)", &[Tracer]),
                _ => self.atom(Int, "?", "~?", &[ResInt]),
            },
            Face::OptItems => match self.rng.below(2) {
                0 => self.atom(Int, "? of option call", "half($)?", &[Int]),
                _ => self.atom(Int, "? of option", "~?", &[OptInt]),
            },
            _ => return None,
        })
    }

    /// A number out of a temporary with a destructor.
    fn int_of_temporary(&mut self) -> Option<Node> {
        if !self.ctx.temps || self.ctx.pure {
            return None;
        }
        Some(match self.rng.below(6) {
            0 => self.atom(Int, "field of temporary", "same($).0", &[Tracer]),
            1 => self.atom(
                Int,
                "method of temporary",
                "same($).plus($)",
                &[Tracer, Int],
            ),
            2 => self.atom(
                Int,
                "reference to temporary",
                "value(&$)",
                &[super::sorts::Sort::Enum],
            ),
            3 => self.atom(Int, "tuple field", "(make(5), $).1", &[Int]),
            4 => self.atom(Int, "struct field", "~.n", &[super::sorts::Sort::Struct]),
            _ => self.used(
                Int,
                "len of temporary",
                "~.len() as i32 + 1",
                super::sorts::Sort::Tracers,
                &[],
            ),
        })
        .map(|node| Node {
            atom: !node.template.contains(" as "),
            ..node
        })
    }

    fn int_special(&mut self) -> Option<Node> {
        Some(match self.rng.below(8) {
            0 => self.atom(Int, "unwrap_or", "~.unwrap_or($)", &[OptInt, Int]),
            1 => self.atom(Int, "tuple literal field", "($, $).0", &[Int, Int]),
            2 if self.ctx.macros > 0 && !self.on.macro_struct_fields => return None,
            2 => self.atom(
                Int,
                "struct literal field",
                "(P { x: $, z: $, y: $ }).y",
                &[Int, Int, Int],
            ),
            3 => self.atom(
                Int,
                "range sum",
                "(few($)..few($) + 2).sum::<i32>()",
                &[Int, Int],
            ),
            4 if self.ctx.macros > 0 && self.ctx.yields && !self.on.yielded_method => return None,
            4 => self.atom(
                Int,
                "adapter chain",
                "[$, $].into_iter().map(|q| q + 1).fold($, |p, q| p - q)",
                &[Int, Int, Int],
            ),
            5 => return self.call_closure(),
            6 if !self.ctx.pure => self.atom(
                Int,
                "len of owner",
                "~.len() as i32",
                &[super::sorts::Sort::Numbers],
            ),
            6 => return None,
            _ if self.ctx.pure => return None,
            _ if !self.on.block_items => return None,
            _ => return Some(self.items()),
        })
        .map(|node| Node {
            atom: !node.template.contains(" as "),
            ..node
        })
    }

    /// Items in a block.
    fn items(&mut self) -> Node {
        match self.rng.below(5) {
            0 => self.atom(Int, "const item", "{ const K: i32 = 3; ~ + K }", &[Int]),
            1 => self.atom(
                Int,
                "fn item",
                "{ fn twice(n: i32) -> i32 { n * 2 } twice($) }",
                &[Int],
            ),
            2 => self.atom(
                Int,
                "use item",
                "{ use std::cmp::min; min($, $) }",
                &[Int, Int],
            ),
            3 => self.atom(
                Int,
                "struct item",
                "{ struct L { k: i32, l: i32 } let L { l, k } = L { k: $, l: $ }; k - l }",
                &[Int, Int],
            ),
            _ => self.atom(
                Int,
                "macro item",
                "{ macro_rules! less { (§q:expr) => { §q - 1 } } less!(4) + ~ }",
                &[Int],
            ),
        }
    }
}
