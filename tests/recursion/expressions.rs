//! Calls of the function itself in any place of a body.

use primed::NextError;
use primed::prelude::*;

use crate::{Oops, Trace};

/// Both operands.
#[generator]
fn fib(n: u64) -> impl Generator<Yield = u64, Return = u64> {
    yield_!(n);
    if n < 2 {
        return n;
    }
    yield_from!(fib(n - 1)) + yield_from!(fib(n - 2))
}

#[test]
fn two_operands() {
    fn by_function(n: u64, seen: &mut Vec<u64>) -> u64 {
        seen.push(n);
        if n < 2 {
            return n;
        }
        by_function(n - 1, seen) + by_function(n - 2, seen)
    }
    let mut expected = Vec::new();
    let value = by_function(10, &mut expected);
    let g = fib(10);
    let mut items = g.iter();
    assert!(items.by_ref().eq(expected));
    assert_eq!(items.into_return(), Some(value));
}

/// A call within a call, in a macro, in a guard, in an index and behind `&&`.
#[generator]
fn everywhere(n: usize, trace: &Trace) -> impl Generator<Yield = usize, Return = usize> {
    if n == 0 {
        yield_!(0);
        return 1;
    }
    trace.log(format_args!(
        "{n}: {}",
        yield_from!(everywhere(n - 1, trace))
    ));
    let twice = yield_from!(everywhere(yield_from!(everywhere(n - 1, trace)) - 1, trace));
    let list = [10, 20, 30];
    let picked = list[yield_from!(everywhere(0, trace))];
    let both = n > 1 && yield_from!(everywhere(0, trace)) == 1;
    match n {
        1 if yield_from!(everywhere(0, trace)) == 1 => trace.log("guard"),
        _ => trace.log(format_args!("{twice} {picked} {both}")),
    }
    let Some(last) = [n].into_iter().next_back() else {
        return yield_from!(everywhere(0, trace));
    };
    while yield_from!(everywhere(0, trace)) > last {}
    last
}

#[test]
fn any_place() {
    fn by_function(n: usize, trace: &Trace, seen: &mut Vec<usize>) -> usize {
        if n == 0 {
            seen.push(0);
            return 1;
        }
        trace.log(format_args!("{n}: {}", by_function(n - 1, trace, seen)));
        let inner = by_function(n - 1, trace, seen) - 1;
        let twice = by_function(inner, trace, seen);
        let list = [10, 20, 30];
        let picked = list[by_function(0, trace, seen)];
        let both = n > 1 && by_function(0, trace, seen) == 1;
        match n {
            1 if by_function(0, trace, seen) == 1 => trace.log("guard"),
            _ => trace.log(format_args!("{twice} {picked} {both}")),
        }
        while by_function(0, trace, seen) > n {}
        n
    }
    let (trace, mut expected) = (Trace::default(), Vec::new());
    let value = by_function(3, &trace, &mut expected);
    let logged = trace.take();
    let g = everywhere(3, &trace);
    let mut items = g.iter();
    assert!(items.by_ref().eq(expected));
    assert_eq!(items.into_return(), Some(value));
    assert_eq!(trace.take(), logged);
}

/// Other delegates, and locals that stay in place in a body that does not call itself.
#[generator]
fn mixed(depth: u8) -> impl Iterator<Item = u8> {
    let mut buffer = [0_u8; 64];
    for slot in 0..2 {
        buffer[slot] = depth * 10;
        yield_from!(buffer[..1].to_vec());
        if depth > 0 {
            yield_from!(mixed(depth - 1));
        }
        buffer[slot] += 1;
        yield_!(buffer[slot]);
    }
    yield_from!([buffer[0], buffer[1]]);
}

#[test]
fn each_level_has_its_own_array() {
    fn by_function(depth: u8, seen: &mut Vec<u8>) {
        let mut buffer = [0_u8; 64];
        for slot in 0..2 {
            buffer[slot] = depth * 10;
            seen.push(buffer[0]);
            if depth > 0 {
                by_function(depth - 1, seen);
            }
            buffer[slot] += 1;
            seen.push(buffer[slot]);
        }
        seen.extend([buffer[0], buffer[1]]);
    }
    let mut expected = Vec::new();
    by_function(3, &mut expected);
    assert!(mixed(3).eq(expected));
}

/// What is ignored is dropped at once, before the next statement.
#[generator]
fn ignored(n: u32, trace: Trace) -> impl Generator<Yield = u32, Return = crate::Noisy> {
    yield_!(n);
    if n > 0 {
        yield_from!(ignored(n - 1, trace.clone()));
        trace.log(format_args!("after {n}"));
    }
    trace.noisy(n)
}

#[test]
fn an_ignored_value_drops_at_once() {
    let trace = Trace::default();
    let g = ignored(2, trace.clone());
    let items: Vec<u32> = g.iter().collect();
    assert_eq!(items, [2, 1, 0]);
    assert_eq!(trace.take(), ["-0", "after 1", "-1", "after 2", "-2"]);
}

/// A body with an error type of its own: `?` raises through the levels that do not catch.
#[generator]
fn raising(n: u32) -> impl Generator<(), Oops, Yield = u32, Return = u32> {
    yield_!(n);
    if n == 0 {
        Err(Oops::Own(7))?;
    }
    match n {
        3 => match try_yield_from!(raising(n - 1)) {
            Ok(value) => Ok(value),
            Err(Thrown::Raised(Oops::Own(value))) => Ok(value + n),
            Err(other) => Err(Oops::Own(u32::from(other == Thrown::Exit))),
        },
        _ => Ok(yield_from!(raising(n - 1)) + 100),
    }
}

#[test]
fn errors_rise_to_the_level_that_catches() {
    let g = raising(5);
    let mut items = g.try_iter();
    assert!(items.by_ref().map_while(Result::ok).eq([5, 4, 3, 2, 1, 0]));
    let mut g = raising(5);
    for n in [5, 4, 3, 2, 1, 0] {
        assert_eq!(g.next(), Ok(n));
    }
    assert_eq!(g.next(), Err(NextError::StopIteration(210)));
    let mut g = raising(2);
    for n in [2, 1, 0] {
        assert_eq!(g.next(), Ok(n));
    }
    assert_eq!(g.next(), Err(NextError::Raised(Oops::Own(7))));
}
