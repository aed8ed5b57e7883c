//! What a local that only some ways of a statement move drops with, in the bodies of `iter!`:
//! each is compared with a plain function of the same text.

#![cfg(feature = "alloc")]
#![allow(
    missing_docs,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "bodies of every kind"
)]

#[macro_use]
mod twin;

use twin::{Tracer, eat, log, make, seen};

/// What a body leaves in the trace.
fn trace(body: impl FnOnce()) -> Vec<String> {
    twin::take_log();
    body();
    twin::take_log()
}

/// Compares `iter!`, run to the end and dropped at each yield, with a plain closure in which a
/// yield that is the last jumps to the end.
macro_rules! iters {
    ($($name:ident $(($($captured:ident = $init:expr),*))? $body:block)*) => { $(
        #[test]
        fn $name() {
            for most in 1..9 {
                let plain = trace(|| {
                    let count = std::cell::Cell::new(0);
                    macro_rules! yield_ {
                        ($value:expr) => {{
                            log(format_args!("yield {}", $value));
                            count.set(count.get() + 1);
                            if count.get() == most {
                                return;
                            }
                        }};
                    }
                    $($(let $captured = $init;)*)?
                    (move || { $body; log("end"); })();
                });
                let machine = trace(|| {
                    $($(let $captured = $init;)*)?
                    let iterator = primed::iter! { $body; log("end"); };
                    iterator.take(most).for_each(|n: i32| log(format_args!("yield {n}")));
                });
                assert_eq!(plain, machine, "dropped at yield {most}");
            }
        }
    )* };
}

iters! {
    moved_on_some {
        let (a, b) = (make(1), make(2));
        log(make(3).0 + if seen(1) == 2 { eat(a) } else { 2 } + make(4).0);
        yield_!(1);
        log(make(5).0 + if seen(1) == 1 { eat(b) } else { 2 } + make(6).0);
        yield_!(2);
    }
    assigned_on_some {
        let mut s = make(1);
        for n in 0..4 {
            log(make(10).0 + if n == 1 { s = make(20); eat(s) } else { seen(5) } + make(11).0);
            yield_!(n);
        }
    }
    of_a_capture(a = make(1)) {
        log(make(4).0 + if seen(1) == 2 { eat(a) } else { 2 } + make(5).0);
        yield_!(1);
        yield_!(2);
    }
    of_a_capture_moved(a = make(1), n = 3) {
        yield_!(n);
        log(make(6).0 + if seen(1) == 1 { eat(a) } else { 2 } + make(7).0);
        yield_!(2);
    }
    of_a_capture_assigned_anew(a = make(1)) {
        let mut s = a;
        yield_!(1);
        log(make(6).0 + if seen(1) == 1 { s = make(8); eat(s) } else { 2 } + make(7).0);
        yield_!(2);
    }
    with_captures {
        let (x, y) = (7, String::from("y"));
        let inner = primed::iter! {
            let mut s = make(1);
            log(make(2).0 + if seen(x) == 7 { eat(s) } else { x } + make(3).0 + y.len() as i32);
            yield_!(x);
            log(make(4).0 + if seen(x) == 8 { s = make(5); eat(s) } else { x } + make(6).0);
            yield_!(x + 1);
        };
        for n in inner { yield_!(n); }
    }
}
