//! One loop over a range.

use primed::generator;

#[generator]
fn generated(end: u64) -> impl Iterator<Item = u64> {
    for i in 0..end {
        yield_!(i);
    }
}

struct ByHand {
    at: u64,
    end: u64,
}

fn by_hand(end: u64) -> ByHand {
    ByHand { at: 0, end }
}

impl Iterator for ByHand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.at < self.end {
            let item = self.at;
            self.at += 1;
            Some(item)
        } else {
            None
        }
    }
}

nightly! {
    fn gen_block(end: u64) -> impl Iterator<Item = u64> {
        gen move {
            for i in 0..end {
                yield i;
            }
        }
    }
}

iterators! {
    counter of u64, for items:
    generated = generated(items);
    by_hand = by_hand(items);
    #[cfg(feature = "nightly")] gen_block = gen_block(items);
}
