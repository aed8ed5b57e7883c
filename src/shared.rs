//! One generator, reached from several places.

mod faces;
mod make;
mod weak;

use alloc::rc::Rc;
use core::cell::{Cell, RefCell};

pub use weak::WeakShared;

use crate::{
    CloseError, Generator, GeneratorState, Location, NextError, Nothing, Observe, PrimeError,
    Refusal, Refused, Resume, SendError, Step, ThrowError,
};

/// A handle to a generator that others may have handles to as well.
///
/// In Python every name of a generator is such a handle. Its methods take
/// `&self`, so that the body too can hold one (see
/// [`new_cyclic`](Self::new_cyclic)). Resuming the generator while it runs is
/// refused with `AlreadyExecuting`, touches nothing and hands the input back.
/// Its [`state`](Self::state) reads [`Running`](GeneratorState::Running) then,
/// also when its own body asks. After a panic of the body it is closed.
///
/// A handle is a generator itself, and so is a reference to one. The handles
/// stay within one thread.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Shared, generator};
///
/// #[generator]
/// fn count() -> impl Generator<Yield = u32> {
///     let mut at = 0;
///     loop {
///         yield_!(at);
///         at += 1;
///     }
/// }
///
/// let one = Shared::new(count());
/// let other = one.clone();
/// assert_eq!(one.next(), Ok(0));
/// assert_eq!(other.next(), Ok(1));
/// assert_eq!(one.next(), Ok(2));
/// ```
#[must_use = "a generator does nothing until it is resumed"]
pub struct Shared<G: ?Sized>(Rc<Slot<G>>);

/// What the handles share.
struct Slot<G: ?Sized> {
    /// The generator's name, which must be known while it runs.
    name: &'static str,
    /// A resume began and has not come back: it is under way, or it panicked.
    entered: Cell<bool>,
    /// Borrowed for as long as a resume is under way.
    generator: RefCell<G>,
}

/// As the methods of [`Generator`] and [`Observe`], which see for what each does
/// in which state.
impl<G: ?Sized> Shared<G> {
    /// Tells the state; it is running also for the body that asks.
    #[must_use = "this only reads the state"]
    pub fn state(&self) -> GeneratorState
    where
        G: Observe,
    {
        match self.0.generator.try_borrow() {
            Err(_) => GeneratorState::Running,
            Ok(_) if self.0.entered.get() => GeneratorState::Closed,
            Ok(generator) => generator.generator_state(),
        }
    }

    /// Gives the name of the function which made the generator.
    #[must_use = "this only reads the name"]
    pub fn name(&self) -> &'static str {
        self.0.name
    }

    /// Tells where the generator is; `None` while it runs and when it is closed.
    #[must_use = "this only reads the location"]
    pub fn location(&self) -> Option<Location>
    where
        G: Observe,
    {
        match self.0.generator.try_borrow() {
            Ok(generator) if !self.0.entered.get() => generator.location(),
            _ => None,
        }
    }

    /// Tells whether two handles are to the same generator, as Python's `is`.
    #[must_use = "this only compares"]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Makes a handle which does not keep the generator alive.
    pub fn downgrade(&self) -> WeakShared<G> {
        WeakShared(Rc::downgrade(&self.0))
    }

    /// Resumes the body, and says what it came to: [`Generator::resume`].
    ///
    /// # Errors
    ///
    /// A refused call touches nothing, and hands its input back.
    #[inline]
    #[expect(
        clippy::type_complexity,
        reason = "it is the signature of `Generator::resume`"
    )]
    pub fn resume<A, E>(
        &self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>>
    where
        G: Generator<A, E>,
    {
        let slot = &*self.0;
        let Ok(mut generator) = slot.generator.try_borrow_mut() else {
            return Err(Refused {
                refusal: Refusal::AlreadyExecuting,
                input,
            });
        };
        if slot.entered.replace(true) {
            return Err(Refused {
                refusal: Refusal::Exhausted,
                input,
            });
        }
        let step = generator.resume(input);
        slot.entered.set(false);
        step
    }

    /// Runs a created generator to its first yield: [`Generator::prime`].
    ///
    /// # Errors
    ///
    /// As [`Generator::prime`].
    #[inline]
    pub fn prime<A, E>(&self) -> Result<G::Yield, PrimeError<G::Return, E>>
    where
        G: Generator<A, E>,
    {
        Generator::prime(&mut &*self)
    }

    /// Runs to the next yield: [`Generator::next`].
    ///
    /// # Errors
    ///
    /// As [`Generator::next`].
    #[inline]
    pub fn next<A, E>(&self) -> Result<G::Yield, NextError<G::Return, E>>
    where
        G: Generator<A, E>,
        A: Nothing,
    {
        Generator::next(&mut &*self)
    }

    /// Sends a value: [`Generator::send`].
    ///
    /// # Errors
    ///
    /// As [`Generator::send`].
    #[inline]
    pub fn send<A, E>(&self, value: A) -> Result<G::Yield, SendError<A, G::Return, E>>
    where
        G: Generator<A, E>,
    {
        Generator::send(&mut &*self, value)
    }

    /// Throws an error in: [`Generator::throw`].
    ///
    /// # Errors
    ///
    /// As [`Generator::throw`].
    #[inline]
    pub fn throw<A, E>(&self, error: E) -> Result<G::Yield, ThrowError<G::Return, E>>
    where
        G: Generator<A, E>,
    {
        Generator::throw(&mut &*self, error)
    }

    /// Asks the body to end: [`Generator::close`].
    ///
    /// # Errors
    ///
    /// As [`Generator::close`].
    #[inline]
    pub fn close<A, E>(&self) -> Result<Option<G::Return>, CloseError<G::Yield, E>>
    where
        G: Generator<A, E>,
    {
        Generator::close(&mut &*self)
    }
}
