//! From bodies to verdicts: bodies that do not compile are taken out of their program,
//! so that they do not hide the others.

use super::chunk::{Chunk, Way};
use super::rustc::Rustc;
use super::verdict::{Figures, Verdict};
use crate::make::Body;

/// What came of each body; `name` is the program's.
pub fn evaluate(rustc: &Rustc, name: &str, bodies: &[Body], nightly: bool) -> Vec<Verdict> {
    let mut verdicts: Vec<Option<Verdict>> = vec![None; bodies.len()];
    let all: Vec<usize> = (0..bodies.len()).collect();
    some(rustc, name, bodies, &all, nightly, &mut verdicts);
    confirm(rustc, name, bodies, &mut verdicts);
    let verdicts = verdicts.into_iter();
    verdicts.map(|verdict| verdict.unwrap_or(Verdict::Crashed)).collect()
}

/// Judges some of them.
fn some(
    rustc: &Rustc,
    name: &str,
    bodies: &[Body],
    which: &[usize],
    nightly: bool,
    verdicts: &mut [Option<Verdict>],
) {
    let mut left = which.to_vec();
    let mut nightly = nightly;
    while !left.is_empty() {
        let list: Vec<&Body> = left.iter().map(|at| &bodies[*at]).collect();
        let chunk = Chunk::write(&list, false, nightly);
        match rustc.compile(&chunk, name, false) {
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
                        let message = refusals.first().map_or_else(String::new, |r| r.message.clone());
                        let way = "unknown".to_owned();
                        verdicts[left[0]] = Some(Verdict::Refused { way, message });
                        return;
                    }
                    let (one, two) = left.split_at(left.len() / 2);
                    some(rustc, name, bodies, one, nightly, verdicts);
                    some(rustc, name, bodies, two, nightly, verdicts);
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
                    some(rustc, name, bodies, &again, false, verdicts);
                }
                nightly &= !left.is_empty();
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
fn confirm(rustc: &Rustc, name: &str, bodies: &[Body], verdicts: &mut [Option<Verdict>]) {
    loop {
        let refused = |at: &usize| matches!(verdicts[*at], Some(Verdict::Refused { .. }));
        let left: Vec<usize> = (0..bodies.len()).filter(refused).collect();
        if left.is_empty() {
            return;
        }
        let list: Vec<&Body> = left.iter().map(|at| &bodies[*at]).collect();
        let chunk = Chunk::write(&list, true, false);
        let Err(refusals) = rustc.compile(&chunk, name, true) else {
            return;
        };
        let mut found = false;
        for refusal in refusals {
            let owner = refusal.line.and_then(|line| *chunk.owners.get(line - 1)?);
            if let Some(owner) = owner {
                verdicts[left[owner.body]] = Some(Verdict::Invalid(refusal.message));
                found = true;
            }
        }
        if !found {
            return;
        }
    }
}
