use primed::prelude::*;

#[generator]
fn pairs<T>(items: Vec<T>) -> impl Iterator<Item = usize> + Clone {
    for item in items {
        yield_!(1);
        drop(item);
    }
}

fn main() {
    let _ = pairs(vec![1]);
}
