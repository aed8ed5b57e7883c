//! Orders of things: Python's `permutations`, Knuth's Algorithm L, plain changes, Heap.

use primed::prelude::*;

/// `itertools.permutations`, from the equivalent in its documentation.
#[generator]
fn permutations<T: Clone>(
    items: impl IntoIterator<Item = T>,
    r: Option<usize>,
) -> impl Iterator<Item = Vec<T>> {
    let pool: Vec<T> = items.into_iter().collect();
    let n = pool.len();
    let r = r.unwrap_or(n);
    if r > n {
        return;
    }
    let mut indices: Vec<_> = (0..n).collect();
    let mut cycles: Vec<_> = (n - r + 1..=n).rev().collect();
    yield_!(indices[..r].iter().map(|&i| pool[i].clone()).collect());
    'next: loop {
        for i in (0..r).rev() {
            cycles[i] -= 1;
            if cycles[i] == 0 {
                indices[i..].rotate_left(1);
                cycles[i] = n - i;
            } else {
                let j = n - cycles[i];
                indices.swap(i, j);
                yield_!(indices[..r].iter().map(|&i| pool[i].clone()).collect());
                continue 'next;
            }
        }
        return;
    }
}

/// Knuth, Algorithm 7.2.1.2L: in lexicographic order, without repeats.
#[generator]
fn lexicographic<T: Ord + Clone>(mut items: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    items.sort();
    loop {
        yield_!(items.clone());
        let Some(j) = items.windows(2).rposition(|pair| pair[0] < pair[1]) else {
            return;
        };
        let l = items.iter().rposition(|item| items[j] < *item).unwrap();
        items.swap(j, l);
        items[j + 1..].reverse();
    }
}

/// Knuth, Algorithm 7.2.1.2P, recursively: each permutation swaps two neighbours.
#[generator]
fn plain_changes(n: usize) -> Box<dyn Iterator<Item = Vec<usize>>> {
    if n == 0 {
        yield_!(vec![]);
        return;
    }
    let mut down = true;
    for shorter in plain_changes(n - 1) {
        for i in 0..n {
            let mut longer = shorter.clone();
            longer.insert(if down { n - 1 - i } else { i }, n);
            yield_!(longer);
        }
        down = !down;
    }
}

/// Heap's algorithm, without recursion: one swap for each permutation.
#[generator]
fn heaps<const N: usize>(mut items: [char; N]) -> impl Iterator<Item = String> + Clone {
    let mut counts = [0; N];
    yield_!(items.iter().collect());
    let mut i = 1;
    while i < N {
        if counts[i] < i {
            items.swap(if i % 2 == 0 { 0 } else { counts[i] }, i);
            yield_!(items.iter().collect());
            counts[i] += 1;
            i = 1;
        } else {
            counts[i] = 0;
            i += 1;
        }
    }
}

fn words(found: impl Iterator<Item = Vec<char>>) -> String {
    let words: Vec<String> = found.map(String::from_iter).collect();
    words.join(" ")
}

#[test]
fn as_python_orders_them() {
    assert_eq!(
        words(permutations("ABCD".chars(), Some(2))),
        "AB AC AD BA BC BD CA CB CD DA DB DC"
    );
    assert_eq!(
        words(permutations("012".chars(), None)),
        "012 021 102 120 201 210"
    );
    assert_eq!(permutations(0..6, None).count(), 720);
    assert_eq!(permutations(0..2, Some(3)).count(), 0);
    assert_eq!(permutations([0; 0], None).count(), 1);
}

#[test]
fn as_knuth_orders_them() {
    assert_eq!(
        words(lexicographic(vec!['1', '2', '2', '3'])),
        "1223 1232 1322 2123 2132 2213 2231 2312 2321 3122 3212 3221"
    );
    let three: Vec<_> = plain_changes(3).collect();
    assert_eq!(
        three,
        [
            [1, 2, 3],
            [1, 3, 2],
            [3, 1, 2],
            [3, 2, 1],
            [2, 3, 1],
            [2, 1, 3]
        ]
    );
}

#[test]
fn as_heap_orders_them() {
    let found: Vec<_> = heaps(['a', 'b', 'c']).collect();
    assert_eq!(found, ["abc", "bac", "cab", "acb", "bca", "cba"]);
    let mut four = heaps(['a', 'b', 'c', 'd']);
    four.next();
    let mut all: Vec<_> = four.clone().collect();
    assert_eq!(all.len(), 23);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 23);
}
