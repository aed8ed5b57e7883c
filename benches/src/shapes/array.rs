//! An array of 4 KiB, held across each yield.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

const SIZE: usize = 4096;

shape! {
    array true, for items,
    in {
        #[generator]
        fn generated(first: u8) -> impl Iterator<Item = u8> {
            let mut buffer = [0_u8; SIZE];
            let mut at = usize::from(first);
            loop {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
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

        fn loops(first: u8, count: u64, mut each: impl FnMut(u8)) {
            let mut buffer = [0_u8; SIZE];
            let mut at = usize::from(first);
            for _ in 0..count {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                each(buffer[at % SIZE]);
                at += 7;
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

        #[diapause::coroutine(yield = u8)]
        fn paused(first: u8) {
            let mut buffer: [u8; SIZE] = [0_u8; SIZE];
            let mut at: usize = usize::from(first);
            loop {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                yield_!(buffer[at % SIZE]);
                at += 7;
            }
        }

        async fn genawaiter(co: Co<'_, u8>, first: u8) {
            let mut buffer = [0_u8; SIZE];
            let mut at = usize::from(first);
            loop {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                co.yield_(buffer[at % SIZE]).await;
                at += 7;
            }
        }

        #[next_gen::generator(yield(u8))]
        fn next_gen(first: u8) {
            let mut buffer = [0_u8; SIZE];
            let mut at = usize::from(first);
            loop {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                yield_!(buffer[at % SIZE]);
                at += 7;
            }
        }

        #[fauxgen::generator(yield = u8)]
        fn fauxgen(first: u8) {
            let mut buffer = [0_u8; SIZE];
            let mut at = usize::from(first);
            loop {
                buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                r#yield!(buffer[at % SIZE]);
                at += 7;
            }
        }

        fn corosensei(first: u8) -> Coroutine<(), u8, ()> {
            Coroutine::new(move |yielder, ()| {
                let mut buffer = [0_u8; SIZE];
                let mut at = usize::from(first);
                loop {
                    buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                    yielder.suspend(buffer[at % SIZE]);
                    at += 7;
                }
            })
        }

        fn generator_rs(first: u8) -> Gn<'static, (), u8> {
            generator::Gn::new_scoped(move |mut scope| {
                let mut buffer = [0_u8; SIZE];
                let mut at = usize::from(first);
                loop {
                    buffer[at % SIZE] = buffer[at % SIZE].wrapping_add(1);
                    scope.yield_(buffer[at % SIZE]);
                    at += 7;
                }

            })
        }
    }
    loops = |each| loops((items % 3) as u8, items, each);
    generated = generated((items % 3) as u8), opaque boxed(generated((items % 3) as u8));
    by_hand = by_hand((items % 3) as u8), opaque boxed(by_hand((items % 3) as u8));
    #[cfg(feature = "nightly")] gen_block = gen_block((items % 3) as u8), opaque boxed(gen_block((items % 3) as u8));
    diapause = diapause::Iter::new(paused((items % 3) as u8));
    genawaiter with { let_gen_using!(source, |co| genawaiter(co, (items % 3) as u8)); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen((items % 3) as u8)); } = source;
    fauxgen = pin!(fauxgen((items % 3) as u8));
    corosensei = suspended(corosensei((items % 3) as u8));
    generator_rs = generator_rs((items % 3) as u8);
}
