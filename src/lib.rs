//! Python's generators and coroutines, on stable Rust.
//!
//! A **generator** is a function that hands out values one by one: it runs to a
//! `yield_!`, stops there with all its locals, and goes on from there when the
//! next value is asked for. The body below is written as a plain loop, and its
//! caller gets a plain iterator.
//!
//! ```
//! use primed::generator;
//!
//! #[generator]
//! fn fib() -> impl Iterator<Item = u64> {
//!     let (mut a, mut b) = (0, 1);
//!     loop {
//!         yield_!(b);
//!         (a, b) = (b, a + b);
//!     }
//! }
//!
//! assert_eq!(fib().take(6).collect::<Vec<_>>(), [1, 1, 2, 3, 5, 8]);
//! ```
//!
//! A **coroutine** is a generator that is also *sent* values: `yield_!(x)` is an
//! expression, and evaluates to what the caller sends. Its caller gets a
//! [`Generator`].
//!
//! ```
//! use primed::{Generator, SendError, generator};
//!
//! #[generator]
//! fn averager() -> impl Generator<f64, Yield = f64> {
//!     let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
//!     loop {
//!         total += yield_!(average);
//!         count += 1.0;
//!         average = total / count;
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut average = averager();
//! average.prime()?; // runs to the first yield, where a value can be sent
//! assert_eq!(average.send(10.0)?, 10.0);
//! assert_eq!(average.send(30.0)?, 20.0);
//! # Ok(())
//! # }
//! ```
//!
//! What the attribute makes of a body is an explicit state machine: a plain
//! value, `Unpin`, without allocation and without unsafe code, which is `Clone`,
//! `Debug` or `Send` when its locals are and the signature says so.
//!
//! A machine that may be moved cannot hold a reference to one of its own locals across a
//! yield. A [`PinnedGenerator`] can. And where a body is to `.await`, it returns a stream,
//! or an [`AsyncGenerator`]: rustc lowers these three.
//!
//! # The four states
//!
//! | state | when | Python |
//! |---|---|---|
//! | [`Created`](GeneratorState::Created) | nothing of the body has run | `GEN_CREATED` |
//! | [`Running`](GeneratorState::Running) | the body runs; it sees this through [`Shared`], others through a [`StateHandle`] | `GEN_RUNNING` |
//! | [`Suspended`](GeneratorState::Suspended) | it waits at a yield | `GEN_SUSPENDED` |
//! | [`Closed`](GeneratorState::Closed) | it returned, raised, was closed, or panicked | `GEN_CLOSED` |
//!
//! # Priming
//!
//! A created generator waits at no yield, so that there is nothing that could
//! take a value. As in Python it must be *primed*, run to its first yield, before
//! it is sent anything. A value that is sent too early comes back, and the
//! generator is as it was:
//!
//! ```
//! # use primed::{Generator, SendError, generator};
//! # #[generator]
//! # fn averager() -> impl Generator<f64, Yield = f64> {
//! #     let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
//! #     loop {
//! #         total += yield_!(average);
//! #         count += 1.0;
//! #         average = total / count;
//! #     }
//! # }
//! let mut average = averager();
//! assert_eq!(average.send(10.0), Err(SendError::NotPrimed(10.0)));
//! assert_eq!(average.prime(), Ok(0.0));
//! assert_eq!(average.send(10.0), Ok(10.0));
//! ```
//!
//! Where the first yielded value means nothing, let the function prime what it
//! gives, as the well-known decorator does. That is asked for, never the default.
//!
//! ```
//! # use primed::{Generator, generator};
//! #[generator(prime)]
//! fn averager() -> impl Generator<f64, Yield = f64> {
//!     // the same body
//! #     let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
//! #     loop {
//! #         total += yield_!(average);
//! #         count += 1.0;
//! #         average = total / count;
//! #     }
//! }
//!
//! assert_eq!(averager().send(10.0), Ok(10.0));
//! ```
//!
//! # Next to Python
//!
//! | Python | here |
//! |---|---|
//! | `yield x` | [`yield_!(x)`](yield_!), or [`try_yield!(x)`](try_yield!) to catch what is thrown in |
//! | `yield from g` | [`yield_from!(g)`](yield_from!), or [`try_yield_from!(g)`](try_yield_from!) to catch |
//! | `next(g)` | [`g.next()`](Generator::next); [`g.prime()`](Generator::prime) for the first one, whatever the send type |
//! | `g.send(v)` | [`g.send(v)`](Generator::send) |
//! | `g.throw(e)`, `g.close()` | [`g.throw(e)`](Generator::throw), [`g.close()`](Generator::close) |
//! | `for x in g` | an iterator is one; [`g.iter()`](Generator::iter), [`g.try_iter()`](Generator::try_iter) |
//! | `StopIteration.value` | [`NextError::StopIteration`] and its kin |
//! | `inspect.getgeneratorstate(g)` | [`getgeneratorstate(&g)`](getgeneratorstate), [`g.state()`](Generator::state) |
//! | `inspect.getgeneratorlocals(g)` | [`getgeneratorlocals(&g)`](getgeneratorlocals) |
//! | `g.gi_frame.f_lineno` | [`g.location()`](Observe::location) |
//! | two names of one generator | [`Shared`] |
//! | `async def` with `yield` | [`AsyncGenerator`], or a stream |
//!
//! Three things differ. What Python checks when `next` or `send` is called, the
//! types check: there is no `next` where there is [nothing](Nothing) to send. A
//! return value comes once, and afterwards every call says that the generator is
//! *exhausted* and hands back what it was given. And dropping a suspended
//! generator runs destructors only; [`close`](Generator::close) runs the body, and
//! [`closing`](closing()) does so in the place of a drop. All of it is in
//! [`docs::python`].
//!
//! # When the compiler complains
//!
//! [`docs::errors`] has each kind of error that a body can meet, with its remedy.
//!
//! # Features
//!
//! - `std` (default): `alloc`, and the error types as `std` has them.
//! - `alloc`: boxed generators, [`getgeneratorlocals`] and [`Shared`].
//! - `async` (default): streams and async generators.
//!
//! These and pinned generators need a target with atomic integers that can be exchanged.
//!
//! Without them the crate needs `core` only.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(feature = "alloc", feature = "async")),
    allow(
        rustdoc::broken_intra_doc_links,
        reason = "the front page names what needs `alloc`, or `async`"
    )
)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod generator;
mod outcome;
mod nothing;
mod step;
mod end;
mod error;
mod state;
mod inspect;
mod iter;
mod try_iter;
mod started;
mod primed;
mod closing;
#[cfg(feature = "alloc")]
mod watch;
mod forward;
mod adaptors;
#[cfg(feature = "alloc")]
mod shared;
#[cfg(feature = "alloc")]
mod mutual;
mod machine;

#[cfg(target_has_atomic = "32")]
mod number;
#[cfg(target_has_atomic = "32")]
mod exchange;
#[cfg(target_has_atomic = "32")]
mod awaitable;
#[cfg(target_has_atomic = "32")]
mod native;
#[cfg(target_has_atomic = "32")]
mod pinned;
#[cfg(all(feature = "async", target_has_atomic = "32"))]
mod asynchronous;

mod lowered;
mod outside;
pub mod docs;

#[cfg(feature = "alloc")]
pub use adaptors::CollectError;
pub use adaptors::{
    Broadcast, Chain, FromFn, FromIter, InspectYield, MapReturn, MapSend, MapYield, Sink,
    broadcast, from_fn, from_iter, sink,
};
#[cfg(all(feature = "async", target_has_atomic = "32"))]
pub use asynchronous::{
    AsyncGenerator, Driven, IntoStream, Outcome, Ready, Resuming, StreamFrom, drive, outcomes,
    stream_from,
};
pub use closing::{Closing, closing};
pub use error::{CloseError, NextError, PrimeError, SendError, ThrowError};
pub use generator::Generator;
pub use inspect::Inspect;
#[cfg(feature = "alloc")]
pub use inspect::{Locals, getgeneratorlocals};
pub use iter::{Iter, Unfailing};
#[cfg(feature = "alloc")]
pub use mutual::{Back, Level, Levels, Nested, NestedItems, levels, nested};
pub use nothing::Nothing;
#[cfg(target_has_atomic = "32")]
pub use pinned::PinnedGenerator;
pub use primed::{Primed, PrimedError};
#[cfg(feature = "alloc")]
pub use shared::{Shared, WeakShared};
pub use started::Started;
pub use state::{GeneratorState, Location, Observe, getgeneratorstate};
pub use step::{Fault, Refusal, Refused, Resume, Step, Thrown};
pub use try_iter::TryIter;
#[cfg(feature = "alloc")]
pub use watch::{StateHandle, Watched};

pub use lowered::generator;

/// What most users of generators need: `use primed::prelude::*`.
///
/// # Examples
///
/// ```
/// use primed::prelude::*;
///
/// #[generator]
/// fn once() -> impl Generator<Yield = u8> {
///     yield_!(1);
/// }
///
/// let mut g = once();
/// assert_eq!(g.next(), Ok(1));
/// assert_eq!(g.state(), GeneratorState::Suspended);
/// ```
pub mod prelude {
    #[cfg(target_has_atomic = "32")]
    pub use crate::PinnedGenerator;
    #[cfg(all(feature = "async", target_has_atomic = "32"))]
    pub use crate::{AsyncGenerator, stream, try_stream};
    pub use crate::{
        Generator, GeneratorState, Inspect, Observe, Thrown, generator, iter, try_yield,
        try_yield_from, yield_, yield_from,
    };
}

#[doc(hidden)]
pub mod __private {
    #[cfg(all(feature = "async", target_has_atomic = "32"))]
    pub use crate::asynchronous::private::*;
    #[cfg(target_has_atomic = "32")]
    pub use crate::awaitable::awaited;
    #[cfg(target_has_atomic = "32")]
    pub use crate::exchange::{
        Home, Start, Turn, Yielder, begun, hand_out, parted, passed_on, yielded, yielded_like,
    };
    pub use crate::machine::private::*;
    #[cfg(target_has_atomic = "32")]
    pub use crate::native::{Operand, Place, nowhere};
    #[cfg(target_has_atomic = "32")]
    pub use crate::pinned::{PinnedMachine, PinnedStarted, in_turns};
    #[cfg(feature = "async")]
    pub use futures_core::stream::Stream;
    pub use primed_macros::iter;
    #[cfg(feature = "async")]
    pub use primed_macros::{stream, try_stream};
}

/// The README's examples are tested with those of the documentation.
#[cfg(all(doctest, feature = "async"))]
#[doc = include_str!("../README.md")]
struct Readme;
