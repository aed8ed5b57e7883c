//! Instructions, as `callgrind_annotate` lists them: unlike times, they are the same in
//! every run.

use crate::options::Options;
use crate::row::Row;
use crate::shape::{Shape, Variant};

/// Reads what each function that is measured took, with all that it called.
///
/// # Errors
/// Says why where the file cannot be read, or lacks a function.
#[allow(clippy::cast_precision_loss, reason = "the numbers are small")]
pub fn read(file: &str, options: &Options) -> Result<Vec<Row>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let cost = |shape: &Shape, variant: &Variant, drive: &str| {
        let symbol = symbol(shape.name, variant.name, drive);
        let line = text.lines().find(|line| ends(line, &symbol));
        let count = line.and_then(count);
        let count = count.ok_or_else(|| format!("{file}: no count of {symbol}"))?;
        Ok(count / shape.items(options.items).min(options.items) as f64)
    };
    let mut rows = Vec::new();
    for shape in options.shapes() {
        for drive in shape.drives() {
            let costs = shape.variants.iter().map(|variant| {
                let counted = variant.drive(drive).is_some() && is_counted(shape, variant, drive);
                if counted {
                    cost(shape, variant, drive)
                } else {
                    Ok(f64::NAN)
                }
            });
            rows.push(Row {
                shape,
                drive,
                costs: costs.collect::<Result<_, String>>()?,
            });
        }
    }
    Ok(rows)
}

/// Variants that run on stacks of their own, on which callgrind loses count of who called.
const ON_OTHER_STACKS: [&str; 2] = ["corosensei", "generator_rs"];

/// Whether a profiler is to run it: the slow ones are too slow there, and what runs to the
/// end of a shape with many items tells no more than with few.
pub fn is_counted(shape: &Shape, variant: &Variant, drive: &str) -> bool {
    let too_long = drive == "fold" && shape.items.is_some();
    let countable = !ON_OTHER_STACKS.contains(&variant.name);
    countable && !shape.is_slow(variant) && !too_long
}

/// What a function's symbol ends with, however it is mangled: its path from the shape on.
fn symbol(shape: &str, variant: &str, drive: &str) -> String {
    let path = [shape, "drives", variant, drive];
    path.map(|name| format!("{}{name}", name.len())).concat()
}

/// Whether a line's symbol ends so, but for a hash: other functions can have that in theirs.
fn ends(line: &str, symbol: &str) -> bool {
    let (_, rest) = line.split_once(symbol).unwrap_or_default();
    rest.starts_with(' ') || rest.starts_with("17h")
}

/// The number that a line begins with.
fn count(line: &str) -> Option<f64> {
    let number = line.split_whitespace().next()?;
    number.replace(',', "").parse().ok()
}
