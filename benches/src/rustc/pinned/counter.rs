//! One loop over a range.

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
    counter, for items in {
        #[primed::generator]
        fn generator(end: u64) -> impl PinnedGenerator<Yield = u64> {
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

        nightly! {
            fn coroutine(end: u64) -> impl Coroutine<Yield = u64, Return = ()> {
                #[coroutine] static move || {
                    for i in 0..end {
                        yield i;
                    }
                }
            }
        }
    }
    generator = { let source = pin!(generator(items)); },
        by |source| source.next().ok();
    genawaiter = { let_gen_using!(source, |co| genawaiter(co, items)); },
        by |source| yielded(source.resume());
    next_gen = { mk_gen!(let source = next_gen(items)); },
        by |source| source.next();
    #[cfg(feature = "nightly")] coroutine = { let source = pin!(coroutine(items)); },
        by |source| resume(source.as_mut(), ());
}
