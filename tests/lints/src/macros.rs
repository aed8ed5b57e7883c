//! Yields among the arguments of macros.

use std::fmt::Write as _;

use primed::prelude::*;

/// Text.
#[generator]
pub fn formatted(name: &str) -> impl Generator<u32, Yield = usize, Return = String> {
    let width = 6;
    let mut text = format!("{name} {}", yield_!(1));
    text += &yield_!(2).to_string();
    println!("{:>width$} {name:?}", yield_!(2));
    let sent = yield_!(text.len());
    {
        let name = sent + 1;
        println!("{name:>width$}");
        yield_!(text.len());
    }
    let _ = write!(text, "{}", yield_!(3));
    text
}

/// Assertions.
#[generator]
pub fn asserted() -> impl Generator<u32, Yield = u32, Return = u32> {
    assert!(yield_!(1) < 100);
    assert!(yield_!(2) > 0, "it is sent more than nothing");
    assert_eq!(yield_!(3), 7);
    assert_ne!(yield_!(4), 8, "but not {}", 8);
    debug_assert!(yield_!(5) < 100);
    let sent = yield_!(6);
    assert_eq!(sent % 2, 0, "{sent} is odd");
    sent
}

/// Lists, and matching.
#[generator]
pub fn listed() -> impl Generator<u32, Yield = u32, Return = Vec<u32>> {
    let list = vec![1, yield_!(1), 3];
    let zeros = vec![yield_!(2); 4];
    if matches!(yield_!(3), 0..=50) {
        return list;
    }
    if matches!(list.first(), Some(n) if *n > 3) {
        yield_!(4);
    }
    zeros
}

/// What ends it.
#[generator]
pub fn failing(kind: u8) -> impl Iterator<Item = u8> {
    yield_!(kind);
    match kind {
        0 => panic!("it is {kind}"),
        1 => unreachable!(),
        _ => yield_!(2),
    }
}

macro_rules! whole {
    ($(#[$meta:meta])* $name:ident, $n:ident, $e:expr) => {
        $(#[$meta])*
        #[generator]
        pub fn $name($n: i32) -> impl Iterator<Item = i32> {
            yield_!($e * 2);
            let negative = -$e;
            yield_!(negative);
        }
    };
}

whole!(
    /// Comes out of a macro as a whole.
    expanded, n, n + 1
);

macro_rules! doubled {
    ($e:expr) => {
        $e * 2
    };
}

/// A macro of the user's, in the body.
#[generator]
pub fn helped(n: u32) -> impl Generator<u32, Yield = u32, Return = u32> {
    let a = doubled!(n + 1);
    let sent = yield_!(doubled!(a));
    yield_!(sent);
    doubled!(sent)
}
