//! What is told: each failure as a small body, and figures at the end.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::check::chunk;
use crate::check::verdict::Verdict;
use crate::make::sorts::Sort;
use crate::make::{Body, Face};
use crate::options::Options;

/// All that is counted.
pub struct Report {
    began: Instant,
    bodies: usize,
    same: usize,
    invalid: usize,
    foreign: usize,
    yields: usize,
    drops: usize,
    runs: usize,
    forms: BTreeMap<&'static str, usize>,
    endings: BTreeMap<String, usize>,
    faces: BTreeMap<&'static str, usize>,
    kinds: BTreeMap<String, usize>,
}

/// The report, whatever became of the others that hold it.
pub fn locked(report: &Mutex<Report>) -> MutexGuard<'_, Report> {
    report.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A body as it can be pasted into a file of tests.
pub fn as_function(body: &Body) -> String {
    let id = body.id;
    if body.face == Face::Plain(Sort::Int) && body.params().is_empty() {
        return format!("    random_{id} {{ {} }}", body.text());
    }
    chunk::generator(body, "")
}

/// What came of a body, as text.
pub fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Refused { way, message } => {
            format!("compiles as a plain function; {way}: {message}")
        }
        Verdict::Differs {
            way,
            plan,
            expected,
            got,
        } => format!("{way}, {plan}\n  plain     {expected}\n  generator {got}"),
        Verdict::Invalid(message) | Verdict::Foreign(message) => format!("no Rust: {message}"),
        Verdict::Same(_) => "equal".to_owned(),
        Verdict::Crashed => "dies, or does not end".to_owned(),
    }
}

impl Report {
    /// Begins to count.
    pub fn new(began: Instant) -> Self {
        Self {
            began,
            bodies: 0,
            same: 0,
            invalid: 0,
            foreign: 0,
            yields: 0,
            drops: 0,
            runs: 0,
            forms: BTreeMap::new(),
            endings: BTreeMap::new(),
            faces: BTreeMap::new(),
            kinds: BTreeMap::new(),
        }
    }

    /// Counts a body; whether it is a failure to be made small.
    pub fn add(&mut self, body: &Body, verdict: &Verdict, options: &Options) -> bool {
        self.bodies += 1;
        match verdict {
            Verdict::Same(figures) => {
                self.same += 1;
                self.yields += figures.yields;
                self.drops += figures.drops;
                self.runs += figures.runs;
                *self.endings.entry(figures.ending.clone()).or_default() += 1;
                *self.faces.entry(body.face.signature()).or_default() += 1;
                body.root.count(&mut self.forms);
            }
            Verdict::Invalid(message) => {
                self.invalid += 1;
                if options.verbose {
                    println!(
                        "no Rust, body {}: {message}\n{}\n",
                        body.id,
                        as_function(body)
                    );
                }
            }
            Verdict::Foreign(_) => self.foreign += 1,
            failure => {
                let count = self.kinds.entry(failure.kind()).or_default();
                *count += 1;
                return *count <= options.shrinks;
            }
        }
        false
    }

    /// Tells of a failure.
    pub fn failure(&mut self, body: &Body, small: &Body, verdict: &Verdict, options: &Options) {
        let mut text = format!("FAILED: seed {}, body {}\n", options.seed, body.id);
        text.push_str(&format!("  {}\n", told(verdict)));
        text.push_str(&as_function(small));
        text.push('\n');
        println!("{text}");
        if let Some(folder) = &options.keep {
            let file = folder.join(format!("seed{}_body{}.txt", options.seed, body.id));
            text.push_str(&format!(
                "\nbefore it was made small:\n{}\n",
                as_function(body)
            ));
            let kept = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, text));
            if let Err(error) = kept {
                eprintln!("{}: {error}", file.display());
            }
        }
    }

    /// Says how far it is, now and then.
    pub fn progress(&self, last: usize, options: &Options) {
        let step = options.bodies / 10;
        if step > 0 && self.bodies / step != (self.bodies - last.min(self.bodies)) / step {
            let seconds = self.began.elapsed().as_secs_f64();
            eprintln!(
                "{} bodies, {seconds:.0} s, {} failed",
                self.bodies,
                self.failures()
            );
        }
    }

    /// How many bodies failed.
    fn failures(&self) -> usize {
        self.kinds.values().sum()
    }

    /// Whether a trace differs, or more bodies were refused than may be.
    pub fn has_failed(&self, options: &Options) -> bool {
        let of_kind = |refused: bool| -> usize {
            let kinds = self.kinds.iter();
            let kinds = kinds.filter(|(kind, _)| kind.starts_with("refused") == refused);
            kinds.map(|(_, count)| count).sum()
        };
        #[allow(clippy::cast_precision_loss, reason = "they are few")]
        let (refused, bodies) = (of_kind(true) as f64, options.bodies as f64);
        of_kind(false) > 0 || refused * 100.0 > options.refusals * bodies
    }

    /// The figures.
    pub fn end(&self, options: &Options) {
        println!("forms, in bodies that ran:");
        for (form, count) in &self.forms {
            println!("  {count:7}  {form}");
        }
        println!("signatures, and how a run to the end ended:");
        for (face, count) in &self.faces {
            println!("  {count:7}  {face}");
        }
        for (ending, count) in &self.endings {
            println!("  {count:7}  {ending}");
        }
        for (kind, count) in &self.kinds {
            println!("  {count:7}  FAILED, {kind}");
        }
        let seconds = self.began.elapsed().as_secs_f64();
        let ways = if options.nightly { 5 } else { 4 };
        println!(
            "seed {}: {} bodies in {ways} ways, {} with equal traces, {} failed, {} not compared since they are no Rust, {} refused by rustc's own coroutine",
            options.seed,
            self.bodies,
            self.same,
            self.failures(),
            self.invalid,
            self.foreign
        );
        println!(
            "{} forms; {} yields and {} drops in runs to the end, {} traces compared; {seconds:.1} s, {:.1} bodies a second",
            self.forms.len(),
            self.yields,
            self.drops,
            self.runs,
            self.bodies as f64 / seconds
        );
    }
}
