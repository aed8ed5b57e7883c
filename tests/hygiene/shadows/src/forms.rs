//! Without a prelude, and with other meanings for the names of crates and of all that
//! a prelude has.

use ::core::convert::From;
use ::core::iter::{IntoIterator, Iterator};
use ::core::option::Option as Maybe;
use ::core::result::Result as Outcome;
use ::primed::{Generator, Inspect, SendError, Thrown, generator, getgeneratorlocals, iter};
use ::std::string::{String, ToString};

#[allow(dead_code, reason = "they are here to be in the way")]
mod core {}
#[allow(dead_code, reason = "they are here to be in the way")]
mod std {}
#[allow(dead_code, reason = "they are here to be in the way")]
mod alloc {}
#[allow(dead_code, reason = "they are here to be in the way")]
mod primed {}

/// In the way of what a prelude has.
#[allow(dead_code, unused_macros, reason = "they are here to be in the way")]
mod prelude {
    pub(super) struct Option;
    pub(super) struct Result;
    pub(super) struct Box;
    pub(super) struct Vec;
    pub(super) struct Some;
    pub(super) struct None;
    pub(super) struct Ok;
    pub(super) struct Err;
    pub(super) trait Default {}
    pub(super) trait Clone {}
    pub(super) trait Copy {}
    pub(super) trait Debug {}
    pub(super) trait Drop {}
    pub(super) trait Fn {}
    pub(super) trait FnMut {}
    pub(super) trait Into {}
    pub(super) trait Send {}
    pub(super) trait Sized {}
    pub(super) fn drop() {}
}

#[allow(unused_imports, reason = "they are here to be in the way")]
use prelude::*;

struct Failed(String);

impl From<&'static str> for Failed {
    fn from(text: &'static str) -> Self {
        Self(text.to_string())
    }
}

#[generator]
fn caught(limit: u8) -> impl Generator<u8, Failed, Yield = u8, Return = u8> {
    let mut total = 0_u8;
    while total < limit {
        match try_yield!(total) {
            Outcome::Ok(0) => return Outcome::Err(Failed("nothing".to_string())),
            Outcome::Ok(sent) if sent > yield_!(sent) => total += sent,
            Outcome::Ok(_) => total += 1,
            Outcome::Err(Thrown::Raised(Failed(text))) if text.is_empty() => continue,
            Outcome::Err(Thrown::Raised(error)) => return Outcome::Err(error),
            Outcome::Err(_) => return Outcome::Ok(100),
        }
    }
    let checked: u8 = total.checked_add(100).ok_or("overflow")?;
    Outcome::Ok(checked)
}

#[generator]
fn ends(
    items: ::std::vec::Vec<Maybe<u8>>,
) -> impl Iterator<Item = u8> + ::core::clone::Clone + Inspect {
    for item in items {
        let value = item?;
        yield_!(value);
        if value > 2 && ::core::convert::identity(value) != 4 {
            yield_!(value * 2);
        }
    }
}

#[generator]
fn fails(words: &str) -> impl Iterator<Item = Outcome<u8, ::core::num::ParseIntError>> {
    for word in words.split(' ') {
        let number: u8 = word.parse()?;
        yield_!(Outcome::Ok(number));
    }
}

#[generator(prime, __copies = 0)]
fn delegating() -> impl Generator<u8, Failed, Yield = u8, Return = u8> {
    let inner = yield_from!(caught(3));
    let owned = "kept".to_string();
    if inner > 100 {
        yield_!(inner);
    } else {
        yield_!(0);
    }
    let words = ::std::vec![yield_!(1), yield_!(2)];
    ::std::assert!(yield_!(3) > 0, "{}", owned);
    #[cfg(not(any()))]
    yield_!(4);
    match words.first() {
        Maybe::Some(first) => Outcome::Ok(*first),
        Maybe::None => Outcome::Ok(0),
    }
}

#[test]
fn no_name_is_in_the_way() {
    let mut g = caught(3);
    ::std::assert!(::core::matches!(g.prime(), Outcome::Ok(0)));
    ::std::assert!(::core::matches!(g.send(2), Outcome::Ok(2)));
    ::std::assert!(::core::matches!(g.send(0), Outcome::Ok(2)));
    ::std::assert!(::core::matches!(
        g.throw(Failed(String::new())),
        Outcome::Ok(2)
    ));
    ::std::assert!(::core::matches!(g.close(), Outcome::Ok(Maybe::Some(100))));

    let mut items = ends(::std::vec![
        Maybe::Some(1),
        Maybe::Some(3),
        Maybe::None,
        Maybe::Some(4)
    ]);
    ::std::assert_eq!(items.next(), Maybe::Some(1));
    ::std::assert_eq!(getgeneratorlocals(&items).get("value"), Maybe::Some("1"));
    ::std::assert!(::core::clone::Clone::clone(&items).eq([3, 6]));
    ::std::assert_eq!(fails("1 2 x 3").count(), 3);

    let mut g = delegating();
    for sent in [2, 1, 2] {
        ::std::assert!(g.send(sent).is_ok());
    }
    let mut sent = [5, 6, 7, 8, 9].into_iter();
    let end = loop {
        match g.send(sent.next().unwrap_or(0)) {
            Outcome::Ok(_) => {}
            Outcome::Err(end) => break end,
        }
    };
    ::std::assert!(::core::matches!(end, SendError::StopIteration(7)));
    let limit = 3;
    ::std::assert!(iter! { for i in 0..limit { yield i; } }.eq([0, 1, 2]));
}
