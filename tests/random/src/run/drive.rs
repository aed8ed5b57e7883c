//! Runs of one body: of the plain function under the recorder, and of a generator,
//! driven as the recorder's caller would drive it.

use std::panic::{self, AssertUnwindSafe};

use crate::trace::{self, How, MOST, Plan, Stopped, answer, log};
use crate::values::Fail;

/// What a generator is resumed with.
pub enum Input {
    /// To its first yield.
    Start,
    /// Sent this.
    Send(i32),
    /// Thrown this.
    Throw(Fail),
    /// Closed.
    Exit,
}

/// What it came to.
pub enum Outcome {
    /// A yield.
    Yielded(i32),
    /// Its end, as text.
    Ended(String),
    /// An exit left the body.
    Exited,
}

/// A plain function, whose end it gives as text.
pub type Plain = Box<dyn FnOnce() -> String>;

/// A generator, of whatever kind.
pub type Resumed = Box<dyn FnMut(Input) -> Outcome>;

/// What a value at the end of a body looks like in the trace; it is dropped here.
pub fn returned(value: impl std::fmt::Debug) -> String {
    format!("return {value:?}")
}

/// The same for an error.
pub fn raised(error: impl std::fmt::Debug) -> String {
    format!("raise {error:?}")
}

/// The end of a body that may fail.
pub fn ended(value: Result<impl std::fmt::Debug, impl std::fmt::Debug>) -> String {
    match value {
        Ok(value) => returned(value),
        Err(error) => raised(error),
    }
}

/// The trace of the plain function.
pub fn plain(plan: Plan, body: impl FnOnce() -> Plain) -> Vec<String> {
    let body = body();
    trace::start(plan);
    match panic::catch_unwind(AssertUnwindSafe(body)) {
        Ok(end) => log(end),
        Err(payload) if payload.is::<Stopped>() => log("stopped"),
        Err(_) => log("panicked"),
    }
    trace::take()
}

/// The trace of a generator.
pub fn generator(plan: Plan, make: impl FnOnce() -> Resumed) -> Vec<String> {
    let mut generator = Some(make());
    trace::start(plan);
    let mut input = Input::Start;
    let mut n = 0;
    let mut closing = false;
    let end = loop {
        if plan.stop == 0 {
            break "stopped".to_owned();
        }
        let Some(running) = &mut generator else {
            break "lost".to_owned();
        };
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| running(input)));
        let value = match outcome {
            Ok(Outcome::Yielded(value)) => value,
            Ok(Outcome::Ended(end)) => break end,
            Ok(Outcome::Exited) => break "stopped".to_owned(),
            Err(_) => break "panicked".to_owned(),
        };
        n += 1;
        log(format_args!("yield {value}"));
        input = match plan.how {
            _ if closing || n >= MOST => break "stopped".to_owned(),
            How::Drop if n >= plan.stop => break "stopped".to_owned(),
            How::Close if n >= plan.stop => {
                closing = true;
                Input::Exit
            }
            How::Throw if n == plan.stop => Input::Throw(trace::thrown()),
            _ => Input::Send(answer(value, n)),
        };
    };
    generator = None;
    drop(generator);
    log(end);
    trace::take()
}

/// The end of an iterator that `?` on an `Option` may end.
pub fn nothing(_: Option<()>) -> String {
    returned(())
}
