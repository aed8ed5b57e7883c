//! The taxis of a discrete-event simulation.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::fmt;

use primed::SendError;
use primed::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    time: u32,
    taxi: usize,
    action: &'static str,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: taxi {} {}", self.time, self.taxi, self.action)
    }
}

/// A taxi as in Luciano Ramalho's book: it yields events, and is sent the time of each.
#[generator]
fn taxi(
    ident: usize,
    trips: u32,
    start: u32,
) -> impl Generator<u32, Yield = Event, Return = &'static str> {
    let event = move |time, action| Event {
        time,
        taxi: ident,
        action,
    };
    let mut time = yield_!(event(start, "leaves the garage"));
    for _ in 0..trips {
        time = yield_!(event(time + 5, "picks up a passenger"));
        time = yield_!(event(time + 20, "drops the passenger off"));
    }
    yield_!(event(time + 1, "goes home"));
    "off duty"
}

/// The loop that asks whoever is next.
#[generator]
fn simulation(
    taxis: Vec<impl Generator<u32, Yield = Event, Return = &'static str>>,
) -> impl Iterator<Item = Event> {
    let mut taxis: HashMap<usize, _> = taxis.into_iter().enumerate().collect();
    let mut events = BinaryHeap::new();
    for taxi in taxis.values_mut() {
        events.extend(taxi.prime().map(Reverse));
    }
    while let Some(Reverse(event)) = events.pop() {
        let Event {
            time, taxi: ident, ..
        } = event;
        yield_!(event);
        let Some(taxi) = taxis.get_mut(&ident) else {
            continue;
        };
        match taxi.send(time) {
            Ok(next) => events.push(Reverse(next)),
            Err(SendError::StopIteration(_)) => drop(taxis.remove(&ident)),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn taxis() {
    let taxis = vec![taxi(0, 1, 0), taxi(1, 2, 3)];
    let events: Vec<_> = simulation(taxis).map(|event| event.to_string()).collect();
    assert_eq!(
        events,
        [
            "0: taxi 0 leaves the garage",
            "3: taxi 1 leaves the garage",
            "5: taxi 0 picks up a passenger",
            "8: taxi 1 picks up a passenger",
            "25: taxi 0 drops the passenger off",
            "26: taxi 0 goes home",
            "28: taxi 1 drops the passenger off",
            "33: taxi 1 picks up a passenger",
            "53: taxi 1 drops the passenger off",
            "54: taxi 1 goes home",
        ]
    );
}
