//! What the yield macros say outside of a generator.
//!
//! Inside of one they are no macros: `#[generator]` rewrites them.

/// Yields a value: the generator hands it out and waits to be resumed.
///
/// It belongs in the body of a `#[generator]` function. `yield_!(x)` evaluates
/// to what is sent; `yield_!()` is `yield_!(())`. If an error is thrown in, or
/// the generator is closed, the body ends there, as with `?`.
///
/// # Examples
///
/// ```
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn double() -> impl Generator<i32, Yield = i32> {
///     let mut next = 0;
///     loop {
///         next = 2 * yield_!(next);
///     }
/// }
///
/// let mut g = double();
/// assert_eq!(g.prime(), Ok(0));
/// assert_eq!(g.send(21), Ok(42));
/// ```
///
/// Elsewhere it is an error which says so:
///
/// ```compile_fail
/// fn plain() {
///     primed::yield_!(1);
/// }
/// ```
///
/// # In other macros
///
/// Where rustc lowers the body (a pinned generator, a stream, an async generator), a yield may
/// stand among the arguments of any macro that runs them in the body, as may `return` and
/// `?`. In the other lowering, the macro must be known: those of the standard library are,
/// and those that [`generator`](macro@crate::generator) is told of.
///
/// What a macro *expands* to is not seen. So a `macro_rules!` cannot yield; it takes what
/// was yielded, or gives what will be. And one that puts together `$a[$i][$j]`, an index
/// behind an index, must not be given a yield, or an `.await`, for the last one: of an index
/// that suspends rustc reads another place afterwards. Where the body shows such a place it
/// is put right; this one is not seen. Evaluate it before:
///
/// ```
/// use primed::prelude::*;
/// use std::pin::pin;
///
/// macro_rules! cell {
///     ($rows:expr, $i:expr, $j:expr) => {
///         $rows[$i][$j]
///     };
/// }
///
/// #[generator]
/// fn lookup(rows: [[u8; 2]; 2]) -> impl PinnedGenerator<usize, Yield = u8, Return = u8> {
///     let j = yield_!(rows[1][0]);   // and not `cell!(rows, 1, yield_!(rows[1][0]))`
///     cell!(rows, 1, j)
/// }
///
/// let mut g = pin!(lookup([[1, 2], [3, 4]]));
/// assert_eq!(g.prime(), Ok(3));
/// assert_eq!(g.send(1), Err(primed::SendError::StopIteration(4)));
/// ```
#[macro_export]
macro_rules! yield_ {
    ($($anything:tt)*) => {
        $crate::__outside!("yield_!")
    };
}

/// Delegates to another generator, as Python's `yield from` does.
///
/// It belongs in the body of a `#[generator]` function. What is sent and thrown
/// in goes to the delegate, and closing closes it; it evaluates to what the
/// delegate returns, to an `Option` of that where the delegate is a
/// [`Shared`](crate::Shared) handle: `None` if it had ended before. It takes any
/// `IntoIterator` as well. What leaves the delegate otherwise leaves this body too;
/// [`try_yield_from!`](crate::try_yield_from) catches it.
///
/// A delegate that has started goes on, where there is a [nothing](crate::Nothing) to send
/// it. Where there is none, one that has started, or was primed, is a fault
/// ([`AlreadyStarted`](crate::Fault::AlreadyStarted)): it awaits a value that nobody has sent yet.
///
/// # Examples
///
/// ```
/// use primed::generator;
///
/// #[generator]
/// fn twice(text: &str) -> impl Iterator<Item = char> {
///     yield_from!(text.chars());
///     yield_from!(text.chars().rev());
/// }
///
/// assert_eq!(twice("ab").collect::<String>(), "abba");
/// ```
#[macro_export]
macro_rules! yield_from {
    ($($anything:tt)*) => {
        $crate::__outside!("yield_from!")
    };
}

/// Yields a value, and lets the body catch what is thrown in.
///
/// It belongs in the body of a `#[generator]` function. It evaluates to
/// `Result<A, Thrown<E>>`: `Ok` with what is sent, or `Err` with a raised error,
/// an exit, or the fault of a delegate (see [`Thrown`](crate::Thrown)). `?` on that result,
/// or on `Err(thrown)`, raises it again as Python's bare `raise` does, an exit too.
///
/// # Examples
///
/// ```
/// use primed::{Generator, generator};
///
/// #[generator]
/// fn tidy() -> impl Generator<Yield = &'static str, Return = &'static str> {
///     match try_yield!("working") {
///         Ok(()) => "resumed",
///         Err(_) => "tidied up",
///     }
/// }
///
/// let mut g = tidy();
/// assert_eq!(g.next(), Ok("working"));
/// assert_eq!(g.close(), Ok(Some("tidied up")));
/// ```
#[macro_export]
macro_rules! try_yield {
    ($($anything:tt)*) => {
        $crate::__outside!("try_yield!")
    };
}

/// Delegates to another generator, and lets the body catch what leaves it.
///
/// It belongs in the body of a `#[generator]` function. As [`yield_from!`], but it evaluates
/// to `Result<R, Thrown<E>>`: `Ok` with what the delegate returns, or `Err` with the error that
/// it raised, the exit that left it, or a fault of it (see [`Thrown`](crate::Thrown)). `?` on
/// that result raises it again. The delegate is dropped before.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Thrown, generator};
///
/// #[generator]
/// fn fragile() -> impl Generator<(), &'static str, Yield = u8> {
///     yield_!(1);
///     Err("broken")
/// }
///
/// #[generator]
/// fn patient() -> impl Generator<(), &'static str, Yield = u8> {
///     while let Err(Thrown::Raised(_)) = try_yield_from!(fragile()) {
///         yield_!(0);
///     }
///     Ok(())
/// }
///
/// let mut g = patient();
/// assert_eq!((g.next(), g.next(), g.next()), (Ok(1), Ok(0), Ok(1)));
/// ```
#[macro_export]
macro_rules! try_yield_from {
    ($($anything:tt)*) => {
        $crate::__outside!("try_yield_from!")
    };
}

/// The error of the macros above.
#[doc(hidden)]
#[macro_export]
macro_rules! __outside {
    ($name:literal) => {
        ::core::compile_error!(::core::concat!(
            "`",
            $name,
            "` belongs in the body of a `#[generator]` function, and not in a closure or an \
             async block of one"
        ))
    };
}
