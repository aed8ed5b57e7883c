//! Generators which are made of others, of closures and of iterators.

#[path = "../common/mod.rs"]
mod common;
mod laws;
mod values;
mod each;
mod broadcast;
#[cfg(feature = "alloc")]
mod collect;
#[cfg(feature = "alloc")]
mod running;

use std::fmt::Debug;

use common::Oops;
use primed::{Generator, GeneratorState, Inspect, Location, Thrown, generator};

/// It answers to everything: it catches one error, and ignores one exit.
#[generator]
pub(crate) fn body()
-> impl Generator<Option<i32>, Oops, Yield = i32, Return = char> + Inspect + Clone + Debug {
    let (mut last, mut ignored) = (0, false);
    loop {
        last = match try_yield!(last) {
            Ok(Some(value)) => value,
            Ok(None) => return Ok('r'),
            Err(Thrown::Raised(Oops("caught"))) => 100,
            Err(Thrown::Raised(error)) => return Err(error),
            Err(_) if ignored => return Ok('c'),
            Err(_) => {
                ignored = true;
                -1
            }
        }
    }
}

pub(crate) type Told = (GeneratorState, &'static str, Option<Location>, Vec<String>);

pub(crate) fn told(g: &impl Inspect) -> Told {
    let mut locals = Vec::new();
    g.visit_locals(&mut |name, value| locals.push(format!("{name}={value:?}")));
    (g.generator_state(), g.name(), g.location(), locals)
}

pub(crate) fn shout<T>(_: T) -> i32 {
    panic!("as asked")
}
