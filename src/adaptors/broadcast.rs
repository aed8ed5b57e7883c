//! A coroutine which sends what it is sent to several others.

use core::fmt;
use core::marker::PhantomData;

use crate::{
    Fault, Generator, GeneratorState, Inspect, Observe, Refusal, Refused, Resume, Step, Thrown,
};

/// Makes a coroutine that sends each value it is sent to all of its targets.
///
/// The targets are an array, a `Vec`, a boxed slice or a `&mut` slice of
/// generators: of one type, or of `Box<dyn Generator<..>>` or
/// `&mut dyn Generator<..>`. It yields how many of them are still waiting for
/// values. What they yield or return themselves is dropped.
///
/// | what comes in | what it does |
/// |---|---|
/// | a start | primes the targets that were not, in order |
/// | a send | sends a clone to each target that waits, in order; the last one gets the value itself |
/// | a throw | closes the targets, in order, and raises the error: it is moved, so that it cannot be thrown into each |
/// | a close | closes the targets, in order, also before the start |
///
/// A target that ends is passed over from then on. When none is left, the
/// broadcast returns `()`.
///
/// A target that raises an error, or comes to a fault, ends the broadcast with
/// it: the targets after it are not sent the value, and all others are closed.
/// However the targets come to be closed, all of them are. The first failure is
/// reported, that of a send or a throw before those of closing; the later ones
/// are dropped. A target that ignores the exit is the failure
/// [`Fault::ExitIgnored`].
///
/// While a target runs, the broadcast counts as running, and refuses to be resumed.
/// If others closed all targets, it is closed.
///
/// # Panics
///
/// The coroutine panics if a target or the cloning of a value does. It is closed
/// then; no other target is sent anything, or closed.
///
/// # Examples
///
/// ```
/// use std::cell::RefCell;
/// use primed::{Generator, broadcast, generator};
///
/// #[generator]
/// fn filter<'a>(
///     word: &'a str,
///     found: &'a RefCell<Vec<String>>,
/// ) -> impl Generator<&'a str, Yield = ()> {
///     loop {
///         let line = yield_!();
///         if line.contains(word) {
///             found.borrow_mut().push(format!("{word}: {line}"));
///         }
///     }
/// }
///
/// let found = RefCell::default();
/// let mut lines = broadcast([filter("rust", &found), filter("py", &found)]);
/// assert_eq!(lines.prime(), Ok(2));
/// assert_eq!(lines.send("python and rust"), Ok(2));
/// assert_eq!(lines.send("ruby"), Ok(2));
/// assert_eq!(lines.close(), Ok(None));
/// assert_eq!(*found.borrow(), ["rust: python and rust", "py: python and rust"]);
/// ```
#[inline]
pub const fn broadcast<T, G>(targets: T) -> Broadcast<T, G>
where
    T: AsRef<[G]> + AsMut<[G]>,
    G: Observe,
{
    Broadcast {
        targets,
        state: GeneratorState::Created,
        target: PhantomData,
    }
}

/// A coroutine which sends what it is sent to several others, from [`broadcast`].
#[must_use = "a generator does nothing until it is resumed"]
pub struct Broadcast<T, G> {
    targets: T,
    /// Its own state, as far as it does not depend on the targets.
    state: GeneratorState,
    target: PhantomData<fn() -> G>,
}

impl<T, G> Broadcast<T, G> {
    /// Takes the targets back, in the states that they are in.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, GeneratorState, broadcast, sink};
    ///
    /// let mut g = broadcast([sink(|_: u8| {})]);
    /// assert_eq!(g.prime(), Ok(1));
    /// let [target] = g.into_targets();
    /// assert_eq!(target.state(), GeneratorState::Suspended);
    /// ```
    #[must_use = "this gives the targets back"]
    pub fn into_targets(self) -> T {
        self.targets
    }
}

impl<T: AsRef<[G]>, G: Observe> Observe for Broadcast<T, G> {
    #[inline]
    fn generator_state(&self) -> GeneratorState {
        let any = |state| {
            let mut targets = self.targets.as_ref().iter();
            targets.any(|target| target.generator_state() == state)
        };
        match self.state {
            GeneratorState::Closed => GeneratorState::Closed,
            _ if any(GeneratorState::Running) => GeneratorState::Running,
            GeneratorState::Suspended if !any(GeneratorState::Suspended) => GeneratorState::Closed,
            state => state,
        }
    }

    fn name(&self) -> &'static str {
        "broadcast"
    }
}

/// Shows the targets, as `targets`.
impl<T: AsRef<[G]> + fmt::Debug, G: Observe> Inspect for Broadcast<T, G> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        match self.generator_state() {
            GeneratorState::Created | GeneratorState::Suspended => visit("targets", &self.targets),
            GeneratorState::Running | GeneratorState::Closed => {}
        }
    }
}

impl<A, E, T, G> Generator<A, E> for Broadcast<T, G>
where
    A: Clone,
    T: AsRef<[G]> + AsMut<[G]>,
    G: Generator<A, E>,
{
    type Yield = usize;
    type Return = ();

    fn resume(&mut self, input: Resume<A, E>) -> Result<Step<usize, (), E>, Refused<Resume<A, E>>> {
        let refusal = match (self.generator_state(), &input) {
            (GeneratorState::Running, _) => Refusal::AlreadyExecuting,
            (GeneratorState::Closed, _) => Refusal::Exhausted,
            (GeneratorState::Created, Resume::Send(_)) => Refusal::NotPrimed,
            (GeneratorState::Suspended, Resume::Start) => Refusal::AlreadyStarted,
            _ => {
                self.state = GeneratorState::Closed; // and so it stays after a panic
                let targets = self.targets.as_mut();
                let gone_on = match input {
                    Resume::Start => start(targets),
                    Resume::Send(value) => send(targets, value),
                    Resume::Throw(error) => Err(Thrown::Raised(error)),
                    Resume::Exit => Err(Thrown::Exit),
                };
                return Ok(match gone_on {
                    Ok(()) => match targets.iter().filter(|target| waits(*target)).count() {
                        0 => Step::Returned(()),
                        waiting => {
                            self.state = GeneratorState::Suspended;
                            Step::Yielded(waiting)
                        }
                    },
                    Err(thrown) => match (close(targets), thrown) {
                        (Err(failure), Thrown::Exit) => failure.into(),
                        (_, first) => first.into(),
                    },
                });
            }
        };
        Err(Refused { refusal, input })
    }
}

/// Tells whether a target can be sent a value.
fn waits<A, E, G: Generator<A, E>>(target: &G) -> bool {
    target.state() == GeneratorState::Suspended
}

/// Primes the targets which nobody did before. A closed one may hold the end that
/// it came to while being primed.
fn start<A, E, G: Generator<A, E>>(targets: &mut [G]) -> Result<(), Thrown<E>> {
    let mut unprimed = targets.iter_mut().filter(|target| !waits(*target));
    unprimed.try_for_each(|target| resume(target, Resume::Start))
}

/// Sends a clone to each target but the last, which gets the value itself.
fn send<A: Clone, E, G: Generator<A, E>>(targets: &mut [G], value: A) -> Result<(), Thrown<E>> {
    let Some(last) = targets.iter().rposition(waits) else {
        return Ok(());
    };
    for target in &mut targets[..last] {
        if waits(target) {
            resume(target, Resume::Send(value.clone()))?;
        }
    }
    resume(&mut targets[last], Resume::Send(value))
}

/// Closes all targets, and gives the first failure.
fn close<A, E, G: Generator<A, E>>(targets: &mut [G]) -> Result<(), Thrown<E>> {
    let mut closed = Ok(());
    for target in targets {
        closed = closed.and(resume(target, Resume::Exit));
    }
    closed
}

/// Resumes a target; that it ends is no failure.
fn resume<A, E, G: Generator<A, E>>(target: &mut G, input: Resume<A, E>) -> Result<(), Thrown<E>> {
    let closing = matches!(input, Resume::Exit);
    match target.resume(input) {
        Ok(Step::Yielded(_)) if closing => Err(Thrown::Fault(Fault::ExitIgnored)),
        Ok(Step::Yielded(_) | Step::Returned(_) | Step::Exited) => Ok(()),
        Ok(Step::Raised(error)) => Err(Thrown::Raised(error)),
        Ok(Step::Fault(fault)) => Err(Thrown::Fault(fault)),
        Err(refused) => match refused.refusal {
            Refusal::Exhausted => Ok(()),
            refusal => Err(Thrown::Fault(refusal.fault())),
        },
    }
}

impl<T: Clone, G> Clone for Broadcast<T, G> {
    fn clone(&self) -> Self {
        Self {
            targets: self.targets.clone(),
            state: self.state,
            target: PhantomData,
        }
    }
}

impl<T: fmt::Debug, G> fmt::Debug for Broadcast<T, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Broadcast")
            .field("targets", &self.targets)
            .finish_non_exhaustive()
    }
}
