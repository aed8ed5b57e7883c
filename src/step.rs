//! What goes into a resume and what comes out of it.

use core::convert::Infallible;

/// What a generator is resumed with.
///
/// The methods of [`Generator`](crate::Generator) make it: `prime` is `Start`,
/// `send` is `Send`, `throw` is `Throw` and `close` is `Exit`.
///
/// # Examples
///
/// ```
/// use core::convert::Infallible;
/// use primed::{Resume, Thrown};
///
/// let sent: Resume<u8, Infallible> = Resume::Send(7);
/// assert_eq!(sent.into_sent(), Ok(7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resume<A = (), E = Infallible> {
    /// Runs a created generator to its first yield.
    Start,
    /// The yield that the generator waits at evaluates to this.
    Send(A),
    /// The yield that the generator waits at fails with this.
    Throw(E),
    /// The yield that the generator waits at is left, for the body to end.
    Exit,
}

impl<A, E> Resume<A, E> {
    /// Turns what resumed a body into what its `try_yield!` evaluates to.
    ///
    /// A body that waits at a yield is never resumed with [`Start`](Self::Start):
    /// the generator refuses it. If it comes here all the same, it is an exit.
    ///
    /// # Errors
    ///
    /// [`Thrown::Raised`] for a thrown error, [`Thrown::Exit`] for an exit.
    ///
    /// # Examples
    ///
    /// ```
    /// use primed::{Resume, Thrown};
    ///
    /// assert_eq!(Resume::<u8, &str>::Send(7).into_sent(), Ok(7));
    /// assert_eq!(Resume::<u8, &str>::Throw("no").into_sent(), Err(Thrown::Raised("no")));
    /// assert_eq!(Resume::<u8, &str>::Exit.into_sent(), Err(Thrown::Exit));
    /// ```
    #[inline]
    pub fn into_sent(self) -> Result<A, Thrown<E>> {
        match self {
            Self::Send(value) => Ok(value),
            Self::Throw(error) => Err(Thrown::Raised(error)),
            Self::Exit | Self::Start => Err(Thrown::Exit),
        }
    }
}

/// What a resumed body came to: a value at its next yield, or its end.
///
/// All but [`Yielded`](Self::Yielded) close the generator; [`Fault::Pending`] alone leaves it
/// where it is.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Resume, Step, generator};
///
/// #[generator]
/// fn once() -> impl Generator<Yield = u8, Return = char> {
///     yield_!(1);
///     'r'
/// }
///
/// let mut g = once();
/// assert_eq!(g.resume(Resume::Start)?, Step::Yielded(1));
/// assert_eq!(g.resume(Resume::Send(()))?, Step::Returned('r'));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a step may be the end of the generator, its return value or an error"]
pub enum Step<Y, R = (), E = Infallible> {
    /// It yielded, and is suspended.
    Yielded(Y),
    /// It returned.
    Returned(R),
    /// An error left the body: its own, or one thrown in and not caught.
    Raised(E),
    /// An exit left the body.
    Exited,
    /// A fault of a delegate left the body.
    Fault(Fault),
}

impl<Y, R, E> From<Thrown<E>> for Step<Y, R, E> {
    /// Ends the body with what was thrown in, as a `yield_!` that does not catch.
    #[inline]
    fn from(thrown: Thrown<E>) -> Self {
        match thrown {
            Thrown::Raised(error) => Self::Raised(error),
            Thrown::Exit => Self::Exited,
            Thrown::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// What a body receives at a yield in the place of a sent value: the `Err` of
/// `try_yield!`.
///
/// Matching on `Raised` never catches an exit, as `except Exception` in Python
/// never catches `GeneratorExit`.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Thrown, generator};
///
/// #[generator]
/// fn patient() -> impl Generator<(), &'static str, Yield = usize, Return = ()> {
///     let mut caught = 0;
///     loop {
///         match try_yield!(caught) {
///             Ok(()) => return Ok(()),
///             Err(Thrown::Raised(text)) => caught += text.len(),
///             Err(_) => return Ok(()),
///         }
///     }
/// }
///
/// let mut g = patient();
/// assert_eq!(g.next(), Ok(0));
/// assert_eq!(g.throw("ouch"), Ok(4));
/// assert_eq!(g.close(), Ok(Some(())));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[must_use = "a body that drops it has caught an error or an exit"]
pub enum Thrown<E = Infallible> {
    /// An error given to `throw`.
    #[error(transparent)]
    Raised(E),
    /// An exit: the generator is being closed, and the body should end.
    #[error("generator is being closed; let its body end")]
    Exit,
    /// A fault of the generator which the body delegates to.
    #[error(transparent)]
    Fault(Fault),
}

/// What went wrong between a generator and the one it delegates to.
///
/// It is raised at the `yield_from!`, where Python raises a `RuntimeError` or a
/// `ValueError`, and comes out of the delegator as well if its body does not
/// catch it.
///
/// # Examples
///
/// ```
/// use primed::Fault;
///
/// assert!(Fault::ExitIgnored.to_string().starts_with("delegate ignored the exit"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The delegate yielded while it was being closed.
    #[error("delegate ignored the exit: it yielded while being closed; let its body end instead")]
    ExitIgnored,
    /// The delegate is running already: it delegates to itself, if by detours.
    #[error("delegate already executing; a generator cannot resume itself")]
    AlreadyExecuting,
    /// The delegate had ended before.
    #[error("delegate exhausted before; delegate to a new one")]
    Exhausted,
    /// The delegate was sent a value before its first yield.
    #[error("delegate not primed: it was sent a value before its first yield; prime it first")]
    NotPrimed,
    /// The delegate was to be started, and had been before.
    #[error("delegate already started; a generator can be started once")]
    AlreadyStarted,
    /// An implementation of `Generator::resume` broke the rules that its
    /// documentation sets: it refused what it must take, or handed back what it
    /// was not given. Generators made by this crate never do.
    #[error("implementation of `Generator::resume` broke its contract; correct it")]
    ContractBroken,
    /// A generator that nobody can wake awaits something that is not ready: one from
    /// `AsyncGenerator::ready`, which stays there, or a pinned one, which is closed.
    #[error("generator has to wait for something; let it be an `AsyncGenerator`, and await it")]
    Pending,
}

/// Why a generator refused to be resumed.
///
/// # Examples
///
/// ```
/// use primed::{Generator, Refusal, Resume, generator};
///
/// #[generator]
/// fn echo() -> impl Generator<u8, Yield = u8> {
///     let mut last = 0;
///     loop {
///         last = yield_!(last);
///     }
/// }
///
/// let refused = echo().resume(Resume::Send(9)).unwrap_err();
/// assert_eq!(refused.refusal, Refusal::NotPrimed);
/// assert_eq!(refused.input, Resume::Send(9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// A value was sent before the first yield, where nothing awaits it.
    #[error("generator not primed: nothing awaits a value yet; call `prime` first")]
    NotPrimed,
    /// It was started before, and can be started once.
    #[error("generator already started; resume it with `next` or `send`")]
    AlreadyStarted,
    /// Its body is running: the call came from there.
    #[error("generator already executing; a body cannot resume its own generator")]
    AlreadyExecuting,
    /// It had ended before.
    #[error("generator exhausted before; make a new one to start over")]
    Exhausted,
}

impl Refusal {
    /// What it is to a body that stands between: the fault of its delegate.
    pub(crate) const fn fault(self) -> Fault {
        match self {
            Self::NotPrimed => Fault::NotPrimed,
            Self::AlreadyStarted => Fault::AlreadyStarted,
            Self::AlreadyExecuting => Fault::AlreadyExecuting,
            Self::Exhausted => Fault::Exhausted,
        }
    }
}

/// A refused resume: the generator was not touched, and `input` comes back.
///
/// # Examples
///
/// ```
/// use primed::{Refusal, Refused, Resume};
///
/// let refused = Refused { refusal: Refusal::Exhausted, input: Resume::<u8>::Send(1) };
/// assert!(refused.to_string().starts_with("generator exhausted before"));
/// assert_eq!(refused.input, Resume::Send(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{refusal}")]
pub struct Refused<T> {
    /// Why it was refused.
    pub refusal: Refusal,
    /// What could not be delivered.
    pub input: T,
}
