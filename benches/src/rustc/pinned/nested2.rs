//! Two loops, the inner one as long as the outer one has come.

use std::pin::pin;

use genawaiter::stack::{Co, let_gen_using};
use next_gen::mk_gen;
use primed::{Generator, PinnedGenerator};

use super::yielded;
use crate::shapes::nested2::end;

nightly! {
    use std::ops::Coroutine;

    use super::resume;
}

pinned! {
    nested2, for items in {
        #[primed::generator]
        fn generator(end: u32) -> impl PinnedGenerator<Yield = (u32, u32)> {
            for i in 0..end {
                for j in 0..i {
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

        nightly! {
            fn coroutine(end: u32) -> impl Coroutine<Yield = (u32, u32), Return = ()> {
                #[coroutine] static move || {
                    for i in 0..end {
                        for j in 0..i {
                            yield (i, j);
                        }
                    }
                }
            }
        }
    }
    generator = { let source = pin!(generator(end(items))); },
        by |source| source.next().ok();
    genawaiter = { let_gen_using!(source, |co| genawaiter(co, end(items))); },
        by |source| yielded(source.resume());
    next_gen = { mk_gen!(let source = next_gen(end(items))); },
        by |source| source.next();
    #[cfg(feature = "nightly")] coroutine = { let source = pin!(coroutine(end(items))); },
        by |source| resume(source.as_mut(), ());
}
