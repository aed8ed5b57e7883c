//! Where items come from: readers of bytes and lines, pages of an interface, one source for two.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use primed::prelude::*;

/// A file in blocks, `iter(lambda: f.read(n), b"")`.
#[generator]
fn blocks<const N: usize>(mut input: impl Read) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    let mut buffer = [0; N];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => yield_!(Ok(buffer[..n].to_vec())),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return yield_!(Err(error)),
        }
    }
}

/// The lines of a reader, into one buffer.
#[generator]
fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        if line.ends_with('\n') {
            line.pop();
        }
        yield_!(Ok(line.clone()));
        line.clear();
    }
}

/// What lies between empty lines.
#[generator]
fn paragraphs(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let mut lines = text.lines();
    loop {
        let mut paragraph = vec![];
        for line in &mut lines {
            if line.is_empty() {
                break;
            }
            paragraph.push(line);
        }
        if paragraph.is_empty() {
            return;
        }
        yield_!(paragraph);
    }
}

/// All items of an interface that hands them out in pages.
#[generator]
fn pages<T, E>(
    mut fetch: impl FnMut(Option<String>) -> Result<(Vec<T>, Option<String>), E>,
) -> impl Iterator<Item = Result<T, E>> {
    let mut token = None;
    loop {
        let (items, next) = fetch(token)?;
        yield_from!(items.into_iter().map(Ok));
        match next {
            Some(next) => token = Some(next),
            None => break,
        }
    }
}

struct Tee<I: Iterator> {
    items: I,
    waiting: [VecDeque<I::Item>; 2],
}

/// `itertools.tee`: what one side has taken waits for the other.
fn tee<I: Iterator<Item: Clone>>(items: I) -> [impl Iterator<Item = I::Item>; 2] {
    let shared = Rc::new(RefCell::new(Tee {
        items,
        waiting: Default::default(),
    }));
    [0, 1].map(|side| {
        let shared = Rc::clone(&shared);
        iter! {
            loop {
                let mut guard = shared.borrow_mut();
                let Tee { items, waiting } = &mut *guard;
                let item = if let Some(item) = waiting[side].pop_front() {
                    item
                } else {
                    let Some(item) = items.next() else { return };
                    waiting[1 - side].push_back(item.clone());
                    item
                };
                drop(guard);
                yield item;
            }
        }
    })
}

struct Failing(u8);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        match self.0 {
            1 => Err(io::ErrorKind::Interrupted.into()),
            2 => b"ab".as_slice().read(buffer),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

#[test]
fn readers() {
    let found: io::Result<Vec<_>> = blocks::<4>(&b"abcdefghij"[..]).collect();
    assert_eq!(found.unwrap(), [&b"abcd"[..], b"efgh", b"ij"]);
    let found: Vec<_> = blocks::<4096>(Failing(0)).collect();
    assert!(matches!(&found[..], [Ok(block), Err(_)] if block == b"ab"));
    let found: io::Result<Vec<_>> = lines(&b"one\n\nthree"[..]).collect();
    assert_eq!(found.unwrap(), ["one", "", "three"]);
    let broken: Vec<_> = lines(io::BufReader::new(Failing(2))).collect();
    assert!(matches!(&broken[..], [Err(error)] if error.kind() == io::ErrorKind::BrokenPipe));
    assert!(paragraphs("a\nb\n\nc").eq([vec!["a", "b"], vec!["c"]]));
}

#[test]
fn interfaces() {
    let fetch = |token: Option<String>| match token.as_deref() {
        None => Ok((vec![1, 2], Some("second".to_owned()))),
        Some("second") => Ok((vec![], Some("third".to_owned()))),
        Some("third") => Ok((vec![3], None)),
        Some(other) => Err(format!("no page {other}")),
    };
    assert!(pages(fetch).eq([Ok(1), Ok(2), Ok(3)]));
    let failing = |token: Option<String>| match token {
        None => Ok((vec!['a'], Some("x".to_owned()))),
        Some(other) => Err(format!("no page {other}")),
    };
    assert!(pages(failing).eq([Ok('a'), Err("no page x".to_owned())]));
}

#[test]
fn two_sides() {
    let [mut a, mut b] = tee(0..3);
    assert_eq!([a.next(), a.next(), b.next()], [Some(0), Some(1), Some(0)]);
    assert!(b.eq([1, 2]));
    assert!(a.eq([2]));
}
