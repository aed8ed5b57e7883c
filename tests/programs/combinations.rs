//! Choices of things: `product`, `combinations` and the power set of `itertools`.

use primed::prelude::*;

/// `itertools.product`, as an odometer: the last place moves fastest.
#[generator]
fn product<T: Clone>(pools: Vec<Vec<T>>) -> impl Iterator<Item = Vec<T>> {
    if pools.iter().any(Vec::is_empty) {
        return;
    }
    let mut wheels = vec![0; pools.len()];
    loop {
        yield_!(
            wheels
                .iter()
                .zip(&pools)
                .map(|(&i, pool)| pool[i].clone())
                .collect()
        );
        let mut place = wheels.len();
        loop {
            if place == 0 {
                return;
            }
            place -= 1;
            wheels[place] += 1;
            if wheels[place] < pools[place].len() {
                break;
            }
            wheels[place] = 0;
        }
    }
}

/// The product of two iterators, of which the second is restarted.
#[generator]
fn cartesian<A, B>(a: A, b: B) -> impl Iterator<Item = (A::Item, B::Item)>
where
    A: Iterator<Item: Clone>,
    B: Iterator + Clone,
{
    for x in a {
        for y in b.clone() {
            yield_!((x.clone(), y));
        }
    }
}

/// `itertools.combinations`, from the equivalent in its documentation.
#[generator]
fn combinations<T: Clone>(pool: &[T], r: usize) -> impl Iterator<Item = Vec<T>> {
    let n = pool.len();
    if r > n {
        return;
    }
    let mut indices: Vec<_> = (0..r).collect();
    yield_!(pool[..r].to_vec());
    while let Some(i) = (0..r).rev().find(|&i| indices[i] != i + n - r) {
        indices[i] += 1;
        for j in i + 1..r {
            indices[j] = indices[j - 1] + 1;
        }
        yield_!(indices.iter().map(|&i| pool[i].clone()).collect());
    }
}

/// `itertools.combinations_with_replacement`, recursively.
#[generator]
fn with_replacement(pool: &[char], r: usize) -> Box<dyn Iterator<Item = String> + '_> {
    if r == 0 {
        return yield_!(String::new());
    }
    for (i, first) in pool.iter().enumerate() {
        for rest in with_replacement(&pool[i..], r - 1) {
            yield_!(format!("{first}{rest}"));
        }
    }
}

/// The recipe `powerset`: subsets by their size.
#[generator]
fn powerset<T: Clone>(items: &[T]) -> impl Iterator<Item = Vec<T>> {
    for r in 0..=items.len() {
        yield_from!(combinations(items, r));
    }
}

/// The subsets of a set as a binary counter tells them, as slices of references.
#[generator]
fn subsets<'a, T>(items: &'a [T]) -> impl Iterator<Item = Vec<&'a T>> + use<'a, T> {
    for mask in 0..1_u32 << items.len() {
        let members = items.iter().enumerate();
        yield_!(
            members
                .filter(|(i, _)| mask >> i & 1 == 1)
                .map(|(_, item)| item)
                .collect()
        );
    }
}

fn words(found: impl Iterator<Item = impl IntoIterator<Item = char>>) -> String {
    let words: Vec<String> = found.map(String::from_iter).collect();
    words.join(" ")
}

#[test]
fn products() {
    let pools = vec![vec!['A', 'B', 'C', 'D'], vec!['x', 'y']];
    assert_eq!(words(product(pools)), "Ax Ay Bx By Cx Cy Dx Dy");
    assert_eq!(
        words(product(vec![vec!['0', '1']; 3])),
        "000 001 010 011 100 101 110 111"
    );
    assert_eq!(product::<u8>(vec![]).next(), Some(vec![]));
    assert_eq!(product(vec![vec![1], vec![]]).count(), 0);
    let dice = cartesian(1..=6, 1..=6).filter(|(a, b)| a + b == 7);
    assert_eq!(dice.count(), 6);
}

#[test]
fn choices() {
    let letters = ['A', 'B', 'C', 'D'];
    assert_eq!(words(combinations(&letters, 2)), "AB AC AD BC BD CD");
    assert_eq!(
        words(combinations(&['0', '1', '2', '3'], 3)),
        "012 013 023 123"
    );
    assert_eq!(combinations(&[0; 10], 4).count(), 210);
    let pairs: Vec<_> = with_replacement(&letters[..3], 2).collect();
    assert_eq!(pairs, ["AA", "AB", "AC", "BB", "BC", "CC"]);
}

#[test]
fn all_subsets() {
    let found: Vec<_> = powerset(&[1, 2, 3]).collect();
    assert_eq!(
        found,
        [
            vec![],
            vec![1],
            vec![2],
            vec![3],
            vec![1, 2],
            vec![1, 3],
            vec![2, 3],
            vec![1, 2, 3]
        ]
    );
    assert_eq!(
        subsets(&["a", "b"]).collect::<Vec<_>>(),
        [vec![], vec![&"a"], vec![&"b"], vec![&"a", &"b"]]
    );
}
