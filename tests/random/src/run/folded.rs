//! Internal iteration of an iterator: items come to a function.

use std::panic::{self, AssertUnwindSafe};

use crate::drive::{Outcome, raised, returned};
use crate::trace::{self, MOST, Plan, Stopped, log};
use crate::values::Fail;

/// How the items are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Asking {
    /// So many are pulled, and the others folded.
    Fold(usize),
    /// `any` looks at so many, the next one is pulled, and so on.
    Any(usize),
}

impl Asking {
    /// All ways that are compared.
    pub const ALL: [Self; 5] = [
        Self::Fold(0),
        Self::Fold(1),
        Self::Fold(2),
        Self::Any(1),
        Self::Any(3),
    ];

    /// Hands all items to a function.
    fn run<I: Iterator>(self, mut items: I, mut each: impl FnMut(I::Item)) {
        match self {
            Self::Fold(pulled) => {
                if (0..pulled).all(|_| items.next().map(&mut each).is_some()) {
                    items.for_each(each);
                }
            }
            Self::Any(most) => {
                let mut n = 0;
                while items.any(|item| {
                    each(item);
                    n += 1;
                    n % most == 0
                }) && items.next().map(&mut each).is_some()
                {}
            }
        }
    }
}

/// An iterator that is asked for its items.
pub type Folded = Box<dyn FnOnce(Asking, &mut dyn FnMut(Outcome))>;

/// `impl Iterator<Item = i32>`.
pub fn items(g: impl Iterator<Item = i32> + 'static) -> Folded {
    Box::new(move |asking, each| {
        asking.run(g, |value| each(Outcome::Yielded(value)));
        each(Outcome::Ended(returned(())));
    })
}

/// `impl Iterator<Item = Result<i32, Fail>>`.
pub fn try_items(g: impl Iterator<Item = Result<i32, Fail>> + 'static) -> Folded {
    Box::new(move |asking, each| {
        let mut error = None;
        asking.run(g, |item| match item {
            _ if error.is_some() => each(Outcome::Ended("went on after an error".to_owned())),
            Ok(value) => each(Outcome::Yielded(value)),
            Err(found) => error = Some(found),
        });
        each(Outcome::Ended(error.map_or_else(|| returned(()), raised)));
    })
}

/// The trace of such an iterator; it is stopped by a panic of the function.
pub fn trace(plan: Plan, asking: Asking, make: impl FnOnce() -> Folded) -> Vec<String> {
    let folded = make();
    trace::start(plan);
    if plan.stop == 0 {
        drop(folded);
        log("stopped");
        return trace::take();
    }
    let (mut n, mut end) = (0, None);
    let run = panic::catch_unwind(AssertUnwindSafe(|| {
        folded(asking, &mut |outcome| match outcome {
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
