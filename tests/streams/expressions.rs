//! Yields and awaits as parts of expressions, in whatever order Rust evaluates them.

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
use crate::twin::{Later, Tracer, eat, later, make, twins};

twins! {
    fn operands() {
        let a = later(1).await.seen({ yield_!(2); 3 }) + later(4).await.seen(5);
        yield_!(a - later({ yield_!(6); 7 }).await.0 * -later(8).await.0);
    }

    fn arguments() {
        let sum = eat([later(1).await, { yield_!(2); make(2) }, later(3).await]);
        yield_!(sum);
        yield_!(eat([make({ yield_!(4); 5 }), later({ yield_!(6); later(7).await.0 }).await]));
    }

    fn nested_yields() {
        yield_!({ yield_!({ yield_!(1); later(2).await.0 }); 3 });
    }

    fn nested_awaits() {
        let inner = later(later(later(1).await.0 + 1).await.0 + 1).await;
        yield_!(inner.0);
    }

    fn lazy_operators() {
        let yes = later(1).await.0 == 1 || { yield_!(2); false };
        let no = later(3).await.0 == 1 && { yield_!(4); true };
        if yes && !no && { yield_!(5); later(6).await.0 == 6 } {
            yield_!(7);
        }
    }

    fn structs_tuples_arrays() {
        struct Pair { a: Tracer, b: Tracer }
        let pair = Pair { b: later(1).await, a: { yield_!(2); make(3) } };
        let (x, _) = (later(4).await, { yield_!(5); make(6) });
        let [first, ..] = [pair.a, later(7).await, { yield_!(8); pair.b }];
        let moved = Pair { a: later(9).await, ..Pair { a: first, b: x } };
        yield_!(moved.a.0 + moved.b.0);
    }

    fn ranges_references_casts() {
        for n in { yield_!(1); 2 }..=later(3).await.0 {
            yield_!(n);
        }
        let kept = &later(4).await;
        yield_!((&later(5).await).seen(6));
        let n = (later(7).await.0 == 7) as i32;
        yield_!(-n + kept.seen(8));
    }

    fn places() {
        let mut numbers = [1, 2, 3];
        numbers[{ yield_!(0); later(1).await.0.unsigned_abs() as usize }] += { yield_!(2); later(3).await.0 };
        numbers[later(0).await.0.unsigned_abs() as usize] = { yield_!(4); 5 };
        let mut pair = (make(6), 0);
        pair.0 = later(7).await;
        pair.1 = later(8).await.0;
        yield_!(numbers.iter().sum::<i32>() + pair.1);
    }

    fn methods() {
        let mut list = Vec::new();
        list.push(later(1).await);
        list.push({ yield_!(2); make(3) });
        list.extend([later(4).await]);
        yield_!(later(5).await.seen({ yield_!(6); 7 }).max(later(8).await.0));
        let popped = list.pop().unwrap_or({ yield_!(9); make(10) });
        yield_!(popped.seen({ yield_!(11); 12 }));
    }

    fn closures_and_blocks() {
        let tracer = make(1);
        let add = |n: i32| n + tracer.0;
        yield_!(add(later(2).await.0));
        let own = async { later(3).await.0 + tracer.0 };
        yield_!(own.await);
        let n = 'found: {
            if later(4).await.0 == 4 {
                break 'found ({ yield_!(5); 6 });
            }
            7
        };
        yield_!(n);
        yield_!(same({ let made = later(8).await; made.0 }));
    }

    fn futures_that_are_kept() {
        let first = later(1);
        let second: Later = later(2);
        yield_!(3);
        let second = second.await;
        yield_!(second.0);
        yield_!(first.await.0);
    }

    fn temporaries() {
        yield_!(make(1).seen(later(2).await.0));
        let n = make(3).seen({ yield_!(4); 5 }) + make(6).seen(7);
        yield_!(n);
        match make(8).seen(later(9).await.0) {
            n => yield_!(n),
        }
    }
}

fn same(n: i32) -> i32 {
    n
}

#[generator]
fn in_macros(name: &str) -> impl Stream<Item = String> {
    let mut lines: Vec<String> = vec![soon(String::from("a")).await];
    yield_!(format!(
        "{name} {} {n} {}",
        soon(1).await,
        {
            yield_!(lines.remove(0));
            2
        },
        n = soon(3).await
    ));
    lines = vec![soon(name.to_owned()).await; 2];
    assert_eq!(
        lines.len(),
        soon(2).await,
        "there are {} of {name}",
        lines.len()
    );
    assert!(matches!(soon(lines.first()).await, Some(line) if line == soon(name).await));
    println!("{name} {}", soon(4).await);
    for line in lines {
        yield_!(line);
    }
}

#[test]
fn macro_arguments() {
    assert_eq!(all(in_macros("x")), ["a", "x 1 3 2", "x", "x"]);
}

/// What rustc's own lowering of such a place gets wrong.
#[test]
fn an_index_behind_an_index() {
    #[generator]
    fn indexed() -> impl Stream<Item = u8> {
        let table = [[1, 2], [3, 4]];
        let mut at = 1;
        yield_!(
            table[at][{
                at = 0;
                yield_!(9);
                soon(at).await
            }]
        );
        let mut other = table;
        other[at][soon(1).await] += {
            at += 1;
            soon(5).await
        };
        yield_!(other[0][1] + other[1][1]);
    }
    assert_eq!(all(indexed()), [9, 3, 11]);
}
