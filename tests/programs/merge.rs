//! Merging sorted streams: of two, `heapq.merge` of many, and what two have in common.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use primed::prelude::*;

/// The step of a merge sort. Equal items keep their order.
#[generator]
fn merge<T: Ord, A: Iterator<Item = T>, B: Iterator<Item = T>>(
    a: A,
    b: B,
) -> impl Iterator<Item = T> {
    let mut a = a.peekable();
    let mut b = b.peekable();
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        if x <= y {
            yield_!(a.next().unwrap());
        } else {
            yield_!(b.next().unwrap());
        }
    }
    yield_from!(a);
    yield_from!(b);
}

/// The same, with the two items held and one of them replaced.
#[generator]
fn merge_by<T>(
    mut a: impl Iterator<Item = T>,
    mut b: impl Iterator<Item = T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> impl Iterator<Item = T> {
    let mut heads = (a.next(), b.next());
    while let (Some(x), Some(y)) = heads {
        if compare(&x, &y).is_le() {
            yield_!(x);
            heads = (a.next(), Some(y));
        } else {
            yield_!(y);
            heads = (Some(x), b.next());
        }
    }
    let (x, y) = heads;
    yield_from!(x.into_iter().chain(a));
    yield_from!(y.into_iter().chain(b));
}

/// The same once more, where each step says what the heads are next.
#[generator]
fn merge_stepwise<T: PartialOrd>(
    mut a: impl Iterator<Item = T>,
    mut b: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut heads = (a.next(), b.next());
    loop {
        heads = match heads {
            (Some(x), Some(y)) if x <= y => {
                yield_!(x);
                (a.next(), Some(y))
            }
            (Some(x), Some(y)) => {
                yield_!(y);
                (Some(x), b.next())
            }
            (Some(last), None) => {
                yield_!(last);
                return yield_from!(a);
            }
            (None, Some(last)) => {
                yield_!(last);
                return yield_from!(b);
            }
            (None, None) => return,
        };
    }
}

/// `heapq.merge`.
#[generator]
fn merge_all<I: IntoIterator<Item: Ord>>(
    sources: impl IntoIterator<Item = I>,
) -> impl Iterator<Item = I::Item> {
    let mut sources: Vec<_> = sources.into_iter().map(I::into_iter).collect();
    let mut heap = BinaryHeap::with_capacity(sources.len());
    for (i, source) in sources.iter_mut().enumerate() {
        heap.extend(source.next().map(|first| Reverse((first, i))));
    }
    while let Some(Reverse((least, i))) = heap.pop() {
        if let Some(next) = sources[i].next() {
            heap.push(Reverse((next, i)));
        }
        yield_!(least);
    }
}

/// What is in both of two sorted streams.
#[generator]
fn common<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let (mut a, mut b) = (a.iter(), b.iter());
    let (mut x, mut y) = (a.next()?, b.next()?);
    loop {
        match x.cmp(y) {
            Ordering::Less => x = a.next()?,
            Ordering::Greater => y = b.next()?,
            Ordering::Equal => {
                yield_!(x);
                (x, y) = (a.next()?, b.next()?);
            }
        }
    }
}

/// A merge sort of merges.
fn sorted<'a, T: Ord + Clone + 'a>(items: &'a [T]) -> Box<dyn Iterator<Item = T> + 'a> {
    match items {
        [] | [_] => Box::new(items.iter().cloned()),
        _ => {
            let (left, right) = items.split_at(items.len() / 2);
            Box::new(merge(sorted(left), sorted(right)))
        }
    }
}

#[test]
fn two() {
    let odd = [1, 3, 5, 7, 9];
    let even = [2, 4, 6];
    assert!(merge(odd.into_iter(), even.into_iter()).eq([1, 2, 3, 4, 5, 6, 7, 9]));
    assert!(merge("aceg".chars(), "".chars()).eq("aceg".chars()));
    let words = merge_by(["b", "aa", "ccc"].iter(), ["x", "yy"].iter(), |a, b| {
        a.len().cmp(&b.len())
    });
    assert!(words.eq(&["b", "x", "aa", "yy", "ccc"]));
    let merged = merge_stepwise([0.5, 2.5].into_iter(), [1.0, 2.0, 3.0].into_iter());
    assert!(merged.eq([0.5, 1.0, 2.0, 2.5, 3.0]));
    assert!(sorted(&[5, 1, 4, 1, 5, 9, 2, 6]).eq([1, 1, 2, 4, 5, 5, 6, 9]));
}

#[test]
fn many() {
    let sources = [
        vec![1, 3, 5, 7],
        vec![0, 2, 4, 8],
        vec![5, 10, 15, 20],
        vec![],
        vec![25],
    ];
    let merged = merge_all(sources);
    assert!(merged.eq([0, 1, 2, 3, 4, 5, 5, 7, 8, 10, 15, 20, 25]));
}

#[test]
fn both() {
    let threes: Vec<_> = (0..40).step_by(3).collect();
    let fives: Vec<_> = (0..40).step_by(5).collect();
    assert!(common(&threes, &fives).eq(&[0, 15, 30]));
    assert_eq!(common(&[1], &[]).count(), 0);
}
