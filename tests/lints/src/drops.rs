//! Locals that are moved on some paths, taken apart, or only kept for their drop.

use std::cell::Cell;
use std::rc::Rc;

use primed::prelude::*;

/// Counts how often it is dropped.
#[derive(Clone, Debug)]
pub struct Guard(Rc<Cell<u32>>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

fn used(guard: Guard) -> u32 {
    let count = guard.0.get();
    drop(guard);
    count
}

fn guard(count: &Rc<Cell<u32>>) -> Guard {
    Guard(Rc::clone(count))
}

/// Kept to the end.
#[generator]
pub fn kept(count: Rc<Cell<u32>>) -> impl Iterator<Item = u32> {
    let _guard = Guard(count);
    yield_!(1);
    yield_!(2);
}

/// Moved, or not.
#[generator]
pub fn moved(count: Rc<Cell<u32>>) -> impl Generator<u32, Yield = u32> {
    let a = Guard(Rc::clone(&count));
    let b = Guard(count);
    if yield_!(1) > 2 {
        yield_!(used(a));
    }
    yield_!(3);
    yield_!(used(b));
}

/// Moved on some ways of one statement, and put away on the others.
#[generator]
pub fn put_away(count: Rc<Cell<u32>>, limit: u32) -> impl Iterator<Item = u32> {
    let (a, mut b) = (guard(&count), guard(&count));
    let (c, d, e, f) = (guard(&count), guard(&count), guard(&count), guard(&count));
    b.0 = Rc::default();
    let n = limit + if limit > 3 { used(a) } else { 2 };
    yield_!(n);
    if limit > 4 {
        drop(b);
    }
    yield_!(limit);
    let all = limit > 5 && used(c) > 1;
    yield_!(u32::from(all));
    let n = match limit {
        0 => std::process::abort(),
        1 => used(d),
        n => loop {
            if n > 7 {
                break n;
            }
            if n > 6 {
                break used(e);
            }
        },
    };
    yield_!(n);
    for i in 0..limit {
        if i > 8 {
            drop(f);
            break;
        }
    }
    let words = vec![guard(&count), guard(&count)];
    let n = if limit > 9 {
        words.into_iter().map(used).sum()
    } else {
        limit
    };
    yield_!(n);
    let g = guard(&count);
    let use_up = move |n: u32| used(g) + n;
    let n = if limit > 10 { use_up(1) } else { 3 };
    yield_!(n);
}

/// Moved in a loop.
#[generator]
pub fn held(count: Rc<Cell<u32>>) -> impl Iterator<Item = bool> {
    let mut held = None;
    for i in 0..4 {
        let guard = Guard(Rc::clone(&count));
        if i % 2 == 0 {
            held = Some(guard);
        }
        yield_!(held.is_some());
    }
}

/// Taken apart.
#[generator]
pub fn parts(pairs: Vec<(String, Option<String>)>) -> impl Iterator<Item = String> {
    for (name, other) in pairs {
        if let Some(other) = other {
            yield_!(other);
        }
        yield_!(name);
    }
}

/// Handed on.
#[generator]
pub fn handed(words: Vec<Option<String>>) -> impl Iterator<Item = String> {
    for word in words {
        let Some(word) = word else { continue };
        let kept = word;
        yield_!(kept);
    }
}

/// Called once, or more often.
#[generator]
pub fn called<F>(
    once: F,
    jobs: Vec<Box<dyn FnOnce(u32) -> u32>>,
    more: impl Fn(u32) -> u32,
) -> impl Iterator<Item = u32>
where
    F: FnOnce() -> u32,
{
    let n = once();
    yield_!(n);
    for job in jobs {
        let n = job(n);
        yield_!(n);
    }
    if n > 3 {
        yield_!(more(n));
    }
    yield_!(n);
}

/// Values of a type of their own.
#[derive(Debug)]
pub enum Shape {
    /// With two fields.
    Wide {
        /// The first.
        left: Rc<u32>,
        /// The second.
        right: Option<Box<u32>>,
    },
    /// With none.
    Flat,
}

/// Taken apart, as values and as locals, also among items.
#[generator]
pub fn shapes(all: Vec<Shape>, last: Shape, other: Shape) -> impl Iterator<Item = u32> {
    for shape in all {
        if let Shape::Wide {
            left,
            right: Some(right),
        } = shape
            && let Some(one) = right.checked_ilog2()
        {
            yield_!(*left + one);
        }
    }
    let count = {
        use Shape::{Flat, Wide};
        match last {
            Wide { left, right } => *left + u32::from(right.is_some()),
            Flat => 0,
        }
    };
    yield_!(count);
    let inner = {
        use Shape::Wide;
        let Wide { left, right } = other else {
            return;
        };
        right.map_or(*left, |right| *right)
    };
    yield_!(inner);
}

/// Lent by branches, of which one yields.
#[generator]
pub fn lent(count: Rc<Cell<u32>>, limit: u32) -> impl Iterator<Item = u32> {
    let one = if limit > 3 {
        &guard(&count)
    } else {
        yield_!(1);
        &guard(&Rc::default())
    };
    one.0.set(2);
    yield_!(2);
    let two = match limit {
        0 => (&guard(&count), 3),
        n => {
            let m = n + 1;
            yield_!(m);
            (&Guard(Rc::new(Cell::new(m))), limit)
        }
    };
    yield_!(two.1 + two.0.0.get());
}

/// Assigned by a condition, and used where it holds.
#[generator]
pub fn assigned_late(count: Rc<Cell<u32>>, limit: u32) -> impl Iterator<Item = u32> {
    let (mut a, mut b, mut c);
    for n in 0..limit {
        if n > 3 && {
            a = guard(&count);
            a.0.get() > 3
        } {
            drop(a);
        }
        yield_!(n);
        let m = n + if n < 4 || {
            b = guard(&count);
            b.0.get() > 3
        } {
            3
        } else {
            used(b)
        };
        yield_!(m);
        while count.get() > 5 && {
            c = guard(&count);
            c.0.get() > 7
        } {
            if used(c) > 8 {
                break;
            }
        }
        yield_!(m);
    }
}
