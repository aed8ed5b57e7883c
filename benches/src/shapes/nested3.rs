//! Three loops, each as long as the one around it has come.

use primed::generator;

#[generator]
fn generated(end: u32) -> impl Iterator<Item = (u32, u32, u32)> {
    for i in 0..end {
        for j in 0..i {
            for k in 0..j {
                yield_!((i, j, k));
            }
        }
    }
}

struct ByHand {
    i: u32,
    j: u32,
    k: u32,
    end: u32,
}

fn by_hand(end: u32) -> ByHand {
    ByHand {
        i: 0,
        j: 0,
        k: 0,
        end,
    }
}

impl Iterator for ByHand {
    type Item = (u32, u32, u32);

    #[inline]
    fn next(&mut self) -> Option<(u32, u32, u32)> {
        while self.i < self.end {
            while self.j < self.i {
                if self.k < self.j {
                    let item = (self.i, self.j, self.k);
                    self.k += 1;
                    return Some(item);
                }
                self.j += 1;
                self.k = 0;
            }
            self.i += 1;
            self.j = 0;
        }
        None
    }
}

nightly! {
    fn gen_block(end: u32) -> impl Iterator<Item = (u32, u32, u32)> {
        gen move {
            for i in 0..end {
                for j in 0..i {
                    for k in 0..j {
                        yield (i, j, k);
                    }
                }
            }
        }
    }
}

/// The end for which there are at least so many items.
fn end(items: u64) -> u32 {
    (2..)
        .find(|&end| u64::from(end) * u64::from(end - 1) * u64::from(end - 2) / 6 >= items)
        .unwrap_or(u32::MAX)
}

iterators! {
    nested3 of (u32, u32, u32), for items:
    generated = generated(end(items));
    by_hand = by_hand(end(items));
    #[cfg(feature = "nightly")] gen_block = gen_block(end(items));
}
