//! How a value gets out of an async block at a yield, and another one in. **All unsafe
//! code of the crate is here.**
//!
//! A body that rustc lowers is an async block. It suspends in a [`Yielding`] future, which
//! must hand its value to whoever resumed the body. The two meet in the [`Waker`] of that
//! poll: [`poll`] makes one whose data is a [`Meeting`] in its own stack frame, and that
//! points to the [`Exchange`], where what is sent lies and what is yielded goes. So there is no
//! thread-local, no allocation and no lock, and a body is `Send` if its locals are.
//!
//! # Invariants
//!
//! 1. *A waker with [`VTABLE`] points to a [`Meeting`] that lives.* Only [`poll`] makes one,
//!    and hands it out by shared reference, for the time of the call. Whoever clones it gets a
//!    clone of the real waker instead. The table and the data can be read off a waker, but to
//!    make another of them is unsafe; and statics have addresses of their own.
//! 2. *A meeting leads to an exchange of the types `Y` and `I` only for a [`Yielder<Y, I>`] with
//!    the same number.* A number is drawn once in the life of a program, by [`Number::draw`], and
//!    given to one yielder and one machine, of the same `Y` and `I`. So it does not matter
//!    where a yielder or a future of its is carried, or what is at the same address later: in
//!    a meeting that is not its own it panics, and touches nothing.
//! 3. *There is one [`Yielding`] future of a yielder at a time*, since it borrows that uniquely; and
//!    [`poll`] itself leaves the exchange alone until the body's poll is over. So the pointer to
//!    the exchange is used by one at a time. A shared waker can be lent to another thread while its
//!    poll goes on, and so can a yielder, but only if both `Y` and `I` are `Send`: as if it held
//!    one of each.
#![allow(
    unsafe_code,
    reason = "the one module that may have it; each block says why it is sound"
)]

use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, Ordering::Relaxed};
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use crate::number::Number;

/// What a resumption and a body hand each other.
pub(crate) struct Exchange<Y, I> {
    /// What is sent in, until a yield takes it.
    pub(crate) input: Option<I>,
    /// What was yielded.
    pub(crate) output: Option<Y>,
}

/// What is behind the waker of one poll.
struct Meeting<'a> {
    /// Whose body is polled.
    number: Number,
    /// The waker that the caller gave.
    real: &'a Waker,
    /// The `Exchange<Y, I>` of the yielder with that number.
    exchange: *mut (),
    /// Whether no yield has taken the input yet. It is asked first, before the number even:
    /// where the compiler sees the whole of a body, it knows the answer in each place, and
    /// goes from one yield to the next without a branch. Nothing but the way hangs on it.
    sent: AtomicBool,
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, ignore);

/// Polls a body whose yielder has that number; its yields go to the exchange.
#[inline]
pub(crate) fn poll<F: Future, Y, I>(
    body: Pin<&mut F>,
    number: &Issued<Y, I>,
    exchange: &mut Exchange<Y, I>,
    real: &Waker,
) -> Poll<F::Output> {
    let meeting = Meeting {
        number: number.0,
        real,
        sent: AtomicBool::new(exchange.input.is_some()),
        exchange: (&raw mut *exchange).cast(),
    };
    let raw = RawWaker::new((&raw const meeting).cast(), &VTABLE);
    // SAFETY: the functions of the table keep `RawWakerVTable`'s contract: `clone` gives
    // a clone of the real waker, `wake` and `drop` own nothing, and all of them only read
    // the meeting, which holds what is `Sync`, beside a pointer that they leave alone. It
    // outlives the waker, which never leaves this function but by shared reference.
    let waker = ManuallyDrop::new(unsafe { Waker::from_raw(raw) });
    body.poll(&mut Context::from_waker(&waker))
}

/// The meeting behind a waker, if it is one of [`poll`]'s.
#[inline]
fn meeting<'a>(waker: &'a Waker) -> Option<&'a Meeting<'a>> {
    if !core::ptr::eq(waker.vtable(), &raw const VTABLE) {
        return None;
    }
    // SAFETY: invariant 1. The waker is borrowed for `'a`, so the call of `poll` that it
    // was made in goes on for as long.
    Some(unsafe { &*waker.data().cast::<Meeting<'a>>() })
}

/// Clones the real waker: what outlives the poll must not point into it.
///
/// # Safety
///
/// `data` is that of a waker of [`poll`]'s.
unsafe fn clone(data: *const ()) -> RawWaker {
    // SAFETY: invariant 1; whoever calls this has the waker at hand.
    let meeting = unsafe { &*data.cast::<Meeting<'_>>() };
    let real = ManuallyDrop::new(meeting.real.clone());
    RawWaker::new(real.data(), real.vtable())
}

/// Wakes the real waker.
///
/// # Safety
///
/// `data` is that of a waker of [`poll`]'s.
unsafe fn wake(data: *const ()) {
    // SAFETY: invariant 1; whoever calls this has the waker at hand.
    unsafe { &*data.cast::<Meeting<'_>>() }.real.wake_by_ref();
}

/// The waker owns nothing.
const fn ignore(_data: *const ()) {}

/// A number that a yielder of these types was made with.
pub(crate) struct Issued<Y, I>(Number, PhantomData<fn(I) -> Y>);

/// The body's end of the exchange: each yield goes through it.
///
/// Generated code holds it. It can be had from a machine only.
pub struct Yielder<Y, I>(Number, PhantomData<(Y, I)>);

/// Makes a yielder, with the number that a body must be polled with for it.
#[inline]
pub(crate) fn yielder<Y, I>() -> (Yielder<Y, I>, Issued<Y, I>) {
    let number = Number::draw();
    (Yielder(number, PhantomData), Issued(number, PhantomData))
}

impl<Y, I> Yielder<Y, I> {
    /// The type of what is yielded.
    #[inline]
    #[must_use]
    pub const fn item(&self) -> PhantomData<fn() -> Y> {
        PhantomData
    }
}

/// The exchange that a meeting leads to, for the future of a yielder with that number.
///
/// # Panics
///
/// If that is a meeting of something else than the body that the yielder is for.
///
/// # Safety
///
/// The number is that of a `Yielder<Y, I>`, which is borrowed uniquely for `'a`.
#[inline]
unsafe fn exchange<'a, Y, I>(
    number: &'a mut Number,
    meeting: &'a Meeting<'_>,
) -> &'a mut Exchange<Y, I> {
    if meeting.number != *number {
        elsewhere();
    }
    // SAFETY: invariant 2 says that it is an `Exchange<Y, I>`, and it lives as long as
    // the meeting does. Invariant 3 says that nobody else uses it now: the yielder is borrowed
    // by one future, which lends its number.
    unsafe { &mut *meeting.exchange.cast::<Exchange<Y, I>>() }
}

/// Says that a yield was polled where it is not at home.
#[cold]
fn elsewhere() -> ! {
    panic!("a yield was polled by something else than its own generator")
}

/// Hands a value out, and comes to what is sent in.
#[inline]
pub const fn yielded<Y, I>(value: Y, to: &mut Yielder<Y, I>) -> Yielding<'_, Y, I> {
    Yielding {
        number: to.0,
        value: Some(value),
        to: PhantomData,
        sent: PhantomData,
    }
}

/// The same, for a value whose type nothing but the other yields tells: `like` has it.
#[inline]
pub const fn yielded_like<Y, I>(
    _like: PhantomData<fn() -> Y>,
    value: Y,
    to: &mut Yielder<Y, I>,
) -> Yielding<'_, Y, I> {
    yielded(value, to)
}

/// The future of a yield.
#[must_use = "a yield must be awaited"]
pub struct Yielding<'a, Y, I> {
    // The yielder's. A reference to that would point into the body which holds both, and no
    // optimiser could take the body apart.
    number: Number,
    value: Option<Y>,
    to: PhantomData<&'a mut Yielder<Y, I>>,
    // What is sent comes out where the future is, so it must be able to get there.
    sent: PhantomData<I>,
}

// The value is moved out, and never pinned.
impl<Y, I> Unpin for Yielding<'_, Y, I> {}

impl<Y, I> Future for Yielding<'_, Y, I> {
    type Output = I;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<I> {
        let this = &mut *self;
        let Some(meeting) = meeting(cx.waker()) else {
            elsewhere();
        };
        if meeting.sent.load(Relaxed) && this.value.is_none() {
            // SAFETY: it is the number of the yielder that this borrows.
            let exchange = unsafe { exchange::<Y, I>(&mut this.number, meeting) };
            meeting.sent.store(false, Relaxed);
            return exchange.input.take().map_or(Poll::Pending, Poll::Ready);
        }
        // First the place, then the value: where this panics, the value stays here.
        // SAFETY: it is the number of the yielder that this borrows.
        let exchange = unsafe { exchange::<Y, I>(&mut this.number, meeting) };
        if this.value.is_some() {
            assert!(exchange.output.is_none(), "two yields in one resumption");
            exchange.output = this.value.take();
        }
        Poll::Pending
    }
}

/// Leaves a last value behind, on the way out of the body.
#[inline]
pub const fn parted<Y, I>(value: Option<Y>, to: &mut Yielder<Y, I>) -> Parting<'_, Y, I> {
    Parting { to, value }
}

/// The future of a last value: it does not suspend.
#[must_use = "a last value must be awaited"]
pub struct Parting<'a, Y, I> {
    to: &'a mut Yielder<Y, I>,
    value: Option<Y>,
}

// The value is moved out, and never pinned.
impl<Y, I> Unpin for Parting<'_, Y, I> {}

impl<Y, I> Future for Parting<'_, Y, I> {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        let Some(meeting) = meeting(cx.waker()) else {
            elsewhere();
        };
        // SAFETY: it is the number of the yielder that this borrows.
        let exchange = unsafe { exchange::<Y, I>(&mut this.to.0, meeting) };
        exchange.output = this.value.take();
        Poll::Ready(())
    }
}

impl<Y, I> fmt::Debug for Parting<'_, Y, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parting")
    }
}

/// Polls what is not a yield with the caller's own waker: what is awaited sees the
/// machine as little as it would see a future written by hand.
#[inline]
pub const fn passed_on<F>(future: F) -> Awaited<F> {
    Awaited { future }
}

/// The future of an `.await` in a body.
#[pin_project::pin_project]
#[must_use = "futures do nothing unless awaited"]
pub struct Awaited<F> {
    #[pin]
    future: F,
}

impl<F: Future> Future for Awaited<F> {
    type Output = F::Output;

    #[expect(
        clippy::inline_always,
        reason = "with this the compiler sees the whole of a body"
    )]
    #[inline(always)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let future = self.project().future;
        // What is awaited never sees the machine's context: so the compiler knows all of that.
        let other;
        let real = if let Some(meeting) = meeting(cx.waker()) {
            meeting.real
        } else {
            other = cx.waker().clone();
            &other
        };
        future.poll(&mut Context::from_waker(real))
    }
}

impl<Y, I> fmt::Debug for Yielder<Y, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Yielder")
    }
}

impl<Y, I> fmt::Debug for Yielding<'_, Y, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Yielding")
    }
}

impl<F> fmt::Debug for Awaited<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Awaited")
    }
}
