//! A parser of brackets: a coroutine that is sent characters, and fails with what is wrong.

use primed::SendError;
use primed::prelude::*;

#[derive(Debug, PartialEq)]
enum Mismatch {
    Closed {
        found: char,
        at: usize,
    },
    Expected {
        expected: char,
        found: char,
        at: usize,
    },
    Open(Vec<char>),
}

/// Brackets that must match: it is sent characters and at last `None`, tells the
/// depth, and returns the greatest one.
#[generator]
fn brackets() -> impl Generator<Option<char>, Mismatch, Yield = usize, Return = usize> {
    let mut expected = Vec::new();
    let mut deepest = 0;
    let mut at = 0;
    while let Some(found) = yield_!(expected.len()) {
        match found {
            '(' => expected.push(')'),
            '[' => expected.push(']'),
            '{' => expected.push('}'),
            ')' | ']' | '}' => match expected.pop() {
                Some(right) if right == found => {}
                Some(expected) => {
                    return Err(Mismatch::Expected {
                        expected,
                        found,
                        at,
                    });
                }
                None => Err(Mismatch::Closed { found, at })?,
            },
            _ => {}
        }
        deepest = deepest.max(expected.len());
        at += 1;
    }
    if expected.is_empty() {
        Ok(deepest)
    } else {
        Err(Mismatch::Open(expected))
    }
}

fn check(text: &str) -> Result<usize, Mismatch> {
    let mut parser = brackets();
    parser.prime().unwrap();
    for c in text.chars().map(Some).chain([None]) {
        match parser.send(c) {
            Ok(_) => {}
            Err(SendError::StopIteration(depth)) => return Ok(depth),
            Err(SendError::Raised(mismatch)) => return Err(mismatch),
            Err(other) => unreachable!("{other:?}"),
        }
    }
    unreachable!("it ends at `None`")
}

#[test]
fn matching_brackets() {
    assert_eq!(check("a(b[c]{d})"), Ok(2));
    assert_eq!(check(""), Ok(0));
    assert_eq!(check("a)"), Err(Mismatch::Closed { found: ')', at: 1 }));
    assert_eq!(
        check("([)]"),
        Err(Mismatch::Expected {
            expected: ']',
            found: ')',
            at: 2
        })
    );
    assert_eq!(check("({["), Err(Mismatch::Open(vec![')', '}', ']'])));
}
