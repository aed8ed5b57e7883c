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
        Ok(count / options.items as f64)
    };
    let mut rows = Vec::new();
    for shape in options.shapes() {
        for (drive, _) in shape.variants[0].drives {
            let variants = shape.variants.iter();
            let costs = variants.map(|variant| cost(shape, variant, drive));
            rows.push(Row {
                shape,
                drive,
                costs: costs.collect::<Result<_, String>>()?,
            });
        }
    }
    Ok(rows)
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
