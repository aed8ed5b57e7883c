//! Base64, there and back.

use primed::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Bad {
    Byte(u8),
    Length,
    Padding,
}

fn sextet(byte: u8) -> Result<u8, Bad> {
    Ok(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        b'=' => return Err(Bad::Padding),
        other => return Err(Bad::Byte(other)),
    })
}

/// RFC 4648: from four characters to three bytes.
#[generator]
fn base64_decoded(input: impl IntoIterator<Item = u8>) -> impl Iterator<Item = Result<u8, Bad>> {
    let mut input = input
        .into_iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .peekable();
    while let Some(first) = input.next() {
        let a = sextet(first)?;
        let b = sextet(input.next().ok_or(Bad::Length)?)?;
        yield_!(Ok(a << 2 | b >> 4));
        let [c, d] = [
            input.next().ok_or(Bad::Length)?,
            input.next().ok_or(Bad::Length)?,
        ];
        match (sextet(c), sextet(d)) {
            (Ok(c), Ok(d)) => {
                yield_!(Ok(b << 4 | c >> 2));
                yield_!(Ok(c << 6 | d));
            }
            (Ok(c), Err(Bad::Padding)) if input.peek().is_none() => yield_!(Ok(b << 4 | c >> 2)),
            (Err(Bad::Padding), Err(Bad::Padding)) if input.peek().is_none() => break,
            (c, d) => {
                c?;
                d?;
            }
        }
    }
}

/// The way there.
#[generator]
fn base64(input: &[u8]) -> impl Iterator<Item = char> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for chunk in input.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0, |bits, &byte| bits << 8 | u32::from(byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for i in 0..4 {
            if i > chunk.len() {
                yield_!('=');
            } else {
                let index = bits >> (18 - 6 * i) & 63;
                yield_!(char::from(LETTERS[index as usize]));
            }
        }
    }
}

#[test]
fn base64_vectors() {
    let vectors = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];
    for (plain, coded) in vectors {
        assert_eq!(base64(plain.as_bytes()).collect::<String>(), coded);
        let decoded: Result<Vec<_>, _> = base64_decoded(coded.bytes()).collect();
        assert_eq!(decoded.unwrap(), plain.as_bytes());
    }
    let last = |text: &'static str| base64_decoded(text.bytes()).last();
    assert_eq!(last("Zm9v Zm9\n2"), Some(Ok(b'v')));
    assert_eq!(last("Zm9"), Some(Err(Bad::Length)));
    assert_eq!(last("Z?=="), Some(Err(Bad::Byte(b'?'))));
    assert_eq!(last("Zg==Zg=="), Some(Err(Bad::Padding)));
}
