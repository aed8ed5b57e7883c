//! One loop after the other: up, then down.

use primed::generator;

#[generator]
fn generated(end: u64) -> impl Iterator<Item = u64> {
    for i in 0..end {
        yield_!(i);
    }
    for i in (0..end).rev() {
        yield_!(i);
    }
}

enum ByHand {
    Up { at: u64, end: u64 },
    Down { at: u64 },
}

fn by_hand(end: u64) -> ByHand {
    ByHand::Up { at: 0, end }
}

impl Iterator for ByHand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        loop {
            match self {
                Self::Up { at, end } if *at < *end => {
                    let item = *at;
                    *at += 1;
                    return Some(item);
                }
                Self::Up { end, .. } => *self = Self::Down { at: *end },
                Self::Down { at: 0 } => return None,
                Self::Down { at } => {
                    *at -= 1;
                    return Some(*at);
                }
            }
        }
    }
}

nightly! {
    fn gen_block(end: u64) -> impl Iterator<Item = u64> {
        gen move {
            for i in 0..end {
                yield i;
            }
            for i in (0..end).rev() {
                yield i;
            }
        }
    }
}

iterators! {
    chain of u64, for items:
    generated = generated(items.div_ceil(2));
    by_hand = by_hand(items.div_ceil(2));
    #[cfg(feature = "nightly")] gen_block = gen_block(items.div_ceil(2));
}
