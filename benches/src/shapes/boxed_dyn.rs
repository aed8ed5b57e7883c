//! A counter in a box, as one of several things that a function may return.

use std::hint::black_box;
use std::pin::Pin;

use corosensei::Coroutine;
use genawaiter::rc::{Co, Gen};
use generator::Generator as Gn;
use next_gen::generator::Generator as NextGen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

type Boxed = Box<dyn Iterator<Item = u64>>;

shape! {
    boxed_dyn, for items,
    in {
        #[generator]
        fn generated(end: u64) -> Box<dyn Iterator<Item = u64>> {
            for i in 0..end {
                yield_!(i);
            }
        }

        struct ByHand {
            at: u64,
            end: u64,
        }

        fn by_hand(end: u64) -> Boxed {
            Box::new(ByHand { at: 0, end })
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
            fn gen_block(end: u64) -> Boxed {
                Box::new(gen move {
                    for i in 0..end {
                        yield i;
                    }
                })
            }
        }

        #[diapause::coroutine(yield = u64)]
        fn paused(end: u64) {
            for i in 0..end {
                yield_!(i);
            }
        }

        async fn genawaiter(co: Co<u64>, end: u64) {
            for i in 0..end {
                co.yield_(i).await;
            }
        }

        fn next_gen(end: u64) -> Pin<Box<dyn NextGen<(), Yield = u64, Return = ()>>> {
            next_gen::mk_gen!(let counter = box next_gen_counter(end));
            counter
        }

        #[next_gen::generator(yield(u64))]
        fn next_gen_counter(end: u64) {
            for i in 0..end {
                yield_!(i);
            }
        }

        fn fauxgen(end: u64) -> Pin<Box<dyn fauxgen::Generator<(), Yield = u64, Return = ()>>> {
            Box::pin(fauxgen_counter(end))
        }

        #[fauxgen::generator(yield = u64)]
        fn fauxgen_counter(end: u64) {
            for i in 0..end {
                r#yield!(i);
            }
        }

        fn corosensei(end: u64) -> Boxed {
            Box::new(suspended(Coroutine::new(move |yielder, ()| {
                for i in 0..end {
                    yielder.suspend(i);
                }
            })))
        }

        fn generator_rs(end: u64) -> Boxed {
            let counter: Gn<'static, (), u64> = generator::Gn::new_scoped(move |mut scope| {
                for i in 0..end {
                    scope.yield_(i);
                }
                generator::done!()
            });
            Box::new(counter)
        }
    }
    loops = |each| loops(items, each);
    generated = black_box(generated(items)), opaque boxed(generated(items));
    by_hand = black_box(by_hand(items)), opaque boxed(by_hand(items));
    #[cfg(feature = "nightly")] gen_block = black_box(gen_block(items)),
        opaque boxed(gen_block(items));
    diapause = black_box(boxed(diapause::Iter::new(paused(items))));
    genawaiter = black_box(boxed(Gen::new(|co| genawaiter(co, items)).into_iter()));
    next_gen = black_box(next_gen(items));
    fauxgen = fauxgen::GeneratorIter::new(black_box(fauxgen(items)));
    corosensei = black_box(corosensei(items));
    generator_rs = black_box(generator_rs(items));
}
