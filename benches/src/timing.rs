//! Takes times: in rounds, all variants of a shape in turn, so that what slows
//! the machine down for a while slows them all.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::options::Options;
use crate::row::Row;
use crate::shape::{Run, Shape};

/// How long all rounds of a row may take; but each has one.
const AT_MOST: Duration = Duration::from_millis(150);

/// Measures all shapes that the options name: nanoseconds per item.
pub fn measure(options: &Options) -> Vec<Row> {
    let mut rows = Vec::new();
    for shape in options.shapes() {
        for drive in shape.drives() {
            let runs: Vec<(usize, Run)> = runs(shape, drive, options.slow).collect();
            if runs.is_empty() {
                continue;
            }
            let items = shape.items(options.items);
            // The slow ones take as long for a thousand as the others do for a million.
            let items = if options.slow {
                items.min(1_000)
            } else {
                items
            };
            let rounds = rounds(&runs, options, items);
            let mut costs = vec![f64::NAN; shape.variants.len()];
            for (place, (variant, _)) in runs.iter().enumerate() {
                costs[*variant] = median(rounds.iter().map(|round| round[place]));
            }
            rows.push(Row {
                shape,
                drive,
                costs,
            });
        }
    }
    rows
}

/// The variants that can be pulled so, each with its place: the slow ones, or the others.
fn runs(
    shape: &'static Shape,
    drive: &'static str,
    slow: bool,
) -> impl Iterator<Item = (usize, Run)> {
    let variants = shape.variants.iter().enumerate();
    variants.filter_map(move |(place, variant)| {
        let wanted = if slow {
            shape.is_slow(variant) && drive == variant.drives[0].0
        } else {
            !shape.is_slow(variant)
        };
        variant
            .drive(drive)
            .filter(|_| wanted)
            .map(|run| (place, run))
    })
}

/// Nanoseconds per item, of each run in each round.
fn rounds(runs: &[(usize, Run)], options: &Options, items: u64) -> Vec<Vec<f64>> {
    let mut rounds = Vec::new();
    // The first few only warm up.
    let warm_up = if options.slow {
        0
    } else {
        options.rounds / 10 + 1
    };
    let begin = Instant::now();
    for round in 0.. {
        let late = begin.elapsed() > AT_MOST;
        let enough = rounds.len() >= if options.slow { 1 } else { options.rounds };
        if enough || late && !rounds.is_empty() {
            return rounds;
        }
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
            times[turn] = on_stack(round % 16, &|| time(runs[turn].1, items));
        }
        if round >= warm_up || late {
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
