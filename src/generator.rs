//! The trait of all generators.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::convert::Infallible;

use crate::adaptors::{Chain, InspectYield, MapReturn, MapSend, MapYield};
#[cfg(feature = "alloc")]
use crate::adaptors::{CollectError, collect_return};
use crate::iter::{Iter, Unfailing};
use crate::outcome;
use crate::try_iter::TryIter;
use crate::{
    CloseError, GeneratorState, NextError, Nothing, Observe, PrimeError, Primed, PrimedError,
    Refused, Resume, SendError, Step, ThrowError,
};

/// A generator: a body that can be left at a yield and resumed there.
///
/// It is sent `A` at each yield after the first, and may have `E` thrown into it
/// or raise it. It hands out `Yield`s and at last its `Return`.
///
/// | Python | here |
/// |---|---|
/// | `next(g)` | [`next`](Self::next); [`prime`](Self::prime) for the first one, whatever the send type |
/// | `g.send(value)` | [`send`](Self::send) |
/// | `g.throw(error)` | [`throw`](Self::throw) |
/// | `g.close()` | [`close`](Self::close) |
/// | `for x in g` | [`iter`](Self::iter), [`try_iter`](Self::try_iter) |
///
/// The adaptors (`map_yield` and its kin, `chain`) take a generator in any state and run
/// nothing; each says what it does with sends, throws and closes.
///
/// The trait can be made into an object: `Box<dyn Generator<f64, Yield = f64,
/// Return = ()>>` is a generator, and so is `&mut G`.
///
/// # Panics
///
/// No method panics unless the body does; that closes the generator.
///
/// # Implementing it
///
/// A type needs [`resume`](Self::resume) and [`Observe::generator_state`] only. What the
/// table of `resume` says is the contract that the other methods rely on. They
/// are to be overridden only to forward them.
///
/// # Examples
///
/// ```
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn averager() -> impl Generator<f64, Yield = f64> {
///     let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
///     loop {
///         total += yield_!(average);
///         count += 1.0;
///         average = total / count;
///     }
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut average = averager();
/// average.prime()?;
/// assert_eq!(average.send(10.0)?, 10.0);
/// assert_eq!(average.send(20.0)?, 15.0);
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a generator which is sent `{A}` and may raise `{E}`",
    label = "not a `Generator<{A}, {E}>`",
    note = "a generator comes from a function with `#[generator]` which returns `impl Generator<A, E, Yield = Y, Return = R>`"
)]
#[must_use = "a generator does nothing until it is resumed"]
pub trait Generator<A = (), E = Infallible>: Observe {
    /// What the generator hands out at each yield.
    type Yield;

    /// What the body returns at its end.
    type Return;

    /// Tells the state, as [`getgeneratorstate`](crate::getgeneratorstate) does.
    ///
    /// | state | what it gives |
    /// |---|---|
    /// | created, suspended, closed | that state |
    /// | running | that, to who asks through a handle that the body has |
    ///
    /// It never fails, and touches nothing.
    #[inline]
    #[must_use = "this only reads the state"]
    fn state(&self) -> GeneratorState {
        self.generator_state()
    }

    /// Resumes the body, and says what it came to.
    ///
    /// All other methods are made of this one.
    ///
    /// | state | `Start` | `Send(a)` | `Throw(e)` | `Exit` |
    /// |---|---|---|---|---|
    /// | created | runs to the first yield | refused: `NotPrimed` | closes, `Raised(e)`; no code of the body runs | closes, `Exited`; no code of the body runs |
    /// | running | refused: `AlreadyExecuting` | the same | the same | the same |
    /// | suspended | refused: `AlreadyStarted` | the yield evaluates to `a` | the yield fails with `e` | the yield is left |
    /// | closed | refused: `Exhausted` | the same | the same | the same |
    ///
    /// While the body runs, and if it panics, the state must not be left at
    /// suspended: a panic closes the generator.
    ///
    /// # Errors
    ///
    /// A refused call touches nothing, and hands its input back.
    #[expect(
        clippy::type_complexity,
        reason = "both what came of it and what was refused are told, each by its own type"
    )]
    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<Self::Yield, Self::Return, E>, Refused<Resume<A, E>>>;

    /// Runs a created generator to its first yield, as the first `next(g)` does.
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created | runs the body to its first yield, and gives what it yields |
    /// | running | [`PrimeError::AlreadyExecuting`] |
    /// | suspended | [`PrimeError::AlreadyStarted`] |
    /// | closed | [`PrimeError::Exhausted`] |
    ///
    /// # Errors
    ///
    /// As above, or how the body ended if it came to no yield.
    #[inline]
    fn prime(&mut self) -> Result<Self::Yield, PrimeError<Self::Return, E>> {
        outcome::primed(self.resume(Resume::Start))
    }

    /// Runs to the next yield, as `next(g)` does; the yield that it waits at
    /// evaluates to [nothing](Nothing).
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created | runs the body to its first yield, and gives what it yields |
    /// | running | [`NextError::AlreadyExecuting`] |
    /// | suspended | sends `()` or `None`, and gives what the body yields next |
    /// | closed | [`NextError::Exhausted`] |
    ///
    /// It exists where there is a nothing to send. Elsewhere the compiler says
    /// to use [`prime`](Self::prime) and [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// As above, or how the body ended: [`NextError::StopIteration`] holds what
    /// it returned.
    #[inline]
    fn next(&mut self) -> Result<Self::Yield, NextError<Self::Return, E>>
    where
        A: Nothing,
    {
        let input = match self.state() {
            GeneratorState::Created => Resume::Start,
            _ => Resume::Send(A::nothing()),
        };
        outcome::next(self.resume(input))
    }

    /// Sends a value: the yield that the generator waits at evaluates to it.
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created | [`SendError::NotPrimed`] hands the value back, nothing is run |
    /// | running | [`SendError::AlreadyExecuting`] hands the value back |
    /// | suspended | gives what the body yields next |
    /// | closed | [`SendError::Exhausted`] hands the value back |
    ///
    /// # Errors
    ///
    /// As above, or how the body ended: [`SendError::StopIteration`] holds what
    /// it returned.
    #[inline]
    fn send(&mut self, value: A) -> Result<Self::Yield, SendError<A, Self::Return, E>> {
        outcome::sent(self.resume(Resume::Send(value)))
    }

    /// Throws an error in: the yield that the generator waits at fails with it.
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created | closes without running any of the body, [`ThrowError::Raised`] |
    /// | running | [`ThrowError::AlreadyExecuting`] hands the error back |
    /// | suspended | gives what the body yields next, if it catches the error |
    /// | closed | [`ThrowError::Exhausted`] hands the error back |
    ///
    /// # Errors
    ///
    /// As above, or how the body ended: a body that does not catch the error
    /// raises it. The error is moved, never cloned.
    #[inline]
    fn throw(&mut self, error: E) -> Result<Self::Yield, ThrowError<Self::Return, E>> {
        outcome::thrown(self.resume(Resume::Throw(error)))
    }

    /// Asks the body to end, and gives what it returned in answer to that.
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created | closes without running any of the body, `Ok(None)` |
    /// | running | [`CloseError::AlreadyExecuting`] |
    /// | suspended | the yield is left: `Ok(None)` if the exit leaves the body, `Ok(Some(r))` if it catches it and returns |
    /// | closed | nothing: `Ok(None)` |
    ///
    /// Dropping a generator runs destructors only, and no more of its body.
    ///
    /// # Errors
    ///
    /// [`CloseError::ExitIgnored`] if the body answers with a yield: it is then
    /// suspended there, and usable. [`CloseError::Raised`] or
    /// [`CloseError::Fault`] if the body fails: it is then closed.
    #[inline]
    fn close(&mut self) -> Result<Option<Self::Return>, CloseError<Self::Yield, E>> {
        outcome::closed(self.resume(Resume::Exit))
    }

    /// Iterates a generator which raises no errors, as `for x in g` does.
    ///
    /// Each item comes from [`next`](Self::next). The iterator keeps what the
    /// generator returns. To go on with the generator afterwards, iterate
    /// `(&mut g).iter()`.
    ///
    /// | state | what the iterator does |
    /// |---|---|
    /// | created, suspended | gives what is yielded from here on |
    /// | running, closed | gives nothing; [`Iter::end`] says why |
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, generator};
    ///
    /// #[generator]
    /// fn count(to: u32) -> impl Generator<Yield = u32, Return = &'static str> {
    ///     for i in 0..to {
    ///         yield_!(i);
    ///     }
    ///     "done"
    /// }
    ///
    /// let mut numbers = count(3).iter();
    /// assert_eq!(numbers.by_ref().sum::<u32>(), 3);
    /// assert_eq!(numbers.into_return(), Some("done"));
    /// ```
    fn iter(self) -> Iter<Self, A, E>
    where
        Self: Sized,
        A: Nothing,
        E: Unfailing,
    {
        Iter::new(self)
    }

    /// Primes a generator that someone else wrote, and keeps what it yields first: the
    /// priming decorator, for values.
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created | runs the body to its first yield |
    /// | running, suspended, closed | hands the generator back in the error |
    ///
    /// # Errors
    ///
    /// As [`prime`](Self::prime), also where the body ends before its first yield: the
    /// [`PrimedError`] holds the generator and how it ended. [`Primed`] has an example.
    #[expect(clippy::type_complexity, reason = "the error holds what it was about")]
    fn primed(self) -> Result<Primed<Self, Self::Yield>, PrimedError<Self, Self::Return, E>>
    where
        Self: Sized,
    {
        Primed::new(self)
    }

    /// Iterates a generator which may raise errors: an error is its last item.
    ///
    /// | state | what the iterator does |
    /// |---|---|
    /// | created, suspended | gives what is yielded from here on |
    /// | running | gives [`Fault::AlreadyExecuting`] |
    /// | closed | gives nothing |
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, Thrown, generator};
    ///
    /// #[generator]
    /// fn count() -> impl Generator<(), &'static str, Yield = u32, Return = ()> {
    ///     yield_!(1);
    ///     yield_!(2);
    ///     Err("broken")
    /// }
    ///
    /// let all: Vec<_> = count().try_iter().collect();
    /// assert_eq!(all, [Ok(1), Ok(2), Err(Thrown::Raised("broken"))]);
    /// ```
    ///
    /// [`Fault::AlreadyExecuting`]: crate::Fault::AlreadyExecuting
    fn try_iter(self) -> TryIter<Self, A, E>
    where
        Self: Sized,
        A: Nothing,
    {
        TryIter::new(self)
    }

    /// Maps what is yielded. What it does with sends, throws and closes,
    /// [`MapYield`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, from_iter};
    ///
    /// let mut g = from_iter([1, 2]).map_yield(|n| n * 10);
    /// assert_eq!((g.next(), g.next()), (Ok(10), Ok(20)));
    /// ```
    fn map_yield<Z, F>(self, f: F) -> MapYield<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Yield) -> Z,
    {
        MapYield::new(self, f)
    }

    /// Maps what is sent, so that it can be sent a `B`. What it does with sends,
    /// throws and closes, [`MapSend`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, sink};
    ///
    /// let mut g = sink(|n: usize| assert_eq!(n, 3)).map_send(|text: &str| text.len());
    /// g.prime().unwrap();
    /// g.send("abc").unwrap();
    /// ```
    fn map_send<B, F>(self, f: F) -> MapSend<Self, F>
    where
        Self: Sized,
        F: FnMut(B) -> A,
    {
        MapSend::new(self, f)
    }

    /// Maps what is returned. What it does with sends, throws and closes,
    /// [`MapReturn`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, NextError, from_iter};
    ///
    /// let mut g = from_iter([1; 0]).map_return(|()| "done");
    /// assert_eq!(g.next(), Err(NextError::StopIteration("done")));
    /// ```
    fn map_return<S, F>(self, f: F) -> MapReturn<Self, F>
    where
        Self: Sized,
        F: FnOnce(Self::Return) -> S,
    {
        MapReturn::new(self, f)
    }

    /// Shows what is yielded to a closure. What it does with sends, throws and
    /// closes, [`InspectYield`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, from_iter};
    ///
    /// let mut g = from_iter([1]).inspect_yield(|n| assert_eq!(*n, 1));
    /// assert_eq!(g.next(), Ok(1));
    /// ```
    fn inspect_yield<F>(self, f: F) -> InspectYield<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Yield),
    {
        InspectYield::new(self, f)
    }

    /// Runs this generator, drops what it returns, and then runs the other. What
    /// it does with sends, throws and closes, [`Chain`] says.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, from_iter};
    ///
    /// let g = from_iter([1, 2]).chain(from_iter([3]));
    /// assert_eq!(g.iter().collect::<Vec<_>>(), [1, 2, 3]);
    /// ```
    fn chain<H>(self, other: H) -> Chain<Self, H>
    where
        Self: Sized,
        H: Generator<A, E, Yield = Self::Yield>,
    {
        Chain::new(self, other)
    }

    /// Runs to the end with [`next`](Self::next), and gives all that is yielded
    /// from here on, and what is returned.
    ///
    /// | state | what it does |
    /// |---|---|
    /// | created, suspended | runs the body to its end |
    /// | running, closed | fails, as `next` does |
    ///
    /// # Errors
    ///
    /// [`CollectError`] if it does not return: it holds what was yielded, and
    /// what ended it.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, from_iter};
    ///
    /// let mut g = from_iter(["a", "b"]).map_return(|()| 'r');
    /// assert_eq!(g.collect_return(), Ok((vec!["a", "b"], 'r')));
    /// ```
    #[cfg(feature = "alloc")]
    #[expect(clippy::type_complexity, reason = "what it gives is its two parts")]
    fn collect_return(
        &mut self,
    ) -> Result<(Vec<Self::Yield>, Self::Return), CollectError<Self::Yield, E>>
    where
        A: Nothing,
    {
        collect_return(self)
    }
}
