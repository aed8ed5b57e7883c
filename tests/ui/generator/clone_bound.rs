use primed::prelude::*;

struct NotClone;

#[generator]
fn items() -> impl Iterator<Item = u32> + Clone {
    let kept = NotClone;
    yield_!(1);
    drop(kept);
}

#[generator]
fn shared() -> impl Iterator<Item = usize> + Send {
    let shared = std::rc::Rc::new(1);
    yield_!(*shared);
    drop(shared);
}

fn main() {
    let _ = (items().clone().count(), shared().count());
}
