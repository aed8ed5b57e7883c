//! One loop over a range.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

shape! {
    counter, for items,
    in {
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

        fn loops(end: u64, mut each: impl FnMut(u64)) {
            for i in 0..end {
                each(i);
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

        #[diapause::coroutine(yield = u64)]
        fn paused(end: u64) {
            for i in 0..end {
                yield_!(i);
            }
        }

        async fn genawaiter(co: Co<'_, u64>, end: u64) {
            for i in 0..end {
                co.yield_(i).await;
            }
        }

        #[next_gen::generator(yield(u64))]
        fn next_gen(end: u64) {
            for i in 0..end {
                yield_!(i);
            }
        }

        #[fauxgen::generator(yield = u64)]
        fn fauxgen(end: u64) {
            for i in 0..end {
                r#yield!(i);
            }
        }

        fn corosensei(end: u64) -> Coroutine<(), u64, ()> {
            Coroutine::new(move |yielder, ()| {
                for i in 0..end {
                    yielder.suspend(i);
                }
            })
        }

        fn generator_rs(end: u64) -> Gn<'static, (), u64> {
            generator::Gn::new_scoped(move |mut scope| {
                for i in 0..end {
                    scope.yield_(i);
                }
                generator::done!()
            })
        }
    }
    loops = |each| loops(items, each);
    generated = generated(items), opaque boxed(generated(items));
    by_hand = by_hand(items), opaque boxed(by_hand(items));
    #[cfg(feature = "nightly")] gen_block = gen_block(items), opaque boxed(gen_block(items));
    diapause = diapause::Iter::new(paused(items));
    genawaiter with { let_gen_using!(source, |co| genawaiter(co, items)); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen(items)); } = source;
    fauxgen = pin!(fauxgen(items));
    corosensei = suspended(corosensei(items));
    generator_rs = generator_rs(items);
}
