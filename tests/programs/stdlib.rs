//! Generators of Python's standard library: `calendar`, `ipaddress`, `ast`, `collections`.

use std::collections::{BTreeMap, VecDeque};
use std::net::Ipv4Addr;
use std::sync::mpsc;
use std::thread;

use primed::prelude::*;

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Zeller's day of the week of the first of a month: 0 is a Monday.
fn first_weekday(year: u32, month: u32) -> u32 {
    let (y, m) = if month < 3 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    (1 + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400 + 5) % 7
}

/// `Calendar.itermonthdays`: whole weeks, with zeros for the days of other months.
#[generator]
fn month_days(year: u32, month: u32) -> impl Iterator<Item = u32> + Clone {
    let before = first_weekday(year, month);
    yield_from!((0..before).map(|_| 0));
    let days = days_in(year, month);
    yield_from!(1..=days);
    for _ in 0..(7 - (before + days) % 7) % 7 {
        yield_!(0);
    }
}

/// The Fridays that fall on a thirteenth.
fn unlucky(years: std::ops::Range<u32>) -> impl Iterator<Item = (u32, u32)> {
    iter! {
        for year in years {
            for month in 1..=12 {
                if first_weekday(year, month) == 6 {
                    yield (year, month);
                }
            }
        }
    }
}

/// `ipaddress.summarize_address_range`: the networks between two addresses.
#[generator]
fn summarize(first: Ipv4Addr, last: Ipv4Addr) -> impl Iterator<Item = (Ipv4Addr, u32)> {
    let (mut first, last) = (first.to_bits(), last.to_bits());
    while first <= last {
        let bits = first
            .trailing_zeros()
            .min((u64::from(last - first) + 1).ilog2());
        yield_!((Ipv4Addr::from_bits(first), 32 - bits));
        let Some(next) = first.checked_add(1_u32.checked_shl(bits)?) else {
            break;
        };
        first = next;
    }
}

#[derive(Debug)]
enum Ast {
    Name(&'static str),
    Call(&'static str, Vec<Ast>),
    Lambda {
        argument: &'static str,
        body: Box<Ast>,
    },
}

impl Ast {
    #[generator]
    fn children(&self) -> impl Iterator<Item = &Ast> {
        match self {
            Self::Name(_) => return,
            Self::Call(_, arguments) => yield_from!(arguments),
            Self::Lambda { body, .. } => yield_!(body),
        }
    }

    /// `ast.walk`: breadth first.
    #[generator]
    fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut todo = VecDeque::from([self]);
        while let Some(node) = todo.pop_front() {
            todo.extend(node.children());
            yield_!(node);
        }
    }

    /// The names that no lambda binds.
    #[generator]
    fn free<'a>(&'a self, mut bound: Vec<&'a str>) -> Box<dyn Iterator<Item = &'a str> + 'a> {
        match self {
            Self::Name(name) if bound.contains(name) => {}
            Self::Name(name) => yield_!(name),
            Self::Call(name, arguments) => {
                yield_!(name);
                for argument in arguments {
                    yield_from!(argument.free(bound.clone()));
                }
            }
            Self::Lambda { argument, body } => {
                bound.push(argument);
                yield_from!(body.free(bound));
            }
        }
    }
}

/// `Counter.elements`: each element as often as it counts.
#[generator]
fn elements<K: Clone>(counts: &BTreeMap<K, usize>) -> impl Iterator<Item = K> {
    for (key, &count) in counts {
        for _ in 0..count {
            yield_!(key.clone());
        }
    }
}

/// `difflib`-like: the indices where two sequences differ, in runs.
#[generator]
fn differences<T: PartialEq>(a: &[T], b: &[T]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let end = a.len().max(b.len());
    let mut start = None;
    for i in 0..end {
        match (a.get(i) == b.get(i), start) {
            (true, Some(from)) => {
                yield_!(from..i);
                start = None;
            }
            (false, None) => start = Some(i),
            _ => (),
        }
    }
    if let Some(start) = start {
        yield_!(start..end);
    }
}

/// What a thread sends, as an iterator which may itself go to another thread.
#[generator]
fn received<T: Send>(receiver: mpsc::Receiver<T>, most: usize) -> impl Iterator<Item = T> + Send {
    for _ in 0..most {
        let Ok(item) = receiver.recv() else { break };
        yield_!(item);
    }
    drop(receiver);
}

#[test]
fn calendars() {
    let march: Vec<_> = month_days(2024, 3).collect();
    assert_eq!(march[..7], [0, 0, 0, 0, 1, 2, 3]);
    assert_eq!((march.len(), march.last()), (35, Some(&31)));
    assert!(month_days(2021, 2).eq(1..=28));
    let leap = month_days(2000, 2);
    assert_eq!((leap.clone().count(), leap.max()), (35, Some(29)));
    assert!(unlucky(2023..2027).eq([
        (2023, 1),
        (2023, 10),
        (2024, 9),
        (2024, 12),
        (2025, 6),
        (2026, 2),
        (2026, 3),
        (2026, 11)
    ]));
    assert_eq!(unlucky(2000..2400).count(), 688);
}

#[test]
fn networks() {
    let summary = |first: [u8; 4], last: [u8; 4]| -> Vec<_> {
        summarize(first.into(), last.into())
            .map(|(at, bits)| format!("{at}/{bits}"))
            .collect()
    };
    assert_eq!(
        summary([192, 0, 2, 0], [192, 0, 2, 130]),
        ["192.0.2.0/25", "192.0.2.128/31", "192.0.2.130/32"]
    );
    assert_eq!(
        summary([255, 255, 255, 254], [255; 4]),
        ["255.255.255.254/31"]
    );
    assert_eq!(summary([0; 4], [255; 4]), ["0.0.0.0/0"]);
}

#[test]
fn syntax() {
    use Ast::{Call, Lambda, Name};

    let body = Call("add", vec![Name("x"), Name("y")]);
    let lambda = Lambda {
        argument: "x",
        body: Box::new(body),
    };
    let tree = Call("map", vec![lambda, Name("x")]);
    let kinds: String = tree
        .walk()
        .map(|node| match node {
            Name(name) | Call(name, _) => *name,
            Lambda { argument, .. } => argument,
        })
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(kinds, "map x x add x y");
    assert!(tree.free(vec![]).eq(["map", "add", "y", "x"]));
}

#[test]
fn collections() {
    let counts = BTreeMap::from([('a', 4), ('b', 2), ('c', 0), ('d', 1)]);
    assert_eq!(elements(&counts).collect::<String>(), "aaaabbd");
    assert!(differences(b"abcdefg", b"abXXefgh").eq([2..4, 7..8]));
    assert_eq!(differences(&[1, 2], &[1, 2]).count(), 0);
}

#[test]
fn threads() {
    let (sender, receiver) = mpsc::channel();
    let squares = received(receiver, 4);
    let consumer = thread::spawn(move || squares.sum::<u32>());
    for n in 1..=9 {
        if sender.send(n * n).is_err() {
            break;
        }
    }
    assert_eq!(consumer.join().unwrap(), 30);
}
