//! The random-body instrument: the same body as a generator, lowered by us in both ways
//! and by rustc, as a plain function and, with `--nightly`, as rustc's own coroutine. All
//! traces must be equal. See the README next to it.

mod check;
mod make;
mod options;
mod report;

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use check::evaluate::{Job, evaluate};
use check::rustc::Rustc;
use check::shrink::shrink;
use make::Body;
use options::Options;
use report::Report;

/// Judges bodies that are written down.
fn judge(rustc: &Rustc, file: &std::path::Path, options: &Options) -> ExitCode {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            return ExitCode::from(2);
        }
    };
    let bodies = make::written(&text);
    let name = format!("written{}", std::process::id());
    let job = Job {
        rustc,
        name: &name,
        nightly: options.nightly,
        check: false,
    };
    let verdicts = evaluate(&job, &bodies);
    let mut failed = false;
    for (body, verdict) in bodies.iter().zip(verdicts) {
        failed |= verdict.is_failure();
        println!(
            "{}\n  {}\n",
            report::as_function(body),
            report::told(&verdict)
        );
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(text) => {
            eprintln!("{text}");
            return ExitCode::from(2);
        }
    };
    if options.print {
        for id in options.ids() {
            let body = Body::random(options.seed, id, &options.switches);
            println!("{}\n", report::as_function(&body));
        }
        return ExitCode::SUCCESS;
    }
    let rustc = match Rustc::prepare(&options) {
        Ok(rustc) => rustc,
        Err(text) => {
            eprintln!("{text}");
            return ExitCode::from(2);
        }
    };
    if let Some(file) = &options.written {
        return judge(&rustc, file, &options);
    }
    let report = Mutex::new(Report::new(Instant::now()));
    let ids: Vec<usize> = options.ids().collect();
    let chunks: Vec<&[usize]> = ids.chunks(options.chunk).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for worker in 0..options.jobs {
            let (rustc, report, chunks, next, options) =
                (&rustc, &report, &chunks, &next, &options);
            scope.spawn(move || {
                let process = std::process::id();
                let name = format!("worker{process}_{worker}");
                let job = Job {
                    rustc,
                    name: &name,
                    nightly: options.nightly,
                    check: false,
                };
                while let Some(ids) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let random = |id: &usize| Body::random(options.seed, *id, &options.switches);
                    let bodies: Vec<Body> = ids.iter().map(random).collect();
                    let verdicts = evaluate(&job, &bodies);
                    for (body, verdict) in bodies.iter().zip(&verdicts) {
                        let wanted = report::locked(report).add(body, verdict, options);
                        if wanted {
                            let small = shrink(&job, body, verdict);
                            report::locked(report).failure(body, &small.0, &small.1, options);
                        }
                    }
                    report::locked(report).progress(ids.len(), options);
                }
            });
        }
    });
    let report = report::locked(&report);
    report.end(&options);
    if report.has_failed(&options) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
