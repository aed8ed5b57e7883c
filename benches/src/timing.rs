//! Takes times: in rounds, all variants of a shape in turn, so that what slows
//! the machine down for a while slows them all.

use std::hint::black_box;
use std::time::Instant;

use crate::options::Options;
use crate::shape::{Run, Shape};
use crate::shapes;

/// One shape, pulled in one way: nanoseconds per item.
#[derive(Debug)]
pub struct Row {
    /// The shape.
    pub shape: &'static str,
    /// How its items are pulled.
    pub drive: &'static str,
    /// What the generated machine takes.
    pub generated: f64,
    /// What the code by hand takes.
    pub by_hand: f64,
    /// What nightly's own takes.
    pub gen_block: Option<f64>,
}

impl Row {
    /// How many times as long as the code by hand the generated machine takes.
    pub fn to_by_hand(&self) -> f64 {
        self.generated / self.by_hand
    }

    /// How many times as long as nightly's own it takes.
    pub fn to_gen_block(&self) -> Option<f64> {
        self.gen_block.map(|time| self.generated / time)
    }

    /// The mean of several runs, row by row.
    pub fn mean(runs: &[Vec<Self>]) -> Vec<Self> {
        let rows = 0..runs[0].len();
        let mean = |times: &dyn Fn(&Self) -> f64, row: usize| {
            runs.iter().map(|run| times(&run[row])).sum::<f64>() / runs.len() as f64
        };
        rows.map(|row| Self {
            generated: mean(&|row| row.generated, row),
            by_hand: mean(&|row| row.by_hand, row),
            gen_block: runs[0][row]
                .gen_block
                .map(|_| mean(&|row| row.gen_block.unwrap_or(f64::NAN), row)),
            ..runs[0][row]
        })
        .collect()
    }

    /// Writes it for [`read`](Self::read).
    pub fn write(&self) -> String {
        let nightly = self.gen_block.unwrap_or(f64::NAN);
        let Self {
            shape,
            drive,
            generated,
            by_hand,
            ..
        } = self;
        format!("{shape} {drive} {generated} {by_hand} {nightly}")
    }

    /// Reads what another process wrote.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let name = words.next()?;
        let shape = shapes::ALL.into_iter().find(|shape| shape.name == name)?;
        let name = words.next()?;
        let mut drives = shape.variants[0].drives.iter();
        let (drive, _) = drives.find(|(drive, _)| *drive == name)?;
        let mut time = || words.next()?.parse::<f64>().ok();
        Some(Self {
            shape: shape.name,
            drive,
            generated: time()?,
            by_hand: time()?,
            gen_block: time().filter(|time| !time.is_nan()),
        })
    }
}

/// Measures all shapes that the options name.
pub fn measure(options: &Options) -> Vec<Row> {
    let mut rows = Vec::new();
    for shape in shapes::ALL
        .into_iter()
        .filter(|shape| options.wants(shape.name))
    {
        for (index, (drive, _)) in shape.variants[0].drives.iter().enumerate() {
            rows.push(row(shape, drive, index, options));
        }
    }
    rows
}

fn row(shape: &Shape, drive: &'static str, index: usize, options: &Options) -> Row {
    let runs: Vec<Run> = shape
        .variants
        .iter()
        .map(|variant| variant.drives[index].1)
        .collect();
    let rounds = rounds(&runs, options);
    let time = |name: &str| {
        let mut variants = shape.variants.iter();
        let place = variants.position(|variant| variant.name == name)?;
        Some(median(rounds.iter().map(|round| round[place])))
    };
    let known = |name| time(name).expect("each shape is generated, and written by hand");
    Row {
        shape: shape.name,
        drive,
        generated: known("generated"),
        by_hand: known("by_hand"),
        gen_block: time("gen_block"),
    }
}

/// Nanoseconds per item, of each run in each round.
fn rounds(runs: &[Run], options: &Options) -> Vec<Vec<f64>> {
    let mut rounds = Vec::new();
    // The first few only warm up.
    let warm_up = options.rounds / 10 + 1;
    for round in 0..warm_up + options.rounds {
        let mut times = vec![0.0; runs.len()];
        // Boxes come to lie elsewhere in each round.
        let _shift: Vec<_> = (0..round % 8).map(|_| filler()).collect();
        for turn in 0..runs.len() {
            // Each comes first equally often, and before each other.
            let turn = (turn + round / 2) % runs.len();
            let turn = if round % 2 == 0 {
                turn
            } else {
                runs.len() - 1 - turn
            };
            times[turn] = on_stack(round % 16, &|| time(runs[turn], options.items));
        }
        if round >= warm_up {
            rounds.push(times);
        }
    }
    rounds
}

/// Measures so many frames further down, so that locals lie elsewhere, too.
#[inline(never)]
fn on_stack(depth: usize, measure: &dyn Fn() -> f64) -> f64 {
    let frame = black_box([0_u64; 3]);
    let time = match depth {
        0 => measure(),
        _ => on_stack(depth - 1, measure),
    };
    black_box(frame);
    time
}

/// One allocation of each size that a machine may have.
fn filler() -> [Box<[u64]>; 4] {
    [2, 3, 4, 5].map(|words| vec![0; words].into())
}

#[allow(clippy::cast_precision_loss, reason = "the numbers are small")]
fn time(run: Run, items: u64) -> f64 {
    let start = Instant::now();
    run(items);
    start.elapsed().as_nanos() as f64 / items as f64
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
