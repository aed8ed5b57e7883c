use primed::prelude::*;

#[generator]
fn other<T: From<u8>, const N: usize>(item: T) -> impl Iterator<Item = T> {
    yield_!(item);
    yield_from!(other::<T, N>(T::from(1)));
    yield_from!(other::<T, 3>(T::from(2)));
}

#[generator]
fn another<T: Default>(items: Vec<T>) -> impl Iterator<Item = usize> {
    yield_!(items.len());
    yield_from!(another::<Option<T>>(vec![]));
}

fn main() {
    let _ = other::<u8, 2>(1).map(usize::from).chain(another::<u8>(vec![]));
}
