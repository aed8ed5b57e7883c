//! Drops are in the order in which a recursive function, or boxes, have them.

use primed::prelude::*;

use crate::{Noisy, Trace};

#[generator]
fn on_stack(depth: u32, own: Noisy, trace: Trace) -> Box<dyn Iterator<Item = u32>> {
    let _first = trace.noisy(format_args!("first{depth}"));
    let maybe = trace.noisy(format_args!("maybe{depth}"));
    yield_!(depth);
    if depth > 0 {
        let _inner = trace.noisy(format_args!("inner{depth}"));
        let name = own.name().to_owned();
        if depth % 2 == 0 {
            yield_from!(on_stack(depth - 1, maybe, trace.clone()));
        } else {
            yield_from!(on_stack(depth - 1, trace.noisy(name + "'"), trace.clone()));
        }
        trace.log(format_args!("back in {depth}"));
        yield_!(depth + 100);
    }
    let _last = trace.noisy(format_args!("last{depth}"));
    if depth == 2 {
        yield_from!(on_stack(0, trace.noisy("tail"), trace.clone()));
    }
}

#[generator(recursive = false)]
fn in_boxes(depth: u32, own: Noisy, trace: Trace) -> Box<dyn Iterator<Item = u32>> {
    let _first = trace.noisy(format_args!("first{depth}"));
    let maybe = trace.noisy(format_args!("maybe{depth}"));
    yield_!(depth);
    if depth > 0 {
        let _inner = trace.noisy(format_args!("inner{depth}"));
        let name = own.name().to_owned();
        if depth % 2 == 0 {
            yield_from!(in_boxes(depth - 1, maybe, trace.clone()));
        } else {
            yield_from!(in_boxes(depth - 1, trace.noisy(name + "'"), trace.clone()));
        }
        trace.log(format_args!("back in {depth}"));
        yield_!(depth + 100);
    }
    let _last = trace.noisy(format_args!("last{depth}"));
    if depth == 2 {
        yield_from!(in_boxes(0, trace.noisy("tail"), trace.clone()));
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it is dropped here")]
fn by_function(depth: u32, own: Noisy, trace: &Trace, seen: &mut dyn FnMut(u32)) {
    let _first = trace.noisy(format_args!("first{depth}"));
    let maybe = trace.noisy(format_args!("maybe{depth}"));
    seen(depth);
    if depth > 0 {
        let _inner = trace.noisy(format_args!("inner{depth}"));
        let name = own.name().to_owned();
        if depth % 2 == 0 {
            by_function(depth - 1, maybe, trace, seen);
        } else {
            by_function(depth - 1, trace.noisy(name + "'"), trace, seen);
        }
        trace.log(format_args!("back in {depth}"));
        seen(depth + 100);
    }
    let _last = trace.noisy(format_args!("last{depth}"));
    if depth == 2 {
        by_function(0, trace.noisy("tail"), trace, seen);
    }
}

#[test]
fn as_a_function_drops() {
    for depth in 0..5 {
        let trace = Trace::default();
        by_function(depth, trace.noisy("own"), &trace, &mut |n| trace.log(n));
        let expected = trace.take();
        on_stack(depth, trace.noisy("own"), trace.clone()).for_each(|n| trace.log(n));
        assert_eq!(trace.take(), expected);
    }
}

/// Dropped at each of its yields, it drops the innermost level first.
#[test]
fn as_boxes_drop() {
    let trace = Trace::default();
    let total = on_stack(4, trace.noisy("own"), trace.clone()).count();
    trace.take();
    for items in 0..=total {
        let mut g = in_boxes(4, trace.noisy("own"), trace.clone());
        g.by_ref().take(items).for_each(drop);
        trace.log("dropped");
        drop(g);
        let expected = trace.take();
        let mut g = on_stack(4, trace.noisy("own"), trace.clone());
        g.by_ref().take(items).for_each(drop);
        trace.log("dropped");
        drop(g);
        assert_eq!(trace.take(), expected, "after {items}");
    }
}

/// A level that keeps something to be dropped does not give its place away.
#[test]
fn a_tail_call_drops_no_sooner() {
    #[generator]
    fn tail<T: Clone + 'static>(n: u32, kept: T, trace: Trace) -> impl Iterator<Item = u32> {
        let _mine = kept.clone();
        yield_!(n);
        if n > 0 {
            trace.log(format_args!("on to {}", n - 1));
            yield_from!(tail(n - 1, kept.clone(), trace.clone()));
        }
    }
    #[derive(Clone)]
    struct Kept(std::rc::Rc<Noisy>);
    let trace = Trace::default();
    let kept = Kept(std::rc::Rc::new(trace.noisy("kept")));
    let name = kept.0.name().to_owned();
    tail(3, kept, trace.clone()).for_each(|n| trace.log(n));
    let expected = ["3", "on to 2", "2", "on to 1", "1", "on to 0", "0", "-kept"];
    assert_eq!(trace.take(), expected);
    assert_eq!(name, "kept");
}
