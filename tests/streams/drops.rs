//! Locals drop where Rust drops them.

#![allow(
    unused,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

use std::pin::pin;

use futures::{Stream, StreamExt};
use primed::generator;

use crate::support::{Dropped, Log, pause};
use crate::twin::{Tracer, eat, later, log, make, twins};

twins! {
    fn locals() {
        let _first = make(1);
        let _ = make(2);
        let _second = later(3).await;
        {
            let _inner = make(4);
            yield_!(5);
            let _last = later(6).await;
        }
        let _shadowed = make(7);
        let _shadowed = make(8);
        yield_!(9);
    }

    fn moved_on_some_ways() {
        for n in 0..3 {
            let tracer = make(n);
            let other = make(10 + n);
            if n == 1 {
                drop(tracer);
                yield_!(20);
            } else if later(n).await.0 == 2 {
                yield_!(eat([other]));
            }
            yield_!(21);
        }
    }

    fn assigned() {
        let mut tracer = make(1);
        yield_!(2);
        tracer = later(3).await;
        yield_!(tracer.0);
        drop(tracer);
        later(4).await;
        tracer = make(5);
        yield_!(6);
        log("last");
        let late;
        if tracer.0 == 5 {
            late = later(7).await;
            yield_!(late.0);
        }
        yield_!(8);
    }

    fn parts() {
        let pair = (make(1), make(2));
        let (first, _) = pair;
        yield_!(3);
        drop(first);
        let array = [later(4).await, make(5)];
        let [_, second] = array;
        yield_!(second.0);
        let boxed = Box::new((make(6), make(7)));
        let inner = boxed.1;
        later(8).await;
        yield_!(inner.0);
    }

    fn temporaries_of_tails() {
        let n = {
            let kept = make(1);
            later(2).await.seen(kept.0)
        };
        yield_!(n);
        let found = if let Some(n) = Some(make(3)).as_ref().map(|tracer| tracer.0) {
            yield_!(n);
            later(4).await.0
        } else {
            later(5).await.0
        };
        yield_!(found);
        make(6).seen(later(7).await.0);
    }

    fn extended_temporaries() {
        let kept = &make(1);
        let Tracer(n) = &later(2).await;
        yield_!(kept.0 + n);
        let list: &[Tracer] = &[make(3), later(4).await];
        yield_!(list.len().try_into().unwrap());
        let _ = &later(5).await;
        yield_!(6);
    }

    fn futures() {
        let kept = later(1);
        let _never = later(2);
        let both = async { (make(3), later(4).await) };
        yield_!(5);
        let (_, tracer) = both.await;
        yield_!(tracer.0);
        drop(kept);
        later(6).await;
    }

    fn captured() {
        let (by_move, by_ref) = (make(1), make(2));
        let closure = move || by_move.seen(0);
        yield_!(closure() + by_ref.0);
        let block = async move { later(by_ref.0).await };
        yield_!(3);
        let tracer = block.await;
        later(tracer.0).await;
        yield_!(closure());
    }
}

/// An item belongs to the caller as soon as it is yielded, and the body ends before the
/// stream says so.
#[test]
fn items_and_the_end() {
    #[generator]
    fn items(log: Log) -> impl Stream<Item = Dropped> {
        let _local = log.dropped("local");
        yield_!(log.dropped("first"));
        let second = log.dropped("second");
        yield_!(second);
    }
    let log = Log::default();
    let mut stream = pin!(items(log.clone()));
    futures::executor::block_on(async {
        drop(stream.next().await);
        assert_eq!(log.take(), ["first"]);
        let second = stream.next().await;
        assert!(stream.next().await.is_none());
        assert_eq!(log.take(), ["local"]);
        drop(second);
        assert_eq!(log.take(), ["second"]);
    });
}
