//! Primes: the sieve of Eratosthenes with a map, Turner's, the postponed one, and factors.

use std::collections::HashMap;

use primed::prelude::*;

const PRIMES: [u64; 25] = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
];

/// David Eppstein's sieve without an end, of the Python Cookbook: the map holds for
/// each composite to come the primes which found it.
#[generator]
fn eratosthenes() -> impl Iterator<Item = u64> {
    let mut composites: HashMap<u64, Vec<u64>> = HashMap::new();
    for q in 2.. {
        match composites.remove(&q) {
            None => {
                yield_!(q);
                composites.insert(q * q, vec![q]);
            }
            Some(primes) => {
                for p in primes {
                    composites.entry(q + p).or_default().push(p);
                }
            }
        }
    }
}

/// The same after Alex Martelli: one prime for each composite, and only odd numbers.
#[generator]
fn odd_sieve() -> impl Iterator<Item = u64> {
    let mut composites = HashMap::new();
    yield_!(2);
    for q in (3..).step_by(2) {
        if let Some(p) = composites.remove(&q) {
            let mut x = q + 2 * p;
            while composites.contains_key(&x) {
                x += 2 * p;
            }
            composites.insert(x, p);
        } else {
            composites.insert(q * q, q);
            yield_!(q);
        }
    }
}

/// The postponed sieve of Will Ness: it takes its primes from one of its own kind.
#[generator]
fn postponed() -> Box<dyn Iterator<Item = u64>> {
    yield_from!([2, 3, 5, 7]);
    let mut sieve = HashMap::new();
    let mut base = postponed().skip(1);
    let mut p = base.next()?;
    let mut square = p * p;
    for candidate in (9..).step_by(2) {
        let step = match sieve.remove(&candidate) {
            Some(step) => step,
            None if candidate < square => {
                yield_!(candidate);
                continue;
            }
            None => {
                let step = 2 * p;
                p = base.next()?;
                square = p * p;
                step
            }
        };
        let mut multiple = candidate + step;
        while sieve.contains_key(&multiple) {
            multiple += step;
        }
        sieve.insert(multiple, step);
    }
}

/// David Turner's, in which each prime filters the numbers behind it.
#[generator]
fn turner() -> impl Iterator<Item = u64> {
    let mut numbers: Box<dyn Iterator<Item = u64>> = Box::new(2..);
    while let Some(p) = numbers.next() {
        yield_!(p);
        numbers = Box::new(numbers.filter(move |n| n % p != 0));
    }
}

/// By trial, with the primes that were found.
#[generator]
fn trial<const N: usize>() -> impl Iterator<Item = u64> {
    let mut found: Vec<u64> = Vec::with_capacity(N);
    'candidates: for n in 2.. {
        for p in &found {
            if p * p > n {
                break;
            }
            if n % p == 0 {
                continue 'candidates;
            }
        }
        found.push(n);
        yield_!(n);
        if found.len() == N {
            break 'candidates;
        }
    }
}

/// The primes which a number is made of, with a wheel of steps.
#[generator]
fn factors(mut n: u64) -> impl Iterator<Item = u64> {
    let mut divisor = 2;
    let mut wheel = [1, 2, 2, 4]
        .into_iter()
        .chain([2, 4, 2, 4, 6, 2, 6, 4].into_iter().cycle());
    while divisor * divisor <= n {
        if n % divisor == 0 {
            yield_!(divisor);
            n /= divisor;
        } else {
            divisor += wheel.next().unwrap_or_default();
        }
    }
    if n > 1 {
        yield_!(n);
    }
}

/// Neighbours that differ by two.
#[generator]
fn twins(primes: impl Iterator<Item = u64>) -> impl Iterator<Item = (u64, u64)> {
    let mut last = None;
    for p in primes {
        if let Some(q) = last.replace(p)
            && q + 2 == p
        {
            yield_!((q, p));
        }
    }
}

#[test]
fn sieves() {
    assert!(eratosthenes().take(25).eq(PRIMES));
    assert!(odd_sieve().take(25).eq(PRIMES));
    assert!(postponed().take(25).eq(PRIMES));
    assert!(turner().take(25).eq(PRIMES));
    assert!(trial::<25>().eq(PRIMES));
    assert_eq!(eratosthenes().nth(999), Some(7919));
    assert_eq!(odd_sieve().nth(999), Some(7919));
    assert_eq!(postponed().nth(9999), Some(104_729));
    assert_eq!(trial::<1000>().last(), Some(7919));
    let below = eratosthenes().take_while(|p| *p < 2000);
    assert_eq!(below.sum::<u64>(), 277_050);
}

#[test]
fn made_of_primes() {
    assert!(factors(360).eq([2, 2, 2, 3, 3, 5]));
    assert!(factors(600_851_475_143).eq([71, 839, 1471, 6857]));
    assert!(factors(97).eq([97]));
    assert_eq!(factors(1).count(), 0);
    let found: Vec<_> = twins(eratosthenes()).take(6).collect();
    assert_eq!(
        found,
        [(3, 5), (5, 7), (11, 13), (17, 19), (29, 31), (41, 43)]
    );
}
