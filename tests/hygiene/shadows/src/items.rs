//! Items that are called what the generated code calls its own.

use ::core::iter::{IntoIterator, Iterator};
use ::core::option::Option::Some;
use ::primed::{Generator, Observe, generator};
use ::std::string::{String, ToString};

/// Types of the user, called like the machine's enum, its variants and parameters.
#[allow(dead_code, reason = "they are here to be in the way")]
mod types {
    pub(super) struct Created;
    pub(super) struct Closed;
    pub(super) struct Yield1;
    pub(super) struct Enter;
    pub(super) struct Machine;
    pub(super) struct Frame;
    pub(super) struct Step;
    pub(super) struct Resume;
    pub(super) struct T0(pub(super) u8);
    pub(super) struct T1;
    pub(super) struct H0;
    pub(super) struct I;
    pub(super) struct Hold;
    pub(super) struct TypeOf;
}

#[allow(unused_imports, reason = "they are here to be in the way")]
use types::*;

/// In the way of macros that the generated code calls.
#[allow(unused_macros, reason = "they are here to be in the way")]
mod macros {
    macro_rules! file {
        () => {
            0
        };
    }
    macro_rules! line {
        () => {
            ""
        };
    }
    macro_rules! column {
        () => {
            ""
        };
    }
    macro_rules! unreachable {
        () => {
            1
        };
    }
    pub(super) use {column, file, line, unreachable};
}

#[allow(unused_imports, reason = "they are here to be in the way")]
use macros::{column, file, line, unreachable};

#[generator(__copies = 0)]
fn types(first: T0, other: u8) -> impl Iterator<Item = u8> {
    let T0(inner) = first;
    yield_!(inner);
    let again = T0(inner + 1);
    if other > 3 {
        yield_!(other);
    }
    let T0(inner) = again;
    yield_!(inner);
}

#[generator]
fn generic<T0: ::core::clone::Clone, I: Iterator<Item = T0>, const N: usize>(
    items: I,
    last: [T0; N],
) -> impl Iterator<Item = T0> {
    for item in items {
        let copy: T0 = item.clone();
        yield_!(item);
        yield_!(copy);
    }
    for item in last {
        yield_!(item);
    }
}

/// Items in the body see each other, and are not in the machine's way.
#[generator]
fn inside(n: u8) -> impl Generator<u8, Yield = String, Return = u8> {
    struct Created(u8);
    enum State {
        Closed,
        Other(u8),
    }
    const NAME: &str = "name";
    fn state(n: u8) -> State {
        if n > 2 {
            State::Other(n)
        } else {
            State::Closed
        }
    }
    let Created(number) = Created(n);
    let sent = yield_!(NAME.to_string());
    match state(sent + number) {
        State::Other(n) => {
            yield_!(n.to_string());
            n
        }
        State::Closed => 0,
    }
}

#[test]
fn items_are_told_apart() {
    ::std::assert!(types(T0(1), 4).eq([1, 4, 2]));
    ::std::assert!(generic([1, 2].into_iter(), [7]).eq([1, 1, 2, 2, 7]));
    ::std::assert!(crate::primitives::primitives(4).eq([1, 2, 4]));
    ::std::assert!(crate::primitives::primitives(1).eq([3]));
    let mut g = inside(1);
    ::std::assert!(g.prime().is_ok_and(|text| text == "name"));
    ::std::assert!(g.send(4).is_ok_and(|text| text == "5"));
    ::std::assert_eq!(g.location().map(|at| at.line > 1), Some(true));
}
