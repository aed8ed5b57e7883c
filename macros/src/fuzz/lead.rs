//! Has inputs tried by another process, and begins another when that ends early.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use super::work::{JOB, Tally};
use super::{Case, Source, judge, shrink};

/// How long a process may say nothing: a finding is made smaller in a minute.
const SILENCE: Duration = Duration::from_secs(90 + judge::LIMIT.as_secs() * 5);

/// Tries inputs for some seconds, and says what was found.
pub(super) fn run(source: &Source, seconds: u64) -> String {
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut run = Run::default();
    let mut next = 0;
    while Instant::now() < end {
        let left = (end - Instant::now()).as_secs().max(1);
        let job = format!("run {} {next} {left}", source.seed);
        let Some(dead) = run.follow(&job) else { break };
        let case = source.case(dead.at);
        next = dead.at + 1;
        let (known, what) = (run.found.contains_key(&dead.what), dead.what);
        if !known {
            let same = |case: &Case| verdict(case).is_some_and(|other| other == what);
            let small = shrink::shrunk(case.clone(), &same);
            run.add(&what, &format!("case {}: {what}\n    {small}\n", dead.at));
        }
    }
    println!("{}", run.tally);
    run.found.into_values().collect()
}

/// What is wrong with what comes of one case, if anything is.
pub(super) fn verdict(case: &Case) -> Option<String> {
    let which = if case.is_iter() { "iter" } else { "attribute" };
    let mut process = start("judge");
    if let Some(mut input) = process.stdin.take() {
        let text = [which, &case.options, &case.item].join("\0");
        input.write_all(text.as_bytes()).ok();
    }
    let mut run = Run::default();
    let dead = run.listen(process, judge::LIMIT * 5);
    dead.map(|dead| dead.what)
        .or_else(|| run.found.into_keys().next())
}

/// A process that ended before its work was done.
struct Dead {
    what: String,
    /// The case that it was at.
    at: u64,
}

#[derive(Default)]
struct Run {
    tally: Tally,
    /// By what was found: the smallest case that shows it, and more about it.
    found: BTreeMap<String, String>,
}

impl Run {
    fn add(&mut self, what: &str, report: &str) {
        if !self.found.contains_key(what) {
            println!("{report}");
            self.found.insert(what.to_owned(), report.to_owned());
        }
    }

    fn follow(&mut self, job: &str) -> Option<Dead> {
        self.listen(start(job), SILENCE)
    }

    /// Reads what a process says until it ends.
    fn listen(&mut self, mut process: Child, silence: Duration) -> Option<Dead> {
        let lines = lines(&mut process);
        let mut at = 0;
        let mut finished = false;
        let mut what = "takes too long, or has no end".to_owned();
        loop {
            match lines.recv_timeout(silence) {
                Ok(line) => {
                    let (key, rest) = line.split_once(' ').unwrap_or((&line, ""));
                    let rest = rest.replace('\0', "\n");
                    match key {
                        "@case" => {
                            let (case, tally) = rest.split_once(' ').unwrap_or_default();
                            at = case.parse().unwrap_or(at);
                            self.tally.add(tally);
                        }
                        "@found" => {
                            let (what, report) = rest.split_once("\n\n").unwrap_or_default();
                            self.add(what, report);
                        }
                        "@done" => {
                            finished = true;
                            self.tally.add(&rest);
                        }
                        _ => {}
                    }
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    process.kill().ok();
                    process.wait().ok();
                    break;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    let status = process.wait();
                    if finished {
                        return None;
                    }
                    let status = status.map_or_else(|error| error.to_string(), |s| s.to_string());
                    what = format!("ends the process, {status}: no stack is left?");
                    break;
                }
            }
        }
        Some(Dead { what, at })
    }
}

/// Starts this program again, for one of its tests: [`super::work::work`].
fn start(job: &str) -> Child {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    command
        .args(["fuzz::work::work", "--exact", "--ignored", "--nocapture"])
        .env(JOB, job)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.spawn().expect("this program can be started again")
}

/// What a process writes, line by line, on a thread of its own.
fn lines(process: &mut Child) -> Receiver<String> {
    let (send, receive) = mpsc::channel();
    if let Some(output) = process.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
    }
    receive
}
