//! Two loops, the inner one as long as the outer one has come.

use primed::generator;

#[generator]
fn generated(end: u32) -> impl Iterator<Item = (u32, u32)> {
    for i in 0..end {
        for j in 0..i {
            yield_!((i, j));
        }
    }
}

struct ByHand {
    i: u32,
    j: u32,
    end: u32,
}

fn by_hand(end: u32) -> ByHand {
    ByHand { i: 0, j: 0, end }
}

impl Iterator for ByHand {
    type Item = (u32, u32);

    #[inline]
    fn next(&mut self) -> Option<(u32, u32)> {
        while self.i < self.end {
            if self.j < self.i {
                let item = (self.i, self.j);
                self.j += 1;
                return Some(item);
            }
            self.i += 1;
            self.j = 0;
        }
        None
    }
}

nightly! {
    fn gen_block(end: u32) -> impl Iterator<Item = (u32, u32)> {
        gen move {
            for i in 0..end {
                for j in 0..i {
                    yield (i, j);
                }
            }
        }
    }
}

/// The end for which there are at least so many items.
pub fn end(items: u64) -> u32 {
    (1..)
        .find(|&end| u64::from(end) * u64::from(end - 1) / 2 >= items)
        .unwrap_or(u32::MAX)
}

iterators! {
    nested2 of (u32, u32), for items:
    generated = generated(end(items));
    by_hand = by_hand(end(items));
    #[cfg(feature = "nightly")] gen_block = gen_block(end(items));
}
