//! `?` in a stream: it yields the `Err` and ends, or ends.

use std::error::Error;
use std::num::{ParseIntError, TryFromIntError};
use std::pin::Pin;

use futures::stream::iter;
use futures::{Stream, StreamExt, TryStreamExt};
use primed::generator;

use crate::support::{Log, all, soon};

#[derive(Debug, PartialEq)]
enum Bad {
    Parse(ParseIntError),
    Large(TryFromIntError),
    Odd(u8),
}

impl From<ParseIntError> for Bad {
    fn from(error: ParseIntError) -> Self {
        Self::Parse(error)
    }
}

impl From<TryFromIntError> for Bad {
    fn from(error: TryFromIntError) -> Self {
        Self::Large(error)
    }
}

async fn parse(word: &str) -> Result<i64, ParseIntError> {
    soon(word).await.parse()
}

#[generator]
fn bytes(text: &str) -> impl Stream<Item = Result<u8, Bad>> {
    for word in text.split(' ') {
        let byte = u8::try_from(parse(word).await?)?;
        if byte % 2 == 1 {
            yield_!(Err(Bad::Odd(byte))); // this one does not end it
        } else {
            yield_!(Ok(byte));
        }
    }
}

#[test]
fn results() {
    assert_eq!(all(bytes("2 3 4")), [Ok(2), Err(Bad::Odd(3)), Ok(4)]);
    let failed = all(bytes("2 x 4"));
    assert!(matches!(failed[..], [Ok(2), Err(Bad::Parse(_))]));
    let failed = all(bytes("300 4"));
    assert!(matches!(failed[..], [Err(Bad::Large(_))]));
}

#[generator]
fn pairs(mut items: impl Stream<Item = u8> + Unpin) -> impl Stream<Item = (u8, u8)> {
    loop {
        let first = items.next().await?;
        yield_!((first, items.next().await?));
    }
}

#[generator]
fn maybe(items: &[Option<u8>]) -> impl Stream<Item = Option<u8>> {
    for item in items {
        yield_!(Some((*item)?));
    }
}

#[test]
fn options() {
    assert_eq!(all(pairs(iter([1, 2, 3, 4, 5]))), [(1, 2), (3, 4)]);
    assert_eq!(all(maybe(&[Some(1), None, Some(2)])), [Some(1)]);
}

type Boxed<'a, T> = Pin<Box<dyn Stream<Item = Result<T, Box<dyn Error>>> + 'a>>;

#[generator(stream)]
fn boxed(text: &str) -> Boxed<'_, i64> {
    let value = parse(text).await?;
    yield_!(Ok(value));
    Err("a text")?;
    yield_!(Ok(0));
}

#[test]
fn boxed_errors() {
    let items: Vec<_> = all(boxed("1").map_err(|error| error.to_string()));
    assert_eq!(items, [Ok(1), Err(String::from("a text"))]);
    assert!(all(boxed("x"))[0].is_err());
}

#[generator]
fn everywhere(log: Log, fails_at: u8) -> impl Stream<Item = Result<u8, String>> {
    let check = |at: u8| {
        if at == fails_at {
            Err(format!("{at}"))
        } else {
            Ok(at)
        }
    };
    let _outer = log.dropped("outer");
    let sum = check(1)? + soon(check(2)).await? + {
        let _inner = log.dropped("inner");
        yield_!(check(3));
        check(4)?
    };
    if check(5)? > 0 && soon(check(6)).await? > 0 {
        yield_!(Ok(sum));
    }
    match check(7)? {
        n if check(n + 1)? == 8 => yield_!(Ok(check(9)?)),
        _ => {}
    }
    let list: Vec<u8> = vec![check(10)?, soon(check(11)).await?];
    for n in list.iter().chain(&[check(12)?]) {
        yield_!(Ok(*n));
    }
    println!("{} {}", check(13)?, soon(check(14)).await?);
    let closure = || check(15)?.checked_add(1).ok_or_else(String::new);
    yield_!(closure());
    let own = async { check(16)?.checked_add(1).ok_or_else(String::new) };
    yield_!(own.await);
    log.add("end");
}

#[test]
fn in_every_position() {
    let items = |fails_at| {
        let log = Log::default();
        (all(everywhere(log.clone(), fails_at)), log.take())
    };
    let whole = [3, 7, 9, 10, 11, 12, 16, 17].map(Ok);
    assert_eq!(
        items(0),
        (
            whole.to_vec(),
            vec!["inner".into(), "end".into(), "outer".into()]
        )
    );
    for fails_at in 1..=14 {
        let (given, log) = items(fails_at);
        let last = Err(fails_at.to_string());
        if fails_at == 3 {
            assert_eq!(given[0], last); // yielded by hand: it goes on
            continue;
        }
        assert_eq!(given.last(), Some(&last), "at {fails_at}");
        assert_eq!(
            log.last().map(String::as_str),
            (fails_at > 0).then_some("outer")
        );
        assert!(!log.contains(&String::from("end")));
    }
    // In a closure and an async block, `?` ends those.
    assert_eq!(items(15).0.len(), 8);
    assert_eq!(items(16).0[7], Err(String::from("16")));
}

#[test]
fn collected() {
    let sum = bytes("2 4 6").try_fold(0, |sum, byte| async move { Ok(sum + byte) });
    assert_eq!(futures::executor::block_on(sum), Ok(12));
}
