//! What was measured, kept in files, so that one table can show what several programs took:
//! on stable, on nightly, under a profiler, and in Python.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::part::Part;
use crate::row::Row;

/// Numbers by shape, by how its items were pulled, and by how it was written.
#[derive(Default)]
pub struct Results(BTreeMap<(String, String, String), f64>);

impl Results {
    /// What the rows and the sizes of the part say.
    pub fn of(rows: &[Row], part: &Part) -> Self {
        let mut results = Self::default();
        for row in rows {
            for (variant, cost) in row.shape.variants.iter().zip(&row.costs) {
                if !cost.is_nan() {
                    results.insert(row.shape.name, row.drive, variant.name, *cost);
                }
            }
        }
        for shape in part.shapes {
            for variant in shape.variants {
                if let Some(size) = variant.size {
                    let size = u32::try_from(size()).unwrap_or(u32::MAX);
                    results.insert(shape.name, "size", variant.name, f64::from(size));
                }
            }
        }
        results
    }

    fn insert(&mut self, shape: &str, drive: &str, variant: &str, number: f64) {
        let key = [shape, drive, variant].map(String::from);
        self.0.insert(key.into(), number);
    }

    /// What that variant took.
    pub fn get(&self, shape: &str, drive: &str, variant: &str) -> Option<f64> {
        let key = [shape, drive, variant].map(String::from);
        self.0.get(&key.into()).copied()
    }

    /// How many times as much one variant takes as another.
    pub fn ratio(&self, shape: &str, drive: &str, ours: &str, other: &str) -> Option<f64> {
        Some(self.get(shape, drive, ours)? / self.get(shape, drive, other)?)
    }

    /// Adds what was measured elsewhere of other variants.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Whether nothing was measured.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads what [`save`](Self::save) wrote; where there is no file, nothing was measured.
    ///
    /// # Errors
    /// Says which line is not one of ours.
    pub fn load(file: &Path) -> Result<Self, String> {
        let Ok(text) = std::fs::read_to_string(file) else {
            return Ok(Self::default());
        };
        let mut results = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split('\t').collect();
            let [shape, drive, variant, number] = words[..] else {
                return Err(format!("{}: not a result: {line}", file.display()));
            };
            let number = number.parse::<f64>();
            let number = number.map_err(|error| format!("{}: {error}", file.display()))?;
            results.insert(shape, drive, variant, number);
        }
        Ok(results)
    }

    /// Writes a line for each number.
    ///
    /// # Errors
    /// Says why where the file cannot be written.
    pub fn save(&self, file: &Path) -> Result<(), String> {
        let mut text = String::new();
        for ((shape, drive, variant), number) in &self.0 {
            let _ = writeln!(text, "{shape}\t{drive}\t{variant}\t{number:.4}");
        }
        std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
    }
}

/// The geometric mean: of ratios, what one and its reciprocal come to is one.
pub fn geometric_mean(ratios: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for ratio in ratios {
        sum += ratio.ln();
        count += 1.0;
    }
    (count > 0.0).then(|| (sum / count).exp())
}

#[cfg(test)]
#[test]
fn what_is_saved_is_loaded() {
    let mut results = Results::default();
    results.insert("counter", "local", "by_hand", 0.5);
    results.insert("counter", "local", "generated", 0.25);
    let file = std::env::temp_dir().join(format!("primed-benches-{}", std::process::id()));
    results.save(&file).expect("a file");
    let loaded = Results::load(&file).expect("results");
    assert_eq!(
        loaded.ratio("counter", "local", "generated", "by_hand"),
        Some(0.5)
    );
    assert_eq!(loaded.get("counter", "local", "loops"), None);
    std::fs::write(&file, "counter local").expect("a file");
    assert!(Results::load(&file).is_err());
    std::fs::remove_file(&file).expect("the file");
    assert!(Results::load(&file).expect("nothing").is_empty());
}

#[cfg(test)]
#[test]
fn a_ratio_and_its_reciprocal_cancel() {
    let mean = geometric_mean([4.0, 0.25, 1.0]).expect("a mean");
    assert!((mean - 1.0).abs() < 1e-9);
    assert_eq!(geometric_mean([]), None);
}
