//! Generated code names everything by its absolute path.

#![cfg(feature = "alloc")]
#![no_implicit_prelude]
#![deny(warnings, clippy::all, clippy::pedantic)]

use ::core::convert::{From, TryFrom};
use ::core::iter::Iterator;
use ::primed::{Generator, generator, iter};

mod alloc {}
mod core {}
mod primed {}
mod std {}

/// What a prelude would mean by these names.
#[allow(dead_code, reason = "they are here to be in the way")]
mod shadows {
    pub(super) struct Option;
    pub(super) struct Result;
    pub(super) struct Box;
    pub(super) struct Some;
    pub(super) struct Ok;
}

#[allow(unused_imports, reason = "they are here to be in the way")]
use shadows::{Box, Ok, Option, Result, Some};

struct Failed(u8);

impl From<::core::convert::Infallible> for Failed {
    fn from(never: ::core::convert::Infallible) -> Self {
        match never {}
    }
}

impl From<u8> for Failed {
    fn from(code: u8) -> Self {
        Self(code)
    }
}

#[generator]
fn numbers(end: u32, names: ::std::vec::Vec<::std::string::String>) -> impl Iterator<Item = u32> {
    for i in 0..end {
        for j in (0..i).rev() {
            yield_!(i * j);
        }
    }
    for name in names {
        if let ::core::option::Option::Some(first) = name.chars().next() {
            yield_!(u32::from(first));
        }
    }
    yield_from!([7, 8]);
    let state = 1;
    let mut at = state;
    while at < 3 {
        yield_!(at);
        at += 1;
    }
}

#[generator]
fn other() -> impl Generator<u8, Failed, Yield = u32> {
    yield_!(1);
    ::core::result::Result::Ok(())
}

/// rustc's own lowering.
#[generator]
fn pinned(
    text: ::std::string::String,
) -> impl ::primed::PinnedGenerator<u8, Failed, Yield = u32, Return = u8> {
    let result = text;
    let mut sum = 0;
    for letter in result.chars() {
        match try_yield!(u32::from(letter)) {
            ::core::result::Result::Ok(more) => sum += more,
            ::core::result::Result::Err(_) => return ::core::result::Result::Err(Failed(sum)),
        }
        yield_from!(other());
    }
    ::core::result::Result::Ok(sum)
}

#[cfg(feature = "async")]
#[generator]
fn streams() -> impl ::futures::Stream<Item = u8> {
    let yielder = ::core::future::ready(3).await;
    yield_!(yielder);
    let inner = ::primed::stream! {
        for await value in streams_more() {
            yield value + yielder;
        }
    };
    yield_from!(inner);
}

#[cfg(feature = "async")]
#[generator]
fn streams_more() -> impl ::futures::Stream<Item = u8> {
    yield_!(5);
}

#[test]
fn of_what_rustc_lowers() {
    let mut g = ::core::pin::pin!(pinned(::std::convert::From::from("a")));
    ::std::assert!(::core::matches!(g.prime(), ::core::result::Result::Ok(97)));
    #[cfg(feature = "async")]
    {
        let all = ::futures::StreamExt::collect::<::std::vec::Vec<_>>(streams());
        ::std::assert_eq!(::futures::executor::block_on(all), [3, 8]);
    }
}

#[generator(prime)]
fn coroutine() -> impl Generator<u8, Failed, Yield = u8, Return = u8> {
    let mut input = 0;
    let kept = ::std::string::String::from("kept");
    loop {
        let sent = yield_!(input);
        if sent == 0 {
            return ::core::result::Result::Err(Failed(1));
        }
        let checked: ::core::result::Result<u8, u8> = if sent < 100 {
            ::core::result::Result::Ok(sent)
        } else {
            ::core::result::Result::Err(sent)
        };
        input += checked?;
        if input > 50 {
            return ::core::result::Result::Ok(TryFrom::try_from(kept.len()).unwrap_or(0));
        }
    }
}

#[generator]
fn boxed(items: &[u8]) -> ::std::boxed::Box<dyn Iterator<Item = u8> + '_> {
    for item in items {
        yield_!(*item);
    }
}

#[generator]
fn levels(n: u8, calls: u8) -> impl Generator<u8, Failed, Yield = u8, Return = u8> {
    let (at, ended, waiting, given0) = (n, calls, n, calls);
    if n == 0 {
        let sent = yield_!(at);
        let checked: ::core::result::Result<u8, u8> = ::core::result::Result::Ok(sent);
        return ::core::result::Result::Ok(checked?);
    }
    let below = yield_from!(levels(n - 1, ended + 1));
    ::core::result::Result::Ok(below + waiting + given0)
}

#[generator]
fn counted(n: u8) -> impl Iterator<Item = u8> {
    if n > 0 {
        yield_from!(counted(n - 1));
        yield_!(n);
    }
}

#[test]
fn no_name_is_in_the_way() {
    ::std::assert!(counted(3).eq([1, 2, 3]));
    let mut g = levels(2, 10);
    ::std::assert!(g.prime().is_ok_and(|value| value == 0));
    ::std::assert!(
        g.send(1)
            .is_err_and(|end| ::core::matches!(end, ::primed::SendError::StopIteration(25)))
    );
    let names = ::std::vec![::std::string::String::from("a")];
    ::std::assert!(numbers(3, names).eq([0, 2, 0, 97, 7, 8, 1, 2]));
    let mut g = coroutine();
    ::std::assert!(g.send(3).is_ok_and(|value| value == 3));
    ::std::assert!(
        g.send(200)
            .is_err_and(|error| ::core::matches!(error, ::primed::SendError::Raised(Failed(200))))
    );
    ::std::assert!(boxed(&[1, 2]).eq([1, 2]));
    let two = 2;
    ::std::assert!(iter! { for i in 0..two { yield i; } }.eq([0, 1]));
}
