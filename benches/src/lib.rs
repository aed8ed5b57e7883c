//! Compares what primed makes with code by hand, with nightly's and with other crates'.
//!
//! See README.md for how it measures and what the options are.

#![cfg_attr(
    feature = "nightly",
    feature(gen_blocks, coroutines, coroutine_trait, stmt_expr_attributes)
)]

#[macro_use]
mod shape;
mod counts;
mod drive;
mod options;
mod part;
mod place;
mod publish;
#[cfg(test)]
mod python;
mod results;
mod row;
mod rustc;
mod shapes;
mod sizes;
mod table;
mod timing;

use std::process::ExitCode;

use options::Options;
use results::Results;

/// Does what the command line says.
#[must_use]
pub fn main() -> ExitCode {
    // Recursion by boxes goes as deep as the tree.
    drive::on_large_stack(run)
}

fn run() -> ExitCode {
    let options = match Options::from_args(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    if let Some(folder) = &options.publish {
        return publish::publish(folder);
    }
    if options.once {
        run_once(&options);
        return ExitCode::SUCCESS;
    }
    if options.placed {
        for row in timing::measure(&options) {
            println!("{}", row.write());
        }
        return ExitCode::SUCCESS;
    }
    match measure(&options) {
        Ok(rows) => report(&rows, &options),
        Err(reason) => {
            eprintln!("not measured: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Runs each function once, for a profiler that counts what it does.
fn run_once(options: &Options) {
    for shape in options.shapes() {
        for variant in shape.variants {
            for (drive, run) in variant.drives {
                if counts::is_counted(shape, variant, drive) {
                    run(shape.items(options.items).min(options.items));
                }
            }
        }
    }
}

fn measure(options: &Options) -> Result<Vec<row::Row>, String> {
    if let Some(file) = &options.counted {
        return counts::read(file, options);
    }
    if options.here {
        return Ok(timing::measure(options));
    }
    place::measure(options)
        .map_err(|reason| format!("{reason}\n`--here` measures without moving code about"))
}

fn report(rows: &[row::Row], options: &Options) -> ExitCode {
    let unit = if options.counted.is_some() {
        ""
    } else {
        ", ns"
    };
    table::print(rows, options.part, unit);
    if options.counted.is_none() {
        sizes::print(options.part);
    }
    if !cfg!(feature = "nightly") {
        println!(
            "\n**NO NIGHTLY**: nothing was compared with `gen` blocks and coroutines. For \
             the full table: `cargo +nightly run --release --features nightly`"
        );
    }
    if let Some(file) = &options.save
        && let Err(reason) = Results::of(rows, options.part).save(file)
    {
        eprintln!("not saved: {reason}");
        return ExitCode::FAILURE;
    }
    match options.max_ratio {
        Some(max) => gate(rows, options, max),
        None => ExitCode::SUCCESS,
    }
}

/// Fails where something of ours takes more than `max` times what another takes.
fn gate(rows: &[row::Row], options: &Options, max: f64) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for row in rows {
        for ours in options.part.ours {
            for other in options.part.others.iter().filter(|other| other.is_bar) {
                let Some(ratio) = row.ratio(ours, other) else {
                    continue;
                };
                if ratio > max || ratio.is_nan() {
                    println!(
                        "\nTOO SLOW: {}, {}, {}: {ratio:.3} times {}, more than {max}",
                        row.shape.name, row.drive, ours.title, other.title
                    );
                    code = ExitCode::FAILURE;
                }
            }
        }
    }
    code
}
