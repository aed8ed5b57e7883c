//! Compares generated machines with code written by hand, and with nightly's.
//!
//! See README.md for how it measures and what the options are.

#![cfg_attr(
    feature = "nightly",
    feature(gen_blocks, coroutines, coroutine_trait, stmt_expr_attributes)
)]

#[macro_use]
mod shape;
mod drive;
mod options;
mod place;
mod shapes;
mod sizes;
mod table;
mod timing;

use std::process::ExitCode;

use options::Options;

fn main() -> ExitCode {
    let options = match Options::from_args(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
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

    let results = if options.here {
        timing::measure(&options)
    } else {
        match place::measure(&options) {
            Ok(results) => results,
            Err(reason) => {
                eprintln!("not measured: {reason}\n`--here` measures without moving code about");
                return ExitCode::FAILURE;
            }
        }
    };
    table::print(&results);
    sizes::print();
    if !cfg!(feature = "nightly") {
        println!(
            "\n**NO NIGHTLY**: nothing was compared with `gen` blocks. For the full table: \
             `cargo +nightly run --release --features nightly`"
        );
    }
    match options.max_ratio {
        Some(max) => gate(&results, max),
        None => ExitCode::SUCCESS,
    }
}

/// Runs each function once, for a profiler that counts what it does.
fn run_once(options: &Options) {
    for shape in shapes::ALL {
        for variant in shape.variants {
            for (_, run) in variant.drives {
                run(options.items);
            }
        }
    }
}

/// Fails when a machine takes longer than `max` times the code by hand.
fn gate(results: &[timing::Row], max: f64) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for row in results {
        let ratio = row.to_by_hand();
        if ratio > max || ratio.is_nan() {
            println!(
                "\nTOO SLOW: {}, {}: {ratio:.3} times the code by hand, more than {max}",
                row.shape, row.drive
            );
            code = ExitCode::FAILURE;
        }
    }
    code
}
