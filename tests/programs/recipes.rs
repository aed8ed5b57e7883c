//! Python's `itertools` and the recipes of its documentation, with the answers given there.

use std::collections::HashSet;
use std::hash::Hash;

use primed::prelude::*;

#[generator]
fn accumulate<T: Clone, I: IntoIterator<Item = T>>(
    items: I,
    mut f: impl FnMut(T, T) -> T,
) -> impl Iterator<Item = T> {
    let mut items = items.into_iter();
    let mut total = items.next()?;
    yield_!(total.clone());
    for item in items {
        total = f(total, item);
        yield_!(total.clone());
    }
}

#[generator]
fn unique_everseen<T, K: Hash + Eq>(
    items: impl Iterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> impl Iterator<Item = T> {
    let mut seen = HashSet::new();
    for item in items {
        if seen.insert(key(&item)) {
            yield_!(item);
        }
    }
}

#[generator]
fn unique_justseen<T: PartialEq + Clone>(
    items: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut last = None;
    for item in items {
        if last.as_ref() != Some(&item) {
            yield_!(item.clone());
        }
        last = Some(item);
    }
}

#[generator]
fn takewhile<T>(
    wanted: impl Fn(&T) -> bool,
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    for item in items {
        if !wanted(&item) {
            break;
        }
        yield_!(item);
    }
}

#[generator]
fn dropwhile<T>(
    unwanted: impl Fn(&T) -> bool,
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut items = items.into_iter();
    for item in &mut items {
        if !unwanted(&item) {
            yield_!(item);
            break;
        }
    }
    yield_from!(items);
}

#[generator]
fn islice<T>(
    items: impl IntoIterator<Item = T>,
    start: usize,
    stop: Option<usize>,
    step: usize,
) -> impl Iterator<Item = T> {
    let mut wanted = (start..stop.unwrap_or(usize::MAX)).step_by(step);
    let mut next = wanted.next()?;
    for (i, item) in items.into_iter().enumerate() {
        if i == next {
            yield_!(item);
            next = wanted.next()?;
        }
    }
}

#[generator]
fn compress<T>(data: impl Iterator<Item = T>, selectors: &[u8]) -> impl Iterator<Item = T> {
    for (item, &selector) in data.zip(selectors) {
        if selector != 0 {
            yield_!(item);
        }
    }
}

/// `cycle`: saves the items as it gives them, and repeats what it saved.
#[generator]
fn cycle<T: Clone>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
    let mut saved = Vec::new();
    for item in items {
        yield_!(item.clone());
        saved.push(item);
    }
    for i in (0..saved.len()).cycle() {
        yield_!(saved[i].clone());
    }
}

/// The recipe `ncycles`, as an expression.
fn ncycles<T: Clone>(items: Vec<T>, n: usize) -> impl Iterator<Item = T> {
    iter! {
        for _ in 0..n {
            for item in items.clone() {
                yield item;
            }
        }
    }
}

/// `itertools.count`, as an expression.
fn count(start: f64, step: f64) -> impl Iterator<Item = f64> {
    iter! {
        let mut n = start;
        loop {
            yield n;
            n += step;
        }
    }
}

/// `more_itertools.intersperse`: a value between each two items.
#[generator]
fn intersperse<T: Clone>(
    between: T,
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut first = true;
    for item in items {
        if !std::mem::replace(&mut first, false) {
            yield_!(between.clone());
        }
        yield_!(item);
    }
}

/// The recipe `iter_index`: where a value is found.
#[generator]
fn iter_index<'a, T: PartialEq>(items: &'a [T], value: &'a T) -> impl Iterator<Item = usize> + 'a {
    let mut start = 0;
    while let Some(at) = items[start..].iter().position(|item| item == value) {
        yield_!(start + at);
        start += at + 1;
    }
}

/// `more_itertools.split_at`: what lies between separators.
#[generator]
fn split_at<T>(
    items: impl IntoIterator<Item = T>,
    is_separator: impl Fn(&T) -> bool,
) -> impl Iterator<Item = Vec<T>> {
    let mut part = vec![];
    for item in items {
        if is_separator(&item) {
            yield_!(part);
            part = vec![];
        } else {
            part.push(item);
        }
    }
    yield_!(part);
}

/// `more_itertools.mark_ends`, for the last one: each item, and whether it is that.
#[generator]
fn mark_last<T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = (bool, T)> {
    let mut items = items.into_iter().peekable();
    while let Some(item) = items.next() {
        yield_!((items.peek().is_none(), item));
    }
}

#[test]
fn running() {
    assert!(accumulate([1, 2, 3, 4, 5], |a, b| a + b).eq([1, 3, 6, 10, 15]));
    let data = [3, 4, 6, 2, 1, 9, 0, 7, 5, 8];
    assert!(accumulate(data, i32::max).eq([3, 4, 6, 6, 6, 9, 9, 9, 9, 9]));
    assert_eq!(accumulate([0; 0], |a, b| a * b).next(), None);
}

#[test]
fn unique() {
    assert_eq!(
        unique_everseen("AAAABBBCCDAABBB".chars(), |c| *c).collect::<String>(),
        "ABCD"
    );
    let folded = unique_everseen("ABBcCAD".chars(), char::to_ascii_lowercase);
    assert_eq!(folded.collect::<String>(), "ABcD");
    assert_eq!(
        unique_justseen("AAAABBBCCDAABBB".chars()).collect::<String>(),
        "ABCDAB"
    );
}

#[test]
fn some_of_them() {
    assert!(takewhile(|x| *x < 5, [1, 4, 6, 3, 8]).eq([1, 4]));
    assert!(dropwhile(|x| *x < 5, [1, 4, 6, 3, 8]).eq([6, 3, 8]));
    let letters = || "ABCDEFG".chars();
    assert_eq!(islice(letters(), 0, Some(2), 1).collect::<String>(), "AB");
    assert_eq!(islice(letters(), 2, Some(4), 1).collect::<String>(), "CD");
    assert_eq!(islice(letters(), 2, None, 1).collect::<String>(), "CDEFG");
    assert_eq!(islice(letters(), 0, None, 2).collect::<String>(), "ACEG");
    assert_eq!(
        compress("ABCDEF".chars(), &[1, 0, 1, 0, 1, 1]).collect::<String>(),
        "ACEF"
    );
    assert!(iter_index(b"AABCADEAF", &b'A').eq([0, 1, 4, 7]));
}

#[test]
fn again_and_again() {
    assert_eq!(
        cycle("ABCD".chars()).take(12).collect::<String>(),
        "ABCDABCDABCD"
    );
    assert_eq!(cycle([0; 0]).next(), None);
    assert!(ncycles(vec![1, 2], 3).eq([1, 2, 1, 2, 1, 2]));
    assert!(count(2.5, 0.5).take(3).eq([2.5, 3.0, 3.5]));
}

#[test]
fn in_between() {
    assert!(intersperse(0, [1, 2, 3]).eq([1, 0, 2, 0, 3]));
    let parts: Vec<String> = split_at("abcdcba".chars(), |c| *c == 'b')
        .map(String::from_iter)
        .collect();
    assert_eq!(parts, ["a", "cdc", "a"]);
    let list: String = mark_last(["x", "y", "z"])
        .map(|(last, name)| {
            if last {
                name.to_owned()
            } else {
                format!("{name}, ")
            }
        })
        .collect();
    assert_eq!(list, "x, y, z");
}
