#![deny(unsafe_op_in_unsafe_fn)]

use primed::prelude::*;

#[generator]
unsafe fn upwards(text: &str, at: usize) -> impl Iterator<Item = u8> {
    yield_!(unsafe { *text.as_bytes().get_unchecked(at) });
    if at > 0 {
        yield_from!(upwards(text, at - 1));
    }
}

#[generator]
unsafe fn counted(text: &str) -> impl Generator<Yield = u8, Return = usize> {
    let Some(first) = text.bytes().next() else {
        return 0;
    };
    yield_!(first);
    1 + yield_from!(counted(&text[1..]))
}

fn main() {
    let _ = unsafe { (upwards("a", 0), counted("a")) };
}
