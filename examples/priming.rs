//! Should a coroutine be primed, run to its first yield, when it is made? Both
//! answers side by side, and what goes wrong with each.
//!
//! ```text
//! cargo run --example priming
//! ```

use std::error::Error;

use primed::{Generator, SendError, generator, getgeneratorstate};

/// Not primed: the call runs nothing, and the caller primes. This is the default.
#[generator]
fn averager(name: &'static str) -> impl Generator<f64, Yield = f64> {
    println!("    [{name}: the body runs]");
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// Primed: the call runs the same body to its first yield.
#[generator(prime)]
fn primed_averager(name: &'static str) -> impl Generator<f64, Yield = f64> {
    println!("    [{name}: the body runs]");
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// A body that may end before its first yield.
#[generator(prime)]
fn limited(limit: u32) -> impl Generator<u32, Yield = u32, Return = &'static str> {
    let mut sum = 0;
    while sum < limit {
        sum += yield_!(sum);
    }
    "limit reached"
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("Off: the caller primes.");
    let mut off = averager("off");
    println!("  made:     {}", getgeneratorstate(&off));
    println!("  prime:    {:?}", off.prime()?);
    println!("  send 10:  {:?}", off.send(10.0)?);

    println!("On: it comes primed.");
    let mut on = primed_averager("on");
    println!("  made:     {}", getgeneratorstate(&on));
    println!("  send 10:  {:?}", on.send(10.0)?);

    println!("\nWhat goes wrong when it is off: the priming is forgotten.");
    let mut forgotten = averager("forgotten");
    match forgotten.send(10.0) {
        Err(error @ SendError::NotPrimed(_)) => {
            println!("  send 10:  {error}");
            // Nothing was touched and nothing is lost: prime, and send it again.
            forgotten.prime()?;
            if let Some(value) = error.undelivered() {
                println!("  again:    {:?}", forgotten.send(value)?);
            }
        }
        other => println!("  send 10:  {other:?}"),
    }

    println!("\nWhat goes wrong when it is on: work is done before anyone asks,");
    let never_used = [primed_averager("unused 1"), primed_averager("unused 2")];
    println!("  {} made, none of them sent anything;", never_used.len());
    println!("the first value is lost: nobody has seen the 0.0 of `on`;");
    println!("who primes all the same is told so,");
    println!("  prime:    {:?}", on.prime());
    println!("and a body can end before it is asked anything. Its end is kept:");
    let mut ended = limited(0);
    println!("  made:     {}", getgeneratorstate(&ended));
    println!("  send 1:   {:?}", ended.send(1));
    println!("  send 1:   {:?}", ended.send(1));
    Ok(())
}
