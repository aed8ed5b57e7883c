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
//!    where a yielder or a future that has it is carried, or what is at the same address later:
//!    in a meeting that is not its own it touches nothing, and whoever polled it panics.
//! 3. *There is one yielder with a number at a time.* It is moved into a future, [`Yielding`] or
//!    [`Beginning`](beginning::Beginning), which gives it back once, or borrowed uniquely by a
//!    [`Parting`]. And [`poll`] itself leaves the exchange alone until the body's poll is over. So
//!    the pointer to the exchange is used by one at a time. A shared waker can be lent to another
//!    thread while its poll goes on, and so can a yielder, but only if both `Y` and `I` are `Send`:
//!    as if it held one of each.
//! 4. *The value of a [`Yielding`] is there exactly if its key is fresh.* It is made so, and the
//!    key is changed before the value is read.
//! 5. *A [`Turn`] is of a poll that goes on, and while there is one, nothing else uses the exchange
//!    of its body.* See [`turns`]: there a number is given to a [`Home`], and to no yielder.
//!
//! # Speed
//!
//! The compiler is to see through all this where it sees the whole of a body, and little is to
//! be in memory where it does not. So: the number of a suspended body lies in one place, and
//! is compared once per resumption ([`Yielding`]'s key, or a [`Home`]); from then on the compiler
//! knows that the yielder is at home. It knows from the beginning, too. `Meeting::sent` tells it in
//! which places a yield is new. And nothing in the poll of a yield can panic but where there is
//! no meeting at all: what leads out of a body costs room, and what is large is not inlined.
#![allow(
    unsafe_code,
    reason = "the one module that may have it; each block says why it is sound"
)]

mod beginning;
mod shown;
mod turns;

use core::future::Future;
use core::marker::PhantomData;
use core::mem::{ManuallyDrop, MaybeUninit};
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, AtomicU8, Ordering::Relaxed};
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

pub use beginning::begun;
use turns::Here;
pub(crate) use turns::start;
pub use turns::{Home, Start, hand_out};

use crate::number::Number;

/// What a resumption and a body hand each other.
pub(crate) struct Exchange<Y, I> {
    /// What is sent in, until a yield takes it.
    pub(crate) input: Option<I>,
    /// What was yielded.
    pub(crate) output: Option<Y>,
}

/// What is behind the waker of one poll.
pub(crate) struct Meeting<'a> {
    /// Whose body is polled.
    number: Number,
    /// The waker that the caller gave.
    real: &'a Waker,
    /// The `Exchange<Y, I>` of the yielder with that number.
    exchange: *mut (),
    /// What became of the turn of this poll: [`turns`] has its values.
    turn: AtomicU8,
    /// Whether what is sent is there for the yield that the body waits at. No yield that is new
    /// in this poll may take it: it is false once a yield took it, something else was awaited, or
    /// the body began.
    sent: AtomicBool,
    /// Whether a yield was polled that is of another body, or not at its turn: [`check`] panics.
    ///
    /// [`check`]: Self::check
    strange: AtomicBool,
}

impl Meeting<'_> {
    /// Leaves what is not at home, or not at its turn, pending: the poll will panic.
    #[inline]
    fn refuse<T>(&self) -> Poll<T> {
        self.strange.store(true, Relaxed);
        Poll::Pending
    }

    /// Looks whether anything was refused.
    ///
    /// # Panics
    ///
    /// If it was.
    #[inline]
    pub(crate) fn check(&self) {
        if self.strange.load(Relaxed) {
            elsewhere();
        }
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, ignore);

/// Polls a body whose yielder has that number; its yields go to the exchange.
///
/// # Panics
///
/// If the body panics, or polls a yield which is not its own.
#[inline]
#[cfg(feature = "async")]
pub(crate) fn poll<F: Future, Y, I>(
    body: Pin<&mut F>,
    number: Issued<Y, I>,
    exchange: &mut Exchange<Y, I>,
    real: &Waker,
) -> Poll<F::Output> {
    meet(number, exchange, real, |cx, meeting| {
        let polled = body.poll(cx);
        meeting.check();
        polled
    })
}

/// The same for what polls it, and is still in the meeting then.
#[inline]
pub(crate) fn meet<Y, I, T>(
    number: Issued<Y, I>,
    exchange: &mut Exchange<Y, I>,
    real: &Waker,
    run: impl FnOnce(&mut Context<'_>, &Meeting<'_>) -> T,
) -> T {
    let meeting = Meeting {
        number: number.0,
        real,
        turn: AtomicU8::new(turns::FREE),
        sent: AtomicBool::new(exchange.input.is_some()),
        strange: AtomicBool::new(false),
        exchange: (&raw mut *exchange).cast(),
    };
    let raw = RawWaker::new((&raw const meeting).cast(), &VTABLE);
    // SAFETY: the functions of the table keep `RawWakerVTable`'s contract: `clone` gives
    // a clone of the real waker, `wake` and `drop` own nothing, and all of them only read
    // the meeting, which holds what is `Sync`, beside a pointer that they leave alone. It
    // outlives the waker, which never leaves this function but by shared reference.
    let waker = ManuallyDrop::new(unsafe { Waker::from_raw(raw) });
    run(&mut Context::from_waker(&waker), &meeting)
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

/// A number that a yielder or a home of these types was made with: the copy of its machine.
pub(crate) struct Issued<Y, I>(Number, PhantomData<fn(I) -> Y>);

impl<Y, I> Clone for Issued<Y, I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Y, I> Copy for Issued<Y, I> {}

/// The body's end of the exchange: each yield goes through it.
///
/// Generated code holds it. It can be had from a machine only.
pub struct Yielder<Y, I>(Number, PhantomData<(Y, I)>);

/// Makes a yielder, with the number that a body must be polled with for it.
#[inline]
#[cfg(feature = "async")]
pub(crate) fn yielder<Y, I>() -> (Yielder<Y, I>, Issued<Y, I>) {
    let number = Number::draw();
    (Yielder(number, PhantomData), Issued(number, PhantomData))
}

impl<V, L, I> Yielder<(V, L), I> {
    /// The type of what is yielded.
    #[inline]
    #[must_use]
    pub const fn item(&self) -> PhantomData<fn() -> V> {
        PhantomData
    }
}

/// The exchange that a meeting leads to.
///
/// # Safety
///
/// Whoever calls this has, uniquely and for `'a`, the `Yielder<Y, I>` with the number of the
/// meeting, or is the future that has it. Or it has a `Turn<Y, I>` of that meeting so.
#[expect(
    clippy::mut_from_ref,
    reason = "what is unique is the yielder, or the turn, that the caller has"
)]
#[inline]
unsafe fn exchange<'a, Y, I>(meeting: &'a Meeting<'_>) -> &'a mut Exchange<Y, I> {
    // SAFETY: invariant 2 says that it is an `Exchange<Y, I>`, and it lives as long as
    // the meeting does. Invariant 3 says that nobody else uses it now.
    unsafe { &mut *meeting.exchange.cast::<Exchange<Y, I>>() }
}

/// Says that a yield was polled where it is not at home, or not at its turn.
#[cold]
fn elsewhere() -> ! {
    panic!("a yield was polled by something else than its own generator")
}

/// The turn of the body with that brand, in which it may hand out one value.
pub struct Turn<'y, Y, I> {
    meeting: *const Meeting<'static>,
    of: PhantomData<Home<'y, Y, I>>,
}

impl<'y, Y, I> Turn<'y, Y, I> {
    /// The turn of a poll, if that is one of the body.
    #[inline]
    fn of(here: Here<'y>, home: &mut Home<'y, Y, I>) -> Option<Self> {
        let (
            Here {
                number, meeting, ..
            },
            of,
        ) = (here, PhantomData);
        (number == home.number).then_some(Self { meeting, of })
    }

    #[inline]
    fn meeting(&self) -> &Meeting<'_> {
        // SAFETY: invariant 5.
        unsafe { &*self.meeting.cast() }
    }

    #[inline]
    fn exchange(&mut self) -> &mut Exchange<Y, I> {
        // SAFETY: invariant 5, and this turn is borrowed uniquely.
        unsafe { exchange(self.meeting()) }
    }
}

/// Hands a value out, and comes to what is sent in, with the yielder. `at` says where that is.
///
/// With `AMID`, the body may suspend in futures that are not `Awaited`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "there is one yielder: from here on the future has it"
)]
#[inline]
pub const fn yielded<V, L, I, P: Fn() -> L, const AMID: bool>(
    value: V,
    at: P,
    to: Yielder<(V, L), I>,
) -> Yielding<V, L, I, P, AMID> {
    Yielding {
        key: to.0.fresh(),
        value: MaybeUninit::new(value),
        at,
        to: PhantomData,
    }
}

/// The same, for a value whose type nothing but the other yields tells: `like` has it.
#[inline]
pub const fn yielded_like<V, L, I, P: Fn() -> L, const AMID: bool>(
    _like: PhantomData<fn() -> V>,
    value: V,
    at: P,
    to: Yielder<(V, L), I>,
) -> Yielding<V, L, I, P, AMID> {
    yielded(value, at, to)
}

/// The future of a yield, which has the yielder until it is over.
#[must_use = "a yield must be awaited"]
pub struct Yielding<V, L, I, P, const AMID: bool> {
    // The number of the yielder, in one of two forms: that of a yield whose value is here
    // still, or has been handed out. Zero where the yielder went back.
    //
    // So one comparison with the number of a meeting tells both whether it is at home there,
    // and what to do. A reference to the yielder would point into the body which holds both, and
    // no optimiser could take the body apart.
    key: u64,
    // It is there in the first form, and in no other (invariant 4).
    value: MaybeUninit<V>,
    at: P,
    to: PhantomData<Yielder<(V, L), I>>,
}

// The value is moved out, and never pinned.
impl<V, L, I, P, const AMID: bool> Unpin for Yielding<V, L, I, P, AMID> {}

impl<V, L, I, P: Fn() -> L, const AMID: bool> Future for Yielding<V, L, I, P, AMID> {
    type Output = (I, Yielder<(V, L), I>);

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let Some(meeting) = meeting(cx.waker()) else {
            elsewhere();
        };
        let number = meeting.number;
        if meeting.sent.load(Relaxed) && (!AMID || this.key == number.handed()) {
            if this.key != number.handed() {
                return meeting.refuse();
            }
            meeting.sent.store(false, Relaxed);
            // SAFETY: this has the yielder of the meeting's number, and lends it.
            let exchange = unsafe { exchange::<(V, L), I>(meeting) };
            let Some(input) = exchange.input.take() else {
                return Poll::Pending;
            };
            // It goes back, so it is here no more.
            this.key = 0;
            return Poll::Ready((input, Yielder(number, PhantomData)));
        }
        if this.key == number.fresh() {
            let at = (this.at)();
            // SAFETY: this has the yielder of the meeting's number, and lends it.
            let exchange = unsafe { exchange::<(V, L), I>(meeting) };
            if exchange.output.is_some() {
                // What was yielded first would be lost.
                return meeting.refuse();
            }
            this.key = number.handed();
            // SAFETY: invariant 4. The key is no more of the form that says it is there.
            let value = unsafe { this.value.assume_init_read() };
            exchange.output = Some((value, at));
        } else if !AMID || this.key != number.handed() {
            // The value stays here.
            meeting.strange.store(true, Relaxed);
        }
        Poll::Pending
    }
}

impl<V, L, I, P, const AMID: bool> Drop for Yielding<V, L, I, P, AMID> {
    #[inline]
    fn drop(&mut self) {
        if Number::is_fresh(self.key) {
            // SAFETY: invariant 4.
            unsafe { self.value.assume_init_drop() };
        }
    }
}

/// Leaves a last value behind, on the way out of the body.
#[inline]
pub const fn parted<V, I>(value: Option<V>, to: &mut Yielder<(V, ()), I>) -> Parting<'_, V, I> {
    Parting { to, value }
}

/// The future of a last value: it does not suspend.
#[must_use = "a last value must be awaited"]
pub struct Parting<'a, V, I> {
    to: &'a mut Yielder<(V, ()), I>,
    value: Option<V>,
}

// The value is moved out, and never pinned.
impl<V, I> Unpin for Parting<'_, V, I> {}

impl<V, I> Future for Parting<'_, V, I> {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        let Some(meeting) = meeting(cx.waker()) else {
            elsewhere();
        };
        if meeting.number != this.to.0 {
            elsewhere();
        }
        // SAFETY: this borrows the yielder of the meeting's number, uniquely.
        let exchange = unsafe { exchange::<(V, ()), I>(meeting) };
        exchange.output = this.value.take().map(|value| (value, ()));
        Poll::Ready(())
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
            // A yield after this is new.
            meeting.sent.store(false, Relaxed);
            meeting.real
        } else {
            other = cx.waker().clone();
            &other
        };
        future.poll(&mut Context::from_waker(real))
    }
}
