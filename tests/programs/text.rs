//! Programs over text: sentences, wrapped lines, words in quotes, formats, an INI reader.

use primed::prelude::*;

/// Sentences: up to a full stop, not after an abbreviation.
#[generator]
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let abbreviations = ["Dr", "Mr", "Mrs", "e.g", "i.e"];
    let mut start = 0;
    for (end, _) in text.match_indices(['.', '!', '?']) {
        let ends = text[end + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace);
        if !ends
            || abbreviations
                .iter()
                .any(|short| text[start..end].ends_with(short))
        {
            continue;
        }
        yield_!(text[start..=end].trim());
        start = end + 1;
    }
    let rest = text[start..].trim();
    if !rest.is_empty() {
        yield_!(rest);
    }
}

/// `textwrap.wrap`: as many words in a line as fit.
#[generator]
fn wrap<'a>(text: &'a str, width: usize) -> impl Iterator<Item = String> + use<'a> {
    let mut words = text.split_whitespace().peekable();
    while let Some(first) = words.next() {
        let mut line = first.to_owned();
        while let Some(word) = words.next_if(|word| line.len() + 1 + word.len() <= width) {
            line.push(' ');
            line.push_str(word);
        }
        yield_!(line);
    }
}

#[derive(Debug, PartialEq)]
enum ShellError {
    NoClosingQuote,
    NoEscapedCharacter,
}

/// `shlex.split`: words with quotes and escapes.
#[generator]
fn shell_words(line: &str) -> impl Iterator<Item = Result<String, ShellError>> + '_ {
    use ShellError::{NoClosingQuote, NoEscapedCharacter};

    let mut chars = line.chars();
    let mut word: Option<String> = None;
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => {
                if let Some(word) = word.take() {
                    yield_!(Ok(word));
                }
            }
            '\\' => word
                .get_or_insert_default()
                .push(chars.next().ok_or(NoEscapedCharacter)?),
            '\'' | '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match chars.next().ok_or(NoClosingQuote)? {
                        quote if quote == c => break,
                        '\\' if c == '"' => match chars.next().ok_or(NoClosingQuote)? {
                            escaped @ ('"' | '\\') => word.push(escaped),
                            other => word.extend(['\\', other]),
                        },
                        other => word.push(other),
                    }
                }
            }
            '#' if word.is_none() => break,
            other => word.get_or_insert_with(String::new).push(other),
        }
    }
    yield_from!(word.map(Ok));
}

#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Literal(&'a str),
    Field(&'a str),
}

/// `string.Formatter.parse`: literal text, and fields in braces.
#[generator]
fn pieces(mut format: &str) -> impl Iterator<Item = Result<Piece<'_>, String>> {
    while let Some(at) = format.find(['{', '}']) {
        let (literal, rest) = format.split_at(at);
        if rest.starts_with("{{") || rest.starts_with("}}") {
            yield_!(Ok(Piece::Literal(&format[..=at])));
            format = &rest[2..];
            continue;
        }
        if !literal.is_empty() {
            yield_!(Ok(Piece::Literal(literal)));
        }
        let Some(rest) = rest.strip_prefix('{') else {
            return yield_!(Err(format!("a single brace at {rest:?}")));
        };
        let (field, after) = rest.split_once('}').ok_or("expected a closing brace")?;
        yield_!(Ok(Piece::Field(field)));
        format = after;
    }
    if !format.is_empty() {
        yield_!(Ok(Piece::Literal(format)));
    }
}

#[derive(Debug, PartialEq)]
struct Entry<'a> {
    section: Option<&'a str>,
    key: &'a str,
    value: String,
}

/// `configparser`: sections, comments, and values that go on in the next line.
#[generator]
fn ini<'a>(text: &'a str) -> impl Iterator<Item = Result<Entry<'a>, String>> {
    let mut section = None;
    let mut entry: Option<Entry<'a>> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split(['#', ';']).next().unwrap_or_default().trim_end();
        if line.starts_with(char::is_whitespace) {
            if let Some(entry) = &mut entry {
                entry.value = format!("{}\n{}", entry.value, line.trim());
                continue;
            }
        }
        if let Some(done) = entry.take() {
            yield_!(Ok(done));
        }
        if line.is_empty() {
        } else if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = Some(name);
        } else if let Some((key, value)) = line.split_once(['=', ':']) {
            entry = Some(Entry {
                section,
                key: key.trim(),
                value: value.trim().to_owned(),
            });
        } else {
            yield_!(Err(format!("line {number}: {line:?} is no entry")));
        }
    }
    if let Some(last) = entry {
        yield_!(Ok(last));
    }
}

/// `str.splitlines(keepends=True)`, over pieces that come as they like.
#[generator]
fn lines<S: AsRef<str>>(pieces: impl IntoIterator<Item = S>) -> impl Iterator<Item = String> {
    let mut line = String::new();
    for piece in pieces {
        for part in piece
            .as_ref()
            .split_inclusive('\n')
            .map(str::to_owned)
            .collect::<Vec<_>>()
        {
            line += &part;
            if line.ends_with('\n') {
                yield_!(std::mem::take(&mut line));
            }
        }
    }
    if !line.is_empty() {
        yield_!(line);
    }
}

/// C without its comments: an automaton, which yields on its way from state to state.
#[generator]
fn without_comments(text: &str) -> impl Iterator<Item = char> {
    enum State {
        Code,
        Slash,
        Line,
        Block,
        Star,
    }

    let mut state = State::Code;
    for c in text.chars() {
        state = match (state, c) {
            (State::Code, '/') => State::Slash,
            (State::Code, c) => {
                yield_!(c);
                State::Code
            }
            (State::Slash, '/') => State::Line,
            (State::Slash, '*') => State::Block,
            (State::Slash, c) => {
                yield_!('/');
                yield_!(c);
                State::Code
            }
            (State::Line, '\n') => {
                yield_!(c);
                State::Code
            }
            (State::Line, _) => State::Line,
            (State::Star, '/') => {
                yield_!(' ');
                State::Code
            }
            (State::Block | State::Star, '*') => State::Star,
            (State::Block | State::Star, _) => State::Block,
        };
    }
}

#[test]
fn prose() {
    let text = "Dr. Watson came in. Was it 3.5 miles? Indeed!  So he said";
    let found: Vec<_> = sentences(text).collect();
    assert_eq!(
        found,
        [
            "Dr. Watson came in.",
            "Was it 3.5 miles?",
            "Indeed!",
            "So he said"
        ]
    );
    let text = "The quick brown fox jumped over the lazy dog.";
    let wrapped: Vec<_> = wrap(text, 12).collect();
    assert_eq!(
        wrapped,
        ["The quick", "brown fox", "jumped over", "the lazy", "dog."]
    );
    assert!(lines(["a", "b\nc", "\n\nd"]).eq(["ab\n", "c\n", "\n", "d"]));
}

#[test]
fn shells() {
    let words = |line: &'static str| shell_words(line).collect::<Result<Vec<_>, _>>();
    assert_eq!(
        words("echo -n 'Multiple words'").unwrap(),
        ["echo", "-n", "Multiple words"]
    );
    assert_eq!(
        words(r#"a\ b"c \"d\""'e' "" # no"#).unwrap(),
        [r#"a bc "d"e"#, ""]
    );
    assert_eq!(words("'open"), Err(ShellError::NoClosingQuote));
    assert_eq!(words("end\\"), Err(ShellError::NoEscapedCharacter));
}

#[test]
fn formats() {
    use Piece::{Field, Literal};

    let found: Result<Vec<_>, _> = pieces("{name}: {{{0:>5}}}!").collect();
    assert_eq!(
        found.unwrap(),
        [
            Field("name"),
            Literal(": {"),
            Field("0:>5"),
            Literal("}"),
            Literal("!")
        ]
    );
    assert_eq!(
        pieces("{open").last(),
        Some(Err("expected a closing brace".into()))
    );
    assert_eq!(
        pieces("a } b").last(),
        Some(Err("a single brace at \"} b\"".into()))
    );
}

#[test]
fn settings() {
    let text =
        "top = 1\n[Simple]\nkey=value  ; note\nspaces in: keys\n  and\n  lines\n\nnonsense\n";
    let mut entries = ini(text);
    let mut next = || {
        let entry = entries.next()?;
        Some(entry.map(
            |Entry {
                 section,
                 key,
                 value,
             }| (section, key, value),
        ))
    };
    assert_eq!(next(), Some(Ok((None, "top", "1".into()))));
    assert_eq!(next(), Some(Ok((Some("Simple"), "key", "value".into()))));
    assert_eq!(
        next(),
        Some(Ok((Some("Simple"), "spaces in", "keys\nand\nlines".into())))
    );
    assert_eq!(next(), Some(Err("line 8: \"nonsense\" is no entry".into())));
    assert_eq!(next(), None);
}

#[test]
fn comments() {
    let code: String = without_comments("a/b//c\nd/*e**/f /* / */;").collect();
    assert_eq!(code, "a/b\nd f  ;");
}
