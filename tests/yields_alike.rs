//! Yields behind which a body goes on alike, and which nobody can tell apart: they share an arm of
//! the machine. The items, the drops and their order are those of the plain loops, which `fold`
//! runs.

#![cfg(feature = "std")]

#[path = "common/asking.rs"]
mod asking;

use asking::{Tracer, log, same};
use primed::prelude::*;

/// Lowers a body in several ways: as it is, with numbers in slots, and with arms that lead to each
/// other.
macro_rules! bodies {
    ($($(#[$about:meta])* $name:ident ($n:ident) $body:block)*) => {$(
        $(#[$about])*
        #[test]
        fn $name() {
            #[generator]
            fn machine($n: u32) -> impl Iterator<Item = u32> $body

            #[generator(__slots = 1)]
            fn slotted($n: u32) -> impl Iterator<Item = u32> $body

            #[generator(__copies = 0, __slots = 1)]
            fn joined($n: u32) -> impl Iterator<Item = u32> $body

            for $n in [1, 2, 5, 7] {
                same(|| machine($n));
                same(|| slotted($n));
                same(|| joined($n));
            }
        }
    )*};
}

bodies! {
    /// At the end of a round. One way to the next round changes the total before its yield, one
    /// behind it, and one not at all.
    ends_of_rounds(n) {
        log("begins");
        let mut total: u32 = 0;
        let mut i: u32 = 0;
        while i < n {
            i += 1;
            match i % 4 {
                0 => yield_!(7),
                1 => {
                    total += 1;
                    yield_!(total);
                }
                2 => {
                    yield_!(100);
                    total += 10;
                }
                _ => {
                    total += 1000;
                    yield_!(total + i);
                }
            }
        }
        log(total);
    }
    /// What is dropped behind one of them tells it from the others.
    with_drops(n) {
        let kept = Tracer(n);
        for i in 0..n {
            let round = Tracer(100 + i);
            if i % 3 == 0 {
                yield_!(kept.0);
            } else if i % 3 == 1 {
                let inner = Tracer(200 + i);
                yield_!(inner.0);
            } else {
                drop(round);
                yield_!(i);
            }
        }
    }
    /// Behind loops that are left, and begun again.
    by_jumps(n) {
        let mut sum: u32 = 0;
        'outer: for i in 0..n {
            let mut k: u32 = 0;
            while k < i {
                k += 1;
                if k == 2 {
                    yield_!(sum);
                    continue;
                }
                if k == 4 {
                    sum += k;
                    yield_!(sum);
                    continue 'outer;
                }
                sum += 1;
                yield_!(sum + k);
            }
            if i == 5 {
                yield_!(500);
                break;
            }
            yield_!(i);
        }
        yield_!(sum);
    }
    /// A local that has been moved on the way to one of them.
    with_moves(n) {
        for i in 0..n {
            let text = Some(Tracer(i));
            if i % 2 == 0 {
                log(text.map_or(0, |tracer| tracer.0));
                yield_!(i);
            } else {
                yield_!(10 + i);
            }
        }
    }
}
