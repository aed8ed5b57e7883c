//! Bodies that are written down, as this program prints them: to look at one again.

use super::body::{Body, FACES, Face};
use super::sorts::Sort;
use super::tree::Node;

/// The bodies in a text: each is on one line, as a function with its signature, or as
/// `name { .. }`. All other lines are left out.
pub fn written(text: &str) -> Vec<Body> {
    let mut bodies = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let read = read_function(line).or_else(|| read_twin(line));
        if let Some((face, params, body)) = read {
            let escape = |text: &str| text.replace('$', "\u{a7}");
            let params = params.iter().map(|text| {
                let sort = if text.ends_with("(Tracer, Tracer)") {
                    Sort::Pair
                } else if text.ends_with("(Tracer, i32)") {
                    Sort::Mixed
                } else if text.ends_with("i32") {
                    Sort::Int
                } else {
                    Sort::Tracer
                };
                Node::atom(sort, "written", escape(text), Vec::new())
            });
            let params = Node::list(Sort::Other, ", ", params.collect());
            let body = Node::atom(Sort::Other, "written", escape(body), Vec::new());
            let root = Node::loose(Sort::Body, "body", "$$", vec![params, body]);
            bodies.push(Body {
                id: bodies.len(),
                face,
                root,
            });
        }
    }
    bodies
}

fn braced(text: &str) -> Option<&str> {
    text.trim().strip_prefix('{')?.strip_suffix('}')
}

fn read_twin(line: &str) -> Option<(Face, Vec<&str>, &str)> {
    let (name, rest) = line.split_once(' ')?;
    let named = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let body = braced(rest).filter(|_| named)?;
    Some((Face::Plain(Sort::Int), Vec::new(), body))
}

fn read_function(line: &str) -> Option<(Face, Vec<&str>, &str)> {
    let rest = line.strip_prefix("#[primed::generator] pub fn ")?;
    let (head, rest) = rest.split_once(") -> ")?;
    let (_, params) = head.split_once('(')?;
    let face = FACES
        .into_iter()
        .find(|face| rest.starts_with(face.signature()))?;
    let body = braced(rest.strip_prefix(face.signature())?)?;
    let mut list = Vec::new();
    let (mut start, mut depth) = (0, 0);
    for (at, c) in params.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                list.push(params[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    list.push(params[start..].trim());
    list.retain(|param| !param.is_empty());
    Some((face, list, body))
}
