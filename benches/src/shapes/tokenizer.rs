//! The words, numbers and marks of a real text: the licence.

use std::pin::pin;

use corosensei::Coroutine;
use genawaiter::stack::{Co, let_gen_using};
use generator::Generator as Gn;
use next_gen::mk_gen;
use primed::generator;

use super::suspended;
use crate::drive::{Key, boxed};

const TEXT: &str = include_str!("../../../LICENSE-APACHE");

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token {
    Word(&'static str),
    Number(u64),
    Mark(char),
    Line,
}

impl Key for Token {
    #[inline(always)]
    fn key(&self) -> u64 {
        match self {
            Self::Word(word) => word.len() as u64,
            Self::Number(number) => *number,
            Self::Mark(mark) => u64::from(*mark),
            Self::Line => 1,
        }
    }
}

/// How many bytes the token has that begins the text.
#[inline]
fn length(first: char, text: &str) -> usize {
    let rest = |goes_on: fn(char) -> bool| text.find(|next| !goes_on(next)).unwrap_or(text.len());
    if first.is_ascii_digit() {
        rest(|next| next.is_ascii_digit())
    } else if first.is_alphabetic() {
        rest(|next| next.is_alphanumeric() || next == '_')
    } else {
        first.len_utf8()
    }
}

/// The number that the digits are.
#[inline]
fn number(digits: &str) -> u64 {
    let digits = digits.bytes().map(|digit| u64::from(digit - b'0'));
    digits.fold(0, |number, digit| {
        number.wrapping_mul(10).wrapping_add(digit)
    })
}

/// How many tokens there are.
fn tokens() -> u64 {
    let mut count = 0;
    let mut rest = TEXT;
    while let Some(first) = rest.chars().next() {
        rest = &rest[length(first, rest)..];
        count += u64::from(first == '\n' || !first.is_whitespace());
    }
    count
}

shape! {
    tokenizer, for items of tokens(),
    in {
        #[generator]
        fn generated(mut rest: &'static str) -> impl Iterator<Item = Token> {
            while let Some(first) = rest.chars().next() {
                let (token, after) = rest.split_at(length(first, rest));
                rest = after;
                if first == '\n' {
                    yield_!(Token::Line);
                } else if first.is_ascii_digit() {
                    yield_!(Token::Number(number(token)));
                } else if first.is_alphabetic() {
                    yield_!(Token::Word(token));
                } else if !first.is_whitespace() {
                    yield_!(Token::Mark(first));
                }
            }
        }

        struct ByHand {
            rest: &'static str,
        }

        fn by_hand(rest: &'static str) -> ByHand {
            ByHand { rest }
        }

        impl Iterator for ByHand {
            type Item = Token;

            #[inline]
            fn next(&mut self) -> Option<Token> {
                loop {
                    let first = self.rest.chars().next()?;
                    let (token, after) = self.rest.split_at(length(first, self.rest));
                    self.rest = after;
                    if first == '\n' {
                        return Some(Token::Line);
                    }
                    if first.is_ascii_digit() {
                        return Some(Token::Number(number(token)));
                    }
                    if first.is_alphabetic() {
                        return Some(Token::Word(token));
                    }
                    if !first.is_whitespace() {
                        return Some(Token::Mark(first));
                    }
                }
            }
        }

        fn loops(mut rest: &'static str, mut each: impl FnMut(Token)) {
            while let Some(first) = rest.chars().next() {
                let (token, after) = rest.split_at(length(first, rest));
                rest = after;
                if first == '\n' {
                    each(Token::Line);
                } else if first.is_ascii_digit() {
                    each(Token::Number(number(token)));
                } else if first.is_alphabetic() {
                    each(Token::Word(token));
                } else if !first.is_whitespace() {
                    each(Token::Mark(first));
                }
            }
        }

        nightly! {
            fn gen_block(mut rest: &'static str) -> impl Iterator<Item = Token> {
                gen move {
                    while let Some(first) = rest.chars().next() {
                        let (token, after) = rest.split_at(length(first, rest));
                        rest = after;
                        if first == '\n' {
                            yield Token::Line;
                        } else if first.is_ascii_digit() {
                            yield Token::Number(number(token));
                        } else if first.is_alphabetic() {
                            yield Token::Word(token);
                        } else if !first.is_whitespace() {
                            yield Token::Mark(first);
                        }
                    }
                }
            }
        }

        #[diapause::coroutine(yield = Token)]
        fn paused(mut rest: &'static str) {
            loop {
                let Some(first) = rest.chars().next() else { return };
                let (token, after) = rest.split_at(length(first, rest));
                rest = after;
                if first == '\n' {
                    yield_!(Token::Line);
                } else if first.is_ascii_digit() {
                    yield_!(Token::Number(number(token)));
                } else if first.is_alphabetic() {
                    yield_!(Token::Word(token));
                } else if !first.is_whitespace() {
                    yield_!(Token::Mark(first));
                }
            }
        }

        async fn genawaiter(co: Co<'_, Token>, mut rest: &'static str) {
            while let Some(first) = rest.chars().next() {
                let (token, after) = rest.split_at(length(first, rest));
                rest = after;
                if first == '\n' {
                    co.yield_(Token::Line).await;
                } else if first.is_ascii_digit() {
                    co.yield_(Token::Number(number(token))).await;
                } else if first.is_alphabetic() {
                    co.yield_(Token::Word(token)).await;
                } else if !first.is_whitespace() {
                    co.yield_(Token::Mark(first)).await;
                }
            }
        }

        #[next_gen::generator(yield(Token))]
        fn next_gen(mut rest: &'static str) {
            while let Some(first) = rest.chars().next() {
                let (token, after) = rest.split_at(length(first, rest));
                rest = after;
                if first == '\n' {
                    yield_!(Token::Line);
                } else if first.is_ascii_digit() {
                    yield_!(Token::Number(number(token)));
                } else if first.is_alphabetic() {
                    yield_!(Token::Word(token));
                } else if !first.is_whitespace() {
                    yield_!(Token::Mark(first));
                }
            }
        }

        #[fauxgen::generator(yield = Token)]
        fn fauxgen(mut rest: &'static str) {
            while let Some(first) = rest.chars().next() {
                let (token, after) = rest.split_at(length(first, rest));
                rest = after;
                if first == '\n' {
                    r#yield!(Token::Line);
                } else if first.is_ascii_digit() {
                    r#yield!(Token::Number(number(token)));
                } else if first.is_alphabetic() {
                    r#yield!(Token::Word(token));
                } else if !first.is_whitespace() {
                    r#yield!(Token::Mark(first));
                }
            }
        }

        fn corosensei(mut rest: &'static str) -> Coroutine<(), Token, ()> {
            Coroutine::new(move |yielder, ()| {
                while let Some(first) = rest.chars().next() {
                    let (token, after) = rest.split_at(length(first, rest));
                    rest = after;
                    if first == '\n' {
                        yielder.suspend(Token::Line);
                    } else if first.is_ascii_digit() {
                        yielder.suspend(Token::Number(number(token)));
                    } else if first.is_alphabetic() {
                        yielder.suspend(Token::Word(token));
                    } else if !first.is_whitespace() {
                        yielder.suspend(Token::Mark(first));
                    }
                }
            })
        }

        fn generator_rs(mut rest: &'static str) -> Gn<'static, (), Token> {
            generator::Gn::new_scoped(move |mut scope| {
                while let Some(first) = rest.chars().next() {
                    let (token, after) = rest.split_at(length(first, rest));
                    rest = after;
                    if first == '\n' {
                        scope.yield_(Token::Line);
                    } else if first.is_ascii_digit() {
                        scope.yield_(Token::Number(number(token)));
                    } else if first.is_alphabetic() {
                        scope.yield_(Token::Word(token));
                    } else if !first.is_whitespace() {
                        scope.yield_(Token::Mark(first));
                    }
                }
                generator::done!()
            })
        }
    }
    loops = |each| loops(TEXT, each);
    generated = generated(TEXT), opaque boxed(generated(TEXT));
    by_hand = by_hand(TEXT), opaque boxed(by_hand(TEXT));
    #[cfg(feature = "nightly")] gen_block = gen_block(TEXT), opaque boxed(gen_block(TEXT));
    diapause = diapause::Iter::new(paused(TEXT));
    genawaiter with { let_gen_using!(source, |co| genawaiter(co, TEXT)); } = source.into_iter();
    next_gen with { mk_gen!(let source = next_gen(TEXT)); } = source;
    fauxgen = pin!(fauxgen(TEXT));
    corosensei = suspended(corosensei(TEXT));
    generator_rs = generator_rs(TEXT);
}
