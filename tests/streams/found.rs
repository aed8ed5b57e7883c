//! What was found in review, made small.

use std::collections::HashMap;
use std::future::ready;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use primed::prelude::*;
use primed::{CloseError, SendError, stream, try_stream};

fn all<S: Stream>(stream: S) -> Vec<S::Item> {
    block_on(stream.collect())
}

#[test]
fn cfg_on_what_is_rewritten() {
    let left = stream! {
        #[cfg(any())]
        return;
        yield 1;
        #[cfg(any())]
        yield_from!([2, 3]);
        #[cfg(any())]
        std::future::pending::<()>().await;
    };
    assert_eq!(all(left), [1]);
    let fails = try_stream! {
        yield 1;
        #[cfg(any())]
        Err::<(), &str>("x")?;
        yield 2;
    };
    let fails: Vec<Result<i32, &str>> = all(fails);
    assert_eq!(fails, [Ok(1), Ok(2)]);
}

#[test]
fn handlers_of_select() {
    let ends = stream! {
        for n in [1, 2] {
            yield n;
            tokio::select! { () = ready(()) => if n == 1 { return } }
        }
    };
    assert_eq!(all(ends), [1]);
    let nests = stream! {
        tokio::select! { () = ready(()) => {
            let inner: Vec<&str> = stream! { yield "inner"; yield "more"; }.collect().await;
            yield inner.len();
            yield HashMap::<u8, u8>::new().len();
        } }
    };
    assert_eq!(all(nests), [2, 0]);
}

#[test]
fn one_that_never_yields() {
    let ran = std::cell::Cell::new(false);
    let seen = &ran;
    assert_eq!(all(stream! { seen.set(true); }), []);
    assert!(ran.get());
    let fails = try_stream! { Err::<(), _>("no")?; };
    assert_eq!(all(fails), [Err("no")]);
}

#[test]
fn drives_what_may_fail() {
    #[generator]
    fn sums() -> impl Generator<u8, String, Yield = u8> {
        let mut sum = 0_u8;
        loop {
            sum = sum.checked_add(yield_!(sum)).ok_or("too much")?;
        }
    }
    let driven = primed::drive(sums(), primed::stream_from([100, 100, 100, 1]));
    let too_much = SendError::Raised("too much".to_owned());
    assert_eq!(all(driven), [Ok(100), Ok(200), Err(too_much)]);
}

#[test]
fn later_yields_coerce() {
    fn texts<'a, const N: usize>(a: &'a [u8], b: &'a [u8; N]) -> impl Stream<Item = &'a [u8]> {
        stream! {
            yield a;
            yield b;
        }
    }
    assert_eq!(all(texts(b"a", b"bc")), [&b"a"[..], b"bc"]);
}

#[test]
fn labels_and_patterns_of_for_await() {
    let odd = stream! {
        'a: for await n in stream! { yield Ok(1); yield Err(2); yield Ok(3); yield Ok(4); } {
            for await (Ok(m) | Err(m)) in primed::stream_from([n]) {
                if m % 2 == 0 {
                    continue 'a;
                }
                yield m;
            }
        }
    };
    assert_eq!(all(odd), [1, 3]);
}

#[generator]
fn indexed(
    a: [[u32; 3]; 3],
    i: usize,
) -> impl PinnedGenerator<usize, Yield = u32, Return = String> {
    let text = format!("{} {:?}", a[i][yield_!(0)], vec![a[1][yield_!(1)]]);
    assert!(a[i][yield_!(2)] == 6);
    let row = a[0];
    let found = match row[i] {
        n if yield_!(n) == 99 => n,
        n => n + 10,
    };
    let matched = matches!(row[i], n if yield_!(n) as u32 + n == 4);
    let mut owned = [vec![String::from("a"), String::from("b")]];
    let kept = match owned[0][yield_!(3)] {
        ref mut text if text.len() == 1 => text.clone(),
        _ => String::new(),
    };
    owned[0][yield_!(4)].push('!');
    format!("{text} {found} {matched} {kept} {}", owned[0][1])
}

#[test]
fn indices_that_yield_in_any_position() {
    let mut g = pin!(indexed([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1));
    let mut last = g.prime().map(|_| ());
    let mut end = None;
    for sent in [2, 0, 2, 5, 2, 1, 1] {
        assert_eq!(last, Ok(()));
        match g.send(sent) {
            Ok(_) => last = Ok(()),
            Err(SendError::StopIteration(text)) => end = Some(text),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(end.as_deref(), Some("6 [4] 12 true b b!"));
}

#[test]
fn an_assertion_says_what_the_user_wrote() {
    #[generator]
    fn asserts() -> impl PinnedGenerator<u8, Yield = u8> {
        assert!(yield_!(3) == 6);
    }
    let mut g = pin!(asserts());
    g.prime().unwrap();
    let said = catch_unwind(AssertUnwindSafe(|| g.send(1))).unwrap_err();
    let said = said.downcast_ref::<String>().unwrap();
    assert_eq!(said, "assertion failed: yield_!(3) == 6");
}

#[test]
fn a_panic_while_it_primes_itself() {
    #[generator(prime)]
    fn breaks(early: bool) -> impl AsyncGenerator<u8, Yield = u8> {
        assert!(!early, "early");
        yield_!(1);
    }
    let mut g = pin!(breaks(true));
    assert!(catch_unwind(AssertUnwindSafe(|| block_on(g.send(3)))).is_err());
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(block_on(g.send(4)), Err(SendError::Exhausted(4)));
    let closed: Result<_, CloseError<u8, _>> = block_on(g.close());
    assert_eq!(closed, Ok(None));
}

#[test]
fn an_await_that_a_macro_hides_from_a_pinned_generator() {
    macro_rules! hidden {
        ($e:expr) => {
            $e.await
        };
    }
    #[generator]
    fn waits() -> impl PinnedGenerator<u8, Yield = u8> {
        yield_!(hidden!(ready(1)));
        hidden!(std::future::pending::<()>());
        yield_!(2);
    }
    let mut g = pin!(waits());
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.send(1), Err(SendError::Fault(primed::Fault::Pending)));
    assert_eq!(g.send(2), Err(SendError::Exhausted(2)));
}
