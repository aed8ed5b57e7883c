//! `stream!`: yields with the keyword, wherever an expression or a statement stands.

#![allow(
    unused,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

use std::cell::Cell;
use std::fmt::Display;
use std::pin::{Pin, pin};
use std::task::Poll;

use futures::stream::FusedStream;
use futures::{Stream, StreamExt};
use primed::stream;

use crate::support::{Log, all, pause, poll, soon};

fn numbers(to: u32) -> impl Stream<Item = u32> {
    stream! {
        for n in 0..to {
            yield n;
        }
    }
}

#[test]
fn a_few_values() {
    assert_eq!(all(numbers(3)), [0, 1, 2]);
    assert_eq!(all(stream! { yield "one" }), ["one"]);
    assert_eq!(all(stream!(yield 1; yield 2)), [1, 2]);
    assert_eq!(all(stream![yield 'x';]), ['x']);
    assert_eq!(all(primed::stream! { yield soon(1).await; }), [1]);
}

#[test]
fn no_values() {
    let ran = Cell::new(0);
    let count = &ran;
    let empty: Pin<Box<dyn Stream<Item = ()> + '_>> = Box::pin(stream! {
        count.set(count.get() + 1);
        pause().await;
        count.set(count.get() + 1);
    });
    assert_eq!((all(empty), ran.get()), (vec![], 2));
    fn none() -> impl Stream<Item = ()> {
        stream! {}
    }
    assert!(all(none()).is_empty());
}

#[test]
fn units() {
    let units = stream! {
        yield;
        yield ();
        if true { yield } else { yield () }
        let unit: () = yield;
        yield unit;
        yield
    };
    assert_eq!(all(units), [(); 6]);
}

#[test]
fn from_every_block() {
    let given = stream! {
        let mut at = 0;
        loop {
            at += 1;
            match at {
                1 => yield "arm",
                2 => { yield "block in an arm"; }
                3 | 4 if at == 3 => if at == 3 { yield "if" } else { unreachable!() },
                4 => {
                    let Some(kept) = Some(at) else { return };
                    { yield "block"; { yield "blocks" } }
                    while kept == at {
                        at += 1;
                        yield "while";
                    }
                }
                6 => 'label: { if at == 6 { yield "label"; break 'label; } yield "never"; }
                7 => for word in ["for", "each"] { yield word; },
                _ => break,
            }
        }
        #[allow(clippy::let_unit_value, reason = "it can be bound")]
        let _unit = yield "let";
        (yield "first", yield "second").0;
        [yield "array", ()].map(drop);
        if at == 8 && { yield "operand"; true } || (yield "never") == () { yield "condition" }
        yield { yield "inner"; "outer" };
        yield if at == 8 { "eight" } else { "other" };
        yield match at { 8 => "matched", _ => "other" };
        return yield "last";
    };
    let expected = [
        "arm",
        "block in an arm",
        "if",
        "block",
        "blocks",
        "while",
        "label",
        "for",
        "each",
        "let",
        "first",
        "second",
        "array",
        "operand",
        "condition",
        "inner",
        "outer",
        "eight",
        "matched",
        "last",
    ];
    assert_eq!(all(given), expected);
}

#[test]
fn ways_to_end() {
    let ended = |at: u8| {
        all(stream! {
            yield 0;
            if at == 1 { return; }
            yield 1;
            if at == 2 { pause().await; return }
            let 3 = at else { return () };
            yield 2;
            for n in 3.. {
                if n == 5 { return; }
                yield n;
            }
        })
    };
    let lengths = [1, 2, 3, 4].map(|at| ended(at).len());
    assert_eq!(lengths, [1, 2, 5, 2]);
}

#[test]
fn forms_of_the_attribute() {
    let given = stream! {
        yield_!(1);
        yield_from!([2, 3]);
        yield_from!(numbers(2));
        yield 4;
    };
    assert_eq!(all(given), [1, 2, 3, 0, 1, 4]);
}

#[test]
fn its_face() {
    let mut stream = pin!(stream! { yield 1; pause().await; });
    assert!(!stream.is_terminated());
    assert_eq!(stream.size_hint(), (0, None));
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(poll(stream.as_mut()), Poll::Pending);
    assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
    assert!(stream.is_terminated());
    assert_eq!(stream.size_hint(), (0, Some(0)));
    assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
}

struct NotClone<T>(T);

#[test]
fn values_that_are_moved() {
    let given = stream! {
        let kept = NotClone(String::from("kept"));
        yield NotClone(soon(String::from("new")).await);
        let boxed: Box<dyn Display> = Box::new(1);
        yield NotClone(boxed.to_string());
        yield kept;
    };
    let texts: Vec<_> = all(given).into_iter().map(|NotClone(text)| text).collect();
    assert_eq!(texts, ["new", "1", "kept"]);
    let futures = stream! {
        for n in 0..3 {
            yield async move { soon(n).await };
        }
    };
    assert_eq!(all(futures.buffered(2)), [0, 1, 2]);
    let boxes: Vec<Box<dyn Fn() -> usize>> = all(stream! {
        for n in 0..2_usize {
            yield Box::new(move || n) as Box<dyn Fn() -> usize>;
        }
    });
    assert_eq!(boxes.iter().map(|f| f()).sum::<usize>(), 1);
}

#[test]
fn types_from_outside() {
    let sized: Vec<u64> = all(stream! {
        let mut list = Vec::new();
        yield 1;
        list.push(2);
        yield list[0];
    });
    assert_eq!(sized, [1, 2]);
    let parsed: Vec<Option<u8>> = all(stream! {
        yield None;
        yield "7".parse().ok();
    });
    assert_eq!(parsed, [None, Some(7)]);
}

#[test]
fn drops() {
    let log = Log::default();
    let inner = log.clone();
    let mut stream = Box::pin(stream! {
        let _first = inner.dropped("first");
        yield inner.dropped("item");
        let _second = inner.dropped("second");
        pause().await;
        yield inner.dropped("never");
    });
    assert!(poll(stream.as_mut()).is_ready());
    assert_eq!(log.take(), ["item"]);
    assert!(poll(stream.as_mut()).is_pending());
    drop(stream);
    assert_eq!(log.take(), ["second", "first"]);
}

#[test]
fn items_inside() {
    let given = stream! {
        const TWO: i32 = 2;
        struct Pair(i32, i32);
        impl Pair {
            fn sum(&self) -> i32 { self.0 + self.1 }
        }
        fn twice(n: i32) -> i32 { TWO * n }
        use std::cmp::max;
        yield twice(max(1, 3));
        yield Pair(TWO, 5).sum();
        let closure = |n: i32| n + TWO;
        let block = async { soon(closure(1)).await };
        yield block.await;
    };
    assert_eq!(all(given), [6, 7, 3]);
}
