//! Delegation: to what.

use primed::prelude::*;
use primed::{NextError, Shared, ThrowError};

use crate::support::{Error, Log};

/// What the inner generators here are.
type Any<'g> = dyn Generator<Option<i32>, Error, Yield = i32, Return = i32> + 'g;

#[generator]
fn inner(log: &Log) -> impl Generator<Option<i32>, Error, Yield = i32, Return = i32> {
    let _finally = log.at_drop("i fin");
    let mut n = 0;
    while n < 3 {
        n += 1;
        match try_yield!(n) {
            Ok(Some(value)) => log.add(format!("got {value}")),
            Err(Thrown::Raised(Error::A)) => log.add("caught"),
            other => {
                other?;
            }
        }
    }
    Ok(9)
}

#[generator]
fn outer<G>(inner: G) -> impl Generator<Option<i32>, Error, Yield = i32, Return = i32>
where
    G: Generator<Option<i32>, Error, Yield = i32, Return = i32>,
{
    let value = yield_from!(inner);
    yield_!(value);
    Ok(value + 1)
}

/// Everything passes through, whatever the inner generator is reached by.
fn pass_through<G>(inner: G, log: &Log)
where
    G: Generator<Option<i32>, Error, Yield = i32, Return = i32>,
{
    let mut g = outer(inner);
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.send(Some(5)), Ok(2));
    assert_eq!(g.throw(Error::A), Ok(3));
    assert_eq!(g.next(), Ok(9));
    assert_eq!(log.lines(), ["got 5", "caught", "i fin"]);
    assert_eq!(g.next(), Err(NextError::StopIteration(10)));
}

/// The same, for an error that is not caught, and for an exit.
fn unwound<'a, G>(make: impl Fn() -> G, log: &Log)
where
    G: Generator<Option<i32>, Error, Yield = i32, Return = i32> + 'a,
{
    let mut g = outer(make());
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.throw(Error::B), Err(ThrowError::Raised(Error::B)));
    assert_eq!(log.lines(), ["i fin"]);
    let mut g = outer(make());
    assert_eq!(g.next(), Ok(1));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(log.lines(), ["i fin"]);
}

/// By value, by `&mut`, boxed, as an object, and over two levels.
#[test]
fn everything_passes_through() {
    let log = Log::default();
    pass_through(inner(&log), &log);
    pass_through(&mut inner(&log), &log);
    pass_through(Box::new(inner(&log)), &log);
    pass_through(Box::new(inner(&log)) as Box<Any<'_>>, &log);
    pass_through(&mut inner(&log) as &mut Any<'_>, &log);
    unwound(|| inner(&log), &log);
    unwound(|| Box::new(inner(&log)) as Box<Any<'_>>, &log);
    unwound(|| Shared::new(inner(&log)), &log);

    let mut kept = inner(&log);
    let mut g = outer(&mut kept);
    assert_eq!((g.next(), g.close()), (Ok(1), Ok(None)));
    drop(g);
    assert_eq!(kept.state(), GeneratorState::Closed);
}

#[generator]
fn over_iterators(
    list: Vec<i32>,
    pulled: &mut dyn Iterator<Item = i32>,
) -> impl Generator<Yield = i32> {
    yield_from!(list);
    yield_from!([3, 4]);
    yield_from!(Some(5));
    yield_from!(pulled);
    yield_from!((8..10).rev());
}

/// Anything that can be iterated can be delegated to.
#[test]
fn to_iterators() {
    let mut pulled = 6..8;
    let g = over_iterators(vec![1, 2], &mut pulled);
    assert!(g.iter().eq([1, 2, 3, 4, 5, 6, 7, 9, 8]));
}

type Steps<'g> = dyn Generator<Yield = i32, Return = i32> + 'g;

#[generator]
fn three(log: &Log) -> impl Generator<Yield = i32, Return = i32> {
    let _finally = log.at_drop("i fin");
    yield_!(1);
    yield_!(2);
    yield_!(3);
    9
}

#[generator]
fn over_shared<'g>(inner: Shared<Steps<'g>>) -> impl Generator<Yield = i32> + use<'g> {
    yield_from!(inner);
    yield_!(100);
}

#[generator]
fn over_borrowed(inner: &mut Steps<'_>) -> impl Generator<Yield = i32> {
    yield_from!(inner);
    yield_!(100);
}

/// YF-18: an inner one that has started goes on from where it is.
#[test]
fn a_started_inner_goes_on() {
    let log = Log::default();
    let inner: Shared<Steps<'_>> = Shared::new(three(&log)).into_dyn();
    assert_eq!(inner.next(), Ok(1));
    let mut g = over_shared(inner.clone());
    assert_eq!(g.next(), Ok(2));
    assert_eq!(inner.next(), Ok(3));
    assert_eq!(g.next(), Ok(100));

    let mut inner = three(&log);
    assert_eq!(inner.next(), Ok(1));
    let mut g = over_borrowed(&mut inner);
    assert_eq!((g.next(), g.next(), g.next()), (Ok(2), Ok(3), Ok(100)));
}

/// YF-19, YF-23: a shared inner one that has ended is passed over (D6); closing one
/// delegator closes it for all.
#[test]
fn an_ended_shared_inner_is_passed_over() {
    let log = Log::default();
    let inner: Shared<Steps<'_>> = Shared::new(three(&log)).into_dyn();
    assert_eq!((&inner).iter().count(), 3);
    assert_eq!(over_shared(inner).next(), Ok(100));

    let inner: Shared<Steps<'_>> = Shared::new(three(&log)).into_dyn();
    assert_eq!(inner.close(), Ok(None));
    assert_eq!(over_shared(inner).next(), Ok(100));

    log.lines();
    let inner: Shared<Steps<'_>> = Shared::new(three(&log)).into_dyn();
    let (mut one, mut other) = (over_shared(inner.clone()), over_shared(inner.clone()));
    assert_eq!(one.next(), Ok(1));
    assert_eq!(one.close(), Ok(None));
    assert_eq!(log.lines(), ["i fin"]);
    assert_eq!(inner.state(), GeneratorState::Closed);
    assert_eq!(other.next(), Ok(100));
}
