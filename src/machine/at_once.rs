//! What runs a body at once, for items that are not wanted one at a time.
//!
//! That is the whole body, from its start (`Whole`), and what is left of it behind a yield
//! (`Rest`): each a closure of its own.
//!
//! A closure that is there twice has two types. So where a body keeps one that it makes behind a
//! yield, what is left of it has a frame of its own, and can neither be entered at a yield that
//! keeps one, nor leave the machine at such a yield: it runs to the end ([`Onward`]).

use super::frame::Sink;

/// A body that can be run at once, from its start.
pub trait Whole<S, Y> {
    /// Whether it can.
    const AT_ONCE: bool;

    /// Runs it, and hands its items to `sink`; gives the last one, if a `?` made that.
    fn run(self, start: S, sink: Sink<'_, Y>) -> Option<Y>;
}

impl<S, Y, W> Whole<S, Y> for W
where
    W: FnOnce(S, Sink<'_, Y>) -> Option<Y>,
{
    const AT_ONCE: bool = true;

    #[inline]
    fn run(self, start: S, sink: Sink<'_, Y>) -> Option<Y> {
        self(start, sink)
    }
}

/// What wants the items of a body: it says whether it wants more.
pub type Each<'a, Y> = &'a mut (dyn FnMut(Y) -> bool + 'a);

/// What is left of a body after a yield, and can be run at once.
pub trait Rest<S, Y> {
    /// Whether it can up to any yield.
    const AT_ONCE: bool;

    /// Whether it can to the end, and from some yields only.
    const ONWARD: bool = false;

    /// Runs it from where its frame stands, and hands its items to `each` until that wants no
    /// more: then it is suspended. Gives the last item, if a `?` made that.
    fn run(&mut self, frame: &mut S, each: Each<'_, Y>) -> Option<Y>;

    /// Runs it from where its frame stands to its end, unless it cannot be entered there: then
    /// the frame stays as it is. Gives the last item, if a `?` made that.
    fn run_onward(&mut self, _frame: &mut S, _sink: Sink<'_, Y>) -> Option<Y> {
        None
    }
}

impl<S, Y, R> Rest<S, Y> for R
where
    R: FnMut(&mut S, Each<'_, Y>) -> Option<Y>,
{
    const AT_ONCE: bool = true;

    #[inline]
    fn run(&mut self, frame: &mut S, each: Each<'_, Y>) -> Option<Y> {
        self(frame, each)
    }
}

/// What is left of a body after some of its yields, and can be run at once to its end.
///
/// It makes values of types that the machine's frame cannot keep. Where that keeps such a value of
/// the machine's own, it cannot be entered.
#[derive(Clone, Copy, Debug)]
pub struct Onward<R>(pub R);

impl<S, Y, R> Rest<S, Y> for Onward<R>
where
    R: FnMut(&mut S, Sink<'_, Y>) -> Option<Y>,
{
    const AT_ONCE: bool = false;
    const ONWARD: bool = true;

    fn run(&mut self, _frame: &mut S, _each: Each<'_, Y>) -> Option<Y> {
        None
    }

    #[inline]
    fn run_onward(&mut self, frame: &mut S, sink: Sink<'_, Y>) -> Option<Y> {
        self.0(frame, sink)
    }
}

/// A body that cannot be run at once, or of which the rest cannot.
#[derive(Clone, Copy, Debug)]
pub struct Stepwise;

impl<S, Y> Whole<S, Y> for Stepwise {
    const AT_ONCE: bool = false;

    fn run(self, _start: S, _sink: Sink<'_, Y>) -> Option<Y> {
        None
    }
}

impl<S, Y> Rest<S, Y> for Stepwise {
    const AT_ONCE: bool = false;

    fn run(&mut self, _frame: &mut S, _each: Each<'_, Y>) -> Option<Y> {
        None
    }
}

/// The methods of an [`Iterator`] that want many items at once, made of two of the machine's:
/// `each` hands on items until no more are wanted, and `all_that_is_left` all of them.
///
/// What the caller's function panics with unwinds through the body, and so closes it.
macro_rules! internal_iteration {
    () => {
        /// Runs the body as the loops that the user wrote: from its start, or on from where it
        /// is suspended.
        ///
        /// This is internal iteration: `sum`, `for_each` and the like come here, also through
        /// the adaptors of std.
        #[inline]
        fn fold<B, G>(self, init: B, mut f: G) -> B
        where
            G: FnMut(B, Self::Item) -> B,
        {
            let mut folded = Some(init);
            // It is empty only while `f` runs, and for good if that panics.
            self.all_that_is_left(|item| folded = folded.take().map(|folded| f(folded, item)));
            match folded {
                Some(folded) => folded,
                None => unreachable!("what is folded is given back"),
            }
        }

        #[inline]
        fn find<P>(&mut self, mut predicate: P) -> Option<Self::Item>
        where
            P: FnMut(&Self::Item) -> bool,
        {
            self.find_map(|item| predicate(&item).then_some(item))
        }

        #[inline]
        fn find_map<B, G>(&mut self, mut f: G) -> Option<B>
        where
            G: FnMut(Self::Item) -> Option<B>,
        {
            let mut found = None;
            self.each(|item| {
                found = f(item);
                found.is_none()
            });
            found
        }

        #[inline]
        fn any<G>(&mut self, mut f: G) -> bool
        where
            G: FnMut(Self::Item) -> bool,
        {
            self.find_map(|item| f(item).then_some(())).is_some()
        }

        #[inline]
        fn all<G>(&mut self, mut f: G) -> bool
        where
            G: FnMut(Self::Item) -> bool,
        {
            !self.any(|item| !f(item))
        }

        #[inline]
        fn position<P>(&mut self, mut predicate: P) -> Option<usize>
        where
            P: FnMut(Self::Item) -> bool,
        {
            let mut before = 0;
            self.find_map(|item| {
                let found = predicate(item).then_some(before);
                before += 1;
                found
            })
        }

        #[inline]
        fn nth(&mut self, mut n: usize) -> Option<Self::Item> {
            self.find(|_| match n.checked_sub(1) {
                Some(left) => {
                    n = left;
                    false
                }
                None => true,
            })
        }
    };
}
pub(super) use internal_iteration;
