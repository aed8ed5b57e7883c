//! What `yield_from!` drives (PEP 380).
//!
//! A delegate is a generator, into which everything passes, or anything that
//! can be iterated, into which nothing can be sent (D9). Which of the two an
//! operand is, method lookup decides: `(&&&&&&DelegateTo::<A, E, _>::new(&it))
//! .__tag().wrap(it)` finds those of [`handle`](super::handle), [`DelegateNext`], [`DelegateSend`],
//! [`DelegateIterator`] and [`DelegateNothing`] in this order.

use core::convert::Infallible;
use core::marker::PhantomData;
use core::ops::ControlFlow;

use crate::outcome::Resumed;
use crate::{Fault, Generator, GeneratorState, Nothing, Observe, Refusal, Refused, Resume, Step};

/// A generator or iterator that a body has handed itself over to.
pub trait Delegate<A, E> {
    /// What it yields.
    type Yield;
    /// What `yield_from!` evaluates to.
    type Return;

    /// Passes an input on.
    fn resume(&mut self, input: Resume<A, E>) -> Step<Self::Yield, Self::Return, E>;

    /// Runs it to its end: hands all that it yields to `each`, and gives what it returns,
    /// if it does.
    #[inline]
    fn drain(mut self, mut each: impl FnMut(Self::Yield)) -> ControlFlow<(), Self::Return>
    where
        Self: Sized,
        A: Nothing,
    {
        let mut input = Resume::Start;
        loop {
            match self.resume(input) {
                Step::Yielded(value) => each(value),
                Step::Returned(value) => return ControlFlow::Continue(value),
                Step::Raised(_) | Step::Exited | Step::Fault(_) => return ControlFlow::Break(()),
            }
            input = Resume::Send(A::nothing());
        }
    }
}

/// Delegates, in a body that is run as a whole: see [`Delegate::drain`].
#[inline]
pub fn hand_on<D: Delegate<(), Infallible>>(
    delegate: D,
    each: impl FnMut(D::Yield),
) -> ControlFlow<(), D::Return> {
    delegate.drain(each)
}

/// A delegate that can be asked about: each that there is.
pub trait Delegated {
    /// What it is.
    fn observed(&self) -> &dyn Observe;
}

impl<G: Observe> Delegated for NextDelegate<G> {
    fn observed(&self) -> &dyn Observe {
        &self.0
    }
}

impl<G: Observe> Delegated for SendDelegate<G> {
    fn observed(&self) -> &dyn Observe {
        &self.0
    }
}

impl<I> Delegated for IteratorDelegate<I> {
    fn observed(&self) -> &dyn Observe {
        self
    }
}

impl<Y> Delegated for NothingDelegate<Y> {
    fn observed(&self) -> &dyn Observe {
        self
    }
}

/// An iterator has no state that it tells; it waits.
impl<I> Observe for IteratorDelegate<I> {
    fn generator_state(&self) -> GeneratorState {
        GeneratorState::Suspended
    }

    fn name(&self) -> &'static str {
        core::any::type_name::<I>()
    }
}

impl<Y> Observe for NothingDelegate<Y> {
    fn generator_state(&self) -> GeneratorState {
        GeneratorState::Closed
    }
}

/// Asks what `T` is to a body that is sent `A` and thrown `E`.
#[derive(Debug)]
pub struct DelegateTo<'a, A, E, T>(PhantomData<Asked<'a, A, E, T>>);

type Asked<'a, A, E, T> = (fn(A, E), &'a T);

impl<'a, A, E, T> DelegateTo<'a, A, E, T> {
    /// Asks it of `_operand`.
    #[inline]
    pub const fn new(_operand: &'a T) -> Self {
        Self(PhantomData)
    }
}

/// A generator whose send type has a nothing.
pub trait DelegateNext {
    /// Answers so.
    fn __tag(&self) -> TagNext {
        TagNext
    }
}

impl<A: Nothing, E, T: Generator<A, E>> DelegateNext for &&&DelegateTo<'_, A, E, T> {}

/// Any other generator.
pub trait DelegateSend {
    /// Answers so.
    fn __tag(&self) -> TagSend {
        TagSend
    }
}

impl<A, E, T: Generator<A, E>> DelegateSend for &&DelegateTo<'_, A, E, T> {}

/// What can be iterated, in a body that is sent `A`.
pub trait DelegateIterator<A> {
    /// Answers so.
    fn __tag(&self) -> TagIterator<A> {
        TagIterator(PhantomData)
    }
}

impl<A, E, T: IntoIterator> DelegateIterator<A> for &DelegateTo<'_, A, E, T> {}

/// Anything else.
pub trait DelegateNothing<T> {
    /// Answers so.
    fn __tag(&self) -> TagNothing<T> {
        TagNothing(PhantomData)
    }
}

impl<A, E, T> DelegateNothing<T> for DelegateTo<'_, A, E, T> {}

/// See [`DelegateNext`].
#[derive(Debug)]
pub struct TagNext;

/// See [`DelegateSend`].
#[derive(Debug)]
pub struct TagSend;

/// See [`DelegateIterator`].
#[derive(Debug)]
pub struct TagIterator<A>(PhantomData<fn(A)>);

/// See [`DelegateNothing`].
#[derive(Debug)]
pub struct TagNothing<T>(PhantomData<fn(T)>);

/// A tag that makes a delegate of an operand, for code that is generic in which.
#[cfg(feature = "async")]
pub trait WrapTagged<T> {
    /// The delegate.
    type Delegate;

    /// Makes it.
    fn wrap_tagged(self, operand: T) -> Self::Delegate;
}

#[cfg(feature = "async")]
macro_rules! wrap_tagged {
    ($([$($params:tt)*] $tag:ty: $delegate:ty $(where $operand:ident: $bound:ident)?;)*) => {$(
        impl<T, $($params)*> WrapTagged<T> for $tag $(where $operand: $bound)? {
            type Delegate = $delegate;

            #[inline]
            fn wrap_tagged(self, operand: T) -> $delegate {
                self.wrap(operand)
            }
        }
    )*};
}
#[cfg(feature = "async")]
pub(super) use wrap_tagged;

#[cfg(feature = "async")]
wrap_tagged! {
    [] TagNext: NextDelegate<T>;
    [] TagSend: SendDelegate<T>;
    [A: SentNothing] TagIterator<A>: IteratorDelegate<T::IntoIter> where T: IntoIterator;
    [] TagNothing<T>: NothingDelegate<()> where T: Delegable;
}

impl TagNext {
    /// Delegates to a generator: one that has started already goes on.
    #[inline]
    pub fn wrap<T>(self, generator: T) -> NextDelegate<T> {
        NextDelegate(generator)
    }
}

impl TagSend {
    /// Delegates to a generator that has not started.
    #[inline]
    pub fn wrap<T>(self, generator: T) -> SendDelegate<T> {
        SendDelegate(generator)
    }
}

impl<A> TagIterator<A> {
    /// Delegates to an iterator.
    #[inline]
    pub fn wrap<T>(self, items: T) -> IteratorDelegate<T::IntoIter>
    where
        T: IntoIterator,
        A: SentNothing,
    {
        IteratorDelegate(items.into_iter())
    }
}

impl<T> TagNothing<T> {
    /// Says that there is nothing to delegate to.
    #[inline]
    pub fn wrap<Y>(self, _operand: T) -> NothingDelegate<Y>
    where
        T: Delegable,
    {
        NothingDelegate(PhantomData)
    }
}

/// The send type of a body that may delegate to an iterator.
#[diagnostic::on_unimplemented(
    message = "a generator that is sent `{Self}` cannot delegate to an iterator",
    label = "nothing can be sent into this iterator",
    note = "loop over it instead: `for item in .. {{ let sent = yield_!(item); }}`"
)]
pub trait SentNothing {}

impl SentNothing for () {}

/// What can be delegated to, if it is not found to be a generator or an iterator:
/// nothing.
#[diagnostic::on_unimplemented(
    message = "cannot delegate to `{Self}`",
    label = "this is neither a generator that is sent and thrown what this one is, nor can it be iterated",
    note = "`yield_from!` takes a `Generator` with the same send and error types, or any `IntoIterator`; one that must be pinned is a `Generator` once it is: `yield_from!(pin!(..))`"
)]
pub trait Delegable {}

/// Stands beside a compile error.
#[derive(Debug)]
pub struct NothingDelegate<Y>(PhantomData<fn() -> Y>);

impl<A, E, Y> Delegate<A, E> for NothingDelegate<Y> {
    type Yield = Y;
    type Return = ();

    fn resume(&mut self, _input: Resume<A, E>) -> Step<Y, (), E> {
        Step::Returned(())
    }
}

/// A generator that can be resumed with nothing.
#[derive(Clone, Debug)]
pub struct NextDelegate<G>(pub(super) G);

impl<A: Nothing, E, G: Generator<A, E>> Delegate<A, E> for NextDelegate<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Step<G::Yield, G::Return, E> {
        match input {
            Resume::Start if self.0.state() == GeneratorState::Suspended => {
                pass(&mut self.0, Resume::Send(A::nothing()))
            }
            input => pass(&mut self.0, input),
        }
    }
}

/// A generator that must be sent something.
#[derive(Clone, Debug)]
pub struct SendDelegate<G>(pub(super) G);

impl<A, E, G: Generator<A, E>> Delegate<A, E> for SendDelegate<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Step<G::Yield, G::Return, E> {
        pass(&mut self.0, input)
    }
}

/// Resumes a delegate, and says what that means to the body that delegates.
///
/// An exit goes on to the body whatever the delegate answers (YF-10, YF-11),
/// unless it ignored the exit, which is a fault (YF-12). An error that cannot be
/// delivered is raised here, so that it is not lost.
#[inline]
pub(crate) fn pass<A, E, G: Generator<A, E>>(
    generator: &mut G,
    input: Resume<A, E>,
) -> Step<G::Yield, G::Return, E> {
    let exiting = matches!(input, Resume::Exit);
    passed(generator.resume(input), exiting)
}

/// What a delegate's resumption means to the one that delegates.
#[inline]
pub(crate) fn passed<Y, R, A, E>(resumed: Resumed<Y, R, A, E>, exiting: bool) -> Step<Y, R, E> {
    match resumed {
        Ok(Step::Yielded(_)) if exiting => Step::Fault(Fault::ExitIgnored),
        Ok(Step::Returned(_)) if exiting => Step::Exited,
        Ok(step) => step,
        Err(Refused {
            input: Resume::Throw(error),
            ..
        }) => Step::Raised(error),
        Err(Refused {
            refusal: Refusal::Exhausted | Refusal::NotPrimed,
            ..
        }) if exiting => Step::Exited,
        Err(refused) => Step::Fault(refused.refusal.fault()),
    }
}

/// An iterator: it is pulled, and cannot be thrown anything (YF-15). What is sent is
/// [nothing](SentNothing).
#[derive(Clone, Debug)]
pub struct IteratorDelegate<I>(I);

impl<I: Iterator, A, E> Delegate<A, E> for IteratorDelegate<I> {
    type Yield = I::Item;
    type Return = ();

    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Step<I::Item, (), E> {
        match input {
            Resume::Start | Resume::Send(_) => {
                self.0.next().map_or(Step::Returned(()), Step::Yielded)
            }
            Resume::Throw(error) => Step::Raised(error),
            Resume::Exit => Step::Exited,
        }
    }

    #[inline]
    fn drain(self, each: impl FnMut(I::Item)) -> ControlFlow<()> {
        self.0.for_each(each);
        ControlFlow::Continue(())
    }
}
