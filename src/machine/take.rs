//! How a machine takes its frame out to run the body on.
//!
//! While a body runs, its locals are its own; a panic must leave a closed frame
//! behind. Any frame can be swapped for a closed one first. A frame whose locals
//! are all `Copy` need not be: the body works on a copy, and the frame is closed
//! only if it unwinds. That spares a store on each resumption, and lets fields that
//! a step does not need stay where they are.
//!
//! Where a body has many yields, its arms take the frame out, each its own: then the optimiser
//! reads what that arm needs, and not what any of them keeps ([`Take::locals`]). Where the text has
//! told the types of all that a frame keeps, its arms copy the fields out, and the frame need not
//! be `Copy` for that.
//!
//! Which of the two, the macro says where the text tells it. Elsewhere method lookup decides, once
//! the body has been checked: `(&Taking(&frame)).__how()` finds [`TakeCopy`] first, and
//! [`TakeMove`] one reference further. It is asked where no way leads.
//!
//! Each function here is compiled once for each machine in a debug build, where nothing
//! is inlined. So there are as few of them as can be.

use super::frame::{Frame, TypeOf};

/// A way to run a body that takes its locals out of the frame itself: whatever it panics with, a
/// closed frame is left.
pub trait Guard<S> {
    /// Calls `run` with the frame.
    fn leave<R>(frame: &mut S, run: impl FnOnce(&mut S) -> R) -> R;

    /// The same of what is called again, without a function between.
    fn leave_again<R>(frame: &mut S, run: &mut impl FnMut(&mut S) -> R) -> R;
}

/// A way to take a frame out.
pub trait Take<S>: Guard<S> + Sized {
    /// Calls `run` with the locals and with the frame to put them back into.
    fn take<R>(frame: &mut S, run: impl FnOnce(S, &mut S) -> R) -> R;

    /// Takes the locals out.
    fn locals(_how: TypeOf<Self>, frame: &mut S) -> S;
}

/// Leaves a closed frame behind.
#[derive(Clone, Copy, Debug)]
pub struct ByMove;

/// Leaves the frame as it is, unless the body unwinds.
#[derive(Clone, Copy, Debug)]
pub struct ByCopy;

impl<S: Frame> Guard<S> for ByMove {
    #[inline]
    fn leave<R>(frame: &mut S, run: impl FnOnce(&mut S) -> R) -> R {
        run(frame)
    }

    #[inline]
    fn leave_again<R>(frame: &mut S, run: &mut impl FnMut(&mut S) -> R) -> R {
        run(frame)
    }
}

impl<S: Frame> Take<S> for ByMove {
    #[inline]
    fn take<R>(frame: &mut S, run: impl FnOnce(S, &mut S) -> R) -> R {
        let locals = core::mem::replace(frame, S::closed());
        run(locals, frame)
    }

    #[inline]
    fn locals(_how: TypeOf<Self>, frame: &mut S) -> S {
        core::mem::replace(frame, S::closed())
    }
}

impl<S: Frame> Guard<S> for ByCopy {
    #[inline]
    fn leave<R>(frame: &mut S, run: impl FnOnce(&mut S) -> R) -> R {
        let mut guard = CloseOnUnwind {
            frame,
            unwinds: true,
        };
        let result = run(guard.frame);
        guard.unwinds = false;
        result
    }

    #[inline]
    fn leave_again<R>(frame: &mut S, run: &mut impl FnMut(&mut S) -> R) -> R {
        let mut guard = CloseOnUnwind {
            frame,
            unwinds: true,
        };
        let result = run(guard.frame);
        guard.unwinds = false;
        result
    }
}

impl<S: Frame + Copy> Take<S> for ByCopy {
    #[inline]
    fn take<R>(frame: &mut S, run: impl FnOnce(S, &mut S) -> R) -> R {
        let locals = *frame;
        let mut guard = CloseOnUnwind {
            frame,
            unwinds: true,
        };
        let result = run(locals, guard.frame);
        guard.unwinds = false;
        result
    }

    #[inline]
    fn locals(_how: TypeOf<Self>, frame: &mut S) -> S {
        *frame
    }
}

struct CloseOnUnwind<'a, S: Frame> {
    frame: &'a mut S,
    /// Taken back by what returns. (To forget the guard would be one more function to compile.)
    unwinds: bool,
}

impl<S: Frame> Drop for CloseOnUnwind<'_, S> {
    fn drop(&mut self) {
        if self.unwinds {
            *self.frame = S::closed();
        }
    }
}

/// Hands an item to a function of the caller's; should that panic, the frame is closed, as it is
/// where the body runs around the function.
#[inline]
pub(super) fn hand_out<S: Frame, Y>(
    frame: &mut S,
    item: Y,
    each: &mut impl FnMut(Y) -> bool,
) -> bool {
    let unwinds = true;
    let mut guard = CloseOnUnwind { frame, unwinds };
    let more = each(item);
    guard.unwinds = false;
    more
}

/// Puts the locals back. What is in the frame is closed, or has no drop.
#[inline]
pub fn put<S>(frame: &mut S, locals: S) {
    core::mem::forget(core::mem::replace(frame, locals));
}

/// Asks how a frame is to be taken.
#[derive(Debug)]
pub struct Taking<'a, S>(pub &'a S);

/// Found first: all locals are `Copy`.
pub trait TakeCopy {
    /// Answers so.
    fn __how(&self) -> ByCopy {
        ByCopy
    }
}

impl<S: Copy> TakeCopy for Taking<'_, S> {}

/// Found second: any other frame.
pub trait TakeMove {
    /// Answers so.
    fn __how(&self) -> ByMove {
        ByMove
    }
}

impl<S> TakeMove for &Taking<'_, S> {}
