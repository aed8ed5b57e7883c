//! Iterating.

use primed::prelude::*;
use primed::{NextError, Shared, WeakShared, getgeneratorstate};

use crate::support::{Error, Log};

#[generator]
fn two() -> impl Iterator<Item = i32> + Observe {
    yield_!(1);
    yield_!(2);
}

#[generator]
fn two_steps() -> impl Generator<Yield = i32> {
    yield_!(1);
    yield_!(2);
}

/// ITER-1: what iterates a generator is that generator.
#[test]
fn a_generator_is_its_own_iterator() {
    let mut g = two();
    #[expect(clippy::useless_conversion, reason = "that it is useless is the point")]
    let first = g.by_ref().into_iter().next();
    assert_eq!((first, g.next()), (Some(1), Some(2)));
    let mut g = two_steps();
    assert_eq!((&mut g).iter().next(), Some(1));
    assert_eq!(g.next(), Ok(2));
}

/// ITER-2: a loop stops at the end; a second one sees nothing.
#[test]
fn a_second_loop_sees_nothing() {
    let mut g = two();
    let mut seen = Vec::new();
    for x in g.by_ref() {
        seen.push(x);
    }
    for x in g.by_ref() {
        seen.push(10 + x);
    }
    assert_eq!(seen, [1, 2]);
    assert_eq!(getgeneratorstate(&g), GeneratorState::Closed);

    let mut g = two_steps();
    assert!((&mut g).iter().eq([1, 2]));
    assert_eq!((&mut g).iter().next(), None);
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(g.next(), Err(NextError::Exhausted));
}

type Any = dyn Generator<Yield = i32, Return = ()>;

#[generator]
fn iterating_itself(me: WeakShared<Any>, log: Log) -> impl Generator<Yield = i32> {
    {
        let mut items = me.upgrade().expect("it is being resumed").iter();
        log.add(format!("{:?} {:?}", items.next(), items.end()));
    }
    yield_!(1);
    yield_!(2);
}

/// `iter` in each state, as its table says.
#[test]
fn from_any_state() {
    let log = Log::default();
    let g: Shared<Any> = Shared::new_cyclic_dyn(|me| iterating_itself(me, log.clone()));
    assert_eq!((&g).iter().next(), Some(1));
    assert_eq!(log.lines(), ["None Some(AlreadyExecuting)"]);
    assert_eq!((&g).iter().next(), Some(2));
    assert_eq!(g.close(), Ok(None));
    let mut items = (&g).iter();
    assert_eq!(items.next(), None);
    assert_eq!(items.end(), Some(&NextError::Exhausted));
}

#[generator]
fn failing() -> impl Generator<(), Error, Yield = i32> {
    yield_!(1);
    yield_!(2);
    Err(Error::A)
}

#[generator]
fn failing_items() -> impl Iterator<Item = Result<i32, Error>> {
    yield_!(Ok(1));
    yield_!(Ok(2));
    let failed: Result<i32, Error> = Err(Error::A);
    yield_!(Ok(failed?));
}

/// ITER-3: an error ends the loop, after the values before it.
#[test]
fn an_error_ends_the_loop() {
    let mut seen = Vec::new();
    let outcome: Result<(), Thrown<Error>> = failing().try_iter().try_for_each(|item| {
        seen.push(item?);
        Ok(())
    });
    assert_eq!(seen, [1, 2]);
    assert_eq!(outcome, Err(Thrown::Raised(Error::A)));

    let mut items = failing_items();
    assert_eq!((items.next(), items.next()), (Some(Ok(1)), Some(Ok(2))));
    assert_eq!((items.next(), items.next()), (Some(Err(Error::A)), None));
}

#[generator]
fn natural() -> impl Iterator<Item = u32> {
    let mut n = 0;
    loop {
        yield_!(n);
        n += 1;
    }
}

/// ITER-4: infinite ones are lazy; `zip` pulls the first one once more than the second.
#[test]
fn infinite_generators_are_lazy() {
    let mut g = natural();
    assert!(g.by_ref().take(3).eq([0, 1, 2]));
    assert_eq!(g.next(), Some(3));
    let mut g = natural();
    assert!(g.by_ref().zip("ab".chars()).eq([(0, 'a'), (1, 'b')]));
    assert_eq!(g.next(), Some(3));
}

fn source(log: &Log) -> Vec<i32> {
    log.add("src");
    vec![1, 2]
}

fn mapped(log: &Log, x: i32) -> i32 {
    log.add(format!("m {x}"));
    x * 10
}

/// ITER-5: what an anonymous one takes is evaluated before, what is inside is not.
#[test]
fn anonymous_iterators_are_lazy_inside() {
    let log = Log::default();
    let (items, inside) = (source(&log), log.clone());
    let mut g = iter! {
        for x in items {
            yield mapped(&inside, x);
        }
    };
    log.add("made");
    assert_eq!(log.lines(), ["src", "made"]);
    assert_eq!(g.next(), Some(10));
    assert_eq!(log.lines(), ["m 1"]);
    assert_eq!(g.collect::<Vec<_>>(), [20]);
    assert_eq!(log.lines(), ["m 2"]);
}
