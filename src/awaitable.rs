//! What `.await` takes in a body that rustc lowers.
//!
//! [`IntoFuture`] itself, but that rustc says of a user's type, and once, that it is none.
//! With two implementations to choose from, neither of which fits, it tells of [`Awaitable`];
//! it would tell of what the only one asks for, and again of what that gives.

use crate::exchange::{Awaited, passed_on};

/// What can be awaited: as a future of type `F`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a future",
    label = "`{Self}` is not a future",
    note = "what is awaited must be a future, or implement `IntoFuture`; `&mut future` is one if that is pinned: `pin!(future)`"
)]
pub trait Awaitable<F, How> {
    /// Makes it.
    fn awaitable(self) -> F;
}

/// As everything that can be awaited is.
#[derive(Debug)]
pub enum AsFuture {}

/// As nothing is.
#[derive(Debug)]
pub enum AsNothing {}

impl<T: IntoFuture> Awaitable<T::IntoFuture, AsFuture> for T {
    #[inline]
    fn awaitable(self) -> T::IntoFuture {
        self.into_future()
    }
}

/// Nothing implements it.
pub trait Never {}

impl<T: Never> Awaitable<core::future::Pending<()>, AsNothing> for T {
    fn awaitable(self) -> core::future::Pending<()> {
        core::future::pending()
    }
}

/// Awaits what is not a yield.
#[inline]
pub fn awaited<T: Awaitable<F, How>, F, How>(future: T) -> Awaited<F> {
    passed_on(future.awaitable())
}
