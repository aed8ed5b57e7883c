//! Takes times: in rounds, all variants of a shape in turn, so that what slows
//! the machine down for a while slows them all.

use std::hint::black_box;
use std::time::Instant;

use crate::options::Options;
use crate::row::Row;
use crate::shape::Run;

/// Measures all shapes that the options name: nanoseconds per item.
pub fn measure(options: &Options) -> Vec<Row> {
    let mut rows = Vec::new();
    for shape in options.shapes() {
        for (index, (drive, _)) in shape.variants[0].drives.iter().enumerate() {
            let variants = shape.variants.iter();
            let runs: Vec<Run> = variants.map(|variant| variant.drives[index].1).collect();
            let rounds = rounds(&runs, options);
            let time = |place: usize| median(rounds.iter().map(|round| round[place]));
            rows.push(Row {
                shape,
                drive,
                costs: (0..runs.len()).map(time).collect(),
            });
        }
    }
    rows
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
