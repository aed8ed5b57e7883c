//! Arguments drop where those of a function do: behind the locals, the last one first, with
//! what a pattern leaves unbound in its place.

#![allow(
    unused_variables,
    unused_assignments,
    clippy::toplevel_ref_arg,
    reason = "what matters is their drops"
)]

use futures::Stream;
use primed::generator;

use crate::support::{Dropped, Log, all, soon};
use crate::twin::{Tracer, compare, later, make};

struct Trio {
    x: Tracer,
    y: Tracer,
    z: Tracer,
}

fn trio(n: i32) -> Trio {
    let [x, y, z] = [n, n + 1, n + 2].map(make);
    Trio { x, y, z }
}

/// The same function twice: as an async one, and as a stream.
macro_rules! arguments {
    ($(fn $name:ident($($pat:pat = $argument:expr => $ty:ty),*) $body:block)*) => {
        mod plain {
            use super::*;
            macro_rules! yield_ {
                ($value:expr) => { crate::twin::recorded($value) };
            }
            $(pub(super) async fn $name($($pat: $ty),*) $body)*
        }
        mod streams {
            use super::*;
            $(
                #[generator]
                pub(super) fn $name($($pat: $ty),*) -> impl Stream<Item = i32> $body
            )*
        }
        $(
            #[test]
            fn $name() {
                compare(|| plain::$name($($argument),*), || streams::$name($($argument),*));
            }
        )*
    };
}

arguments! {
    fn plain_ones(a = make(1) => Tracer, b = make(2) => Tracer) {
        let _local = make(0);
        yield_!(a.0);
        later(b.0).await;
    }

    fn unused(a = make(1) => Tracer, _b = make(2) => Tracer, c = make(3) => Tracer) {
        yield_!(1);
        later(0).await;
    }

    fn unnamed(_ = make(1) => Tracer, a = make(2) => Tracer, _ = make(3) => Tracer) {
        let _local = make(0);
        yield_!(a.0);
    }

    fn mutable(mut a = make(1) => Tracer, mut b = make(2) => Tracer) {
        let _local = make(0);
        a = later(3).await;
        yield_!(a.0);
        b = make(4);
        yield_!(b.0);
        drop(a);
        later(5).await;
    }

    fn patterns(
        (a, _) = (make(1), make(2)) => (Tracer, Tracer),
        [b, ..] = [make(3), make(4), make(5)] => [Tracer; 3],
        Trio { y, .. } = trio(6) => Trio,
        last = make(9) => Tracer
    ) {
        let _local = make(0);
        yield_!(a.0 + b.0 + y.0);
        later(last.0).await;
    }

    fn only_patterns(
        (a, _) = (make(1), make(2)) => (Tracer, Tracer),
        (_, b) = (make(3), make(4)) => (Tracer, Tracer),
        (_, _) = (make(5), make(6)) => (Tracer, Tracer)
    ) {
        yield_!(a.0);
        later(b.0).await;
    }

    fn references(
        ref a = make(1) => Tracer,
        mut b = make(2) => Tracer,
        (ref c, d) = (make(3), make(4)) => (Tracer, Tracer),
        whole @ Trio { .. } = trio(5) => Trio
    ) {
        let _local = make(0);
        yield_!(a.0 + c.0);
        b = later(9).await;
        yield_!(d.0 + whole.x.0);
    }

    fn used_up(a = make(1) => Tracer, b = trio(2) => Trio, c = make(5) => Tracer) {
        drop(b.y);
        yield_!(1);
        let moved = a;
        later(6).await;
        for n in 0..2 {
            if n == moved.0 {
                drop(moved);
                break;
            }
        }
        yield_!(c.0 + b.z.0);
    }

    fn constant((0..=9 | 10..) = 3 => u8, (a, 0..) = (make(1), 2) => (Tracer, u32), b = make(2) => Tracer) {
        yield_!(a.0);
    }
}

#[generator]
fn never_started(
    a: Dropped,
    _: Dropped,
    (b, _): (Dropped, Dropped),
    mut c: Dropped,
    _unused: Dropped,
) -> impl Stream<Item = &'static str> {
    yield_!(a.1);
    yield_!(b.1);
    yield_!(std::mem::replace(&mut c, b).1);
}

/// Where the body has not bound them yet, whole arguments drop, the last one first.
#[test]
fn when_never_started() {
    let log = Log::default();
    let pair = (log.dropped("b"), log.dropped("rest of b"));
    let (a, unnamed) = (log.dropped("a"), log.dropped("_"));
    let (c, unused) = (log.dropped("c"), log.dropped("unused"));
    drop(never_started(a, unnamed, pair, c, unused));
    assert_eq!(log.take(), ["unused", "c", "b", "rest of b", "_", "a"]);
}

struct Owner(Dropped);

impl Owner {
    #[generator]
    fn used_up(self, other: Dropped) -> impl Stream<Item = &'static str> {
        yield_!(other.1);
        yield_!(soon(self.0.1).await);
    }

    #[generator]
    fn not_named(self, _other: Dropped) -> impl Stream<Item = u8> {
        yield_!(soon(1).await);
    }
}

#[test]
fn self_drops_last() {
    let log = Log::default();
    let owner = || Owner(log.dropped("self"));
    let expected = ["other", "self"];
    drop(owner().used_up(log.dropped("other")));
    assert_eq!(log.take(), expected);
    assert_eq!(all(owner().used_up(log.dropped("other"))).len(), 2);
    assert_eq!(log.take(), expected);
    drop(owner().not_named(log.dropped("other")));
    assert_eq!(log.take(), expected);
    assert_eq!(all(owner().not_named(log.dropped("other"))).len(), 1);
    assert_eq!(log.take(), expected);
}
