//! An array of 4 KiB, held across each yield.

use primed::generator;

const SIZE: usize = 4096;

#[generator]
fn generated(first: u8) -> impl Iterator<Item = u8> {
    let mut buffer = [0; SIZE];
    let mut at = usize::from(first);
    loop {
        buffer[at % SIZE] = u8::wrapping_add(buffer[at % SIZE], 1);
        yield_!(buffer[at % SIZE]);
        at += 7;
    }
}

struct ByHand {
    buffer: [u8; SIZE],
    at: usize,
}

fn by_hand(first: u8) -> ByHand {
    ByHand {
        buffer: [0; SIZE],
        at: usize::from(first),
    }
}

impl Iterator for ByHand {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        let slot = &mut self.buffer[self.at % SIZE];
        *slot = slot.wrapping_add(1);
        self.at += 7;
        Some(*slot)
    }
}

nightly! {
    fn gen_block(first: u8) -> impl Iterator<Item = u8> {
        gen move {
            let mut buffer = [0_u8; SIZE];
            let mut at = usize::from(first);
            loop {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                yield buffer[at % SIZE];
                at += 7;
            }
        }
    }
}

iterators! {
    array of u8, for items:
    generated = generated((items % 3) as u8);
    by_hand = by_hand((items % 3) as u8);
    #[cfg(feature = "nightly")] gen_block = gen_block((items % 3) as u8);
}
