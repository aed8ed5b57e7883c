//! A pipeline over a real file. Pull: an iterator of lines, filtered and decoded
//! by iterators. Push: coroutines, which are sent each entry by `broadcast`.
//!
//! ```text
//! cargo run --release --example pipeline -- [FILE [WORD]]
//! ```
//!
//! One line is in memory at a time, however long the file is. Lines need not be
//! UTF-8. Without a file it reads its own source.

use std::borrow::Cow;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};

use primed::prelude::*;

const OWN_SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/pipeline.rs");

/// A longer line comes in pieces, so that no file can fill the memory.
const LONGEST: u64 = 1 << 20;

// Pull: each stage asks the one before it for the next item.

/// Reads lines, as bytes. An error of the reader is yielded by `?`, and is the last item.
#[generator]
fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return;
        }
        yield_!(Ok(line));
    }
}

/// A line that is not blank.
struct Entry {
    number: u64,
    /// All of the line was UTF-8; else U+FFFD stands for what was not.
    exact: bool,
    text: String,
}

impl Entry {
    fn new(number: u64, line: &[u8]) -> Self {
        let text = String::from_utf8_lossy(line);
        Self {
            number,
            exact: matches!(text, Cow::Borrowed(_)),
            text: text.into_owned(),
        }
    }
}

/// Numbers the lines, and passes on those that are not blank.
#[generator]
fn entries(
    lines: impl Iterator<Item = io::Result<Vec<u8>>>,
) -> impl Iterator<Item = io::Result<Entry>> {
    let mut number = 0;
    for line in lines {
        let line = line?;
        number += 1;
        let line = line.trim_ascii_end();
        if !line.is_empty() {
            yield_!(Ok(Entry::new(number, line)));
        }
    }
}

// Push: each stage is sent entries, and returns its report when it is closed, or
// before that. What it yields means nothing, so all of them come primed.

/// Any stage: it is lent an entry at a time, a `&'a Entry` for whatever `'a`.
type Stage = Box<dyn for<'a> Generator<&'a Entry, Yield = (), Return = String>>;

/// Counts what it is sent.
#[generator(prime)]
fn count(what: &'static str) -> impl for<'a> Generator<&'a Entry, Yield = (), Return = String> {
    let mut count = 0_u64;
    while try_yield!().is_ok() {
        count += 1;
    }
    format!("{what}: {count}\n")
}

/// Measures the longest line.
#[generator(prime)]
fn longest() -> impl for<'a> Generator<&'a Entry, Yield = (), Return = String> {
    let (mut length, mut number) = (0, 0);
    while let Ok(entry) = try_yield!() {
        if entry.text.len() > length {
            (length, number) = (entry.text.len(), entry.number);
        }
    }
    format!("longest line: {number}, of {length} bytes\n")
}

/// Shows the first few, and ends when it has them.
#[generator(prime)]
fn head(wanted: usize) -> impl for<'a> Generator<&'a Entry, Yield = (), Return = String> {
    let mut report = String::new();
    for _ in 0..wanted {
        let Ok(entry) = try_yield!() else { break };
        // To write to a `String` cannot fail.
        let _ = writeln!(report, "{:>8}: {}", entry.number, entry.text);
    }
    report
}

/// Sends on what passes a test, and ends when its target does.
#[generator(prime)]
fn grep(
    passes: impl Fn(&Entry) -> bool,
    mut target: Stage,
) -> impl for<'a> Generator<&'a Entry, Yield = (), Return = String> {
    while let Ok(entry) = try_yield!() {
        if passes(entry) {
            if let Err(end) = target.send(entry) {
                return end.return_value().unwrap_or_default();
            }
        }
    }
    close(target)
}

/// Sends each entry to all of its targets; one which ends is left out from there on.
#[generator(prime)]
fn broadcast(
    mut targets: Vec<Stage>,
) -> impl for<'a> Generator<&'a Entry, Yield = (), Return = String> {
    let mut report = String::new();
    while let Ok(entry) = try_yield!() {
        targets.retain_mut(|target| match target.send(entry) {
            Ok(()) => true,
            Err(end) => {
                report += &end.return_value().unwrap_or_default();
                false
            }
        });
    }
    for target in targets {
        report += &close(target);
    }
    report
}

/// Asks a stage to end, for its report.
fn close(mut stage: impl for<'a> Generator<&'a Entry, Yield = (), Return = String>) -> String {
    stage.close().ok().flatten().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args_os().skip(1);
    let path = args.next().unwrap_or_else(|| OWN_SOURCE.into());
    let word = args.next().unwrap_or_else(|| "yield_!".into());
    let word = word.to_string_lossy().into_owned();

    let mut stages = broadcast(vec![
        Box::new(count("lines that are not blank")),
        Box::new(longest()),
        Box::new(grep(
            |entry| !entry.exact,
            Box::new(count("of them not UTF-8")),
        )),
        Box::new(grep(
            move |entry| entry.text.contains(&word),
            Box::new(head(3)),
        )),
    ]);
    for entry in entries(lines(BufReader::new(File::open(path)?))) {
        stages.send(&entry?).map_err(|error| error.to_string())?;
    }
    write!(io::stdout(), "{}", close(stages))?;
    Ok(())
}
