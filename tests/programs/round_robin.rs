//! Taking turns: the recipe `roundrobin`, `zip_longest`, and a scheduler of tasks.

use std::collections::VecDeque;

use primed::NextError;
use primed::prelude::*;

/// The recipe `roundrobin`, over iterators of any kind.
#[generator]
fn round_robin<'a, T: 'a>(
    sources: Vec<Box<dyn Iterator<Item = T> + 'a>>,
) -> impl Iterator<Item = T> + 'a {
    let mut waiting = VecDeque::from(sources);
    while let Some(mut source) = waiting.pop_front() {
        if let Some(item) = source.next() {
            yield_!(item);
            waiting.push_back(source);
        }
    }
}

/// The same in place: who has nothing more leaves the round.
#[generator]
fn rounds<I: Iterator>(mut sources: Vec<I>) -> impl Iterator<Item = I::Item> {
    while !sources.is_empty() {
        let mut i = 0;
        while i < sources.len() {
            match sources[i].next() {
                Some(item) => {
                    yield_!(item);
                    i += 1;
                }
                None => drop(sources.remove(i)),
            }
        }
    }
}

/// Two in turn, until both have ended.
#[generator]
fn interleave<T>(
    a: impl IntoIterator<Item = T>,
    b: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut a = a.into_iter().fuse();
    let mut b = b.into_iter().fuse();
    loop {
        let (x, y) = (a.next(), b.next());
        if x.is_none() && y.is_none() {
            return;
        }
        yield_from!(x);
        yield_from!(y);
    }
}

/// `itertools.zip_longest`.
#[generator]
fn zip_longest<A: IntoIterator, B: IntoIterator>(
    a: A,
    b: B,
) -> impl Iterator<Item = (Option<A::Item>, Option<B::Item>)> {
    let (mut a, mut b) = (a.into_iter().fuse(), b.into_iter().fuse());
    loop {
        match (a.next(), b.next()) {
            (None, None) => break,
            pair => yield_!(pair),
        }
    }
}

/// A task of David Beazley's `countdown`: each yield lets the others run.
#[generator]
fn countdown(name: char, from: u32) -> impl Generator<Yield = String, Return = u32> {
    let mut n = from;
    while n > 0 {
        yield_!(format!("{name}{n}"));
        n -= 1;
    }
    from
}

type Task = Box<dyn Generator<Yield = String, Return = u32>>;

/// Runs tasks in turn; returns what they returned, in the order they ended.
#[generator]
fn schedule(tasks: Vec<Task>) -> impl Generator<Yield = String, Return = Vec<u32>> {
    let mut ready: VecDeque<_> = tasks.into();
    let mut results = vec![];
    while let Some(mut task) = ready.pop_front() {
        match task.next() {
            Ok(line) => {
                yield_!(line);
                ready.push_back(task);
            }
            Err(NextError::StopIteration(result)) => results.push(result),
            Err(other) => unreachable!("{other}"),
        }
    }
    results
}

#[test]
fn turns() {
    let sources: Vec<Box<dyn Iterator<Item = char>>> = vec![
        Box::new("ABC".chars()),
        Box::new(Some('D').into_iter()),
        Box::new('E'..='F'),
    ];
    assert_eq!(round_robin(sources).collect::<String>(), "ADEBFC");
    let sources = ["ABC", "D", "EF"].map(str::chars);
    assert_eq!(rounds(sources.into()).collect::<String>(), "ADEBFC");
    assert!(interleave([1, 2, 3, 4], [10, 20]).eq([1, 10, 2, 20, 3, 4]));
}

#[test]
fn the_longest() {
    let pairs = zip_longest("ABCD".chars(), "xy".chars());
    let pairs: Vec<_> = pairs
        .map(|(a, b)| String::from_iter([a.unwrap_or('-'), b.unwrap_or('-')]))
        .collect();
    assert_eq!(pairs, ["Ax", "By", "C-", "D-"]);
}

#[test]
fn tasks() {
    let tasks =
        [('a', 3), ('b', 1), ('c', 2)].map(|(name, n)| -> Task { Box::new(countdown(name, n)) });
    let mut lines = schedule(tasks.into()).iter();
    assert!(lines.by_ref().eq(["a3", "b1", "c2", "a2", "c1", "a1"]));
    assert_eq!(lines.into_return(), Some(vec![1, 2, 3]));
}
