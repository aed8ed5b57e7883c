//! Iterating generators.

mod common;

use std::convert::Infallible;

use common::{Input, Oops, hand, script};
use primed::{Fault, Generator, GeneratorState, NextError, Resume, Step, Thrown};

/// Counts to an end, and returns a word.
fn count(end: u32) -> impl Generator<Yield = u32, Return = &'static str> + Clone {
    let mut at = 0;
    hand(move |_: Resume| -> Step<u32, &'static str> {
        at += 1;
        if at > end {
            Step::Returned("done")
        } else {
            Step::Yielded(at)
        }
    })
}

/// ITER-2: a second loop over the same generator sees nothing.
#[test]
fn a_loop() {
    let mut g = count(3);
    let mut seen = Vec::new();
    for x in (&mut g).iter() {
        seen.push(x);
    }
    assert_eq!(seen, [1, 2, 3]);
    assert_eq!((&mut g).iter().count(), 0);
    assert_eq!(g.state(), GeneratorState::Closed);
}

/// FIN-8: after a `break` it can go on.
#[test]
fn going_on_after_a_break() {
    let mut g = count(9);
    for x in (&mut g).iter() {
        if x == 2 {
            break;
        }
    }
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(g.next(), Ok(3));
    assert_eq!(g.iter().next(), Some(4));
}

#[test]
fn the_return_value_is_kept() {
    let mut values = count(2).iter();
    assert_eq!(values.size_hint(), (0, None));
    assert_eq!((values.return_value(), values.end()), (None, None));
    assert_eq!(values.by_ref().sum::<u32>(), 3);
    assert_eq!(values.return_value(), Some(&"done"));
    assert_eq!(values.end(), Some(&NextError::StopIteration("done")));
    assert_eq!(values.size_hint(), (0, Some(0)));
    assert_eq!((values.next(), values.next()), (None, None)); // the end stays
    assert_eq!(values.clone().into_return(), Some("done"));
    let (g, end) = values.into_parts();
    assert_eq!(g.state(), GeneratorState::Closed);
    assert_eq!(end, Some(NextError::StopIteration("done")));
    assert_eq!(count(2).iter().into_return(), None);
}

#[test]
fn other_ends_are_kept_too() {
    for (step, end) in [
        (Step::Exited, NextError::Exited),
        (
            Step::Fault(Fault::ExitIgnored),
            NextError::Fault(Fault::ExitIgnored),
        ),
    ] {
        let mut steps = Some(step);
        let body = |_: Resume| -> Step<u8> { steps.take().expect("it is resumed once") };
        let mut values = hand(body).iter();
        assert_eq!(values.next(), None);
        assert_eq!(values.end(), Some(&end));
        assert_eq!(values.return_value(), None);
        assert_eq!(values.into_return(), None);
    }
}

/// A send type with a nothing can be iterated: `None` is sent, as in Python.
#[test]
fn options_are_sent_none() {
    let mut got = Vec::new();
    let g = hand(|input: Resume<Option<u8>>| -> Step<u8> {
        got.push(input);
        Step::Yielded(1)
    });
    assert_eq!(g.iter().take(3).count(), 3);
    assert_eq!(got, [Resume::Start, Resume::Send(None), Resume::Send(None)]);
}

#[test]
fn objects() {
    let mut g = count(3);
    let object: &mut dyn Generator<Yield = u32, Return = &'static str> = &mut g;
    assert_eq!(object.iter().take(2).sum::<u32>(), 3);
}

#[cfg(feature = "alloc")]
#[test]
fn boxed_objects() {
    let mut g: Box<dyn Generator<Yield = u32, Return = &'static str>> = Box::new(count(3));
    assert_eq!((&mut g).iter().next(), Some(1));
    assert_eq!(g.iter().collect::<Vec<_>>(), [2, 3]);

    let shared = primed::Shared::new(count(3));
    assert_eq!((&shared).iter().next(), Some(1));
    assert_eq!(shared.clone().iter().collect::<Vec<_>>(), [2, 3]);
    assert_eq!(shared.state(), GeneratorState::Closed);
}

/// ITER-3: an error ends the loop, after the values which came before it.
#[test]
fn errors_are_the_last_item() {
    for (end, item) in [
        (Step::Raised(Oops("x")), Thrown::Raised(Oops("x"))),
        (Step::Exited, Thrown::Exit),
        (
            Step::Fault(Fault::Exhausted),
            Thrown::Fault(Fault::Exhausted),
        ),
    ] {
        let mut values = script([Step::Yielded(1), Step::Yielded(2), end]).try_iter();
        assert_eq!(values.next(), Some(Ok(1)));
        assert_eq!(values.next(), Some(Ok(2)));
        assert_eq!(values.size_hint(), (0, None));
        assert_eq!(values.next(), Some(Err(item)));
        assert_eq!(values.size_hint(), (0, Some(0)));
        assert_eq!((values.next(), values.next()), (None, None));
        assert_eq!(values.into_return(), None);
    }
}

#[test]
fn a_return_is_no_item() {
    let mut values = script([Step::Yielded(1), Step::Returned('r')]).try_iter();
    assert_eq!(values.by_ref().collect::<Result<Vec<_>, _>>(), Ok(vec![1]));
    assert_eq!(values.return_value(), Some(&'r'));
    assert_eq!(format!("{values:?}").matches("'r'").count(), 1);
    let (mut g, returned) = values.into_parts();
    assert_eq!(returned, Some('r'));
    assert_eq!((&mut g).try_iter().next(), None); // exhausted before: no item either
}

/// Iterating a generator from its own body ends at once, and says why (REENT-1).
#[cfg(feature = "alloc")]
#[test]
fn from_its_own_body() {
    use primed::{Shared, WeakShared};

    type Any = dyn Generator<Yield = bool, Return = ()>;

    let g: Shared<Any> = Shared::new_cyclic_dyn(|me: WeakShared<Any>| {
        hand(move |_: Resume| -> Step<bool> {
            let me = me.upgrade().expect("it is being resumed");
            let mut values = (&me).iter();
            assert_eq!(values.next(), None);
            assert_eq!(values.end(), Some(&NextError::AlreadyExecuting));
            let mut values = me.try_iter();
            let fault = Thrown::Fault(Fault::AlreadyExecuting);
            assert_eq!(values.next(), Some(Err(fault)));
            Step::Yielded(values.next().is_none())
        })
    });
    assert_eq!(g.next(), Ok(true));
}

/// ITER-4: infinite generators are lazy.
#[test]
fn lazy() {
    let mut steps = 0;
    let g = hand(|_: Input| {
        steps += 1;
        Step::<i32, char, Oops>::Yielded(steps)
    });
    let seen: Vec<_> = g.try_iter().map_while(Result::ok).take(3).collect();
    assert_eq!(seen, [1, 2, 3]);
    assert_eq!(steps, 3);
}

/// A generic function can iterate whatever the error is.
#[test]
fn generic_errors() {
    fn last<E>(g: impl Generator<(), E, Yield = u32>) -> Option<u32> {
        g.try_iter().filter_map(Result::ok).last()
    }
    assert_eq!(last::<Infallible>(count(4)), Some(4));
}

#[test]
fn a_question_mark_ends_it() {
    let mut items = vec![1, 2].into_iter();
    let taken: Vec<i32> = primed::iter! {
        loop {
            let item = items.next()?;
            yield item;
        }
    }
    .collect();
    assert_eq!(taken, [1, 2]);
    let words = ["1", "x", "2"];
    let parsed: Vec<Result<i32, std::num::ParseIntError>> = primed::iter! {
        for word in words {
            yield Ok(word.parse::<i32>()?);
        }
    }
    .collect();
    assert_eq!(parsed.len(), 2);
    assert!(parsed[1].is_err());
}
