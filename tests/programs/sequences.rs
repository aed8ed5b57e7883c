//! Sequences of the On-Line Encyclopedia of Integer Sequences, each by its usual program.

use std::collections::{BTreeSet, HashMap, HashSet};

use primed::prelude::*;

/// A000045.
#[generator]
fn fibonacci() -> impl Iterator<Item = u128> {
    let (mut a, mut b) = (0_u128, 1);
    loop {
        yield_!(a);
        (a, b) = (b, a.checked_add(b)?);
    }
}

/// A106750 and on: each word is the last one with the one before it behind it.
#[generator]
fn fibonacci_words() -> impl Iterator<Item = String> {
    let mut last = String::from("1");
    let mut word = String::from("0");
    loop {
        yield_!(word.clone());
        let next = word.clone() + &last;
        last = std::mem::replace(&mut word, next);
    }
}

/// The trajectory under the Collatz map, down to one.
#[generator]
fn collatz(mut n: u64) -> impl Iterator<Item = u64> + Clone {
    loop {
        yield_!(n);
        n = match n {
            1 => break,
            even if even % 2 == 0 => even / 2,
            odd => 3 * odd + 1,
        };
    }
}

/// The rows of Pascal's triangle: A007318.
#[generator]
fn pascal() -> impl Iterator<Item = Vec<u32>> {
    let mut row = vec![1];
    loop {
        yield_!(row.clone());
        row.push(0);
        for i in (1..row.len()).rev() {
            row[i] += row[i - 1];
        }
    }
}

/// A005150: each term says the last one aloud.
#[generator]
fn look_and_say() -> impl Iterator<Item = String> {
    let mut term = "1".to_string();
    loop {
        let mut said = String::new();
        let mut digits = term.chars().peekable();
        while let Some(digit) = digits.next() {
            let mut count = 1;
            while digits.next_if_eq(&digit).is_some() {
                count += 1;
            }
            said.push_str(&count.to_string());
            said.push(digit);
        }
        drop(digits);
        yield_!(std::mem::replace(&mut term, said));
    }
}

/// A051037, Hamming's problem: from the least, its multiples by 2, 3 and 5.
#[generator]
fn hamming() -> impl Iterator<Item = u64> {
    let mut waiting = BTreeSet::from([1]);
    while let Some(n) = waiting.pop_first() {
        yield_!(n);
        waiting.extend([2, 3, 5].map(|p| p * n));
    }
}

/// A181391, Van Eck: how long ago the last term was there before.
#[generator]
fn van_eck() -> impl Iterator<Item = usize> {
    let mut seen = HashMap::new();
    let mut last = 0;
    for n in 0.. {
        yield_!(last);
        last = seen.insert(last, n).map_or(0, |before| n - before);
    }
}

/// A005132, Recamán: a step back if that is new, else forward.
#[generator]
fn recaman() -> impl Iterator<Item = u32> {
    let mut seen = HashSet::new();
    let mut at = 0_u32;
    for step in 1.. {
        seen.insert(at);
        yield_!(at);
        at = match at.checked_sub(step) {
            Some(back) if !seen.contains(&back) => back,
            _ => at + step,
        };
    }
}

/// A001462, Golomb: how often each number is in the sequence itself.
#[generator]
fn golomb() -> impl Iterator<Item = usize> {
    let mut terms = vec![0, 1, 2, 2];
    yield_from!([1, 2, 2]);
    for n in 3.. {
        for _ in 0..terms[n] {
            terms.push(n);
            yield_!(n);
        }
    }
}

#[test]
fn of_fibonacci() {
    assert!(
        fibonacci()
            .take(12)
            .eq([0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
    );
    assert_eq!(fibonacci().nth(100), Some(354_224_848_179_261_915_075));
    assert_eq!(fibonacci().count(), 186);
    let words: Vec<_> = fibonacci_words().take(6).collect();
    assert_eq!(
        words,
        ["0", "01", "010", "01001", "01001010", "0100101001001"]
    );
}

#[test]
fn of_collatz() {
    assert!(collatz(6).eq([6, 3, 10, 5, 16, 8, 4, 2, 1]));
    let from_27 = collatz(27);
    assert_eq!((from_27.clone().count(), from_27.max()), (112, Some(9232)));
    assert!(
        (1..10)
            .map(|n| collatz(n).count() - 1)
            .eq([0, 1, 7, 2, 5, 8, 16, 3, 19])
    );
}

#[test]
fn of_the_encyclopedia() {
    assert_eq!(pascal().nth(6).unwrap(), [1, 6, 15, 20, 15, 6, 1]);
    let said: Vec<_> = look_and_say().take(7).collect();
    assert_eq!(
        said,
        ["1", "11", "21", "1211", "111221", "312211", "13112221"]
    );
    let start = [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20];
    assert!(hamming().take(14).eq(start));
    assert_eq!(hamming().nth(1690), Some(2_125_764_000));
    assert!(
        van_eck()
            .take(16)
            .eq([0, 0, 1, 0, 2, 0, 2, 2, 1, 6, 0, 5, 0, 2, 6, 5])
    );
    let start = [0, 1, 3, 6, 2, 7, 13, 20, 12, 21, 11, 22, 10, 23, 9, 24];
    assert!(recaman().take(16).eq(start));
    assert!(
        golomb()
            .take(14)
            .eq([1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6])
    );
}
