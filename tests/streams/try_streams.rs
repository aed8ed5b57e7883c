//! `try_stream!`: what is yielded is `Ok`, and `?` gives the `Err`.

use std::convert::Infallible;
use std::error::Error;
use std::io;
use std::num::ParseIntError;
use std::pin::pin;
use std::task::Poll;

use futures::stream::FusedStream;
use futures::{Stream, TryStreamExt};
use primed::{stream, try_stream};

use crate::support::{Log, all, pause, poll, soon};

#[derive(Debug, PartialEq)]
enum Bad {
    Parse(ParseIntError),
    Text(String),
}

impl From<ParseIntError> for Bad {
    fn from(error: ParseIntError) -> Self {
        Self::Parse(error)
    }
}

impl From<&str> for Bad {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

async fn parse(word: &str) -> Result<u32, ParseIntError> {
    soon(word).await.parse()
}

fn checked(word: u32) -> Result<u32, &'static str> {
    if word > 9 {
        Err("more than a digit")
    } else {
        Ok(word)
    }
}

fn digits(text: &str) -> impl Stream<Item = Result<u32, Bad>> + '_ {
    try_stream! {
        for word in text.split(' ') {
            yield checked(parse(word).await?)?;
        }
    }
}

#[test]
fn conversions() {
    assert_eq!(all(digits("1 2")), [Ok(1), Ok(2)]);
    assert_eq!(
        all(digits("1 12 3")),
        [Ok(1), Err(Bad::from("more than a digit"))]
    );
    let failed = all(digits("1 x 3"));
    assert!(matches!(failed[..], [Ok(1), Err(Bad::Parse(_))]));
    assert_eq!(
        futures::executor::block_on(digits("3 4").try_collect()),
        Ok(vec![3, 4])
    );
}

/// `?` twice on one line, in an operand of a yield, and on what a yield stands beside.
#[test]
fn in_every_position() {
    fn given(fails_at: u8) -> impl Stream<Item = Result<u8, String>> {
        let check = move |n: u8| {
            if n == fails_at {
                Err(n.to_string())
            } else {
                Ok(n)
            }
        };
        try_stream! {
            let twice = Ok::<_, String>(check(1))??;
            yield check(2)? + twice;
            yield soon(check(3)).await?;
            let (unit, n) = ((yield check(4)?), check(5)?);
            let () = unit;
            if check(6)? == n + 1 { yield check(7)? } else { Err(String::from("never"))? }
            for n in [check(8), check(9)] { yield n?; }
            assert_eq!(check(10)?, 10);
            println!("{} {:?}", check(11)?, { yield check(12)?; });
            let closure = || -> Result<u8, String> { Ok(check(13)? + 1) };
            yield closure()?;
            let block = async { Ok::<u8, String>(check(14)? + 1) };
            yield block.await?;
            yield { yield check(15)?; check(16)? };
        }
    }
    let whole: Vec<u8> = futures::executor::block_on(given(0).try_collect()).unwrap();
    assert_eq!(whole, [3, 3, 4, 7, 8, 9, 12, 14, 15, 15, 16]);
    for fails_at in 1..=16 {
        let items = all(given(fails_at));
        let (last, before) = items.split_last().unwrap();
        assert_eq!(*last, Err(fails_at.to_string()));
        assert!(
            before
                .iter()
                .zip(&whole)
                .all(|(item, n)| item.as_ref() == Ok(n))
        );
    }
}

#[test]
fn ends() {
    let log = Log::default();
    let inner = log.clone();
    let mut stream = pin!(try_stream! {
        let _kept = inner.dropped("kept");
        yield 1;
        pause().await;
        if false { return; }
        Err("no")?;
        inner.add("never");
    });
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(Ok(1))));
    assert_eq!(poll(stream.as_mut()), Poll::Pending);
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(Err("no"))));
    assert_eq!(log.take(), ["kept"]);
    assert!(stream.is_terminated());
    assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
}

#[test]
fn returns() {
    fn until(last: u8) -> impl Stream<Item = Result<u8, String>> {
        try_stream! {
            for n in 0.. {
                if n == last { return; }
                if n == 3 { return Err(String::from("too many"))?; }
                yield n;
            }
        }
    }
    assert_eq!(all(until(2)), [Ok(0), Ok(1)]);
    assert_eq!(all(until(9))[3], Err(String::from("too many")));
}

fn boxed(fails: bool) -> impl Stream<Item = Result<(), Box<dyn Error + Send + Sync>>> {
    try_stream! {
        yield;
        yield ();
        if fails { Err("a text")?; }
        Err(io::Error::other("an error"))?;
    }
}

fn never_fails() -> impl Stream<Item = Result<u8, Infallible>> {
    try_stream! { yield soon(1).await; }
}

fn only_fails() -> impl Stream<Item = Result<u8, String>> {
    try_stream! { yield Err(soon(String::from("no")).await)?; }
}

fn of_options(text: &str) -> impl Stream<Item = Result<Option<u8>, Bad>> + '_ {
    try_stream! {
        yield None;
        yield Some(text.parse()?);
        yield Err::<Option<u8>, _>("last")?;
    }
}

#[test]
fn types_of_errors() {
    let texts = all(boxed(true).map_err(|error| error.to_string()));
    assert_eq!(texts[2], Err("a text".into()));
    assert!(
        all(boxed(false))[2]
            .as_ref()
            .is_err_and(|error| error.is::<io::Error>())
    );
    assert_eq!(all(never_fails()), [Ok(1)]);
    assert_eq!(all(only_fails()), [Err(String::from("no"))]);
    assert_eq!(
        all(of_options("1"))[1..],
        [Ok(Some(1)), Err(Bad::from("last"))]
    );
}

/// An error of one within another is a value until `?` takes it.
#[test]
fn nested() {
    fn outer() -> impl Stream<Item = Result<Vec<u32>, Bad>> {
        try_stream! {
            for text in ["1 2", "3", "x", "4"] {
                let collected: Result<Vec<_>, _> = digits(text).try_collect().await;
                if text == "x" {
                    yield vec![];
                }
                yield collected?;
            }
        }
    }
    let given = all(outer());
    assert!(
        matches!(&given[..], [Ok(a), Ok(b), Ok(c), Err(Bad::Parse(_))]
        if (a.len(), b.len(), c.len()) == (2, 1, 0))
    );
    let mixed = stream! {
        let tried = try_stream! { yield 1; Err("inner")?; };
        for await item in tried {
            yield item.map_err(str::len);
        }
        yield_from!(try_stream! { yield 2; Err(3_usize)?; });
    };
    assert_eq!(all(mixed), [Ok(1), Err(5), Ok(2), Err(3)]);
}

fn bytes(text: &str) -> impl Stream<Item = Result<u8, Bad>> + '_ {
    stream! {
        yield Ok(0);
        let n: u8 = text.parse()?;
        yield if n == 0 { Err(Bad::from("zero")) } else { Ok(n) };
        yield Ok(checked(u32::from(n)).map(|_| n)?);
    }
}

fn firsts<'a>(lists: &'a [&'a [u8]]) -> impl Stream<Item = u8> + 'a {
    stream! {
        for list in lists {
            yield *list.first()?;
        }
    }
}

/// In `stream!`, `?` does as in a function whose items are `Result`s, or are not.
#[test]
fn questions_in_plain_streams() {
    assert_eq!(all(bytes("1")), [Ok(0), Ok(1), Ok(1)]);
    assert_eq!(all(bytes("0")), [Ok(0), Err(Bad::from("zero")), Ok(0)]);
    assert_eq!(all(bytes("x")).len(), 2);
    assert_eq!(all(firsts(&[&[1, 2], &[3], &[], &[4]])), [1, 3]);
}
