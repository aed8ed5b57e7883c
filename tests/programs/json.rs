//! A tokenizer of JSON, as RFC 8259 has it, with lookahead in a local across its yields.

use std::fmt;
use std::iter::Peekable;
use std::num::{ParseFloatError, ParseIntError};
use std::str::Chars;

use primed::prelude::*;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Punctuation(char),
    Text(String),
    Number(f64),
    Bool(bool),
    Null,
}

#[derive(Clone, Debug, PartialEq)]
enum Error {
    Unexpected(char),
    End,
    Word(String),
    Number(ParseFloatError),
    Escape(ParseIntError),
}

impl From<ParseFloatError> for Error {
    fn from(error: ParseFloatError) -> Self {
        Self::Number(error)
    }
}

impl From<ParseIntError> for Error {
    fn from(error: ParseIntError) -> Self {
        Self::Escape(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected(c) => write!(f, "{c:?} is not expected here"),
            Self::End => f.write_str("the text ends too early"),
            Self::Word(word) => write!(f, "{word} means nothing"),
            Self::Number(error) => error.fmt(f),
            Self::Escape(error) => error.fmt(f),
        }
    }
}

fn take_while(chars: &mut Peekable<Chars<'_>>, wanted: impl Fn(char) -> bool) -> String {
    std::iter::from_fn(|| chars.next_if(|&c| wanted(c))).collect()
}

#[generator]
fn tokens(text: &str) -> impl Iterator<Item = Result<Token, Error>> + Clone {
    let mut chars = text.chars().peekable();
    while let Some(&first) = chars.peek() {
        let token = match first {
            ' ' | '\t' | '\n' | '\r' => {
                take_while(&mut chars, char::is_whitespace);
                continue;
            }
            '{' | '}' | '[' | ']' | ':' | ',' => {
                chars.next();
                Token::Punctuation(first)
            }
            '"' => {
                chars.next();
                let mut content = String::new();
                loop {
                    match chars.next().ok_or(Error::End)? {
                        '"' => break,
                        '\\' => content.push(match chars.next().ok_or(Error::End)? {
                            'n' => '\n',
                            't' => '\t',
                            'r' => '\r',
                            'u' => {
                                let digits: String = chars.by_ref().take(4).collect();
                                let code = u32::from_str_radix(&digits, 16)?;
                                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
                            }
                            same @ ('"' | '\\' | '/') => same,
                            other => Err(Error::Unexpected(other))?,
                        }),
                        c => content.push(c),
                    }
                }
                Token::Text(content)
            }
            '-' | '0'..='9' => {
                let digits = take_while(&mut chars, |c| {
                    c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E')
                });
                Token::Number(digits.parse()?)
            }
            'a'..='z' => match take_while(&mut chars, char::is_alphabetic).as_str() {
                "true" => Token::Bool(true),
                "false" => Token::Bool(false),
                "null" => Token::Null,
                word => Err(Error::Word(word.to_owned()))?,
            },
            other => Err(Error::Unexpected(other))?,
        };
        yield_!(Ok(token));
    }
}

/// The paths of all values that are no collections, by a reader of those tokens.
#[generator]
fn leaves(text: &str) -> impl Iterator<Item = Result<(String, Token), Error>> {
    enum Level {
        Object(String),
        Array(usize),
    }

    let mut levels: Vec<Level> = vec![];
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        let value = match token? {
            Token::Punctuation('{') => {
                levels.push(Level::Object(String::new()));
                continue;
            }
            Token::Punctuation('[') => {
                levels.push(Level::Array(0));
                continue;
            }
            Token::Punctuation('}' | ']') => {
                levels.pop().ok_or(Error::End)?;
                continue;
            }
            Token::Punctuation(',') => {
                if let Some(Level::Array(index)) = levels.last_mut() {
                    *index += 1;
                }
                continue;
            }
            Token::Text(name) if tokens.next_if_eq(&Ok(Token::Punctuation(':'))).is_some() => {
                levels.pop();
                levels.push(Level::Object(name));
                continue;
            }
            Token::Punctuation(other) => Err(Error::Unexpected(other))?,
            value => value,
        };
        let mut path = String::new();
        for level in &levels {
            match level {
                Level::Object(name) => path.extend([".", name]),
                Level::Array(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        yield_!(Ok((path, value)));
    }
    if !levels.is_empty() {
        yield_!(Err(Error::End));
    }
}

#[test]
fn of_all_kinds() {
    use Token::{Bool, Null, Number, Punctuation, Text};

    let text = r#" {"a\n\u00e9": [1, -2.5e3, true], "\"": null} "#;
    let found: Result<Vec<_>, _> = tokens(text).collect();
    assert_eq!(
        found.unwrap(),
        [
            Punctuation('{'),
            Text("a\n\u{e9}".into()),
            Punctuation(':'),
            Punctuation('['),
            Number(1.0),
            Punctuation(','),
            Number(-2500.0),
            Punctuation(','),
            Bool(true),
            Punctuation(']'),
            Punctuation(','),
            Text("\"".into()),
            Punctuation(':'),
            Null,
            Punctuation('}'),
        ]
    );
}

#[test]
fn errors() {
    let last = |text: &'static str| tokens(text).last().unwrap().unwrap_err().to_string();
    assert_eq!(last("[1, ?"), "'?' is not expected here");
    assert_eq!(last("\"open"), "the text ends too early");
    assert_eq!(last("nil"), "nil means nothing");
    assert_eq!(last("1.2.3"), "invalid float literal");
    assert_eq!(last(r#""\u00zz""#), "invalid digit found in string");
    assert_eq!(last(r#""\x""#), "'x' is not expected here");
}

#[test]
fn paths() {
    let image = r#"{"Image": {"Width": 800, "Animated": false, "IDs": [116, 943]}, "x": []}"#;
    let found: Vec<_> = leaves(image).map(|leaf| leaf.unwrap().0).collect();
    assert_eq!(
        found,
        [
            ".Image.Width",
            ".Image.Animated",
            ".Image.IDs[0]",
            ".Image.IDs[1]"
        ]
    );
    assert_eq!(
        leaves("[[7]]").last(),
        Some(Ok(("[0][0]".into(), Token::Number(7.0))))
    );
    assert_eq!(leaves("[1").last(), Some(Err(Error::End)));
}
