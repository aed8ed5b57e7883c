//! Generators which are made of other generators, of closures and of iterators.
//!
//! One public adaptor per file. An adaptor stands between a caller and what it
//! is made of, and passes on all that can be resumed with: nothing is lost on
//! the way, neither a value nor an error, and a refused call touches nothing.
//!
//! # Why there is no `zip`
//!
//! Where nothing is sent, a pair of generators is a pair of iterators, and std
//! has that: `a.iter().zip(b.iter())`, which keeps both return values as well
//! ([`Iter::return_value`](crate::Iter::return_value)).
//!
//! Where something is sent there is no one thing that a pair could mean. Two
//! bodies of which one ends first leave a value that only the other has taken,
//! and one that was yielded without its partner. An error can be thrown into one
//! of the two only, since it is moved, never cloned. And of two that are closed
//! both may fail. The one such pair with an answer to all of these is the one
//! whose yields are not wanted: [`broadcast`].

mod body;
mod latch;
mod from_fn;
mod from_iter;
mod sink;
mod map_yield;
mod map_send;
mod map_return;
mod inspect_yield;
mod chain;
mod broadcast;
#[cfg(feature = "alloc")]
mod collect;

pub use broadcast::{Broadcast, broadcast};
pub use chain::Chain;
#[cfg(feature = "alloc")]
pub use collect::CollectError;
#[cfg(feature = "alloc")]
pub(crate) use collect::collect_return;
pub use from_fn::{FromFn, from_fn};
pub use from_iter::{FromIter, from_iter};
pub use inspect_yield::InspectYield;
pub use map_return::MapReturn;
pub use map_send::MapSend;
pub use map_yield::MapYield;
pub use sink::{Sink, sink};

use crate::{Refused, Resume, Step};

/// What [`Generator::resume`](crate::Generator::resume) gives.
type Outcome<A, E, Y, R> = Result<Step<Y, R, E>, Refused<Resume<A, E>>>;
