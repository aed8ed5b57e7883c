//! The tables, in Markdown.

use super::{Measured, PEERS, RECURSION, STREAM_SHAPES, STREAMS, number, shapes};
use crate::results::{Results, geometric_mean};

/// A column: its title, and its number in the row of a shape.
type Column<'a> = (String, Get<'a>);

/// The number in the row of a shape.
type Get<'a> = Box<dyn Fn(&str) -> Option<f64> + 'a>;

/// Each with a row per shape: `next()` of a local, from memory, and in a box; `fold`; streams;
/// instructions; bytes; milliseconds of compiling.
pub fn all(measured: &Measured) -> [String; 8] {
    [
        times(measured, "local", true),
        times(measured, "inlined", true),
        times(measured, "opaque", true),
        times(measured, "fold", true),
        streams(&measured.streams),
        counts(&measured.counts),
        sizes(measured),
        compile_time(&measured.compile_time),
    ]
}

/// The table for the main README: some shapes, and the means of all.
pub fn short(measured: &Measured) -> String {
    let rows: [(&str, &str, Option<&str>); 6] = [
        ("`next()`, nested loops", "local", Some("nested2")),
        ("`next()`, a tokenizer", "local", Some("tokenizer")),
        ("`next()`, a tree of a million nodes", "local", Some("tree")),
        ("`next()`, mean of all shapes", "local", None),
        ("`fold`, nested loops", "fold", Some("nested2")),
        ("`fold`, mean of all shapes", "fold", None),
    ];
    let columns = [("by_hand", "by hand"), ("gen_block", "nightly `gen`")];
    let columns: Vec<_> = columns.into_iter().chain(PEERS).collect();
    let mut text = String::from("| ours, as a multiple of |");
    for (_, title) in &columns {
        text += &format!(" {title} |");
    }
    text += "\n|---|";
    text += &"--:|".repeat(columns.len());
    for (title, drive, shape) in rows {
        text += &format!("\n| {title} |");
        for (variant, _) in &columns {
            let results = if *variant == "gen_block" {
                &measured.nightly
            } else {
                &measured.stable
            };
            // What is by hand then is a loop.
            let by_hand = *variant == "by_hand" && drive == "fold";
            let variant = if by_hand { "loops" } else { variant };
            let of = |shape: &str| results.ratio(shape, drive, "generated", variant);
            text += &cell(match shape {
                Some(shape) => of(shape),
                None => geometric_mean(shapes().filter_map(of)),
            });
        }
    }
    text + "\n"
}

/// What ours takes, and how many times as much as each of the others.
fn times(measured: &Measured, drive: &'static str, shows_ours: bool) -> String {
    let Measured {
        stable, nightly, ..
    } = measured;
    let mut columns: Vec<Column<'_>> = Vec::new();
    if shows_ours {
        columns.push((
            String::from("ours, ns"),
            Box::new(move |shape| stable.get(shape, drive, "generated")),
        ));
    }
    let mut other = |title: &str, results: &'static str, variant: &'static str| {
        columns.push((
            String::from(title),
            Box::new(move |shape| {
                let results = if results == "nightly" {
                    nightly
                } else {
                    stable
                };
                results.ratio(shape, drive, "generated", variant)
            }),
        ));
    };
    if drive == "fold" {
        other("plain loops", "stable", "loops");
    }
    other("by hand", "stable", "by_hand");
    other("nightly `gen`", "nightly", "gen_block");
    for (variant, title) in PEERS {
        other(title, "stable", variant);
    }
    let names: Vec<&str> = shapes().collect();
    columns.retain(|(_, get)| names.iter().any(|name| get(name).is_some()));
    with_means(&names, &columns, usize::from(shows_ours))
}

/// A row per shape, and one with the geometric mean of all columns from that on.
fn with_means(names: &[&str], columns: &[Column<'_>], first: usize) -> String {
    let mut text = table(names, columns);
    text += "| **geometric mean** |";
    for (place, (_, get)) in columns.iter().enumerate() {
        let mean = geometric_mean(names.iter().filter_map(|name| get(name)));
        text += &cell(mean.filter(|_| place >= first));
    }
    text + "\n"
}

fn table(names: &[&str], columns: &[Column<'_>]) -> String {
    let mut text = String::from("| shape |");
    for (title, _) in columns {
        text += &format!(" {title} |");
    }
    text += "\n|---|";
    text += &"--:|".repeat(columns.len());
    text += "\n";
    for name in names {
        text += &format!("| {name} |");
        for (_, get) in columns {
            text += &cell(get(name));
        }
        text += "\n";
    }
    text
}

fn cell(value: Option<f64>) -> String {
    value.map_or_else(
        || String::from(" |"),
        |value| format!(" {} |", number(value)),
    )
}

fn streams(results: &Results) -> String {
    let mut columns: Vec<Column<'_>> = vec![(
        String::from("ours, ns"),
        Box::new(|shape| results.get(shape, "local", "generator")),
    )];
    for (variant, title) in STREAMS {
        columns.push((
            String::from(title),
            Box::new(move |shape| results.ratio(shape, "local", "generator", variant)),
        ));
    }
    with_means(&STREAM_SHAPES, &columns, 1)
}

fn counts(counts: &Results) -> String {
    if counts.is_empty() {
        return String::from("**SKIPPED**: nothing was counted; that needs valgrind.\n");
    }
    let mut columns: Vec<Column<'_>> = vec![(
        String::from("ours"),
        Box::new(|shape| counts.get(shape, "local", "generated")),
    )];
    let others = [("by_hand", "by hand"), ("gen_block", "nightly `gen`")];
    for (variant, title) in others.into_iter().chain(PEERS) {
        // They are not counted: two run on stacks of their own.
        if !["cpython", "corosensei", "generator_rs"].contains(&variant) {
            columns.push((
                String::from(title),
                Box::new(move |shape| counts.get(shape, "local", variant)),
            ));
        }
    }
    let names: Vec<&str> = shapes().collect();
    table(&names, &columns)
}

fn sizes(measured: &Measured) -> String {
    let of = |variant: &'static str| -> Get<'_> {
        Box::new(move |shape| {
            let nightly = measured.nightly.get(shape, "size", variant);
            nightly.or_else(|| measured.stable.get(shape, "size", variant))
        })
    };
    let columns = [
        (String::from("ours"), of("generated")),
        (String::from("by hand"), of("by_hand")),
        (String::from("nightly `gen`"), of("gen_block")),
    ];
    // What is boxed is as large as a box.
    let names: Vec<&str> = shapes()
        .filter(|name| *name != "boxed_dyn" && !RECURSION.contains(name))
        .collect();
    table(&names, &columns)
}

fn compile_time(results: &Results) -> String {
    if results.is_empty() {
        return String::from("**SKIPPED**: `compile_time/measure.py` has not been run.\n");
    }
    let ways = [
        ("ours", "ours"),
        ("diapause", "diapause"),
        ("async_stream", "async-stream"),
        ("by_hand", "by hand"),
    ];
    let columns: Vec<Column<'_>> = ways
        .into_iter()
        .map(|(variant, title)| -> Column<'_> {
            (
                String::from(title),
                Box::new(move |build: &str| {
                    let (profile, how) = build.split_once(", ")?;
                    results.get(profile, how, variant)
                }),
            )
        })
        .collect();
    let builds = [
        "debug, clean",
        "debug, incremental",
        "release, clean",
        "release, incremental",
    ];
    table(&builds, &columns).replacen("| shape |", "| build |", 1)
}
