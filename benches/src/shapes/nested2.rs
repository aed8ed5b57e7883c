//! Two loops, the inner one as long as the outer one has come.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

/// The end for which there are at least so many items.
pub fn end(items: u64) -> u32 {
    (1..)
        .find(|&end| u64::from(end) * u64::from(end - 1) / 2 >= items)
        .unwrap_or(u32::MAX)
}

shape! {
    nested2, for items,
    in {
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

        fn loops(end: u32, mut each: impl FnMut((u32, u32))) {
            for i in 0..end {
                for j in 0..i {
                    each((i, j));
                }
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

        #[diapause::coroutine(yield = (u32, u32))]
        fn paused(end: u32) {
            for i in 0_u32..end {
                for j in 0_u32..i {
                    yield_!((i, j));
                }
            }
        }

        async fn genawaiter(co: Co<'_, (u32, u32)>, end: u32) {
            for i in 0..end {
                for j in 0..i {
                    co.yield_((i, j)).await;
                }
            }
        }

        #[next_gen::generator(yield((u32, u32)))]
        fn next_gen(end: u32) {
            for i in 0..end {
                for j in 0..i {
                    yield_!((i, j));
                }
            }
        }

        #[fauxgen::generator(yield = (u32, u32))]
        fn fauxgen(end: u32) {
            for i in 0..end {
                for j in 0..i {
                    r#yield!((i, j));
                }
            }
        }

        fn corosensei(end: u32) -> Coroutine<(), (u32, u32), ()> {
            Coroutine::new(move |yielder, ()| {
                for i in 0..end {
                    for j in 0..i {
                        yielder.suspend((i, j));
                    }
                }
            })
        }

        fn generator_rs(end: u32) -> Gn<'static, (), (u32, u32)> {
            generator::Gn::new_scoped(move |mut scope| {
                for i in 0..end {
                    for j in 0..i {
                        scope.yield_((i, j));
                    }
                }
                generator::done!()
            })
        }
    }
    loops = |each| loops(end(items), each);
    generated = generated(end(items)), opaque boxed(generated(end(items)));
    by_hand = by_hand(end(items)), opaque boxed(by_hand(end(items)));
    #[cfg(feature = "nightly")] gen_block = gen_block(end(items)), opaque boxed(gen_block(end(items)));
    diapause = diapause::Iter::new(paused(end(items)));
    genawaiter with { let_gen_using!(source, |co| genawaiter(co, end(items))); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen(end(items))); } = source;
    fauxgen = pin!(fauxgen(end(items)));
    corosensei = suspended(corosensei(end(items)));
    generator_rs = generator_rs(end(items));
}
