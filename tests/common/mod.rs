//! Generators written by hand, so that these tests do not rest on the macro.

#![allow(dead_code, reason = "each test file uses a part of this")]

use std::collections::VecDeque;
use std::fmt;

use primed::{
    Generator, GeneratorState, Inspect, Location, Observe, Refusal, Refused, Resume, Step,
};

/// An error to throw and to raise. It is not `Clone`: errors are only moved.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Oops(pub(crate) &'static str);

impl fmt::Display for Oops {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "oops: {}", self.0)
    }
}

impl std::error::Error for Oops {}

pub(crate) type Input = Resume<Option<i32>, Oops>;
pub(crate) type Out = Step<i32, char, Oops>;

/// A generator whose body is a function from each input to its step.
#[derive(Clone)]
pub(crate) struct Hand<F> {
    state: GeneratorState,
    body: F,
}

/// Makes a generator of a function which is called for each resume of the body.
pub(crate) fn hand<A, E, Y, R, F>(body: F) -> Hand<F>
where
    F: FnMut(Resume<A, E>) -> Step<Y, R, E>,
{
    Hand {
        state: GeneratorState::Created,
        body,
    }
}

impl<F> Observe for Hand<F> {
    fn generator_state(&self) -> GeneratorState {
        self.state
    }

    fn name(&self) -> &'static str {
        "hand"
    }

    fn location(&self) -> Option<Location> {
        match self.state {
            GeneratorState::Created => Some(Location::new("hand.rs", 1, 1, None)),
            GeneratorState::Suspended => Some(Location::new("hand.rs", 2, 5, Some(1))),
            _ => None,
        }
    }
}

impl<A, E, Y, R, F> Generator<A, E> for Hand<F>
where
    F: FnMut(Resume<A, E>) -> Step<Y, R, E>,
{
    type Yield = Y;
    type Return = R;

    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        use GeneratorState::{Closed, Created, Suspended};

        let refusal = match (self.state, &input) {
            (Closed, _) => Refusal::Exhausted,
            (Created, Resume::Send(_)) => Refusal::NotPrimed,
            (Suspended, Resume::Start) => Refusal::AlreadyStarted,
            _ => {
                let was = std::mem::replace(&mut self.state, Closed);
                return Ok(match (was, input) {
                    (Created, Resume::Throw(error)) => Step::Raised(error),
                    (Created, Resume::Exit) => Step::Exited,
                    (_, input) => {
                        let step = (self.body)(input);
                        if matches!(step, Step::Yielded(_)) {
                            self.state = Suspended;
                        }
                        step
                    }
                });
            }
        };
        Err(Refused { refusal, input })
    }
}

/// The body of a [`Script`].
type Body = Box<dyn FnMut(Input) -> Out>;

/// A generator which comes to given steps, and keeps what it was resumed with.
pub(crate) struct Script {
    hand: Hand<Body>,
    left: usize,
}

/// Makes a generator which comes to these steps in turn.
pub(crate) fn script(steps: impl IntoIterator<Item = Out>) -> Script {
    let mut steps: VecDeque<_> = steps.into_iter().collect();
    let left = steps.len();
    let body = move |_| steps.pop_front().expect("the script has another step");
    Script {
        hand: hand(Box::new(body) as Body),
        left,
    }
}

impl Observe for Script {
    fn generator_state(&self) -> GeneratorState {
        self.hand.state()
    }

    fn name(&self) -> &'static str {
        "script"
    }

    fn location(&self) -> Option<Location> {
        self.hand.location()
    }
}

impl Inspect for Script {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        if self.state() != GeneratorState::Closed {
            visit("left", &self.left);
            visit("word", &"hey");
        }
    }
}

impl Generator<Option<i32>, Oops> for Script {
    type Yield = i32;
    type Return = char;

    fn resume(&mut self, input: Input) -> Result<Out, Refused<Input>> {
        let step = self.hand.resume(input)?;
        self.left = self.left.saturating_sub(1);
        Ok(step)
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Script({} left)", self.left)
    }
}
