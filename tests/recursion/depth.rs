//! Depths that would take all of a thread's stack.

use primed::prelude::*;
use primed::{SendError, ThrowError};

/// Ten million levels, on a thread's own stack.
const LEVELS: u32 = 10_000_000;

#[generator]
fn down_and_up(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(down_and_up(n - 1));
        yield_!(n);
    }
}

#[test]
fn ten_million_levels() {
    let mut items = down_and_up(LEVELS);
    assert!(
        items
            .by_ref()
            .take(LEVELS as usize + 1)
            .eq((0..=LEVELS).rev())
    );
    assert!(items.eq(1..=LEVELS));
}

/// What each level keeps is dropped in a loop.
#[test]
fn dropped_half_way() {
    #[generator]
    fn boxes(n: u32, kept: Box<u32>) -> impl Iterator<Item = u32> {
        yield_!(n);
        if n > 0 {
            yield_from!(boxes(n - 1, Box::new(n)));
        }
        yield_!(*kept);
    }
    // Each level has a box of its own.
    let levels = LEVELS / 4;
    let mut items = boxes(levels, Box::new(7));
    assert!(items.by_ref().take(levels as usize).eq((1..=levels).rev()));
    drop(items);
}

/// DEEP-3: a send, a throw and a close come back through all of them.
#[test]
fn coroutines() {
    #[generator]
    fn chain(
        n: u32,
    ) -> impl Generator<Option<u32>, &'static str, Yield = &'static str, Return = u32> {
        if n == 0 {
            return Ok(yield_!("bottom").unwrap_or(0));
        }
        let below = yield_from!(chain(n - 1));
        Ok(below + 1)
    }
    let mut g = chain(LEVELS);
    assert_eq!(g.next(), Ok("bottom"));
    assert_eq!(g.send(Some(5)), Err(SendError::StopIteration(LEVELS + 5)));
    let mut g = chain(LEVELS);
    assert_eq!(g.next(), Ok("bottom"));
    assert_eq!(g.throw("no"), Err(ThrowError::Raised("no")));
    let mut g = chain(LEVELS);
    assert_eq!(g.next(), Ok("bottom"));
    assert_eq!(g.close(), Ok(None));
    assert_eq!(g.state(), GeneratorState::Closed);
    let mut g = chain(LEVELS);
    assert_eq!(g.next(), Ok("bottom"));
    drop(g);
}
