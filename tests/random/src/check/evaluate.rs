//! From bodies to verdicts: bodies that do not compile are taken out of their program,
//! so that they do not hide the others.

use super::chunk::{Chunk, Way};
use super::rustc::Rustc;
use super::verdict::{Figures, Verdict};
use crate::make::Body;

/// How bodies are judged.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The compiler.
    pub rustc: &'a Rustc,
    /// The program's name.
    pub name: &'a str,
    /// Whether rustc's own coroutines are compared, too.
    pub nightly: bool,
    /// Whether it is enough to know what compiles.
    pub check: bool,
}

/// What came of each body.
pub fn evaluate(job: &Job<'_>, bodies: &[Body]) -> Vec<Verdict> {
    let mut verdicts: Vec<Option<Verdict>> = vec![None; bodies.len()];
    let all: Vec<usize> = (0..bodies.len()).collect();
    some(job, bodies, &all, &mut verdicts);
    let refused = |at: &usize| matches!(verdicts[*at], Some(Verdict::Refused { .. }));
    let refused: Vec<usize> = all.into_iter().filter(refused).collect();
    confirm(job, bodies, &refused, &mut verdicts);
    let verdicts = verdicts.into_iter();
    verdicts
        .map(|verdict| verdict.unwrap_or(Verdict::Crashed))
        .collect()
}

/// Judges some of them.
fn some(job: &Job<'_>, bodies: &[Body], which: &[usize], verdicts: &mut [Option<Verdict>]) {
    let Job { rustc, name, .. } = *job;
    let mut left = which.to_vec();
    while !left.is_empty() {
        let list: Vec<&Body> = left.iter().map(|at| &bodies[*at]).collect();
        let chunk = Chunk::write(&list, false, job.nightly);
        match rustc.compile(&chunk, name, job.check) {
            Ok(_) if job.check => {
                for at in left {
                    verdicts[at] = Some(Verdict::Same(Figures::default()));
                }
                return;
            }
            Ok(program) => {
                let mut done = 0;
                while done < left.len() {
                    let output = rustc.run(&program, done);
                    done = read(&output, done, &left, verdicts);
                }
                return;
            }
            Err(refusals) => {
                let before = left.len();
                let mut foreign = false;
                for refusal in &refusals {
                    let owner = refusal.line.and_then(|line| *chunk.owners.get(line - 1)?);
                    let Some(owner) = owner else { continue };
                    let at = left[owner.body];
                    let message = refusal.message.clone();
                    let way = format!("{:?}", owner.way).to_lowercase();
                    let new = match owner.way {
                        Way::Plain => Verdict::Invalid(message),
                        Way::Coroutine => Verdict::Foreign(message),
                        _ => Verdict::Refused { way, message },
                    };
                    foreign |= owner.way == Way::Coroutine;
                    let replace = match &verdicts[at] {
                        None | Some(Verdict::Foreign(_)) => true,
                        Some(Verdict::Refused { .. }) => owner.way == Way::Plain,
                        Some(_) => false,
                    };
                    if replace {
                        verdicts[at] = Some(new);
                    }
                }
                left.retain(|at| verdicts[*at].is_none());
                if left.len() == before {
                    // Errors that no body's line is blamed for.
                    if left.len() == 1 {
                        let message = refusals
                            .first()
                            .map_or_else(String::new, |r| r.message.clone());
                        let way = "unknown".to_owned();
                        verdicts[left[0]] = Some(Verdict::Refused { way, message });
                        return;
                    }
                    let (one, two) = left.split_at(left.len() / 2);
                    some(job, bodies, one, verdicts);
                    some(job, bodies, two, verdicts);
                    return;
                }
                if foreign {
                    // What rustc's own coroutine refuses is compared without it.
                    let again: Vec<usize> = which
                        .iter()
                        .copied()
                        .filter(|at| matches!(verdicts[*at], Some(Verdict::Foreign(_))))
                        .collect();
                    for at in &again {
                        verdicts[*at] = None;
                    }
                    let stable = Job {
                        nightly: false,
                        ..*job
                    };
                    some(&stable, bodies, &again, verdicts);
                }
            }
        }
    }
}

/// Reads what a program printed that left out so many; gives how many are done.
fn read(output: &str, from: usize, which: &[usize], verdicts: &mut [Option<Verdict>]) -> usize {
    let mut started = 0;
    for line in output.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let at = |text: &str| text.parse::<usize>().ok().filter(|at| *at < which.len());
        let number = |text: &str| text.parse().unwrap_or(0);
        match fields.as_slice() {
            ["start", name] => started = at(name).map_or(started, |at| at + 1),
            ["same", name, yields, drops, runs, ending] => {
                if let Some(at) = at(name) {
                    verdicts[which[at]] = Some(Verdict::Same(Figures {
                        yields: number(yields),
                        drops: number(drops),
                        runs: number(runs),
                        ending: (*ending).to_owned(),
                    }));
                }
            }
            ["differs", name, way, plan, expected, got] => {
                if let Some(at) = at(name) {
                    verdicts[which[at]] = Some(Verdict::Differs {
                        way: (*way).to_owned(),
                        plan: (*plan).to_owned(),
                        expected: (*expected).to_owned(),
                        got: (*got).to_owned(),
                    });
                }
            }
            _ => {}
        }
    }
    let done = started.max(from + 1).min(which.len());
    for at in &which[..done] {
        verdicts[*at].get_or_insert(Verdict::Crashed);
    }
    done
}

/// Makes sure that what only the generator is refused for does compile as a plain
/// function.
fn confirm(job: &Job<'_>, bodies: &[Body], which: &[usize], verdicts: &mut [Option<Verdict>]) {
    let mut left = which.to_vec();
    while !left.is_empty() {
        let list: Vec<&Body> = left.iter().map(|at| &bodies[*at]).collect();
        let chunk = Chunk::write(&list, true, false);
        let Err(refusals) = job.rustc.compile(&chunk, job.name, true) else {
            return;
        };
        let before = left.len();
        for refusal in &refusals {
            let owner = refusal.line.and_then(|line| *chunk.owners.get(line - 1)?);
            if let Some(owner) = owner {
                let message = refusal.message.clone();
                verdicts[left[owner.body]] = Some(Verdict::Invalid(message));
            }
        }
        left.retain(|at| matches!(verdicts[*at], Some(Verdict::Refused { .. })));
        if left.len() == before {
            // Errors in the macro that stands in for a yield name no body's line.
            if let [at] = left[..] {
                let message = refusals
                    .first()
                    .map_or_else(String::new, |r| r.message.clone());
                verdicts[at] = Some(Verdict::Invalid(message));
                return;
            }
            let (one, two) = left.split_at(left.len() / 2);
            confirm(job, bodies, one, verdicts);
            confirm(job, bodies, two, verdicts);
            return;
        }
    }
}
