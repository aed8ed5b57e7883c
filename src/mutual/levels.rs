//! Coroutines that delegate to each other.

use alloc::boxed::Box;
use core::fmt;

use super::{ClearOnUnwind, Stack};
use crate::outcome::Resumed;
use crate::{Fault, Generator, GeneratorState, Location, Observe, Refusal, Refused, Resume, Step};

/// What one of several coroutines yields that delegate to each other: a value, or another
/// one of them, which is resumed until it ends.
///
/// [`levels`] makes one generator of them all. `A` is what that is sent, `E` what it is
/// thrown, `Y` what it yields and `R` what each of them returns.
pub enum Level<'a, A, E, Y, R> {
    /// A value, for the caller.
    Yield(Y),
    /// Another one: the yield evaluates to what that returns.
    Inner(Box<dyn Generator<Back<A, R>, E, Yield = Self, Return = R> + 'a>),
}

impl<'a, A, E, Y, R> Level<'a, A, E, Y, R> {
    /// Boxes another one, which has not started.
    #[must_use = "it must be yielded"]
    pub fn inner<G>(generator: G) -> Self
    where
        G: Generator<Back<A, R>, E, Yield = Self, Return = R> + 'a,
    {
        Self::Inner(Box::new(generator))
    }
}

impl<A, E, Y: fmt::Debug, R> fmt::Debug for Level<'_, A, E, Y, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yield(value) => f.debug_tuple("Yield").field(value).finish(),
            Self::Inner(_) => f.write_str("Inner(..)"),
        }
    }
}

/// What the yield of a [`Level`] evaluates to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "it holds what was sent or returned"]
pub enum Back<A, R> {
    /// After [`Level::Yield`]: what was sent.
    Sent(A),
    /// After [`Level::Inner`]: what that returned.
    Returned(R),
}

impl<A, R> Back<A, R> {
    /// Gives what was sent.
    ///
    /// # Panics
    ///
    /// Panics after a [`Level::Inner`].
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(primed::Back::<u8, char>::Sent(1).sent(), 1);
    /// ```
    #[track_caller]
    pub fn sent(self) -> A {
        match self {
            Self::Sent(value) => value,
            Self::Returned(_) => panic!("nothing was sent here: an inner generator returned"),
        }
    }

    /// Gives what the inner one returned.
    ///
    /// # Panics
    ///
    /// Panics after a [`Level::Yield`].
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(primed::Back::<u8, char>::Returned('r').returned(), 'r');
    /// ```
    #[track_caller]
    pub fn returned(self) -> R {
        match self {
            Self::Returned(value) => value,
            Self::Sent(_) => panic!("nothing returned here: a value was sent"),
        }
    }
}

/// Makes one generator of a coroutine, and of all that it and others delegate to.
///
/// What is resumed is the innermost, whatever the depth; the others wait on a stack. What is
/// sent, thrown and asked to exit goes to the innermost. What leaves an inner one comes to
/// the one that yielded it: its value as what the yield evaluates to, an error or an exit as
/// what `try_yield!` catches. A fault, an exit that an inner one ignores for one, closes all
/// of them and is the outcome.
///
/// # Panics
///
/// Panics if one of them does; then all are dropped, the innermost first.
///
/// # Examples
///
/// ```
/// use core::convert::Infallible;
///
/// use primed::{Back, Generator, Level, SendError, generator, levels};
///
/// type Steps = Level<'static, bool, Infallible, u32, u32>;
///
/// /// Counts down by turns, as long as it is sent `true`.
/// #[generator]
/// fn even(n: u32) -> impl Generator<Back<bool, u32>, Yield = Steps, Return = u32> {
///     if n == 0 || !yield_!(Level::Yield(n)).sent() {
///         return 0;
///     }
///     yield_!(Level::inner(odd(n - 1))).returned() + 1
/// }
///
/// #[generator]
/// fn odd(n: u32) -> Box<dyn Generator<Back<bool, u32>, Yield = Steps, Return = u32>> {
///     if !yield_!(Level::Yield(n)).sent() {
///         return 0;
///     }
///     yield_!(Level::inner(even(n - 1))).returned() + 1
/// }
///
/// let mut g = levels(even(10));
/// assert_eq!(g.prime(), Ok(10));
/// assert_eq!(g.send(true), Ok(9));
/// assert_eq!(g.send(true), Ok(8));
/// assert_eq!(g.send(false), Err(SendError::StopIteration(2)));
/// ```
pub fn levels<'a, A, E, Y, R, G>(first: G) -> Levels<'a, A, E, Y, R>
where
    G: Generator<Back<A, R>, E, Yield = Level<'a, A, E, Y, R>, Return = R> + 'a,
{
    Levels {
        stack: Stack::of(Box::new(first)),
        exiting: 0,
    }
}

/// Several coroutines that delegate to each other, from [`levels`].
#[must_use = "a generator does nothing until it is resumed"]
pub struct Levels<'a, A, E, Y, R> {
    stack: Stack<One<'a, A, E, Y, R>>,
    /// How many of them an exit has come to and not yet left.
    exiting: usize,
}

type One<'a, A, E, Y, R> =
    dyn Generator<Back<A, R>, E, Yield = Level<'a, A, E, Y, R>, Return = R> + 'a;

impl<A, E, Y, R> Levels<'_, A, E, Y, R> {
    /// Runs them to the next value for the caller, or to the end of the outermost.
    fn run(&mut self, input: Resume<A, E>) -> Step<Y, R, E> {
        let guard = ClearOnUnwind(&mut self.stack);
        let stack = &mut guard.0.0;
        self.exiting = if matches!(input, Resume::Exit) {
            stack.len()
        } else {
            0
        };
        let mut input = sent(input);
        let step = loop {
            let depth = stack.len();
            let Some(innermost) = stack.last_mut() else {
                break Step::Fault(Fault::Exhausted);
            };
            let step = match innermost.resume(input) {
                Ok(Step::Yielded(Level::Inner(inner))) => {
                    stack.push(inner);
                    input = Resume::Start;
                    continue;
                }
                Ok(Step::Yielded(Level::Yield(value))) if self.exiting <= 1 => {
                    break Step::Yielded(value);
                }
                Ok(Step::Yielded(Level::Yield(_))) => Step::Fault(Fault::ExitIgnored),
                Ok(Step::Returned(value)) => Step::Returned(value),
                Ok(Step::Raised(error)) => Step::Raised(error),
                Ok(Step::Exited) => Step::Exited,
                Ok(Step::Fault(fault)) => Step::Fault(fault),
                Err(refused) => match refused.input {
                    Resume::Throw(error) => Step::Raised(error),
                    _ => Step::Fault(refused.refusal.fault()),
                },
            };
            // It is dropped before the one that waits for it goes on.
            drop(stack.pop());
            let exited = self.exiting >= depth;
            self.exiting = self.exiting.min(depth - 1);
            if stack.is_empty() {
                break step;
            }
            input = match step {
                Step::Returned(_) if exited => Resume::Exit,
                Step::Returned(value) => Resume::Send(Back::Returned(value)),
                Step::Raised(error) => Resume::Throw(error),
                Step::Exited | Step::Yielded(_) => Resume::Exit,
                Step::Fault(fault) => {
                    guard.0.clear();
                    break Step::Fault(fault);
                }
            };
        };
        core::mem::forget(guard);
        step
    }
}

/// What a level is resumed with, when the caller resumes them all.
fn sent<A, E, R>(input: Resume<A, E>) -> Resume<Back<A, R>, E> {
    match input {
        Resume::Start => Resume::Start,
        Resume::Send(value) => Resume::Send(Back::Sent(value)),
        Resume::Throw(error) => Resume::Throw(error),
        Resume::Exit => Resume::Exit,
    }
}

impl<A, E, Y, R> Generator<A, E> for Levels<'_, A, E, Y, R> {
    type Yield = Y;
    type Return = R;

    fn resume(&mut self, input: Resume<A, E>) -> Resumed<Y, R, A, E> {
        let refusal = match (self.generator_state(), &input) {
            (GeneratorState::Created, Resume::Send(_)) => Refusal::NotPrimed,
            (GeneratorState::Created, _)
            | (GeneratorState::Suspended, Resume::Send(_) | Resume::Throw(_) | Resume::Exit) => {
                return Ok(self.run(input));
            }
            (GeneratorState::Suspended, Resume::Start) => Refusal::AlreadyStarted,
            (GeneratorState::Closed | GeneratorState::Running, _) => Refusal::Exhausted,
        };
        Err(Refused { refusal, input })
    }
}

/// It tells of the outermost, and leads to the innermost.
impl<A, E, Y, R> Observe for Levels<'_, A, E, Y, R> {
    fn generator_state(&self) -> GeneratorState {
        let outermost = self.stack.0.first();
        outermost.map_or(GeneratorState::Closed, Observe::generator_state)
    }

    fn name(&self) -> &'static str {
        self.stack.0.first().map_or("levels", Observe::name)
    }

    fn location(&self) -> Option<Location> {
        self.stack.0.first()?.location()
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        match &*self.stack.0 {
            [_, .., innermost] => Some(innermost),
            _ => None,
        }
    }
}

impl<A, E, Y, R> fmt::Debug for Levels<'_, A, E, Y, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Levels");
        out.field("state", &format_args!("{}", self.generator_state()));
        out.field("levels", &self.stack.0.len()).finish()
    }
}
