//! What holds for all adaptors: what comes in passes through, and a panic closes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::common::{Input, Oops, script};
use crate::{body, shout, told};
use primed::{
    Generator, GeneratorState, Inspect, Observe, Resume, Step, broadcast, from_fn, from_iter, sink,
};

fn input(number: usize) -> Input {
    match number {
        0 => Resume::Start,
        1 => Resume::Send(Some(5)),
        2 => Resume::Send(None),
        3 => Resume::Throw(Oops("caught")),
        4 => Resume::Throw(Oops("raised")),
        _ => Resume::Exit,
    }
}

/// Asserts that, whatever comes in and in whatever order, an adaptor which should
/// change nothing comes to what the body alone does, refuses what that refuses,
/// hands back the same, and tells the same of itself.
fn changes_nothing<G>(make: impl Fn() -> G)
where
    G: Generator<Option<i32>, Oops, Yield = i32, Return = char> + Inspect,
{
    for mut order in 0..6_usize.pow(4) {
        let (mut plain, mut adapted) = (body(), make());
        assert_eq!(told(&adapted), told(&plain));
        for _ in 0..4 {
            let step = plain.resume(input(order % 6));
            assert_eq!(adapted.resume(input(order % 6)), step);
            assert_eq!(told(&adapted), told(&plain), "after {step:?}");
            order /= 6;
        }
    }
}

#[test]
fn all_inputs_in_all_states() {
    changes_nothing(|| body().map_yield(|value| value));
    changes_nothing(|| body().map_send(|value| value));
    changes_nothing(|| body().map_return(|value| value));
    changes_nothing(|| body().inspect_yield(|_| {}));
    changes_nothing(|| {
        let mut closed = body();
        assert_eq!(closed.close(), Ok(None));
        closed.chain(body())
    });
    changes_nothing(|| body().map_send(|value| value).map_return(|value| value));
}

/// Asserts that the panic of `call` closes a generator, for good.
fn closed_by<A, E, G, T>(mut g: G, call: impl FnOnce(&mut G) -> T)
where
    G: Generator<A, E> + Observe,
{
    assert!(catch_unwind(AssertUnwindSafe(|| call(&mut g))).is_err());
    assert_eq!((g.state(), g.location()), (GeneratorState::Closed, None));
    for input in [Resume::Start, Resume::Exit] {
        assert!(g.resume(input).is_err());
    }
}

/// D13, also where the generator within is suspended.
#[test]
fn a_panic_closes() {
    closed_by(body().map_yield(shout), Generator::next);
    closed_by(body().inspect_yield(|y| _ = shout(y)), Generator::next);
    closed_by(body().map_send(|()| Some(shout(0))), |g| {
        g.prime().unwrap();
        g.send(())
    });
    closed_by(body().map_return(shout), |g| {
        g.next().unwrap();
        g.next()
    });
    closed_by(script([]).chain(body()), Generator::next);
    closed_by(script([Step::Returned('r')]).chain(script([])), |g| {
        g.next()
    });
    closed_by(
        from_fn(|_: Resume| -> Step<i32> { Step::Yielded(shout(0)) }),
        Generator::next,
    );
    closed_by(from_iter([0].into_iter().map(shout)), Generator::next);
    closed_by(sink(|n: u8| _ = shout(n)), |g| {
        g.prime().unwrap();
        g.send(1)
    });
    closed_by(broadcast([sink(|_: u8| {}).map_yield(shout)]), |g| {
        g.prime()
    });
    // The locals are gone, and not those which the generator within still has.
    let mut g = body().map_yield(shout);
    assert!(catch_unwind(AssertUnwindSafe(|| g.next())).is_err());
    assert_eq!(told(&g), (GeneratorState::Closed, "body", None, vec![]));
}
