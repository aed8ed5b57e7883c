//! What `stream!` takes from around it, and streams within streams.

use std::collections::BTreeMap;
use std::pin::{Pin, pin};
use std::rc::Rc;

use futures::{Stream, StreamExt};
use primed::{generator, iter, stream};

use crate::support::{Log, all, soon};

#[test]
fn by_value() {
    let names = vec![String::from("a"), String::from("b")];
    let greeting = String::from("hello");
    let lines = stream! {
        for name in names {
            yield format!("{greeting} {name}");
        }
        drop(greeting);
    };
    assert_eq!(all(lines), ["hello a", "hello b"]);
}

#[test]
fn by_reference() {
    let (mut sum, mut list) = (0, vec![1, 2]);
    let words = [String::from("x"), String::from("y")];
    {
        let (sum, list, words) = (&mut sum, &mut list, &words);
        let mut stream = pin!(stream! {
            for word in words {
                list.push(*sum);
                yield word.as_str();
                *sum += soon(word.len()).await;
            }
            yield &words[0][..];
        });
        let mut longest = "";
        while let Some(word) = futures::executor::block_on(stream.next()) {
            longest = longest.max(word);
        }
        assert_eq!(longest, "y");
    }
    assert_eq!((sum, list), (2, vec![1, 2, 0, 1]));
}

struct Library {
    books: BTreeMap<u8, String>,
    reads: usize,
}

impl Library {
    fn titles(&self) -> impl Stream<Item = &str> + '_ {
        stream! {
            for title in self.books.values() {
                yield soon(title.as_str()).await;
            }
        }
    }

    fn read<'a>(&'a mut self, shelves: &'a [u8]) -> impl Stream<Item = Option<&'a str>> + 'a {
        stream! {
            for shelf in shelves {
                self.reads += 1;
                yield self.books.get(shelf).map(|_| "read");
            }
        }
    }

    fn into_titles(self) -> impl Stream<Item = String> {
        stream! {
            for (_, title) in self.books {
                yield title;
            }
        }
    }
}

#[test]
fn from_self() {
    let books = BTreeMap::from([(1, String::from("Dune")), (2, String::from("Emma"))]);
    let mut library = Library { books, reads: 0 };
    assert_eq!(all(library.titles()), ["Dune", "Emma"]);
    assert_eq!(all(library.read(&[2, 9])), [Some("read"), None]);
    assert_eq!(library.reads, 2);
    assert_eq!(all(library.into_titles()), ["Dune", "Emma"]);
}

#[test]
fn nested() {
    let given = stream! {
        let outer = String::from("o");
        let inner = stream! {
            let own = String::from("i");
            for n in 0..2 {
                yield format!("{own}{n}");
            }
        };
        let mut inner = pin!(inner);
        while let Some(text) = inner.next().await {
            yield format!("{outer}{text}");
        }
        let deep = stream! {
            yield_from!(stream! {
                yield_from!(stream! { yield outer; });
            });
        };
        let collected: Vec<String> = deep.collect().await;
        yield collected.concat();
    };
    assert_eq!(all(given), ["oi0", "oi1", "o"]);
}

#[test]
fn of_another_item_type() {
    let given = stream! {
        let lengths = stream! { yield 1_usize; yield soon(2).await; };
        let letters = iter! { yield 'x'; yield 'y'; };
        let pairs = lengths.zip(futures::stream::iter(letters));
        let mut pairs = pin!(pairs);
        while let Some((n, letter)) = pairs.next().await {
            yield letter.to_string().repeat(n);
        }
    };
    assert_eq!(all(given), ["x", "yy"]);
}

/// In one another's bodies: an attribute in a macro, and a macro in an attribute's function.
#[test]
fn beside_the_attribute() {
    #[generator]
    fn outer(by: u8) -> impl Stream<Item = u8> {
        let inner = stream! {
            yield by;
            yield soon(by + 1).await;
        };
        let mut inner = pin!(inner);
        while let Some(n) = inner.next().await {
            yield_!(10 * n);
        }
    }
    let around = stream! {
        #[generator]
        fn within() -> impl Stream<Item = u8> {
            yield_!(soon(1).await);
        }
        yield_from!(within());
        yield_from!(outer(2));
        yield 3;
    };
    assert_eq!(all(around), [1, 20, 30, 3]);
}

fn walk(depth: u8) -> Pin<Box<dyn Stream<Item = u8>>> {
    Box::pin(stream! {
        if depth > 0 {
            for await n in walk(depth - 1) {
                yield n;
            }
            yield depth;
        }
    })
}

#[test]
fn recursion() {
    assert_eq!(all(walk(4)), [1, 2, 3, 4]);
}

/// A body in a function's closure, an async block or a loop captures what is there.
#[test]
fn in_closures_and_blocks() {
    let make = |by: u8| move |n: u8| stream! { yield n * by; yield soon(n + by).await; };
    assert_eq!(all(make(3)(4)), [12, 7]);
    let mut streams = Vec::new();
    for n in 0..3 {
        streams.push(Box::pin(stream! { yield n; }));
    }
    assert_eq!(all(futures::stream::iter(streams).flatten()), [0, 1, 2]);
    let awaited = async {
        let text = String::from("text");
        let mut stream = pin!(stream! { yield text.as_str().len(); });
        stream.next().await
    };
    assert_eq!(futures::executor::block_on(awaited), Some(4));
}

#[test]
fn captures_are_dropped() {
    let log = Log::default();
    let (used, kept) = (log.dropped("used"), log.dropped("kept"));
    let shared = Rc::new(());
    let (in_stream, outer) = (Rc::clone(&shared), log.clone());
    let stream = stream! {
        drop(used);
        outer.add("body");
        yield Rc::strong_count(&in_stream);
        let _ = &kept;
    };
    assert_eq!(Rc::strong_count(&shared), 2);
    assert_eq!(all(stream), [2]);
    assert_eq!(Rc::strong_count(&shared), 1);
    assert_eq!(log.take(), ["used", "body", "kept"]);
    let never = log.dropped("never started");
    drop(stream! { yield 1; drop(never); });
    assert_eq!(log.take(), ["never started"]);
}
