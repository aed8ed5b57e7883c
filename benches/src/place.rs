//! Where code comes to lie, which makes as much of a difference as the code.
//!
//! A branch that straddles a line of the instruction cache, or shares an entry of
//! the branch predictor with another, can cost a short loop half as much again. That
//! is chance: any change elsewhere in a program moves its loops. So the program is
//! linked several times, with all its code moved by some bytes, each is measured in
//! a process of its own, and what counts is the mean: what a user meets on average.
//!
//! After Mytkowicz et al., "Producing wrong data without doing anything obviously
//! wrong!" (ASPLOS 2009), and Curtsinger and Berger, "Stabilizer" (ASPLOS 2013).

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::options::Options;
use crate::row::Row;

/// By how many bytes all code is moved: functions start at multiples of 16, and a
/// line of the cache has 64.
const PLACES: [u64; 4] = [0, 16, 32, 48];

/// The option by which a run is told to print what it took, and no more.
pub const PLACED: &str = "--placed";

/// Measures in all places, and gives the means.
///
/// # Errors
/// Says why where the program cannot be linked so, or a run of it failed.
pub fn measure(options: &Options) -> Result<Vec<Row>, String> {
    let programs: Vec<PathBuf> = PLACES.into_iter().map(build).collect::<Result<_, _>>()?;
    let mut runs: Vec<Vec<Row>> = Vec::new();
    for _ in 0..options.runs {
        for program in &programs {
            runs.push(run(program, options)?);
        }
    }
    let mut rows = Row::mean(&runs);
    if options.shapes().any(|shape| !shape.slow.is_empty()) {
        for slow in run(&programs[0], &options.slowly())? {
            Row::merge(&mut rows, slow);
        }
    }
    Ok(rows)
}

/// Links this program with its code moved by so many bytes.
fn build(place: u64) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").ok_or("to be run by cargo, which links it")?;
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = here.ancestors().nth(2).ok_or("not in a target folder")?;
    let mut command = Command::new(cargo);
    command
        .args([
            "rustc",
            "--quiet",
            "--release",
            "--bin",
            "placed",
            "--manifest-path",
        ])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .arg("--target-dir")
        .arg(target);
    if cfg!(feature = "nightly") {
        command.args(["--features", "nightly"]);
    }
    let start = 0x2_0000 + place;
    command.args(["--", "-C"]);
    command.arg(format!("link-arg=-Wl,--section-start=.text={start:#x}"));
    let built = command.status().map_err(|error| error.to_string())?;
    if !built.success() {
        return Err(format!("linking for place {place} failed"));
    }
    let program = here.with_file_name(format!("place{place}"));
    std::fs::copy(here.with_file_name("placed"), &program).map_err(|error| error.to_string())?;
    Ok(program)
}

fn run(program: &Path, options: &Options) -> Result<Vec<Row>, String> {
    let output = Command::new(program)
        .arg(PLACED)
        .args(options.to_args())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| Row::read(line, options.part).ok_or_else(|| format!("not a row: {line}")))
        .collect()
}
