//! The same body twice: as an async function in which `yield_!` calls a recorder, and as a
//! stream. What rustc does in the one must be seen in the other, drops included, whether it
//! runs to its end or is left at any of its yields and awaits.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::{FutureExt, Stream};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static POINTS: Cell<usize> = const { Cell::new(0) };
    /// Where the async function is unwound; the stream has none.
    static STOP: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Writes a line to the trace.
pub(crate) fn log(line: impl Display) {
    LOG.with_borrow_mut(|log| log.push(line.to_string()));
}

/// Says in the trace when it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tracer(pub(crate) i32);

impl Drop for Tracer {
    fn drop(&mut self) {
        log(format_args!("drop {}", self.0));
    }
}

impl Tracer {
    /// A function call on what is not used up.
    pub(crate) fn seen(&self, n: i32) -> i32 {
        log(format_args!("seen {} {n}", self.0));
        n
    }
}

/// A tracer, and a line for its making.
pub(crate) fn make(n: i32) -> Tracer {
    log(format_args!("make {n}"));
    Tracer(n)
}

/// Uses tracers up.
pub(crate) fn eat<const N: usize>(tracers: [Tracer; N]) -> i32 {
    log("eat");
    tracers.into_iter().map(|tracer| tracer.0).sum()
}

struct Stopped;

/// A point where the stream suspends, and the async function may be unwound.
fn point(line: impl Display) {
    log(line);
    POINTS.set(POINTS.get() + 1);
    if STOP.get() == Some(POINTS.get()) {
        resume_unwind(Box::new(Stopped));
    }
}

/// What `yield_!` is in the async function.
pub(crate) fn recorded(value: i32) {
    point(format_args!("yield {value}"));
}

/// A future that suspends, but in the async function; it gives a tracer.
pub(crate) struct Later {
    tracer: Option<Tracer>,
    polled: bool,
}

/// Makes a tracer, later.
pub(crate) fn later(n: i32) -> Later {
    Later {
        tracer: Some(make(n)),
        polled: false,
    }
}

impl Future for Later {
    type Output = Tracer;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Tracer> {
        if !std::mem::replace(&mut self.polled, true) {
            point("wait");
            if STOP.get().is_none() {
                return Poll::Pending;
            }
        }
        Poll::Ready(self.tracer.take().expect("it is polled to its end once"))
    }
}

fn plain_trace<F: Future<Output = ()>>(stop: usize, body: impl Fn() -> F) -> Vec<String> {
    STOP.set(Some(stop));
    POINTS.set(0);
    LOG.take();
    match catch_unwind(AssertUnwindSafe(|| body().now_or_never())) {
        Ok(end) => {
            end.expect("nothing is pending");
            log("end");
        }
        Err(payload) if payload.is::<Stopped>() => log("stopped"),
        Err(payload) => resume_unwind(payload),
    }
    LOG.take()
}

fn stream_trace<S: Stream<Item = i32>>(stop: usize, body: impl Fn() -> S) -> Vec<String> {
    STOP.set(None);
    LOG.take();
    let mut points = 0;
    {
        let mut stream = pin!(body());
        loop {
            let polled = stream
                .as_mut()
                .poll_next(&mut Context::from_waker(Waker::noop()));
            match polled {
                Poll::Ready(None) => break log("end"),
                Poll::Ready(Some(value)) => log(format_args!("yield {value}")),
                Poll::Pending => {}
            }
            points += 1;
            if points == stop {
                break;
            }
        }
    }
    if points == stop {
        log("stopped");
    }
    LOG.take()
}

/// Compares the two, run to the end and left at each point.
pub(crate) fn compare<F, S>(plain: impl Fn() -> F, stream: impl Fn() -> S)
where
    F: Future<Output = ()>,
    S: Stream<Item = i32>,
{
    plain_trace(usize::MAX, &plain);
    let points = POINTS.get();
    assert!(points > 0, "it suspends somewhere");
    for stop in (1..=points).chain([usize::MAX]) {
        let expected = plain_trace(stop, &plain);
        assert_eq!(
            stream_trace(stop, &stream),
            expected,
            "stopped at point {stop}"
        );
    }
}

/// Defines bodies both ways, and a test for each.
macro_rules! twins {
    ($($(#[$meta:meta])* fn $name:ident() $body:block)*) => {
        mod plain {
            #[allow(unused_imports, reason = "each body uses a part of it")]
            use super::*;
            macro_rules! yield_ {
                ($value:expr) => { $crate::twin::recorded($value) };
            }
            $(pub(super) async fn $name() $body)*
        }
        mod streams {
            #[allow(unused_imports, reason = "each body uses a part of it")]
            use super::*;
            $(
                #[primed::generator]
                pub(super) fn $name() -> impl futures::Stream<Item = i32> $body
            )*
        }
        $(
            $(#[$meta])*
            #[test]
            fn $name() {
                $crate::twin::compare(plain::$name, streams::$name);
            }
        )*
    };
}

pub(crate) use twins;
