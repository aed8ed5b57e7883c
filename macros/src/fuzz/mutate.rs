//! Changes to a case, of two kinds: to its tokens, which mostly asks what becomes of
//! nonsense, and to its expressions, statements and patterns, which mostly gives
//! bodies that parse, and so get further.

use proc_macro2::Delimiter;

use super::rng::Rng;
use super::syntax::{self, Donors};
use super::tree::{self, Tree};
use super::words::{OPTIONS, PARAMETERS, RETURNS, SNIPPETS, TOKENS};
use super::{Case, Macro};

/// Larger inputs say nothing that smaller ones do not, and take longer to say it.
const LONGEST: usize = 12_000;
const DEEPEST: usize = 40;

const DELIMITERS: [Delimiter; 4] = [
    Delimiter::Parenthesis,
    Delimiter::Brace,
    Delimiter::Bracket,
    Delimiter::None,
];

/// Makes a new case of one of these.
pub(super) fn mutated(seeds: &[Case], donors: &Donors, rng: &mut Rng) -> Case {
    let mut case = rng.pick(seeds).cloned().unwrap_or_default();
    let nonsense = rng.percent(30);
    for _ in 0..=rng.below(5) {
        let mut next = case.clone();
        if nonsense && rng.percent(60) {
            next.item = scrambled(&next.item, seeds, rng);
        } else if rng.percent(12) {
            surroundings(&mut next, rng);
        } else {
            next = syntax::mutated(next, donors, rng);
        }
        let size = tree::read(&next.item);
        if next.item.len() <= LONGEST && tree::depth(&size) <= DEEPEST {
            case = next;
        }
    }
    case
}

/// Changes what stands around the body: options and signature.
fn surroundings(case: &mut Case, rng: &mut Rng) {
    if case.which == Macro::Iter {
        if rng.percent(20) {
            case.options = rng.text(&OPTIONS).to_owned();
        }
        return;
    }
    let mut item = tree::read(&case.item);
    match rng.below(5) {
        0 => case.options = rng.text(&OPTIONS).to_owned(),
        1 => {
            let mut options = tree::read(&case.options);
            scramble_list(&mut options, &[], rng);
            case.options = tree::write(&options);
        }
        2 => {
            let parameters = tree::read(rng.text(&PARAMETERS));
            let list = item.iter_mut().find_map(|tree| match tree {
                Tree::Group(Delimiter::Parenthesis, inner) => Some(inner),
                _ => None,
            });
            if let Some(list) = list {
                *list = parameters;
            }
        }
        3 => {
            let from = item.iter().position(|tree| tree.is("->"));
            let body = item.len().saturating_sub(1);
            if from.is_some_and(|from| from <= body) {
                item.splice(from.unwrap_or(body)..body, tree::read(rng.text(&RETURNS)));
            }
        }
        _ => {
            let body = item.pop();
            scramble_list(&mut item, &[], rng);
            item.extend(body);
        }
    }
    case.item = tree::write(&item);
}

/// Changes tokens somewhere in a text.
fn scrambled(text: &str, seeds: &[Case], rng: &mut Rng) -> String {
    let mut trees = tree::read(text);
    let other = rng.pick(seeds).map(|seed| seed.item.as_str());
    let mut other = tree::read(other.unwrap_or_default());
    let at = rng.below(tree::lists(&other));
    let other = tree::list_mut(&mut other, at).map(std::mem::take);
    let at = rng.below(tree::lists(&trees));
    if let Some(list) = tree::list_mut(&mut trees, at) {
        scramble_list(list, &other.unwrap_or_default(), rng);
    }
    tree::write(&trees)
}

/// Changes one list of tokens, with parts of another at hand.
fn scramble_list(list: &mut Vec<Tree>, other: &[Tree], rng: &mut Rng) {
    let at = rng.below(list.len());
    let end = list.len().min(at + 1 + rng.below(5));
    match rng.below(12) {
        0 => drop(list.drain(at.min(end)..end)),
        1 => {
            let again: Vec<Tree> = list.drain(at.min(end)..end).collect();
            list.splice(at..at, again.iter().chain(&again).cloned());
        }
        2 if !list.is_empty() => {
            let with = rng.below(list.len());
            list.swap(at, with);
        }
        3 | 4 => {
            let from = rng.below(other.len());
            let to = other.len().min(from + 1 + rng.below(6));
            let end = if rng.percent(50) { end } else { at };
            let new = other.get(from..to).unwrap_or_default();
            list.splice(at.min(end)..end, new.iter().cloned());
        }
        5 => {
            let inner = list.drain(at.min(end)..end).collect();
            let delimiter = DELIMITERS[rng.below(DELIMITERS.len())];
            list.insert(at, Tree::Group(delimiter, inner));
        }
        6 => {
            if let Some(inner) = list.get_mut(at).and_then(Tree::inner_mut) {
                let inner = std::mem::take(inner);
                list.splice(at..=at, inner);
            }
        }
        7 => {
            if let Some(Tree::Group(delimiter, _)) = list.get_mut(at) {
                *delimiter = DELIMITERS[rng.below(DELIMITERS.len())];
            }
        }
        8 => {
            let word = Tree::word(rng.text(&TOKENS));
            match list.get_mut(at) {
                Some(old @ Tree::Word(_)) => *old = word,
                _ => list.push(word),
            }
        }
        9 | 10 => list.insert(at, Tree::word(rng.text(&TOKENS))),
        _ => drop(list.splice(at..at, tree::read(rng.text(&SNIPPETS)))),
    }
}
