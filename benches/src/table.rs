//! Prints the times as a Markdown table.

use crate::timing::{Other, Row};

/// Prints all rows.
pub fn print(rows: &[Row]) {
    println!(
        "| shape | pulled | generated, ns | by hand, ns | nightly, ns | ours / by hand | ours / nightly |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|");
    for row in rows {
        let nightly = |cell: fn(&Other) -> String| {
            row.gen_block
                .as_ref()
                .map_or_else(|| String::from("none"), cell)
        };
        println!(
            "| {} | {} | {:.3} | {:.3} | {} | {:.3} | {} |",
            row.shape,
            row.drive,
            row.generated,
            row.by_hand.nanoseconds,
            nightly(|other| format!("{:.3}", other.nanoseconds)),
            row.by_hand.ratio,
            nightly(|other| format!("{:.3}", other.ratio)),
        );
    }
}
