//! Guards that are held while a body is suspended. Of its own `.await` clippy speaks, as
//! the expectations say; of a yield it does not (`tests/lints`).

use std::cell::RefCell;
use std::future::ready;
use std::sync::Mutex;

use futures::Stream;
use primed::prelude::*;

use crate::support::all;

#[expect(clippy::await_holding_lock, reason = "it is the user's own `.await`")]
#[generator]
fn holds(account: &Mutex<u32>) -> impl Stream<Item = u32> {
    let mut held = account.lock().unwrap();
    *held += ready(1).await;
    yield_!(*held);
}

#[expect(clippy::await_holding_refcell_ref, reason = "`for await` awaits")]
fn loops(cell: &RefCell<u32>) -> impl Stream<Item = u32> {
    stream! {
        let held = cell.borrow();
        for await n in primed::stream_from([1, 2]) {
            yield n + *held;
        }
    }
}

#[expect(clippy::await_holding_lock, reason = "the macro awaits")]
#[generator]
fn selects(account: &Mutex<u32>) -> impl Stream<Item = u32> {
    let held = account.lock().unwrap();
    tokio::select! {
        n = ready(1) => yield_!(n + *held),
    }
}

#[test]
fn they_are_held() {
    let account = Mutex::new(1);
    assert_eq!(all(holds(&account)), [2]);
    assert_eq!(all(loops(&RefCell::new(1))), [2, 3]);
    assert_eq!(all(selects(&account)), [3]);
}
