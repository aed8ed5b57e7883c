//! The loops that pull items, one by one.
//!
//! All variants of a shape share them as source; each is inlined into a function
//! of its own per variant.

use std::hint::black_box;

/// Pulls from a local that no one else sees: the optimiser may keep its state in
/// registers, as in most `for` loops.
#[inline(always)]
pub fn local<G, T>(mut source: G, items: u64, mut step: impl FnMut(&mut G) -> Option<T>) {
    for _ in 0..items {
        // Looked at where it is: to move an item can cost more than `next()`.
        match &step(&mut source) {
            Some(item) => black_box(item),
            None => break,
        };
    }
}

/// Pulls from a place that others may see: the state must be in memory whenever
/// an item is out, so that each `next()` starts anew, though it is inlined.
#[inline(always)]
pub fn inlined<G, T>(mut source: G, items: u64, mut step: impl FnMut(&mut G) -> Option<T>) {
    local(black_box(&mut source), items, move |source| step(source));
}

/// Behind a vtable.
pub fn boxed<'a, T>(source: impl Iterator<Item = T> + 'a) -> Box<dyn Iterator<Item = T> + 'a> {
    Box::new(source)
}

/// Lets the source run on its own, and keeps what its items come to.
#[inline(always)]
pub fn fold<T: Key>(source: impl Iterator<Item = T>) {
    black_box(source.fold(0, |all, item| all ^ item.key()));
}

/// An item that can be added up, by "exclusive or": of that the compiler knows no formula, as
/// it does of the sum of a range.
pub trait Key {
    /// What is added.
    fn key(&self) -> u64;
}

macro_rules! keys {
    ($($item:ty: |$this:ident| $key:expr;)+) => {
        $(impl Key for $item {
            #[inline(always)]
            fn key(&self) -> u64 {
                let $this = self;
                $key
            }
        })+
    };
}

keys! {
    u8: |item| u64::from(*item);
    u64: |item| *item;
    f64: |item| item.to_bits();
    (u32, u32): |item| u64::from(item.0 ^ item.1);
    (u32, u32, u32): |item| u64::from(item.0 ^ item.1 ^ item.2);
    [u8; 8]: |item| u64::from_ne_bytes(*item);
}

/// Runs it where recursion may go deep.
///
/// # Panics
/// Panics where that does.
pub fn on_large_stack<R: Send>(run: impl FnOnce() -> R + Send) -> R {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(1 << 30);
        let thread = thread.spawn_scoped(scope, run).expect("a thread");
        match thread.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Pulls through a pointer that is kept elsewhere: what it points to must be in memory
/// whenever an item is out. It is [`inlined`] for sources that are pinned already.
#[inline(always)]
pub fn hidden<P, T>(source: P, items: u64, step: impl FnMut(&mut P) -> Option<T>) {
    local(black_box(source), items, step);
}

/// Pulls through a call that cannot be inlined.
#[inline(always)]
pub fn called<P, T>(mut source: P, items: u64, mut step: impl FnMut(&mut P) -> Option<T>) {
    let mut next = move || step(&mut source);
    let next: &mut dyn FnMut() -> Option<T> = &mut next;
    local(black_box(next), items, |next| next());
}

/// Pulls from a local in two places, in turn.
#[inline(always)]
pub fn twice<P, T>(
    mut source: P,
    items: u64,
    mut one: impl FnMut(&mut P) -> Option<T>,
    mut other: impl FnMut(&mut P) -> Option<T>,
) {
    for _ in 0..items.div_ceil(2) {
        match &one(&mut source) {
            Some(item) => black_box(item),
            None => break,
        };
        match &other(&mut source) {
            Some(item) => black_box(item),
            None => break,
        };
    }
}
