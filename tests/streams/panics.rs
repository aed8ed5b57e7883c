//! A panic ends a stream: its locals are dropped, and then it gives nothing more.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any, resume_unwind};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures::stream::FusedStream;
use futures::{FutureExt, Stream, StreamExt, stream};
use primed::{AsyncGenerator, generator};

use crate::support::{Log, all, pause, poll, soon};

/// A panic that says nothing on its way.
fn thrown() -> ! {
    resume_unwind(Box::new("thrown"))
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    Start,
    AfterYield,
    AfterAwait,
    InFuture,
    InOperand,
    InDrop,
}

struct ThrowsInDrop(bool);

impl Drop for ThrowsInDrop {
    fn drop(&mut self) {
        if self.0 {
            thrown();
        }
    }
}

#[generator]
fn panics(at: At, log: Log) -> impl FusedStream<Item = u8> {
    let _first = log.dropped("first");
    if at == At::Start {
        thrown();
    }
    yield_!(1);
    let _second = log.dropped("second");
    if at == At::AfterYield {
        thrown();
    }
    pause().await;
    if at == At::AfterAwait {
        thrown();
    }
    async {
        let _inner = log.dropped("inner");
        pause().await;
        if at == At::InFuture {
            thrown();
        }
    }
    .await;
    {
        let _throws = ThrowsInDrop(at == At::InDrop);
        let _beside = log.dropped("beside");
    }
    yield_!(if at == At::InOperand { thrown() } else { 2 });
}

#[test]
fn then_nothing() {
    let expected: [(At, &[&str]); 6] = [
        (At::Start, &["first"]),
        (At::AfterYield, &["second", "first"]),
        (At::AfterAwait, &["second", "first"]),
        (At::InFuture, &["inner", "second", "first"]),
        (At::InOperand, &["inner", "beside", "second", "first"]),
        (At::InDrop, &["inner", "beside", "second", "first"]),
    ];
    for (at, expected) in expected {
        let log = Log::default();
        let mut stream = pin!(panics(at, log.clone()));
        let payload = loop {
            assert!(!stream.is_terminated());
            match catch_unwind(AssertUnwindSafe(|| poll(stream.as_mut()))) {
                Ok(polled) => assert_ne!(polled, Poll::Ready(None), "{at:?}"),
                Err(payload) => break payload,
            }
        };
        assert_eq!(payload.downcast_ref(), Some(&"thrown"));
        assert_eq!(log.take(), expected, "{at:?}");
        for _ in 0..2 {
            assert!(stream.is_terminated());
            assert_eq!(stream.size_hint(), (0, Some(0)));
            assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
        }
    }
}

/// The payload is the one of the body, and a panic of one stream does not touch another.
#[test]
fn beside_others() {
    #[generator]
    fn explodes(n: u8) -> impl Stream<Item = u8> {
        yield_!(n);
        if n == 1 {
            panic_any(n);
        }
        yield_!(10 + n);
    }
    std::panic::set_hook(Box::new(|_| {}));
    let mut streams: Vec<_> = (0..3).map(|n| Box::pin(explodes(n))).collect();
    let mut seen = Vec::new();
    for _ in 0..3 {
        for stream in &mut streams {
            match catch_unwind(AssertUnwindSafe(|| poll(stream.as_mut()))) {
                Ok(Poll::Ready(item)) => seen.extend(item),
                Ok(Poll::Pending) => panic!("nothing is awaited"),
                Err(payload) => assert_eq!(payload.downcast_ref(), Some(&1_u8)),
            }
        }
    }
    drop(std::panic::take_hook());
    assert_eq!(seen, [0, 1, 2, 10, 12]);
}

/// What catches a panic of a part goes on.
#[test]
fn caught_inside() {
    #[generator]
    fn catches(log: Log) -> impl Stream<Item = Result<u8, &'static str>> {
        for at in [At::InFuture, At::Start] {
            let inner = AssertUnwindSafe(panics(at, log.clone())).catch_unwind();
            let mut inner = pin!(inner);
            while let Some(item) = inner.next().await {
                yield_!(item.map_err(|_| "caught"));
            }
        }
        let future = AssertUnwindSafe(soon(1).map(|n: u8| if n == 1 { thrown() } else { n }));
        yield_!(future.catch_unwind().await.map_err(|_| "caught"));
    }
    let log = Log::default();
    assert_eq!(
        all(catches(log.clone())),
        [Ok(1), Err("caught"), Err("caught"), Err("caught")]
    );
    assert_eq!(log.take(), ["inner", "second", "first", "first"]);
}

#[test]
fn through_delegation() {
    #[generator]
    fn delegates(log: Log) -> impl FusedStream<Item = u8> {
        let _outer = log.dropped("outer");
        yield_from!(panics(At::AfterYield, log.clone()));
        yield_!(9);
    }
    let log = Log::default();
    let mut stream = pin!(delegates(log.clone()));
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(1)));
    assert!(catch_unwind(AssertUnwindSafe(|| poll(stream.as_mut()))).is_err());
    assert_eq!(log.take(), ["second", "first", "outer"]);
    assert!(stream.is_terminated());
}

#[test]
fn in_a_drop_of_the_stream() {
    #[generator]
    fn suspended(log: Log) -> impl Stream<Item = u8> {
        let _first = log.dropped("first");
        let _throws = ThrowsInDrop(true);
        let _last = log.dropped("last");
        yield_!(1);
    }
    let log = Log::default();
    let mut stream = Box::pin(suspended(log.clone()));
    let _ = poll(stream.as_mut());
    assert!(catch_unwind(AssertUnwindSafe(|| drop(stream))).is_err());
    assert_eq!(log.take(), ["last", "first"]);
}

/// The bridges stay closed, too.
#[test]
fn through_bridges() {
    #[generator]
    fn generator() -> impl AsyncGenerator<Yield = u8> {
        yield_!(1);
        thrown();
    }
    let mut items = pin!(generator().into_stream());
    assert_eq!(poll(items.as_mut()), Poll::Ready(Some(Ok(1))));
    assert!(catch_unwind(AssertUnwindSafe(|| poll(items.as_mut()))).is_err());
    assert_eq!(poll(items.as_mut()), Poll::Ready(None));
}

/// Of a stream by hand that panics while it is polled, nothing is known; what polls it ends.
#[test]
fn of_what_is_awaited() {
    fn bad() -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(poll_fn(|_| thrown()))
    }
    #[generator]
    fn awaits(log: Log) -> impl Stream<Item = u8> {
        let _kept = log.dropped("kept");
        let mut all = stream::iter([bad()]).buffer_unordered(1);
        all.next().await;
        yield_!(1);
    }
    let log = Log::default();
    let mut stream = pin!(awaits(log.clone()));
    assert!(catch_unwind(AssertUnwindSafe(|| poll(stream.as_mut()))).is_err());
    assert_eq!(log.take(), ["kept"]);
    assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
}
