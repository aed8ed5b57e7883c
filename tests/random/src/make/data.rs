//! Values without a destructor to be seen: tuples, arrays, structs, options and results
//! of numbers, vectors of them, strings.

use super::build::Build;
use super::sorts::Sort::{
    self, Array, Bool, Grid, Int, Ints, Numbers, OptInt, Point, ResInt, Text,
};
use super::tree::Node;

impl Build<'_> {
    /// A value of one of these sorts.
    pub fn data(&mut self, sort: Sort) -> Option<Node> {
        if self.rng.percent(25) {
            return self.local(sort);
        }
        match sort {
            Ints => Some(match self.rng.below(3) {
                0 => self.atom(sort, "tuple of index", "($, NUMS[ix($)])", &[Int, Int]),
                _ => self.atom(sort, "tuple", "($, $)", &[Int, Int]),
            }),
            Array => Some(match self.rng.below(4) {
                0 => self.atom(sort, "array repeat", "[$; 3]", &[Int]),
                1 => self.atom(sort, "array map", "~.map(|q| q + 1)", &[Array]),
                _ => self.atom(sort, "array", "[$, $, $]", &[Int, Int, Int]),
            }),
            Grid => Some(match self.rng.below(2) {
                0 => self.atom(
                    sort,
                    "array of arrays",
                    "[[$, $], [$, 4]]",
                    &[Int, Int, Int],
                ),
                _ => self.atom(
                    sort,
                    "array of tuple parts",
                    "[[$; 2], [2, $]]",
                    &[Int, Int],
                ),
            }),
            Point => Some(self.point()),
            OptInt => Some(match self.rng.below(6) {
                0 => Node::atom(sort, "none", "None::<i32>", Vec::new()),
                1 => self.atom(sort, "option call", "half($)", &[Int]),
                2 => self.atom(sort, "get", "NUMS.get(ix($)).copied()", &[Int]),
                3 => self.atom(sort, "option map", "~.map(|q| q - 1)", &[OptInt]),
                4 => self.atom(sort, "option or", "~.or($)", &[OptInt, OptInt]),
                _ => self.atom(sort, "some", "Some($)", &[Int]),
            }),
            ResInt => Some(match self.rng.below(6) {
                0 => self.atom(sort, "err", "Err::<i32, Fail>(Fail($))", &[Int]),
                1 => self.atom(sort, "result call", "third($)", &[Int]),
                2 => self.atom(sort, "map_err", "tiny($).map_err(Fail::from)", &[Int]),
                3 => self.atom(sort, "ok_or", "~.ok_or(Fail($))", &[OptInt, Int]),
                _ => self.atom(sort, "ok", "Ok::<i32, Fail>($)", &[Int]),
            }),
            Numbers => self.in_macro(Self::numbers),
            Text => self.in_format(Self::text),
            _ => None,
        }
    }

    fn point(&mut self) -> Node {
        if self.ctx.macros > 0 && !self.on.macro_struct_fields {
            return self.leaf(Point);
        }
        match self.rng.below(6) {
            0 => self.atom(
                Point,
                "functional update",
                "(P { y: $, ..~ })",
                &[Int, Point],
            ),
            1 => self.atom(
                Point,
                "update first",
                "(P { x: $, z: $, ..~ })",
                &[Int, Int, Point],
            ),
            2 => self.atom(Point, "method of value", "~.moved($)", &[Point, Int]),
            3 => self.atom(
                Point,
                "struct out of order",
                "(P { z: $, x: $, y: $ })",
                &[Int, Int, Int],
            ),
            _ => self.atom(
                Point,
                "struct",
                "(P { x: $, y: $, z: $ })",
                &[Int, Int, Int],
            ),
        }
    }

    fn numbers(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        Some(match self.rng.below(5) {
            0 => self.atom(Numbers, "vec! repeat", "vec![$; 2]", &[Int]),
            1 => self.atom(
                Numbers,
                "collect",
                "(0..few($)).collect::<Vec<i32>>()",
                &[Int],
            ),
            2 => self.atom(Numbers, "empty vec", "Vec::<i32>::new()", &[]),
            _ => self.atom(Numbers, "vec!", "vec![$, $]", &[Int, Int]),
        })
    }

    fn text(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        Some(match self.rng.below(4) {
            0 => self.atom(Text, "to_string", "~.to_string()", &[Int]),
            1 => self.atom(
                Text,
                "format! named",
                "format!(\"{k} {}\", $, k = $)",
                &[Int, Int],
            ),
            2 => self.captured("format!", ""),
            _ => self.atom(
                Text,
                "format!",
                "format!(\"{} {:?} {:>3}\", $, $, $)",
                &[Int, Bool, Int],
            ),
        })
    }

    /// A format macro that captures locals by name.
    pub fn captured(&mut self, mac: &str, before: &str) -> Node {
        let mut names = self.scope.printable();
        if self.ctx.macros > 1 && !self.on.nested_captures {
            names.clear();
        }
        let mut text = String::new();
        let mut locked = Vec::new();
        for _ in 0..2 {
            if let Some(name) = names.get(self.rng.below(names.len())) {
                let style = ["{NAME:?}", "{NAME:?}", "{NAME:>2?}", "{NAME:#?}"][self.rng.below(4)];
                text.push_str(&style.replace("NAME", name));
                text.push(' ');
                let var = self.scope.vars.iter().rposition(|var| var.name == *name);
                locked.extend(var);
            }
        }
        for var in &locked {
            self.scope.vars[*var].locked += 1;
        }
        let inner = self.expr(Int);
        for var in &locked {
            self.scope.vars[*var].locked -= 1;
        }
        let form = match mac {
            "format!" => "format! with captures",
            "write!" => "write! with captures",
            _ => "log with captures",
        };
        let text = format!("{mac}({before}\"{text}{{}}\", $)");
        Node::atom(Text, form, text, vec![inner])
    }
}
