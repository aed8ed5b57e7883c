//! A larger body: a parser of requests as in HTTP/1, with some thirty blocks, seventeen
//! yields and twenty locals, of which one is a `Vec`.

#[macro_use]
mod body;
#[macro_use]
mod hand;

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::{Key, boxed};

const TEXT: &[u8] = include_bytes!("requests.http");

/// How many events are in the text, with the one behind it.
const EVENTS: u64 = 134;

/// How often the text must be parsed for so many events.
const fn rounds(items: u64) -> u64 {
    items.div_ceil(EVENTS)
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Method(u64),
    Segment(usize),
    Key(u64),
    Value(u64),
    Unknown(u8),
    Line(u64, u64),
    Length(u64),
    Encoding(bool),
    Connection(bool),
    Cookie(u64, usize),
    Field(usize, usize),
    Head(u64),
    Chunk(u64),
    Piece(u64),
    End(u64),
    Close(u64),
    Round(u64, u64),
}

impl Key for Event {
    #[inline(always)]
    fn key(&self) -> u64 {
        match *self {
            Self::Method(sum)
            | Self::Key(sum)
            | Self::Value(sum)
            | Self::Chunk(sum)
            | Self::Piece(sum) => sum,
            Self::Length(number) | Self::Head(number) | Self::End(number) | Self::Close(number) => {
                number
            }
            Self::Segment(length) => length as u64,
            Self::Unknown(byte) => u64::from(byte),
            Self::Encoding(is) | Self::Connection(is) => u64::from(is),
            Self::Line(one, other) | Self::Round(one, other) => one * 1_000 + other,
            Self::Cookie(number, length) => number * 1_000 + length as u64,
            Self::Field(name, value) => name as u64 * 1_000 + value as u64,
        }
    }
}

/// What a field of a request is about.
#[derive(Clone, Copy)]
enum Field {
    Length,
    Encoding,
    Connection,
    Cookie,
    Other,
}

impl Field {
    #[inline]
    fn of(name: &[u8]) -> Self {
        match name {
            b"content-length" => Self::Length,
            b"transfer-encoding" => Self::Encoding,
            b"connection" => Self::Connection,
            b"cookie" => Self::Cookie,
            _ => Self::Other,
        }
    }
}

#[inline]
fn mix(sum: u64, byte: u8) -> u64 {
    sum.wrapping_mul(31).wrapping_add(u64::from(byte))
}

#[inline]
fn digit(byte: u8) -> u64 {
    u64::from(if byte <= b'9' {
        byte - b'0'
    } else {
        byte - b'a' + 10
    })
}

/// Where the line ends that goes on at a place.
#[inline]
fn line_end(text: &[u8], mut at: usize) -> usize {
    while text[at] != b'\n' {
        at += 1;
    }
    at
}

shape! {
    requests, for items,
    in {
        parser! {
            [#[generator] fn generated(text: &'static [u8], rounds: u64) -> impl Iterator<Item = Event>]
            text rounds [yield_!] []
        }

        parser_by_hand!();

        parser! {
            [fn loops(text: &'static [u8], rounds: u64, mut each: impl FnMut(Event))]
            text rounds [each] []
        }

        nightly! {
            fn gen_block(text: &'static [u8], rounds: u64) -> impl Iterator<Item = Event> {
                parser!([gen move] text rounds [yield] [])
            }
        }

        parser! {
            [#[diapause::coroutine(yield = Event)] fn paused(text: &'static [u8], rounds: u64)]
            text rounds [yield_!] []
        }

        parser! {
            [async fn genawaiter(co: Co<'_, Event>, text: &'static [u8], rounds: u64)]
            text rounds [co.yield_] [.await]
        }

        parser! {
            [#[next_gen::generator(yield(Event))] fn next_gen(text: &'static [u8], rounds: u64)]
            text rounds [yield_!] []
        }

        parser! {
            [#[fauxgen::generator(yield = Event)] fn fauxgen(text: &'static [u8], rounds: u64)]
            text rounds [r#yield!] []
        }

        fn corosensei(text: &'static [u8], rounds: u64) -> Coroutine<(), Event, ()> {
            Coroutine::new(move |yielder, ()| parser!([] text rounds [yielder.suspend] []))
        }

        fn generator_rs(text: &'static [u8], rounds: u64) -> Gn<'static, (), Event> {
            generator::Gn::new_scoped(move |mut scope| {
                parser!([] text rounds [scope.yield_] []);
                generator::done!()
            })
        }
    }
    loops = |each| loops(TEXT, rounds(items), each);
    generated = generated(TEXT, rounds(items)), opaque boxed(generated(TEXT, rounds(items)));
    by_hand = by_hand(TEXT, rounds(items)), opaque boxed(by_hand(TEXT, rounds(items)));
    #[cfg(feature = "nightly")] gen_block = gen_block(TEXT, rounds(items)),
        opaque boxed(gen_block(TEXT, rounds(items)));
    diapause = diapause::Iter::new(paused(TEXT, rounds(items)));
    genawaiter with { let_gen_using!(source, |co| genawaiter(co, TEXT, rounds(items))); } =
        source.into_iter();
    next_gen with { mk_gen!(let source = next_gen(TEXT, rounds(items))); } = source;
    fauxgen = pin!(fauxgen(TEXT, rounds(items)));
    corosensei = suspended(corosensei(TEXT, rounds(items)));
    generator_rs = generator_rs(TEXT, rounds(items));
}
