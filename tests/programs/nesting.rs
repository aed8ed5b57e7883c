//! What is nested: lists in lists, the towers of Hanoi, folders in folders.

use std::collections::BTreeMap;

use primed::prelude::*;

use Nested::{Item, List};

enum Nested<T> {
    Item(T),
    List(Vec<Nested<T>>),
}

impl<T> Nested<T> {
    #[generator]
    fn flatten(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        match self {
            Item(item) => yield_!(item),
            List(list) => {
                for nested in list {
                    yield_from!(nested.flatten());
                }
            }
        }
    }

    /// With the depth of each, and a stack of iterators.
    #[generator]
    fn depths(&self) -> impl Iterator<Item = (usize, &T)> {
        let mut stack = vec![std::slice::from_ref(self).iter()];
        while let Some(top) = stack.last_mut() {
            match top.next() {
                Some(Item(item)) => {
                    let depth = stack.len() - 1;
                    yield_!((depth, item));
                }
                Some(List(list)) => stack.push(list.iter()),
                None => {
                    stack.pop();
                }
            }
        }
    }
}

/// Whether two trees have the same leaves in the same order, told without flattening.
fn same_fringe<T: PartialEq>(a: &Nested<T>, b: &Nested<T>) -> bool {
    a.flatten().eq(b.flatten())
}

/// The towers of Hanoi.
#[generator]
fn hanoi<'a>(
    n: u32,
    from: &'a str,
    to: &'a str,
    by: &'a str,
) -> Box<dyn Iterator<Item = String> + 'a> {
    if n > 0 {
        yield_from!(hanoi(n - 1, from, by, to));
        yield_!(format!("{n}{from}{to}"));
        yield_from!(hanoi(n - 1, by, to, from));
    }
}

enum Entry {
    File,
    Folder(BTreeMap<&'static str, Entry>),
}

/// `os.walk`, top down or bottom up: a folder's path, its folders and its files.
#[generator]
fn walk<'a>(
    path: String,
    entries: &'a BTreeMap<&'static str, Entry>,
    top_down: bool,
) -> Box<dyn Iterator<Item = (String, Vec<&'static str>, Vec<&'static str>)> + 'a> {
    let (mut folders, mut files) = (vec![], vec![]);
    for (&name, entry) in entries {
        match entry {
            Entry::File => files.push(name),
            Entry::Folder(_) => folders.push(name),
        }
    }
    if top_down {
        yield_!((path.clone(), folders.clone(), files.clone()));
    }
    for (name, entry) in entries {
        if let Entry::Folder(inner) = entry {
            yield_from!(walk(format!("{path}/{name}"), inner, top_down));
        }
    }
    if !top_down {
        yield_!((path, folders, files));
    }
}

#[test]
fn nested() {
    let a = List(vec![
        Item(1),
        List(vec![Item(2), List(vec![Item(3)]), List(vec![])]),
        Item(4),
    ]);
    let b = List(vec![
        List(vec![Item(1), Item(2)]),
        List(vec![Item(3), Item(4)]),
    ]);
    assert!(a.flatten().eq(&[1, 2, 3, 4]));
    assert!(a.depths().eq([(1, &1), (2, &2), (3, &3), (1, &4)]));
    assert!(same_fringe(&a, &b));
    assert!(!same_fringe(&a, &Item(1)));
}

#[test]
fn towers() {
    let moves: Vec<_> = hanoi(3, "a", "c", "b").collect();
    assert_eq!(moves.join(" "), "1ac 2ab 1cb 3ac 1ba 2bc 1ac");
    assert_eq!(hanoi(10, "a", "c", "b").count(), 1023);
}

#[test]
fn folders() {
    use Entry::{File, Folder};

    let inner = BTreeMap::from([("c.txt", File)]);
    let src = BTreeMap::from([("deep", Folder(inner)), ("b.rs", File)]);
    let root = BTreeMap::from([
        ("a.txt", File),
        ("empty", Folder(BTreeMap::new())),
        ("src", Folder(src)),
    ]);
    let paths = |top_down| -> Vec<_> {
        walk(".".into(), &root, top_down)
            .map(|(path, ..)| path)
            .collect()
    };
    assert_eq!(paths(true), [".", "./empty", "./src", "./src/deep"]);
    assert_eq!(paths(false), ["./empty", "./src/deep", "./src", "."]);
    let (_, folders, files) = walk(String::new(), &root, true).next().unwrap();
    assert_eq!((folders, files), (vec!["empty", "src"], vec!["a.txt"]));
}
