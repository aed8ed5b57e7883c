//! A body that does not parse: only that is said, and nothing of what it would have been.

use primed::prelude::*;

enum Command {
    Insert { at: usize, text: String },
    Quit,
}

#[generator]
fn run(command: Command) -> impl Generator<&'static str, Yield = String, Return = usize> {
    yield_!(String::new());
    match command {
        Command::Insert { at, ref text: t } => {
            yield_!(t.clone());
            at
        }
        Command::Quit => 0,
    }
}

fn main() {
    run(Command::Quit);
}
