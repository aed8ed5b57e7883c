//! Readers of comma-separated values, whose errors come with `?`.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::num::ParseFloatError;

use primed::prelude::*;

#[derive(Debug)]
enum CsvError {
    Io(io::Error),
    Number(ParseFloatError),
    Width {
        line: usize,
        expected: usize,
        found: usize,
    },
    Quote {
        line: usize,
    },
}

impl From<io::Error> for CsvError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<ParseFloatError> for CsvError {
    fn from(error: ParseFloatError) -> Self {
        Self::Number(error)
    }
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Number(error) => error.fmt(f),
            Self::Width {
                line,
                expected,
                found,
            } => {
                write!(f, "line {line}: {expected} fields expected, {found} found")
            }
            Self::Quote { line } => write!(f, "line {line}: a quote is not closed"),
        }
    }
}

/// A record a line, all of one width.
#[generator]
fn records<R: BufRead>(input: R) -> impl Iterator<Item = Result<Vec<String>, CsvError>> {
    let mut width = None;
    for (number, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let fields: Vec<_> = line
            .split(',')
            .map(|field| field.trim().to_owned())
            .collect();
        let expected = *width.get_or_insert(fields.len());
        if fields.len() != expected {
            return yield_!(Err(CsvError::Width {
                line: number + 1,
                expected,
                found: fields.len(),
            }));
        }
        yield_!(Ok(fields));
    }
}

/// RFC 4180: fields may be in quotes, and hold commas, quotes and ends of lines.
#[generator]
fn quoted<R: BufRead>(input: R) -> impl Iterator<Item = Result<Vec<String>, CsvError>> {
    let mut bytes = input.bytes().peekable();
    let mut line = 1;
    while bytes.peek().is_some() {
        let mut record = vec![];
        'record: loop {
            let mut field = Vec::new();
            let mut in_quotes = false;
            let start = line;
            let last = loop {
                let Some(byte) = bytes.next().transpose()? else {
                    if in_quotes {
                        Err(CsvError::Quote { line: start })?;
                    }
                    break true;
                };
                match byte {
                    b'"' if in_quotes => {
                        if matches!(bytes.peek(), Some(Ok(b'"'))) {
                            bytes.next();
                            field.push(b'"');
                        } else {
                            in_quotes = false;
                        }
                    }
                    b'"' if field.is_empty() => in_quotes = true,
                    b',' if !in_quotes => break false,
                    b'\r' if !in_quotes => {}
                    b'\n' => {
                        line += 1;
                        if !in_quotes {
                            break true;
                        }
                        field.push(byte);
                    }
                    _ => field.push(byte),
                }
            };
            record.push(String::from_utf8_lossy(&field).into_owned());
            if last {
                break 'record;
            }
        }
        yield_!(Ok(record));
    }
}

/// `csv.DictReader`: the rows under the names of the first one.
#[generator]
fn rows<E>(
    mut records: impl Iterator<Item = Result<Vec<String>, E>>,
) -> impl Iterator<Item = Result<Vec<(String, String)>, E>> {
    let Some(header) = records.next().transpose()? else {
        return;
    };
    for record in records {
        yield_!(Ok(header.iter().cloned().zip(record?).collect()));
    }
}

/// One column, as numbers.
#[generator]
fn column<'a>(input: &'a [u8], name: &'a str) -> impl Iterator<Item = Result<f64, CsvError>> + 'a {
    let mut records = records(input);
    let header = records.next().transpose()?.unwrap_or_default();
    let Some(index) = header.iter().position(|field| field == name) else {
        return;
    };
    for record in records {
        let record = record?;
        yield_!(Ok(record[index].parse()?));
    }
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("disk on fire"))
    }
}

#[test]
fn lines() {
    let text = "name, price\n\n# fruit\npear, 1.5\nfig, 0.25\n";
    let found: Result<Vec<_>, _> = records(text.as_bytes()).collect();
    assert_eq!(
        found.unwrap(),
        [["name", "price"], ["pear", "1.5"], ["fig", "0.25"]]
    );
    let uneven: Vec<_> = records(&b"a,b\nc,d\ne\nf,g"[..]).collect();
    assert_eq!(uneven.len(), 3);
    let error = uneven[2].as_ref().unwrap_err();
    assert_eq!(error.to_string(), "line 3: 2 fields expected, 1 found");
    let mut broken = records(io::BufReader::new(Broken));
    assert!(matches!(broken.next(), Some(Err(CsvError::Io(_)))));
    assert!(broken.next().is_none());
}

#[test]
fn quotes() {
    let text = "a,\"b,1\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",,x\n";
    let found: Result<Vec<_>, _> = quoted(text.as_bytes()).collect();
    assert_eq!(
        found.unwrap(),
        [["a", "b,1", "say \"hi\""], ["two\nlines", "", "x"]]
    );
    let open: Vec<_> = quoted(&b"a,b\nc,\"d"[..]).collect();
    assert!(matches!(
        open[..],
        [Ok(_), Err(CsvError::Quote { line: 2 })]
    ));
    assert!(matches!(
        quoted(io::BufReader::new(Broken)).last(),
        Some(Err(CsvError::Io(_)))
    ));
}

#[test]
fn columns() {
    let text = b"name,price\npear,1.5\nfig,0.25\nplum,cheap\nkiwi,3";
    let prices: Vec<_> = column(text, "price").collect();
    assert!(matches!(
        prices[..],
        [Ok(1.5), Ok(0.25), Err(CsvError::Number(_))]
    ));
    assert_eq!(column(text, "colour").count(), 0);
    let people = rows(records(&b"first,last\nEric,Idle\nJohn,Cleese"[..]));
    let names: Vec<_> = people.map(|row| row.unwrap().pop().unwrap()).collect();
    let last = |name: &str| ("last".to_owned(), name.to_owned());
    assert_eq!(names, [last("Idle"), last("Cleese")]);
    assert_eq!(rows(records(io::empty())).count(), 0);
}
