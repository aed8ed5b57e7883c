//! The state of a generator, and what else can be told of it from outside.

use core::fmt;

/// Says where a generator is in its life, after Python's `inspect.getgeneratorstate`.
///
/// It displays as Python names it (`GEN_CREATED`, …).
///
/// # Examples
///
/// ```
/// use primed::GeneratorState;
///
/// assert_eq!(GeneratorState::Suspended.to_string(), "GEN_SUSPENDED");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GeneratorState {
    /// It was made, and nothing of its body has run.
    Created,
    /// Its body is running: only that body, and what it calls, can see this.
    Running,
    /// It waits at a yield.
    Suspended,
    /// It has ended: it returned, raised, was closed, or its body panicked.
    Closed,
}

impl GeneratorState {
    /// Gives Python's name of the state.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(primed::GeneratorState::Closed.as_str(), "GEN_CLOSED");
    /// ```
    #[must_use = "this only reads the name"]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "GEN_CREATED",
            Self::Running => "GEN_RUNNING",
            Self::Suspended => "GEN_SUSPENDED",
            Self::Closed => "GEN_CLOSED",
        }
    }
}

impl fmt::Display for GeneratorState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Tells where in the source a generator is.
///
/// It displays as `file:line:column`.
///
/// # Examples
///
/// ```
/// use primed::Location;
///
/// let at = Location::new("src/feed.rs", 12, 9, Some(1));
/// assert_eq!(at.to_string(), "src/feed.rs:12:9");
/// assert_eq!(at.line, 12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Location {
    /// The source file, as the compiler names it.
    pub file: &'static str,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1.
    pub column: u32,
    /// Which yield of the body this is, counted from 1 in the order of the
    /// source; `None` when it is not a yield but the generator's definition.
    pub yield_number: Option<u32>,
}

impl Location {
    /// Makes a location from its parts.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::Location;
    ///
    /// const HERE: Location = Location::new(file!(), line!(), column!(), None);
    /// assert_eq!(HERE.yield_number, None);
    /// ```
    #[must_use = "this makes a value and does nothing else"]
    pub const fn new(
        file: &'static str,
        line: u32,
        column: u32,
        yield_number: Option<u32>,
    ) -> Self {
        Self {
            file,
            line,
            column,
            yield_number,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What can be told of a generator from outside, without resuming it.
///
/// It is a supertrait of [`Generator`](crate::Generator) and of
/// [`Inspect`](crate::Inspect). None of its methods fails or panics, also when
/// the body being run asks about itself (through a `Shared` handle).
///
/// # Examples
///
/// ```
/// use primed::{Generator, GeneratorState, Observe, generator};
///
/// #[generator]
/// fn countdown() -> impl Generator<Yield = u32> {
///     yield_!(2);
///     yield_!(1);
/// }
///
/// let mut g = countdown();
/// assert_eq!(g.state(), GeneratorState::Created);
/// assert_eq!(g.name(), "countdown");
/// g.next()?;
/// assert_eq!(g.state(), GeneratorState::Suspended);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Observe {
    /// Tells the state, as `inspect.getgeneratorstate` does.
    ///
    /// [`Generator::state`](crate::Generator::state) is the same; an iterator has only
    /// this one, and [`getgeneratorstate`].
    #[must_use = "this only reads the state"]
    fn generator_state(&self) -> GeneratorState;

    /// Gives the name of the function which made the generator, as Python's
    /// `__name__` does; `"<generator>"` when that is not known.
    #[must_use = "this only reads the name"]
    fn name(&self) -> &'static str {
        "<generator>"
    }

    /// Tells where the generator is, as Python's `gi_frame.f_lineno` does: at
    /// its definition when created, at the yield that it waits at when suspended.
    ///
    /// It is `None` when closed, while the body runs, and where it is not known.
    #[must_use = "this only reads the location"]
    fn location(&self) -> Option<Location> {
        None
    }

    /// Gives what the generator has handed itself over to, as Python's `gi_yieldfrom`
    /// does: while it waits in a `yield_from!`, its delegate.
    ///
    /// What can be told of that can be asked again: at the end of such a chain is the
    /// generator that waits at a yield of its own. A delegate that is an iterator tells its
    /// type as its name. It is `None` anywhere else, and behind a
    /// [`Shared`](crate::Shared) handle, out of which nothing can be lent.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Generator, Observe, generator};
    ///
    /// #[generator]
    /// fn inner() -> impl Generator<Yield = u8> {
    ///     yield_!(1);
    /// }
    ///
    /// #[generator]
    /// fn outer() -> impl Generator<Yield = u8> {
    ///     yield_!(0);
    ///     yield_from!(inner());
    /// }
    ///
    /// let mut g = outer();
    /// g.next()?;
    /// assert!(g.delegate().is_none());
    /// g.next()?;
    /// assert_eq!(g.delegate().map(|inner| inner.name()), Some("inner"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use = "this only looks"]
    fn delegate(&self) -> Option<&dyn Observe> {
        None
    }
}

/// Writes the methods of [`Observe`] for what holds a generator; or all `but_state`, where
/// that has more to say about the state.
macro_rules! forward_observe {
    ($this:ident => $inner:expr) => {
        #[inline]
        fn generator_state(&$this) -> $crate::GeneratorState {
            $inner.generator_state()
        }

        $crate::state::forward_observe!(but_state $this => $inner);
    };
    (but_state $this:ident => $inner:expr) => {
        fn name(&$this) -> &'static str {
            $inner.name()
        }

        fn location(&$this) -> ::core::option::Option<$crate::Location> {
            $inner.location()
        }

        fn delegate(&$this) -> ::core::option::Option<&dyn $crate::Observe> {
            $inner.delegate()
        }
    };
}
pub(crate) use forward_observe;

impl<G: Observe + ?Sized> Observe for &G {
    forward_observe!(self => (**self));
}

/// Tells the state of a generator: Python's `inspect.getgeneratorstate(g)`.
///
/// # Examples
///
/// ```
/// use primed::{Generator, GeneratorState, generator, getgeneratorstate};
///
/// #[generator]
/// fn once() -> impl Generator<Yield = u8> {
///     yield_!(1);
/// }
///
/// let mut g = once();
/// assert_eq!(getgeneratorstate(&g), GeneratorState::Created);
/// g.close()?;
/// assert_eq!(getgeneratorstate(&g).to_string(), "GEN_CLOSED");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "this only reads the state"]
pub fn getgeneratorstate<G: Observe + ?Sized>(g: &G) -> GeneratorState {
    g.generator_state()
}
