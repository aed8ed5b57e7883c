//! The tokenizer of the documentation of Python's `re`, on the program which it shows.

use std::fmt;

use primed::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Number,
    Assign,
    End,
    Id,
    Op,
    Keyword,
}

#[derive(Debug, PartialEq)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    line: usize,
    column: usize,
}

#[derive(Debug, PartialEq)]
struct Unexpected(char, usize);

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(found, line) = self;
        write!(f, "{found:?} unexpected on line {line}")
    }
}

fn span(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

#[generator]
fn tokenize(code: &str) -> impl Iterator<Item = Result<Token<'_>, Unexpected>> {
    const KEYWORDS: [&str; 7] = ["IF", "THEN", "ENDIF", "FOR", "NEXT", "GOSUB", "RETURN"];

    let mut line = 1;
    let mut line_start = 0;
    let mut at = 0;
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        let (mut kind, length) = match first {
            '\n' => {
                at += 1;
                line += 1;
                line_start = at;
                continue;
            }
            ' ' | '\t' => {
                at += span(rest, |c| matches!(c, ' ' | '\t'));
                continue;
            }
            '0'..='9' => (Kind::Number, span(rest, |c| c.is_ascii_digit() || c == '.')),
            'a'..='z' | 'A'..='Z' => (Kind::Id, span(rest, |c| c.is_ascii_alphabetic())),
            ':' if rest.starts_with(":=") => (Kind::Assign, 2),
            '+' | '-' | '*' | '/' => (Kind::Op, 1),
            ';' => (Kind::End, 1),
            other => Err(Unexpected(other, line))?,
        };
        let text = &rest[..length];
        if KEYWORDS.contains(&text) {
            kind = Kind::Keyword;
        }
        yield_!(Ok(Token {
            kind,
            text,
            line,
            column: at - line_start
        }));
        at += length;
    }
}

#[test]
fn statements() {
    use Kind::{Assign, End, Id, Keyword, Number, Op};

    let code = "
    IF quantity THEN
        total := total + price * tax;
        tax := 0.05;
    ENDIF;
";
    let expected = [
        (Keyword, "IF", 2, 4),
        (Id, "quantity", 2, 7),
        (Keyword, "THEN", 2, 16),
        (Id, "total", 3, 8),
        (Assign, ":=", 3, 14),
        (Id, "total", 3, 17),
        (Op, "+", 3, 23),
        (Id, "price", 3, 25),
        (Op, "*", 3, 31),
        (Id, "tax", 3, 33),
        (End, ";", 3, 36),
        (Id, "tax", 4, 8),
        (Assign, ":=", 4, 12),
        (Number, "0.05", 4, 15),
        (End, ";", 4, 19),
        (Keyword, "ENDIF", 5, 4),
        (End, ";", 5, 9),
    ];
    let expected = expected.map(|(kind, text, line, column)| Token {
        kind,
        text,
        line,
        column,
    });
    let tokens: Result<Vec<_>, _> = tokenize(code).collect();
    assert_eq!(tokens.unwrap(), expected);
}

#[test]
fn what_is_not_a_token() {
    let found: Vec<_> = tokenize("a :=\n b ? c").skip(2).collect();
    assert!(matches!(
        found[0],
        Ok(Token {
            text: "b",
            line: 2,
            column: 1,
            ..
        })
    ));
    assert_eq!(
        found[1].as_ref().unwrap_err().to_string(),
        "'?' unexpected on line 2"
    );
    assert_eq!(found.len(), 2);
    assert_eq!(tokenize("a : b").nth(1), Some(Err(Unexpected(':', 1))));
}
