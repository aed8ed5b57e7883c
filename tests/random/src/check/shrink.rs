//! Makes a failing body small: leaves statements out, and puts less in the place of
//! expressions, as long as it fails in the same way.

use super::evaluate::{Job, evaluate};
use super::verdict::Verdict;
use crate::make::Body;
use crate::make::sorts::Sort;
use crate::make::tree::Node;

/// How many bodies are tried at once.
const BATCH: usize = 48;

/// A small body that fails as this one does.
pub fn shrink(job: &Job<'_>, body: &Body, verdict: &Verdict) -> (Body, Verdict) {
    let job = &Job {
        check: matches!(verdict, Verdict::Refused { .. }),
        ..*job
    };
    let kind = verdict.kind();
    let mut best = body.clone();
    let mut failure = verdict.clone();
    'again: loop {
        let mut candidates = candidates(&best.root);
        candidates.sort_by_key(Node::size);
        candidates.truncate(40 * BATCH);
        for batch in candidates.chunks(BATCH) {
            let bodies: Vec<Body> = batch
                .iter()
                .enumerate()
                .map(|(id, root)| Body {
                    id,
                    face: best.face,
                    root: root.clone(),
                })
                .collect();
            let verdicts = evaluate(job, &bodies);
            let found = verdicts
                .into_iter()
                .zip(bodies)
                .find(|(verdict, _)| verdict.kind() == kind);
            if let Some((verdict, smaller)) = found {
                best = Body {
                    id: best.id,
                    ..smaller
                };
                failure = verdict;
                continue 'again;
            }
        }
        return (best, failure);
    }
}

/// All trees that are one step smaller.
fn candidates(root: &Node) -> Vec<Node> {
    let mut found = Vec::new();
    let mut path = Vec::new();
    visit(root, root, &mut path, &mut found);
    found
}

fn visit(root: &Node, node: &Node, path: &mut Vec<usize>, found: &mut Vec<Node>) {
    let mut add = |new: Node| {
        let mut tree = root.clone();
        if let Some(place) = tree.at_mut(path) {
            *place = new;
            if tree.size() < root.size() || tree.text().len() < root.text().len() {
                found.push(tree);
            }
        }
    };
    if node.list.is_some() {
        let mut length = node.kids.len();
        while length > 0 {
            for start in (0..node.kids.len()).step_by(length) {
                let mut less = node.clone();
                let end = (start + length).min(less.kids.len());
                less.kids.drain(start..end);
                add(less);
            }
            length /= 2;
        }
        if node.sort == Sort::Stmts {
            for at in 0..node.kids.len() {
                for inner in lists(&node.kids[at]) {
                    let mut less = node.clone();
                    less.kids.splice(at..=at, inner.kids.iter().cloned());
                    add(less);
                }
            }
        }
    } else {
        if let Some(text) = node.sort.least().filter(|text| *text != node.template) {
            add(Node::atom(node.sort, "literal", text, Vec::new()));
        }
        let mut same = Vec::new();
        inside(node, node.sort, &mut same);
        for inner in same {
            add(inner.clone());
        }
    }
    for (at, kid) in node.kids.iter().enumerate() {
        path.push(at);
        visit(root, kid, path, found);
        path.pop();
    }
}

/// The outermost nodes of a sort below a node.
fn inside<'a>(node: &'a Node, sort: Sort, found: &mut Vec<&'a Node>) {
    for kid in &node.kids {
        if kid.sort == sort && !matches!(sort, Sort::Other | Sort::Pat) {
            found.push(kid);
        } else {
            inside(kid, sort, found);
        }
    }
}

/// The lists of statements in a statement.
fn lists(node: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    inside(node, Sort::Stmts, &mut found);
    found
}
