//! `yield_from!` in a body that awaits.
//!
//! What it delegates to is told apart by method lookup, as in
//! [`machine::delegate`](crate::machine): async generators first, then streams, then
//! generators that must be pinned, and at last whatever a body without `.await` can
//! delegate to.

use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use futures_core::stream::Stream;
use pin_project::pin_project;

use super::AsyncGenerator;
use crate::machine::private::{Delegate, SentNothing, WrapTagged, pass, passed};
use crate::{GeneratorState, Nothing, PinnedGenerator, Resume, Step};

/// What a body that awaits can delegate to.
pub trait AsyncDelegate<A, E> {
    /// What it yields.
    type Yield;
    /// What it returns.
    type Return;

    /// Resumes it with an input, or goes on with a resumption.
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Step<Self::Yield, Self::Return, E>>;
}

/// Resumes a delegate.
#[inline]
pub const fn delegated<D: ?Sized, A, E>(
    delegate: Pin<&mut D>,
    input: Resume<A, E>,
) -> Delegating<'_, D, A, E> {
    Delegating {
        delegate,
        input: Some(input),
    }
}

/// The future of a delegate's resumption.
#[derive(Debug)]
#[must_use = "futures do nothing unless awaited"]
pub struct Delegating<'a, D: ?Sized, A, E> {
    delegate: Pin<&'a mut D>,
    input: Option<Resume<A, E>>,
}

// The input is moved out, and never pinned.
impl<D: ?Sized, A, E> Unpin for Delegating<'_, D, A, E> {}

impl<D: AsyncDelegate<A, E> + ?Sized, A, E> Future for Delegating<'_, D, A, E> {
    type Output = Step<D::Yield, D::Return, E>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        this.delegate.as_mut().poll_resume(cx, &mut this.input)
    }
}

/// Asks what an operand is.
#[derive(Debug)]
pub struct AsyncTo<'a, A, E, T>(PhantomData<Asked<'a, A, E, T>>);

type Asked<'a, A, E, T> = (fn(A, E), &'a T);

impl<'a, A, E, T> AsyncTo<'a, A, E, T> {
    /// Asks.
    #[inline]
    pub const fn new(_operand: &'a T) -> Self {
        Self(PhantomData)
    }
}

macro_rules! tags {
    ($($(#[$doc:meta])* $tag:ident from $tells:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $tag<A>(PhantomData<fn(A)>);

        $(#[$doc])*
        pub trait $tells<A> {
            /// Says so.
            fn __async_tag(&self) -> $tag<A> {
                $tag(PhantomData)
            }
        }
    )*};
}

tags! {
    /// An async generator whose send type has a nothing.
    TagAsyncNext from AsyncDelegateNext;
    /// Any other async generator.
    TagAsync from AsyncDelegateGenerator;
    /// A stream.
    TagStream from AsyncDelegateStream;
    /// A generator that must be pinned.
    TagPinned from AsyncDelegatePinned;
}

impl<A: Nothing, E, T> AsyncDelegateNext<A> for &&&&AsyncTo<'_, A, E, T> where
    T: AsyncGenerator<A, E>
{
}

impl<A, E, T: AsyncGenerator<A, E>> AsyncDelegateGenerator<A> for &&&AsyncTo<'_, A, E, T> {}

impl<A, E, T: Stream> AsyncDelegateStream<A> for &&AsyncTo<'_, A, E, T> {}

impl<A, E, T: PinnedGenerator<A, E>> AsyncDelegatePinned<A> for &AsyncTo<'_, A, E, T> {}

impl<A: Nothing> TagAsyncNext<A> {
    /// Delegates to it: one that has started already goes on.
    #[inline]
    pub fn wrap<T, G>(self, generator: T, _sync: G) -> GeneratorDelegate<T, A> {
        GeneratorDelegate {
            generator,
            nothing: Some(A::nothing),
            exiting: false,
        }
    }
}

impl<A> TagAsync<A> {
    /// Delegates to it.
    #[inline]
    pub fn wrap<T, G>(self, generator: T, _sync: G) -> GeneratorDelegate<T, A> {
        GeneratorDelegate {
            generator,
            nothing: None,
            exiting: false,
        }
    }
}

impl<A> TagStream<A> {
    /// Delegates to it.
    #[inline]
    pub fn wrap<T, G>(self, stream: T, _sync: G) -> StreamDelegate<T>
    where
        A: SentNothing,
    {
        StreamDelegate(stream)
    }
}

impl<A> TagPinned<A> {
    /// Delegates to it.
    #[inline]
    pub fn wrap<T, G>(self, generator: T, _sync: G) -> PinnedDelegate<T> {
        PinnedDelegate(generator)
    }
}

/// Something else, which awaits nothing.
#[derive(Debug)]
pub struct TagOther;

/// Something else, which awaits nothing.
pub trait AsyncDelegateOther {
    /// Says so.
    fn __async_tag(&self) -> TagOther {
        TagOther
    }
}

impl<A, E, T> AsyncDelegateOther for AsyncTo<'_, A, E, T> {}

impl TagOther {
    /// Makes a delegate of the operand, as its other tag has it.
    #[inline]
    pub fn wrap<T, G: WrapTagged<T>>(self, operand: T, sync: G) -> SyncDelegate<G::Delegate> {
        SyncDelegate(sync.wrap_tagged(operand))
    }
}

/// Delegates to an async generator.
#[pin_project]
#[derive(Debug)]
pub struct GeneratorDelegate<G, A> {
    #[pin]
    generator: G,
    nothing: Option<fn() -> A>,
    /// Whether the resumption that goes on is to close it.
    exiting: bool,
}

impl<A, E, G: AsyncGenerator<A, E>> AsyncDelegate<A, E> for GeneratorDelegate<G, A> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Step<G::Yield, G::Return, E>> {
        let this = self.project();
        match (&*input, this.generator.generator_state(), *this.nothing) {
            (Some(Resume::Start), GeneratorState::Suspended, Some(nothing)) => {
                *input = Some(Resume::Send(nothing()));
            }
            // What somebody else left at an `.await`.
            (Some(Resume::Start), GeneratorState::Running, Some(_)) => *input = None,
            (Some(Resume::Exit), ..) => *this.exiting = true,
            _ => {}
        }
        let resumed = ready!(this.generator.poll_resume(cx, input));
        let exiting = core::mem::take(this.exiting);
        Poll::Ready(passed(resumed, exiting))
    }
}

/// Delegates to a stream, into which nothing can be sent or thrown.
#[pin_project]
#[derive(Debug)]
pub struct StreamDelegate<S>(#[pin] S);

impl<A, E, S: Stream> AsyncDelegate<A, E> for StreamDelegate<S>
where
    A: SentNothing,
{
    type Yield = S::Item;
    type Return = ();

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Step<S::Item, (), E>> {
        match input.take() {
            Some(Resume::Throw(error)) => return Poll::Ready(Step::Raised(error)),
            Some(Resume::Exit) => return Poll::Ready(Step::Exited),
            Some(Resume::Start | Resume::Send(_)) | None => {}
        }
        let item = ready!(self.project().0.poll_next(cx));
        Poll::Ready(item.map_or(Step::Returned(()), Step::Yielded))
    }
}

/// Delegates to a generator that must be pinned.
#[pin_project]
#[derive(Debug)]
pub struct PinnedDelegate<G>(#[pin] G);

impl<A, E, G: PinnedGenerator<A, E>> AsyncDelegate<A, E> for PinnedDelegate<G> {
    type Yield = G::Yield;
    type Return = G::Return;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Step<G::Yield, G::Return, E>> {
        let mut generator = self.project().0;
        let input = input.take().unwrap_or(Resume::Start);
        Poll::Ready(pass(&mut generator, input))
    }
}

/// Delegates to what awaits nothing.
#[derive(Debug)]
pub struct SyncDelegate<D>(D);

// The delegate is never pinned.
impl<D> Unpin for SyncDelegate<D> {}

impl<A, E, D: Delegate<A, E>> AsyncDelegate<A, E> for SyncDelegate<D> {
    type Yield = D::Yield;
    type Return = D::Return;

    #[inline]
    fn poll_resume(
        mut self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Step<D::Yield, D::Return, E>> {
        let input = input.take().unwrap_or(Resume::Start);
        Poll::Ready(self.0.resume(input))
    }
}
