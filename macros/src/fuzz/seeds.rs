//! What the fuzzing begins with: the generators in this repository's tests, in its
//! examples and among what must not compile.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::Delimiter;

use super::Case;
use super::tree::{self, Tree};

/// All generators found, in an order that does not depend on the machine.
pub(super) fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["tests", "examples", "benches"] {
        sources(&root.join(folder), &mut files);
    }
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        gather(&tree::read(&text), &mut found);
    }
    let mut seen = BTreeSet::new();
    found.retain(|case| !case.item.contains('$') && seen.insert(case.to_string()));
    found
}

/// The Rust files below a folder, but for what was built there.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("target") {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Finds `#[generator] fn ..`, `iter! { .. }`, and the bodies of `twins!`.
fn gather(trees: &[Tree], found: &mut Vec<Case>) {
    for (at, tree) in trees.iter().enumerate() {
        let after = |n: usize| trees.get(at + n);
        if let (true, Some(options)) = (tree.is("#"), after(1).and_then(options)) {
            let rest = trees.get(at + 2..).unwrap_or_default();
            let body = |tree: &Tree| tree.inside(Delimiter::Brace).is_some() || tree.is(";");
            if let Some(end) = rest.iter().position(body) {
                let item = tree::write(rest.get(..=end).unwrap_or_default());
                found.push(Case::attribute(tree::write(options), item));
            }
        }
        let called = |name| tree.is(name) && after(1).is_some_and(|tree| tree.is("!"));
        if let (true, Some(Tree::Group(_, inner))) = (called("iter"), after(2)) {
            found.push(Case::iter(tree::write(inner)));
        }
        if let (true, Some(Tree::Group(_, inner))) = (called("twins"), after(2)) {
            twins(inner, found);
        }
        if let Tree::Group(_, inner) = tree {
            gather(inner, found);
        }
    }
}

/// The options, if that is the inside of `#[generator(options)]`.
fn options(attribute: &Tree) -> Option<&[Tree]> {
    let inner = attribute.inside(Delimiter::Bracket)?;
    let (path, options) = match inner.split_last()? {
        (last, path) if last.inside(Delimiter::Parenthesis).is_some() => {
            (path, last.inside(Delimiter::Parenthesis)?)
        }
        _ => (inner, &[] as &[Tree]),
    };
    path.last()?.is("generator").then_some(options)
}

fn twins(inner: &[Tree], found: &mut Vec<Case>) {
    for pair in inner.windows(2) {
        if let [Tree::Word(name), body @ Tree::Group(Delimiter::Brace, _)] = pair {
            let body = tree::write(std::slice::from_ref(body));
            let signature = "-> impl primed::Generator<i32, Yield = i32, Return = i32>";
            found.push(Case::attribute(
                String::new(),
                format!("pub fn {name}() {signature} {body}"),
            ));
        }
    }
}
