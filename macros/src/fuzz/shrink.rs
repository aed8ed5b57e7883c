//! Makes a case that shows something as small as it gets.

use std::time::{Duration, Instant};

use super::Case;
use super::tree::{self, Tree};

/// How long that may take.
const LONGEST: Duration = Duration::from_secs(60);

/// Takes out of a case whatever it shows the same without.
pub(super) fn shrunk(mut case: Case, same: &dyn Fn(&Case) -> bool) -> Case {
    let begun = Instant::now();
    loop {
        let before = case.size();
        for part in [Part::Item, Part::Options] {
            let mut n = 0;
            while n < tree::lists(&part.read(&case)) && begun.elapsed() < LONGEST {
                if let Some(smaller) = smaller(&case, part, n, same) {
                    case = smaller;
                } else {
                    n += 1;
                }
            }
        }
        if case.size() >= before || begun.elapsed() >= LONGEST {
            return case;
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Item,
    Options,
}

impl Part {
    fn read(self, case: &Case) -> Vec<Tree> {
        tree::read(match self {
            Self::Item => &case.item,
            Self::Options => &case.options,
        })
    }

    fn with(self, case: &Case, trees: &[Tree]) -> Case {
        let mut case = case.clone();
        match self {
            Self::Item => case.item = tree::write(trees),
            Self::Options => case.options = tree::write(trees),
        }
        case
    }
}

/// The case with less in its `n`th list: a run of tokens goes, or a group's
/// delimiters.
fn smaller(case: &Case, part: Part, n: usize, same: &dyn Fn(&Case) -> bool) -> Option<Case> {
    let mut trees = part.read(case);
    let length = tree::list_mut(&mut trees, n)?.len();
    let attempt = |change: &dyn Fn(&mut Vec<Tree>)| {
        let mut trees = trees.clone();
        change(tree::list_mut(&mut trees, n)?);
        let smaller = part.with(case, &trees);
        (smaller.size() < case.size() && same(&smaller)).then_some(smaller)
    };
    let mut run = length;
    while run > 0 {
        for at in (0..=length - run).rev() {
            let found = attempt(&|list| drop(list.drain(at..at + run)));
            if found.is_some() {
                return found;
            }
        }
        run /= 2;
    }
    (0..length).find_map(|at| {
        attempt(&|list| {
            if let Some(inner) = list.get_mut(at).and_then(Tree::inner_mut) {
                let inner = std::mem::take(inner);
                list.splice(at..=at, inner);
            }
        })
    })
}
