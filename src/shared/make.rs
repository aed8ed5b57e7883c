//! How a shared generator is made.

use alloc::rc::{Rc, Weak};
use core::cell::{Cell, RefCell};

use super::{Shared, Slot, WeakShared};
use crate::{Generator, Observe};

/// A generator whose type is hidden.
type Any<'g, A, E, Y, R> = dyn Generator<A, E, Yield = Y, Return = R> + 'g;

impl<G: Observe> Slot<G> {
    fn new(generator: G) -> Self {
        Self {
            name: generator.name(),
            entered: Cell::new(false),
            generator: RefCell::new(generator),
        }
    }
}

impl<G> Shared<G> {
    /// Moves a generator to where handles can share it.
    pub fn new(generator: G) -> Self
    where
        G: Observe,
    {
        Self(Rc::new(Slot::new(generator)))
    }

    /// Makes a generator which is given a handle to itself.
    ///
    /// The handle is weak: a strong one, carried by the body, would keep the
    /// generator alive for ever. It can be upgraded as soon as the body runs,
    /// but not yet in `make`.
    ///
    /// The type of the generator cannot name itself, as an opaque one would have
    /// to: box it, or use [`new_cyclic_dyn`](Self::new_cyclic_dyn).
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, GeneratorState, NextError, Shared, WeakShared, generator};
    ///
    /// type Boxed = Box<dyn Generator<Yield = GeneratorState, Return = ()>>;
    ///
    /// #[generator]
    /// fn watch(me: WeakShared<Boxed>) -> Box<dyn Generator<Yield = GeneratorState, Return = ()>> {
    ///     yield_!(me.upgrade().expect("it is being resumed").state());
    ///     let again = me.upgrade().expect("it is being resumed").next();
    ///     assert_eq!(again, Err(NextError::AlreadyExecuting));
    /// }
    ///
    /// let g = Shared::new_cyclic(watch);
    /// assert_eq!(g.next(), Ok(GeneratorState::Running));
    /// assert_eq!(g.state(), GeneratorState::Suspended);
    /// assert_eq!(g.next(), Err(NextError::StopIteration(())));
    /// ```
    pub fn new_cyclic<F>(make: F) -> Self
    where
        G: Observe,
        F: FnOnce(WeakShared<G>) -> G,
    {
        Self(Rc::new_cyclic(|me| Slot::new(make(WeakShared(me.clone())))))
    }

    /// Makes a generator which is given a handle to itself that hides its type.
    ///
    /// It is [`new_cyclic`](Self::new_cyclic) for generators whose type cannot
    /// be named, and needs no box.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, Shared, WeakShared, generator};
    ///
    /// type Any = dyn Generator<Yield = bool, Return = ()>;
    ///
    /// #[generator]
    /// fn alive(me: WeakShared<Any>) -> impl Generator<Yield = bool, Return = ()> {
    ///     yield_!(me.upgrade().is_some());
    /// }
    ///
    /// let g: Shared<Any> = Shared::new_cyclic_dyn(alive);
    /// assert_eq!(g.next(), Ok(true));
    /// ```
    pub fn new_cyclic_dyn<'g, A, E, F>(make: F) -> Shared<Any<'g, A, E, G::Yield, G::Return>>
    where
        G: Generator<A, E> + 'g,
        F: FnOnce(WeakShared<Any<'g, A, E, G::Yield, G::Return>>) -> G,
    {
        Shared(Rc::new_cyclic(|me: &Weak<Slot<G>>| {
            Slot::new(make(WeakShared(me.clone())))
        }))
    }

    /// Hides the type of the generator; other handles keep theirs.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, Shared, generator};
    ///
    /// #[generator]
    /// fn upto(end: u8) -> impl Generator<Yield = u8, Return = ()> {
    ///     for i in 0..end {
    ///         yield_!(i);
    ///     }
    /// }
    ///
    /// let typed = Shared::new(upto(2));
    /// let hidden: Shared<dyn Generator<Yield = u8, Return = ()>> = typed.clone().into_dyn();
    /// assert_eq!((typed.next(), hidden.next()), (Ok(0), Ok(1)));
    /// ```
    pub fn into_dyn<'g, A, E>(self) -> Shared<Any<'g, A, E, G::Yield, G::Return>>
    where
        G: Generator<A, E> + 'g,
    {
        Shared(self.0)
    }
}
