//! Bodies that pull from what their caller chose, each against a plain function of the same
//! text: the loops that do so are arms of the machine.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, eat, log, make, seen};

/// Tells of each item that it makes, and of its end.
struct Source(i32, i32);

impl Iterator for Source {
    type Item = Tracer;

    fn next(&mut self) -> Option<Tracer> {
        if self.0 == self.1 {
            log("no more");
            return None;
        }
        self.0 += 1;
        Some(make(self.0))
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        log(format_args!("drop the source to {}", self.1));
    }
}

/// Bodies that get two such sources.
macro_rules! stages {
    ($($name:ident($a:ident, $b:ident) $body:block)*) => {
        mod stage {
            use super::*;
            $(
                #[primed::generator]
                pub fn $name<B: Iterator<Item = Tracer>>(
                    mut $a: impl Iterator<Item = Tracer>,
                    mut $b: B,
                ) -> impl primed::Generator<i32, Yield = i32, Return = i32> $body
            )*
        }
        mod plain {
            use super::*;
            macro_rules! yield_ {
                ($value:expr) => { twin::recorded($value) };
            }
            $(
                pub fn $name() -> i32 {
                    let (mut $a, mut $b) = (Source(0, 4), Source(10, 13));
                    // The last parameter drops first.
                    let (mut $a, mut $b) = ($a, $b);
                    $body
                }
            )*
        }
        $(
            #[test]
            fn $name() {
                twin::compare(stringify!($name), plain::$name, || {
                    stage::$name(Source(0, 4), Source(10, 13))
                });
            }
        )*
    };
}

stages! {
    one(a, b) { for x in a { yield_!(x.0); } 3 }
    filtered(a, b) { for x in a { if x.0 % 2 == 0 { yield_!(x.0); } } 3 }
    both(a, b) { for x in a { yield_!(x.0); } for y in b { log(y.0); yield_!(y.0); } 3 }
    within(a, b) {
        for x in a {
            while let Some(y) = b.next() { yield_!(x.0 * 100 + y.0); if x.0 == 1 { break; } }
            yield_!(x.0);
        }
        3
    }
    totals(a, b) { let mut total = 0; let keeps = make(50); for x in a { total += x.0; yield_!(total); } yield_!(keeps.0) + total }
    last(a, b) { let mut last = make(60); for x in a { yield_!(x.0 - last.0); last = x; } yield_!(last.0) }
    left(a, b) {
        let n = 'out: {
            for x in a { if x.0 == 3 { break 'out eat(x); } if x.0 == 2 { yield_!(7); continue; } yield_!(x.0); }
            9
        };
        n + yield_!(n)
    }
    returned(a, b) { for x in a { while let Some(y) = b.next() { if y.0 == 12 { return x.0; } yield_!(y.0); } } 3 }
    pulled(a, b) { while let Some(x) = a.next() { yield_!(x.0); if x.0 == 3 { break; } log("on"); } yield_!(8); 3 }
    pulled_on_and_on(a, b) { loop { match a.next() { Some(x) => { yield_!(x.0); } None => break } } 3 }
    adapted(a, b) { let mut pairs = a.zip(b).peekable(); while let Some((x, y)) = pairs.next() { yield_!(x.0 * y.0); if pairs.peek().is_none() { yield_!(1); } } 3 }
    moved_on_some_rounds(a, b) {
        let mut kept = Some(make(70));
        for x in a { let n = if x.0 % 2 == 0 { eat(x) } else { 5 }; log(make(80).0 + n); if let Some(k) = kept.take() { yield_!(k.0); } else { yield_!(n); } }
        3
    }
    first(a, b) { let mut both = a.chain(b); for x in &mut both { if x.0 == 2 { yield_!(x.0); break; } } for x in both { yield_!(x.0); } 3 }
    sent(a, b) { let mut n = 0; for x in a { n += yield_!(n + x.0); } n }
}
