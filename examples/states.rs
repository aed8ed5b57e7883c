//! The four states of a generator, the running one told by its own body.
//!
//! ```text
//! cargo run --example states
//! ```

use std::error::Error;

use primed::prelude::*;
use primed::{NextError, Shared, WeakShared, getgeneratorstate};

/// A generator whose own type is hidden, so that its body can hold a handle to it.
type Watched = dyn Generator<Yield = u32, Return = ()>;

/// Looks at itself while it runs.
#[generator]
fn watched(me: WeakShared<Watched>) -> impl Generator<Yield = u32, Return = ()> {
    for number in 1..=2 {
        if let Some(me) = me.upgrade() {
            println!("  in the body, before yield {number}:   {}", me.state());
        }
        yield_!(number);
    }
    if let Some(me) = me.upgrade() {
        // In Python: "ValueError: generator already executing".
        println!("  in the body, next on itself:   {:?}", me.next());
    }
}

#[generator]
fn count() -> impl Generator<Yield = u32> {
    for number in 1.. {
        yield_!(number);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("From the start to the end:");
    let g: Shared<Watched> = Shared::new_cyclic_dyn(watched);
    println!("made, nothing has run:           {}", g.state());
    loop {
        match g.next() {
            Ok(number) => println!("it waits at yield {number}:             {}", g.state()),
            Err(NextError::StopIteration(())) => break,
            Err(error) => return Err(error.into()),
        }
    }
    println!("it returned:                     {}", g.state());

    println!("\nClosed before it started, no code of the body runs:");
    let mut g = count();
    g.close()?;
    println!("{}", getgeneratorstate(&g));

    println!("\nClosed at a yield:");
    let mut g = count();
    g.next()?;
    g.close()?;
    println!("{}, and from there on: {:?}", g.state(), g.next());
    Ok(())
}
