//! Folders in folders, by recursion: each folder is told with the size of all that is in it,
//! as `du` does. The generator delegates to itself; its levels are on one stack.
//!
//! ```text
//! cargo run --example tree_walk -- [FOLDER [DEPTH]]
//! ```
//!
//! Without a folder it measures its own package.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use primed::prelude::*;

/// What was found.
struct Found {
    path: PathBuf,
    depth: usize,
    /// The size in bytes, or why it could not be read.
    size: io::Result<u64>,
}

/// Yields each folder once all in it is known, and returns its size. What cannot be read
/// is yielded too, and counts nothing.
#[generator]
fn folder(path: PathBuf, depth: usize) -> impl Generator<Yield = Found, Return = u64> {
    let entries = fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut total = 0;
    match entries {
        Ok(entries) => {
            for entry in entries {
                match entry.metadata() {
                    Ok(of) if of.is_dir() => total += yield_from!(folder(entry.path(), depth + 1)),
                    Ok(of) => total += of.len(),
                    Err(error) => yield_!(Found {
                        path: entry.path(),
                        depth: depth + 1,
                        size: Err(error),
                    }),
                }
            }
            yield_!(Found {
                path,
                depth,
                size: Ok(total),
            });
        }
        Err(error) => yield_!(Found {
            path,
            depth,
            size: Err(error),
        }),
    }
    total
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args_os().skip(1);
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("src").into();
    let start = PathBuf::from(args.next().unwrap_or_else(own));
    let deepest = match args.next() {
        Some(depth) => depth.to_string_lossy().parse()?,
        None => 1,
    };
    let mut out = io::stdout().lock();
    let mut found = folder(start, 0).iter();
    for Found { path, depth, size } in found.by_ref() {
        match size {
            Ok(size) if depth <= deepest => writeln!(out, "{size:>12}  {}", path.display())?,
            Ok(_) => {}
            Err(error) => writeln!(out, "{:>12}  {}: {error}", "?", path.display())?,
        }
    }
    let total = found.into_return().unwrap_or_default();
    writeln!(out, "{total:>12}  in all")?;
    Ok(())
}
