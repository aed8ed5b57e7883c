//! Gathering all that is yielded, and what is returned.

use crate::common::{Oops, script};
use primed::{CollectError, Fault, Generator, NextError, Step};

#[test]
fn collect_return_gathers_all() {
    let mut g = script([Step::Yielded(1), Step::Yielded(2), Step::Returned('r')]);
    assert_eq!(g.collect_return(), Ok((vec![1, 2], 'r')));
    let error = NextError::Exhausted;
    let yielded = vec![];
    assert_eq!(g.collect_return(), Err(CollectError { yielded, error }));
    let mut g = script(
        [1, 2, 3]
            .map(Step::Yielded)
            .into_iter()
            .chain([Step::Raised(Oops("x"))]),
    );
    g.next().unwrap();
    let object: &mut dyn Generator<_, _, Yield = _, Return = _> = &mut g;
    let failed = object.collect_return().unwrap_err();
    assert_eq!(failed.to_string(), "oops: x");
    assert_eq!(
        (failed.yielded, failed.error),
        (vec![2, 3], NextError::Raised(Oops("x")))
    );
    for (step, error) in [
        (Step::Exited, NextError::Exited),
        (
            Step::Fault(Fault::ExitIgnored),
            NextError::Fault(Fault::ExitIgnored),
        ),
    ] {
        let failed = script([step]).collect_return().unwrap_err();
        assert_eq!(failed.error, error);
    }
}
