//! Coders of bytes: UTF-8, LZW, Morse, CRC-32, and hexadecimal dumps.

use std::collections::HashMap;
use std::fmt::Write;

use primed::prelude::*;

/// RFC 3629, one character after the other; what is broken gives U+FFFD.
#[generator]
fn utf8(bytes: impl Iterator<Item = u8>) -> impl Iterator<Item = char> {
    let mut bytes = bytes.peekable();
    while let Some(first) = bytes.next() {
        let (mut code, more, least) = match first {
            0x00..0x80 => {
                yield_!(char::from(first));
                continue;
            }
            0xC0..0xE0 => (u32::from(first & 0x1F), 1, 0x80),
            0xE0..0xF0 => (u32::from(first & 0x0F), 2, 0x800),
            0xF0..0xF8 => (u32::from(first & 0x07), 3, 0x10000),
            _ => {
                yield_!(char::REPLACEMENT_CHARACTER);
                continue;
            }
        };
        for _ in 0..more {
            let Some(next) = bytes.next_if(|byte| byte & 0xC0 == 0x80) else {
                code = u32::MAX;
                break;
            };
            code = code << 6 | u32::from(next & 0x3F);
        }
        let decoded = char::from_u32(code).filter(|&c| c as u32 >= least);
        yield_!(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
}

/// Lempel, Ziv and Welch: codes for ever longer words.
#[generator]
fn lzw(input: &[u8]) -> impl Iterator<Item = usize> {
    let mut codes: HashMap<Vec<u8>, usize> =
        (0..=255).map(|byte| (vec![byte], byte.into())).collect();
    let mut word = vec![];
    for &byte in input {
        let mut longer = word.clone();
        longer.push(byte);
        if codes.contains_key(&longer) {
            word = longer;
            continue;
        }
        yield_!(codes[&word]);
        codes.insert(longer, codes.len());
        word = vec![byte];
    }
    if !word.is_empty() {
        yield_!(codes[&word]);
    }
}

/// And back, where a code may be used before it is complete.
#[generator]
fn lzw_decoded(codes: impl IntoIterator<Item = usize>) -> impl Iterator<Item = u8> {
    let mut words: Vec<Vec<u8>> = (0..=255).map(|byte| vec![byte]).collect();
    let mut codes = codes.into_iter();
    let mut last = words[codes.next()?].clone();
    yield_from!(last.clone());
    for code in codes {
        let mut word = words.get(code).unwrap_or(&last).clone();
        if code == words.len() {
            word.push(last[0]);
        }
        yield_from!(word.clone());
        last.push(word[0]);
        words.push(std::mem::replace(&mut last, word));
    }
}

/// Morse: the letters in words of dots and dashes.
#[generator]
fn morse(signal: &str) -> impl Iterator<Item = char> + '_ {
    const TREE: &[u8] = b"\0\0ETIANMSURWDKGOHVF\0L\0PJBXCYZQ";

    let mut words = signal.split(" / ").peekable();
    while let Some(word) = words.next() {
        for letter in word.split_whitespace() {
            let at = letter
                .chars()
                .fold(1, |at, sign| 2 * at + usize::from(sign == '-'));
            yield_!(TREE.get(at).map_or('?', |&byte| byte.into()));
        }
        if words.peek().is_some() {
            yield_!(' ');
        }
    }
}

/// A checksum that is sent bytes: its tables are held across each of them.
#[generator(prime)]
fn crc32() -> impl Generator<u8, Yield = u32> + Clone {
    let mut table = [0_u32; 256];
    for (n, entry) in (0..).zip(&mut table) {
        *entry = (0..8).fold(n, |c, _| {
            if c & 1 == 1 {
                c >> 1 ^ 0xEDB8_8320
            } else {
                c >> 1
            }
        });
    }
    let mut crc = !0_u32;
    loop {
        let [low, ..] = crc.to_le_bytes();
        crc = crc >> 8 ^ table[usize::from(low ^ yield_!(!crc))];
    }
}

/// `hexdump -C`, a line for each 16 bytes.
#[generator]
fn hexdump(bytes: &[u8]) -> impl Iterator<Item = Result<String, std::fmt::Error>> {
    for (i, chunk) in bytes.chunks(16).enumerate() {
        let mut line = format!("{:08x} ", i * 16);
        for byte in chunk {
            write!(line, " {byte:02x}")?;
        }
        let text: String = chunk
            .iter()
            .map(|&byte| {
                if byte.is_ascii_graphic() || byte == b' ' {
                    byte.into()
                } else {
                    '.'
                }
            })
            .collect();
        yield_!(Ok(format!("{line:<57}  |{text}|")));
    }
}

#[test]
fn characters() {
    let text = "aé€😀\u{7ff}\u{ffff}";
    assert!(utf8(text.bytes()).eq(text.chars()));
    assert!(utf8(b"a\x80b\xc3".iter().copied()).eq("a\u{fffd}b\u{fffd}".chars()));
    assert!(utf8(b"\xe2\x82b\xc0\x80".iter().copied()).eq("\u{fffd}b\u{fffd}".chars()));
    assert_eq!(
        morse("... --- ... / -- --- .-. ... .").collect::<String>(),
        "SOS MORSE"
    );
}

#[test]
fn lzw_of_the_usual_text() {
    let text = b"TOBEORNOTTOBEORTOBEORNOT";
    let codes: Vec<_> = lzw(text).collect();
    assert_eq!(
        codes,
        [
            84, 79, 66, 69, 79, 82, 78, 79, 84, 256, 258, 260, 265, 259, 261, 263
        ]
    );
    assert!(lzw_decoded(codes).eq(text.iter().copied()));
    assert!(lzw_decoded(lzw(b"aaaaaaa")).eq(*b"aaaaaaa"));
    assert_eq!(lzw(b"").chain(lzw_decoded([]).map(usize::from)).count(), 0);
}

#[test]
fn checksums_and_dumps() {
    let mut crc = crc32();
    let mut value = 0;
    for byte in *b"123456789" {
        value = crc.send(byte).unwrap();
    }
    assert_eq!(value, 0xCBF4_3926);
    let lines: Result<Vec<_>, _> = hexdump(b"The quick brown\nfox").collect();
    assert_eq!(
        lines.unwrap(),
        [
            "00000000  54 68 65 20 71 75 69 63 6b 20 62 72 6f 77 6e 0a  |The quick brown.|",
            "00000010  66 6f 78                                         |fox|",
        ]
    );
}
