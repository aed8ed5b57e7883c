//! What the machine types ask of a generated state enum.

use core::fmt;
use core::marker::PhantomData;
use core::sync::atomic::{Ordering, compiler_fence};

use super::hold::NotKept;
use super::recursive::Calls;
use crate::{GeneratorState, Location, Observe};

/// A lowered body's frame: where it stands, and the locals it keeps there.
///
/// Implemented by the enum that `#[generator]` writes for a body, with one
/// variant for the start, one for each yield point and one for the end.
pub trait Frame: Sized {
    /// The name of the generator function.
    ///
    /// This, [`location`](Self::location) and [`delegate`](Self::delegate) are left out where
    /// nobody can ask for them: `impl Iterator` is no [`Observe`].
    const NAME: &'static str = "";

    /// Makes a frame that has ended.
    ///
    /// A function, not a constant: of a constant, all bytes would be copied.
    fn closed() -> Self;

    /// Tells the start, the yield points and the end apart.
    ///
    fn state(&self) -> GeneratorState;

    /// Gives the definition before the start, and the yield while suspended.
    fn location(&self) -> Option<Location> {
        None
    }

    /// Gives what it delegates to at the yield where it stands.
    fn delegate(&self) -> Option<&dyn Observe> {
        None
    }
}

/// The locals of a [`Frame`], by name; implemented when all of them are
/// [`Debug`](fmt::Debug).
pub trait Locals: Frame {
    /// Calls `visit` with each local that is kept, in order of declaration.
    fn visit_locals(&self, visit: &mut dyn FnMut(&'static str, &dyn fmt::Debug));
}

/// Writes a machine as `name { state: GEN_SUSPENDED, line: 3, a: 1, b: 2 }`.
pub(super) fn debug<S: Locals>(frame: &S, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(S::NAME);
    out.field("state", &format_args!("{}", frame.state()));
    if let Some(location) = frame.location() {
        out.field("line", &location.line);
    }
    frame.visit_locals(&mut |name, value| {
        out.field(name, value);
    });
    out.finish()
}

/// Says to the optimiser that what calls it comes seldom: the start and the end, as
/// against the yields.
///
/// The fence is no instruction. It keeps the start and the end together behind one
/// test; LLVM would otherwise tell them apart at once, through a table of jumps that
/// every resumption then goes through.
#[cold]
#[inline]
pub fn seldom() {
    compiler_fence(Ordering::SeqCst);
}

/// Takes a body that is checked but not run.
///
/// # Panics
/// Always: it stands where no way leads.
pub fn checked_not_run<R>(_body: impl FnOnce() -> R) -> ! {
    unreachable!("the plain body is not run")
}

/// What the items of a body that is run as a whole are handed to.
pub type Sink<'a, Y> = &'a mut (dyn FnMut(Y) + 'a);

/// Stands for what a body is sent, where it is checked but not run.
///
/// # Panics
/// Always.
#[allow(clippy::must_use_candidate, reason = "what is sent may be ignored")]
pub fn comes<A>(_given: ()) -> A {
    unreachable!("the plain body is not run")
}

/// A value, which is not to be ignored if its type says so.
#[allow(clippy::must_use_candidate, reason = "that is up to its type")]
pub fn given<A>(value: A) -> A {
    value
}

/// Takes what an inner level is given, where the body is checked but not run.
pub fn handed_in<A>(_given: A) {}

/// A value's type, without the value.
///
/// The closure of a machine names its frame as `&mut Frame<_, _>`. That leaves
/// the types of the locals open until the body has been checked, but a method
/// call on a local needs its type at once. [`unify`](Self::unify), the first
/// thing the closure does, ties the open types to those of the value that the
/// machine starts from.
///
/// Generated code makes one by its field, and calls its methods where no way leads: what is
/// never called is never compiled.
#[derive(Debug)]
pub struct TypeOf<S>(pub PhantomData<fn(S) -> S>);

impl<S> Clone for TypeOf<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for TypeOf<S> {}

impl<S> TypeOf<S> {
    /// Takes the type of `_value`.
    #[inline]
    pub const fn of(_value: &S) -> Self {
        Self(PhantomData)
    }

    /// Takes a type that is inferred.
    #[inline]
    #[must_use]
    pub const fn any() -> Self {
        Self(PhantomData)
    }

    /// Keeps nothing of a value whose type has no drop; of any other type it does not
    /// compile.
    #[inline]
    #[must_use]
    pub const fn has_no_drop(self) -> NotKept {
        const {
            assert!(
                !core::mem::needs_drop::<S>(),
                "a closure that owns something is still in scope at a yield, and was not called: \
                 make it `move`, or end its scope before",
            );
        }
        NotKept
    }

    /// Says that `_sink` takes values of this type.
    #[inline]
    pub const fn unify_sink(self, _sink: &Sink<'_, S>) {}

    /// Says that what `_value` may hold is of this type, too.
    #[inline]
    pub const fn unify_option(self, _value: &Option<S>) {}

    /// Says that what is on `_stack` is of this type.
    #[inline]
    pub const fn unify_stack(self, _stack: &Calls<S>) {}

    /// Stands for a value where no way leads.
    ///
    /// # Panics
    /// Always.
    #[must_use]
    pub fn value(self) -> S {
        unreachable!("a value of a type is asked for where no way leads")
    }

    /// Says that `_value` is of this type too.
    #[inline]
    pub const fn unify(self, _value: &S) {}
}
