//! The same body three times: as a plain function in which `yield_!` calls a
//! recorder, and as a `#[generator]`, lowered in both ways that there are: with the
//! code between two yields written once for each way to it, and with arms that lead
//! to one another. rustc lowers the plain one, so its trace is what the others' must
//! be, drops included.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use primed::{Generator, Resume, Step};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static YIELDS: RefCell<usize> = const { RefCell::new(0) };
    static STOP: RefCell<usize> = const { RefCell::new(usize::MAX) };
}

/// Writes a line to the trace.
pub fn log(line: impl std::fmt::Display) {
    LOG.with_borrow_mut(|log| log.push(line.to_string()));
}

/// The trace so far, which begins anew.
pub fn take_log() -> Vec<String> {
    LOG.take()
}

/// Says in the trace when it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct Tracer(pub i32);

impl Drop for Tracer {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
    }
}

impl Tracer {
    /// Uses it up.
    pub fn into_n(self, n: i32) -> i32 {
        log(format_args!("into {} {n}", self.0));
        n
    }

    /// Uses it up, and gives it back.
    pub fn with(mut self, n: i32) -> Self {
        self.0 += n;
        self
    }

    /// Only looks.
    pub fn by_ref(&self, n: i32) -> i32 {
        log(format_args!("by ref {} {n}", self.0));
        n
    }
}

/// A tracer, and a line for its making.
pub fn make(n: i32) -> Tracer {
    log(format_args!("make {n}"));
    Tracer(n)
}

/// Moves a tracer away.
pub fn eat(tracer: Tracer) -> i32 {
    log(format_args!("eat {}", tracer.0));
    tracer.0
}

/// A function call in the trace.
pub fn seen(n: i32) -> i32 {
    log(format_args!("seen {n}"));
    n
}

/// What is sent in answer to the `n`th yield.
fn answer(yielded: i32, n: usize) -> i32 {
    yielded.wrapping_mul(3) % 7 + i32::try_from(n).unwrap_or(0) % 3
}

const MOST: usize = 60;

struct Stopped;

/// What `yield_!` is in the plain function.
pub fn recorded(value: i32) -> i32 {
    let n = YIELDS.with_borrow_mut(|n| {
        *n += 1;
        *n
    });
    log(format_args!("yield {value}"));
    if n >= STOP.with_borrow(|stop| *stop) {
        panic::panic_any(Stopped);
    }
    answer(value, n)
}

/// The trace of the plain function, unwound at its `stop`th yield.
fn plain_trace(stop: usize, body: fn() -> i32) -> Vec<String> {
    STOP.set(stop);
    YIELDS.set(0);
    take_log();
    match panic::catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => log(format_args!("return {value}")),
        Err(payload) if payload.is::<Stopped>() => log("stopped"),
        Err(_) => log("panicked"),
    }
    take_log()
}

/// How a generator is stopped at a yield.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stop {
    Drop,
    Close,
}

fn generator_trace<G>(stop: usize, how: Stop, mut generator: G) -> Vec<String>
where
    G: Generator<i32, Yield = i32, Return = i32>,
{
    take_log();
    let mut input = Resume::Start;
    for n in 1.. {
        let step = panic::catch_unwind(AssertUnwindSafe(|| generator.resume(input)));
        match step {
            Ok(Ok(Step::Yielded(value))) => {
                log(format_args!("yield {value}"));
                if n >= stop {
                    match how {
                        Stop::Drop => drop(generator),
                        Stop::Close => assert!(matches!(generator.close(), Ok(None))),
                    }
                    log("stopped");
                    return take_log();
                }
                input = Resume::Send(answer(value, n));
            }
            Ok(Ok(Step::Returned(value))) => {
                log(format_args!("return {value}"));
                break;
            }
            Ok(other) => panic!("unexpected step {:?}", other.is_ok()),
            Err(_) => {
                log("panicked");
                break;
            }
        }
    }
    assert_eq!(generator.state(), primed::GeneratorState::Closed);
    take_log()
}

/// Compares the two, run to the end and stopped at each yield.
pub fn compare<G>(name: &str, plain: fn() -> i32, generator: impl Fn() -> G)
where
    G: Generator<i32, Yield = i32, Return = i32>,
{
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let mut differences = Vec::new();
    let whole = plain_trace(MOST, plain);
    let yields = whole
        .iter()
        .filter(|line| line.starts_with("yield"))
        .count();
    for stop in (1..=yields).chain([MOST]) {
        let expected = plain_trace(stop, plain);
        for how in [Stop::Drop, Stop::Close] {
            let got = generator_trace(stop, how, generator());
            if got != expected {
                differences.push((stop, how, expected.clone(), got));
            }
        }
    }
    panic::set_hook(hook);
    if let Some((stop, how, expected, got)) = differences.first() {
        panic!("{name}, {how:?} at yield {stop}:\n plain     {expected:?}\n generator {got:?}");
    }
}

/// Defines bodies in each lowering and as plain functions, and a test for each.
#[macro_export]
macro_rules! twins {
    ($($(#[$meta:meta])* $name:ident $body:block)*) => {
        mod machine {
            use super::*;
            $(
                #[primed::generator(__slots = 3)]
                pub fn $name() -> impl primed::Generator<i32, Yield = i32, Return = i32> $body
            )*
        }
        mod joined {
            use super::*;
            $(
                #[primed::generator(__copies = 0, __slots = 3)]
                pub fn $name() -> impl primed::Generator<i32, Yield = i32, Return = i32> $body
            )*
        }
        mod pinned {
            use super::*;
            $(
                #[primed::generator]
                pub fn $name() -> impl primed::PinnedGenerator<i32, Yield = i32, Return = i32> $body
            )*
        }
        mod plain {
            use super::*;
            macro_rules! yield_ {
                ($value:expr) => { $crate::twin::recorded($value) };
            }
            $(
                pub fn $name() -> i32 $body
            )*
        }
        $(
            $(#[$meta])*
            #[test]
            fn $name() {
                $crate::twin::compare(stringify!($name), plain::$name, machine::$name);
                $crate::twin::compare(stringify!($name), plain::$name, joined::$name);
                $crate::twin::compare(stringify!($name), plain::$name, || Box::pin(pinned::$name()));
            }
        )*
    };
}
