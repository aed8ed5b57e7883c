//! Items that belong together: `groupby`, windows, batches and runs.

use std::collections::VecDeque;
use std::num::ParseIntError;

use primed::prelude::*;

/// `itertools.groupby`, with each group as a list.
#[generator]
fn group_by<I: IntoIterator, K: PartialEq>(
    items: I,
    key: impl Fn(&I::Item) -> K,
) -> impl Iterator<Item = (K, Vec<I::Item>)> {
    let mut group: Option<(K, Vec<I::Item>)> = None;
    for item in items {
        let new = key(&item);
        match &mut group {
            Some((current, members)) if *current == new => members.push(item),
            _ => {
                if let Some(done) = group.replace((new, vec![item])) {
                    yield_!(done);
                }
            }
        }
    }
    yield_from!(group);
}

/// The recipe `sliding_window`.
#[generator]
fn windowed<T: Clone>(
    items: impl IntoIterator<Item = T>,
    n: usize,
) -> impl Iterator<Item = Vec<T>> {
    let mut items = items.into_iter();
    let mut window: VecDeque<_> = items.by_ref().take(n - 1).collect();
    for item in items {
        window.push_back(item);
        yield_!(window.iter().cloned().collect());
        window.pop_front();
    }
}

/// The same in arrays, for a size that is known when it is compiled.
#[generator]
fn windows<const N: usize, T: Copy + Default>(
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = [T; N]> {
    let mut window = [T::default(); N];
    for (i, item) in items.into_iter().enumerate() {
        window.rotate_left(1);
        window[N - 1] = item;
        if i + 1 >= N {
            yield_!(window);
        }
    }
}

/// `itertools.pairwise`, from the equivalent in its documentation.
#[generator]
fn pairwise<T: Clone>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = (T, T)> {
    let mut items = items.into_iter();
    let mut a = items.next()?;
    for b in items {
        yield_!((a, b.clone()));
        a = b;
    }
}

/// `itertools.batched`.
#[generator]
fn batched<I: IntoIterator>(items: I, n: usize) -> impl Iterator<Item = Vec<I::Item>> {
    let mut items = items.into_iter();
    loop {
        let batch: Vec<_> = items.by_ref().take(n).collect();
        if batch.is_empty() {
            break;
        }
        yield_!(batch);
    }
}

/// Splits where neighbours do not belong together, as `slice::chunk_by` does.
#[generator]
fn chunk_by<T>(
    items: impl IntoIterator<Item = T>,
    together: fn(&T, &T) -> bool,
) -> impl Iterator<Item = Vec<T>> {
    let mut chunk = vec![];
    for item in items {
        if let Some(last) = chunk.last() {
            if !together(last, &item) {
                yield_!(std::mem::take(&mut chunk));
            }
        }
        chunk.push(item);
    }
    if !chunk.is_empty() {
        yield_!(chunk);
    }
}

/// A run-length coder: how often, and what.
#[generator]
fn runs<T: PartialEq>(items: impl Iterator<Item = T>) -> impl Iterator<Item = (usize, T)> {
    let mut items = items.peekable();
    while let Some(item) = items.next() {
        let mut count = 1;
        while items.next_if_eq(&item).is_some() {
            count += 1;
        }
        yield_!((count, item));
    }
}

/// Its decoder, which takes text such as `12W1B`.
#[generator]
fn decoded(text: &str) -> impl Iterator<Item = Result<char, ParseIntError>> {
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let count: usize = digits.parse()?;
        for _ in 0..count {
            yield_!(Ok(c));
        }
        digits.clear();
    }
}

fn words(found: impl Iterator<Item = Vec<char>>) -> String {
    let words: Vec<String> = found.map(String::from_iter).collect();
    words.join(" ")
}

#[test]
fn groups() {
    let groups = group_by("AAAABBBCCDAABBB".chars(), |c| *c);
    let (keys, members): (String, Vec<_>) = groups.unzip();
    assert_eq!(keys, "ABCDAB");
    assert_eq!(words(members.into_iter()), "AAAA BBB CC D AA BBB");
    let tens: Vec<_> = group_by([1, 5, 11, 12, 25, 3], |n| n / 10).collect();
    assert_eq!(
        tens,
        [
            (0, vec![1, 5]),
            (1, vec![11, 12]),
            (2, vec![25]),
            (0, vec![3])
        ]
    );
    assert_eq!(group_by([0; 0], |n| *n).count(), 0);
}

#[test]
fn windows_and_pairs() {
    assert_eq!(words(windowed("ABCDEFG".chars(), 4)), "ABCD BCDE CDEF DEFG");
    assert_eq!(windowed("AB".chars(), 3).count(), 0);
    let triples: Vec<[i32; 3]> = windows(1..=5).collect();
    assert_eq!(triples, [[1, 2, 3], [2, 3, 4], [3, 4, 5]]);
    let pairs: Vec<_> = pairwise("ABCDEFG".chars())
        .map(|(a, b)| format!("{a}{b}"))
        .collect();
    assert_eq!(pairs.join(" "), "AB BC CD DE EF FG");
    assert_eq!(pairwise(Some("alone".to_string())).count(), 0);
}

#[test]
fn batches() {
    assert_eq!(words(batched("ABCDEFG".chars(), 2)), "AB CD EF G");
    assert_eq!(words(batched("ABCDEF".chars(), 3)), "ABC DEF");
    let rising: Vec<_> = chunk_by([1, 1, 2, 3, 2, 3, 2, 3, 4], |a, b| a <= b).collect();
    assert_eq!(rising, [vec![1, 1, 2, 3], vec![2, 3], vec![2, 3, 4]]);
}

#[test]
fn run_lengths() {
    let text = format!(
        "{}B{}BBB{}B{}",
        "W".repeat(12),
        "W".repeat(12),
        "W".repeat(24),
        "W".repeat(14)
    );
    let words: Vec<_> = runs(text.chars())
        .map(|(count, c)| format!("{count}{c}"))
        .collect();
    let coded = words.concat();
    assert_eq!(coded, "12W1B12W3B24W1B14W");
    assert_eq!(decoded(&coded).collect::<Result<String, _>>(), Ok(text));
    let broken: Vec<_> = decoded("2ab").collect();
    assert!(matches!(broken[..], [Ok('a'), Ok('a'), Err(_)]));
}
