//! Async generators ([PEP 525](https://peps.python.org/pep-0525/)) and streams.

mod delegate;
mod drive;
mod into_stream;
mod machine;
mod pointers;
mod ready;
mod resuming;
mod started;
mod stream;
mod stream_from;

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll};

pub use drive::{Driven, drive};
pub use into_stream::IntoStream;
pub use ready::Ready;
pub use resuming::{Outcome, Resuming, outcomes};
pub use stream_from::{StreamFrom, stream_from};

pub(crate) mod private {
    pub use super::delegate::*;
    pub use super::machine::AsyncMachine;
    pub use super::started::AsyncStarted;
    pub use super::stream::{StreamMachine, next_of};
}

use crate::outcome::Resumed;
use crate::{GeneratorState, Nothing, Observe, Resume};

/// A generator whose body may await: Python's asynchronous generator (PEP 525).
///
/// It has the protocol of [`Generator`](crate::Generator), each resumption a future: `next().await`,
/// `send(value).await`, `throw(error).await`, `close().await`. A future borrows its
/// generator uniquely, so there cannot be two resumptions at once.
///
/// The value of a function that returns `impl AsyncGenerator` must be pinned, `pin!(f())` or
/// `Box::pin(f())`; a pinned pointer to one is one itself. Dropping it runs the destructors of
/// its locals and no more of its body: to let it clean up, await `close()`. Its frame is rustc's,
/// so its locals cannot be listed, and [`delegate`](Observe::delegate) does not tell what it
/// delegates to.
///
/// # A resumption that is dropped
///
/// A resumption's future that is dropped before it is ready, by a `select!` say, leaves the body at the
/// `.await` where it was. The generator then reads [`Running`](GeneratorState::Running), and
/// nothing is lost: what was sent has gone in with the first poll, and what comes of it is delivered by
/// [`next`](Self::next), where there is nothing to send, or by [`finish`](Self::finish). `send`
/// and `throw` are refused meanwhile (`AlreadyExecuting`) and give back what they were
/// called with; so is `close`.
///
/// # What is awaited, and by which waker
///
/// Whatever the body, or that of a stream, is seen to await (`f.await`, `for await`,
/// `yield_from!`, and an `.await` in the arguments of a macro that runs them in the body)
/// is polled with the caller's own [`Waker`](core::task::Waker).
///
/// A macro may also await out of sight what it is given, as `tokio::join!` and the heads of
/// `select!` do. Such a future is polled with a waker of the machine's, which lives for that poll.
/// It wakes the caller's. A clone of it is a clone of the caller's, which can be kept and sent
/// anywhere. But no [`will_wake`](core::task::Waker::will_wake) holds between the two, though
/// both wake the same: who registers a waker where that does not hold clones one at each poll. It cannot
/// be otherwise, for by that waker the machine tells a yield from what else suspends the body.
/// To have the caller's own one there too, await a block: `async { join!(a, b) }.await`.
///
/// # Examples
///
/// ```
/// use core::pin::pin;
/// use primed::prelude::*;
/// # async fn fetch(page: u32) -> Result<String, String> { Ok(format!("page {page}")) }
///
/// /// Yields pages, and goes on from the one that it is sent, if any.
/// #[generator]
/// fn pages() -> impl AsyncGenerator<Option<u32>, String, Yield = String, Return = u32> {
///     let mut page = 1;
///     while page < 10 {
///         let text = fetch(page).await?;
///         page = yield_!(text).unwrap_or(page + 1);
///     }
///     Ok(page)
/// }
///
/// # async fn run() {
/// let mut pages = pin!(pages());
/// assert_eq!(pages.next().await.unwrap(), "page 1");
/// assert_eq!(pages.send(Some(9)).await.unwrap(), "page 9");
/// let end = pages.next().await.unwrap_err();
/// assert_eq!(end.return_value(), Some(10));
/// # }
/// # futures::executor::block_on(run());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async generator which is sent `{A}` and may raise `{E}`",
    label = "not an `AsyncGenerator<{A}, {E}>`",
    note = "an async generator comes from a function with `#[generator]` which returns `impl AsyncGenerator<A, E, Yield = Y, Return = R>`, and must be pinned: `pin!(f())` or `Box::pin(f())`"
)]
#[must_use = "a generator does nothing until it is pinned and resumed"]
pub trait AsyncGenerator<A = (), E = Infallible>: Observe {
    /// What it hands out at each yield.
    type Yield;

    /// What it returns in the end.
    type Return;

    /// Goes on with a resumption: from its beginning, if there is an input, and from the `.await` where
    /// the body is otherwise.
    ///
    /// The input is taken where the body is resumed with it, or refused. All other methods go
    /// through this.
    fn poll_resume(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        input: &mut Option<Resume<A, E>>,
    ) -> Poll<Resumed<Self::Yield, Self::Return, A, E>>;

    /// Its state, as Python's `inspect.getasyncgenstate` gives it; it is
    /// [`Running`](GeneratorState::Running) where a resumption was dropped at an `.await`.
    #[inline]
    #[must_use = "this only reads the state"]
    fn state(&self) -> GeneratorState {
        self.generator_state()
    }

    /// Starts the body, up to its first yield.
    ///
    /// # Errors
    ///
    /// Those of [`Generator::prime`](crate::Generator::prime).
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// # #[generator]
    /// # fn sums() -> impl AsyncGenerator<u32, &'static str, Yield = u32, Return = u32> {
    /// #     let mut sum = 0;
    /// #     loop {
    /// #         match try_yield!(sum) {
    /// #             Ok(more) => sum += std::future::ready(more).await,
    /// #             Err(Thrown::Exit) => return Ok(sum),
    /// #             Err(thrown) => Err(thrown)?,
    /// #         }
    /// #     }
    /// # }
    /// # futures::executor::block_on(async {
    /// let mut sums = pin!(sums());
    /// assert_eq!(sums.prime().await, Ok(0));
    /// # });
    /// ```
    #[inline]
    fn prime(&mut self) -> Resuming<'_, Self, A, E, outcomes::Prime>
    where
        Self: Sized + Unpin,
    {
        Resuming::new(self, Some(Resume::Start))
    }

    /// Resumes the body up to its next yield, where there is nothing to send; goes on with a
    /// resumption that was dropped, if one was.
    ///
    /// # Errors
    ///
    /// Those of [`Generator::next`](crate::Generator::next).
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// #[generator]
    /// fn numbers() -> impl AsyncGenerator<Yield = u32> {
    ///     for n in 1..=3 {
    ///         yield_!(std::future::ready(n).await);
    ///     }
    /// }
    ///
    /// # futures::executor::block_on(async {
    /// let mut numbers = pin!(numbers());
    /// assert_eq!(numbers.next().await, Ok(1));
    /// assert_eq!(numbers.next().await, Ok(2));
    /// # });
    /// ```
    #[inline]
    fn next(&mut self) -> Resuming<'_, Self, A, E, outcomes::Next>
    where
        Self: Sized + Unpin,
        A: Nothing,
    {
        let input = match self.generator_state() {
            GeneratorState::Created => Some(Resume::Start),
            GeneratorState::Running => None,
            GeneratorState::Suspended | GeneratorState::Closed => Some(Resume::Send(A::nothing())),
        };
        Resuming::new(self, input)
    }

    /// Sends a value to the yield where the body is suspended, and resumes it.
    ///
    /// # Errors
    ///
    /// Those of [`Generator::send`](crate::Generator::send).
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// # #[generator]
    /// # fn sums() -> impl AsyncGenerator<u32, &'static str, Yield = u32, Return = u32> {
    /// #     let mut sum = 0;
    /// #     loop {
    /// #         match try_yield!(sum) {
    /// #             Ok(more) => sum += std::future::ready(more).await,
    /// #             Err(Thrown::Exit) => return Ok(sum),
    /// #             Err(thrown) => Err(thrown)?,
    /// #         }
    /// #     }
    /// # }
    /// # futures::executor::block_on(async {
    /// let mut sums = pin!(sums());
    /// sums.prime().await.unwrap();
    /// assert_eq!(sums.send(3).await, Ok(3));
    /// # });
    /// ```
    #[inline]
    fn send(&mut self, value: A) -> Resuming<'_, Self, A, E, outcomes::Send>
    where
        Self: Sized + Unpin,
    {
        Resuming::new(self, Some(Resume::Send(value)))
    }

    /// Raises an error at the yield where the body is suspended.
    ///
    /// # Errors
    ///
    /// Those of [`Generator::throw`](crate::Generator::throw).
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// # #[generator]
    /// # fn sums() -> impl AsyncGenerator<u32, &'static str, Yield = u32, Return = u32> {
    /// #     let mut sum = 0;
    /// #     loop {
    /// #         match try_yield!(sum) {
    /// #             Ok(more) => sum += std::future::ready(more).await,
    /// #             Err(Thrown::Exit) => return Ok(sum),
    /// #             Err(thrown) => Err(thrown)?,
    /// #         }
    /// #     }
    /// # }
    /// # futures::executor::block_on(async {
    /// let mut sums = pin!(sums());
    /// sums.prime().await.unwrap();
    /// let raised = sums.throw("stop").await.unwrap_err();
    /// assert_eq!(raised, primed::ThrowError::Raised("stop"));
    /// # });
    /// ```
    #[inline]
    fn throw(&mut self, error: E) -> Resuming<'_, Self, A, E, outcomes::Throw>
    where
        Self: Sized + Unpin,
    {
        Resuming::new(self, Some(Resume::Throw(error)))
    }

    /// Closes the generator: its body is resumed with an exit, and may clean up, awaiting
    /// what it needs for that. Gives what it returns, if it caught the exit.
    ///
    /// # Errors
    ///
    /// Those of [`Generator::close`](crate::Generator::close).
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// # #[generator]
    /// # fn sums() -> impl AsyncGenerator<u32, &'static str, Yield = u32, Return = u32> {
    /// #     let mut sum = 0;
    /// #     loop {
    /// #         match try_yield!(sum) {
    /// #             Ok(more) => sum += std::future::ready(more).await,
    /// #             Err(Thrown::Exit) => return Ok(sum),
    /// #             Err(thrown) => Err(thrown)?,
    /// #         }
    /// #     }
    /// # }
    /// # futures::executor::block_on(async {
    /// let mut sums = pin!(sums());
    /// sums.prime().await.unwrap();
    /// sums.send(3).await.unwrap();
    /// assert_eq!(sums.close().await, Ok(Some(3)));
    /// # });
    /// ```
    #[inline]
    fn close(&mut self) -> Resuming<'_, Self, A, E, outcomes::Close>
    where
        Self: Sized + Unpin,
    {
        Resuming::new(self, Some(Resume::Exit))
    }

    /// Resumes the generator with whatever is given: all that the other methods do.
    ///
    /// # Errors
    ///
    /// [`Refused`](crate::Refused) gives the input back where the generator is in no state for
    /// it; nothing has run then.
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// # #[generator]
    /// # fn sums() -> impl AsyncGenerator<u32, &'static str, Yield = u32, Return = u32> {
    /// #     let mut sum = 0;
    /// #     loop {
    /// #         match try_yield!(sum) {
    /// #             Ok(more) => sum += std::future::ready(more).await,
    /// #             Err(Thrown::Exit) => return Ok(sum),
    /// #             Err(thrown) => Err(thrown)?,
    /// #         }
    /// #     }
    /// # }
    /// # futures::executor::block_on(async {
    /// let mut sums = pin!(sums());
    /// use primed::{Resume, Step};
    ///
    /// assert_eq!(sums.resume(Resume::Start).await, Ok(Step::Yielded(0)));
    /// # });
    /// ```
    #[inline]
    fn resume(&mut self, input: Resume<A, E>) -> Resuming<'_, Self, A, E, outcomes::Resume>
    where
        Self: Sized + Unpin,
    {
        Resuming::new(self, Some(input))
    }

    /// Goes on with a resumption that was dropped before it was through, and gives what comes of
    /// it; `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// # #[generator]
    /// # fn sums() -> impl AsyncGenerator<u32, &'static str, Yield = u32, Return = u32> {
    /// #     let mut sum = 0;
    /// #     loop {
    /// #         match try_yield!(sum) {
    /// #             Ok(more) => sum += std::future::ready(more).await,
    /// #             Err(Thrown::Exit) => return Ok(sum),
    /// #             Err(thrown) => Err(thrown)?,
    /// #         }
    /// #     }
    /// # }
    /// # futures::executor::block_on(async {
    /// let mut sums = pin!(sums());
    /// assert_eq!(sums.finish().await, None);
    /// # });
    /// ```
    #[inline]
    fn finish(&mut self) -> Resuming<'_, Self, A, E, outcomes::Finish>
    where
        Self: Sized + Unpin,
    {
        Resuming::new(self, None)
    }

    /// Makes a stream of what it yields: of `Result`s, of which an `Err` is the last.
    ///
    /// # Examples
    ///
    /// ```
    /// # use futures::TryStreamExt;
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// #[generator]
    /// fn numbers() -> impl AsyncGenerator<Yield = u32> {
    ///     for n in 1..=3 {
    ///         yield_!(std::future::ready(n).await);
    ///     }
    /// }
    ///
    /// # futures::executor::block_on(async {
    /// let all: Vec<u32> = numbers().into_stream().try_collect().await.unwrap();
    /// assert_eq!(all, [1, 2, 3]);
    /// # });
    /// ```
    #[inline]
    fn into_stream(self) -> IntoStream<Self, A, E>
    where
        Self: Sized,
        A: Nothing,
    {
        IntoStream::new(self)
    }

    /// Makes a [`Generator`](crate::Generator) of one that awaits nothing that is not ready: it needs
    /// no executor.
    ///
    /// If its body does await such a thing, the resumption comes to
    /// [`Fault::Pending`](crate::Fault::Pending). It stays at that `.await`: from
    /// [`into_inner`](Ready::into_inner), it can be awaited.
    ///
    /// # Examples
    ///
    /// ```
    /// # use core::pin::pin;
    /// # use primed::prelude::*;
    /// #[generator]
    /// fn numbers() -> impl AsyncGenerator<Yield = u32> {
    ///     for n in 1..=3 {
    ///         yield_!(std::future::ready(n).await);
    ///     }
    /// }
    ///
    /// let numbers = Box::pin(numbers()).ready();
    /// assert_eq!(numbers.iter().collect::<Vec<_>>(), [1, 2, 3]);
    /// ```
    #[inline]
    fn ready(self) -> Ready<Self>
    where
        Self: Sized + Unpin,
    {
        Ready::new(self)
    }
}
