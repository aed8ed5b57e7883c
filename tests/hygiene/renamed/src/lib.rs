//! Here the crate has another name, and there is no `::primed`.

#![cfg(test)]

mod inside;

use coroutines::SendError;
use coroutines::prelude::*;

#[generator(crate = ::coroutines)]
fn numbers(end: u32) -> impl Iterator<Item = u32> + Clone + Inspect {
    for i in 0..end {
        if i % 2 == 0 {
            yield_!(i);
        }
    }
    yield_from!([7, 8]);
}

#[generator(prime, crate = coroutines)]
fn sums() -> impl Generator<u8, String, Yield = u8, Return = u8> {
    let mut total = 0;
    loop {
        let sent = match try_yield!(total) {
            Ok(sent) => sent,
            Err(Thrown::Raised(error)) => return Err(error),
            Err(_) => return Ok(0),
        };
        if sent == 0 {
            return Ok(total);
        }
        total = u8::checked_add(total, sent).ok_or("too much")?;
    }
}

#[generator(crate = self::inside::machines)]
fn boxed(items: &[u8]) -> Box<dyn Iterator<Item = u8> + '_> {
    for item in items {
        yield_!(*item);
    }
}

/// A condition makes the macro write out a call of itself.
#[generator(crate = crate::inside::machines, __copies = 0)]
fn conditional() -> impl Generator<u8, Yield = u8, Return = u8> {
    #[cfg(any())]
    yield_!(100);
    #[cfg(not(any()))]
    yield_!(1);
    let sent = coroutines::yield_!(2);
    if sent > 3 {
        coroutines::yield_!(sent);
    }
    sent
}

#[generator(crate = ::coroutines)]
fn nested() -> impl Iterator<Item = u8> {
    #[generator(crate = ::coroutines)]
    fn inner() -> impl Iterator<Item = u8> {
        yield_!(1);
    }
    for value in iter! { yield 3; #[cfg(not(any()))] yield 4; } {
        yield_!(value);
    }
    yield_from!(inner());
}

struct Bag(Vec<u8>);

impl Bag {
    #[generator(crate = ::coroutines, generator = Generator<u8, Yield = u8>)]
    fn sent(&mut self) -> inside::Coroutine<'_> {
        while let Some(item) = self.0.pop() {
            let sent = yield_!(item);
            if sent == 0 {
                return;
            }
        }
    }
}

#[generator(crate = ::coroutines)]
fn pinned(text: String) -> impl PinnedGenerator<u8, String, Yield = usize> {
    for word in text.split(' ') {
        let sent = yield_!(word.len());
        yield_!(usize::from(sent));
        try_yield!(0)?;
    }
    Ok(())
}

#[generator(prime, crate = coroutines)]
fn awaits() -> impl AsyncGenerator<u8, String, Yield = u8> {
    let sent = yield_!(std::future::ready(1).await);
    yield_from!(Box::pin(awaits()));
    try_yield!(sent)?;
    Ok(())
}

#[test]
fn so_it_does_for_what_rustc_lowers() {
    let mut g = std::pin::pin!(pinned("a bc".to_owned()));
    assert_eq!((g.prime(), g.send(7), g.send(1)), (Ok(1), Ok(7), Ok(0)));
    assert_eq!(std::pin::pin!(awaits()).state(), GeneratorState::Suspended);
    let _ = coroutines::stream! { yield 1_u8 };
}

#[test]
fn the_option_names_the_crate() {
    assert!(numbers(4).eq([0, 2, 7, 8]));
    let mut g = sums();
    assert_eq!(g.send(3), Ok(3));
    assert_eq!(g.send(0), Err(SendError::StopIteration(3)));
    let mut g = sums();
    assert_eq!(g.send(200), Ok(200));
    assert_eq!(g.send(100), Err(SendError::Raised("too much".to_owned())));
    assert!(boxed(&[1, 2]).eq([1, 2]));
    let mut g = conditional();
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.send(0), Ok(2));
    assert_eq!(g.send(4), Ok(4));
    assert!(nested().eq([3, 4, 1]));
    let mut bag = Bag(vec![1, 2]);
    assert_eq!(bag.sent().prime(), Ok(2));
}
