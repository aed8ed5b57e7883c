//! Streams as methods: of types and of traits, with every kind of receiver.

use std::pin::Pin;
use std::rc::Rc;

use futures::future::join;
use futures::{Stream, StreamExt};
use primed::generator;

use crate::support::{all, soon};

#[derive(Clone, Debug)]
struct Shelf {
    books: Vec<String>,
}

impl Shelf {
    fn new() -> Self {
        let books = ["Dune", "Emma"].map(String::from).into();
        Self { books }
    }

    #[generator]
    fn titles(&self) -> impl Stream<Item = &str> {
        for book in &self.books {
            yield_!(soon(book).await);
        }
    }

    #[generator]
    fn renamed(&mut self, suffix: &str) -> impl Stream<Item = usize> {
        for book in &mut self.books {
            book.push_str(suffix);
            yield_!(soon(book.len()).await);
        }
        self.books.push(suffix.to_owned());
    }

    #[generator]
    fn taken(mut self) -> impl Stream<Item = String> {
        while let Some(book) = self.books.pop() {
            yield_!(soon(book).await);
        }
    }

    #[generator]
    fn shared(self: Rc<Self>) -> impl Stream<Item = Rc<Self>> {
        yield_!(soon(Rc::clone(&self)).await);
        yield_!(self);
    }

    #[generator]
    fn pinned(self: Pin<&mut Self>) -> impl Stream<Item = usize> {
        yield_!(soon(self.books.len()).await);
        yield_!(self.get_mut().books.len());
    }

    #[generator]
    fn with_title<'a, 'b>(&'a self, other: &'b str) -> impl Stream<Item = (&'a str, &'b str)> {
        let mut titles = Box::pin(self.titles());
        while let Some(title) = titles.next().await {
            yield_!((title, other));
        }
    }

    #[generator]
    fn own_type() -> impl Stream<Item = Self> {
        yield_!(Self::new());
    }
}

#[test]
fn receivers() {
    let mut shelf = Shelf::new();
    assert_eq!(all(shelf.titles()), ["Dune", "Emma"]);
    assert_eq!(all(shelf.with_title("x")), [("Dune", "x"), ("Emma", "x")]);
    assert_eq!(all(shelf.renamed("!")), [5, 5]);
    assert_eq!(shelf.books, ["Dune!", "Emma!", "!"]);
    assert_eq!(all(Pin::new(&mut shelf).pinned()), [3, 3]);
    assert_eq!(all(Rc::new(shelf.clone()).shared()).len(), 2);
    assert_eq!(all(shelf.taken()), ["!", "Emma!", "Dune!"]);
    assert_eq!(all(Shelf::own_type())[0].books.len(), 2);
}

/// With a generic method, a default method, and one that hides its type in a box.
trait Source {
    type Item: Clone + PartialEq;

    const MOST: usize = 2;

    fn get(&self, at: usize) -> Option<Self::Item>;

    fn items(&self) -> impl Stream<Item = Self::Item>;

    #[generator]
    fn few(&self) -> impl Stream<Item = Self::Item> {
        let mut items = Box::pin(self.items().take(Self::MOST));
        while let Some(item) = items.next().await {
            yield_!(item);
        }
    }

    #[generator]
    fn zipped<'a, S: Source>(
        &'a self,
        other: &'a S,
    ) -> impl Stream<Item = (Self::Item, S::Item)> + 'a {
        let (mut a, mut b) = (Box::pin(self.few()), Box::pin(other.few()));
        while let (Some(a), Some(b)) = join(a.next(), b.next()).await {
            yield_!((a, b));
        }
    }
}

impl Source for Shelf {
    type Item = String;

    fn get(&self, at: usize) -> Option<String> {
        self.books.get(at).cloned()
    }

    #[generator]
    fn items(&self) -> impl Stream<Item = String> {
        for at in 0.. {
            yield_!(soon(self.get(at)).await?);
        }
    }
}

impl Source for Vec<u8> {
    type Item = u8;

    const MOST: usize = 3;

    fn get(&self, at: usize) -> Option<u8> {
        <[u8]>::get(self, at).copied()
    }

    #[generator]
    fn items(&self) -> impl Stream<Item = u8> + Send {
        let mut at = 0;
        while let Some(item) = self.get(at) {
            yield_!(item);
            at += 1;
        }
    }
}

#[test]
fn traits() {
    let (shelf, bytes) = (Shelf::new(), vec![1, 2, 3, 4]);
    assert_eq!(all(shelf.items()), ["Dune", "Emma"]);
    assert_eq!(all(bytes.few()), [1, 2, 3]);
    let zipped = all(bytes.zipped(&shelf));
    assert_eq!(zipped, [(1, "Dune".into()), (2, "Emma".into())]);
}

/// A trait that can be made an object of.
trait Feed {
    fn feed<'a>(&'a mut self, unit: &'a str) -> Pin<Box<dyn Stream<Item = String> + Send + 'a>>;
}

struct Meter(Vec<u32>);

impl Feed for Meter {
    #[generator]
    fn feed<'a>(&'a mut self, unit: &'a str) -> Pin<Box<dyn Stream<Item = String> + Send + 'a>> {
        for value in self.0.drain(..) {
            yield_!(format!("{} {unit}", soon(value).await));
        }
    }
}

#[test]
fn objects() {
    let mut feeds: Vec<Box<dyn Feed>> = vec![Box::new(Meter(vec![1, 2])), Box::new(Meter(vec![3]))];
    let lines: Vec<_> = feeds
        .iter_mut()
        .flat_map(|feed| all(feed.feed("W")))
        .collect();
    assert_eq!(lines, ["1 W", "2 W", "3 W"]);
}

struct Wrapped<T>(Vec<T>);

impl<T: Clone + 'static> Wrapped<T> {
    #[generator]
    fn iterated<const N: usize>(&self) -> impl Stream<Item = [T; N]> + use<'_, T, N> {
        for item in &self.0 {
            yield_!([(); N].map(|()| item.clone()));
        }
    }

    #[generator]
    fn owned(self) -> impl Stream<Item = T> + use<T> {
        for item in self.0 {
            yield_!(soon(item).await);
        }
    }
}

#[test]
fn generic_types() {
    let wrapped = Wrapped(vec!['a', 'b']);
    assert_eq!(all(wrapped.iterated()), [['a', 'a'], ['b', 'b']]);
    assert_eq!(all(wrapped.owned()), ['a', 'b']);
}
