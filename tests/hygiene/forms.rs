// Bodies whose meaning, or mere parsing, depends on the edition, and some of every
// other kind. Each is compared with a plain function of the same text in the same
// edition; included by the packages that have one edition each.

use std::cell::RefCell;
use std::rc::Rc;

use twin::{Tracer, eat, log, make, seen};

impl Tracer {
    /// Something that borrows a temporary, which then has to live for a while.
    fn part(&self) -> Part<'_> {
        log(format_args!("part {}", self.0));
        Part(self)
    }
}

/// Says when it is dropped, as what it borrows does.
struct Part<'a>(&'a Tracer);

impl Part<'_> {
    fn number(&self) -> Option<i32> {
        Some(self.0.0)
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        log(format_args!("drop part {}", self.0.0));
    }
}

twins! {
    // A tail's temporaries are dropped after the locals in 2021, before them in 2024.
    tail_of_block { let n = { let a = make(1); log(&a.0); make(2).part().number().unwrap_or(0) }; yield_!(n); n }
    tail_of_arm { for i in 0..2 { let n = match i { 0 => { let _a = make(3); make(4).part().number() } _ => None }; yield_!(n.unwrap_or(7)); } 0 }
    tail_of_loop { let n = loop { let _a = make(5); break { let _b = make(6); make(7).part().number().unwrap_or(1) }; }; yield_!(n) }
    tail_unused { { let _a = make(1); make(2).part().number().is_some() }; yield_!(1); 0 }
    tail_of_closure { let f = || { let _a = make(1); make(2).part().number().unwrap_or(0) }; let n = f(); yield_!(n); n }

    // What `if let` looks at is dropped after its `else` in 2021, before it in 2024.
    if_let_else { if let None = make(1).part().number() { log("then"); } else { log("else"); } yield_!(1); 0 }
    if_let_value { let n = if let Some(1) = make(2).part().number() { 1 } else { seen(2) }; yield_!(n); n }
    if_let_chain_of_else { for i in 0..3 { let n = if let Some(0) = make(i).part().number() { seen(10) } else if let Some(1) = make(i + 10).part().number() { seen(11) } else { seen(12) }; yield_!(n); } 0 }
    while_let_temporary { let mut i = 0; while let Some(0..=2) = make(i).part().number() { log("in"); i += 1; } yield_!(i) }
    match_temporary { let n = match make(1).part().number() { Some(n) => { log("arm"); n } None => 0 }; yield_!(n); n }
    let_else_temporary { let Some(n) = make(1).part().number() else { log("else"); return 0; }; log("after"); yield_!(n); n }

    // Of every other kind.
    shadowing { let a = make(1); yield_!(a.0); let a = make(a.0 + 1); { let a = make(9); yield_!(a.0); } yield_!(a.0) }
    branches { let mut n = 0; for i in 0..5 { n += if i % 2 == 0 { yield_!(i) } else { seen(i) }; } n }
    labelled { 'a: for i in 0..4 { let t = make(i); for j in 0..3 { if i == j { continue 'a; } if i == 3 { break 'a; } yield_!(t.0 + j); } } 0 }
    moved { let a = make(1); let b = make(2); if yield_!(1) > 2 { eat(a); } yield_!(2); let c = b; yield_!(c.0) }
    arguments { let mut v = vec![seen(1), yield_!(2)]; v.push(yield_!(3)); v[(yield_!(4) as usize) % 3] += yield_!(5); log(format!("{v:?} {}", yield_!(6))); v.iter().sum() }
    conditions { let o = Some(3); let n = match o { Some(n) if n > yield_!(n) => 1, Some(n) => yield_!(n), None => 0 }; let Some(m) = o else { return 1 }; if yield_!(1) > 0 && m > 2 || yield_!(2) > 5 { n } else { m } }
    named { let state = yield_!(1); let at = state + 1; let input = yield_!(at); let this = input; state + this }
    anonymous { let v = vec![1, 2]; for n in primed::iter! { for n in v { yield n; yield n * 2; } } { yield_!(n); } 0 }
}

/// Writes down when it is dropped.
struct Noted(i32, Rc<RefCell<Vec<i32>>>);

impl Noted {
    fn part(&self) -> Option<&i32> {
        Some(&self.0)
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

#[primed::generator]
fn noting(log: Rc<RefCell<Vec<i32>>>) -> impl primed::Generator<(), Yield = i32, Return = i32> {
    let value = {
        let _local = Noted(1, Rc::clone(&log));
        Noted(2, log).part().copied().unwrap_or(0)
    };
    yield_!(value);
    value
}

/// What is compared above does depend on the edition.
#[test]
fn editions_differ() {
    use primed::Generator as _;

    let log = Rc::default();
    assert_eq!(noting(Rc::clone(&log)).iter().collect::<Vec<_>>(), [2]);
    let expected = if EDITION == 2021 { [1, 2] } else { [2, 1] };
    assert_eq!(*log.borrow(), expected);
}
