//! A counter that awaits something for each item, which is complete already.

use std::future::ready;
use std::pin::pin;

use futures_core::Stream;

use super::next;

pinned! {
    awaiting, for items in {
        #[primed::generator]
        fn generator(end: u64) -> impl Stream<Item = u64> {
            for i in 0..end {
                ready(()).await;
                yield_!(i);
            }
        }

        fn stream(end: u64) -> impl Stream<Item = u64> {
            primed::stream! {
                for i in 0..end {
                    ready(()).await;
                    yield i;
                }
            }
        }

        fn async_stream(end: u64) -> impl Stream<Item = u64> {
            async_stream::stream! {
                for i in 0..end {
                    ready(()).await;
                    yield i;
                }
            }
        }

        fn asynk_strim(end: u64) -> impl Stream<Item = u64> {
            asynk_strim::stream_fn(move |mut yielder| async move {
                for i in 0..end {
                    ready(()).await;
                    yielder.yield_item(i).await;
                }
            })
        }

        #[fauxgen::generator(yield = u64)]
        async fn fauxgen(end: u64) {
            for i in 0..end {
                ready(()).await;
                r#yield!(i);
            }
        }
    }
    generator = { let source = pin!(generator(items)); }, by |source| next(source.as_mut());
    stream = { let source = pin!(stream(items)); }, by |source| next(source.as_mut());
    async_stream = { let source = pin!(async_stream(items)); },
        by |source| next(source.as_mut());
    asynk_strim = { let source = pin!(asynk_strim(items)); },
        by |source| next(source.as_mut());
    fauxgen = { let source = pin!(fauxgen(items)); }, by |source| next(source.as_mut());
}
