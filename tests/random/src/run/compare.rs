//! Runs all ways of one body under all plans, and says what came of it in lines that
//! the program reads.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::drive::{self, Plain, Resumed};
use crate::folded::{self, Asking, Folded};
use crate::trace::{How, MOST, Plan};

/// A generator's way of one body.
pub struct Way {
    /// `machine`, `joined` or `coroutine`.
    pub name: &'static str,
    /// Makes it.
    pub make: fn() -> Resumed,
}

/// One body.
pub struct Body {
    /// Its name.
    pub name: &'static str,
    /// The plain function.
    pub plain: fn() -> Plain,
    /// The others.
    pub ways: &'static [Way],
    /// The machine once more, if it is an iterator, and the joined one: to be folded.
    pub folded: &'static [fn() -> Folded],
    /// Whether errors can be thrown in.
    pub throws: bool,
}

/// Runs all bodies.
pub fn all(bodies: &[Body]) {
    panic::set_hook(Box::new(|_| {}));
    std::thread::spawn(watch);
    let from = std::env::var("RANDOM_FROM").ok();
    let from = from.and_then(|from| from.parse().ok()).unwrap_or(0);
    for body in bodies.iter().skip(from) {
        println!("start\t{}", body.name);
        STARTED.fetch_add(1, Ordering::Relaxed);
        one(body);
    }
}

/// How many bodies were started.
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// Ends the program when a body does not come to its end.
fn watch() {
    let mut last = 0;
    let mut idle = 0;
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = STARTED.load(Ordering::Relaxed);
        idle = if now == last { idle + 1 } else { 0 };
        last = now;
        if idle > 6 {
            std::process::exit(3);
        }
    }
}

/// Reports a body's first difference, or its figures.
fn one(body: &Body) {
    let mutant = std::env::var("RANDOM_MUTANT").unwrap_or_default();
    let end = Plan {
        stop: MOST,
        how: How::Drop,
    };
    let whole = drive::plain(end, body.plain);
    let count = |what: &str| whole.iter().filter(|line| line.starts_with(what)).count();
    let (yields, drops) = (count("yield"), count("drop"));
    let ending = whole.last().map_or("", String::as_str);
    let ending = ending.split(' ').next().unwrap_or("").to_owned();
    let mut runs = 0;
    for stop in (0..=yields).chain([MOST]) {
        for how in [How::Drop, How::Close, How::Throw] {
            if how == How::Throw && !body.throws || stop == MOST && how != How::Drop {
                continue;
            }
            let plan = Plan { stop, how };
            let mut expected = drive::plain(plan, body.plain);
            mutate(&mutant, &mut expected);
            for way in body.ways {
                let got = drive::generator(plan, way.make);
                runs += 1;
                if got != expected {
                    return differs(body, way.name, plan, &expected, &got);
                }
            }
            if how != How::Drop {
                continue;
            }
            for (asking, make) in Asking::ALL
                .iter()
                .flat_map(|asking| body.folded.iter().map(move |make| (*asking, make)))
            {
                let got = folded::trace(plan, asking, make);
                runs += 1;
                if got != expected {
                    return differs(body, &format!("{asking:?}"), plan, &expected, &got);
                }
            }
        }
    }
    println!("same\t{}\t{yields}\t{drops}\t{runs}\t{ending}", body.name);
}

fn differs(body: &Body, way: &str, plan: Plan, expected: &[String], got: &[String]) {
    let (name, Plan { how, stop }) = (body.name, plan);
    let (expected, got) = (expected.join("; "), got.join("; "));
    println!("differs\t{name}\t{way}\t{how:?} at {stop}\t{expected}\t{got}");
}

/// Breaks a trace on purpose, so that it is seen that this does not go unnoticed.
fn mutate(mutant: &str, trace: &mut [String]) {
    let drops = |line: &String| line.starts_with("drop");
    match mutant {
        "drops" => {
            let two = trace.windows(2).position(|pair| pair.iter().all(drops));
            if let Some(at) = two {
                trace.swap(at, at + 1);
            }
        }
        "yields" => {
            let mut yields = trace.iter_mut().filter(|line| line.starts_with("yield"));
            if let Some(line) = yields.nth(2) {
                line.push('0');
            }
        }
        _ => {}
    }
}
