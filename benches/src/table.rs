//! Prints the times as a Markdown table.

use crate::timing::Row;

/// Prints all rows.
pub fn print(rows: &[Row]) {
    println!(
        "| shape | pulled | generated, ns | by hand, ns | nightly, ns | ours / by hand | ours / nightly |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|");
    for row in rows {
        let nightly = |number: Option<f64>| {
            number.map_or_else(|| String::from("none"), |number| format!("{number:.3}"))
        };
        println!(
            "| {} | {} | {:.3} | {:.3} | {} | {:.3} | {} |",
            row.shape,
            row.drive,
            row.generated,
            row.by_hand,
            nightly(row.gen_block),
            row.to_by_hand(),
            nightly(row.to_gen_block()),
        );
    }
}
