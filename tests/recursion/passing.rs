//! What is sent, thrown, and asked to exit goes to the innermost level.
//!
//! Each body is written twice, from one text: on a stack of levels, and with a box for each
//! level, which is what delegation has always meant. Both must do the same.

use primed::SendError;
use primed::prelude::*;
use primed::{Fault, Resume, Step};

use crate::{Oops, Trace};

type Boxed = Box<dyn Generator<i64, Oops, Yield = i64, Return = i64>>;

/// Writes a generator twice, in modules of those names.
macro_rules! twice {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $ty:ty),*) $body:block) => {
        $(#[$doc])*
        mod $name {
            use super::*;

            pub(super) mod stack {
                use super::*;

                #[generator]
                pub(crate) fn $name($($arg: $ty),*)
                    -> Box<dyn Generator<i64, Oops, Yield = i64, Return = i64>> $body
            }

            pub(super) mod boxes {
                use super::*;

                #[generator(recursive = false)]
                pub(crate) fn $name($($arg: $ty),*)
                    -> Box<dyn Generator<i64, Oops, Yield = i64, Return = i64>> $body
            }
        }
    };
}

twice! {
    /// Catches nothing: all passes through.
    fn plain(n: i64, trace: Trace) {
        let _finally = trace.noisy(n);
        let mut total = 0;
        for round in 0..2 {
            let sent = yield_!(n * 10 + round);
            trace.log(format_args!("{n} got {sent}"));
            total += sent;
        }
        if n > 0 {
            total += yield_from!(plain(n - 1, trace.clone()));
            trace.log(format_args!("{n} back with {total}"));
            total += yield_!(total);
        }
        Ok(total)
    }
}

twice! {
    /// Catches what leaves an inner one, and says so. The innermost returns on an exit.
    fn catching(n: i64, trace: Trace) {
        let _finally = trace.noisy(n);
        if n == 0 {
            loop {
                match try_yield!(0) {
                    Ok(0) => return Ok(1),
                    Ok(sent) => trace.log(format_args!("got {sent}")),
                    Err(Thrown::Raised(error)) => return Err(error),
                    Err(thrown) => {
                        trace.log(format_args!("{thrown:?} at the bottom"));
                        return Ok(2);
                    }
                }
            }
        }
        let below = try_yield_from!(catching(n - 1, trace.clone()));
        trace.log(format_args!("{n} caught {below:?}"));
        match below {
            Ok(value) => Ok(value + 10),
            Err(Thrown::Raised(_)) if n == 2 => {
                yield_!(-2);
                Ok(20)
            }
            Err(thrown) => Err(thrown)?,
        }
    }
}

twice! {
    /// The innermost ignores an exit; the third level yields once more when it is told.
    fn ignorant(n: i64, trace: Trace) {
        let _finally = trace.noisy(n);
        if n == 0 {
            loop {
                let sent = try_yield!(0);
                trace.log(format_args!("the innermost has {sent:?}"));
            }
        }
        let below = try_yield_from!(ignorant(n - 1, trace.clone()));
        trace.log(format_args!("{n} caught {below:?}"));
        if n == 3 {
            yield_!(-3);
        }
        Ok(below?)
    }
}

twice! {
    /// After an exit, a level delegates anew: that one is not told of the exit.
    fn again(n: i64, trace: Trace) {
        let _finally = trace.noisy(n);
        match n {
            0 => {
                let got = try_yield!(0);
                trace.log(format_args!("0 got {got:?}"));
                Ok(got?)
            }
            1 => {
                let got = try_yield!(1);
                trace.log(format_args!("1 got {got:?}"));
                Ok(5)
            }
            _ => {
                let got = try_yield_from!(again(n - 2, trace.clone()));
                trace.log(format_args!("{n} got {got:?}"));
                let got = try_yield_from!(again(n - 1, trace.clone()));
                trace.log(format_args!("{n} then got {got:?}"));
                Ok(got?)
            }
        }
    }
}

twice! {
    /// Gives its place to the next; the last of them yields, and answers to an exit by `how`.
    fn tail(n: i64, how: i64) {
        if n > 0 {
            return Ok(yield_from!(tail(n - 1, how)));
        }
        let mut sum = 0;
        loop {
            match try_yield!(sum) {
                Ok(0) => return Ok(sum),
                Ok(sent) => sum += sent,
                Err(Thrown::Exit) if how == 0 => return Ok(sum),
                Err(Thrown::Exit) if how == 1 => {}
                Err(thrown) => Err(thrown)?,
            }
        }
    }
}

twice! {
    /// The same below a level that catches.
    fn catches_tail(n: i64, how: i64, trace: Trace) {
        match n {
            5 => {
                let got = try_yield_from!(catches_tail(4, how, trace.clone()));
                trace.log(format_args!("got {got:?}"));
                yield_!(99);
                Ok(got?)
            }
            0 => loop {
                match try_yield!(how) {
                    Ok(0) => return Ok(7),
                    Ok(_) => {}
                    Err(Thrown::Exit) if how == 0 => return Ok(3),
                    Err(Thrown::Exit) if how == 1 => {}
                    Err(Thrown::Exit) if how == 2 => {
                        return Ok(yield_from!(catches_tail(0, 3, trace)));
                    }
                    Err(thrown) => Err(thrown)?,
                }
            },
            _ => Ok(yield_from!(catches_tail(n - 1, how, trace))),
        }
    }
}

twice! {
    /// Levels that wait below one that gave its place away.
    fn below_tail(n: i64, how: i64, trace: Trace) {
        match n {
            2 | 5 => {
                let got = try_yield_from!(below_tail(n - 1, how, trace.clone()));
                trace.log(format_args!("{n} got {got:?}"));
                if how == 4 {
                    yield_!(n);
                }
                Ok(got?)
            }
            0 => loop {
                match try_yield!(how) {
                    Ok(0) => return Ok(7),
                    Ok(_) => {}
                    Err(Thrown::Exit) if how == 0 => return Ok(3),
                    Err(Thrown::Exit) if how == 1 || how == 4 => {}
                    Err(Thrown::Exit) if how == 2 => {
                        return Ok(yield_from!(below_tail(2, 3, trace)));
                    }
                    Err(thrown) => Err(thrown)?,
                }
            },
            _ => Ok(yield_from!(below_tail(n - 1, how, trace))),
        }
    }
}

/// What is done to a generator, one after the other.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Start,
    Send(i64),
    Throw,
    Exit,
}

use Deed::{Exit, Send, Start, Throw};

/// Does it all, and lists what came of it.
fn run(mut g: Boxed, trace: &Trace, deeds: &[Deed]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for deed in deeds {
        let input = match deed {
            Start => Resume::Start,
            Send(value) => Resume::Send(*value),
            Throw => Resume::Throw(Oops::Thrown),
            Exit => Resume::Exit,
        };
        let step = g.resume(input);
        steps.push(format!("{deed:?} => {step:?} {}", g.state()));
        steps.append(&mut trace.take());
    }
    drop(g);
    steps.push("drop".to_owned());
    steps.append(&mut trace.take());
    steps
}

/// All ways of up to four deeds, of these.
fn all_ways(deeds: &[Deed]) -> Vec<Vec<Deed>> {
    let mut ways = vec![vec![Start]];
    let mut last = ways.clone();
    for _ in 0..5 {
        last = last
            .iter()
            .flat_map(|way| deeds.iter().map(|deed| [&way[..], &[*deed]].concat()))
            .collect();
        ways.extend(last.clone());
    }
    ways
}

fn compare(stack: impl Fn(Trace) -> Boxed, boxes: impl Fn(Trace) -> Boxed, deeds: &[Deed]) {
    let trace = Trace::default();
    for way in all_ways(deeds) {
        let on_stack = run(stack(trace.clone()), &trace, &way);
        let in_boxes = run(boxes(trace.clone()), &trace, &way);
        assert_eq!(on_stack, in_boxes, "{way:?}");
    }
}

const DEEDS: [Deed; 4] = [Send(0), Send(3), Throw, Exit];

#[test]
fn all_passes_through() {
    for n in 0..3 {
        compare(
            |trace| plain::stack::plain(n, trace),
            |trace| plain::boxes::plain(n, trace),
            &DEEDS,
        );
    }
}

#[test]
fn levels_that_catch() {
    for n in 0..5 {
        compare(
            |trace| catching::stack::catching(n, trace),
            |trace| catching::boxes::catching(n, trace),
            &DEEDS,
        );
    }
}

#[test]
fn an_ignored_exit() {
    for n in 0..6 {
        compare(
            |trace| ignorant::stack::ignorant(n, trace),
            |trace| ignorant::boxes::ignorant(n, trace),
            &DEEDS,
        );
    }
}

#[test]
fn delegating_anew_after_an_exit() {
    for n in 0..6 {
        compare(
            |trace| again::stack::again(n, trace),
            |trace| again::boxes::again(n, trace),
            &DEEDS,
        );
    }
}

#[test]
fn tail_delegation() {
    for (n, how) in [(0, 0), (0, 1), (0, 2), (3, 0), (3, 1), (3, 2)] {
        compare(
            |_| tail::stack::tail(n, how),
            |_| tail::boxes::tail(n, how),
            &DEEDS,
        );
    }
    for (n, how) in (0..8).flat_map(|n| (0..5).map(move |how| (n, how))) {
        compare(
            |trace| below_tail::stack::below_tail(n, how, trace),
            |trace| below_tail::boxes::below_tail(n, how, trace),
            &DEEDS,
        );
    }
    for how in 0..4 {
        compare(
            |trace| catches_tail::stack::catches_tail(5, how, trace),
            |trace| catches_tail::boxes::catches_tail(5, how, trace),
            &DEEDS,
        );
    }
}

/// YF-12: said in full for one case, so that both are not wrong alike.
#[test]
fn an_ignored_exit_is_a_fault_one_level_out() {
    let trace = Trace::default();
    let mut g = ignorant::stack::ignorant(2, trace.clone());
    assert_eq!(g.prime(), Ok(0));
    let step = g.resume(Resume::Exit);
    assert_eq!(step, Ok(Step::Fault(Fault::ExitIgnored)));
    assert_eq!(g.state(), GeneratorState::Closed);
    let expected = [
        "the innermost has Err(Exit)",
        "-0",
        "1 caught Err(Fault(ExitIgnored))",
        "-1",
        "2 caught Err(Fault(ExitIgnored))",
        "-2",
    ];
    assert_eq!(trace.take(), expected);
}

/// DEEP-2: sends reach the innermost, and values come back through all.
#[test]
fn a_chain_of_sends() {
    #[generator]
    fn chain(n: u32) -> impl Generator<u32, Yield = &'static str, Return = u32> {
        if n == 0 {
            return yield_!("bottom");
        }
        yield_from!(chain(n - 1)) + 1
    }
    let mut g = chain(50);
    assert_eq!(g.prime(), Ok("bottom"));
    assert_eq!(g.send(7), Err(SendError::StopIteration(57)));
    assert_eq!(g.send(7), Err(SendError::Exhausted(7)));
}

/// Each level is sent a reference that lives no longer than the send.
#[test]
fn higher_ranked_sends() {
    #[generator]
    fn lengths(n: usize) -> impl for<'a> Generator<&'a str, Yield = usize> {
        let mut length = yield_!(n).len();
        while length > 0 {
            if length == 3 && n < 5 {
                yield_from!(lengths(n + 1));
            }
            length = yield_!(n * 10 + length).len();
        }
    }
    let mut g = lengths(0);
    assert_eq!(g.prime(), Ok(0));
    assert_eq!(g.send(&String::from("ab")), Ok(2));
    assert_eq!(g.send(&String::from("abc")), Ok(1));
    assert_eq!(g.send(&String::from("abc")), Ok(2));
    assert_eq!(g.send(&String::from("abcd")), Ok(24));
    assert_eq!(g.send(""), Ok(13));
    assert_eq!(g.send(""), Ok(3));
    assert_eq!(
        g.send("").map_err(SendError::without_value),
        Err(SendError::StopIteration(()))
    );
}
