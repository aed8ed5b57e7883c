//! Expressions: a lexer with lookahead, Dijkstra's shunting yard, and a calculator that is sent.

use std::fmt;

use primed::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number(f64),
    Op(char),
    Open,
    Close,
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Op(op) => op.fmt(f),
            Self::Open => f.write_str("("),
            Self::Close => f.write_str(")"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Error {
    Char { found: char, at: usize },
    Number,
    Unbalanced,
    Operand,
}

/// Numbers, operators and parentheses; what follows a digit is looked at, not taken.
#[generator]
fn lex(text: &str) -> impl Iterator<Item = Result<Token, Error>> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let token = match c {
            '0'..='9' | '.' => {
                let mut end = at + 1;
                while let Some((next, _)) =
                    chars.next_if(|(_, c)| c.is_ascii_digit() || matches!(c, '.' | 'e'))
                {
                    end = next + 1;
                }
                Token::Number(text[at..end].parse().map_err(|_| Error::Number)?)
            }
            '+' | '-' | '*' | '/' | '^' => Token::Op(c),
            '(' => Token::Open,
            ')' => Token::Close,
            c if c.is_whitespace() => continue,
            found => return yield_!(Err(Error::Char { found, at })),
        };
        yield_!(Ok(token));
    }
}

fn precedence(op: char) -> (u8, bool) {
    match op {
        '+' | '-' => (1, true),
        '*' | '/' => (2, true),
        _ => (3, false),
    }
}

/// The shunting yard: from infix to reverse Polish.
#[generator]
fn shunting_yard<I>(tokens: I) -> impl Iterator<Item = Result<Token, Error>>
where
    I: IntoIterator<Item = Result<Token, Error>>,
{
    let mut stack = vec![];
    for token in tokens {
        match token? {
            number @ Token::Number(_) => yield_!(Ok(number)),
            Token::Op(op) => {
                let (level, leftwards) = precedence(op);
                while let Some(&Token::Op(top)) = stack.last()
                    && (precedence(top).0 > level || precedence(top).0 == level && leftwards)
                {
                    stack.pop();
                    yield_!(Ok(Token::Op(top)));
                }
                stack.push(Token::Op(op));
            }
            Token::Open => stack.push(Token::Open),
            Token::Close => loop {
                match stack.pop() {
                    Some(Token::Open) => break,
                    Some(op) => yield_!(Ok(op)),
                    None => return yield_!(Err(Error::Unbalanced)),
                }
            },
        }
    }
    while let Some(token) = stack.pop() {
        if token == Token::Open {
            Err(Error::Unbalanced)?;
        }
        yield_!(Ok(token));
    }
}

/// A calculator in reverse Polish: it is sent tokens, tells the top of its stack, and
/// gives the result at `None`.
#[generator]
fn calculator() -> impl Generator<Option<Token>, Error, Yield = Option<f64>, Return = f64> {
    let mut stack: Vec<f64> = Vec::new();
    while let Some(token) = yield_!(stack.last().copied()) {
        let value = match token {
            Token::Number(n) => n,
            Token::Op(op) => {
                let (Some(b), Some(a)) = (stack.pop(), stack.pop()) else {
                    return Err(Error::Operand);
                };
                match op {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    '/' => a / b,
                    _ => a.powf(b),
                }
            }
            Token::Open | Token::Close => return Err(Error::Unbalanced),
        };
        stack.push(value);
    }
    match stack[..] {
        [result] => Ok(result),
        _ => Err(Error::Operand),
    }
}

fn evaluate(text: &str) -> Result<f64, Error> {
    let mut machine = calculator();
    machine.prime().unwrap();
    for token in shunting_yard(lex(text)) {
        if let Err(primed::SendError::Raised(error)) = machine.send(Some(token?)) {
            return Err(error);
        }
    }
    match machine.send(None) {
        Err(primed::SendError::StopIteration(result)) => Ok(result),
        Err(primed::SendError::Raised(error)) => Err(error),
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn reverse_polish() {
    let rpn = |text| -> String {
        let tokens: Result<Vec<_>, _> = shunting_yard(lex(text)).collect();
        let words: Vec<_> = tokens.unwrap().iter().map(Token::to_string).collect();
        words.join(" ")
    };
    assert_eq!(
        rpn("3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3"),
        "3 4 2 * 1 5 - 2 3 ^ ^ / +"
    );
    assert_eq!(rpn("1-2-3"), "1 2 - 3 -");
    assert_eq!(rpn("(1+2)*(3+4)"), "1 2 + 3 4 + *");
}

#[test]
fn values() {
    assert_eq!(evaluate("1 + 2 * 3"), Ok(7.0));
    assert_eq!(evaluate("2^3^2"), Ok(512.0));
    assert_eq!(evaluate("(1.5 - .5) / 4"), Ok(0.25));
    assert_eq!(evaluate("1 +"), Err(Error::Operand));
    assert_eq!(evaluate("1 2"), Err(Error::Operand));
    assert_eq!(evaluate("(1"), Err(Error::Unbalanced));
    assert_eq!(evaluate("1)"), Err(Error::Unbalanced));
    assert_eq!(evaluate("1 % 2"), Err(Error::Char { found: '%', at: 2 }));
    assert_eq!(evaluate("1..2"), Err(Error::Number));
}
