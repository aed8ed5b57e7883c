//! What CPython gives, for the tests.

use std::process::Command;

/// Asserts that the generator of that name in `cpython.py` gives the same items, as numbers.
///
/// # Panics
/// Panics where it does not; without Python it only says so.
pub fn check(shape: &str, keys: impl Iterator<Item = u64>) {
    // Each item would go through thousands of frames.
    if shape == "deep" {
        return;
    }
    let mut python = Command::new("python3");
    python.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/cpython.py"));
    let Ok(output) = python.args(["--keys", shape]).output() else {
        eprintln!("SKIPPED: there is no python3 to compare {shape} with");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    let given: Result<Vec<u64>, _> = text.lines().map(str::parse).collect();
    let given = given.expect("numbers");
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(given.len() == 1_000, "cpython.py, {shape}: {failed}");
    assert!(keys.take(1_000).eq(given), "Python gives something else");
}
