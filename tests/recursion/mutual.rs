//! Generators that delegate to each other, on one stack.

use std::panic::{AssertUnwindSafe, catch_unwind};

use primed::prelude::*;
use primed::{Back, Fault, Level, Nested, Observe, Resume, SendError, Step, levels, nested};

use crate::{Oops, Trace};

#[generator]
fn even(n: u32, trace: Trace) -> Box<dyn Iterator<Item = Nested<'static, u32>>> {
    let _mine = trace.noisy(n);
    yield_!(Nested::Item(n));
    if n > 0 {
        yield_!(Nested::Inner(odd(n - 1, trace.clone())));
        yield_!(Nested::Item(n + 100));
    }
}

#[generator]
fn odd(n: u32, trace: Trace) -> Box<dyn Iterator<Item = Nested<'static, u32>>> {
    let _mine = trace.noisy(n);
    yield_!(Nested::Item(n));
    yield_!(Nested::inner(even(n - 1, trace.clone())));
    assert!(n < 1000, "too high");
}

#[test]
fn iterators() {
    let trace = Trace::default();
    let mut items = nested(even(4, trace.clone()));
    assert!(items.by_ref().take(5).eq([4, 3, 2, 1, 0]));
    assert!(trace.take().is_empty());
    assert!(items.by_ref().eq([102, 104]));
    assert_eq!(trace.take(), ["-0", "-1", "-2", "-3", "-4"]);
    assert_eq!(items.next(), None);
    let mut items = nested(even(4, trace.clone()));
    items.nth(3).expect("it is deep in");
    drop(items);
    assert_eq!(trace.take(), ["-1", "-2", "-3", "-4"]);
}

#[test]
fn a_panic_closes_all() {
    let trace = Trace::default();
    let mut items = nested(even(1004, trace.clone()));
    assert!(items.by_ref().take(1005).eq((0..=1004).rev()));
    assert!(items.by_ref().take(500).count() == 500);
    trace.take();
    assert!(catch_unwind(AssertUnwindSafe(|| items.next())).is_err());
    assert_eq!(trace.take(), ["-1000", "-1001", "-1002", "-1003", "-1004"]);
    assert_eq!(items.next(), None);
}

#[generator]
fn down(n: u32) -> Box<dyn Iterator<Item = Nested<'static, u32>>> {
    yield_!(Nested::Item(n));
    if n > 0 {
        yield_!(Nested::Inner(down(n - 1)));
    }
}

/// The depth costs no stack of the thread's, in drops neither.
#[test]
fn a_million_levels() {
    let mut items = nested(down(1_000_000));
    assert_eq!(items.nth(1_000_000), Some(0));
    drop(items);
    assert_eq!(nested(down(1_000_000)).count(), 1_000_001);
}

type Steps = Level<'static, i64, Oops, i64, i64>;
type One = Box<dyn Generator<Back<i64, i64>, Oops, Yield = Steps, Return = i64>>;

/// Catches what leaves the inner one; the innermost does as it is told.
#[generator]
fn outer(
    n: i64,
    trace: Trace,
) -> Box<dyn Generator<Back<i64, i64>, Oops, Yield = Steps, Return = i64>> {
    let _mine = trace.noisy(n);
    let got = try_yield!(Level::inner(inner(n - 1, trace.clone())));
    trace.log(format_args!("{n} got {got:?}"));
    Ok(got?.returned() + n)
}

#[generator]
fn inner(
    n: i64,
    trace: Trace,
) -> Box<dyn Generator<Back<i64, i64>, Oops, Yield = Steps, Return = i64>> {
    let _mine = trace.noisy(n);
    if n > 0 {
        return Ok(yield_!(Level::Inner(outer(n - 1, trace.clone()))).returned() * 10);
    }
    let mut sum = 0;
    loop {
        match try_yield!(Level::Yield(sum)) {
            Ok(back) => match back.sent() {
                0 => return Ok(sum),
                more => sum += more,
            },
            Err(Thrown::Exit) if sum == 7 => {}
            Err(Thrown::Exit) if sum == 8 => return Ok(9),
            Err(thrown) => Err(thrown)?,
        }
    }
}

fn five() -> (impl Generator<i64, Oops, Yield = i64, Return = i64>, Trace) {
    let trace = Trace::default();
    let mut g = levels(outer(3, trace.clone()));
    assert_eq!(g.state(), GeneratorState::Created);
    assert_eq!(g.send(1), Err(SendError::NotPrimed(1)));
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.name(), "outer");
    assert_eq!(g.delegate().map(Observe::name), Some("inner"));
    (g, trace)
}

#[test]
fn sends_and_values() {
    let (mut g, trace) = five();
    assert_eq!(g.send(4), Ok(4));
    assert_eq!(g.send(5), Ok(9));
    assert_eq!(g.send(0), Err(SendError::StopIteration(103)));
    let expected = [
        "-0",
        "1 got Ok(Returned(9))",
        "-1",
        "-2",
        "3 got Ok(Returned(100))",
        "-3",
    ];
    assert_eq!(trace.take(), expected);
    assert_eq!(g.send(0), Err(SendError::Exhausted(0)));
    assert_eq!(g.state(), GeneratorState::Closed);
}

#[test]
fn throws() {
    let (mut g, trace) = five();
    assert_eq!(
        g.resume(Resume::Throw(Oops::Thrown)),
        Ok(Step::Raised(Oops::Thrown))
    );
    let expected = [
        "-0",
        "1 got Err(Raised(Thrown))",
        "-1",
        "-2",
        "3 got Err(Raised(Thrown))",
        "-3",
    ];
    assert_eq!(trace.take(), expected);
}

#[test]
fn exits() {
    let (mut g, trace) = five();
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Exited));
    let expected = ["-0", "1 got Err(Exit)", "-1", "-2", "3 got Err(Exit)", "-3"];
    assert_eq!(trace.take(), expected);
    // The exit goes on, though the innermost returned.
    let (mut g, trace) = five();
    assert_eq!(g.send(8), Ok(8));
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Exited));
    assert_eq!(trace.take(), expected);
    // One that is ignored closes all.
    let (mut g, trace) = five();
    assert_eq!(g.send(7), Ok(7));
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Fault(Fault::ExitIgnored)));
    assert_eq!(trace.take(), ["-0", "-1", "-2", "-3"]);
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// The outermost alone may go on after an exit, as any generator.
#[test]
fn the_outermost_ignores_an_exit() {
    let mut g = levels(inner(0, Trace::default()));
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send(7), Ok(7));
    assert_eq!(g.resume(Resume::Exit), Ok(Step::Yielded(7)));
    assert_eq!(g.send(0), Err(SendError::StopIteration(7)));
}

/// A level that had ended before cannot be delegated to.
#[test]
fn an_ended_level() {
    let mut ended: One = inner(0, Trace::default());
    assert!(ended.close().is_ok());
    #[generator]
    fn delegates(to: One) -> Box<dyn Generator<Back<i64, i64>, Oops, Yield = Steps, Return = i64>> {
        Ok(yield_!(Level::Inner(to)).returned())
    }
    let mut g = levels(delegates(ended));
    assert_eq!(g.resume(Resume::Start), Ok(Step::Fault(Fault::Exhausted)));
}
