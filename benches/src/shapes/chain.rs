//! One loop after the other: up, then down.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

shape! {
    chain, for items,
    in {
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

        fn loops(end: u64, mut each: impl FnMut(u64)) {
            for i in 0..end {
                each(i);
            }
            for i in (0..end).rev() {
                each(i);
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

        #[diapause::coroutine(yield = u64)]
        fn paused(end: u64) {
            for i in 0_u64..end {
                yield_!(i);
            }
            let down: std::iter::Rev<std::ops::Range<u64>> = (0..end).rev();
            for i in down {
                yield_!(i);
            }
        }

        async fn genawaiter(co: Co<'_, u64>, end: u64) {
            for i in 0..end {
                co.yield_(i).await;
            }
            for i in (0..end).rev() {
                co.yield_(i).await;
            }
        }

        #[next_gen::generator(yield(u64))]
        fn next_gen(end: u64) {
            for i in 0..end {
                yield_!(i);
            }
            for i in (0..end).rev() {
                yield_!(i);
            }
        }

        #[fauxgen::generator(yield = u64)]
        fn fauxgen(end: u64) {
            for i in 0..end {
                r#yield!(i);
            }
            for i in (0..end).rev() {
                r#yield!(i);
            }
        }

        fn corosensei(end: u64) -> Coroutine<(), u64, ()> {
            Coroutine::new(move |yielder, ()| {
                for i in 0..end {
                    yielder.suspend(i);
                }
                for i in (0..end).rev() {
                    yielder.suspend(i);
                }
            })
        }

        fn generator_rs(end: u64) -> Gn<'static, (), u64> {
            generator::Gn::new_scoped(move |mut scope| {
                for i in 0..end {
                    scope.yield_(i);
                }
                for i in (0..end).rev() {
                    scope.yield_(i);
                }
                generator::done!()
            })
        }
    }
    loops = |each| loops(items.div_ceil(2), each);
    generated = generated(items.div_ceil(2)), opaque boxed(generated(items.div_ceil(2)));
    by_hand = by_hand(items.div_ceil(2)), opaque boxed(by_hand(items.div_ceil(2)));
    #[cfg(feature = "nightly")] gen_block = gen_block(items.div_ceil(2)), opaque boxed(gen_block(items.div_ceil(2)));
    diapause = diapause::Iter::new(paused(items.div_ceil(2)));
    genawaiter with { let_gen_using!(source, |co| genawaiter(co, items.div_ceil(2))); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen(items.div_ceil(2))); } = source;
    fauxgen = pin!(fauxgen(items.div_ceil(2)));
    corosensei = suspended(corosensei(items.div_ceil(2)));
    generator_rs = generator_rs(items.div_ceil(2));
}
