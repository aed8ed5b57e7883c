//! Here there is no `::primed`: it comes with another crate, and out of its macros.

#![cfg(test)]

use primed_hygiene_reexporter::primed::prelude::*;
use primed_hygiene_reexporter::primed::SendError;
use primed_hygiene_reexporter::{body, coroutine, counter, twice};

counter!(
    /// With an attribute.
    #[inline]
    pub(crate) fn few, 2, 5
);

mod elsewhere {
    primed_hygiene_reexporter::counter!(pub(super) fn none, 3, 3);
}

coroutine!(doubled, |sent: u8, first| {
    let count = sent * 2;
    count + first - first
});

body!(own, &'static str, {
    let value = "a";
    yield_!(value);
    for value in ["b", "c"] {
        yield_!(value);
    }
});

#[generator(crate = primed_hygiene_reexporter::primed)]
fn by_hand(text: &str) -> impl Iterator<Item = char> + '_ {
    for c in text.chars() {
        yield_!(c);
        #[cfg(not(any()))]
        if c == 'x' {
            return;
        }
    }
}

#[test]
fn what_is_handed_on_works() {
    assert!(few().eq([2, 3, 4]));
    assert!(elsewhere::none().eq([]));
    let mut g = doubled(4);
    assert_eq!(g.send(5), Ok(10));
    assert_eq!(g.send(6), Ok(12));
    assert_eq!(g.send(7), Err(SendError::StopIteration(7)));
    assert!(own().eq(["a", "b", "c"]));
    assert!(by_hand("axb").eq(['a', 'x']));
    let value = 3;
    assert!(twice![value, value + 1].eq([3, 3, 4, 4]));
    assert!(iter! { yield value; yield 1; }.eq([3, 1]));
}
