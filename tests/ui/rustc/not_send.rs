use std::rc::Rc;

use futures::Stream;
use primed::prelude::*;

#[generator]
fn counts(n: u32) -> impl Stream<Item = u32> + Send {
    let shared = Rc::new(n);
    std::future::ready(()).await;
    yield_!(*shared);
}

#[generator]
fn across_a_yield(n: u32) -> impl PinnedGenerator<Yield = u32> + Send {
    let shared = Rc::new(n);
    yield_!(1);
    yield_!(*shared);
}

fn main() {
    let _ = (counts(1), across_a_yield(2));
}
