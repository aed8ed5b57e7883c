//! Two variables and no end.

use std::pin::pin;

use genawaiter::stack::{Co, let_gen_using};
use next_gen::mk_gen;
use primed::{Generator, PinnedGenerator};

use super::yielded;

nightly! {
    use std::ops::Coroutine;

    use super::resume;
}

pinned! {
    fib, for items in {
        #[primed::generator]
        fn generator() -> impl PinnedGenerator<Yield = u64> {
            let (mut a, mut b) = (0_u64, 1);
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

        nightly! {
            fn coroutine() -> impl Coroutine<Yield = u64, Return = ()> {
                #[coroutine] static || {
                    let (mut a, mut b) = (0_u64, 1);
                    loop {
                        yield b;
                        (a, b) = (b, a.wrapping_add(b));
                    }
                }
            }
        }
    }
    generator = { let source = pin!(generator()); },
        by |source| source.next().ok();
    genawaiter = { let_gen_using!(source, genawaiter); },
        by |source| yielded(source.resume());
    next_gen = { mk_gen!(let source = next_gen()); },
        by |source| source.next();
    #[cfg(feature = "nightly")] coroutine = { let source = pin!(coroutine()); },
        by |source| resume(source.as_mut(), ());
}
