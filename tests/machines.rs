//! What a machine is as a value: its size, its auto traits, and what it clones.

use std::fmt::Debug;
use std::iter::FusedIterator;
use std::mem::size_of_val;
use std::rc::Rc;

use primed::prelude::*;

#[generator]
fn counter(end: u64) -> impl Iterator<Item = u64> + Clone + Debug + Send + Sync + Unpin + 'static {
    let mut i = 0;
    while i < end {
        yield_!(i);
        i += 1;
    }
}

#[generator]
fn fib() -> impl Iterator<Item = u64> + Clone + Send + Sync + Unpin {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(b);
        (a, b) = (b, a + b);
    }
}

#[generator]
fn nested(end: u32) -> impl FusedIterator<Item = u32> {
    for i in 0..end {
        for j in 0..i {
            yield_!(i + j);
        }
    }
}

#[generator]
fn average() -> impl Generator<f64, Yield = f64> + Clone + Debug + Send + Sync + Unpin {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    loop {
        total += yield_!(average);
        count += 1.0;
        average = total / count;
    }
}

/// Two locals that are never alive together share their space.
#[generator]
fn sharing() -> impl Iterator<Item = u8> {
    {
        let first = [1_u8; 32];
        yield_!(0);
        yield_!(first[1]);
    }
    let second = [2_u8; 32];
    yield_!(0);
    yield_!(second[1]);
}

/// What is dead at a yield takes no space: `text` is not named again, and a reference
/// has no drop.
#[generator]
fn forgetful(text: &str) -> impl Iterator<Item = usize> {
    let length = text.len();
    yield_!(length);
    let half = length / 2;
    yield_!(half);
}

#[generator]
fn not_send() -> impl Iterator<Item = usize> {
    let shared = Rc::new(5);
    yield_!(*shared);
    drop(shared);
}

/// A guard that is gone before the yield does not count.
#[generator]
fn still_send(n: usize) -> impl Iterator<Item = usize> + Send {
    let count = {
        let shared = Rc::new(n);
        Rc::strong_count(&shared)
    };
    yield_!(count);
    if n > 1 {
        let shared = Rc::new(n);
        let twice = *shared * 2;
        drop(shared);
        yield_!(twice);
    }
}

#[test]
fn sizes() {
    // The state, what a loop runs to, and where it is.
    assert_eq!(size_of_val(&counter(3)), 24);
    assert_eq!(size_of_val(&fib()), 24);
    assert_eq!(size_of_val(&nested(3)), 24);
    assert_eq!(size_of_val(&average()), 24);
    assert_eq!(size_of_val(&sharing()), 33);
    assert_eq!(size_of_val(&forgetful("text")), 24);
    assert_eq!(size_of_val(&not_send()), 16);
}

#[test]
fn clones_go_their_own_way() {
    let mut one = counter(4);
    assert_eq!(one.next(), Some(0));
    let mut two = one.clone();
    assert_eq!(one.by_ref().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(two.next(), Some(1));
    let mut average = average();
    average.prime().unwrap();
    average.send(2.0).unwrap();
    let mut other = average.clone();
    assert_eq!((average.send(4.0), other.send(8.0)), (Ok(3.0), Ok(5.0)));
}

#[test]
fn a_machine_may_be_moved_between_steps_and_threads() {
    let mut it = still_send(4);
    assert_eq!(it.next(), Some(1));
    let boxed = Box::new(it);
    let rest = std::thread::spawn(move || boxed.collect::<Vec<_>>()).join();
    assert_eq!(rest.unwrap(), [8]);
    assert_eq!(not_send().count(), 1);
    assert_eq!(sharing().collect::<Vec<_>>(), [0, 1, 0, 2]);
    assert_eq!(forgetful("text").collect::<Vec<_>>(), [4, 2]);
    assert_eq!(nested(3).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(fib().nth(9), Some(55));
}

#[generator]
fn fails(at: u32) -> impl Iterator<Item = u32> {
    for i in 0..10 {
        assert!(i != at, "as asked");
        yield_!(i);
    }
}

#[generator]
fn fails_with_a_drop(at: u32) -> impl Generator<(), Yield = u32> {
    let kept = String::from("kept");
    for i in 0..10 {
        assert!(i != at, "as asked");
        yield_!(i);
    }
    drop(kept);
}

/// D13: a panic closes the generator, whether its locals are `Copy` or not.
#[test]
fn a_panic_closes() {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    let mut it = fails(1);
    assert_eq!(it.next(), Some(0));
    assert!(catch_unwind(AssertUnwindSafe(|| it.next())).is_err());
    assert_eq!(it.next(), None);
    let mut g = fails_with_a_drop(1);
    assert_eq!(g.next(), Ok(0));
    assert!(catch_unwind(AssertUnwindSafe(|| g.next())).is_err());
    assert_eq!(g.state(), GeneratorState::Closed);
    let mut g = fails_with_a_drop(0);
    assert!(catch_unwind(AssertUnwindSafe(|| g.prime())).is_err());
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// Without `std`, the crate does not know these iterators.
#[cfg(feature = "std")]
#[test]
fn an_iterator_over_a_hash_map_is_not_kept() {
    use std::collections::{HashMap, HashSet};

    #[generator]
    fn looks() -> impl Iterator<Item = u8> {
        let (mut map, set) = (HashMap::from([(1, 2)]), HashSet::from([3]));
        let mut values = map.values();
        let (two, three) = (values.next().copied(), set.iter().next().copied());
        yield_!(two.unwrap_or_default());
        let mut changed = map.iter_mut();
        if let Some((_, value)) = changed.next() {
            *value += 5;
        }
        yield_!(three.unwrap_or_default());
        yield_!(map[&1]);
    }
    assert!(looks().eq([2, 3, 7]));
}
