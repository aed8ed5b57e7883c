//! `return`, `?` and yields by path in the arguments of macros that the attribute does not
//! know: rewritten where they stand, and nowhere else.

#![allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    reason = "macros of every kind"
)]

use std::future::ready;
use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use primed::SendError::{Raised, StopIteration};
use primed::prelude::*;

macro_rules! twice {
    ($($body:tt)*) => {{ $($body)* $($body)* }};
}

macro_rules! evaluated {
    ($first:expr, $($value:expr),*) => {{ $first; $($value;)* }};
}

macro_rules! if_big {
    ($n:expr => $body:block else $other:expr) => {
        if $n > 5 $body else { $other }
    };
}

macro_rules! pick {
    ($pat:pat = $value:expr => $then:expr) => {
        match $value {
            $pat => $then,
            #[allow(unreachable_patterns, reason = "not with each pattern")]
            _ => unreachable!(),
        }
    };
}

/// What is in a closure, an async block or a function of its own stays what it is.
fn seven() -> Result<u8, String> {
    Ok(7)
}

fn no() -> Result<u8, &'static str> {
    Err("no")
}

#[generator]
fn answers(text: String) -> impl AsyncGenerator<u8, String, Yield = u8, Return = u64> {
    let parsed = pick!(Some(mut n) = Some(text.parse::<u8>().map_err(|e| e.to_string())?) => {
        n += 1;
        n
    });
    let sent = primed::yield_!(parsed);
    tokio::select! {
        biased;
        n = ready(sent), if sent == 1 => return Ok(n.into()),
        n = ready(sent), if sent == 2 => { return Err(format!("two {n}")); }
        n = ready(Err::<u8, _>("three")), if sent == 3 => { n?; }
        n = async { let n = no()?; Ok::<_, &str>(n) }, if sent == 4 => {
            if let Err(error) = n {
                let back = primed::try_yield!(44);
                assert!(matches!(back, Ok(5)));
                return Err(error.into());
            }
        }
        n = ready(text.parse::<u8>().map_err(|_| "no")?) => {
            if primed::yield_!(n + 100) == 0 { return Ok(0) }
        }
    }
    twice! {
        if sent == 6 { return Ok(6) }
        let given: u8 = Some(sent).ok_or("none")?;
        yield_!(given);
    }
    evaluated!(
        {
            let inside = |n: u8| -> Result<u8, String> {
                let seven: u8 = seven()?;
                if n == 9 {
                    return Ok(n);
                }
                Ok(seven)
            };
            assert_eq!((inside(9)?, inside(1)?), (9, 7));
        },
        yield_!(1),
        {
            fn inner() -> u8 {
                return 5;
            }
            assert_eq!(inner(), 5);
        }
    );
    if_big!(sent => { return Ok(77) } else return Ok(78))
}

/// What the calls give: the last one of them ends it.
fn run(text: &str, sent: &[u8]) -> (Vec<u8>, Result<u64, String>) {
    block_on(async {
        let mut given = Vec::new();
        let mut generator = pin!(answers(text.to_owned()));
        match generator.prime().await {
            Ok(first) => given.push(first),
            Err(primed::PrimeError::Raised(error)) => return (given, Err(error)),
            Err(other) => panic!("{other:?}"),
        }
        for sent in sent {
            match generator.send(*sent).await {
                Ok(value) => given.push(value),
                Err(StopIteration(value)) => return (given, Ok(value)),
                Err(Raised(error)) => return (given, Err(error)),
                Err(other) => panic!("{other:?}"),
            }
        }
        panic!("it goes on after {given:?}")
    })
}

#[test]
fn of_an_async_generator() {
    assert_eq!(run("3", &[1]), (vec![4], Ok(1)));
    assert_eq!(run("3", &[2]), (vec![4], Err("two 2".into())));
    assert_eq!(run("3", &[3]), (vec![4], Err("three".into())));
    assert_eq!(run("3", &[4, 5]), (vec![4, 44], Err("no".into())));
    assert_eq!(run("3", &[5, 0]), (vec![4, 103], Ok(0)));
    assert_eq!(run("3", &[6, 1]), (vec![4, 103], Ok(6)));
    let on = [5, 1, 1, 1, 1];
    assert_eq!(run("3", &on), (vec![4, 103, 5, 5, 1], Ok(78)));
    assert!(run("x", &[]).1.is_err());
}

#[generator]
fn optional() -> impl AsyncGenerator<u8, Yield = u8, Return = Option<u8>> {
    yield_!(pick!(n = Some(3)? => n));
    let (a, b) = tokio::join!(ready(Some(1)?), ready(2));
    yield_!(a + b);
    let mut items = pin!(primed::stream_from(Some([4])?));
    let item = items.next().await;
    let mut item = item;
    twice!(primed::yield_!(item?); item = None;);
    item
}

#[test]
fn of_one_that_returns_an_option() {
    let mut generator = pin!(optional());
    let calls = async {
        let first = generator.prime().await;
        let second = generator.send(1).await;
        let third = generator.send(1).await;
        (first, second, third, generator.send(1).await)
    };
    let end = Err(StopIteration(None));
    assert_eq!(block_on(calls), (Ok(3), Ok(3), Ok(4), end));
}

#[generator]
fn sums(mut n: u8, limit: String) -> impl PinnedGenerator<u8, String, Yield = u8, Return = u8> {
    let limit = &limit;
    twice! {
        n += primed::yield_!(n);
        let at_most = limit.parse::<u8>().map_err(|e| e.to_string())?;
        if n > at_most { return Ok(n) }
    }
    evaluated!(seven()?, primed::yield_!(100));
    Ok(pick!(0 = n % 2 => { if n == 4 { return Err("four".into()) } n }))
}

#[test]
fn of_a_pinned_generator() {
    let mut early = pin!(sums(1, "9".into()));
    assert_eq!(early.prime(), Ok(1));
    assert_eq!(early.send(9), Err(StopIteration(10)));
    let mut fails = pin!(sums(1, "nine".into()));
    assert_eq!(fails.prime(), Ok(1));
    let text = "invalid digit found in string".to_owned();
    assert_eq!(fails.send(9), Err(Raised(text)));
    for (sent, end) in [
        (2, Err(Raised("four".to_owned()))),
        (4, Err(StopIteration(6))),
    ] {
        let mut through = pin!(sums(1, "9".into()));
        assert_eq!(through.prime(), Ok(1));
        assert_eq!(through.send(1), Ok(2));
        assert_eq!(through.send(sent), Ok(100));
        assert_eq!(through.send(0), end);
    }
}

/// A macro that makes a closure of what it is given: `?` is that closure's, as it is in
/// async-stream.
macro_rules! attempt {
    ($($body:tt)*) => {
        (|| { $($body)* })()
    };
}

fn tries(fails: bool) -> impl Stream<Item = Result<u8, String>> {
    primed::try_stream! {
        let caught: Result<u8, &str> = attempt! { no()?; Ok(1) };
        yield u8::from(caught.is_err());
        tokio::select! { n = ready(seven()) => {
            yield n?;
            primed::yield_!(8);
            let n = Ok::<u8, &str>(9)?;
            if fails { no()?; }
            if n == 9 { return; }
        } }
        yield 100;
    }
}

#[test]
fn of_a_stream() {
    let all = |fails| block_on(tries(fails).collect::<Vec<_>>());
    assert_eq!(all(false), [Ok(1), Ok(7), Ok(8)]);
    assert_eq!(all(true), [Ok(1), Ok(7), Ok(8), Err("no".to_owned())]);
}

/// An index that yields, behind another one, is seen in an argument too (rustc gets it
/// wrong). What a macro puts together of several arguments is not: see `yield_!`.
#[generator]
fn indices(
    rows: [[u8; 3]; 3],
    i: usize,
) -> impl PinnedGenerator<usize, Yield = u8, Return = Vec<u8>> {
    let mut seen = Vec::new();
    evaluated!(
        seen.push(rows[i][yield_!(0)]),
        seen.push(rows[i][primed::yield_!(1)])
    );
    twice! { let n = rows[i][yield_!(2)]; seen.push(n); }
    pick!(_ = rows[i][yield_!(3)] => seen)
}

#[test]
fn indices_that_yield() {
    let mut generator = pin!(indices([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1));
    assert_eq!(generator.prime(), Ok(0));
    for (sent, given) in [(2, 1), (0, 2), (1, 2), (2, 3)] {
        assert_eq!(generator.send(sent), Ok(given));
    }
    let end = generator.send(1);
    assert_eq!(end, Err(StopIteration(vec![6, 4, 5, 6])));
}
