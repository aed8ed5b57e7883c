//! Yields of a body that awaits nothing else: it has a turn in each of its polls, and hands a value
//! out with it, where a [`Yielding`](super::Yielding) would have to lie in the suspended body. So
//! nothing is written there but the locals: what waits for the next turn is of no size, and the
//! number stays in the [`Home`].
//!
//! # Invariant 5
//!
//! 1. *A brand stands for one body.* What makes the body can be called with any lifetime `'y`
//!    ([`start`]), and has to do with it as with one that it knows nothing of. So what has a brand
//!    cannot leave its body, but to a thread that ends before: nothing that the body was given, and
//!    nothing it gives, has room for such a type. (That it is `'static` in the end, the body cannot
//!    know: this is what makes a scope of `std::thread::scope` or a `GhostCell` sound.)
//! 2. *Of a brand there is one of these at a time*: a [`Start`], a [`Here`], a [`Turn`], a
//!    [`Waiting`]. The first is made with the body, and each other one of one that is used up. A
//!    `Waiting` that was ready could be polled again, but borrows the home, and so does the next
//!    one. A `Here` comes of a meeting that was free, and makes it taken; only a turn makes it over.
//! 3. *A `Here` becomes a turn only if its number is the home's.* Then it was taken in a poll of
//!    this body, by the only one who could. And that poll goes on: a body which suspends, and has
//!    not made its meeting [over](Meeting::is_over), is dropped before the meeting ends
//!    (`Native::poll_in_turns`), and so is one that ends or panics. A `Here` of another meeting
//!    may be kept for longer, but it is only looked at for its number.
//! 4. *A turn stays in its thread.* Neither it nor a `Here` can be sent to another one. A start can,
//!    with the waker lent, and there become a turn, but only if both `Y` and `I` are `Send`: as if
//!    it held one of each. What waits can, too, but the home is borrowed then, and stays behind.

use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::sync::atomic::Ordering::Relaxed;
use core::task::{Context, Poll};

use super::{Issued, Meeting, Turn, elsewhere, meeting};
use crate::number::Number;

/// Nobody took the turn yet.
pub(super) const FREE: u8 = 0;
/// Somebody took it.
const TAKEN: u8 = 1;
/// A value was handed out with it.
const OVER: u8 = 2;

impl Meeting<'_> {
    /// Takes the turn, if nobody did.
    #[inline]
    fn take_turn<'y>(&self) -> Option<Here<'y>> {
        if self.turn.load(Relaxed) != FREE {
            return None;
        }
        self.turn.store(TAKEN, Relaxed);
        Some(Here {
            number: self.number,
            meeting: core::ptr::from_ref(self).cast(),
            brand: PhantomData,
        })
    }

    /// Whether a value was handed out in this turn.
    #[inline]
    pub(crate) fn is_over(&self) -> bool {
        self.turn.load(Relaxed) == OVER
    }
}

/// A lifetime that is neither longer nor shorter than any other.
type Brand<'y> = PhantomData<fn(&'y ()) -> &'y ()>;

/// What a body that yields in turns is made with: it awaits it first.
#[must_use = "a body that yields in turns must await its start"]
pub struct Start<'y, Y, I>(Option<Home<'y, Y, I>>);

/// What knows the turns of a body from those of others. It stays in the body.
pub struct Home<'y, Y, I> {
    pub(super) number: Number,
    brand: Brand<'y>,
    of: PhantomData<(Y, I)>,
}

impl<Y, I> Home<'_, Y, I> {
    #[inline]
    const fn new(number: Number) -> Self {
        let (brand, of) = (PhantomData, PhantomData);
        Self { number, brand, of }
    }
}

/// Makes a body that yields in turns, with the number that it must be polled with.
#[inline]
pub(crate) fn start<F, B, Y, I, R>(start: F) -> (B, Issued<Y, I>)
where
    F: for<'y> AsyncFnOnce(Start<'y, Y, I>) -> R,
    F: FnOnce(Start<'static, Y, I>) -> B,
{
    let number = Number::draw();
    let home = Home::new(number);
    (start(Start(Some(home))), Issued(number, PhantomData))
}

// Nothing in it is pinned.
impl<Y, I> Unpin for Start<'_, Y, I> {}

/// It does not suspend.
impl<'y, Y, I> Future for Start<'y, Y, I> {
    type Output = (Home<'y, Y, I>, Turn<'y, Y, I>);

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let home = self.0.take();
        let Some(meeting) = meeting(cx.waker()) else {
            elsewhere();
        };
        // What was sent with this poll is for no yield: nobody takes it, and it is dropped.
        let begun = home.and_then(|mut home| {
            let turn = Turn::of(meeting.take_turn()?, &mut home)?;
            // The same one, as the compiler knows it.
            Some((Home::new(meeting.number), turn))
        });
        begun.map_or_else(|| meeting.refuse(), Poll::Ready)
    }
}

/// The future of a body's next turn. There is no other one while it borrows the home.
#[must_use = "a turn must be awaited"]
pub struct Waiting<'h, 'y>(PhantomData<&'h mut ()>, Brand<'y>);

impl<'y> Waiting<'_, 'y> {
    #[inline]
    const fn at<'h, Y, I>(_home: &'h mut Home<'y, Y, I>) -> Waiting<'h, 'y> {
        Waiting(PhantomData, PhantomData)
    }
}

impl<'y> Future for Waiting<'_, 'y> {
    type Output = Here<'y>;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Here<'y>> {
        let Some(meeting) = meeting(cx.waker()) else {
            elsewhere();
        };
        match meeting.take_turn() {
            Some(here) => Poll::Ready(here),
            None if meeting.is_over() => Poll::Pending,
            None => meeting.refuse(),
        }
    }
}

/// The turn of a poll, whosever it is.
pub struct Here<'y> {
    pub(super) number: Number,
    pub(super) meeting: *const Meeting<'static>,
    brand: Brand<'y>,
}

impl<'y, Y, I> Turn<'y, Y, I> {
    /// Comes to what is sent.
    ///
    /// # Errors
    ///
    /// It waits again, in vain, if that is the turn of another body, or nothing was sent.
    #[inline]
    pub fn next<'h>(
        here: Here<'y>,
        home: &'h mut Home<'y, Y, I>,
    ) -> Result<(I, Self), Waiting<'h, 'y>> {
        let sent = Self::of(here, home).and_then(|mut turn| {
            let input = turn.exchange().input.take()?;
            Some((input, turn))
        });
        sent.ok_or_else(|| Waiting::at(home))
    }
}

/// Hands a value out; `at` says where that is.
#[inline]
pub fn hand_out<'h, 'y, V, L, I>(
    value: V,
    at: impl FnOnce() -> L,
    mut turn: Turn<'y, (V, L), I>,
    home: &'h mut Home<'y, (V, L), I>,
) -> Waiting<'h, 'y> {
    let value = (value, at());
    // Nothing is there: this is the only turn.
    core::mem::forget(turn.exchange().output.replace(value));
    turn.meeting().turn.store(OVER, Relaxed);
    Waiting::at(home)
}
