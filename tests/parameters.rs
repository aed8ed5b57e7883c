//! Parameters that borrow from themselves, and parameters that are there or not, in each face.
#![cfg(all(feature = "alloc", feature = "async"))]
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::toplevel_ref_arg,
    clippy::non_minimal_cfg,
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    reason = "parameters of every kind"
)]

use std::cell::RefCell;
use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use primed::NextError::StopIteration;
use primed::prelude::*;

/// Says when it is dropped.
struct Noisy<'a>(&'static str, &'a RefCell<Vec<&'static str>>);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

#[generator]
fn iterator(ref mut list: Vec<u8>, ref text: String, n: u8) -> impl Iterator<Item = usize> {
    list.push(n);
    let sum = list.len() + text.len();
    yield_!(sum);
    yield_!(sum + 1);
}

#[generator]
fn movable((ref mut a, b): (u8, u8), ref mut c: u8) -> impl Generator<u8, Yield = u8, Return = u8> {
    *a += b;
    *c += *a;
    let sum = *c;
    yield_!(sum) + sum
}

#[generator]
fn pinned(
    ref mut list: Vec<u8>,
    (ref mut a, b): (u8, u8),
    ref text: String,
) -> impl PinnedGenerator<Yield = u8, Return = usize> {
    for _ in 0..2 {
        *a += b;
        list.push(*a);
        yield_!(*a);
    }
    list.len() + text.len()
}

#[generator]
fn stream([ref mut a, ref b]: [String; 2], ref mut n: usize) -> impl Stream<Item = usize> {
    while *n > 0 {
        *n -= 1;
        a.push_str(b);
        yield_!(std::future::ready(a.len()).await);
    }
}

#[generator(prime)]
fn asks(ref mut seen: Vec<u8>) -> impl AsyncGenerator<u8, Yield = usize> {
    loop {
        let sent = yield_!(seen.len());
        seen.push(sent);
    }
}

#[test]
fn they_borrow_mutably() {
    assert!(iterator(vec![1], "two".into(), 3).eq([5, 6]));
    let mut movable = movable((1, 2), 3);
    assert_eq!(movable.prime(), Ok(6));
    assert_eq!(movable.send(1), Err(primed::SendError::StopIteration(7)));
    let mut pinned = pin!(pinned(vec![9], (1, 2), "text".into()));
    assert_eq!(pinned.next(), Ok(3));
    assert_eq!(pinned.next(), Ok(5));
    assert_eq!(pinned.next(), Err(StopIteration(7)));
    let lengths = stream(["a".into(), "bc".into()], 2);
    assert_eq!(block_on(lengths.collect::<Vec<_>>()), [3, 5]);
    let mut asks = pin!(asks(vec![7]));
    assert_eq!(block_on(asks.send(1)), Ok(2));
    assert_eq!(block_on(asks.send(1)), Ok(3));
}

/// The order in which a plain function drops such parameters.
fn plain<'a>(
    ref mut a: Noisy<'a>,
    (ref mut b, ref c): (Noisy<'a>, Noisy<'a>),
    ref d: Noisy<'a>,
    e: Noisy<'a>,
) {
    (a.0, b.0) = ("a2", "b2");
    let _local = (c, &e, Noisy("local", d.1));
}

#[generator]
fn drops_pinned<'a>(
    ref mut a: Noisy<'a>,
    (ref mut b, ref c): (Noisy<'a>, Noisy<'a>),
    ref d: Noisy<'a>,
    e: Noisy<'a>,
) -> impl PinnedGenerator<Yield = u8> {
    (a.0, b.0) = ("a2", "b2");
    let _local = (c, &e, Noisy("local", d.1));
    yield_!(1);
}

#[generator]
fn drops_movable<'a>(
    ref mut a: Noisy<'a>,
    (ref mut b, ref c): (Noisy<'a>, Noisy<'a>),
    ref _d: Noisy<'a>,
    e: Noisy<'a>,
) -> impl Iterator<Item = u8> {
    (a.0, b.0) = ("a2", "b2");
    let _local = Noisy("local", c.1);
    yield_!(1);
    let _last = &e;
}

#[test]
fn they_drop_as_those_of_a_function() {
    let log = &RefCell::new(Vec::new());
    let noisy = |name| Noisy(name, log);
    plain(noisy("a"), (noisy("b"), noisy("c")), noisy("d"), noisy("e"));
    let expected = log.take();
    assert_eq!(expected, ["local", "e", "d", "b2", "c", "a2"]);

    let arguments = || (noisy("a"), (noisy("b"), noisy("c")), noisy("d"), noisy("e"));
    let (a, b, d, e) = arguments();
    assert!(drops_movable(a, b, d, e).eq([1]));
    assert_eq!(log.take(), expected);

    let (a, b, d, e) = arguments();
    assert!(Box::pin(drops_pinned(a, b, d, e)).iter().eq([1]));
    assert_eq!(log.take(), expected);

    // Suspended, and never begun.
    let (a, b, d, e) = arguments();
    let mut suspended = Box::pin(drops_pinned(a, b, d, e));
    assert_eq!(suspended.next(), Ok(1));
    drop(suspended);
    assert_eq!(log.take(), expected);
    let (a, b, d, e) = arguments();
    drop(drops_pinned(a, b, d, e));
    let unbegun = log.take();
    let (a, b, d, e) = arguments();
    drop(drops_movable(a, b, d, e));
    assert_eq!(log.take(), unbegun);
    assert_eq!(unbegun, ["e", "d", "b", "c", "a"]);
}

macro_rules! with_and_without {
    ($($name:ident($ty:ty): $returns:ty;)*) => {$(
        #[generator]
        fn $name(
            #[cfg(any())] missing: Unknown,
            first: u8,
            #[cfg(feature = "alloc")] mut second: $ty,
            #[cfg(not(all()))] (second, third): ($ty, u8),
        ) -> $returns {
            #[cfg(any())]
            yield_!(missing);
            yield_!(first);
            second += 1;
            yield_!(second);
        }
    )*};
}

with_and_without! {
    iterator_with(u8): impl Iterator<Item = u8>;
    generator_with(u8): impl Generator<Yield = u8>;
    pinned_with(u8): impl PinnedGenerator<Yield = u8>;
    stream_with(u8): impl Stream<Item = u8>;
    async_with(u8): impl AsyncGenerator<Yield = u8>;
}

struct Method(u8);

impl Method {
    #[generator]
    fn with(
        #[cfg(feature = "alloc")] &self,
        #[cfg(any())] missing: Unknown,
        #[cfg(feature = "alloc")] n: u8,
    ) -> impl Iterator<Item = u8> {
        yield_!(self.0 + n);
    }
}

#[test]
fn they_are_there_or_not() {
    assert!(iterator_with(1, 1).eq([1, 2]));
    assert!(generator_with(1, 1).iter().eq([1, 2]));
    assert!(Box::pin(pinned_with(1, 1)).iter().eq([1, 2]));
    assert_eq!(block_on(stream_with(1, 1).collect::<Vec<_>>()), [1, 2]);
    let mut generator = pin!(async_with(1, 1));
    assert_eq!(block_on(generator.next()), Ok(1));
    assert_eq!(block_on(generator.next()), Ok(2));
    assert!(Method(1).with(2).eq([3]));
}

thread_local! {
    static WAY: std::cell::Cell<u8> = const { std::cell::Cell::new(0) };
}

// Without a comma between its arms, which rustfmt would write.
#[rustfmt::skip]
#[generator]
fn shadowed_in_a_macro(b: Noisy<'_>) -> impl Generator<Yield = &'static str> {
    for kept in vec![match WAY.get() { 0 => Noisy("none", b.1), 1 => { b } b => { if b == 2 { std::process::abort() } else { unreachable!() } } }] {
        yield_!(kept.0);
    }
    yield_!("end");
}

#[test]
fn one_that_a_macro_moves_on_some_ways_may_be_shadowed_on_others() {
    for (way, expected) in [(0, &["none", "end", "given"][..]), (1, &["given", "end"])] {
        let log = &RefCell::new(Vec::new());
        WAY.set(way);
        for item in shadowed_in_a_macro(Noisy("given", log)).iter() {
            if item == "end" {
                log.borrow_mut().push(item);
            }
        }
        assert_eq!(*log.borrow(), expected, "{way}");
    }
}
