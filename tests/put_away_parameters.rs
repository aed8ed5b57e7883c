//! Parameters that a statement moves on some of its ways only, beside a value that lives to
//! its end: they drop where a function's do.
#![cfg(feature = "alloc")]
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::needless_pass_by_value,
    unused_mut,
    unused_assignments,
    reason = "parameters of every kind"
)]

use std::cell::RefCell;

use primed::prelude::*;

thread_local! {
    static LOG: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Says when it is dropped.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        log(self.0);
    }
}

impl Noisy {
    fn into_len(self) -> usize {
        self.0.len()
    }

    const fn len(&self) -> usize {
        self.0.len()
    }
}

fn log(line: &'static str) {
    LOG.with_borrow_mut(|log| log.push(line));
}

/// Uses it up.
fn ends(_: Noisy) -> usize {
    1
}

/// Functions twice: as generators, and as functions that yield into the log.
macro_rules! functions {
    ($(fn $name:ident($($param:tt)*) $body:block)*) => {
        mod machine {
            use super::*;
            $(
                #[generator]
                pub(super) fn $name($($param)*) -> impl Iterator<Item = &'static str> $body
            )*
        }

        mod plain {
            use super::*;
            macro_rules! yield_ {
                ($line:expr) => {
                    log($line)
                };
            }
            $(pub(super) fn $name($($param)*) $body)*
        }
    };
}

fn log_all(lines: usize) {
    log(if lines > 2 { "many" } else { "few" });
}

functions! {
    fn names(way: usize, a: Noisy, mut b: Noisy, c: Noisy) {
        log_all(Noisy("first ends").len() + if way == 1 { ends(a) } else { 2 });
        yield_!("first");
        log_all(Noisy("second ends").len() + match way { 2 => ends(b), n => n });
        yield_!("second");
        log(c.0);
    }

    fn patterns(way: usize, a: Noisy, (b, _): (Noisy, Noisy), mut c: Noisy, d: Noisy) {
        log_all(Noisy("first ends").len() + if way == 1 { ends(b) } else { 2 });
        yield_!("first");
        log_all(Noisy("second ends").len() + if way == 2 { 2 } else { ends(c) });
        yield_!("second");
        c = Noisy("anew");
        log(a.0);
        yield_!(d.0);
    }

    fn anew(way: usize, mut a: Noisy, mut b: Noisy) {
        log_all(Noisy("first ends").len() + if way == 1 { ends(a) } else { 2 });
        yield_!("first");
        (b, a) = (Noisy("second b"), Noisy("second a"));
        yield_!("second");
        for round in 0..3 {
            log_all(Noisy("round ends").len() + if way == round { ends(b) } else { 2 });
            yield_!(a.0);
            b = Noisy("b of a round");
        }
        log_all(Noisy("last ends").len() + if way == 2 { a = Noisy("third a"); 1 } else { ends(a) });
        yield_!("last");
    }

    fn used(way: usize, mut a: Noisy) {
        for round in 0..3 {
            log_all(Noisy("first ends").len() + if way == round { a.into_len() } else { 2 });
            yield_!("round");
            a = Noisy("anew");
        }
        log_all(ends(a));
    }
}

trait Plain {
    fn plain(self, way: usize, after: Noisy);
}

impl Plain for Noisy {
    fn plain(self, way: usize, after: Noisy) {
        macro_rules! yield_ {
            ($line:expr) => {
                log($line)
            };
        }
        log_all(Noisy("first ends").len() + if way == 1 { ends(self) } else { 2 });
        yield_!("first");
        log_all(Noisy("second ends").len() + if way == 2 { ends(after) } else { 2 });
        yield_!("second");
    }
}

impl Noisy {
    #[generator]
    fn machine(self, way: usize, after: Self) -> impl Iterator<Item = &'static str> {
        log_all(Noisy("first ends").len() + if way == 1 { ends(self) } else { 2 });
        yield_!("first");
        log_all(Noisy("second ends").len() + if way == 2 { ends(after) } else { 2 });
        yield_!("second");
    }
}

/// Runs to the end what yields into the log, and what is pulled; both must leave the same.
fn same(plain: impl Fn(usize), machine: impl Fn(usize)) {
    for way in 0..4 {
        plain(way);
        let expected = LOG.take();
        machine(way);
        assert_eq!(LOG.take(), expected, "{way}");
        assert!(expected.contains(&"first ends"), "{expected:?}");
    }
}

fn pull(machine: impl Iterator<Item = &'static str>) {
    for line in machine {
        log(line);
    }
}

#[test]
fn names() {
    let make = || [Noisy("a"), Noisy("b"), Noisy("c")];
    same(
        |way| {
            let [a, b, c] = make();
            plain::names(way, a, b, c);
        },
        |way| {
            let [a, b, c] = make();
            pull(machine::names(way, a, b, c));
        },
    );
}

#[test]
fn patterns() {
    let make = || {
        [
            Noisy("a"),
            Noisy("b"),
            Noisy("unbound"),
            Noisy("c"),
            Noisy("d"),
        ]
    };
    same(
        |way| {
            let [a, b, unbound, c, d] = make();
            plain::patterns(way, a, (b, unbound), c, d);
        },
        |way| {
            let [a, b, unbound, c, d] = make();
            pull(machine::patterns(way, a, (b, unbound), c, d));
        },
    );
}

#[test]
fn assigned_anew() {
    same(
        |way| plain::anew(way, Noisy("a"), Noisy("b")),
        |way| pull(machine::anew(way, Noisy("a"), Noisy("b"))),
    );
}

#[test]
fn used_by_a_method() {
    same(
        |way| plain::used(way, Noisy("a")),
        |way| pull(machine::used(way, Noisy("a"))),
    );
}

#[test]
fn the_receiver() {
    same(
        |way| Noisy("self").plain(way, Noisy("after")),
        |way| pull(Noisy("self").machine(way, Noisy("after"))),
    );
}
