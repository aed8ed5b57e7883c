//! Internal iteration of an iterator: some items are pulled, the others come to a function.

use std::panic::{self, AssertUnwindSafe};

use crate::drive::{Outcome, raised, returned};
use crate::trace::{self, MOST, Plan, Stopped, log};
use crate::values::Fail;

/// An iterator that pulls so many of its items, and folds the rest.
pub type Folded = Box<dyn FnOnce(usize, &mut dyn FnMut(Outcome))>;

/// `impl Iterator<Item = i32>`.
pub fn items(mut g: impl Iterator<Item = i32> + 'static) -> Folded {
    Box::new(move |pulled, each| {
        if pull(&mut g, pulled, &mut |value| each(Outcome::Yielded(value))) {
            g.for_each(|value| each(Outcome::Yielded(value)));
        }
        each(Outcome::Ended(returned(())));
    })
}

/// `impl Iterator<Item = Result<i32, Fail>>`.
pub fn try_items(mut g: impl Iterator<Item = Result<i32, Fail>> + 'static) -> Folded {
    Box::new(move |pulled, each| {
        let mut error = None;
        let mut item = |item| match item {
            _ if error.is_some() => each(Outcome::Ended("went on after an error".to_owned())),
            Ok(value) => each(Outcome::Yielded(value)),
            Err(found) => error = Some(found),
        };
        if pull(&mut g, pulled, &mut item) {
            g.for_each(item);
        }
        each(Outcome::Ended(error.map_or_else(|| returned(()), raised)));
    })
}

/// Pulls some items; tells whether it has not ended.
fn pull<I: Iterator>(items: &mut I, most: usize, each: &mut dyn FnMut(I::Item)) -> bool {
    (0..most).all(|_| items.next().map(&mut *each).is_some())
}

/// The trace of such an iterator; it is stopped by a panic of the function.
pub fn trace(plan: Plan, pulled: usize, make: impl FnOnce() -> Folded) -> Vec<String> {
    let folded = make();
    trace::start(plan);
    if plan.stop == 0 {
        drop(folded);
        log("stopped");
        return trace::take();
    }
    let (mut n, mut end) = (0, None);
    let run = panic::catch_unwind(AssertUnwindSafe(|| {
        folded(pulled, &mut |outcome| match outcome {
            Outcome::Yielded(value) => {
                n += 1;
                log(format_args!("yield {value}"));
                if n >= plan.stop || n >= MOST {
                    panic::panic_any(Stopped);
                }
            }
            Outcome::Ended(text) => end = Some(text),
            Outcome::Exited => {}
        });
    }));
    log(match run {
        Ok(()) => end.unwrap_or_default(),
        Err(payload) if payload.is::<Stopped>() => "stopped".to_owned(),
        Err(_) => "panicked".to_owned(),
    });
    trace::take()
}
