//! Generators that delegate to themselves, and to each other.

use std::convert::Infallible;
use std::fmt;

use primed::prelude::*;
use primed::{Back, Level, Nested};

/// A tree.
#[derive(Debug)]
pub struct Tree<T> {
    value: T,
    below: Vec<Self>,
}

impl<T> Tree<T> {
    /// By `Self::name`, last of all.
    #[generator]
    pub fn walk(&self) -> impl Iterator<Item = &T> {
        yield_!(&self.value);
        for below in &self.below {
            yield_from!(Self::walk(below));
        }
    }

    /// By a method call.
    #[generator(recursive)]
    pub fn depths(&self, depth: usize) -> impl Iterator<Item = (usize, &T)> + Clone {
        for below in &self.below {
            yield_from!(below.depths(depth + 1));
        }
        yield_!((depth, &self.value));
    }

    /// By value, with what is kept meanwhile.
    #[generator(recursive)]
    pub fn into_values(self) -> impl Iterator<Item = T> {
        let Self { value, below } = self;
        for tree in below {
            yield_from!(tree.into_values());
        }
        yield_!(value);
    }
}

/// The last thing that is done, and nothing is kept.
#[generator]
pub fn countdown(from: u32, _unused: &str) -> impl Iterator<Item = u32> + fmt::Debug {
    yield_!(from);
    if from > 0 {
        yield_from!(countdown(from - 1, "inner"));
    }
}

/// Without parameters.
#[generator]
pub fn endless() -> impl Iterator<Item = u8> {
    yield_!(1);
    yield_from!(endless());
}

/// A value comes back, from two at once.
#[generator]
pub fn fib(n: u64) -> impl Generator<Yield = u64, Return = u64> {
    yield_!(n);
    if n < 2 {
        return n;
    }
    yield_from!(fib(n - 1)) + yield_from!(fib(n - 2))
}

/// It catches, ignores, and hands on.
#[generator]
pub fn caught(n: u32) -> impl Generator<u32, fmt::Error, Yield = u32, Return = String> {
    if n == 0 {
        let sent = yield_!(0);
        return Ok(format!("{sent}"));
    }
    let sent = match try_yield_from!(caught(n - 1)) {
        Ok(text) => yield_!(u32::try_from(text.len()).unwrap_or(n)),
        Err(Thrown::Raised(error)) => return Err(error),
        Err(_) => return Ok(String::new()),
    };
    let text: String = yield_from!(caught(n - 1));
    println!("{sent} {text} {}", yield_from!(caught(n - 1)));
    Ok(yield_from!(caught(n - 1)))
}

/// With parameters of all kinds.
#[generator]
pub fn chunks<'a, T: Copy, const N: usize>(
    items: &'a [T],
    keep: impl Fn(&T) -> bool + Copy + 'a,
    (from, step): (usize, usize),
) -> impl Iterator<Item = (usize, [T; N])> {
    if let Some((head, rest)) = items.split_first_chunk::<N>() {
        if head.iter().all(keep) {
            yield_!((from, *head));
        }
        yield_from!(chunks::<T, N>(rest, keep, (from + step, step)));
    }
}

/// One of two.
#[generator]
pub fn even(n: u32) -> Box<dyn Iterator<Item = Nested<'static, u32>>> {
    yield_!(Nested::Item(n));
    if n > 0 {
        yield_!(Nested::Inner(odd(n - 1)));
    }
}

/// The other.
#[generator]
pub fn odd(n: u32) -> Box<dyn Iterator<Item = Nested<'static, u32>>> {
    yield_!(Nested::Item(n));
    yield_!(Nested::inner(even(n - 1)));
}

/// What one of several yields.
pub type Step = Level<'static, u32, Infallible, u32, u32>;

/// A level of several.
#[generator]
pub fn level(n: u32) -> impl Generator<Back<u32, u32>, Yield = Step, Return = u32> {
    if n == 0 {
        return yield_!(Level::Yield(n)).sent();
    }
    yield_!(Level::inner(other(n - 1))).returned()
}

#[generator]
fn other(n: u32) -> Box<dyn Generator<Back<u32, u32>, Yield = Step, Return = u32>> {
    yield_!(Level::inner(level(n))).returned()
}
