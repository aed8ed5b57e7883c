//! Values that say when they are dropped, and what holds them.

use super::body::Face;
use super::build::Build;
use super::sorts::Sort::{
    self, Boxed, Enum, Int, Iter, Mixed, OptTracer, Pair, ResTracer, Struct, Tracer, Tracers,
};
use super::tree::Node;

impl Build<'_> {
    /// A tracer.
    pub fn tracer(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        Some(match self.rng.below(16) {
            0..=2 => return self.local(Tracer),
            3..=5 => self.atom(Tracer, "make", "make($)", &[Int]),
            6 => self.atom(Tracer, "give back", "same($)", &[Tracer]),
            7 => self.atom(Tracer, "constructor", "Tracer($)", &[Int]),
            8 => self.used(
                Tracer,
                "unwrap_or_else",
                "~.unwrap_or_else(|| make(9))",
                OptTracer,
                &[],
            ),
            9 => self.used(
                Tracer,
                "unwrap_or tracer",
                "~.unwrap_or($)",
                OptTracer,
                &[Tracer],
            ),
            10 => {
                let allowed = self.on.unbox;
                let yields = self.ctx.yields && allowed;
                let change = move |ctx: &mut super::build::Ctx| {
                    ctx.yields = yields;
                    ctx.jumps &= allowed;
                };
                let make = |this: &mut Self| this.loose(Tracer, "unbox", "*~", &[Boxed]);
                self.under(change, |this| this.unmoved(allowed, make))
            }
            11 => return self.tracer_question(),
            12 if self.ctx.temps => match self.rng.below(3) {
                0 => self.atom(Tracer, "moved field", "pair($).0", &[Int]),
                1 => self.atom(Tracer, "moved struct field", "pt($).u", &[Int]),
                _ => self.atom(Tracer, "moved tuple field", "($, $).1", &[Tracer, Tracer]),
            },
            13 => return self.replaced(),
            14 => self.used(
                Tracer,
                "result or else",
                "~.unwrap_or_else(|f| make(f.0))",
                ResTracer,
                &[],
            ),
            _ => return None,
        })
    }

    fn tracer_question(&mut self) -> Option<Node> {
        if !self.ctx.jumps {
            return None;
        }
        Some(match self.face {
            Face::Failing(_) | Face::TryItems => match self.rng.below(2) {
                0 => self.atom(Tracer, "? of tracer call", "checked($)?", &[Tracer]),
                _ => self.atom(Tracer, "? of tracer", "~?", &[ResTracer]),
            },
            Face::OptItems => self.atom(Tracer, "? of tracer option", "~?", &[OptTracer]),
            _ => return None,
        })
    }

    /// `mem::replace`: what it puts there is made before, or by code that does not
    /// yield, since a reference to the local would be held.
    fn replaced(&mut self) -> Option<Node> {
        let (place, var) = self.place_of(Tracer, true)?;
        let new = self.without(var, |this| this.native(|this| this.leaf(Tracer)));
        Some(Node::atom(
            Tracer,
            "mem::replace",
            "std::mem::replace(&mut $, $)",
            vec![place, new],
        ))
    }

    /// An option of a tracer.
    pub fn opt_tracer(&mut self) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        Some(match self.rng.below(10) {
            0 | 1 => return self.local(OptTracer),
            2 => self.atom(OptTracer, "opt", "opt($)", &[Int]),
            3 | 4 => self.atom(OptTracer, "some tracer", "Some($)", &[Tracer]),
            5 => self.used(OptTracer, "or tracer", "~.or($)", OptTracer, &[OptTracer]),
            6 => self.used(OptTracer, "filter", "~.filter(|q| q.0 > 3)", OptTracer, &[]),
            7 => return self.out_of_local(Tracers, "pop", "NAME.pop()"),
            8 => return self.out_of_local(OptTracer, "take", "NAME.take()"),
            _ => return self.out_of_local(Iter, "next", "NAME.next()"),
        })
    }

    /// What a method takes out of a local.
    fn out_of_local(&mut self, of: Sort, form: &'static str, text: &str) -> Option<Node> {
        let var = self.some(self.scope.mutable(of))?;
        let text = text.replace("NAME", self.scope.vars[var].name);
        Some(Node::atom(OptTracer, form, text, Vec::new()))
    }

    /// A result, a vector, a box or an iterator of tracers.
    pub fn owner(&mut self, sort: Sort) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        if self.rng.percent(35) {
            return self.local(sort);
        }
        Some(match (sort, self.rng.below(3)) {
            (ResTracer, 0) => self.atom(sort, "ok tracer", "Ok::<Tracer, Fail>($)", &[Tracer]),
            (ResTracer, 1) => self.atom(sort, "checked", "checked($)", &[Tracer]),
            (ResTracer, _) => {
                self.used(sort, "ok_or tracer", "~.ok_or(Fail($))", OptTracer, &[Int])
            }
            (Tracers, 0) => self.atom(sort, "list", "list($)", &[Int]),
            (Tracers, 1) => self.in_macro(|this| {
                this.atom(sort, "vec! of tracers", "vec![$, $]", &[Tracer, Tracer])
            }),
            (Tracers, _) => self.atom(
                sort,
                "collect tracers",
                "[$, $].into_iter().collect::<Vec<_>>()",
                &[Tracer, Tracer],
            ),
            (Boxed, _) => self.atom(sort, "box", "Box::new($)", &[Tracer]),
            (_, 0) => self
                .in_macro(|this| this.atom(sort, "vec! of one", "vec![$].into_iter()", &[Tracer])),
            _ => self.used(sort, "into_iter", "~.into_iter()", Tracers, &[]),
        })
    }

    /// A tuple, struct or enum of tracers.
    pub fn aggregate(&mut self, sort: Sort) -> Option<Node> {
        if self.ctx.pure {
            return None;
        }
        if self.rng.percent(30) {
            return self.local(sort);
        }
        Some(match (sort, self.rng.below(5)) {
            (Pair, 0) => self.atom(sort, "pair call", "pair($)", &[Int]),
            (Pair, _) => self.atom(sort, "pair", "($, $)", &[Tracer, Tracer]),
            (Mixed, _) => self.atom(sort, "mixed", "($, $)", &[Tracer, Int]),
            (Struct, 0) => self.atom(sort, "pt call", "pt($)", &[Int]),
            (Struct, 1) if self.ctx.temps => self.atom(
                sort,
                "update of owner",
                "(Pt { n: $, ..pt($) })",
                &[Int, Int],
            ),
            (Struct, 2) if self.ctx.temps => self.atom(
                sort,
                "update leaves a part",
                "(Pt { t: $, ..pt($) })",
                &[Tracer, Int],
            ),
            (Struct, 3) => self.atom(
                sort,
                "owner struct out of order",
                "(Pt { u: $, t: $, n: $ })",
                &[Tracer, Tracer, Int],
            ),
            (Struct, _) => self.atom(
                sort,
                "owner struct",
                "(Pt { t: $, n: $, u: $ })",
                &[Tracer, Int, Tracer],
            ),
            (Enum, 0) => self.atom(sort, "et call", "et($)", &[Int]),
            (Enum, 1) => self.atom(sort, "variant", "Et::A($)", &[Tracer]),
            (Enum, 2) => self.atom(sort, "variant of two", "Et::B($, $)", &[Tracer, Int]),
            (Enum, 3) => self.atom(
                sort,
                "variant with names",
                "(Et::C { u: $, t: $ })",
                &[Tracer, Tracer],
            ),
            _ => Node::atom(sort, "variant without", "Et::D", Vec::new()),
        })
    }
}
