//! The process that tries the inputs, and says so line by line.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Read;
use std::thread;
use std::time::{Duration, Instant};

use super::judge::{self, Verdict};
use super::{Case, STACK, Source, shrink};

/// What it is to do: `judge`, the case on its input, or `run SEED FIRST SECONDS`.
pub(super) const JOB: &str = "PRIMED_FUZZ_JOB";

/// What became of the inputs.
#[derive(Default)]
pub(super) struct Tally {
    cases: u64,
    lowered: u64,
    refused: u64,
    longest: u64,
}

impl Tally {
    /// What is written from one process to another.
    fn line(&self) -> String {
        format!(
            "{} {} {} {}",
            self.cases, self.lowered, self.refused, self.longest
        )
    }

    /// Adds what another process wrote.
    pub(super) fn add(&mut self, line: &str) {
        let mut numbers = line.split(' ').map(|n| n.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        self.cases += next();
        self.lowered += next();
        self.refused += next();
        self.longest = self.longest.max(next());
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            cases,
            lowered,
            refused,
            longest,
        } = self;
        write!(
            f,
            "{cases} inputs: {lowered} became machines, {refused} were refused; \
             the slowest took {longest} ms"
        )
    }
}

/// Not a test, but what [`super::lead`] starts this program for.
#[test]
#[ignore = "it is started by another test"]
fn work() {
    let Ok(job) = std::env::var(JOB) else { return };
    let work = move || match job.split(' ').collect::<Vec<_>>()[..] {
        ["run", seed, first, seconds] => {
            let number = |text: &str| text.parse::<u64>().unwrap_or(0);
            run(number(seed), number(first), number(seconds));
        }
        _ => judge_one(),
    };
    let worker = thread::Builder::new().name("fuzz".into()).stack_size(STACK);
    let worker = worker.spawn(work).expect("a thread can be started");
    worker.join().expect("what panics is caught");
}

fn run(seed: u64, first: u64, seconds: u64) {
    judge::be_quiet();
    let source = Source::new(seed);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut tally = Tally::default();
    let mut known = BTreeSet::new();
    for n in first.. {
        if Instant::now() > end {
            break;
        }
        println!("@case {n} {}", std::mem::take(&mut tally).line());
        let case = source.case(n);
        let begun = Instant::now();
        let verdict = judge::judge(&case);
        let took = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tally.longest = tally.longest.max(took);
        tally.cases += 1;
        match verdict {
            Verdict::NoTokens => {}
            Verdict::Refused => tally.refused += 1,
            Verdict::Lowered => tally.lowered += 1,
            Verdict::Found(finding) => {
                if known.insert(finding.what.clone()) {
                    let shows = |case: &Case| matches!(judge::judge(case), Verdict::Found(found) if found.what == finding.what);
                    let small = shrink::shrunk(case, &shows);
                    say_found(
                        &finding.what,
                        &format!("case {n}: {finding}\n    {small}\n"),
                    );
                }
            }
        }
        // Only so much text can have spans of its own at a time.
        proc_macro2::extra::invalidate_current_thread_spans();
    }
    println!("@done {}", tally.line());
}

fn judge_one() {
    judge::be_quiet();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).ok();
    if let [which, options, item] = text.split('\0').collect::<Vec<_>>()[..] {
        let case = match which {
            "iter" => Case::iter(item.to_owned()),
            _ => Case::attribute(String::new(), item.to_owned()),
        };
        let options = options.to_owned();
        if let Verdict::Found(finding) = judge::judge(&Case { options, ..case }) {
            say_found(&finding.what, &finding.detail);
        }
    }
    println!("@done 1");
}

fn say_found(what: &str, report: &str) {
    let text = format!("{what}\n\n{report}").replace('\n', "\0");
    println!("@found {text}");
}
