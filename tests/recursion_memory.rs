//! What a generator that delegates to itself allocates: one stack, which grows.
#![allow(missing_docs, reason = "tests")]
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use primed::SendError;
use primed::prelude::*;

/// Counts what is asked for.
struct Counting;

thread_local! {
    /// The calls of this thread, and the largest of them.
    static COUNTED: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

fn count(size: usize) {
    let (calls, largest) = COUNTED.get();
    COUNTED.set((calls + 1, largest.max(size)));
}

// SAFETY: it hands everything on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: what is asked of this is asked of that.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the same.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: the same.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The calls for memory that `run` makes, and the largest of them.
fn allocations<T>(run: impl FnOnce() -> T) -> (usize, usize, T) {
    COUNTED.set((0, 0));
    let value = run();
    let (calls, largest) = COUNTED.get();
    (calls, largest, value)
}

#[generator]
fn countdown(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(countdown(n - 1));
    }
}

#[test]
fn a_tail_call_allocates_nothing() {
    let (calls, _, items) = allocations(|| countdown(1_000_000).count());
    assert_eq!((calls, items), (0, 1_000_001));
}

#[test]
fn returned_as_it_is() {
    #[generator]
    fn sum(n: u64, acc: u64) -> impl Generator<u64, Yield = u64, Return = u64> {
        let sent = yield_!(n);
        if sent == 0 {
            return acc;
        }
        return yield_from!(sum(n + 1, acc + sent));
    }
    #[generator]
    fn fallible(n: u64, acc: u64) -> impl Generator<u64, String, Yield = u64, Return = u64> {
        let sent = yield_!(n);
        match sent {
            0 => Ok(acc),
            _ => Ok(yield_from!(fallible(n + 1, acc + sent))),
        }
    }
    #[generator]
    fn nothing(n: u64) -> impl Generator<u64, Yield = u64> {
        let sent = yield_!(n);
        if sent > 0 {
            yield_from!(nothing(n + 1));
        }
    }
    let (calls, _, ()) = allocations(|| {
        let mut g = sum(0, 0);
        assert_eq!(g.prime(), Ok(0));
        for n in 1..=10_000 {
            assert_eq!(g.send(2), Ok(n));
        }
        assert_eq!(g.send(0), Err(SendError::StopIteration(20_000)));
        let mut g = fallible(0, 0);
        assert_eq!(g.prime(), Ok(0));
        for n in 1..=10_000 {
            assert_eq!(g.send(2), Ok(n));
        }
        assert_eq!(g.send(0), Err(SendError::StopIteration(20_000)));
        let mut g = nothing(0);
        assert_eq!(g.prime(), Ok(0));
        for n in 1..=10_000 {
            assert_eq!(g.send(2), Ok(n));
        }
        assert_eq!(g.send(0), Err(SendError::StopIteration(())));
    });
    assert_eq!(calls, 0);
}

#[test]
fn the_stack_doubles() {
    #[generator]
    fn deep(n: u64) -> impl Iterator<Item = u64> {
        if n > 0 {
            yield_from!(deep(n - 1));
        }
        yield_!(n);
    }
    let (calls, largest, items) = allocations(|| deep(1_000_000).count());
    assert_eq!(items, 1_000_001);
    // From 4 levels to 2^20.
    assert_eq!(calls, 19);
    // A level is one number: there is one place only where it can wait.
    assert_eq!(largest, 8 << 20);
}

#[test]
fn a_machine_that_has_not_started_has_allocated_nothing() {
    let (calls, _, mut g) = allocations(|| countdown(3));
    assert_eq!(calls, 0);
    assert_eq!(g.next(), Some(3));
}

/// With another call in the body, what waits must say at which of the two. A chain of last
/// calls allocates for none of them.
#[test]
fn last_calls_among_others() {
    #[generator]
    fn walk(n: u32, aside: bool) -> impl Iterator<Item = u32> {
        if aside {
            yield_from!(walk(n, false));
            yield_!(n);
            return;
        }
        yield_!(n);
        if n > 0 {
            yield_from!(walk(n - 1, false));
        }
    }
    #[generator]
    fn sum(n: u32, acc: u32, aside: bool) -> impl Generator<(), String, Yield = u32, Return = u32> {
        if aside {
            let below = yield_from!(sum(n, acc, false));
            return Ok(below + n);
        }
        yield_!(n);
        match n {
            0 => Ok(acc),
            _ => Ok(yield_from!(sum(n - 1, acc + 1, false))),
        }
    }
    #[generator]
    fn plain(n: u32, aside: bool) -> impl Generator<Yield = u32, Return = u32> {
        if aside {
            return yield_from!(plain(n, false)) + n;
        }
        yield_!(n);
        match n {
            0 => 7,
            _ => yield_from!(plain(n - 1, false)),
        }
    }
    let (calls, _, items) = allocations(|| walk(10_000, true).count());
    assert_eq!((calls, items), (1, 10_002));
    let (calls, _, value) = allocations(|| {
        let mut g = sum(10_000, 0, true).try_iter();
        assert_eq!(g.by_ref().count(), 10_001);
        g.into_return()
    });
    assert_eq!((calls, value), (1, Some(20_000)));
    let (calls, _, value) = allocations(|| {
        let mut g = plain(10_000, true).iter();
        assert_eq!(g.by_ref().count(), 10_001);
        g.into_return()
    });
    assert_eq!((calls, value), (1, Some(10_007)));
}

/// What waits holds what must be dropped: then it waits.
#[test]
fn a_tail_call_that_keeps_something_waits() {
    #[generator]
    fn keeps(n: u32, _kept: Option<Box<u32>>) -> impl Iterator<Item = u32> {
        yield_!(n);
        if n > 0 {
            yield_from!(keeps(n - 1, None));
        }
    }
    let (calls, _, items) = allocations(|| keeps(1000, None).count());
    assert_eq!((calls, items), (9, 1001));
}
