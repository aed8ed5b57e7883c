//! Fibonacci three times: as a list, as a generator without an end, and as a
//! generator that is watched from one yield to the next.
//!
//! ```text
//! cargo run --example fib
//! ```

use primed::prelude::*;
use primed::{getgeneratorlocals, getgeneratorstate};

/// The list: someone has to say beforehand how long it is to be, and all of it
/// is made and kept before the first number can be used.
fn fib_list(count: usize) -> Vec<u64> {
    let (mut a, mut b) = (0, 1);
    let mut list = Vec::new();
    for _ in 0..count {
        list.push(b);
        (a, b) = (b, a + b);
    }
    list
}

/// The generator: the same loop, which knows nothing of an end. Its caller stops
/// when it has enough, and two numbers are all that is ever kept.
#[generator]
fn fib() -> impl Iterator<Item = u64> + Inspect {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(b);
        (a, b) = (b, a + b);
    }
}

/// A generator with more to see: it has two yields, and an end.
#[generator]
fn countdown(from: u64) -> impl Iterator<Item = u64> + Inspect {
    for number in fib().take_while(move |&number| number < from) {
        let left = from - number;
        yield_!(left);
    }
    yield_!(0);
}

/// Prints before each step the state, the line and the locals.
fn step_through(mut g: impl Iterator<Item = u64> + Inspect, steps: usize) {
    for _ in 0..steps {
        print_frame(&g);
        println!("  next() gives {:?}", g.next());
    }
    print_frame(&g);
}

fn print_frame(g: &impl Inspect) {
    println!(
        "{:<13} locals {}",
        getgeneratorstate(g),
        getgeneratorlocals(g)
    );
    if let Some(at) = g.location() {
        let line = include_str!("fib.rs").lines().nth(at.line as usize - 1);
        println!("  {at}: {}", line.unwrap_or_default().trim());
    }
}

fn main() {
    println!("The first ten, as a list:");
    println!("  {:?}", fib_list(10));

    println!("Those below 100; the consumer says when to stop:");
    let small: Vec<_> = fib().take_while(|&number| number < 100).collect();
    println!("  {small:?}");

    println!("The first with seven digits:");
    println!("  {:?}", fib().find(|&number| number >= 1_000_000));

    println!("\nStep by step, `fib`:");
    step_through(fib(), 4);

    println!("\nStep by step, `countdown`, to its end and beyond:");
    step_through(countdown(3), 5);
}
