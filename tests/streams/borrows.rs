//! References to locals and to what is outside, held across yields and awaits.

#![allow(clippy::await_holding_refcell_ref, reason = "it is what is tested")]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use futures::stream::iter;
use futures::{Stream, StreamExt};
use primed::generator;

use crate::support::{all, soon};

#[generator]
fn of_locals() -> impl Stream<Item = usize> {
    let mut text = String::from("a b");
    let words: Vec<&str> = text.split(' ').collect();
    for word in &words {
        yield_!(soon(word.len()).await);
    }
    let longest = words.iter().max().map_or(0, |word| word.len());
    let more = &mut text;
    yield_!(longest);
    more.push_str(" c");
    soon(()).await;
    let slice = &more[2..];
    yield_!(slice.len());
    yield_!(text.len());
}

#[generator]
fn walking(mut grid: [[u8; 2]; 2]) -> impl Stream<Item = u8> {
    for row in &mut grid {
        for cell in row.iter_mut() {
            *cell += 1;
            yield_!(*cell);
            *cell += soon(1).await;
        }
        let [first, .., last] = row;
        std::mem::swap(first, last);
        yield_!(*first);
    }
    yield_!(grid.iter().flatten().sum());
}

#[test]
fn references_to_locals() {
    assert_eq!(all(of_locals()), [1, 1, 1, 3, 5]);
    assert_eq!(all(walking([[1, 2], [3, 4]])), [2, 3, 4, 4, 5, 6, 18]);
}

#[generator]
fn guards(shared: &RefCell<Vec<u8>>) -> impl Stream<Item = u8> {
    {
        let mut list = shared.borrow_mut();
        list.push(1);
        yield_!(2); // the caller sees it borrowed
        list.push(soon(3).await);
    }
    let list = shared.borrow();
    yield_!(list.len().try_into().ok()?);
    drop(list);
    yield_!(4);
}

#[test]
fn guards_across_yields() {
    let shared = RefCell::default();
    let mut stream = Box::pin(guards(&shared));
    let mut next = || futures::executor::block_on(stream.next());
    assert_eq!(next(), Some(2));
    assert!(shared.try_borrow().is_err());
    assert_eq!(next(), Some(2));
    assert!(shared.try_borrow().is_ok() && shared.try_borrow_mut().is_err());
    assert_eq!(next(), Some(4));
    assert_eq!(*shared.borrow_mut(), [1, 3]);
}

#[generator]
fn chunks<'a>(text: &'a str, size: &usize) -> impl Stream<Item = &'a str> {
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, left) = rest.split_at(rest.len().min(*size));
        yield_!(soon(chunk).await);
        rest = left;
    }
}

#[generator]
fn changing<'m>(
    map: &'m mut BTreeMap<u8, String>,
    log: &Cell<u8>,
) -> impl Stream<Item = &'m mut String> {
    for (key, value) in map {
        log.set(*key);
        value.push('!');
        yield_!(soon(value).await);
    }
}

#[test]
fn references_to_outside() {
    let chunked = {
        let size = 2;
        all(chunks("abcde", &size))
    };
    assert_eq!(chunked, ["ab", "cd", "e"]);
    let mut map = BTreeMap::from([(1, String::from("a")), (2, String::from("b"))]);
    let log = Cell::new(0);
    let values = all(changing(&mut map, &log));
    for value in values {
        value.push('?');
    }
    assert_eq!(log.get(), 2);
    assert_eq!(map.into_values().collect::<Vec<_>>(), ["a!?", "b!?"]);
}

#[generator]
fn lends_to_itself() -> impl Stream<Item = u8> {
    let state = Cell::new(0);
    let counter = || {
        state.set(state.get() + 1);
        state.get()
    };
    let numbers = iter(0..3).map(|n| n + counter());
    let mut numbers = std::pin::pin!(numbers.then(soon));
    while let Some(n) = numbers.next().await {
        yield_!(n);
        yield_!(state.get());
    }
    let local = soon(&state).await;
    local.set(9);
    yield_!(counter());
}

#[test]
fn futures_and_closures_over_locals() {
    assert_eq!(all(lends_to_itself()), [1, 1, 3, 2, 5, 3, 10]);
}

#[generator]
fn pinned_local() -> impl Stream<Item = u8> {
    let mut future = std::pin::pin!(async {
        soon(()).await;
        7
    });
    yield_!(1);
    yield_!(future.as_mut().await);
    let mut inner = Box::pin(lends_to_itself());
    let first = inner.next().await?;
    yield_!(first);
    let rest: Vec<u8> = inner.by_ref().collect().await;
    yield_!(rest.len().try_into().ok()?);
}

#[test]
fn pinned_locals() {
    assert_eq!(all(pinned_local()), [1, 7, 1, 6]);
}
