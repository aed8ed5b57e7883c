//! Items, attributes and conditions in bodies.

use primed::prelude::*;

/// Items of all kinds.
#[generator]
pub fn items(limit: u32) -> impl Iterator<Item = u32> {
    use std::cmp::max;

    const STEP: u32 = 3;
    static OFFSET: u32 = 4;

    #[derive(Clone, Copy)]
    struct Pair {
        a: u32,
        b: u32,
    }

    impl Pair {
        const fn sum(self) -> u32 {
            self.a + self.b
        }
    }

    const fn double(n: u32) -> u32 {
        n * 2
    }

    for i in 0..limit {
        let pair = Pair {
            a: double(i),
            b: STEP,
        };
        yield_!(max(pair.sum(), OFFSET));
    }
}

/// A generator in a generator.
#[generator]
pub fn nested(limit: u32) -> impl Iterator<Item = u32> {
    #[generator]
    fn inner(from: u32) -> impl Iterator<Item = u32> {
        yield_!(from);
        yield_!(from + 1);
    }

    for i in 0..limit {
        yield_from!(inner(i));
    }
}

/// Conditions on statements.
#[generator]
pub fn conditional(limit: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    #[cfg(debug_assertions)]
    yield_!(100);
    #[cfg(not(debug_assertions))]
    {
        yield_!(200);
    }
    #[cfg(any())]
    let step = 1;
    #[cfg(not(any()))]
    let step = limit;
    let sent = yield_!(step);
    match sent {
        0 => yield_!(0),
        #[cfg(any())]
        1 => yield_!(1),
        _ => sent,
    }
}

/// The names that the macro's own code uses.
#[generator]
pub fn named(state: u32, input: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    let at = yield_!(state);
    let this = at + input;
    let start = yield_!(this);
    let body = start + 1;
    let value = yield_!(body);
    let r#type = value;
    yield_!(r#type);
    at + value
}
