//! The faces that rustc lowers: pinned generators, streams and async generators.

use std::future::ready;
use std::num::ParseIntError;
use std::pin::{Pin, pin};

use futures_core::Stream;
use primed::prelude::*;

/// Holds references to its locals, in every position of a yield.
#[generator]
pub fn borrows(text: String, mut from: usize) -> impl PinnedGenerator<usize, Yield = usize> {
    let words: Vec<&str> = text.split(' ').collect();
    for word in &words {
        from += yield_!(word.len());
        if yield_!(from) > yield_!(1) && from > 3 {
            yield_!(from);
        }
    }
    let total = words.len() + yield_!(0) * yield_!(2);
    match yield_!(total) {
        0 => {}
        n if n > yield_!(n) => return,
        n => from = n,
    }
    let list = [from, yield_!(7), total];
    yield_!(list[yield_!(1) % 3]);
    while let Some(n) = Some(yield_!(9)).filter(|n| *n > 3) {
        yield_!(n);
    }
}

/// Fails, catches and delegates.
#[generator]
pub fn fails(numbers: &[u32]) -> impl PinnedGenerator<(), String, Yield = u32, Return = usize> {
    let caught = match try_yield!(1) {
        Ok(()) => 0,
        Err(Thrown::Raised(error)) => error.len(),
        Err(other) => return Err(other.to_string()),
    };
    try_yield!(2)?;
    yield_from!(numbers.iter().copied());
    let Ok(()) = try_yield_from!([3, 4]) else {
        return Ok(caught);
    };
    let first = numbers.first().ok_or("none")?;
    yield_!(*first);
    Ok(caught + 1)
}

/// Primes itself, and never ends.
#[generator(prime)]
pub fn endless() -> impl PinnedGenerator<f64, Yield = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// Awaits and yields in turn.
#[generator]
pub fn stream(urls: Vec<String>) -> impl Stream<Item = usize> + Send {
    for url in &urls {
        let page = ready(url.len()).await;
        if page > 3 && ready(true).await {
            yield_!(ready(page).await);
        }
        println!("{} {page}", ready(1).await);
    }
    yield_from!(counts(3));
    yield_from!([1, 2]);
}

/// Boxed, with a lifetime.
#[generator]
pub fn boxed(words: &[String]) -> Pin<Box<dyn Stream<Item = &str> + Send + '_>> {
    for word in words {
        yield_!(word.as_str());
    }
}

/// A question mark ends it.
#[generator]
pub fn parsed(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
    for word in text.split(' ') {
        yield_!(Ok(word.parse()?));
    }
}

/// Awaits what is in parentheses, or in braces.
#[generator]
pub fn twice() -> impl Stream<Item = usize> {
    let mut later = pin!(async { 1 });
    let polled = (&mut later).await;
    yield_!(polled);
    yield_!((async { 2 }).await + { ready(3) }.await);
}

fn counts(to: usize) -> impl Stream<Item = usize> {
    primed::stream! {
        for n in 0..to {
            yield n;
        }
        let more = pin!(primed::try_stream! {
            yield "1".parse::<usize>()?;
            yield ready(2).await;
        });
        for await n in more {
            let found: Result<usize, ParseIntError> = n;
            yield found.unwrap_or_default();
        }
    }
}

/// The whole protocol, with cleaning up that awaits.
#[generator]
pub fn session(name: &str) -> impl AsyncGenerator<u32, String, Yield = String, Return = u32> {
    let mut page = 0;
    let greeting = format!("hello {name}");
    yield_!(greeting.clone());
    loop {
        page = match try_yield!(format!("{name} {page}")) {
            Ok(page) => page,
            Err(Thrown::Raised(error)) if error.is_empty() => continue,
            Err(Thrown::Raised(error)) => return Err(error),
            Err(_) => {
                ready(()).await;
                break;
            }
        };
        if page == 4 {
            page += yield_from!(other());
        }
    }
    Ok(page)
}

/// Primes itself.
#[generator(prime)]
pub fn other() -> impl AsyncGenerator<u32, String, Yield = String, Return = u32> {
    let sent = yield_!(String::new());
    ready(()).await;
    Ok(sent)
}
