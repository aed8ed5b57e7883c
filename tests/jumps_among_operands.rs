//! Jumps out of the middle of an expression, beside what it has made by then, each against a
//! plain function of the same text: see `macros/src/lower/escape.rs`.

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

twins! {
    a_literal { let n = loop { let x = (make(5), make(6).0, if seen(1) == 1 { break 7; } else { 8 }); yield_!(1); }; yield_!(n) }
    a_number { let n = loop { let x = Box::new((make(5), make(6).0, if seen(1) == 1 { break make(7).0; } else { 8 })); yield_!(1); }; yield_!(n) }
    a_value { let t = loop { let x = (make(5), make(6).0, if seen(1) == 1 { break make(7); } else { 8 }); yield_!(1); }; yield_!(t.0) }
    two_of_them { let t = 'a: { loop { let x = (make(5), make(6).0, if seen(1) == 2 { break make(7).0; } else { break 'a make(8) }); yield_!(1); }; make(2) }; yield_!(t.0) }
    with_some_that_have_none { let mut i = 0; let t = 'a: loop { i += 1; for x in 0..3 { log(vec![make(5), if i == 2 && x == 1 { break 'a make(7); } else if i == 1 { break } else { make(8) }].len()); yield_!(1); } yield_!(i); }; yield_!(t.0) }
    of_a_local { let s = vec![make(1)]; let t = loop { let x = (make(5), if seen(1) == 1 { break s; } else { 8 }); yield_!(3); break s; }; yield_!(t.len() as i32) }
    always { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), make(6).0, { break 5; }); } else { vec![make(1)] }; yield_!(4); }; yield_!(n) }
    always_without_value { loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), make(6).0, { break; }); } else { vec![make(1)] }; yield_!(4); } yield_!(5) }
    always_by_one_of_two { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), { if seen(2) == 3 { break make(5).0; } else { break make(4).0 } }); } else { vec![] }; yield_!(4); }; yield_!(n) }
    always_or_return { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), { if seen(2) == 3 { return 4; } else { break make(4).0 } }); } else { vec![] }; yield_!(4); }; yield_!(n) }
    always_in_a_macro { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { log(vec![make(1), { break make(4).0 }].len()); } else { vec![] }; yield_!(4); }; yield_!(n) }
    never_in_a_message { let n = loop { let v = { assert!(seen(1) == 1, "{}", { break make(4).0 }); 3 }; yield_!(v); debug_assert!(seen(1) == 1, "{}", { break make(4).0 }); if seen(2) == 2 { break 9; } }; yield_!(n) }
    always_by_each_arm { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), match seen(2) { 2 => break make(5).0, _ => break make(4).0 }); } else { vec![] }; yield_!(4); }; yield_!(n) }
    always_in_an_index { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), vec![1][({ if true { break make(5).0 } else { break 3 } }, 0).1]); } else { vec![] }; yield_!(4); }; yield_!(n) }
    always_in_a_range { let n = loop { let v: Vec<Tracer> = if seen(1) == 1 { let k = (make(1), 0..{ break make(5).0 }); } else { vec![] }; yield_!(4); }; yield_!(n) }
}
