//! `yield_from!` in a stream: of streams, iterators, generators and async generators.

use std::pin::pin;

use futures::stream::{self, BoxStream};
use futures::{Stream, StreamExt};
use primed::{AsyncGenerator, Generator, PinnedGenerator, generator};

use crate::support::{Log, all, pause, soon};

#[generator]
fn inner(log: Log, name: &'static str) -> impl Stream<Item = u8> {
    let _kept = log.dropped(name);
    yield_!(1);
    yield_!(soon(2).await);
}

#[generator]
fn outer(log: Log) -> impl Stream<Item = u8> {
    let _kept = log.dropped("outer");
    yield_from!(inner(log.clone(), "first"));
    log.add("between");
    let mut second = Box::pin(inner(log.clone(), "second"));
    yield_from!(second.as_mut().take(1));
    yield_!(3);
    yield_from!(&mut second);
    yield_from!({
        pause().await;
        stream::empty()
    });
}

#[test]
fn streams() {
    let log = Log::default();
    assert_eq!(all(outer(log.clone())), [1, 2, 1, 3, 2]);
    assert_eq!(log.take(), ["first", "between", "second", "outer"]);
    {
        let mut stream = pin!(outer(log.clone()));
        assert_eq!(futures::executor::block_on(stream.next()), Some(1));
    }
    assert_eq!(log.take(), ["first", "outer"]);
}

#[generator]
fn iterators(list: &[u8]) -> impl Stream<Item = u8> {
    yield_from!(list.iter().copied());
    yield_from!([soon(7).await; 2]);
    yield_from!(8..10);
    yield_from!(Some(10));
    yield_from!(vec![11]);
}

#[generator]
fn plain(from: u8) -> impl Generator<Yield = u8, Return = &'static str> {
    yield_!(from);
    yield_!(from + 1);
    "plain"
}

#[generator]
fn pinned(from: u8) -> impl PinnedGenerator<Yield = u8, Return = &'static str> {
    let list = [from, from + 1];
    for n in &list {
        yield_!(*n);
    }
    "pinned"
}

#[generator]
fn asynchronous(from: u8) -> impl AsyncGenerator<Yield = u8, Return = &'static str> {
    yield_!(soon(from).await);
    pause().await;
    yield_!(from + 1);
    "asynchronous"
}

#[generator]
fn generators(log: Log) -> impl Stream<Item = u8> {
    log.add(yield_from!(plain(1)));
    log.add(yield_from!(pinned(3)));
    log.add(yield_from!(asynchronous(5)));
    let mut begun = Box::pin(asynchronous(7));
    yield_!(begun.next().await.ok()?);
    log.add(yield_from!(&mut begun));
}

#[test]
fn iterators_and_generators() {
    assert_eq!(all(iterators(&[1, 2])), [1, 2, 7, 7, 8, 9, 10, 11]);
    let log = Log::default();
    assert_eq!(all(generators(log.clone())), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(
        log.take(),
        ["plain", "pinned", "asynchronous", "asynchronous"]
    );
}

#[generator]
fn chosen(which: u8) -> impl Stream<Item = u8> {
    match which {
        0 => yield_from!(stream::once(soon(0))),
        1 => yield_from!(Vec::<BoxStream<'static, u8>>::new().into_iter().map(|_| 1)),
        _ => {
            for _ in 0..which {
                yield_from!(if which == 2 {
                    iterators(&[1]).boxed()
                } else {
                    stream::empty().boxed()
                });
            }
        }
    }
}

#[test]
fn where_expressions_stand() {
    assert_eq!(all(chosen(0)), [0]);
    assert_eq!(all(chosen(1)), [0; 0]);
    assert_eq!(all(chosen(2)).len(), 14);
    assert_eq!(all(chosen(3)), [0; 0]);
}

#[generator]
fn of_results(
    items: impl Stream<Item = Result<u8, String>>,
) -> impl Stream<Item = Result<u8, String>> {
    yield_from!(items);
    yield_!(Ok(9)); // an item that is an `Err` does not end what delegates
}

#[test]
fn items_that_are_results() {
    let items = [Ok(1), Err(String::from("no")), Ok(2)];
    let given = all(of_results(stream::iter(items.clone())));
    assert_eq!(given[..3], items);
    assert_eq!(given[3], Ok(9));
}

struct UpTo {
    at: u8,
    end: u8,
}

impl Iterator for UpTo {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.at += 1;
        (self.at <= self.end).then_some(self.at)
    }
}

#[generator]
fn of_a_literal(end: u8) -> impl Stream<Item = u8> {
    yield_from!(UpTo { at: 0, end });
}

#[test]
fn the_delegate_may_be_a_struct_literal() {
    assert_eq!(all(of_a_literal(3)), [1, 2, 3]);
}
