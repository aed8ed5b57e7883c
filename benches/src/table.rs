//! Prints what items take as a Markdown table.

use crate::part::{Part, Way};
use crate::row::Row;

/// Prints all rows.
pub fn print(rows: &[Row], part: &Part, unit: &str) {
    let one = part.ours.len() == 1;
    let shown = if part.shows_others { part.others } else { &[] };
    let (mut head, mut rule) = (
        String::from("| shape | pulled |"),
        String::from("|---|---|"),
    );
    let ours = if one { part.ours[0].title } else { "ours" };
    if !one {
        head += " written as |";
        rule += "---|";
    }
    head += &format!(" {ours}{unit} |");
    for other in shown {
        head += &format!(" {}{unit} |", other.title);
    }
    for other in part.others {
        head += &format!(" ours / {} |", other.title);
    }
    rule += &"--:|".repeat(1 + shown.len() + part.others.len());
    println!("{head}\n{rule}");
    for row in rows {
        for ours in part.ours {
            if let Some(cost) = row.cost(ours) {
                let written = if one {
                    ""
                } else {
                    &format!(" {} |", ours.title)
                };
                let start = format!("| {} | {} |{written}", row.shape.name, row.drive);
                println!("{start} {cost:.3} |{}", others(row, part, ours, shown));
            }
        }
    }
}

/// The columns of all that is not ours.
fn others(row: &Row, part: &Part, ours: &Way, shown: &[Way]) -> String {
    let costs = shown.iter().map(|other| row.cost(other));
    let ratios = part.others.iter().map(|other| row.ratio(ours, other));
    let cells = costs.chain(ratios).map(|number| match number {
        Some(number) => format!(" {number:.3} |"),
        None => String::from(" |"),
    });
    cells.collect()
}
