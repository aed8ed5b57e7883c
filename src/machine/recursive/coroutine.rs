//! The machine behind `impl Generator` of a body that delegates to itself.

use core::fmt;
use core::marker::PhantomData;

use super::super::frame::{Frame, Locals, TypeOf};
use super::super::take::Take;
use super::calls::Calls;
use super::level::{Innermost, Waiting, WaitingLocals};
use crate::{
    Fault, Generator, GeneratorState, Inspect, Location, Observe, Refusal, Refused, Resume, Step,
    Thrown,
};

/// What an inner level came to, as `try_yield_from!` has it.
type Ended<R, E> = Result<R, Thrown<E>>;

/// The level that waited for it, and that; or how the outermost ended.
type Popped<C, Y, R, E> = Result<(C, Ended<R, E>), Step<Y, R, E>>;

/// Those that wait, and what an exit that was thrown in means to them.
///
/// An exit goes on to each that delegates, whatever the one answered that it delegated to
/// (YF-10, YF-11): not so what is thrown in. `exiting` counts the levels below the
/// outermost, 1 being the one that the outermost delegates to, which the exit has come to
/// and not yet left.
#[derive(Clone, Debug)]
pub struct Delegations<C> {
    calls: Calls<C>,
    exiting: usize,
    /// Whether the outermost level has given its place to the one that it delegated to. It
    /// would only have passed on what comes, but that is another thing for an exit.
    replaced: bool,
}

impl<C> Delegations<C> {
    /// Adds what is to be known of an exit.
    #[inline]
    #[must_use]
    pub const fn of(calls: Calls<C>) -> Self {
        Self {
            calls,
            exiting: 0,
            replaced: false,
        }
    }

    /// Says of what type that is which is put on the stack.
    #[inline]
    pub const fn tie(&self, _same: TypeOf<C>) {}

    /// Lets a level wait.
    #[inline]
    pub fn push(&mut self, call: C) {
        self.calls.push(call);
    }

    /// Says that a level does not wait, but gives its place to the one it delegates to.
    #[inline]
    pub fn replace(&mut self) {
        self.replaced |= self.calls.is_empty();
    }

    /// The levels below the outermost.
    #[inline]
    fn depth(&self) -> usize {
        self.calls.len() + usize::from(self.replaced)
    }

    /// Takes up the level that waited for one that has ended so.
    ///
    /// # Errors
    /// The end of the outermost, for which none waits.
    #[inline]
    pub fn pop<Y, R, E>(&mut self, step: Step<Y, R, E>) -> Popped<C, Y, R, E> {
        let step = if self.exiting == 0 {
            step
        } else {
            self.leave(step)
        };
        let Some(call) = self.calls.pop() else {
            return Err(step);
        };
        let ended = match step {
            Step::Returned(value) => Ok(value),
            Step::Raised(error) => Err(Thrown::Raised(error)),
            Step::Fault(fault) => Err(Thrown::Fault(fault)),
            Step::Exited | Step::Yielded(_) => Err(Thrown::Exit),
        };
        Ok((call, ended))
    }

    /// A level ends, with the exit or after it: the next one outward has it to come.
    #[cold]
    fn leave<Y, R, E>(&mut self, step: Step<Y, R, E>) -> Step<Y, R, E> {
        let depth = self.depth();
        if self.exiting < depth {
            return step;
        }
        self.exiting = depth - 1;
        match step {
            Step::Returned(_) => Step::Exited,
            step => step,
        }
    }

    /// Drops the delegate that has ignored an exit, with all that it delegated to. Says
    /// whether one is left that waited for it.
    fn drop_ignorant(&mut self) -> bool {
        self.exiting -= 1;
        let waits = self.exiting + 1 - usize::from(self.replaced);
        self.calls.truncate(waits);
        waits > 0
    }
}

/// A lowered body with the face of a [`Generator`], and the stack of those that wait.
///
/// It is a [`Machine`](super::super::coroutine::Machine) otherwise; `frame` is that of the
/// innermost level. Entered with a closed frame, the body takes it that the innermost level
/// has ended with a fault: it ignored an exit.
#[must_use = "a generator does nothing until it is resumed"]
pub struct RecursiveMachine<S, C, F, T> {
    // Dropped before those that wait for it.
    frame: Innermost<S>,
    waiting: Delegations<C>,
    body: F,
    take: PhantomData<fn() -> T>,
}

impl<S: Clone, C: Clone, F: Clone, T> Clone for RecursiveMachine<S, C, F, T> {
    fn clone(&self) -> Self {
        Self {
            frame: self.frame.clone(),
            waiting: self.waiting.clone(),
            body: self.body.clone(),
            take: PhantomData,
        }
    }
}

impl<S, C, F, T> RecursiveMachine<S, C, F, T> {
    /// Joins a frame and the body that runs on it.
    #[inline]
    pub fn new(frame: S, calls: Calls<C>, body: F, _take: TypeOf<T>) -> Self {
        Self {
            frame: Innermost(frame),
            waiting: Delegations::of(calls),
            body,
            take: PhantomData,
        }
    }

    /// The innermost frame.
    pub const fn frame(&self) -> &S {
        &self.frame.0
    }

    /// Runs the body to its next yield or its end.
    #[inline]
    fn run<A, E, Y, R>(&mut self, input: Resume<A, E>) -> Step<Y, R, E>
    where
        S: Frame,
        F: FnMut(S, &mut S, &mut Delegations<C>, Resume<A, E>) -> Step<Y, R, E>,
        T: Take<S>,
    {
        match input {
            Resume::Exit => self.exit(),
            input => self.enter(input),
        }
    }

    /// Runs the body with an exit: a level that yields then, though one waits for it, has
    /// ignored it.
    #[cold]
    fn exit<A, E, Y, R>(&mut self) -> Step<Y, R, E>
    where
        S: Frame,
        F: FnMut(S, &mut S, &mut Delegations<C>, Resume<A, E>) -> Step<Y, R, E>,
        T: Take<S>,
    {
        self.waiting.exiting = self.waiting.depth();
        loop {
            let step = self.enter(Resume::Exit);
            if self.waiting.exiting == 0 {
                return step;
            }
            if !matches!(step, Step::Yielded(_)) {
                self.waiting.exiting = 0;
                return step;
            }
            drop(step);
            if !self.close_ignorant() {
                return Step::Fault(Fault::ExitIgnored);
            }
        }
    }

    #[inline]
    fn enter<A, E, Y, R>(&mut self, input: Resume<A, E>) -> Step<Y, R, E>
    where
        F: FnMut(S, &mut S, &mut Delegations<C>, Resume<A, E>) -> Step<Y, R, E>,
        T: Take<S>,
    {
        let (body, waiting) = (&mut self.body, &mut self.waiting);
        let guard = CloseOnUnwind(waiting);
        let step = T::take(&mut self.frame.0, |locals, frame| {
            body(locals, frame, &mut *guard.0, input)
        });
        core::mem::forget(guard);
        step
    }

    /// Drops the delegate that has ignored an exit.
    #[cold]
    fn close_ignorant(&mut self) -> bool
    where
        S: Frame,
    {
        let guard = CloseOnUnwind(&mut self.waiting);
        self.frame.0 = S::closed();
        let waits = guard.0.drop_ignorant();
        core::mem::forget(guard);
        waits
    }
}

/// Closes all levels if the body unwinds, or the drop of one does.
struct CloseOnUnwind<'a, C>(&'a mut Delegations<C>);

impl<C> Drop for CloseOnUnwind<'_, C> {
    fn drop(&mut self) {
        self.0.exiting = 0;
        self.0.calls.truncate(0);
    }
}

impl<S, C, F, T, A, E, Y, R> Generator<A, E> for RecursiveMachine<S, C, F, T>
where
    S: Frame,
    C: Waiting,
    F: FnMut(S, &mut S, &mut Delegations<C>, Resume<A, E>) -> Step<Y, R, E>,
    T: Take<S>,
{
    type Yield = Y;
    type Return = R;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<Y, R, E>, Refused<Resume<A, E>>> {
        let refusal = match (self.frame.0.state(), &input) {
            (GeneratorState::Created, Resume::Start)
            | (GeneratorState::Suspended, Resume::Send(_) | Resume::Throw(_) | Resume::Exit) => {
                return Ok(self.run(input));
            }
            (GeneratorState::Created, Resume::Send(_)) => Refusal::NotPrimed,
            (GeneratorState::Created, Resume::Throw(_) | Resume::Exit) => {
                self.frame.0 = S::closed();
                return Ok(match input {
                    Resume::Throw(error) => Step::Raised(error),
                    _ => Step::Exited,
                });
            }
            (GeneratorState::Suspended, Resume::Start) => Refusal::AlreadyStarted,
            (GeneratorState::Closed | GeneratorState::Running, _) => Refusal::Exhausted,
        };
        Err(Refused { refusal, input })
    }
}

impl<S: Frame, C: Waiting, F, T> Observe for RecursiveMachine<S, C, F, T> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        self.frame.0.state()
    }

    fn name(&self) -> &'static str {
        S::NAME
    }

    fn location(&self) -> Option<Location> {
        self.frame.location_of_all(&self.waiting.calls)
    }

    fn delegate(&self) -> Option<&dyn Observe> {
        self.frame.delegate_of_all(&self.waiting.calls)
    }
}

impl<S: Locals, C: WaitingLocals, F, T> Inspect for RecursiveMachine<S, C, F, T> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.frame.visit_outermost(&self.waiting.calls, visit);
    }
}

impl<S: Locals, C: WaitingLocals, F, T> fmt::Debug for RecursiveMachine<S, C, F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.frame.debug_all(&self.waiting.calls, f)
    }
}
