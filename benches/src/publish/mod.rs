//! Makes the published tables and the chart out of what was measured, and checks the bars.

mod bars;
mod chart;
mod splice;
mod tables;

use std::path::Path;
use std::process::ExitCode;

use crate::results::Results;

/// All that was measured.
pub struct Measured {
    /// Nanoseconds per item, with a stable compiler; with CPython, too.
    pub stable: Results,
    /// Nanoseconds per item, with a nightly.
    pub nightly: Results,
    /// Nanoseconds per item of streams, with a stable compiler.
    pub streams: Results,
    /// Instructions per item, with a nightly.
    pub counts: Results,
    /// Milliseconds to compile a generator.
    pub compile_time: Results,
    /// On what, and of which commit.
    pub about: String,
}

impl Measured {
    fn load(folder: &Path) -> Result<Self, String> {
        let load = |name: &str| Results::load(&folder.join(name));
        let mut stable = load("stable-machines.tsv")?;
        stable.extend(load("cpython.tsv")?);
        let about = std::fs::read_to_string(folder.join("about.md")).unwrap_or_default();
        Ok(Self {
            stable,
            nightly: load("nightly-machines.tsv")?,
            streams: load("stable-rustc.tsv")?,
            counts: load("counts-machines.tsv")?,
            compile_time: load("compile-time.tsv")?,
            about,
        })
    }
}

/// Writes the tables and the chart to that folder, and into the READMEs; the exit code says
/// whether all bars hold.
pub fn publish(folder: &Path) -> ExitCode {
    match write(folder) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("not published: {reason}");
            ExitCode::from(2)
        }
    }
}

fn write(folder: &Path) -> Result<bool, String> {
    let measured = Measured::load(folder)?;
    if measured.stable.is_empty() {
        return Err(format!("nothing was measured in {}", folder.display()));
    }
    let bars = bars::all(&measured);
    let (bars, holds) = bars::report(&bars);
    let about = &measured.about;
    let [
        next,
        memory,
        opaque,
        fold,
        streams,
        counts,
        sizes,
        compile_time,
    ] = tables::all(&measured);
    let full = format!(
        "{about}\n#### `next()`, in a loop over a local\n\n{next}\n\
         #### `next()`, of what is known elsewhere\n\n{memory}\n\
         #### `next()`, through a `Box<dyn Iterator>`\n\n{opaque}\n\
         #### `fold`, and so `sum()`\n\n{fold}\n#### Streams\n\n{streams}\n\
         #### Instructions of a `next()`\n\n{counts}\n#### Bytes\n\n{sizes}\n\
         #### Milliseconds to compile a generator\n\n{compile_time}\n#### The bars\n\n{bars}"
    );
    let save = |name: &str, text: &str| {
        let file = folder.join(name);
        std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
    };
    save("tables.md", &full)?;
    save("chart.svg", &chart::draw(&measured))?;
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    splice::into(&benches.join("README.md"), "benchmark", &full)?;
    let short = format!("{}\n{about}", tables::short(&measured));
    splice::into(&benches.join("../README.md"), "benchmark", &short)?;
    println!("{full}");
    Ok(holds)
}

/// A way to write a shape, and what a table calls it.
type Peer = (&'static str, &'static str);

/// What others have, on stable, in the tables' order.
const PEERS: [Peer; 7] = [
    ("diapause", "diapause"),
    ("genawaiter", "genawaiter"),
    ("next_gen", "next-gen"),
    ("fauxgen", "fauxgen"),
    ("corosensei", "corosensei"),
    ("generator_rs", "generator"),
    ("cpython", "CPython"),
];

/// What others have for streams.
const STREAMS: [Peer; 3] = [
    ("async_stream", "async-stream"),
    ("asynk_strim", "asynk-strim"),
    ("fauxgen", "fauxgen"),
];

/// The shapes of streams.
const STREAM_SHAPES: [&str; 2] = ["ready", "awaiting"];

/// The shapes that delegate to themselves.
const RECURSION: [&str; 3] = ["tree", "shallow", "deep"];

/// The names of all shapes that are no streams.
fn shapes() -> impl Iterator<Item = &'static str> + Clone {
    crate::shapes::PART.shapes.iter().map(|shape| shape.name)
}

/// A number with about three digits that count, but no more of a whole one than there are.
fn number(number: f64) -> String {
    match number {
        ..0.1 => format!("{number:.3}"),
        10.0.. if number.fract() == 0.0 => format!("{number:.0}"),
        ..10.0 => format!("{number:.2}"),
        ..100.0 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}
