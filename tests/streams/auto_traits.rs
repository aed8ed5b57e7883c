//! A stream is `Send` exactly when its body is: it adds nothing, and takes nothing away.

use std::cell::Cell;
use std::marker::{PhantomData, PhantomPinned};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use futures::future::LocalBoxFuture;
use futures::stream::FusedStream;
use futures::{Stream, StreamExt};
use primed::{AsyncGenerator, Driven, IntoStream, StreamFrom, generator, stream, try_stream};
use static_assertions::{assert_impl_all, assert_not_impl_any};

use crate::support::{all, soon};

/// A value's type, of which is asked what it is: by autoref, where it is not.
struct Asked<T>(PhantomData<T>);

fn asked<T>(_value: &T) -> Asked<T> {
    Asked(PhantomData)
}

trait Is {
    fn is_send(&self) -> bool {
        true
    }
}

trait IsNot {
    fn is_send(&self) -> bool {
        false
    }
}

impl<T: Send> Is for Asked<T> {}
impl<T> IsNot for &Asked<T> {}

macro_rules! is_send {
    ($value:expr) => {
        (&asked(&$value)).is_send()
    };
}

#[generator]
fn plain(n: u8) -> impl Stream<Item = u8> {
    let kept = [n; 3];
    for n in &kept {
        yield_!(soon(*n).await);
    }
}

#[generator]
fn not_kept() -> impl Stream<Item = usize> {
    let count = {
        let shared = Rc::new(1);
        Rc::strong_count(&shared)
    };
    yield_!(count);
    soon(()).await;
}

#[generator]
fn across_a_yield() -> impl Stream<Item = u8> {
    let shared = Rc::new(1);
    yield_!(*shared);
}

#[generator]
fn across_an_await() -> impl Stream<Item = u8> {
    let cell = Rc::new(Cell::new(1));
    soon(()).await;
    yield_!(cell.get());
}

#[generator]
fn awaits_local(future: LocalBoxFuture<'static, u8>) -> impl Stream<Item = u8> {
    yield_!(future.await);
}

#[generator]
fn of_arguments<T: Clone>(value: T) -> impl Stream<Item = T> {
    yield_!(value.clone());
    soon(()).await;
    yield_!(value);
}

#[generator]
fn of_references<T>(value: &T) -> impl Stream<Item = &T> {
    yield_!(value);
    soon(()).await;
}

#[generator]
fn items_only() -> impl Stream<Item = Rc<u8>> {
    yield_!(Rc::new(1));
}

#[generator]
fn locked(mutex: &Mutex<u8>) -> impl Stream<Item = u8> {
    let value = *mutex.lock().unwrap();
    yield_!(value);
    soon(()).await;
}

#[generator]
#[allow(clippy::await_holding_lock, reason = "it is what is tested")]
fn stays_locked(mutex: &Mutex<u8>) -> impl Stream<Item = u8> {
    let guard = mutex.lock().unwrap();
    yield_!(*guard);
}

#[generator]
fn asked_for(words: Vec<String>) -> impl Stream<Item = usize> + Send + Sync {
    for word in &words {
        yield_!(word.len());
    }
}

#[test]
fn send_as_the_body() {
    assert!(is_send!(plain(1)));
    assert!(is_send!(not_kept()));
    assert!(!is_send!(across_a_yield()));
    assert!(!is_send!(across_an_await()));
    assert!(!is_send!(awaits_local(Box::pin(async { 1 }))));
    assert!(is_send!(of_arguments(Arc::new(1))));
    assert!(!is_send!(of_arguments(Rc::new(1))));
    assert!(is_send!(of_arguments(Cell::new(Some("text")).get())));
    assert!(is_send!(of_references(&1)));
    assert!(!is_send!(of_references(&Cell::new(1)))); // `Send`, but not `Sync`
    assert!(!is_send!(items_only()));
    assert!(is_send!(locked(&Mutex::new(1))));
    assert!(!is_send!(stays_locked(&Mutex::new(1))));
    assert!(is_send!(asked_for(Vec::new())));
}

/// The same of the macros, and of what holds such a stream while it awaits.
#[test]
fn send_of_anonymous_ones() {
    fn captures<T: Clone>(value: T) -> impl Stream<Item = T> {
        stream! { yield value.clone(); soon(()).await; yield value; }
    }
    fn keeps() -> impl Stream<Item = u8> {
        stream! { let kept = Rc::new(1); yield *kept; }
    }
    fn fails<E>(error: E) -> impl Stream<Item = Result<u8, E>> {
        try_stream! { yield soon(1).await; Err(error)?; }
    }
    fn nests(lent: &u8) -> impl Stream<Item = u8> + use<'_> {
        stream! {
            for await n in plain(2) { yield n; }
            for await n in of_references(lent) { soon(n).await; }
        }
    }
    fn nests_local() -> impl Stream<Item = u8> {
        stream! { for await n in across_a_yield() { yield n; } }
    }
    assert!(is_send!(captures(1)));
    assert!(!is_send!(captures(Rc::new(1))));
    assert!(!is_send!(keeps()));
    assert!(is_send!(fails("no")));
    assert!(!is_send!(fails(Rc::new(1))));
    assert!(is_send!(nests(&1)));
    assert!(!is_send!(nests_local()));
    assert_eq!(all(nests(&1)), [2, 2, 2]);
}

#[test]
fn send_through_awaits() {
    async fn sums(words: &[String]) -> usize {
        let mut lengths = std::pin::pin!(asked_for(words.to_vec()));
        let mut sum = 0;
        while let Some(length) = lengths.next().await {
            sum += soon(length).await;
        }
        sum
    }
    async fn local() -> usize {
        let mut numbers = std::pin::pin!(across_a_yield());
        soon(()).await;
        numbers.next().await.map_or(0, usize::from)
    }
    assert!(is_send!(sums(&[])));
    assert!(!is_send!(local()));
}

/// A body that names lifetimes of its own is `Send` for all of them.
#[test]
fn send_with_lifetimes() {
    #[generator]
    fn borrowed<'a>(words: &'a [String], by: &'a str) -> impl Stream<Item = &'a str> + Send + 'a {
        let matching = words.iter().filter(|word| word.starts_with(by));
        for word in matching.map(String::as_str) {
            soon(word.len()).await;
            yield_!(word);
        }
    }
    #[generator]
    fn mapped<'a, F>(words: &'a [String], f: F) -> impl Stream<Item = usize> + Send + 'a
    where
        F: for<'b> Fn(&'b str) -> futures::future::BoxFuture<'b, usize> + Send + Sync + 'a,
    {
        for word in words {
            yield_!(f(word).await);
        }
    }
    let words = ["ab", "ac", "b"].map(String::from);
    assert_eq!(all(borrowed(&words, "a")), ["ab", "ac"]);
    let lengths = mapped(&words, |word| Box::pin(async { soon(word.len()).await }));
    assert_eq!(all(lengths), [2, 2, 1]);
}

type Items = std::vec::IntoIter<u8>;
type Boxed = Pin<Box<dyn AsyncGenerator<Yield = u8, Return = Rc<u8>> + Send>>;

assert_impl_all!(StreamFrom<Items>: Send, Sync, Unpin, Clone, std::fmt::Debug, FusedStream);
assert_impl_all!(StreamFrom<Rc<u8>>: Unpin);
assert_not_impl_any!(StreamFrom<Rc<u8>>: Send, Sync);
assert_impl_all!(Driven<u8, Items>: Send, Sync, Unpin, Clone, std::fmt::Debug);
assert_not_impl_any!(Driven<u8, Rc<u8>>: Send, Sync);
assert_not_impl_any!(Driven<Rc<u8>, u8>: Send, Sync);
assert_not_impl_any!(Driven<u8, PhantomPinned>: Unpin);
assert_impl_all!(Driven<PhantomPinned, u8>: Unpin);
assert_not_impl_any!(IntoStream<Boxed>: Send, Sync); // it keeps the `Rc` that is returned
assert_impl_all!(IntoStream<Boxed>: Unpin, FusedStream);

/// The body is self-referential, and says so.
#[test]
fn not_unpin() {
    trait Unpinned {
        fn is_unpin(&self) -> bool {
            true
        }
    }
    trait Other {
        fn is_unpin(&self) -> bool {
            false
        }
    }
    impl<T: Unpin> Unpinned for Asked<T> {}
    impl<T> Other for &Asked<T> {}
    assert!(!(&asked(&plain(1))).is_unpin());
    assert!(asked(&Box::pin(plain(1))).is_unpin());
}
