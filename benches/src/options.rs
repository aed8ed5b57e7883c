//! The command line.

use std::path::PathBuf;

use crate::part::{self, Part};
use crate::place;
use crate::shape::Shape;

/// What the program takes.
pub const USAGE: &str = "\
what to measure:
  machines        explicit machines (the default)
  rustc           what rustc lowers: pinned generators and streams
options:
  --max-ratio R   exit with 1 where ours take more than R times what they should
  --rounds N      rounds to take the median of (default 51)
  --runs N        how often to run the program of each place (default 6)
  --items N       items per round (default 20000)
  --only NAME     this shape only; may be given more than once
  --here          measure this program only, wherever its code lies
  --slow          measure, once, the variants that are slow (they have a round of their own)
  --once          run everything once and measure nothing (for callgrind.sh)
  --counted FILE  measure nothing, and show the counts in FILE (for callgrind.sh)
  --save FILE     write the numbers there, too
  --publish DIR   measure nothing: make the tables of what was saved in DIR, write them into
                  the READMEs, and exit with 1 where a bar does not hold (for all.sh)";

/// How to measure.
#[derive(Clone)]
pub struct Options {
    /// What to measure.
    pub part: &'static Part,
    /// Ratio to what ours are compared with above which the run fails.
    pub max_ratio: Option<f64>,
    /// Rounds, of which the median counts.
    pub rounds: usize,
    /// How often each program is run, since the predictor's state hangs on the run, too.
    pub runs: usize,
    /// Items taken in each round.
    pub items: u64,
    /// Names of the shapes to measure; none means all.
    pub only: Vec<String>,
    /// Measure in this process only.
    pub here: bool,
    /// The same, for the process that asked for it.
    pub placed: bool,
    /// Measure what is slow, and once only.
    pub slow: bool,
    /// Run without measuring.
    pub once: bool,
    /// Where the counts are.
    pub counted: Option<String>,
    /// Where to write the numbers.
    pub save: Option<PathBuf>,
    /// Where results are to make tables of.
    pub publish: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments, without the program's name.
    pub fn from_args(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            part: part::ALL[0],
            max_ratio: None,
            rounds: 51,
            runs: 6,
            items: 20_000,
            only: Vec::new(),
            here: false,
            placed: false,
            slow: false,
            once: false,
            counted: None,
            save: None,
            publish: None,
        };
        while let Some(name) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{name} needs a value"));
            match name.as_str() {
                "--max-ratio" => options.max_ratio = Some(number(&value()?)?),
                "--rounds" => options.rounds = number::<usize>(&value()?)?.max(1),
                "--runs" => options.runs = number::<usize>(&value()?)?.max(1),
                "--items" => options.items = number::<u64>(&value()?)?.max(1),
                "--only" => options.only.push(value()?),
                "--here" => options.here = true,
                place::PLACED => options.placed = true,
                "--slow" => options.slow = true,
                "--once" => options.once = true,
                "--counted" => options.counted = Some(value()?),
                "--save" => options.save = Some(value()?.into()),
                "--publish" => options.publish = Some(value()?.into()),
                _ => {
                    let mut parts = part::ALL.into_iter();
                    let part = parts.find(|part| part.name == name);
                    options.part = part.ok_or_else(|| format!("unknown option {name}"))?;
                }
            }
        }
        options.check()
    }

    /// Refuses what would let a run pass that has measured nothing.
    fn check(self) -> Result<Self, String> {
        if let Some(max) = self.max_ratio
            && !max.is_finite()
        {
            return Err(format!("not a ratio: {max}"));
        }
        let known = |name: &&String| self.part.shapes.iter().any(|shape| shape.name == **name);
        match self.only.iter().find(|name| !known(name)) {
            Some(name) => Err(format!("no shape {name}")),
            None => Ok(self),
        }
    }

    /// The same, but for the variants that are slow.
    pub fn slowly(&self) -> Self {
        Self {
            slow: true,
            ..self.clone()
        }
    }

    /// Writes what another process needs to measure the same.
    pub fn to_args(&self) -> Vec<String> {
        let mut args = vec![
            String::from(self.part.name),
            String::from("--rounds"),
            self.rounds.to_string(),
            String::from("--items"),
            self.items.to_string(),
        ];
        if self.slow {
            args.push(String::from("--slow"));
        }
        for name in &self.only {
            args.extend([String::from("--only"), name.clone()]);
        }
        args
    }

    /// The shapes that were asked for.
    pub fn shapes(&self) -> impl Iterator<Item = &'static Shape> {
        let wanted = |name: &str| self.only.is_empty() || self.only.iter().any(|only| only == name);
        let shapes = self.part.shapes.iter().copied();
        shapes.filter(move |shape| wanted(shape.name))
    }
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    text.parse().map_err(|_| format!("not a number: {text}"))
}
