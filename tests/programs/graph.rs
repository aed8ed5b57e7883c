//! Walks of graphs: depth first, breadth first, by distance, in topological order.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};

use primed::prelude::*;

type Graph<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn graph<'a>(edges: &[(&'a str, &'a str)]) -> Graph<'a> {
    let mut graph = Graph::new();
    for &(from, to) in edges {
        graph.entry(from).or_default().push(to);
        graph.entry(to).or_default();
    }
    graph
}

/// Depth first, with a stack of its own.
#[generator]
fn depth_first<'a>(graph: &Graph<'a>, start: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let mut seen = HashSet::new();
    let mut stack = vec![(0, start)];
    while let Some((depth, node)) = stack.pop() {
        if !seen.insert(node) {
            continue;
        }
        yield_!((depth, node));
        for &next in graph[node].iter().rev() {
            stack.push((depth + 1, next));
        }
    }
}

/// Depth first, by recursion: all levels share what was seen.
#[generator]
fn visit<'a>(
    graph: &'a Graph<'a>,
    node: &'a str,
    seen: &'a RefCell<HashSet<&'a str>>,
) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    if !seen.borrow_mut().insert(node) {
        return;
    }
    yield_!(node);
    for next in &graph[node] {
        yield_from!(visit(graph, next, seen));
    }
}

/// All simple paths from one node to another, from an essay on Python by its author.
#[generator]
fn all_paths<'a>(
    graph: &'a Graph<'a>,
    mut path: Vec<&'a str>,
    start: &'a str,
    end: &'a str,
) -> Box<dyn Iterator<Item = Vec<&'a str>> + 'a> {
    path.push(start);
    if start == end {
        yield_!(path);
        return;
    }
    let Some(nodes) = graph.get(start) else {
        return;
    };
    for node in nodes {
        if !path.contains(node) {
            yield_from!(all_paths(graph, path.clone(), node, end));
        }
    }
}

/// Breadth first: each node with its distance.
#[generator]
fn breadth_first<N, F, I>(start: N, neighbours: F) -> impl Iterator<Item = (N, u32)>
where
    N: Copy + Eq + std::hash::Hash,
    F: Fn(N) -> I,
    I: IntoIterator<Item = N>,
{
    let mut distances = HashMap::from([(start, 0)]);
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        let distance = distances[&node];
        yield_!((node, distance));
        for next in neighbours(node) {
            distances.entry(next).or_insert_with(|| {
                queue.push_back(next);
                distance + 1
            });
        }
    }
}

/// The shortest ladders of words, breadth first over paths.
#[generator]
fn ladders<'a>(words: &'a [&str], from: &'a str, to: &str) -> impl Iterator<Item = Vec<&'a str>> {
    let neighbours =
        |a: &str, b: &str| a.chars().zip(b.chars()).filter(|(a, b)| a != b).count() == 1;
    let mut shortest = usize::MAX;
    let mut queue = VecDeque::from([vec![from]]);
    while let Some(path) = queue.pop_front() {
        let last = path[path.len() - 1];
        if path.len() > shortest {
            break;
        } else if last == to {
            shortest = path.len();
            yield_!(path);
            continue;
        }
        for &word in words {
            if neighbours(last, word) && !path.contains(&word) {
                let mut longer = path.clone();
                longer.push(word);
                queue.push_back(longer);
            }
        }
    }
}

/// Dijkstra: the nodes by their distance from the first.
#[generator]
fn by_distance(edges: &[(u32, u32, u32)], start: u32) -> impl Iterator<Item = (u32, u32)> {
    let mut done = HashSet::new();
    let mut heap = BinaryHeap::from([(Reverse(0), start)]);
    while let Some((Reverse(distance), node)) = heap.pop() {
        if !done.insert(node) {
            continue;
        }
        yield_!((node, distance));
        for &(a, b, length) in edges {
            let next = if a == node {
                b
            } else if b == node {
                a
            } else {
                continue;
            };
            heap.push((Reverse(distance + length), next));
        }
    }
}

#[derive(Debug, PartialEq)]
struct Cycle<'a>(Vec<&'a str>);

/// Kahn: each node after those which lead to it, or an error that tells the rest.
#[generator]
fn topological<'a>(graph: &Graph<'a>) -> impl Iterator<Item = Result<&'a str, Cycle<'a>>> {
    let mut incoming: BTreeMap<_, usize> = graph.keys().map(|&node| (node, 0)).collect();
    for node in graph.values().flatten() {
        *incoming.get_mut(node).unwrap() += 1;
    }
    while let Some((&node, _)) = incoming.iter().find(|&(_, &count)| count == 0) {
        incoming.remove(node);
        for next in &graph[node] {
            *incoming.get_mut(next).unwrap() -= 1;
        }
        yield_!(Ok(node));
    }
    if !incoming.is_empty() {
        yield_!(Err(Cycle(incoming.into_keys().collect())));
    }
}

#[test]
fn depth_first_walks() {
    let graph = graph(&[
        ("A", "B"),
        ("A", "C"),
        ("B", "D"),
        ("B", "E"),
        ("C", "F"),
        ("E", "F"),
    ]);
    let walk: Vec<_> = depth_first(&graph, "A").collect();
    assert_eq!(
        walk,
        [(0, "A"), (1, "B"), (2, "D"), (2, "E"), (3, "F"), (1, "C")]
    );
    let seen = RefCell::default();
    let walk: Vec<_> = visit(&graph, "A", &seen).collect();
    assert_eq!(walk, ["A", "B", "D", "E", "F", "C"]);
}

#[test]
fn paths() {
    let graph = graph(&[
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
        ("B", "D"),
        ("C", "D"),
        ("D", "C"),
        ("E", "F"),
        ("F", "C"),
    ]);
    let paths: Vec<_> = all_paths(&graph, vec![], "A", "D")
        .map(|path| path.concat())
        .collect();
    assert_eq!(paths, ["ABCD", "ABD", "ACD"]);
    assert_eq!(all_paths(&graph, vec![], "A", "E").count(), 0);
}

#[test]
fn breadth_first_walks() {
    let knight = |(x, y): (i32, i32)| {
        let moves = [
            (1, 2),
            (2, 1),
            (2, -1),
            (1, -2),
            (-1, -2),
            (-2, -1),
            (-2, 1),
            (-1, 2),
        ];
        moves
            .map(|(dx, dy)| (x + dx, y + dy))
            .into_iter()
            .filter(|(x, y)| (0..8).contains(x) && (0..8).contains(y))
    };
    let squares: Vec<_> = breadth_first((0, 0), knight).collect();
    assert_eq!(squares.len(), 64);
    assert_eq!(squares.last(), Some(&((7, 7), 6)));

    let words = ["hot", "dot", "dog", "lot", "log", "cog"];
    let found: Vec<_> = ladders(&words, "hit", "cog")
        .map(|path| path.join(" "))
        .collect();
    assert_eq!(found, ["hit hot dot dog cog", "hit hot lot log cog"]);
    assert_eq!(ladders(&words[..5], "hit", "cog").count(), 0);
}

#[test]
fn distances() {
    let edges = [
        (1, 2, 7),
        (1, 3, 9),
        (1, 6, 14),
        (2, 3, 10),
        (2, 4, 15),
        (3, 4, 11),
        (3, 6, 2),
        (4, 5, 6),
        (5, 6, 9),
    ];
    let mut found: Vec<_> = by_distance(&edges, 1).collect();
    assert!(found.is_sorted_by_key(|&(_, distance)| distance));
    found.sort_unstable();
    assert_eq!(found, [(1, 0), (2, 7), (3, 9), (4, 20), (5, 20), (6, 11)]);
}

#[test]
fn topological_order() {
    let sound = graph(&[
        ("shirt", "tie"),
        ("tie", "jacket"),
        ("trousers", "shoes"),
        ("shirt", "belt"),
    ]);
    let order: Result<Vec<_>, _> = topological(&sound).collect();
    assert_eq!(
        order.unwrap(),
        ["shirt", "belt", "tie", "jacket", "trousers", "shoes"]
    );
    let circular = graph(&[("a", "b"), ("b", "c"), ("c", "b")]);
    let order: Vec<_> = topological(&circular).collect();
    assert_eq!(order, [Ok("a"), Err(Cycle(vec!["b", "c"]))]);
}
