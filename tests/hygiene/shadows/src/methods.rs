//! Methods that a trait of the user gives to everything.

use ::core::convert::From;
use ::core::iter::{IntoIterator, Iterator};
use ::core::option::Option::Some;
use ::primed::{Generator, generator};
use ::std::string::String;
use ::std::vec::Vec;

/// As extension traits do; most of it is here only to be in the way.
#[allow(
    dead_code,
    clippy::wrong_self_convention,
    reason = "they are called what ours are"
)]
trait Tap {
    fn tap(self, f: impl ::core::ops::Fn(&Self)) -> Self
    where
        Self: ::core::marker::Sized,
    {
        f(&self);
        self
    }

    fn unify(&self, _: u8) -> u8 {
        7
    }

    fn state(&self) -> u8 {
        8
    }

    fn resume(&self) -> u8 {
        9
    }

    fn into_sent(&self) {}

    fn branch(&self) {}

    fn closed(&self) {}

    fn visit_locals(&self) {}

    fn kept(&self) {}

    fn kind(&self) {}

    fn how(&self) {}

    fn over(&self, _: u8) {}

    fn decide(&self) {}

    fn certain(&self) {}

    fn value(&self, _: u8) {}

    fn nothing(&self) {}

    fn parts(&self) {}

    fn view(&self) {}

    fn wrap(&self, _: u8) {}
}

impl<T: ?::core::marker::Sized> Tap for T {}

#[generator]
fn tapped(names: Vec<String>) -> impl Generator<usize, String, Yield = usize, Return = usize> {
    let mut total = 0_usize;
    for (i, name) in names.into_iter().enumerate() {
        if name.is_empty() {
            continue;
        }
        let sent = yield_!(name.len().tap(|_| ()));
        total += sent + i;
        let checked = total.checked_mul(2).ok_or_else(String::new)?;
        yield_!(checked);
    }
    ::core::result::Result::Ok(total + usize::from(Tap::unify(&total, 1)))
}

#[generator(__copies = 0)]
fn iterated(names: Vec<String>, copy: u8) -> impl Iterator<Item = usize> {
    yield_from!([1, 2].into_iter().map(|n: usize| n + 1));
    let kept = names.len().tap(|_| ());
    let held = names;
    for i in 0..kept {
        let length = held.first().map(String::len)?;
        if length > i {
            yield_!(usize::from(copy) + length);
        }
        yield_!(i);
    }
    let Some(mut last) = held.into_iter().last() else {
        return;
    };
    last.push('x');
    yield_!(last.len());
}

#[test]
fn methods_are_told_apart() {
    let mut g = tapped(::std::vec![String::from("ab"), String::new()]);
    ::std::assert_eq!(Generator::prime(&mut g), ::core::result::Result::Ok(2));
    ::std::assert_eq!(Generator::send(&mut g, 3), ::core::result::Result::Ok(6));
    let names = ::std::vec![String::from("ab")];
    ::std::assert!(iterated(names, 1).eq([2, 3, 3, 0, 3]));
}
