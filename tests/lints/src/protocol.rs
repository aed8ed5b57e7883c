//! Errors, delegation, and what is thrown in.

use std::fmt;
use std::num::ParseIntError;

use primed::prelude::*;

/// An error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad(String);

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Bad {}

impl From<ParseIntError> for Bad {
    fn from(error: ParseIntError) -> Self {
        Self(error.to_string())
    }
}

/// `?` in an iterator of results.
#[generator]
pub fn numbers(text: &str) -> impl Iterator<Item = Result<i32, ParseIntError>> {
    for word in text.split(' ') {
        let number: i32 = word.parse()?;
        yield_!(Ok(number));
    }
}

/// `?` on an option.
#[generator]
pub fn firsts(mut items: impl Iterator<Item = u8>) -> impl Iterator<Item = (u8, u8)> {
    loop {
        let first = items.next()?;
        let second = items.next()?;
        yield_!((first, second));
    }
}

/// Fails, returns and is thrown into.
#[generator]
pub fn parser() -> impl for<'a> Generator<&'a str, Bad, Yield = i32, Return = usize> {
    let mut lines = 0;
    let mut last = 0;
    loop {
        let line = yield_!(last);
        if line.is_empty() {
            return Ok(lines);
        }
        last = line.parse::<i32>()?;
        if last < 0 {
            return Err(Bad(format!("{last} is negative")));
        }
        lines += 1;
    }
}

/// Returns an option.
#[generator]
pub fn optional(items: Vec<u8>) -> impl Generator<(), Yield = u8, Return = Option<u8>> {
    let first = items.first()?;
    yield_!(*first);
    let last = items.last().copied()?;
    Some(last)
}

/// Catches.
#[generator]
pub fn catching() -> impl Generator<i32, Bad, Yield = i32, Return = u32> {
    let mut caught = 0;
    let mut last = 0;
    loop {
        match try_yield!(last) {
            Ok(sent) if sent < 0 => return Ok(caught),
            Ok(sent) => last = sent,
            Err(Thrown::Raised(Bad(text))) if text == "ignored" => caught += 1,
            Err(Thrown::Raised(error)) => return Err(error),
            Err(_) => return Ok(0),
        }
    }
}

/// Cleans up.
#[generator]
pub fn cleaning(names: &mut Vec<String>) -> impl Generator<u8, Bad, Yield = u8> {
    for n in 0..9 {
        let Ok(sent) = try_yield!(n) else {
            names.clear();
            return Ok(());
        };
        names.push(sent.to_string());
    }
    Ok(())
}

/// Is delegated to.
#[generator]
pub fn inner() -> impl Generator<i32, Bad, Yield = i32, Return = &'static str> {
    let a = yield_!(1);
    let b = yield_!(a + 1);
    if b < 0 {
        return Err(Bad("negative".to_owned()));
    }
    Ok("inner is done")
}

/// Delegates.
#[generator]
pub fn outer() -> impl Generator<i32, Bad, Yield = i32, Return = String> {
    let first = yield_!(0);
    let text = yield_from!(inner());
    let last = yield_!(first);
    Ok(format!("{text} {last}"))
}

/// Delegates to iterators.
#[generator]
pub fn listed(lists: &[Vec<u8>]) -> impl Iterator<Item = u8> {
    yield_from!([7, 8]);
    for list in lists {
        yield_from!(list.iter().copied());
    }
    yield_from!(0..3);
}

/// Delegates to what it was lent.
#[generator]
pub fn lent<G>(inner: &mut G) -> impl Generator<(), Yield = u8, Return = u16>
where
    G: Generator<(), Yield = u8, Return = u16>,
{
    yield_!(9);
    let value = yield_from!(inner);
    value + 1
}

/// Ends at once.
#[generator(prime)]
pub fn ends_at_once(fail: bool) -> impl Generator<i32, Bad, Yield = i32, Return = i32> {
    if fail {
        return Err(Bad("at once".to_owned()));
    }
    let sent = yield_!(1);
    Ok(sent)
}
