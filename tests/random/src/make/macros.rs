//! Calls of the standard library's macros, with whatever may stand in their arguments.

use super::build::{Build, Ctx};
use super::sorts::Sort::{self, Bool, Int, Text};
use super::tree::Node;

impl Build<'_> {
    /// What stands in the arguments of a macro.
    pub fn in_macro<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let breaks = self.ctx.breaks && self.on.macro_jumps;
        let change = move |ctx: &mut Ctx| {
            ctx.breaks = breaks;
            ctx.macros += 1;
        };
        self.under(change, make)
    }

    /// The same, of one that borrows them.
    pub fn in_format<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.unmoved(self.on.format_moves, |this| this.in_macro(make))
    }

    /// A macro that gives a number.
    pub fn int_macro(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        let cast = |node: Node| Node {
            atom: false,
            ..node
        };
        Some(match self.rng.below(7) {
            0 => cast(self.atom(
                Int,
                "format! len",
                "format!(\"{} {}\", $, $).len() as i32",
                &[Int, Int],
            )),
            1 => self.atom(Int, "vec! index", "vec![$, $][ix2($)]", &[Int, Int, Int]),
            2 => cast(self.atom(Int, "vec! repeat len", "vec![$; 3].len() as i32", &[Int])),
            3 => {
                let jumps = self.ctx.jumps && self.on.matches_jumps;
                let change = move |ctx: &mut super::build::Ctx| ctx.jumps = jumps;
                let make = |this: &mut Self| {
                    this.atom(Int, "matches! cast", "matches!($, 2..=4) as i32", &[Int])
                };
                let moves = self.on.matches_moves;
                cast(self.under(change, |this| this.unmoved(moves, make)))
            }
            4 => self.atom(Int, "dbg!", "dbg!($)", &[Int]),
            5 => {
                let var = self.some(self.scope.mutable(Text))?;
                let name = self.scope.vars[var].name;
                let argument = self.without(var, |this| this.expr(Int));
                let text = format!("write!({name}, \"{{:?}} {{}}\", 5, $).is_ok() as i32");
                Node::loose(Int, "write!", text, vec![argument])
            }
            _ => cast(self.atom(
                Int,
                "vec! sum",
                "vec![$, $].into_iter().sum::<i32>() + 1",
                &[Int, Int],
            )),
        })
    }

    /// A statement that is a macro call.
    pub fn macro_stmt(&mut self) -> Option<Node> {
        Some(match self.rng.below(9) {
            0 => self.loose(Sort::Stmt, "assert!", "assert!(~ < 100000);", &[Int]),
            1 => self.loose(
                Sort::Stmt,
                "assert! with text",
                "assert!(~ != 4711, \"{} {}\", $, 5);",
                &[Int, Int],
            ),
            2 => self.loose(Sort::Stmt, "assert_eq!", "assert_eq!($, $);", &[Bool, Bool]),
            3 => self.loose(
                Sort::Stmt,
                "assert_ne!",
                "assert_ne!($, $ + 1000, \"{}\", $);",
                &[Int, Int, Int],
            ),
            4 => self.loose(
                Sort::Stmt,
                "eprintln!",
                "eprintln!(\"{} {}\", $, $);",
                &[Int, Bool],
            ),
            5 => {
                let mut node = self.captured("eprint!", "");
                node.template.push(';');
                Node {
                    sort: Sort::Stmt,
                    form: "eprint! with captures",
                    ..node
                }
            }
            6 => {
                let var = self.some(self.scope.mutable(Text))?;
                let name = self.scope.vars[var].name;
                let mut node =
                    self.without(var, |this| this.captured("write!", &format!("{name}, ")));
                node.template = format!("let _ = {};", node.template);
                Node {
                    sort: Sort::Stmt,
                    ..node
                }
            }
            7 => {
                let cond = self.expr(Bool);
                let value = self.perhaps(|this| this.expr(Int));
                let text = ["panic!(\"{}\", $)", "unreachable!(\"{}\", $)"][self.rng.below(2)];
                if !self.rng.percent(15) {
                    return None;
                }
                Node::loose(
                    Sort::Stmt,
                    "panic!",
                    format!("if ~ {{ {text} }}"),
                    vec![cond, value],
                )
            }
            _ if self.rng.percent(85) => return None,
            _ => self.loose(
                Sort::Stmt,
                "todo!",
                "if ~ { todo!(\"{}\", $) }",
                &[Bool, Int],
            ),
        })
    }
}
