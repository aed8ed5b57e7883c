//! What adaptors are as values: clones, `Debug`, objects, and what they are sent.

use std::cell::Cell;
use std::fmt::Debug;

use crate::common::script;
use crate::{body, shout, told};
use primed::{Generator, NextError, Resume, Step, broadcast, from_fn, from_iter, sink};

#[test]
fn clones_are_independent() {
    let mut at = 0;
    let mut one = body()
        .map_yield(move |value| {
            at += 1;
            value + at
        })
        .map_send(|value: i32| Some(value))
        .map_return(|_| ())
        .inspect_yield(|_| {})
        .chain(body().map_send(Some));
    assert_eq!((one.prime(), one.send(0)), (Ok(1), Ok(2)));
    let mut two = one.clone();
    assert_eq!(
        (one.send(0), one.send(0), two.send(0)),
        (Ok(3), Ok(4), Ok(3))
    );
    let mut one = broadcast([body(), body()]);
    assert_eq!(
        (one.prime(), one.clone().next()),
        (Ok(2), Err(NextError::StopIteration(())))
    );
    assert_eq!(one.send(Some(1)), Ok(2));
}

#[test]
fn debug() {
    let made = || script([]);
    let text = |g: &dyn Debug| format!("{g:?}");
    assert_eq!(
        text(&made().map_yield(shout)),
        "MapYield { generator: Script(0 left), .. }"
    );
    assert_eq!(
        text(&made().map_send(|()| None)),
        "MapSend { generator: Script(0 left), .. }"
    );
    assert_eq!(
        text(&made().map_return(shout)),
        "MapReturn { generator: Script(0 left), .. }"
    );
    assert_eq!(
        text(&made().inspect_yield(|_| {})),
        "InspectYield { generator: Script(0 left), .. }"
    );
    assert!(text(&made().chain(made())).starts_with("Chain { first: Script(0 left), other: "));
    assert_eq!(text(&sink(|_: u8| {})), "Sink { state: Created, .. }");
    assert_eq!(
        text(&from_iter(0..1)),
        "FromIter { state: Created, items: Some(0..1) }"
    );
    let f = |_: Resume| -> Step<u8> { Step::Exited };
    assert_eq!(text(&from_fn(f)), "FromFn { state: Created, .. }");
    let all = broadcast([made()]);
    assert_eq!(text(&all), "Broadcast { targets: [Script(0 left)], .. }");
    assert_eq!(told(&all).3, ["targets=[Script(0 left)]"]);
}

#[cfg(feature = "alloc")]
#[test]
fn as_objects() {
    use crate::common::Oops;

    type Any<'a> = Box<dyn Generator<Option<i32>, Oops, Yield = i32, Return = char> + 'a>;

    let all: [Any<'_>; 5] = [
        Box::new(body().map_yield(|value| value + 1)),
        Box::new((Box::new(body()) as Any<'_>).map_send(|value| value)),
        Box::new(body().map_return(|value| value)),
        Box::new(body().inspect_yield(|_| {})),
        Box::new((Box::new(script([Step::Returned('x')])) as Any<'_>).chain(body())),
    ];
    let mut all = broadcast(all);
    assert_eq!(all.prime(), Ok(5));
    assert_eq!(all.send(Some(1)), Ok(5));
    assert_eq!(all.next(), Err(NextError::StopIteration(())));
}

/// Higher-ranked sends come through.
#[test]
fn higher_ranked() {
    fn lengths() -> impl for<'a> Generator<&'a str, Yield = usize, Return = ()> {
        let longest = Cell::new(0);
        let body = from_fn(move |input: Resume<usize>| -> Step<usize> {
            if let Resume::Send(length) = input {
                longest.set(length.max(longest.get()));
            }
            Step::Yielded(longest.get())
        });
        let length = |text: &str| text.len(); // of any lifetime
        body.map_send(length)
    }

    let mut g = lengths();
    assert_eq!(g.prime().ok(), Some(0));
    let text = String::from("four");
    assert_eq!(g.send(&text).ok(), Some(4));
    drop(text);
    assert_eq!(g.send("two").ok(), Some(4));
}
