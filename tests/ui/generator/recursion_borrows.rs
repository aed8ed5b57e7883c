use primed::prelude::*;

#[generator]
fn own_local(n: &u32) -> impl Iterator<Item = u32> {
    let less = *n - 1;
    yield_from!(own_local(&less));
    yield_!(less);
}

#[generator]
fn lends_again(log: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_from!(lends_again(log));
    log.push(1);
}

#[generator]
fn moved(items: Vec<u32>) -> impl Iterator<Item = usize> {
    yield_from!(moved(items));
    yield_!(items.len());
}

fn main() {}
