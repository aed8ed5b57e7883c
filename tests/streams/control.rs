//! Yields and awaits where control flow is decided, and what is taken apart there.

#![allow(
    unused,
    unreachable_code,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

use futures::Stream;
use primed::generator;

use crate::support::{all, soon};
use crate::twin::{Tracer, later, log, make, twins};

twins! {
    fn conditions() {
        if { yield_!(1); later(2).await.0 == 2 } {
            yield_!(3);
        } else if later(4).await.0 == 4 {
            yield_!(5);
        }
        if let Tracer(6) = later(6).await {
            yield_!(7);
        } else {
            yield_!(8);
        }
        if let Some(tracer) = { yield_!(9); Some(later(10).await) }
            && tracer.0 == later(10).await.0
            && let n = later(11).await.0
        {
            yield_!(n);
        }
    }

    fn scrutinees_and_guards() {
        for at in 0..4 {
            let kept = make(100 + at);
            match later(at).await {
                Tracer(n) if n == 1 && later(5).await.0 == 5 => yield_!(kept.0),
                ref tracer if { yield_!(6); tracer.0 == 2 } => yield_!(tracer.seen(7)),
                tracer @ Tracer(3) if later(8).await.0 == 8 => yield_!(tracer.0),
                _ => { later(9).await; }
            }
        }
    }

    fn guards_on_moved_values() {
        for at in 0..3 {
            match (Some(make(at)), later(10).await) {
                (Some(tracer), _) if { yield_!(11); tracer.0 == later(0).await.0 } => drop(tracer),
                (Some(Tracer(1)), other) if later(other.0).await.0 == 10 => yield_!(12),
                (other, last) => {
                    yield_!(last.0);
                    drop(other);
                }
            }
        }
    }

    fn loops_and_labels() {
        let mut n = 0;
        let found = 'outer: loop {
            let in_loop = make(n);
            while later(n).await.0 < 7 {
                n += 1;
                let inner = make(10 * n);
                for m in 0..later(3).await.0 {
                    let innermost = make(20 * n + m);
                    match m + n {
                        1 => continue,
                        4 => { yield_!(inner.0); continue 'outer; }
                        6 => break,
                        7 => break 'outer innermost.0,
                        _ => yield_!(m),
                    }
                    later(m).await;
                }
            }
            yield_!(in_loop.0);
        };
        yield_!(found);
    }

    fn while_let() {
        let mut list = vec![make(1), make(2)];
        while let Some(tracer) = { yield_!(3); list.pop() } {
            if later(tracer.0).await.0 == 1 {
                break;
            }
            yield_!(4);
        }
        while let Tracer(5) = later(5).await {
            yield_!(6);
            let _kept = make(7);
            return;
        }
    }

    fn let_else() {
        for at in 0..3 {
            let before = make(10 + at);
            let Tracer(1) = later(at).await else {
                yield_!(before.0);
                later(20).await;
                continue;
            };
            let Some(tracer) = (if at == 1 { Some(later(30).await) } else { None }) else {
                return;
            };
            yield_!(tracer.seen(2));
        }
    }

    fn early_returns() {
        let first = make(1);
        if later(2).await.0 == 2 {
            let second = make(3);
            yield_!(second.0);
            return drop(later(4).await);
        }
        yield_!(first.0);
    }

    fn diverging_operands() {
        let list = [make(1)];
        for n in 0..3 {
            let sum = list[0].seen(later(n).await.0) + if n < 1 { yield_!(2); 3 } else { break };
            yield_!(sum);
        }
        let _all = (make(4), later(5).await, return);
    }

    fn matching_parts() {
        let pair = (later(1).await, Some(make(2)));
        match &pair {
            (Tracer(n), Some(tracer)) => yield_!(n + tracer.0),
            (_, None) => {}
        }
        match pair {
            (_, Some(second)) => { yield_!(second.0); later(3).await; }
            (first, _) => yield_!(first.0),
        }
        log("matched");
        yield_!(4);
    }
}

#[generator]
fn endless() -> impl Stream<Item = u32> {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(soon(a).await);
        (a, b) = (b, a + b);
    }
}

#[test]
fn a_body_that_never_ends() {
    use futures::StreamExt;
    assert_eq!(all(endless().take(7)), [0, 1, 1, 2, 3, 5, 8]);
}

#[generator]
fn asked(n: u8) -> impl Stream<Item = u8> {
    #[cfg(any())]
    return;
    #[cfg(not(any()))]
    yield_!(1);
    #[cfg(any())]
    yield_!(2);
    if n > 0 {
        #[cfg(any())]
        soon(compile_error!("it is not there")).await;
        #[cfg(not(any()))]
        soon(()).await;
    }
    match n {
        #[cfg(any())]
        0 => return,
        _ => yield_!(3),
    }
}

#[test]
fn conditional_compilation() {
    assert_eq!(all(asked(0)), [1, 3]);
}
