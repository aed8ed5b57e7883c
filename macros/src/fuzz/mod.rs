//! Feeds the macros nonsense, and almost-sense: whatever they are given, they must
//! not panic, must give what parses, must give it again when asked again, and soon.
//!
//! The inputs are the generators of this repository's tests with parts deleted,
//! doubled, swapped, put into one another or replaced. `cargo test` does that for
//! three seconds, and always the same. To go on for longer, elsewhere:
//!
//! ```sh
//! PRIMED_FUZZ_SECONDS=600 cargo test -p primed-macros --release fuzz -- --nocapture
//! ```
//!
//! That begins with a seed which it prints, and which `PRIMED_FUZZ_SEED` sets;
//! `PRIMED_FUZZ_CASE` asks for one case only. What is found goes to [`known`].
//!
//! [`lead`] has the inputs tried by another process, since one that uses up the
//! stack ends the process it is in. What that does is in [`work`].

mod deep;
mod judge;
mod known;
mod lead;
mod mutate;
mod refused;
mod rng;
mod seeds;
mod shrink;
mod syntax;
mod tree;
mod words;
mod work;

use std::fmt;
use std::time::SystemTime;

use rng::Rng;
use syntax::Donors;

/// The stack that rustc gives to a macro is of this size.
const STACK: usize = 8 << 20;

/// Which macro is called.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
enum Macro {
    /// `#[generator(options)] item`
    #[default]
    Attribute,
    /// `iter! { item }`; the options are where the crate is.
    Iter,
}

/// One input.
#[derive(Clone, Default)]
struct Case {
    which: Macro,
    options: String,
    item: String,
}

impl Case {
    const fn attribute(options: String, item: String) -> Self {
        Self {
            which: Macro::Attribute,
            options,
            item,
        }
    }

    const fn iter(item: String) -> Self {
        Self {
            which: Macro::Iter,
            options: String::new(),
            item,
        }
    }

    fn is_iter(&self) -> bool {
        self.which == Macro::Iter
    }

    fn size(&self) -> usize {
        self.options.len() + self.item.len()
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.which {
            Macro::Attribute => write!(f, "#[generator({})] {}", self.options, self.item),
            Macro::Iter => write!(f, "iter!([{}] {})", self.options, self.item),
        }
    }
}

/// What all cases are made from.
struct Source {
    seed: u64,
    seeds: Vec<Case>,
    donors: Donors,
}

impl Source {
    fn new(seed: u64) -> Self {
        let seeds = seeds::all();
        Self {
            seed,
            donors: Donors::of(&seeds),
            seeds,
        }
    }

    /// Each fourth is a seed as it is, as long as there are some left.
    fn case(&self, n: u64) -> Case {
        let seed = usize::try_from(n / 4).ok().filter(|_| n % 4 == 0);
        let seed = seed.and_then(|n| self.seeds.get(n));
        let mut case = seed.cloned().unwrap_or_else(|| {
            mutate::mutated(&self.seeds, &self.donors, &mut Rng::new(self.seed, n))
        });
        // Each fifth is for the other lowering, by what it returns.
        if n % 5 == 2 {
            let kind = ["Pinned", "Async"][usize::from(n % 10 == 7)];
            let faces = [
                ("impl Generator", format!("impl {kind}Generator")),
                ("impl primed :: Generator", format!("impl {kind}Generator")),
                ("impl Iterator", "impl Stream".to_owned()),
            ];
            for (movable, other) in faces {
                case.item = case.item.replace(movable, &other);
            }
        }
        case
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_input_makes_the_macros_panic() {
    let seconds = number("PRIMED_FUZZ_SECONDS");
    let clock = || {
        let now = SystemTime::UNIX_EPOCH.elapsed();
        now.map_or(0, |now| now.as_secs())
    };
    // A test that is run for every change must not fail for what another one did.
    let seed = number("PRIMED_FUZZ_SEED").unwrap_or_else(|| seconds.map_or(1, |_| clock()));
    let source = Source::new(seed);
    if source.seeds.is_empty() {
        println!("SKIPPED: the tests that the inputs are made from are not here");
        return;
    }
    println!(
        "seed {seed}, {} generators to begin with",
        source.seeds.len()
    );
    let found = if let Some(n) = number("PRIMED_FUZZ_CASE") {
        let case = source.case(n);
        println!("{case}");
        lead::verdict(&case).unwrap_or_default()
    } else {
        lead::run(&source, seconds.unwrap_or(3))
    };
    assert!(found.is_empty(), "with seed {seed}:\n{found}");
}
