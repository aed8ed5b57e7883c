//! What a generator that delegates to itself tells of itself: that is the outermost level.

use primed::SendError;
use primed::prelude::*;
use primed::{Inspect, Observe, getgeneratorlocals, getgeneratorstate};

#[generator]
fn levels(
    n: u32,
    name: &'static str,
) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug + Inspect {
    let twice = n * 2;
    yield_!(n);
    if n > 0 {
        yield_from!(levels(n - 1, "inner"));
        yield_!(twice);
    }
    yield_!(u32::from(name == "outer"));
}

#[test]
fn state_place_and_locals() {
    let mut g = levels(2, "outer");
    assert_eq!(getgeneratorstate(&g), GeneratorState::Created);
    assert_eq!(
        getgeneratorlocals(&g).to_string(),
        "{'n': 2, 'name': \"outer\"}"
    );
    assert_eq!(g.next(), Some(2));
    let own_yield = g.location().expect("it waits").line;
    assert!(g.delegate().is_none());
    assert_eq!(g.next(), Some(1));
    let delegating = g.location().expect("it waits").line;
    assert_eq!(delegating, own_yield + 2);
    assert_eq!(
        getgeneratorlocals(&g).to_string(),
        "{'name': \"outer\", 'twice': 4}"
    );
    assert_eq!(g.next(), Some(0));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Suspended);
    assert_eq!(g.location().expect("it waits").line, delegating);
    // Inward, it leads to the innermost.
    let innermost = g.delegate().expect("it delegates");
    assert_eq!(innermost.name(), "levels");
    assert_eq!(innermost.location().expect("it waits").line, own_yield);
    assert!(innermost.delegate().is_none());
    let shown = format!("{g:?}");
    let expected = format!(
        "levels {{ state: GEN_SUSPENDED, line: {delegating}, name: \"outer\", twice: 4, inner_levels: 2 }}"
    );
    assert_eq!(shown, expected);
    assert!(g.by_ref().eq([0, 2, 0, 4, 1]));
    assert_eq!(getgeneratorstate(&g), GeneratorState::Closed);
    assert!(g.location().is_none());
}

/// A clone has all levels.
#[test]
fn clones() {
    let mut g = levels(3, "outer");
    g.nth(3).expect("it is deep in");
    let copy = g.clone();
    let rest: Vec<u32> = g.collect();
    assert!(copy.eq(rest));
}

/// A level that ended with an error as its last item is still waited for.
#[test]
fn between_two_levels() {
    #[generator]
    fn fails(n: u32) -> impl Iterator<Item = Result<u32, u32>> + Observe {
        if n > 0 {
            yield_from!(fails(n - 1));
            yield_!(Ok(n));
        }
        Err(n)?;
    }
    let mut g = fails(1);
    assert_eq!(g.next(), Some(Err(0)));
    assert_eq!(g.generator_state(), GeneratorState::Suspended);
    assert!(g.location().is_some());
    assert_eq!(g.next(), Some(Ok(1)));
    assert_eq!(g.next(), Some(Err(1)));
    assert_eq!(g.generator_state(), GeneratorState::Closed);
    assert_eq!(g.next(), None);
}

#[test]
fn a_coroutine() {
    #[generator]
    fn chain(n: u32) -> impl Generator<u32, Yield = u32, Return = u32> + Inspect + Clone {
        let mine = n + 1;
        if n > 0 {
            let got = yield_from!(chain(n - 1));
            return got + mine;
        }
        yield_!(mine)
    }
    let mut g = chain(3);
    assert_eq!(g.prime(), Ok(1));
    assert_eq!(g.state(), GeneratorState::Suspended);
    assert_eq!(getgeneratorlocals(&g).to_string(), "{'mine': 4}");
    assert_eq!(g.delegate().map(Observe::name), Some("chain"));
    let mut copy = g.clone();
    assert_eq!(g.send(10), Err(SendError::StopIteration(19)));
    assert_eq!(copy.send(20), Err(SendError::StopIteration(29)));
}

/// A machine with levels can go where its locals can.
#[test]
fn auto_traits() {
    fn goes_anywhere<T: Send + Sync + Unpin>(_it: &T) {}
    let g = levels(1, "outer");
    goes_anywhere(&g);
}
