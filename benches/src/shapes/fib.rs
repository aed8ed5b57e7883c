//! Two variables and no end.

use primed::generator;

#[generator]
fn generated() -> impl Iterator<Item = u64> {
    let (mut a, mut b) = (0_u64, 1);
    loop {
        yield_!(b);
        (a, b) = (b, a.wrapping_add(b));
    }
}

struct ByHand {
    a: u64,
    b: u64,
}

fn by_hand() -> ByHand {
    ByHand { a: 0, b: 1 }
}

impl Iterator for ByHand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        let item = self.b;
        (self.a, self.b) = (self.b, self.a.wrapping_add(self.b));
        Some(item)
    }
}

nightly! {
    fn gen_block() -> impl Iterator<Item = u64> {
        gen {
            let (mut a, mut b) = (0_u64, 1);
            loop {
                yield b;
                (a, b) = (b, a.wrapping_add(b));
            }
        }
    }
}

iterators! {
    fib of u64, for items:
    generated = generated();
    by_hand = by_hand();
    #[cfg(feature = "nightly")] gen_block = gen_block();
}
