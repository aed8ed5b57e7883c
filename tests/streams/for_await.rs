//! `for await`: a loop over another stream.

#![allow(
    unused,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

use std::pin::Pin;
use std::task::Poll;

use futures::stream::{self, iter};
use futures::{Stream, StreamExt};
use primed::{stream, stream_from, try_stream};

use crate::support::{Log, all, pause, poll, soon};

fn numbers(to: u8) -> impl Stream<Item = u8> {
    stream! {
        for n in 0..to {
            yield soon(n).await;
        }
    }
}

#[test]
fn over_streams() {
    let given = stream! {
        for await n in numbers(2) {
            yield n;
        }
        let mut pinned: Pin<Box<dyn Stream<Item = u8>>> = Box::pin(numbers(4));
        for await n in &mut pinned {
            if n == 1 { break }
            yield 10 + n;
        }
        for await n in pinned { // where the other left off
            yield 20 + n;
        }
        for await n in iter([1, 2]).chain(stream::once(soon(3))) {
            yield 30 + n;
        }
        for await _ in stream::empty::<()>() {
            yield 40;
        }
        for await n in stream_from([1].into_iter().rev()) { yield 50 + n }
    };
    assert_eq!(all(given), [0, 1, 10, 22, 23, 31, 32, 33, 51]);
}

#[test]
fn patterns() {
    struct Point {
        x: u8,
        y: u8,
    }
    let given = stream! {
        for await (n, letter) in iter(["a", "b"]).enumerate() {
            yield format!("{n}{letter}");
        }
        for await Point { x, y: ref why } in iter([Point { x: 1, y: 2 }]) {
            yield format!("{x}{why}");
        }
        for await mut list in iter([vec![1]]) {
            list.push(2);
            yield format!("{list:?}");
        }
        for await [first, .., last] in iter([[1, 2, 3]]) {
            yield format!("{first}{last}");
        }
        for await &(n @ 0..=255_u8, _) in iter(&[(1, "unbound")]) {
            yield n.to_string();
        }
        for await (Ok(n) | Err(n)) in iter([Ok(1), Err(2)]) {
            yield n.to_string();
        }
        for await _ in iter([()]) {
            yield String::new();
        }
    };
    assert_eq!(
        all(given),
        ["0a", "1b", "12", "[1, 2]", "13", "1", "1", "2", ""]
    );
}

#[test]
fn jumps() {
    let given = stream! {
        'outer: loop {
            for await n in numbers(9) {
                if n % 2 == 0 { continue; }
                'inner: for m in 0..n {
                    if m == 2 { break 'inner; }
                    if n == 5 { break 'outer; }
                    yield 10 * n + m;
                }
                if n == 3 { pause().await; continue; }
                yield n;
            }
            yield 100;
        }
        for await n in numbers(9) {
            if n == 2 { return; }
            yield 200 + n;
        }
    };
    assert_eq!(all(given), [10, 1, 30, 31, 200, 201]);
}

#[test]
fn within_one_another() {
    let given = stream! {
        for await n in numbers(3) {
            for await m in numbers(n) {
                for k in [0, 1] {
                    for await last in stream::once(soon(k)) {
                        yield (n, m, last);
                    }
                }
            }
        }
    };
    assert_eq!(
        all(given),
        [
            (1, 0, 0),
            (1, 0, 1),
            (2, 0, 0),
            (2, 0, 1),
            (2, 1, 0),
            (2, 1, 1)
        ]
    );
    let nested = stream! {
        for await n in stream! { for await n in numbers(3) { yield n + 1; } } {
            let inner = stream! { for await m in numbers(n) { yield m; } };
            yield inner.fold(0, |sum, m| async move { sum + m }).await;
        }
    };
    assert_eq!(all(nested), [0, 1, 3]);
}

/// A loop is an expression, of type `()`.
#[test]
fn as_an_expression() {
    let given = stream! {
        let () = for await n in numbers(2) { yield n; };
        match 1 {
            1 => for await n in numbers(1) { yield 10 + n },
            _ => {}
        }
        if true { for await n in numbers(1) { yield 20 + n } }
        #[allow(unused_variables, reason = "an attribute may stand here")]
        for await n in numbers(1) { yield 30 }
        for await n in numbers(2) { yield 40 + n }
    };
    assert_eq!(all(given), [0, 1, 10, 20, 30, 40, 41]);
}

#[test]
fn with_errors() {
    fn doubled<E>(items: impl Stream<Item = Result<u8, E>>) -> impl Stream<Item = Result<u16, E>> {
        try_stream! {
            for await item in items {
                yield 2 * u16::from(item?);
            }
        }
    }
    let items = [Ok(1), Ok(200), Err("no"), Ok(3)];
    assert_eq!(all(doubled(iter(items))), [Ok(2), Ok(400), Err("no")]);
}

#[test]
fn drops() {
    fn logged(log: Log) -> impl Stream<Item = crate::support::Dropped> {
        stream! {
            let _kept = log.dropped("inner");
            for name in ["first", "second", "third"] {
                yield log.dropped(name);
            }
        }
    }
    let log = Log::default();
    let outer = log.clone();
    let mut stream = Box::pin(stream! {
        for await item in logged(outer.clone()) {
            let _local = outer.dropped("local");
            if item.1 == "second" { break; }
            yield 1;
        }
        outer.add("after");
        for await (_, _last) in logged(outer.clone()).zip(logged(outer.clone())) {
            pause().await;
        }
    });
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(log.take(), [""; 0]);
    assert_eq!(poll(stream.as_mut()), Poll::Pending);
    let expected = ["local", "first", "local", "second", "inner", "after"];
    assert_eq!(log.take(), expected);
    drop(stream);
    let mut dropped = log.take();
    dropped.sort_unstable();
    assert_eq!(dropped, ["first", "first", "inner", "inner"]);
}
