//! Temporaries of what `for await` loops over, and of what is delegated to: they live as
//! those in the head of a `for`.

use std::cell::RefCell;
use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use primed::prelude::*;

use crate::support::all;

type Log = RefCell<Vec<String>>;

/// Says when it is dropped.
struct Noisy<'a>(&'static str, &'a Log);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.1.borrow_mut().push(format!("-{}", self.0));
    }
}

fn say(log: &Log, what: impl std::fmt::Display) {
    log.borrow_mut().push(what.to_string());
}

/// Borrows from what the operand makes, and is dropped itself.
fn letters<'a>(text: &'a str, _by: &Noisy<'a>, own: Noisy<'a>) -> impl Stream<Item = char> {
    stream! {
        let _own = own;
        for letter in text.chars() {
            yield letter;
        }
    }
}

fn numbers<'a>(list: &'a [u8], _by: &Noisy<'a>, own: Noisy<'a>) -> impl Iterator<Item = u8> {
    list.iter().map(move |n| {
        let _own = &own;
        *n
    })
}

#[test]
fn of_for_await() {
    let log = &Log::default();
    let given = stream! {
        for await c in letters(&String::from("abc"), &Noisy("made", log), Noisy("own", log)) {
            if c == 'b' { continue; }
            say(log, c);
            yield c;
        }
        say(log, "over");
        'out: for await c in letters(&String::from("xyz"), &Noisy("made", log), Noisy("own", log)) {
            for await d in letters(&format!("{c}!"), &Noisy("inner", log), Noisy("own", log)) {
                if d == '!' { break 'out; }
                yield d;
            }
        }
        say(log, "end");
        // The last of a body: behind it the locals go.
        let text = String::from("tail");
        let _local = Noisy("local", log);
        for await c in letters(&text.to_uppercase(), &Noisy("made", log), Noisy("own", log)).take(1) {
            yield c;
        }
    };
    assert_eq!(all(given), ['a', 'c', 'x', 'T']);
    let first = ["a", "c", "-own", "-made", "over"];
    let second = ["-own", "-inner", "-own", "-made", "end"];
    let third = ["-own", "-made", "-local"];
    let expected = [&first[..], &second, &third].concat();
    assert_eq!(log.take(), expected);
}

/// The same in a plain loop: in this order they drop.
#[test]
fn as_in_a_plain_loop() {
    let log = &Log::default();
    for n in numbers(&Vec::from([1, 2]), &Noisy("made", log), Noisy("own", log)) {
        say(log, n);
    }
    say(log, "over");
    assert_eq!(log.take(), ["1", "2", "-own", "-made", "over"]);
}

#[generator]
fn delegates<'a>(log: &'a Log) -> impl Stream<Item = char> + 'a {
    yield_from!(letters(
        &String::from("ab"),
        &Noisy("made", log),
        Noisy("own", log)
    ));
    say(log, "over");
    let lock = RefCell::new(vec!['c', 'd']);
    yield_from!(lock.borrow().iter().copied());
    yield_from!(lock.borrow_mut().drain(..));
}

#[generator]
fn asks<'a>(
    n: &'a u8,
    _by: &'a Noisy<'a>,
) -> impl AsyncGenerator<u8, Yield = u8, Return = u8> + 'a {
    let sent = yield_!(*n);
    yield_!(sent) + n
}

#[generator]
fn awaits<'a>(log: &'a Log) -> impl AsyncGenerator<u8, Yield = u8, Return = u8> + 'a {
    let sum = yield_from!(asks(&(1 + 1), &Noisy("made", log))) + yield_!(7);
    say(log, "over");
    sum
}

#[generator]
fn pinned<'a>(log: &'a Log) -> impl PinnedGenerator<Yield = u8, Return = usize> + 'a {
    let text = String::from("xyz");
    yield_from!(numbers(
        &Vec::from([1, 2]),
        &Noisy("made", log),
        Noisy("own", log)
    ));
    say(log, "over");
    yield_from!(text.to_uppercase().bytes());
    text.len()
}

#[test]
fn of_delegations() {
    let log = &Log::default();
    assert_eq!(all(delegates(log)), ['a', 'b', 'c', 'd', 'c', 'd']);
    assert_eq!(log.take(), ["-own", "-made", "over"]);

    let mut generator = pin!(awaits(log));
    let calls = async {
        assert_eq!(generator.prime().await, Ok(2));
        assert_eq!(generator.send(3).await, Ok(3));
        assert_eq!(log.take(), [""; 0]);
        assert_eq!(generator.send(4).await, Ok(7));
        // D15: before the result is used.
        assert_eq!(log.take(), ["-made"]);
        let end = Err(primed::SendError::StopIteration(4 + 2 + 5));
        assert_eq!(generator.send(5).await, end);
        assert_eq!(log.take(), ["over"]);
    };
    block_on(calls);

    let mut items = Box::pin(pinned(log)).iter();
    assert_eq!(items.by_ref().collect::<Vec<_>>(), [1, 2, b'X', b'Y', b'Z']);
    assert_eq!(items.into_return(), Some(3));
    assert_eq!(log.take(), ["-own", "-made", "over"]);
}

#[test]
fn of_what_is_left_early() {
    let log = &Log::default();
    let mut stream = Box::pin(delegates(log));
    assert_eq!(block_on(stream.next()), Some('a'));
    drop(stream);
    assert_eq!(log.take(), ["-own", "-made"]);
    let mut generator = pin!(awaits(log));
    assert_eq!(block_on(generator.prime()), Ok(2));
    assert_eq!(block_on(generator.close()), Ok(None));
    assert_eq!(log.take(), ["-made"]);
}
