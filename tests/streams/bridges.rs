//! From iterators and generators to streams, and from async generators to both.

use std::cell::RefCell;
use std::iter::repeat_n;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use futures::stream::FusedStream;
use futures::{FutureExt, Stream, StreamExt, TryStreamExt};
use primed::{
    AsyncGenerator, Fault, Generator, GeneratorState, NextError, Observe, SendError, Shared,
    Thrown, drive, generator, stream_from,
};

use crate::support::{Log, all, pause, poll, soon};

#[generator]
fn averager() -> impl Generator<f64, Yield = f64> + Clone + std::fmt::Debug {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

#[generator]
fn countdown(from: u32) -> impl Generator<Yield = u32, Return = &'static str> {
    for n in (1..=from).rev() {
        yield_!(n);
    }
    "lift-off"
}

#[test]
fn of_iterators() {
    let mut stream = stream_from([1, 2, 3]);
    assert_eq!(stream.size_hint(), (3, Some(3)));
    assert_eq!(poll(Pin::new(&mut stream)), Poll::Ready(Some(1)));
    assert_eq!(all(stream.clone()), [2, 3]);
    assert_eq!(all(&mut stream), [2, 3]);
    assert!(stream.is_terminated());
    assert_eq!(stream.size_hint(), (0, Some(0)));
    assert_eq!(poll(Pin::new(&mut stream)), Poll::Ready(None));
    assert_eq!(all(stream_from(countdown(3).iter())), [3, 2, 1]);
    let tried: Result<Vec<_>, _> = stream_from(countdown(2).try_iter())
        .try_collect()
        .now_or_never()
        .unwrap();
    assert_eq!(tried.ok(), Some(vec![2, 1]));
}

/// An iterator that is not fused is not asked again, and is dropped at its end.
#[test]
fn an_iterator_is_asked_to_its_end() {
    let log = Log::default();
    let (kept, mut asked) = (log.dropped("iterator"), 0);
    let mut stream = stream_from(std::iter::from_fn(move || {
        let _ = &kept;
        asked += 1;
        (asked != 2).then_some(asked)
    }));
    assert_eq!(poll(Pin::new(&mut stream)), Poll::Ready(Some(1)));
    assert!(!stream.is_terminated());
    for _ in 0..3 {
        assert_eq!(poll(Pin::new(&mut stream)), Poll::Ready(None));
        assert_eq!(stream.size_hint(), (0, Some(0)));
    }
    assert_eq!(log.take(), ["iterator"]);
}

#[test]
fn driven_by_a_stream() {
    #[generator]
    fn samples() -> impl Stream<Item = f64> {
        for n in [10.0, 20.0, 60.0] {
            yield_!(soon(n).await);
        }
    }
    let averages = || all(drive(averager(), samples()));
    assert_eq!(averages(), [10.0, 15.0, 30.0].map(Ok));
    let mut begun = averager();
    assert_eq!(begun.prime(), Ok(0.0));
    assert_eq!(begun.send(40.0), Ok(40.0)); // one that was started goes on
    assert_eq!(
        all(drive(begun, samples())),
        [25.0, 70.0 / 3.0, 32.5].map(Ok)
    );
    let mut driven = Box::pin(drive(averager(), samples()));
    assert_eq!(driven.next().now_or_never(), None);
    assert_eq!(driven.next().now_or_never(), Some(Some(Ok(10.0))));
    assert!(!driven.is_terminated());
    while driven.next().now_or_never() != Some(None) {}
    assert!(driven.is_terminated());
}

#[test]
fn driven_to_its_end() {
    #[generator]
    fn few() -> impl Generator<u8, Yield = u8, Return = &'static str> {
        let n = yield_!(0);
        yield_!(2 * n);
        "done"
    }
    let given = |values: &[u8]| all(drive(few(), stream_from(values.to_vec())));
    assert_eq!(given(&[3]), [Ok(6)]);
    let ended = [Ok(6), Err(SendError::StopIteration("done"))];
    assert_eq!(given(&[3, 4]), ended);
    assert_eq!(given(&[3, 4, 5]), ended);
    let mut late = few();
    late.prime().unwrap();
    assert!(late.send(1).is_ok() && late.send(1).is_err());
    let mut values = stream_from([7, 8]);
    assert_eq!(
        all(drive(late, &mut values)),
        [Err(SendError::Exhausted(7))]
    );
    assert_eq!(all(values), [8]); // no more than the one was taken
    let (generator, values) = drive(few(), stream_from([1])).into_parts();
    assert_eq!(
        (generator.state(), all(values)),
        (GeneratorState::Created, vec![1])
    );
}

/// One that ends while it is primed takes no value.
#[test]
fn driven_without_a_yield() {
    #[generator]
    fn none(log: Log) -> impl Generator<u8, Yield = u8, Return = &'static str> {
        if log.take().is_empty() {
            return "at once";
        }
        yield_!(1);
        "later"
    }
    let mut values = stream_from([7, 8]);
    let given = all(drive(Shared::new(none(Log::default())), &mut values));
    assert_eq!(given, [Err(SendError::StopIteration("at once"))]);
    assert_eq!(all(values), [7, 8]);
}

#[generator]
fn pages(
    log: Log,
    last: u8,
) -> impl AsyncGenerator<Option<u8>, String, Yield = u8, Return = usize> {
    let _kept = log.dropped("kept");
    let mut page = 1;
    let mut count = 0;
    while page <= last {
        let asked = yield_!(soon(page).await);
        log.add(format_args!("{asked:?}"));
        page = asked.unwrap_or(page + 1);
        count += 1;
        if page == 13 {
            return Err("unlucky".into());
        }
    }
    Ok(count)
}

#[test]
fn streams_of_async_generators() {
    let log = Log::default();
    let mut stream = pin!(pages(log.clone(), 3).into_stream());
    assert_eq!(
        (stream.size_hint(), stream.return_value()),
        ((0, None), None)
    );
    let given: Vec<_> = all(stream.as_mut());
    assert_eq!(given, [Ok(1), Ok(2), Ok(3)]);
    assert_eq!(stream.return_value(), Some(&3));
    assert!(stream.is_terminated());
    assert_eq!(stream.size_hint(), (0, Some(0)));
    assert_eq!(log.take(), ["None", "None", "None", "kept"]);
}

#[test]
fn an_error_is_the_last_item() {
    let mut begun = Box::pin(pages(Log::default(), 20));
    futures::executor::block_on(async {
        assert_eq!(begun.prime().await, Ok(1));
        assert_eq!(begun.send(Some(11)).await, Ok(11));
    });
    let mut stream = begun.into_stream(); // it goes on from there
    let given = all(&mut stream);
    assert_eq!(given, [Ok(12), Err(Thrown::Raised("unlucky".into()))]);
    assert!(stream.is_terminated() && stream.return_value().is_none());
    let mut ended = Box::pin(pages(Log::default(), 0));
    assert!(ended.next().now_or_never().unwrap().is_err());
    assert!(all(ended.into_stream()).is_empty());
}

/// A resumption that was dropped is gone on with.
#[test]
fn a_stream_of_what_is_awaiting() {
    let mut pages = Box::pin(pages(Log::default(), 2));
    assert!(pages.next().now_or_never().is_none());
    assert_eq!(pages.state(), GeneratorState::Running);
    assert_eq!(all(pages.into_stream()), [Ok(1), Ok(2)]);
}

#[generator]
fn never_waits(waits: bool) -> impl AsyncGenerator<Option<u8>, Yield = u8, Return = u8> {
    let mut sum = 0;
    while sum < 10 {
        std::future::ready(()).await;
        sum += yield_!(sum).unwrap_or(1);
        if waits {
            pause().await;
        }
    }
    sum
}

#[test]
fn without_an_executor() {
    let mut ready = Box::pin(never_waits(false)).ready();
    assert_eq!(ready.state(), GeneratorState::Created);
    assert_eq!(ready.send(Some(1)), Err(SendError::NotPrimed(Some(1))));
    assert_eq!(ready.next(), Ok(0));
    assert_eq!(ready.name(), "never_waits");
    assert_eq!(ready.send(Some(8)), Ok(8));
    assert_eq!(ready.next(), Ok(9));
    assert_eq!(ready.next(), Err(NextError::StopIteration(10)));
    assert_eq!(ready.next(), Err(NextError::Exhausted));
    assert_eq!(Box::pin(never_waits(false)).ready().iter().count(), 10);
}

#[test]
fn what_waits_after_all() {
    let mut ready = Box::pin(never_waits(true)).ready();
    assert_eq!(ready.next(), Ok(0));
    assert_eq!(ready.send(Some(9)), Err(SendError::Fault(Fault::Pending)));
    assert_eq!(ready.state(), GeneratorState::Running);
    let mut inner = ready.into_inner();
    assert_eq!(futures::executor::block_on(inner.next()), Ok(9)); // the 9 was not lost
}

/// Round trips: a generator as a stream that drives another.
#[test]
fn chained_bridges() {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let halves = stream_from(countdown(4).iter()).map(|n| f64::from(n) / 2.0);
    let averages = drive(averager(), halves.inspect(|n| seen.borrow_mut().push(*n)));
    let rounded = all(averages.try_filter(|average| std::future::ready(*average > 1.5)));
    assert_eq!(rounded, [Ok(2.0), Ok(1.75)]);
    assert_eq!(*seen.borrow(), [2.0, 1.5, 1.0, 0.5]);
    let many = stream_from(repeat_n(1.0, 1000)).then(soon);
    assert_eq!(all(drive(averager(), many)).last(), Some(&Ok(1.0)));
}
