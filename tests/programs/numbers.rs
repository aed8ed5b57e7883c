//! Numbers: Newton's method, limits of series, random numbers of known generators.

use primed::prelude::*;

/// Newton's iteration, until two estimates are as good as equal.
#[generator]
fn newton(
    f: impl Fn(f64) -> f64,
    slope: impl Fn(f64) -> f64,
    start: f64,
) -> impl Iterator<Item = f64> {
    let mut x = start;
    loop {
        yield_!(x);
        let next = x - f(x) / slope(x);
        if (next - x).abs() <= f64::EPSILON * x.abs() {
            return;
        }
        x = next;
    }
}

/// The whole part of a root, by whole numbers alone.
#[generator]
fn integer_root(n: u128) -> impl Iterator<Item = u128> {
    let mut x = n;
    while let y = u128::midpoint(x, n / x)
        && y < x
    {
        x = y;
        yield_!(x);
    }
}

/// John Hughes' `halve`s and `bisect`: intervals around a root.
#[generator]
fn bisect<F>(f: F, (mut low, mut high): (f64, f64)) -> impl Iterator<Item = (f64, f64)>
where
    F: Fn(f64) -> f64,
{
    let rising = f(low) < f(high);
    loop {
        yield_!((low, high));
        let middle = f64::midpoint(low, high);
        *(if (f(middle) < 0.0) == rising {
            &mut low
        } else {
            &mut high
        }) = middle;
    }
}

/// The partial sums of Leibniz's series for pi.
fn leibniz() -> impl Iterator<Item = f64> {
    iter! {
        let mut sum = 0.0;
        let mut sign = 4.0;
        for odd in (1..).step_by(2).map(f64::from) {
            sum += sign / odd;
            sign = -sign;
            yield sum;
        }
    }
}

/// Euler's transform, as in the book by Abelson and Sussman: from three neighbours one.
#[generator]
fn accelerated(series: impl Iterator<Item = f64>) -> impl Iterator<Item = f64> {
    let mut series = series;
    let (mut a, mut b) = (series.next()?, series.next()?);
    for c in series {
        yield_!(c - (c - b).powi(2) / (a - 2.0 * b + c));
        (a, b) = (b, c);
    }
}

/// A tableau: each series is the accelerated one of the last, and gives its first value.
#[generator]
fn tableau(series: impl Iterator<Item = f64> + 'static) -> impl Iterator<Item = f64> {
    let mut series: Box<dyn Iterator<Item = f64>> = Box::new(series);
    while let Some(first) = series.next() {
        yield_!(first);
        series = Box::new(accelerated([first].into_iter().chain(series)));
    }
}

/// The continued fraction of a quotient: Euclid's algorithm.
#[generator]
fn continued_fraction(mut a: u64, mut b: u64) -> impl Iterator<Item = u64> {
    while b != 0 {
        yield_!(a / b);
        (a, b) = (b, a % b);
    }
}

/// The convergents of a continued fraction.
#[generator]
fn convergents(terms: impl IntoIterator<Item = u64>) -> impl Iterator<Item = (u64, u64)> {
    let ((mut h, mut h1), (mut k, mut k1)) = ((1, 0), (0, 1));
    for term in terms {
        (h, h1) = (term * h + h1, h);
        (k, k1) = (term * k + k1, k);
        yield_!((h, k));
    }
}

/// Park and Miller's minimal standard.
#[generator]
fn minimal_standard(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    loop {
        state = state * 16_807 % 2_147_483_647;
        yield_!(state);
    }
}

/// Matsumoto and Nishimura's MT19937, whose 624 words are held across its yield.
#[generator]
fn mersenne_twister(seed: u32) -> impl Iterator<Item = u32> {
    const N: usize = 624;
    const M: usize = 397;

    let mut words = [seed; N];
    for (i, index) in (1..N).zip(1_u32..) {
        let last = words[i - 1];
        words[i] = (last ^ last >> 30)
            .wrapping_mul(1_812_433_253)
            .wrapping_add(index);
    }
    loop {
        for i in 0..N {
            let y = words[i] & 0x8000_0000 | words[(i + 1) % N] & 0x7FFF_FFFF;
            let odd = if y & 1 == 1 { 0x9908_B0DF } else { 0 };
            words[i] = words[(i + M) % N] ^ y >> 1 ^ odd;
            let mut y = words[i];
            y ^= y >> 11;
            y ^= y << 7 & 0x9D2C_5680;
            y ^= y << 15 & 0xEFC6_0000;
            yield_!(y ^ y >> 18);
        }
    }
}

/// Pythagorean triples without a common factor, after Euclid, by their hypotenuse's `m`.
fn triples() -> impl Iterator<Item = (u32, u32, u32)> {
    fn gcd(a: u32, b: u32) -> u32 {
        if b == 0 { a } else { gcd(b, a % b) }
    }

    iter! {
        for m in 2.. {
            for n in 1..m {
                if (m - n) % 2 == 1 && gcd(m, n) == 1 {
                    let (a, b, c) = (m * m - n * n, 2 * m * n, m * m + n * n);
                    yield (a.min(b), a.max(b), c);
                }
            }
        }
    }
}

/// A number is guessed: the coroutine is sent how its guess compares.
#[generator(prime)]
fn guesser(
    mut low: u32,
    mut high: u32,
) -> impl Generator<std::cmp::Ordering, Yield = u32, Return = u32> {
    use std::cmp::Ordering::{Equal, Greater, Less};

    let mut tries = 1;
    yield_!(0);
    loop {
        let guess = u32::midpoint(low, high);
        match yield_!(guess) {
            Less => low = guess + 1,
            Greater => high = guess - 1,
            Equal => return tries,
        }
        tries += 1;
    }
}

#[test]
fn roots() {
    let estimates: Vec<_> = newton(|x| x * x - 2.0, |x| 2.0 * x, 1.0).collect();
    assert_eq!(estimates[..3], [1.0, 1.5, 17.0 / 12.0]);
    assert!((estimates.last().unwrap() - 2.0_f64.sqrt()).abs() < 1e-15);
    assert!(estimates.len() < 8);
    assert_eq!(integer_root(10_u128.pow(30)).last(), Some(10_u128.pow(15)));
    let (low, high) = bisect(|x| x.cos() - x, (0.0, 1.0)).nth(40).unwrap();
    assert!(low <= 0.739_085_133_215_160_6 && 0.739_085_133_215_160_6 <= high);
    assert!(high - low < 1e-11);
}

#[test]
fn limits() {
    let pi = std::f64::consts::PI;
    assert!((leibniz().nth(7).unwrap() - 3.017_071_817_071_818).abs() < 1e-12);
    assert!((accelerated(leibniz()).nth(7).unwrap() - 3.142_253_3).abs() < 1e-3);
    assert!((tableau(leibniz()).nth(7).unwrap() - pi).abs() < 1e-9);
    assert!(continued_fraction(415, 93).eq([4, 2, 6, 7]));
    let found: Vec<_> = convergents([3, 7, 15, 1, 292]).collect();
    assert_eq!(
        found,
        [(3, 1), (22, 7), (333, 106), (355, 113), (103_993, 33_102)]
    );
}

#[test]
fn random_numbers() {
    assert_eq!(minimal_standard(1).nth(9_999), Some(1_043_618_065));
    assert_eq!(mersenne_twister(5489).next(), Some(3_499_211_612));
    assert_eq!(mersenne_twister(5489).nth(9_999), Some(4_123_659_995));
}

#[test]
fn triples_and_guesses() {
    let found: Vec<_> = triples().take(5).collect();
    assert_eq!(
        found,
        [
            (3, 4, 5),
            (5, 12, 13),
            (8, 15, 17),
            (7, 24, 25),
            (20, 21, 29)
        ]
    );
    let secret = 2;
    let mut game = guesser(1, 100);
    let mut answer = std::cmp::Ordering::Equal;
    let tries = loop {
        match game.send(answer) {
            Ok(guess) => answer = guess.cmp(&secret),
            Err(end) => break end.return_value(),
        }
    };
    assert_eq!(tries, Some(7));
}
