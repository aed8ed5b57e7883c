use primed::prelude::*;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    macro_rules! twice {
        ($value:expr) => {
            yield_!($value);
            yield_!($value);
        };
    }
    twice!(1);
}

#[generator]
fn pinned() -> impl PinnedGenerator<u32, Yield = u32> {
    macro_rules! ask {
        ($value:expr) => {
            primed::yield_!($value)
        };
    }
    let more = ask!(1);
    yield_!(more);
}

fn main() {
    let _ = (numbers(), pinned());
    let _ = primed::iter! {
        macro_rules! one { () => { yield 1 }; }
        one!();
    };
}
