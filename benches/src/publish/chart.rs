//! The chart, as SVG: how many times as long as ours the others take.

use std::fmt::Write as _;

use super::{Measured, PEERS, number, shapes};
use crate::results::geometric_mean;

/// What a bar shows: its title, how items are pulled, and of which shapes.
const SERIES: [(&str, &str, Option<&str>); 3] = [
    ("next(), mean of all shapes", "local", None),
    ("fold, mean of all shapes", "fold", None),
    ("next(), a large tree", "local", Some("tree")),
];

const LEFT: f64 = 110.0;
const WIDTH: f64 = 480.0;
const TOP: f64 = 64.0;
const THICK: f64 = 11.0;
const GROUP: f64 = 46.0;
/// The scale ends there.
const LARGEST: f64 = 1_000.0;
/// And begins there.
const SMALLEST: f64 = 0.02;

/// Where on the scale, which is logarithmic.
fn x(ratio: f64) -> f64 {
    let ratio = ratio.clamp(SMALLEST, LARGEST);
    LEFT + WIDTH * (ratio / SMALLEST).ln() / (LARGEST / SMALLEST).ln()
}

/// Draws it. Its colours are for light and for dark backgrounds.
#[allow(clippy::cast_precision_loss, reason = "the numbers are small")]
pub fn draw(measured: &Measured) -> String {
    let rows: Vec<(&str, &str)> = [("by_hand", "by hand"), ("gen_block", "nightly gen")]
        .into_iter()
        .chain(PEERS)
        .collect();
    let bottom = TOP + GROUP * rows.len() as f64;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {0}" width="660" height="{0}" font-family="system-ui, sans-serif" font-size="12">
<title>How many times as long as primed the others take</title>
<style>
text {{ fill: #24292f }} line {{ stroke: #8c959f; stroke-width: 0.5 }} .one {{ stroke-width: 1.5 }}
.s0 {{ fill: #2f6fde }} .s1 {{ fill: #1f9d63 }} .s2 {{ fill: #c2691f }}
@media (prefers-color-scheme: dark) {{
text {{ fill: #e6edf3 }} .s0 {{ fill: #6ea8fe }} .s1 {{ fill: #4cc38a }} .s2 {{ fill: #f0a35e }}
}}
</style>
<text x="{LEFT}" y="16" font-weight="bold">How many times as long as primed the others take (logarithmic)</text>
"#,
        bottom + 30.0
    );
    for (place, (title, ..)) in SERIES.iter().enumerate() {
        let left = LEFT + 185.0 * place as f64;
        let _ = writeln!(
            svg,
            r#"<rect class="s{place}" x="{left}" y="28" width="11" height="11"/><text x="{}" y="38">{title}</text>"#,
            left + 16.0
        );
    }
    for mark in [
        0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0,
    ] {
        let at = x(mark);
        let class = if mark == 1.0 { r#" class="one""# } else { "" };
        let _ = writeln!(
            svg,
            r#"<line{class} x1="{at:.1}" y1="{TOP}" x2="{at:.1}" y2="{bottom}"/><text x="{at:.1}" y="{}" text-anchor="middle">{mark}</text>"#,
            bottom + 16.0
        );
    }
    for (place, (variant, title)) in rows.into_iter().enumerate() {
        let top = TOP + GROUP * place as f64;
        let _ = writeln!(
            svg,
            r#"<text x="{}" y="{:.1}" text-anchor="end">{title}</text>"#,
            LEFT - 8.0,
            top + GROUP / 2.0 + 2.0
        );
        for (series, (_, drive, shape)) in SERIES.iter().enumerate() {
            let Some(ratio) = ratio(measured, variant, drive, *shape) else {
                continue;
            };
            let top = 3.0 + top + (THICK + 1.5) * series as f64;
            let (from, to) = (x(1.0).min(x(ratio)), x(1.0).max(x(ratio)));
            let _ = writeln!(
                svg,
                r#"<rect class="s{series}" x="{from:.1}" y="{top:.1}" width="{:.1}" height="{THICK}"/><text x="{:.1}" y="{:.1}" font-size="10">{}</text>"#,
                (to - from).max(1.0),
                to + 4.0,
                top + 9.0,
                number(ratio)
            );
        }
    }
    svg + "</svg>\n"
}

/// How many times as long as ours that one takes.
fn ratio(measured: &Measured, variant: &str, drive: &str, shape: Option<&str>) -> Option<f64> {
    let results = if variant == "gen_block" {
        &measured.nightly
    } else {
        &measured.stable
    };
    let of = |shape: &str| results.ratio(shape, drive, variant, "generated");
    match shape {
        Some(shape) => of(shape),
        None => geometric_mean(shapes().filter_map(of)),
    }
}
