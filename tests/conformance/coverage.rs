//! Each behaviour of Python is shown by a test which names it, or stands in a table that
//! says why a type makes it impossible.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// All ids, each with a title, in the order of CONFORMANCE.md.
const IDS: &str = include_str!("ids.txt");
const IMPOSSIBLE: &str = include_str!("impossible.md");
/// The section that has tests of its own: a scheduler's.
const ELSEWHERE: &str = "SCHED";

type Ids = BTreeSet<String>;

/// The words of `text` that look like ids: `YF-12`.
fn ids_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter(|word| section(word).is_some())
        .map(str::to_owned)
}

/// The section of an id.
fn section(word: &str) -> Option<&str> {
    let (section, number) = word.split_once('-')?;
    let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_id = section.starts_with(|c: char| c.is_ascii_uppercase())
        && section.len() > 1
        && section.chars().all(upper)
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit());
    is_id.then_some(section)
}

fn is_elsewhere(id: &str) -> bool {
    section(id) == Some(ELSEWHERE)
}

/// The ids of a table, which are its first column; each has a reason in the second.
fn table(text: &str) -> Ids {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let rows = rows.filter_map(|row| row.split_once(" | "));
    let rows = rows.filter(|(id, _)| section(id).is_some());
    rows.map(|(id, reason)| {
        assert!(reason.len() > 10, "{id} has no reason");
        id.to_owned()
    })
    .collect()
}

/// The documentation of each test in a source, but for those that are not run.
fn documented_tests(source: &str) -> BTreeMap<String, String> {
    let mut named = BTreeMap::new();
    let (mut docs, mut is_test) = (String::new(), false);
    for line in source.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            docs.push_str(doc);
            docs.push('\n');
        } else if line == "#[test]" {
            is_test = true;
        } else if line.is_empty() || line.starts_with("#[ignore") {
            docs.clear();
            is_test = false;
        } else if let Some(rest) = line.strip_prefix("fn ") {
            if is_test {
                let name = rest.split('(').next().unwrap_or(rest);
                named.insert(name.to_owned(), docs.clone());
            }
            docs.clear();
            is_test = false;
        }
    }
    named
}

/// The ids that a test shows: those that its documentation begins with.
fn shown_by(docs: &str) -> impl Iterator<Item = &str> {
    let words = docs.split_whitespace();
    words
        .map(|word| word.trim_end_matches([',', ':', '.']))
        .take_while(|word| section(word).is_some())
}

/// The sources of the tests in a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the tests' folder can be read");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    paths.sort();
    paths
}

fn list(what: &str, ids: impl IntoIterator<Item = impl AsRef<str>>, problems: &mut Vec<String>) {
    problems.extend(ids.into_iter().map(|id| format!("{}: {what}", id.as_ref())));
}

/// Writes a line which the test harness does not keep to itself.
fn loudly(line: fmt::Arguments<'_>) {
    // If no one can be told, that is no failure of the crate.
    let _written = writeln!(io::stderr(), "{line}");
}

#[test]
fn every_behaviour_is_shown_or_impossible() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut problems = Vec::new();

    let all: Vec<&str> = IDS
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let known: Ids = all.iter().map(|id| (*id).to_owned()).collect();
    assert_eq!(known.len(), all.len(), "an id is listed twice");
    let sections: BTreeSet<_> = all.iter().filter_map(|id| section(id)).collect();

    let mut shown = Ids::new();
    for folder in ["tests", "tests/conformance"] {
        for path in sources(&root.join(folder)) {
            let source = fs::read_to_string(&path).expect("a test can be read");
            let file = path.strip_prefix(root).unwrap_or(&path).display();
            for (test, docs) in documented_tests(&source) {
                shown.extend(shown_by(&docs).map(str::to_owned));
                for id in ids_in(&docs) {
                    let ours = folder.ends_with("conformance")
                        || section(&id).is_some_and(|section| sections.contains(section));
                    if !known.contains(&id) && ours && !is_elsewhere(&id) {
                        problems.push(format!("{id}: unknown, named by {test} in {file}"));
                    }
                }
            }
        }
    }

    let impossible = table(IMPOSSIBLE);
    let accounted = |id: &&String| shown.contains(*id) || impossible.contains(*id);
    let missing = known.iter().filter(|id| !accounted(id));
    list("neither shown nor impossible", missing, &mut problems);
    list(
        "both shown and impossible",
        impossible.intersection(&shown),
        &mut problems,
    );
    list(
        "in the table, and unknown",
        impossible.iter().filter(|id| !known.contains(*id)),
        &mut problems,
    );

    match fs::read_to_string(root.join("../shared/CONFORMANCE.md")) {
        Ok(text) => {
            let heads = text.lines().filter_map(|line| line.strip_prefix("### "));
            let heads = heads.filter_map(|head| ids_in(head).next());
            let heads: Vec<_> = heads.filter(|id| !is_elsewhere(id)).collect();
            assert_eq!(
                all, heads,
                "ids.txt lists what CONFORMANCE.md does, in its order"
            );
        }
        Err(error) => loudly(format_args!(
            "!!!! SKIPPED: ids.txt against CONFORMANCE.md: {error}"
        )),
    }

    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    loudly(format_args!(
        "{} behaviours: {} shown, {} impossible",
        known.len(),
        known.intersection(&shown).count(),
        impossible.len(),
    ));
}

/// The scan finds what it is to find, and nothing else.
#[test]
fn the_scan_reads_the_documentation_of_tests() {
    let source = "
        /// YF-1, P479-2: shown, and YF-2 is not. UTF-x, D-, a-1 and YF-x are none.
        #[test]
        fn one() {} // YF-4

        /// YF-3: it is not run.
        #[test]
        #[ignore = \"later\"]
        fn ignored() {}

        /// YF-5
        fn no_test() {}

        /// YF-6
        struct None;

        #[test]
        fn two() {}
    ";
    let tests = documented_tests(source);
    let names: Vec<_> = tests.keys().map(String::as_str).collect();
    assert_eq!(names, ["one", "two"]);
    assert!(shown_by(&tests["one"]).eq(["YF-1", "P479-2"]));
    assert!(ids_in(&tests["one"]).eq(["YF-1", "P479-2", "YF-2"]));
    assert_eq!(tests["two"], "");
}
