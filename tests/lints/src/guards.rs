//! Guards that are held across a yield: no lint about an `.await` speaks of that, for there
//! is none in the user's code.

use std::cell::RefCell;
use std::sync::{Mutex, PoisonError, RwLock};

use futures_core::Stream;
use primed::prelude::*;

/// Holds a lock, and a borrowed cell.
#[generator]
pub fn pinned(
    account: &Mutex<u32>,
    cell: &RefCell<Vec<u32>>,
) -> impl PinnedGenerator<u32, Yield = u32, Return = usize> {
    let mut held = account.lock().unwrap_or_else(PoisonError::into_inner);
    let mut list = cell.borrow_mut();
    while *held < 3 {
        *held += yield_!(*held);
        list.push(*held);
    }
    drop(held);
    yield_from!(std::pin::pin!(one()));
    list.len()
}

/// Is delegated to.
#[generator]
pub fn one() -> impl PinnedGenerator<u32, Yield = u32> {
    yield_!(1);
}

/// Holds a lock for reading.
#[generator]
pub fn stream(words: &RwLock<Vec<String>>) -> impl Stream<Item = usize> {
    let words = words.read().unwrap_or_else(PoisonError::into_inner);
    for word in words.iter() {
        yield_!(word.len());
    }
    drop(words);
}

/// Holds a borrowed cell.
#[generator]
pub fn asks(cell: &RefCell<u32>) -> impl AsyncGenerator<u32, Yield = u32> {
    let mut held = cell.borrow_mut();
    loop {
        *held += yield_!(*held);
    }
}

/// Holds a lock in an anonymous stream.
pub fn anonymous(account: &Mutex<u32>) -> impl Stream<Item = u32> {
    primed::stream! {
        let held = account.lock().unwrap_or_else(PoisonError::into_inner);
        yield *held;
        drop(held);
    }
}
