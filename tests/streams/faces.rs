//! What callers see of a stream: its face, and the bounds asked of it.

#![allow(clippy::implied_bounds_in_impls, reason = "both may be written")]

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures::future::ready;
use futures::stream::{BoxStream, FusedStream, LocalBoxStream, TryStream, TryStreamExt};
use futures::{Stream, StreamExt};
use primed::generator;
use static_assertions::assert_impl_all;

use crate::support::{all, poll, soon};

#[generator]
fn count(to: u32) -> impl Stream<Item = u32> {
    for n in 0..to {
        yield_!(soon(n).await);
    }
}

#[generator]
fn boxed(to: u32) -> Pin<Box<dyn Stream<Item = u32>>> {
    yield_from!(count(to));
}

#[generator]
fn boxed_to_send<'a>(words: &'a [String]) -> Pin<Box<dyn Stream<Item = &'a str> + Send + 'a>> {
    for word in words {
        yield_!(soon(word).await);
    }
}

#[generator]
fn elided(text: &str) -> Pin<Box<dyn Stream<Item = &str> + '_>> {
    for word in text.split(' ') {
        yield_!(word);
    }
}

#[test]
fn opaque_and_boxed() {
    assert_eq!(all(count(3)), [0, 1, 2]);
    assert_eq!(all(boxed(3)), [0, 1, 2]);
    let words = [String::from("a"), String::from("b")];
    assert_eq!(all(boxed_to_send(&words)), ["a", "b"]);
    assert_eq!(all(elided("c d")), ["c", "d"]);
}

type Bytes<'a, E = String> = Pin<Box<dyn Stream<Item = Result<u8, E>> + Send + 'a>>;

#[generator(stream)]
fn of_futures(to: u32) -> BoxStream<'static, u32> {
    yield_from!(count(to));
}

#[generator(stream)]
fn local<'a>(text: &'a str) -> LocalBoxStream<'a, char> {
    for c in text.chars() {
        yield_!(c);
    }
}

#[generator(stream)]
fn own_alias(bytes: &[u8]) -> Bytes<'_> {
    for byte in bytes {
        let byte = soon(*byte).await.checked_add(1);
        yield_!(Ok(byte.ok_or("too large")?));
    }
}

#[generator(stream)]
fn other_trait() -> impl TryStream<Ok = u8, Error = String> {
    yield_!(Ok(1));
    yield_!(Err(String::from("no")));
}

#[generator(stream = Stream<Item = u64>)]
fn told() -> BoxStream<'static, u64> {
    yield_!(1);
}

#[test]
fn aliases() {
    assert_eq!(all(of_futures(2)), [0, 1]);
    assert_eq!(all(local("xy")), ['x', 'y']);
    let bytes = all(own_alias(&[1, 255, 2]));
    assert_eq!(bytes, [Ok(2), Err(String::from("too large"))]);
    assert_eq!(all(other_trait().into_stream()).len(), 2);
    assert_eq!(all(told()), [1]);
}

#[generator]
fn fused() -> impl Stream<Item = u8> + FusedStream {
    yield_!(1);
    soon(()).await;
}

#[generator]
fn fused_by_name() -> impl FusedStream<Item = u8> {
    yield_!(1);
}

#[test]
fn fused_streams() {
    let mut stream = pin!(fused());
    assert!(!stream.is_terminated());
    assert_eq!(stream.size_hint(), (0, None));
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(
        (stream.size_hint(), stream.is_terminated()),
        ((0, None), false)
    );
    assert_eq!(poll(stream.as_mut()), Poll::Pending);
    assert_eq!(
        (stream.size_hint(), stream.is_terminated()),
        ((0, None), false)
    );
    for _ in 0..3 {
        assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
        assert_eq!(stream.size_hint(), (0, Some(0)));
        assert!(stream.is_terminated());
    }
    assert_eq!(all(fused_by_name()), [1]);
}

#[generator]
fn ends_with_an_error() -> impl Stream<Item = Result<u8, u8>> + FusedStream {
    yield_!(Ok(1));
    Err(soon(2).await)?;
}

/// The last item is there when the body is not any more.
#[test]
fn the_last_error_terminates() {
    let mut stream = pin!(ends_with_an_error());
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(Ok(1))));
    assert!(poll(stream.as_mut()).is_pending());
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(Err(2))));
    assert!(stream.is_terminated());
    assert_eq!(poll(stream.as_mut()), Poll::Ready(None));
}

#[generator]
fn bounded<'a, T>(items: &'a [T]) -> impl Stream<Item = T> + FusedStream + Debug + Send + use<'a, T>
where
    T: Clone + Send + Sync,
{
    for item in items {
        yield_!(item.clone());
    }
}

#[test]
fn bounds() {
    let mut stream = Box::pin(bounded(&[1, 2]));
    assert_eq!(format!("{stream:?}"), "Stream { state: Created, .. }");
    assert!(poll(stream.as_mut()).is_ready());
    assert_eq!(format!("{stream:?}"), "Stream { state: Suspended, .. }");
    assert_eq!(all(&mut stream), [2]);
    assert_eq!(format!("{stream:?}"), "Stream { state: Closed, .. }");
}

#[generator]
fn shown(n: u8) -> impl Stream<Item = impl Display> {
    yield_!(soon(n).await);
}

#[generator]
fn cows(text: &str) -> impl Stream<Item = Cow<'_, str>> {
    yield_!(Cow::Borrowed(text));
    yield_!(text.to_uppercase().into());
}

#[generator]
fn functions(by: usize) -> impl Stream<Item = Box<dyn Fn(&str) -> usize + Send>> {
    yield_!(Box::new(str::len));
    yield_!(Box::new(move |text| text.len() * by));
}

#[generator]
fn rows<const N: usize>(flat: [u8; N]) -> impl Stream<Item = [u8; N]> {
    yield_!(flat);
    yield_!(soon(flat.map(|n| n + 1)).await);
}

#[generator]
fn units() -> impl Stream<Item = ()> {
    yield_!();
    yield_!(());
}

#[generator]
fn futures() -> impl Stream<Item = impl Future<Output = u8>> {
    for n in 0..3 {
        yield_!(async move { soon(n).await });
    }
}

#[test]
fn items() {
    let shown = all(shown(3))
        .iter()
        .map(ToString::to_string)
        .collect::<String>();
    assert_eq!(shown, "3");
    assert_eq!(all(cows("a")), ["a", "A"]);
    let lengths = all(functions(2))
        .iter()
        .map(|f| f("abc"))
        .collect::<Vec<_>>();
    assert_eq!(lengths, [3, 6]);
    assert_eq!(all(rows([1, 2])), [[1, 2], [2, 3]]);
    assert_eq!(all(units()).len(), 2);
    assert_eq!(all(futures().buffered(2)), [0, 1, 2]); // they are not `Unpin`
}

/// Nothing of the body runs before the first poll, and calling it twice makes two.
#[test]
fn lazy() {
    #[generator]
    fn touches(cell: &std::cell::Cell<u8>) -> impl Stream<Item = u8> {
        cell.set(cell.get() + 1);
        yield_!(cell.get());
    }
    let cell = std::cell::Cell::new(0);
    let (first, second) = (touches(&cell), touches(&cell));
    assert_eq!(cell.get(), 0);
    assert_eq!((all(second), all(first)), (vec![1], vec![2]));
}

#[generator]
fn tree(depth: u8) -> Pin<Box<dyn Stream<Item = u8> + Send>> {
    if depth > 0 {
        yield_from!(tree(depth - 1));
        yield_!(soon(depth).await);
        yield_from!(tree(depth - 1));
    }
}

#[test]
fn recursion() {
    assert_eq!(all(tree(3)), [1, 2, 1, 3, 1, 2, 1]);
}

#[generator]
fn merged<A, B>(mut a: A, mut b: B) -> impl Stream<Item = A::Item>
where
    A: Stream + Unpin,
    B: Stream<Item = A::Item> + Unpin,
{
    while let (Some(x), y) = (a.next().await, b.next().await) {
        yield_!(x);
        let Some(y) = y else { continue };
        yield_!(y);
    }
}

#[test]
fn generics() {
    let merged = merged(Box::pin(count(3)), futures::stream::iter([7]));
    assert_eq!(all(merged), [0, 7, 1, 2]);
    let by_hand = |n: u8| ready(n + 1);
    #[generator]
    fn mapped<F>(each: impl Fn(u8) -> F, items: &[u8]) -> impl Stream<Item = F::Output>
    where
        F: Future,
    {
        for item in items {
            yield_!(each(*item).await);
        }
    }
    assert_eq!(all(mapped(by_hand, &[1, 2])), [2, 3]);
    assert_eq!(all(mapped(|n| soon(u16::from(n)), &[1, 2])), [1_u16, 2]);
}

// What is opaque shows its auto traits, as any `impl Trait` does.
#[test]
fn a_box_asks_for_send() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    assert_eq!(all(is_send(count(1))), [0]);
    assert_impl_all!(Bytes<'static>: Send, Stream, Unpin);
}
