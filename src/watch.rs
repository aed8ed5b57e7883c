//! Watching a generator from anywhere, its own body included.

use alloc::sync::Arc;
use core::fmt;
use core::sync::atomic::{AtomicU8, Ordering};

use crate::state::forward_observe;
use crate::{Generator, GeneratorState, Inspect, Observe, Refused, Resume, Step};

/// Tells the state of a generator to whoever holds it.
///
/// It can be made, and given to a body, before the generator exists; then
/// [`watch`](Self::watch) ties it to one. From then on each of its clones reads the four
/// states: [`Created`](GeneratorState::Created) at first, also before it is tied;
/// [`Running`](GeneratorState::Running) for as long as the body runs, and so from inside
/// of it; [`Closed`](GeneratorState::Closed) once the generator has ended, has panicked, or
/// was dropped.
///
/// The generator stays a value with one owner, which may go to another thread: that is the
/// difference from [`Shared`](crate::Shared), whose handles can also resume it. A function
/// that watches what it makes has the signature that it had before: the watched generator
/// is behind its `impl Generator` or its box.
///
/// # Examples
///
/// ```
/// use primed::{Generator, GeneratorState, StateHandle, generator};
///
/// #[generator]
/// fn body(me: StateHandle) -> impl Generator<Yield = GeneratorState> {
///     yield_!(me.state());
/// }
///
/// fn watched(me: &StateHandle) -> impl Generator<Yield = GeneratorState, Return = ()> + use<> {
///     me.watch(body(me.clone()))
/// }
///
/// let me = StateHandle::new();
/// let mut g = watched(&me);
/// assert_eq!(me.state(), GeneratorState::Created);
/// assert_eq!(g.next(), Ok(GeneratorState::Running));
/// assert_eq!(me.state(), GeneratorState::Suspended);
/// drop(g);
/// assert_eq!(me.state(), GeneratorState::Closed);
/// ```
#[derive(Clone)]
pub struct StateHandle(Arc<AtomicU8>);

/// In this order, as numbers.
const STATES: [GeneratorState; 4] = [
    GeneratorState::Created,
    GeneratorState::Running,
    GeneratorState::Suspended,
    GeneratorState::Closed,
];

impl StateHandle {
    /// Makes a handle to a generator that is still to be made.
    #[must_use = "a handle does nothing until it watches a generator"]
    pub fn new() -> Self {
        Self(Arc::new(AtomicU8::new(0)))
    }

    /// Reads the state.
    #[must_use = "this only reads the state"]
    pub fn state(&self) -> GeneratorState {
        let at = usize::from(self.0.load(Ordering::Acquire));
        STATES.get(at).copied().unwrap_or(GeneratorState::Closed)
    }

    /// Watches a generator or an iterator: each resumption says so to the handle.
    ///
    /// A handle is for one generator. If it is given two, it tells the state of the one
    /// that was resumed last.
    pub fn watch<G: Observe>(&self, generator: G) -> Watched<G> {
        self.set(generator.generator_state());
        Watched {
            generator,
            handle: self.clone(),
        }
    }

    fn set(&self, state: GeneratorState) {
        let at = STATES.iter().position(|other| *other == state);
        let at = at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
        self.0.store(at, Ordering::Release);
    }
}

impl Default for StateHandle {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for StateHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StateHandle({})", self.state())
    }
}

impl Observe for StateHandle {
    fn generator_state(&self) -> GeneratorState {
        self.state()
    }
}

/// A generator or iterator whose state a [`StateHandle`] tells.
///
/// Everything passes through it as it is: values, sends, throws and closes.
#[must_use = "a generator does nothing until it is resumed"]
pub struct Watched<G: Observe> {
    generator: G,
    handle: StateHandle,
}

impl<G: Observe> Watched<G> {
    /// Runs the body, which is running meanwhile; if it panics, it is closed.
    fn run<T>(&mut self, run: impl FnOnce(&mut G) -> T) -> T {
        struct Closes<'a>(&'a StateHandle);

        impl Drop for Closes<'_> {
            fn drop(&mut self) {
                self.0.set(GeneratorState::Closed);
            }
        }

        self.handle.set(GeneratorState::Running);
        let unwinds = Closes(&self.handle);
        let result = run(&mut self.generator);
        core::mem::forget(unwinds);
        self.handle.set(self.generator.generator_state());
        result
    }
}

impl<G: Observe> Drop for Watched<G> {
    fn drop(&mut self) {
        self.handle.set(GeneratorState::Closed);
    }
}

impl<G: Observe> Observe for Watched<G> {
    forward_observe!(self => self.generator);
}

impl<G: Inspect> Inspect for Watched<G> {
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug)) {
        self.generator.visit_locals(visit);
    }
}

impl<A, E, G: Generator<A, E>> Generator<A, E> for Watched<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    fn resume(
        &mut self,
        input: Resume<A, E>,
    ) -> Result<Step<G::Yield, G::Return, E>, Refused<Resume<A, E>>> {
        self.run(|generator| generator.resume(input))
    }
}

impl<G: Iterator + Observe> Iterator for Watched<G> {
    type Item = G::Item;

    fn next(&mut self) -> Option<G::Item> {
        self.run(Iterator::next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.generator.size_hint()
    }
}

impl<G: fmt::Debug + Observe> fmt::Debug for Watched<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}
