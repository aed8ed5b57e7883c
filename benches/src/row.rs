//! What one shape took, pulled in one way.

use crate::part::{Part, Way};
use crate::shape::Shape;

/// One row of a table.
#[derive(Clone)]
pub struct Row {
    /// The shape.
    pub shape: &'static Shape,
    /// How its items are pulled.
    pub drive: &'static str,
    /// What an item takes, for each of the shape's variants; no number where it cannot be
    /// pulled so, or was not.
    pub costs: Vec<f64>,
}

impl Row {
    /// What an item takes if it is written so.
    pub fn cost(&self, way: &Way) -> Option<f64> {
        let mut variants = self.shape.variants.iter();
        let place = variants.position(|variant| variant.name == way.variant)?;
        Some(self.costs[place]).filter(|cost| !cost.is_nan())
    }

    /// How many times as much as the other one of ours takes.
    pub fn ratio(&self, ours: &Way, other: &Way) -> Option<f64> {
        Some(self.cost(ours)? / self.cost(other)?)
    }

    /// The mean of several runs, row by row.
    #[allow(clippy::cast_precision_loss, reason = "the numbers are small")]
    pub fn mean(runs: &[Vec<Self>]) -> Vec<Self> {
        let mut rows = runs[0].clone();
        for (index, row) in rows.iter_mut().enumerate() {
            for (variant, cost) in row.costs.iter_mut().enumerate() {
                let sum: f64 = runs.iter().map(|run| run[index].costs[variant]).sum();
                *cost = sum / runs.len() as f64;
            }
        }
        rows
    }

    /// Adds what another row of the same shape knows.
    pub fn merge(rows: &mut Vec<Self>, other: Self) {
        let same = |row: &&mut Self| row.shape.name == other.shape.name && row.drive == other.drive;
        let Some(row) = rows.iter_mut().find(same) else {
            return rows.push(other);
        };
        for (cost, other) in row.costs.iter_mut().zip(other.costs) {
            if cost.is_nan() {
                *cost = other;
            }
        }
    }

    /// Writes it for [`read`](Self::read).
    pub fn write(&self) -> String {
        let costs: Vec<_> = self.costs.iter().map(f64::to_string).collect();
        format!("{} {} {}", self.shape.name, self.drive, costs.join(" "))
    }

    /// Reads what another process wrote.
    pub fn read(line: &str, part: &Part) -> Option<Self> {
        let mut words = line.split(' ');
        let name = words.next()?;
        let shape = part.shapes.iter().find(|shape| shape.name == name)?;
        let name = words.next()?;
        let drive = shape.drives().into_iter().find(|drive| *drive == name)?;
        let costs: Vec<f64> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
        (costs.len() == shape.variants.len()).then_some(Self {
            shape,
            drive,
            costs,
        })
    }
}
