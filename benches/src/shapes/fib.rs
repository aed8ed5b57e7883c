//! Two variables and no end.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::boxed;

shape! {
    fib true, for items,
    in {
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

        fn loops(count: u64, mut each: impl FnMut(u64)) {
            let (mut a, mut b) = (0_u64, 1);
            for _ in 0..count {
                each(b);
                (a, b) = (b, a.wrapping_add(b));
            }
        }

        nightly! {
            fn gen_block() -> impl Iterator<Item = u64> {
                gen move {
                    let (mut a, mut b) = (0_u64, 1);
                    loop {
                        yield b;
                        (a, b) = (b, a.wrapping_add(b));
                    }
                }
            }
        }

        #[diapause::coroutine(yield = u64)]
        fn paused() {
            let mut a: u64 = 0;
            let mut b: u64 = 1;
            loop {
                yield_!(b);
                (a, b) = (b, a.wrapping_add(b));
            }
        }

        async fn genawaiter(co: Co<'_, u64>) {
            let (mut a, mut b) = (0_u64, 1);
            loop {
                co.yield_(b).await;
                (a, b) = (b, a.wrapping_add(b));
            }
        }

        #[next_gen::generator(yield(u64))]
        fn next_gen() {
            let (mut a, mut b) = (0_u64, 1);
            loop {
                yield_!(b);
                (a, b) = (b, a.wrapping_add(b));
            }
        }

        #[fauxgen::generator(yield = u64)]
        fn fauxgen() {
            let (mut a, mut b) = (0_u64, 1);
            loop {
                r#yield!(b);
                (a, b) = (b, a.wrapping_add(b));
            }
        }

        fn corosensei() -> Coroutine<(), u64, ()> {
            Coroutine::new(move |yielder, ()| {
                let (mut a, mut b) = (0_u64, 1);
                loop {
                    yielder.suspend(b);
                    (a, b) = (b, a.wrapping_add(b));
                }
            })
        }

        fn generator_rs() -> Gn<'static, (), u64> {
            generator::Gn::new_scoped(move |mut scope| {
                let (mut a, mut b) = (0_u64, 1);
                loop {
                    scope.yield_(b);
                    (a, b) = (b, a.wrapping_add(b));
                }

            })
        }
    }
    loops = |each| loops(items, each);
    generated = generated(), opaque boxed(generated());
    by_hand = by_hand(), opaque boxed(by_hand());
    #[cfg(feature = "nightly")] gen_block = gen_block(), opaque boxed(gen_block());
    diapause = diapause::Iter::new(paused());
    genawaiter with { let_gen_using!(source, genawaiter); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen()); } = source;
    fauxgen = pin!(fauxgen());
    corosensei = suspended(corosensei());
    generator_rs = generator_rs();
}
