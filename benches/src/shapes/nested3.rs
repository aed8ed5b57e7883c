//! Three loops, each as long as the one around it has come.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

/// The end for which there are at least so many items.
fn end(items: u64) -> u32 {
    (2..)
        .find(|&end| u64::from(end) * u64::from(end - 1) * u64::from(end - 2) / 6 >= items)
        .unwrap_or(u32::MAX)
}

shape! {
    nested3, for items,
    in {
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

        fn loops(end: u32, mut each: impl FnMut((u32, u32, u32))) {
            for i in 0..end {
                for j in 0..i {
                    for k in 0..j {
                        each((i, j, k));
                    }
                }
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

        #[diapause::coroutine(yield = (u32, u32, u32))]
        fn paused(end: u32) {
            for i in 0_u32..end {
                for j in 0_u32..i {
                    for k in 0_u32..j {
                        yield_!((i, j, k));
                    }
                }
            }
        }

        async fn genawaiter(co: Co<'_, (u32, u32, u32)>, end: u32) {
            for i in 0..end {
                for j in 0..i {
                    for k in 0..j {
                        co.yield_((i, j, k)).await;
                    }
                }
            }
        }

        #[next_gen::generator(yield((u32, u32, u32)))]
        fn next_gen(end: u32) {
            for i in 0..end {
                for j in 0..i {
                    for k in 0..j {
                        yield_!((i, j, k));
                    }
                }
            }
        }

        #[fauxgen::generator(yield = (u32, u32, u32))]
        fn fauxgen(end: u32) {
            for i in 0..end {
                for j in 0..i {
                    for k in 0..j {
                        r#yield!((i, j, k));
                    }
                }
            }
        }

        fn corosensei(end: u32) -> Coroutine<(), (u32, u32, u32), ()> {
            Coroutine::new(move |yielder, ()| {
                for i in 0..end {
                    for j in 0..i {
                        for k in 0..j {
                            yielder.suspend((i, j, k));
                        }
                    }
                }
            })
        }

        fn generator_rs(end: u32) -> Gn<'static, (), (u32, u32, u32)> {
            generator::Gn::new_scoped(move |mut scope| {
                for i in 0..end {
                    for j in 0..i {
                        for k in 0..j {
                            scope.yield_((i, j, k));
                        }
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
