//! The command line.

use std::path::PathBuf;

use crate::make::switches::Switches;

/// What the program is asked to do.
pub struct Options {
    /// The seed: the same one gives the same bodies.
    pub seed: u64,
    /// How many bodies.
    pub bodies: usize,
    /// The first body's number.
    pub first: usize,
    /// Whether rustc's own coroutines are compared, too.
    pub nightly: bool,
    /// Whether machines are those of builds with debug assertions.
    pub assertions: bool,
    /// How many bodies one program holds.
    pub chunk: usize,
    /// How many programs are compiled at once.
    pub jobs: usize,
    /// A file of bodies to look at, in the place of random ones.
    pub written: Option<PathBuf>,
    /// Whether bodies are only printed.
    pub print: bool,
    /// What is broken on purpose.
    pub mutant: String,
    /// Where failures are written.
    pub keep: Option<PathBuf>,
    /// How many failures of one kind are made small.
    pub shrinks: usize,
    /// How many bodies in a hundred may be refused that are Rust: a debt to bring down.
    pub refusals: f64,
    /// Whether bodies that are no Rust are shown.
    pub verbose: bool,
    /// Where builds go.
    pub target: PathBuf,
    /// What is made that is left out by default.
    pub switches: Switches,
}

const USAGE: &str = "\
usage: primed-random [OPTION..]
  --seed S        which bodies (default 1)
  --bodies N      how many (default 200)
  --first I       the number of the first (default 0): one body is --first I --bodies 1
  --nightly       compare with rustc's own coroutines, too; needs a nightly
  --assertions    machines as builds with debug assertions have them
  --size P        their size in a hundredth of the usual (default 100)
  --chunk N       bodies in one program (default 60)
  --jobs N        programs at once (default: as many as there are cores)
  --try FILE      judge the bodies in a file, as they are printed, each on its line
  --print         only print the bodies
  --keep DIR      write each failure to a file there
  --shrinks N     how many failures of one kind to make small (default 3)
  --refusals P    bodies in a hundred that may be refused though they are Rust (default 0);
                  a trace that differs always fails
  --on NAME       make a form that is left out by default; `all` is all of them
  --off NAME      leave it out again
  --mutant NAME   break the traces on purpose, `drops` or `yields`: this must fail
  --verbose       show the bodies that are no Rust, with rustc's message
forms that can be left out, and whether they are made by default:";

impl Options {
    /// Reads the command line.
    ///
    /// # Errors
    ///
    /// What is wrong with it, or what can be asked for.
    pub fn parse(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
            || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target")),
            PathBuf::from,
        );
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut options = Self {
            seed: 1,
            bodies: 200,
            first: 0,
            nightly: false,
            assertions: false,
            chunk: 60,
            jobs: cores,
            written: None,
            print: false,
            mutant: String::new(),
            keep: None,
            shrinks: 3,
            refusals: 0.0,
            verbose: false,
            target,
            switches: Switches::default(),
        };
        while let Some(option) = args.next() {
            let mut value = || args.next().ok_or(format!("{option} needs a value"));
            match option.as_str() {
                "--seed" => options.seed = number(&value()?)?,
                "--bodies" => options.bodies = number(&value()?)?,
                "--first" => options.first = number(&value()?)?,
                "--size" => options.switches.size = number(&value()?)?,
                "--chunk" => options.chunk = number::<usize>(&value()?)?.max(1),
                "--jobs" => options.jobs = number::<usize>(&value()?)?.max(1),
                "--shrinks" => options.shrinks = number(&value()?)?,
                "--refusals" => options.refusals = number(&value()?)?,
                "--nightly" => options.nightly = true,
                "--assertions" => options.assertions = true,
                "--try" => options.written = Some(PathBuf::from(value()?)),
                "--print" => options.print = true,
                "--verbose" => options.verbose = true,
                "--mutant" => options.mutant = value()?,
                "--keep" => options.keep = Some(PathBuf::from(value()?)),
                "--on" | "--off" => {
                    let name = value()?;
                    if !options.switches.set(&name, option == "--on") {
                        return Err(format!("nothing is named {name}\n{}", usage()));
                    }
                }
                "--help" => return Err(usage()),
                _ => return Err(format!("what is {option}?\n{}", usage())),
            }
        }
        Ok(options)
    }

    /// The numbers of all bodies.
    pub fn ids(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.bodies
    }
}

fn usage() -> String {
    let mut text = USAGE.to_owned();
    for (name, on, about) in Switches::ALL {
        let on = if *on { "on " } else { "off" };
        text.push_str(&format!("\n  {on} {name:<24}{}", about.trim()));
    }
    text
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{text} is no number"))
}
