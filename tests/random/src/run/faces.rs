//! Every face of a generator, driven in the same way.

use std::convert::Infallible;
use std::fmt::Debug;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

pub use futures_core::Stream;
use primed::{Generator, GeneratorState, Resume, Step};

use crate::drive::{Input, Outcome, Resumed, raised, returned};
use crate::values::Fail;

fn end(state: GeneratorState, text: String) -> Outcome {
    match state {
        GeneratorState::Closed => Outcome::Ended(text),
        other => Outcome::Ended(format!("{text} but {other:?}")),
    }
}

/// `impl Generator<i32, Yield = i32, Return = R>`.
pub fn plain<R: Debug>(
    mut g: impl Generator<i32, Infallible, Yield = i32, Return = R> + 'static,
) -> Resumed {
    Box::new(move |input| {
        let input = match input {
            Input::Start => Resume::Start,
            Input::Send(value) => Resume::Send(value),
            Input::Throw(_) | Input::Exit => Resume::Exit,
        };
        match g.resume(input) {
            Ok(Step::Yielded(value)) => Outcome::Yielded(value),
            Ok(Step::Returned(value)) => end(g.state(), returned(value)),
            Ok(Step::Exited) => Outcome::Exited,
            _ => Outcome::Ended("refused".to_owned()),
        }
    })
}

/// `impl Generator<i32, Fail, Yield = i32, Return = R>`.
pub fn failing<R: Debug>(
    mut g: impl Generator<i32, Fail, Yield = i32, Return = R> + 'static,
) -> Resumed {
    Box::new(move |input| {
        let input = match input {
            Input::Start => Resume::Start,
            Input::Send(value) => Resume::Send(value),
            Input::Throw(error) => Resume::Throw(error),
            Input::Exit => Resume::Exit,
        };
        match g.resume(input) {
            Ok(Step::Yielded(value)) => Outcome::Yielded(value),
            Ok(Step::Returned(value)) => end(g.state(), returned(value)),
            Ok(Step::Raised(error)) => end(g.state(), raised(error)),
            Ok(Step::Exited) => Outcome::Exited,
            _ => Outcome::Ended("refused".to_owned()),
        }
    })
}

/// `impl Iterator<Item = i32>`.
pub fn items(mut g: impl Iterator<Item = i32> + 'static) -> Resumed {
    Box::new(move |input| match input {
        Input::Start | Input::Send(_) => match g.next() {
            Some(value) => Outcome::Yielded(value),
            None => Outcome::Ended(returned(())),
        },
        Input::Throw(_) | Input::Exit => Outcome::Exited,
    })
}

/// `impl Iterator<Item = Result<i32, Fail>>`.
pub fn try_items(mut g: impl Iterator<Item = Result<i32, Fail>> + 'static) -> Resumed {
    Box::new(move |input| match input {
        Input::Start | Input::Send(_) => match g.next() {
            Some(Ok(value)) => Outcome::Yielded(value),
            Some(Err(error)) if g.next().is_none() => Outcome::Ended(raised(error)),
            Some(Err(_)) => Outcome::Ended("went on after an error".to_owned()),
            None => Outcome::Ended(returned(())),
        },
        Input::Throw(_) | Input::Exit => Outcome::Exited,
    })
}

/// A stream that awaits nothing, as an iterator.
pub struct Polled<S>(pub Pin<Box<S>>);

impl<S: Stream> Iterator for Polled<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        match self
            .0
            .as_mut()
            .poll_next(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(item) => item,
            Poll::Pending => panic!("the stream is pending"),
        }
    }
}
