//! A stream that hands on what comes through one of tokio's channels.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use futures_core::Stream;
use tokio::runtime::Builder;
use tokio::sync::mpsc::{Receiver, channel};

use crate::shape::{Shape, Variant};

/// How many items may wait in the channel.
const CAPACITY: usize = 64;

#[primed::generator]
fn generator(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
    while let Some(item) = receiver.recv().await {
        yield_!(item);
    }
}

fn stream(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
    primed::stream! {
        while let Some(item) = receiver.recv().await {
            yield item;
        }
    }
}

fn async_stream(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
    async_stream::stream! {
        while let Some(item) = receiver.recv().await {
            yield item;
        }
    }
}

fn asynk_strim(mut receiver: Receiver<u64>) -> impl Stream<Item = u64> {
    asynk_strim::stream_fn(move |mut yielder| async move {
        while let Some(item) = receiver.recv().await {
            yielder.yield_item(item).await;
        }
    })
}

#[fauxgen::generator(yield = u64)]
async fn fauxgen(mut receiver: Receiver<u64>) {
    while let Some(item) = receiver.recv().await {
        r#yield!(item);
    }
}

struct ByHand {
    receiver: Receiver<u64>,
}

fn by_hand(receiver: Receiver<u64>) -> ByHand {
    ByHand { receiver }
}

impl Stream for ByHand {
    type Item = u64;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u64>> {
        self.receiver.poll_recv(cx)
    }
}

/// Sends so many items in one task, and takes them out of the stream in another one.
#[inline(always)]
fn through<S: Stream<Item = u64>>(
    items: u64,
    stream: impl FnOnce(Receiver<u64>) -> S,
    mut each: impl FnMut(u64),
) {
    let runtime = Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(async {
        let (sender, receiver) = channel(CAPACITY);
        tokio::spawn(async move {
            for item in 0..items {
                if sender.send(item).await.is_err() {
                    break;
                }
            }
        });
        let mut stream = pin!(stream(receiver));
        while let Some(item) = poll_fn(|cx| stream.as_mut().poll_next(cx)).await {
            each(item);
        }
    });
}

macro_rules! streams {
    ($($variant:ident)+) => {
        /// The shape with all its variants.
        pub static SHAPE: Shape = Shape {
            name: "mpsc",
            variants: &[$(Variant {
                name: stringify!($variant),
                drives: &[("tokio", drives::$variant::tokio)],
                size: Some(|| size_of_val(&$variant(channel(CAPACITY).1))),
            }),+],
            is_endless: false,
            items: None,
            slow: &[],
        };

        #[cfg(test)]
        #[test]
        fn all_give_the_same() {
            let expected: Vec<u64> = (0..5_000).collect();
            $({
                let mut given = Vec::new();
                through(5_000, $variant, |item| given.push(item));
                assert!(given == expected, "{} gives something else", stringify!($variant));
            })+
        }

        mod drives {
            $(pub(super) mod $variant {
                use std::hint::black_box;

                #[inline(never)]
                pub(in super::super) fn tokio(items: u64) {
                    black_box(concat!(module_path!(), "::tokio"));
                    super::super::through(black_box(items), super::super::$variant, |item| {
                        black_box(&item);
                    });
                }
            })+
        }
    };
}

streams! { generator stream async_stream asynk_strim fauxgen by_hand }
