//! Yields among the tokens of other macros, in `stream!` and in functions.

#![allow(
    unused,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

use std::cell::Cell;
use std::collections::HashMap;
use std::pin::pin;

use futures::{FutureExt, Stream, StreamExt};
use primed::{generator, stream, try_stream};
use tokio::sync::mpsc;

use crate::support::{all, pause, soon};

#[test]
fn of_the_standard_library() {
    let given = stream! {
        println!("{:?} {unit:?}", yield 1, unit = yield 2);
        let list = vec![{ yield 3; 4 }, 5];
        yield list.len();
        let text = format!("{}-{:?}", soon(6).await, { yield 7 });
        assert_eq!(text, "6-()", "after {:?}", yield 100);
        assert!({ yield 8; true } && matches!({ yield 9; Some(10) }, Some(n) if { yield n; true }));
        dbg!(yield 11);
        let mut written = String::new();
        std::fmt::Write::write_fmt(&mut written, format_args!("{:?}", { yield 12 })).unwrap();
        if false { panic!("{:?}", yield 13) }
        let _ = vec![yield 14; 2];
    };
    assert_eq!(all(given), [1, 2, 3, 2, 7, 8, 9, 10, 11, 12, 14]);
}

async fn ready() {}

#[tokio::test]
async fn in_select() {
    let units = stream! {
        tokio::select! {
            _ = ready() => yield,
            else => yield,
        }
    };
    assert_eq!(units.collect::<Vec<_>>().await, [()]);
    let words = stream! {
        let mut n = 0;
        loop {
            n += 1;
            tokio::select! {
                biased;
                () = ready(), if n == 1 => yield "bare",
                () = ready(), if n == 2 => { yield "block"; yield "twice" }
                () = ready(), if n == 3 => if n == 3 { yield "if" } else { yield "never" },
                n = soon(4), if n == 4 => match n { 4 => yield "match", _ => {} },
                () = ready(), if n == 5 => yield { pause().await; "awaited" },
                _ = std::future::pending::<()>() => yield "never",
                else => break,
            }
            if n > 5 { break }
        }
    };
    let seen = words.take(6).collect::<Vec<_>>().await;
    assert_eq!(seen, ["bare", "block", "twice", "if", "match", "awaited"]);
}

#[tokio::test]
async fn select_among_channels() {
    let (to, mut from) = mpsc::channel(4);
    let (stop, mut stopped) = mpsc::channel::<()>(1);
    let mut stream = pin!(stream! {
        let mut sum = 0;
        loop {
            tokio::select! {
                biased;
                _ = stopped.recv() => break,
                Some(n) = from.recv() => {
                    sum += n;
                    yield sum;
                }
            }
        }
        yield 100 + sum;
    });
    to.send(1).await.unwrap();
    to.send(2).await.unwrap();
    assert_eq!(
        (stream.next().await, stream.next().await),
        (Some(1), Some(3))
    );
    assert!(stream.next().now_or_never().is_none());
    stop.send(()).await.unwrap();
    assert_eq!(
        (stream.next().await, stream.next().await),
        (Some(103), None)
    );
}

#[test]
fn in_select_of_futures() {
    let given = stream! {
        let mut a = futures::stream::iter(0..3).fuse();
        loop {
            futures::select! {
                n = a.next() => match n { Some(n) => yield n, None => yield 10 },
                complete => break,
            }
        }
        futures::select_biased! {
            n = futures::future::ready(7) => yield n,
            _ = soon(8).boxed().fuse() => yield 9,
        }
    };
    assert_eq!(all(given), [0, 1, 2, 10, 7]);
}

#[tokio::test]
async fn try_streams_in_select() {
    fn given(fails: bool) -> impl Stream<Item = Result<u8, String>> {
        let answer = move || {
            if fails {
                Err(String::from("no"))
            } else {
                Ok(1)
            }
        };
        try_stream! {
            tokio::select! {
                () = ready() => yield answer()?,
            }
            tokio::select! {
                () = ready() => {
                    let tried = soon([Ok(1), Err(())]).await;
                    yield tried.len().try_into().unwrap();
                }
            }
        }
    }
    assert_eq!(given(false).collect::<Vec<_>>().await, [Ok(1), Ok(2)]);
    assert_eq!(
        given(true).collect::<Vec<_>>().await,
        [Err(String::from("no"))]
    );
}

macro_rules! twice {
    ($($body:tt)*) => {{ $($body)* $($body)* }};
}

macro_rules! evaluated {
    ($first:expr, $($name:ident = $value:expr),*) => {{ $first; $($value;)* }};
}

macro_rules! if_big {
    ($n:expr => $body:block else $other:expr) => {
        if $n > 5 $body else { $other }
    };
}

#[test]
fn in_own_macros() {
    let given = stream! {
        let mut n = 0;
        twice! { yield n; n += 1; }
        evaluated!(yield 10, a = { yield 11 }, b = n);
        if_big!(n => { yield 12 } else yield 13);
        if_big!(n + 9 => { yield 14; } else yield 15);
        twice!(twice!(yield { n += 1; n };););
    };
    assert_eq!(all(given), [0, 1, 10, 11, 13, 14, 3, 4, 5, 6]);
}

/// A body that comes out of a macro, whole or in parts.
macro_rules! streams {
    (each $pat:pat in $items:expr => $item:expr) => {
        stream! { for $pat in $items { yield $item; } }
    };
    (await $pat:pat in $items:expr => $item:expr) => {
        stream! { for await $pat in $items { yield $item; } }
    };
    ($($body:tt)*) => { stream! { $($body)* } };
}

#[test]
fn out_of_own_macros() {
    assert_eq!(all(streams!(each n in 0..3 => n * 2 + 1)), [1, 3, 5]);
    let numbers = streams!(yield 1; yield soon(2).await);
    assert_eq!(all(streams!(await n in numbers => n - 1)), [0, 1]);
    let free = 5;
    assert_eq!(all(streams! { let n = free; yield n + free; }), [10]);
}

/// Names of the user's are not mixed up with those of the macro.
#[test]
fn names() {
    let (items, item, value, result, yielder) = (1, 2, 3, 4, 5);
    let (__yielder, __items, __item, __value, __result) = (6, 7, 8, 9, 10);
    let given = stream! {
        for await item in futures::stream::iter([item]) {
            yield items + item + value + result + yielder;
        }
        yield __yielder + __items + __item + __value + __result;
        let __yielder = 1;
        yield __yielder;
    };
    assert_eq!(all(given), [15, 40, 1]);
}

#[generator]
fn in_functions(log: &Cell<u8>) -> impl Stream<Item = u8> {
    let mut n = 0;
    twice! { yield_!(n); n += 1; }
    tokio::select! {
        biased;
        () = ready() => yield_!(10),
        else => yield_!(11),
    }
    tokio::select! {
        m = soon(12) => { yield_!(m); log.set(m); yield_!(m + 1) }
    }
    evaluated!(
        yield_!(20),
        a = {
            pause().await;
            yield_!(21)
        }
    );
    let map: HashMap<u8, u8> = HashMap::from([(1, {
        yield_!(22);
        23
    })]);
    yield_from!(map.into_values());
}

#[tokio::test]
async fn in_bodies_of_functions() {
    let log = Cell::new(0);
    let given: Vec<_> = in_functions(&log).collect().await;
    assert_eq!(given, [0, 1, 10, 12, 13, 20, 21, 22, 23]);
    assert_eq!(log.get(), 12);
}

macro_rules! hidden {
    () => {
        pause().await
    };
    ($($word:ident)+) => {
        hidden!()
    };
}

/// What suspends in a macro is not seen by the attribute: the yield after it is as new as any.
#[generator]
fn after_hidden_awaits(mut n: u8) -> impl Stream<Item = u8> {
    while n < 4 {
        hidden!();
        yield_!(n);
        yield_!(n + 10);
        n += 1;
    }
}

#[test]
fn awaits_that_macros_hide() {
    assert_eq!(all(after_hidden_awaits(2)), [2, 12, 3, 13]);
    let inside = stream! {
        for i in 0..2 {
            // Among the arguments of a macro that is known.
            assert_eq!(hidden!(a b), ());
            yield i;
        }
        yield 2;
    };
    assert_eq!(all(inside), [0, 1, 2]);
}
