//! The trace, and the recorder: what `yield_!` is in a plain function.
//!
//! The recorder plays back what a caller would send, and can stop the body at any
//! yield, as a caller does that drops, closes or throws.

use std::cell::{Cell, RefCell};
use std::panic;

use primed::Thrown;

use crate::values::Fail;

/// No body is run any longer than for so many yields.
pub const MOST: usize = 40;

/// How often the loops of one run may turn in all.
const FUEL: usize = 300;

/// What happens at the yield where a run is stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// The generator is dropped.
    Drop,
    /// It is closed.
    Close,
    /// An error is thrown in; the run goes on if the body catches it.
    Throw,
}

/// Where and how a run is stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plan {
    /// At which yield, counted from one; at zero nothing is run at all.
    pub stop: usize,
    /// What happens there.
    pub how: How,
}

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static PLAN: Cell<Plan> = const { Cell::new(Plan { stop: MOST, how: How::Drop }) };
    static YIELDS: Cell<usize> = const { Cell::new(0) };
    static TICKS: Cell<usize> = const { Cell::new(0) };
    static CLOSING: Cell<bool> = const { Cell::new(false) };
}

/// The payload of the panic that stops a plain function.
pub(crate) struct Stopped;

/// Writes a line to the trace.
pub fn log(line: impl std::fmt::Display) {
    LOG.with_borrow_mut(|log| log.push(line.to_string()));
}

/// Ends a trace.
pub(crate) fn take() -> Vec<String> {
    LOG.take()
}

/// Begins a trace.
pub(crate) fn start(plan: Plan) {
    LOG.take();
    PLAN.set(plan);
    YIELDS.set(0);
    TICKS.set(0);
    CLOSING.set(false);
}

/// One turn of a loop: there is an end to them all.
pub fn tick() {
    TICKS.set(TICKS.get() + 1);
    assert!(TICKS.get() < FUEL, "out of fuel");
}

/// What is sent in answer to the `n`th yield.
#[must_use]
pub fn answer(yielded: i32, n: usize) -> i32 {
    let turn = i32::try_from(n % 3).unwrap_or(0);
    yielded.wrapping_mul(3) % 7 + turn
}

/// The error that is thrown in.
#[must_use]
pub fn thrown() -> Fail {
    Fail(77)
}

/// The first thing in a plain function: a generator that is never started stops here.
pub fn begin() {
    if PLAN.get().stop == 0 {
        panic::panic_any(Stopped);
    }
}

/// What a caller does at this yield, if it does not send.
fn event(value: i32) -> (usize, Option<How>) {
    let n = YIELDS.get() + 1;
    YIELDS.set(n);
    log(format_args!("yield {value}"));
    let Plan { stop, how } = PLAN.get();
    if CLOSING.get() || n >= MOST {
        return (n, Some(How::Drop));
    }
    let stops = match how {
        How::Throw => n == stop,
        How::Drop | How::Close => n >= stop,
    };
    (n, stops.then_some(how))
}

/// `yield_!` where nothing can be thrown in.
pub fn recorded(value: i32) -> i32 {
    match event(value) {
        (n, None) => answer(value, n),
        _ => panic::panic_any(Stopped),
    }
}

/// `yield_!` where an error may be thrown in: the body ends with it.
///
/// # Errors
///
/// The error that is thrown in.
pub fn recorded_or(value: i32) -> Result<i32, Fail> {
    match event(value) {
        (n, None) => Ok(answer(value, n)),
        (_, Some(How::Throw)) => Err(thrown()),
        _ => panic::panic_any(Stopped),
    }
}

/// `yield_!` of an iterator.
pub fn item(value: i32) {
    recorded(value);
}

/// `yield_!` of an iterator of results.
pub fn result_item(value: Result<i32, Fail>) {
    recorded(value.unwrap_or(-1));
}

/// `try_yield!`: the body sees what is thrown in.
///
/// # Errors
///
/// The error that is thrown in, or the exit.
pub fn tried(value: i32) -> Result<i32, Thrown<Fail>> {
    match event(value) {
        (n, None) => Ok(answer(value, n)),
        (_, Some(How::Throw)) => Err(Thrown::Raised(thrown())),
        (_, Some(How::Close)) => {
            CLOSING.set(true);
            Err(Thrown::Exit)
        }
        (_, Some(How::Drop)) => panic::panic_any(Stopped),
    }
}
