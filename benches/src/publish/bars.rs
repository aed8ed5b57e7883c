//! What is promised, and whether it holds.

use std::fmt::Write as _;

use super::{Measured, PEERS, RECURSION, STREAM_SHAPES, STREAMS, number, shapes};
use crate::results::geometric_mean;
use crate::shapes::PART;

/// A number, and how large it may be.
pub struct Bar {
    what: String,
    /// None where it was not measured.
    is: Option<f64>,
    at_most: f64,
}

impl Bar {
    fn new(what: impl Into<String>, is: Option<f64>, at_most: f64) -> Self {
        Self {
            what: what.into(),
            is,
            at_most,
        }
    }
}

/// All of them.
pub fn all(measured: &Measured) -> Vec<Bar> {
    let mut bars = Vec::new();
    for (drive, name) in [("local", "`next()`"), ("inlined", "`next()` from memory")] {
        by_hand(measured, drive, name, &mut bars);
        peers(measured, drive, name, &mut bars);
    }
    streams(measured, &mut bars);
    folds(measured, &mut bars);
    recursion(measured, &mut bars);
    let array = measured
        .nightly
        .ratio("array", "local", "generated", "gen_block");
    bars.push(Bar::new("4 KiB array, to nightly", array, 1.5));
    sizes(measured, &mut bars);
    compile_time(measured, &mut bars);
    bars
}

fn by_hand(measured: &Measured, drive: &str, name: &str, bars: &mut Vec<Bar>) {
    for shape in shapes().filter(|shape| !RECURSION.contains(shape)) {
        let ratio = measured.stable.ratio(shape, drive, "generated", "by_hand");
        bars.push(Bar::new(
            format!("{name}, {shape}, to by hand"),
            ratio,
            1.05,
        ));
    }
}

fn peers(measured: &Measured, drive: &str, name: &str, bars: &mut Vec<Bar>) {
    let nightly = ("gen_block", "nightly");
    // CPython is no peer: it is there to be seen.
    let peers = PEERS
        .into_iter()
        .filter(|(variant, _)| *variant != "cpython");
    for (variant, title) in std::iter::once(nightly).chain(peers) {
        let results = if variant == "gen_block" {
            &measured.nightly
        } else {
            &measured.stable
        };
        let ratios = shapes()
            .filter_map(|shape| Some((shape, results.ratio(shape, drive, "generated", variant)?)));
        let mean = geometric_mean(ratios.clone().map(|(_, ratio)| ratio));
        bars.push(Bar::new(format!("{name}, mean, to {title}"), mean, 1.0));
        for (shape, ratio) in ratios {
            let what = format!("{name}, {shape}, to {title}");
            bars.push(Bar::new(what, Some(ratio), 1.1));
        }
    }
}

fn streams(measured: &Measured, bars: &mut Vec<Bar>) {
    for (variant, title) in STREAMS {
        let ratio = |shape| measured.streams.ratio(shape, "local", "generator", variant);
        let mean = geometric_mean(STREAM_SHAPES.into_iter().filter_map(ratio));
        bars.push(Bar::new(format!("streams, mean, to {title}"), mean, 1.0));
        for shape in STREAM_SHAPES {
            bars.push(Bar::new(
                format!("stream, {shape}, to {title}"),
                ratio(shape),
                1.1,
            ));
        }
    }
}

fn folds(measured: &Measured, bars: &mut Vec<Bar>) {
    let ending = PART.shapes.iter().filter(|shape| !shape.is_endless);
    for shape in ending.map(|shape| shape.name) {
        // Recursion has bars of its own; what is in a box, its caller does not see into.
        if !RECURSION.contains(&shape) && shape != "boxed_dyn" {
            let ratio = measured.stable.ratio(shape, "fold", "generated", "loops");
            bars.push(Bar::new(
                format!("`fold`, {shape}, to plain loops"),
                ratio,
                1.1,
            ));
        }
    }
    for shape in ["nested2", "nested3"] {
        let ratio = measured
            .nightly
            .ratio(shape, "fold", "generated", "gen_block");
        let what = format!("`fold`, {shape}, to nightly (four times as fast)");
        bars.push(Bar::new(what, ratio, 0.25));
    }
}

fn recursion(measured: &Measured, bars: &mut Vec<Bar>) {
    let Measured {
        stable, nightly, ..
    } = measured;
    for shape in RECURSION {
        let ratio = |other| stable.ratio(shape, "local", "generated", other);
        let what = |other: &str| format!("recursion, {shape}, to {other}");
        bars.push(Bar::new(what("by hand"), ratio("by_hand"), 2.0));
        bars.push(Bar::new(what("corosensei"), ratio("corosensei"), 1.0));
        let ratio = nightly.ratio(shape, "local", "generated", "gen_block");
        bars.push(Bar::new(
            what("nightly in boxes (ten times as fast)"),
            ratio,
            0.1,
        ));
    }
    let at = |shape| stable.get(shape, "local", "generated");
    let ratio = at("deep").and_then(|deep| Some(deep / at("shallow")?));
    bars.push(Bar::new("recursion, 100,000 levels to 10", ratio, 1.3));
}

fn sizes(measured: &Measured, bars: &mut Vec<Bar>) {
    for shape in shapes().filter(|shape| !RECURSION.contains(shape) && *shape != "boxed_dyn") {
        let ratio = measured
            .nightly
            .ratio(shape, "size", "generated", "gen_block");
        bars.push(Bar::new(format!("size, {shape}, to nightly"), ratio, 1.0));
    }
}

fn compile_time(measured: &Measured, bars: &mut Vec<Bar>) {
    for profile in ["debug", "release"] {
        for how in ["clean", "incremental"] {
            let ratio = measured
                .compile_time
                .ratio(profile, how, "ours", "diapause");
            let what = format!("compile time, {profile}, {how}, to diapause");
            bars.push(Bar::new(what, ratio, 1.0));
        }
    }
    let build = &measured.compile_time;
    let macros = build.ratio("macro crate", "clean", "ours", "async_trait");
    bars.push(Bar::new(
        "build of the macro crate, to async-trait",
        macros,
        1.0,
    ));
}

/// The list of all that do not hold or were not checked, and whether all hold.
pub fn report(bars: &[Bar]) -> (String, bool) {
    let (mut text, mut held, mut unknown) = (String::new(), 0, Vec::new());
    let mut broken = String::new();
    for bar in bars {
        match bar.is {
            None => unknown.push(bar.what.as_str()),
            // Written so that what is no number does not hold.
            Some(is) if is <= bar.at_most => held += 1,
            Some(is) => {
                let is = number(is);
                let _ = writeln!(broken, "| {} | {is} | {} |", bar.what, number(bar.at_most));
            }
        }
    }
    let _ = writeln!(text, "{held} of {} bars hold.", bars.len());
    if !broken.is_empty() {
        text += "\n| does not hold | is | at most |\n|---|--:|--:|\n";
        text += &broken;
    }
    if !unknown.is_empty() {
        let _ = writeln!(text, "\n**NOT CHECKED**, as it was not measured:\n");
        for what in unknown {
            let _ = writeln!(text, "- {what}");
        }
    }
    (text, broken.is_empty())
}

#[cfg(test)]
#[test]
fn what_is_too_large_or_no_number_does_not_hold() {
    let bar = |is| [Bar::new("it", is, 1.0)];
    assert!(report(&bar(Some(1.0))).1);
    assert!(!report(&bar(Some(1.001))).1);
    assert!(!report(&bar(Some(f64::NAN))).1);
    let (text, _) = report(&bar(None));
    assert!(text.contains("NOT CHECKED") && text.contains("- it"));
}
