//! The whole story in one run: generators, coroutines, states, priming,
//! delegation, errors and closing.
//!
//! ```text
//! cargo run --example tour
//! ```

use std::error::Error;
use std::io;

use primed::prelude::*;

/// A generator: its caller gets a plain iterator.
#[generator]
fn fib() -> impl Iterator<Item = u64> {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(b);
        (a, b) = (b, a + b);
    }
}

/// A coroutine: `yield_!` hands a value out and evaluates to what is sent in.
#[generator]
fn averager() -> impl Generator<f64, Yield = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// The same body, run to its first yield when it is made.
#[generator(prime)]
fn primed_averager() -> impl Generator<f64, Yield = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// A generator with a return value: how many steps it took to come to 1.
#[generator]
fn collatz(mut n: u32) -> impl Generator<Yield = u32, Return = usize> {
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        yield_!(n);
        steps += 1;
    }
    steps
}

/// Delegates to others, and uses what they return.
#[generator]
fn longest(starts: &[u32]) -> impl Generator<Yield = u32, Return = usize> {
    let mut longest = 0;
    for &start in starts {
        longest = longest.max(yield_from!(collatz(start)));
    }
    longest
}

/// Answers what is thrown in, and tidies up when it is closed.
#[generator]
fn patient() -> impl Generator<(), io::Error, Yield = &'static str, Return = usize> {
    let mut caught = 0;
    let mut answer = "ready";
    loop {
        answer = match try_yield!(answer) {
            Ok(()) => "resumed",
            Err(Thrown::Raised(_)) => {
                caught += 1;
                "caught it"
            }
            Err(_) => return Ok(caught),
        };
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("A generator is an iterator; this one has no end, so take some:");
    println!("  {:?}", fib().take(10).collect::<Vec<_>>());

    println!("A coroutine is sent values, but not before it waits at a yield:");
    let mut average = averager();
    println!("  state    {}", average.state());
    println!("  send 10  {:?}", average.send(10.0));
    println!("  prime    {:?}", average.prime()?);
    println!("  state    {}", average.state());
    println!("  send 10  {:?}", average.send(10.0)?);
    println!("  send 30  {:?}", average.send(30.0)?);
    println!("  close    {:?}", average.close()?);
    println!("  state    {}", average.state());

    println!("With `#[generator(prime)]` it waits there from the start:");
    let mut average = primed_averager();
    println!("  state    {}", average.state());
    println!("  send 10  {:?}", average.send(10.0)?);

    println!("A delegate's values pass through, its return value comes back:");
    let mut steps = longest(&[3, 4]).iter();
    println!("  yielded  {:?}", steps.by_ref().collect::<Vec<_>>());
    println!("  returned {:?}", steps.into_return());

    println!("Errors can be thrown in, and a close can be answered:");
    let mut patient = patient();
    println!("  next     {:?}", patient.next()?);
    println!("  throw    {:?}", patient.throw(io::Error::other("ouch"))?);
    println!("  next     {:?}", patient.next()?);
    println!("  close    {:?}", patient.close()?);
    println!("  next     {:?}", patient.next());
    Ok(())
}
