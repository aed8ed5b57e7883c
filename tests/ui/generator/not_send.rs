use primed::prelude::*;
use std::sync::Mutex;

#[generator]
fn totals(account: &Mutex<u32>) -> impl Iterator<Item = u32> + Send {
    let mut held = account.lock().unwrap();
    for _ in 0..3 {
        *held += 1;
        yield_!(*held);
    }
}

fn main() {
    let _ = totals(&Mutex::new(1));
}
